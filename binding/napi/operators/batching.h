#pragma once

#include <ATen/core/Tensor.h>

namespace pdecay::napi {

// Whether the tensor stands for one example of vmap's: it has no memory of its own.
bool is_batched(const at::Tensor& tensor);

}  // namespace pdecay::napi
