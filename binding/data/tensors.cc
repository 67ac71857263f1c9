#include "tensors.h"

#include <ATen/ops/empty.h>

#include <cstring>

namespace pdecay::data {

at::Tensor to_tensor(const Image& image, bool channels_first) {
  const int64_t channels = image.channels, plane = int64_t{image.height} * image.width;
  at::Tensor tensor = channels_first ? at::empty({channels, image.height, image.width}, at::kByte)
                                     : at::empty({image.height, image.width, channels}, at::kByte);
  uint8_t* const to = tensor.mutable_data_ptr<uint8_t>();
  const uint8_t* const from = image.pixels.data();
  if (!channels_first || channels == 1) {
    if (image.size() > 0) std::memcpy(to, from, image.size());
  } else {
    for (int64_t c = 0; c < channels; ++c)
      for (int64_t i = 0; i < plane; ++i) to[c * plane + i] = from[i * channels + c];
  }
  return tensor;
}

void from_tensor(const at::Tensor& tensor, bool channels_first, Image& image) {
  const int64_t channels = tensor.size(channels_first ? 0 : 2);
  image.resize(static_cast<int>(tensor.size(channels_first ? 1 : 0)),
               static_cast<int>(tensor.size(channels_first ? 2 : 1)), static_cast<int>(channels));
  const uint8_t* const from = tensor.const_data_ptr<uint8_t>();
  uint8_t* const to = image.pixels.data();
  const int64_t plane = int64_t{image.height} * image.width;
  if (!channels_first || channels == 1) {
    if (image.size() > 0) std::memcpy(to, from, image.size());
  } else {
    for (int64_t c = 0; c < channels; ++c)
      for (int64_t i = 0; i < plane; ++i) to[i * channels + c] = from[c * plane + i];
  }
}

}  // namespace pdecay::data
