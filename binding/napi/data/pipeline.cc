// Pipelines for JavaScript: made once for a set, asked for one batch after the other.
#include "data/pipeline.h"

#include <ATen/ops/empty.h>

#include <optional>

#include "data.h"
#include "data/tensors.h"
#include "napi/env/convert.h"
#include "napi/env/external.h"
#include "napi/env/slots.h"

namespace pdecay::napi {
namespace {

using PipelinePointer = std::shared_ptr<data::Pipeline>;
constexpr External<PipelinePointer> kPipelines{{0x51c3a6de92f04b17, 0xb80e4d27c1f96a35}, "data pipeline"};

napi_value property(napi_env env, napi_value object, const char* name) {
  napi_value value = nullptr;
  check(env, napi_get_named_property(env, object, name, &value), name);
  return value;
}

int64_t integer(napi_env env, napi_value object, const char* name, int64_t lowest, int64_t highest) {
  return read_int64(env, property(env, object, name), name, lowest, highest);
}

// [[name, Float64Array], …]
data::TransformList read_transforms(napi_env env, napi_value value) {
  data::TransformList list;
  const uint32_t length = read_length(env, value, "transforms");
  for (uint32_t i = 0; i < length; ++i) {
    napi_value each = read_element(env, value, i, "transforms");
    const std::string name = read_string(env, read_element(env, each, 0, "transforms"), "transforms");
    napi_value numbers = read_element(env, each, 1, "transforms");
    list.add(name, read_array<double>(env, numbers, "transforms"));
  }
  return list;
}

std::vector<int64_t> read_doubles(napi_env env, napi_value value, const char* name) {
  std::vector<int64_t> list;
  for (const double each : read_array<double>(env, value, name)) {
    if (!(each >= 0 && each <= 9007199254740991.0))
      throw Fault("ERR_ARGUMENT", std::string("Expected offsets for ") + name);
    list.push_back(static_cast<int64_t>(each));
  }
  return list;
}

data::Layout read_layout_of(napi_env env, napi_value source) {
  const int channels = static_cast<int>(integer(env, source, "channels", 1, 3));
  if (channels == 2) throw Fault("ERR_ARGUMENT", "Expected 1 or 3 for channels");
  return {channels, static_cast<int>(integer(env, source, "height", 1, 16384)),
          static_cast<int>(integer(env, source, "width", 1, 16384)),
          read_boolean(env, property(env, source, "channelsFirst"), "channelsFirst")};
}

// {kind, …}
std::unique_ptr<data::Source> read_source(napi_env env, napi_value source) {
  const std::string kind = read_string(env, property(env, source, "kind"), "kind");
  const auto path = [&] { return read_string(env, property(env, source, "path"), "path"); };
  if (kind == "files")
    return data::files_source(read_list(env, property(env, source, "paths"), "paths",
                                        [&](napi_value each) { return read_string(env, each, "paths"); }));
  if (kind == "pack") {
    auto offsets = read_doubles(env, property(env, source, "offsets"), "offsets");
    auto lengths = read_doubles(env, property(env, source, "lengths"), "lengths");
    if (offsets.size() != lengths.size()) throw Fault("ERR_ARGUMENT", "Expected as many lengths as offsets");
    return data::pack_source(path(), std::move(offsets), std::move(lengths));
  }
  const data::Layout layout = read_layout_of(env, source);
  if (kind == "records") {
    constexpr int64_t most = int64_t{1} << 40;
    const int64_t stride = integer(env, source, "stride", static_cast<int64_t>(layout.size()), most);
    return data::record_source(path(), integer(env, source, "offset", 0, most), stride,
                               integer(env, source, "count", 0, most / stride), layout);
  }
  if (kind != "memory") throw Fault("ERR_ARGUMENT", "Expected memory, records, files or pack for kind");
  const at::Tensor images = read_handle(env, property(env, source, "images"), "images");
  const auto size = static_cast<int64_t>(layout.size());
  if (images.scalar_type() != at::kByte || !images.device().is_cpu() || !images.is_contiguous() ||
      images.dim() < 1 || images.numel() != images.size(0) * size)
    throw Fault("ERR_ARGUMENT", "Expected a contiguous uint8 tensor of the layout's images for images");
  return data::memory_source(images, layout);
}

// ({source, labels, transforms, channels, height, width, asBytes, classes, threads}) -> pipeline
napi_value create(napi_env env, napi_callback_info info) {
  return guard(env, [&] {
    const Arguments<1> in(env, info);
    data::PipelineSettings settings;
    settings.channels = static_cast<int>(integer(env, in[0], "channels", 1, 3));
    if (settings.channels == 2) throw Fault("ERR_ARGUMENT", "Expected 1 or 3 for channels");
    settings.height = static_cast<int>(integer(env, in[0], "height", 1, 16384));
    settings.width = static_cast<int>(integer(env, in[0], "width", 1, 16384));
    settings.as_bytes = read_boolean(env, property(env, in[0], "asBytes"), "asBytes");
    settings.classes = integer(env, in[0], "classes", 0, 1 << 24);
    settings.threads = static_cast<int>(integer(env, in[0], "threads", 1, 256));
    data::TransformList transforms = read_transforms(env, property(env, in[0], "transforms"));
    return with_data_errors([&] {
      auto source = read_source(env, property(env, in[0], "source"));
      napi_value labels = property(env, in[0], "labels");
      const auto values = read_array<int32_t>(env, labels, "labels");
      auto pipeline = std::make_shared<data::Pipeline>(std::move(source),
                                                       std::vector<int64_t>(values.begin(), values.end()),
                                                       std::move(transforms), settings);
      slots(env).environment()->on_close([weak = std::weak_ptr(pipeline)] {
        if (const auto living = weak.lock()) living->stop();
      });
      return kPipelines.make(env, std::move(pipeline));
    });
  });
}

napi_value result_of(napi_env env, const data::Batch& batch) {
  napi_value result = make_array(env, 3), failures = make_array(env, batch.failures.size());
  set_element(env, result, 0, make_handle(env, batch.inputs));
  set_element(env, result, 1, make_handle(env, batch.targets));
  for (size_t i = 0; i < batch.failures.size(); ++i) {
    const auto& [place, code, message] = batch.failures[i];
    napi_value failure = make_array(env, 3);
    set_element(env, failure, 0, make_number(env, static_cast<double>(place)));
    set_element(env, failure, 1, make_string(env, code));
    set_element(env, failure, 2, make_string(env, message));
    set_element(env, failures, i, failure);
  }
  set_element(env, result, 2, failures);
  return result;
}

data::Draw read_draw(napi_env env, napi_value seed, napi_value epoch) {
  data::Draw draw;
  draw.seed = read_int64(env, seed, "seed", 0);
  draw.epoch = read_int64(env, epoch, "epoch", 0);
  return draw;
}

// (pipeline, indices, seed, epoch, samples, repeats | null) -> promise of [inputs, targets, failures]
napi_value submit(napi_env env, napi_callback_info info) {
  return guard(env, [&] {
    const Arguments<6> in(env, info);
    const PipelinePointer pipeline = kPipelines.read(env, in[0], "pipeline");
    const data::Draw draw = read_draw(env, in[2], in[3]);
    const auto indices = read_array<int32_t>(env, in[1], "indices");
    const auto samples = read_array<int32_t>(env, in[4], "samples");
    std::span<const int32_t> repeats;
    if (!is_nothing(env, in[5])) repeats = read_array<int32_t>(env, in[5], "repeats");
    if (samples.size() != indices.size() || (!repeats.empty() && repeats.size() != indices.size()))
      throw Fault("ERR_ARGUMENT", "Expected as many samples and repeats as indices");
    const auto batch = std::make_shared<data::Batch>();
    batch->indices.assign(indices.begin(), indices.end());
    batch->draws.assign(indices.size(), draw);
    for (size_t i = 0; i < indices.size(); ++i) {
      batch->draws[i].sample = static_cast<uint64_t>(static_cast<int64_t>(samples[i]));
      if (!repeats.empty()) batch->draws[i].repeat = static_cast<uint64_t>(static_cast<int64_t>(repeats[i]));
    }
    return slots(env).environment()->promise_from(nullptr, [&](Environment::Deliver deliver) {
      batch->done = [deliver = std::move(deliver)](data::Batch& made) {
        auto finished = std::make_shared<data::Batch>();
        finished->inputs = std::move(made.inputs);
        finished->targets = std::move(made.targets);
        finished->failures = std::move(made.failures);
        deliver([finished](napi_env on) { return result_of(on, *finished); }, nullptr);
      };
      with_data_errors([&] { pipeline->submit(batch); });
    });
  });
}

// (pipeline): ends its threads.
napi_value close(napi_env env, napi_callback_info info) {
  return guard(env, [&] {
    const Arguments<1> in(env, info);
    kPipelines.read(env, in[0], "pipeline")->stop();
    return make_undefined(env);
  });
}

// (image uint8 [channels, height, width], transforms, seed, epoch, sample, repeat) -> uint8, or float32 after
// normalize
napi_value apply(napi_env env, napi_callback_info info) {
  return guard(env, [&] {
    const Arguments<6> in(env, info);
    const at::Tensor image = read_handle(env, in[0], "image");
    if (image.scalar_type() != at::kByte || image.dim() != 3 || !image.device().is_cpu() ||
        (image.size(0) != 1 && image.size(0) != 3) || image.numel() == 0 || image.size(1) > 16384 ||
        image.size(2) > 16384)
      throw Fault("ERR_ARGUMENT", "Expected a uint8 image of 1 or 3 channels for image");
    const data::TransformList list = read_transforms(env, in[1]);
    data::Draw draw = read_draw(env, in[2], in[3]);
    draw.sample = read_int64(env, in[4], "sample", 0);
    draw.repeat = read_int64(env, in[5], "repeat", 0);
    return with_data_errors([&] {
      data::Workspace work;
      data::from_tensor(image.contiguous(), true, work.image);
      list.apply(work, draw);
      if (!list.is_float()) return make_handle(env, data::to_tensor(work.image, true));
      at::Tensor out = at::empty({work.image.channels, work.image.height, work.image.width}, at::kFloat);
      list.finish(work.image, draw, out.mutable_data_ptr<float>());
      return make_handle(env, out);
    });
  });
}

}  // namespace

void init_pipeline(napi_env env, napi_value exports) {
  expose(env, exports,
         {{"createPipeline", create},
          {"submitBatch", submit},
          {"closePipeline", close},
          {"applyTransforms", apply}});
}

}  // namespace pdecay::napi
