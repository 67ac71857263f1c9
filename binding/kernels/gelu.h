#pragma once

#include <ATen/core/Tensor.h>

#include <string_view>

namespace pdecay::kernels {

// aten::gelu and aten::gelu_backward.
at::Tensor gelu(const at::Tensor& self, std::string_view approximate);
at::Tensor gelu_backward(const at::Tensor& grad_output, const at::Tensor& self, std::string_view approximate);

}  // namespace pdecay::kernels
