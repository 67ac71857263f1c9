// Typed arrays of a tensor's elements.
#pragma once

#include <ATen/core/Tensor.h>
#include <node_api.h>

namespace pdecay::napi {

// The elements in row-major order in CPU memory, in a dtype that a typed array has: the tensor's own memory
// where it is so already.
at::Tensor array_elements(const at::Tensor& tensor);
// A typed array over the memory of what array_elements gave, which it keeps alive.
napi_value make_array_over(napi_env env, const at::Tensor& elements);

}  // namespace pdecay::napi
