// Typed arrays of a tensor's elements, and tensors of a typed array's.
#pragma once

#include <ATen/core/Tensor.h>
#include <node_api.h>

#include <vector>

namespace pdecay::napi {

// Throws Fault ERR_UNSUPPORTED where there is none.
c10::ScalarType type_in(napi_typedarray_type array);
napi_typedarray_type array_type(c10::ScalarType type);
// The number of elements; Fault ERR_RANGE for negative sizes and products beyond 64 bits.
uint64_t count_of(const std::vector<int64_t>& shape);

// The elements in row-major order in CPU memory, in a dtype that a typed array has: the tensor's own memory
// where it is so already.
at::Tensor array_elements(const at::Tensor& tensor);
// A copy of what array_elements gave.
napi_value copy_out(napi_env env, const at::Tensor& elements);
// A typed array over the memory of what array_elements gave, which it keeps alive.
napi_value make_array_over(napi_env env, const at::Tensor& elements);

// Whether the elements lie in an array's memory, which ends with this environment.
bool is_array_memory(const at::Tensor& tensor);

}  // namespace pdecay::napi
