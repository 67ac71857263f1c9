// Images as tensors.
#pragma once

#include <ATen/core/Tensor.h>

#include "image.h"

namespace pdecay::data {

// uint8 [channels, height, width], or [height, width, channels]: a copy.
at::Tensor to_tensor(const Image& image, bool channels_first);
// The other way, from a contiguous uint8 tensor of three dimensions.
void from_tensor(const at::Tensor& tensor, bool channels_first, Image& image);

}  // namespace pdecay::data
