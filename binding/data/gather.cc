#include "gather.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace pdecay::data {
namespace {

// Below this many bytes for each thread, starting threads takes longer than the work.
constexpr int64_t kGrainBytes = 1 << 16;

void check_indices(std::span<const int32_t> indices, int64_t count) {
  for (const int32_t index : indices)
    if (index < 0 || index >= count)
      throw std::out_of_range("index " + std::to_string(index) + " in a data set of " +
                              std::to_string(count));
}

}  // namespace

at::Tensor gather_images(const Images& images, std::span<const double> scale, std::span<const double> shift,
                         std::span<const int32_t> indices) {
  const int64_t channels = images.channels, plane = images.plane();
  const auto size = [](const auto& span) { return static_cast<int64_t>(span.size()); };
  if (size(scale) != channels || size(shift) != channels)
    throw std::invalid_argument("scale and shift need one number for each channel");
  if (size(images.pixels) != images.count * channels * plane)
    throw std::invalid_argument("the pixels are not count x channels x height x width bytes");
  check_indices(indices, images.count);

  at::Tensor batch = at::empty({size(indices), channels, images.height, images.width}, at::kFloat);
  float* const out = batch.mutable_data_ptr<float>();
  const int64_t planes = size(indices) * channels;
  at::parallel_for(0, planes, std::max<int64_t>(1, kGrainBytes / std::max<int64_t>(1, plane)),
                   [&](int64_t begin, int64_t end) {
                     for (int64_t i = begin; i < end; ++i) {
                       const int64_t channel = i % channels;
                       const uint8_t* const from =
                           images.pixels.data() +
                           (int64_t{indices[i / channels]} * channels + channel) * plane;
                       const float factor = static_cast<float>(scale[channel]);
                       const float offset = static_cast<float>(shift[channel]);
                       float* const to = out + i * plane;
                       for (int64_t j = 0; j < plane; ++j)
                         to[j] = static_cast<float>(from[j]) * factor + offset;
                     }
                   });
  return batch;
}

at::Tensor gather_labels(std::span<const uint8_t> labels, std::span<const int32_t> indices) {
  check_indices(indices, static_cast<int64_t>(labels.size()));
  at::Tensor batch = at::empty({static_cast<int64_t>(indices.size())}, at::kLong);
  int64_t* const out = batch.mutable_data_ptr<int64_t>();
  for (size_t i = 0; i < indices.size(); ++i) out[i] = labels[indices[i]];
  return batch;
}

}  // namespace pdecay::data
