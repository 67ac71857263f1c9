#include "pipeline.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "error.h"
#include "jpeg.h"

namespace pdecay::data {
namespace {

// A thread keeps buffers of this size for the next image.
constexpr size_t kKeptBytes = size_t{1} << 25;

std::string sizes(int channels, int height, int width) {
  return std::to_string(channels) + " x " + std::to_string(height) + " x " + std::to_string(width);
}

}  // namespace

Pipeline::Pipeline(std::unique_ptr<Source> source, std::vector<int64_t> labels, TransformList transforms,
                   const PipelineSettings& settings)
    : source_(std::move(source)),
      labels_(std::move(labels)),
      transforms_(std::move(transforms)),
      settings_(settings) {
  if (static_cast<int64_t>(labels_.size()) != source_->size())
    throw std::invalid_argument("there are not as many labels as images");
  if (settings_.as_bytes && (transforms_.is_float() || transforms_.mixes()))
    throw std::invalid_argument("normalize, mixup and cutmix give floats");
  for (const int64_t label : labels_)
    if (transforms_.mixes() && (label < 0 || label >= settings_.classes))
      throw std::invalid_argument("a label is none of the classes");
}

void Pipeline::submit(std::shared_ptr<Batch> batch) {
  for (const int64_t index : batch->indices)
    if (index < 0 || index >= size())
      throw std::invalid_argument("index " + std::to_string(index) + " in a data set of " +
                                  std::to_string(size()));
  if (batch->draws.size() != batch->indices.size())
    throw std::invalid_argument("there are not as many draws as indices");
  if (batch->indices.empty()) {
    allocate(*batch);
    return batch->done(*batch);
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  if (stopped_) throw DataError("ERR_THREAD", "the data set is closed");
  while (threads_.size() < static_cast<size_t>(settings_.threads)) threads_.emplace_back([this] { run(); });
  waiting_.push_back(std::move(batch));
  changed_.notify_all();
}

void Pipeline::stop() noexcept {
  std::vector<std::thread> threads;
  std::deque<std::shared_ptr<Batch>> forgotten;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopped_ = true;
    forgotten.swap(waiting_);
    threads.swap(threads_);
    changed_.notify_all();
  }
  for (std::thread& thread : threads) thread.join();
}

void Pipeline::run() {
  Workspace work;
  for (;;) {
    std::shared_ptr<Batch> batch;
    size_t place = 0;
    {
      std::unique_lock<std::mutex> lock(mutex_);
      changed_.wait(lock, [&] { return stopped_ || !waiting_.empty(); });
      if (stopped_) return;
      batch = waiting_.front();
      place = batch->next++;
      // Its last sample is taken: the next thread goes on with the batch after it.
      if (batch->next == batch->indices.size()) waiting_.pop_front();
    }
    make_sample(*batch, place, work);
    if (++batch->finished < batch->indices.size()) continue;
    complete(*batch);
    batch->done(*batch);
  }
}

void Pipeline::allocate(Batch& batch) const {
  const auto rows = static_cast<int64_t>(batch.indices.size());
  batch.inputs = at::empty({rows, settings_.channels, settings_.height, settings_.width},
                           settings_.as_bytes ? at::kByte : at::kFloat);
  if (transforms_.mixes()) {
    batch.targets = at::zeros({rows, settings_.classes}, at::kFloat);
    float* const out = batch.targets.mutable_data_ptr<float>();
    for (int64_t i = 0; i < rows; ++i) out[i * settings_.classes + labels_[batch.indices[i]]] = 1;
    return;
  }
  batch.targets = at::empty({rows}, at::kLong);
  int64_t* const out = batch.targets.mutable_data_ptr<int64_t>();
  for (int64_t i = 0; i < rows; ++i) out[i] = labels_[batch.indices[i]];
}

void Pipeline::read_image(int64_t index, const Draw& draw, Workspace& work) const {
  const std::span<const uint8_t> bytes = source_->read(index, work.bytes, work.image);
  if (!source_->is_encoded()) return transforms_.apply(work, draw);
  const JpegHeader header = read_jpeg_header(bytes);
  Box box;
  int height = 0, width = 0;
  if (!transforms_.first_box(header.height, header.width, draw, box, height, width)) {
    decode_jpeg(bytes, header, settings_.channels, 1, work.image);
    return transforms_.apply(work, draw);
  }
  // The smallest image that libjpeg decodes in which the box has at least as many pixels as the result.
  int scale = 1;
  while (scale < 8 && box.height >= 2.0 * scale * height && box.width >= 2.0 * scale * width) scale *= 2;
  decode_jpeg(bytes, header, settings_.channels, scale, work.spare);
  // The scaled image's sides are rounded up.
  const double y = double(work.spare.height) / header.height, x = double(work.spare.width) / header.width;
  resize(work.spare, {box.top * y, box.left * x, box.height * y, box.width * x}, height, width, work.image);
  transforms_.apply(work, draw, 1);
}

void Pipeline::make_sample(Batch& batch, size_t place, Workspace& work) const {
  const int64_t index = batch.indices[place];
  std::string code, message;
  try {
    {
      const std::lock_guard<std::mutex> lock(batch.mutex);
      // By the first thread that works on it: batches that only wait take no memory.
      if (!batch.is_allocated) allocate(batch);
      batch.is_allocated = true;
    }
    read_image(index, batch.draws[place], work);
    const Image& image = work.image;
    if (image.channels != settings_.channels || image.height != settings_.height ||
        image.width != settings_.width)
      throw DataError("ERR_DATA", "an image of " + sizes(image.channels, image.height, image.width) +
                                      " where " +
                                      sizes(settings_.channels, settings_.height, settings_.width) +
                                      " is expected: add a resize or a crop");
    if (settings_.as_bytes)
      to_byte_planes(image, batch.inputs.mutable_data_ptr<uint8_t>() + place * image.size());
    else
      transforms_.finish(image, batch.draws[place],
                         batch.inputs.mutable_data_ptr<float>() + place * image.size());
    for (Image* each : {&work.image, &work.spare}) each->pixels.shrink(kKeptBytes);
    work.bytes.shrink(kKeptBytes);
    return;
  } catch (const DataError& error) {
    code = error.code, message = error.what();
  } catch (const std::bad_alloc&) {
    code = "ERR_OUT_OF_MEMORY", message = "out of memory";
  } catch (const std::exception& error) {
    code = "ERR_LIBTORCH", message = error.what();
  }
  const std::string name = source_->name(index);
  const std::lock_guard<std::mutex> lock(batch.mutex);
  batch.failures.push_back({place, code, (name.empty() ? "" : name + ": ") + message});
}

void Pipeline::complete(Batch& batch) const {
  std::sort(batch.failures.begin(), batch.failures.end(),
            [](const auto& a, const auto& b) { return a.place < b.place; });
  try {
    if (!batch.failures.empty()) drop_failed(batch);
    if (transforms_.mixes() && batch.inputs.defined())
      transforms_.mix(batch.inputs.mutable_data_ptr<float>(), batch.targets.mutable_data_ptr<float>(),
                      batch.inputs.size(0), settings_.channels, settings_.height, settings_.width,
                      settings_.classes, batch.draws);
  } catch (const std::exception& error) {
    batch.failures.push_back({0, "ERR_OUT_OF_MEMORY", error.what()});
    batch.inputs.reset();
    batch.targets.reset();
  }
}

// Moves the rows of what was made together; the tensors are then the beginnings of those that there were.
void Pipeline::drop_failed(Batch& batch) const {
  if (!batch.inputs.defined() || !batch.targets.defined()) return;
  auto* const inputs = static_cast<char*>(batch.inputs.mutable_data_ptr());
  auto* const targets = static_cast<char*>(batch.targets.mutable_data_ptr());
  const size_t rows = batch.indices.size();
  const size_t input_bytes = batch.inputs.nbytes() / rows, target_bytes = batch.targets.nbytes() / rows;
  size_t kept = 0, failed = 0;
  for (size_t place = 0; place < rows; ++place) {
    if (failed < batch.failures.size() && batch.failures[failed].place == place) {
      ++failed;
      continue;
    }
    if (kept != place) {
      std::memcpy(inputs + kept * input_bytes, inputs + place * input_bytes, input_bytes);
      std::memcpy(targets + kept * target_bytes, targets + place * target_bytes, target_bytes);
      batch.draws[kept] = batch.draws[place];
    }
    ++kept;
  }
  batch.draws.resize(kept);
  batch.inputs = batch.inputs.narrow(0, 0, static_cast<int64_t>(kept));
  batch.targets = batch.targets.narrow(0, 0, static_cast<int64_t>(kept));
}

}  // namespace pdecay::data
