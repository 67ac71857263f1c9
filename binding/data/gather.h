// Batch assembly: rows of a data set that lies in memory as bytes, gathered by index into new tensors. No
// Node here.
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <span>

namespace pdecay::data {

// A data set of images: count × channels × height × width bytes.
struct Images {
  std::span<const uint8_t> pixels;
  int64_t count, channels, height, width;

  int64_t plane() const { return height * width; }
};

// float32 [indices, channels, height, width]: pixel · scale[channel] + shift[channel].
// Throws std::out_of_range for an index past the data set, std::invalid_argument for sizes that do not agree.
at::Tensor gather_images(const Images& images, std::span<const double> scale, std::span<const double> shift,
                         std::span<const int32_t> indices);

// int64 [indices].
at::Tensor gather_labels(std::span<const uint8_t> labels, std::span<const int32_t> indices);

}  // namespace pdecay::data
