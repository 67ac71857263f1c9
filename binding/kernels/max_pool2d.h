#pragma once

#include <ATen/core/Tensor.h>

#include <tuple>

namespace pdecay::kernels {

// aten::max_pool2d_with_indices and its backward for CPU.
std::tuple<at::Tensor, at::Tensor> max_pool2d(const at::Tensor& input, at::IntArrayRef kernel_size,
                                              at::IntArrayRef stride, at::IntArrayRef padding,
                                              at::IntArrayRef dilation, bool ceil_mode);
at::Tensor max_pool2d_backward(const at::Tensor& grad_output, const at::Tensor& input,
                               at::IntArrayRef kernel_size, at::IntArrayRef stride, at::IntArrayRef padding,
                               at::IntArrayRef dilation, bool ceil_mode, const at::Tensor& indices);

}  // namespace pdecay::kernels
