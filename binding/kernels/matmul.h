#pragma once

#include <ATen/core/Tensor.h>

namespace pdecay::kernels {

// aten::mm and aten::addmm.
at::Tensor mm(const at::Tensor& self, const at::Tensor& mat2);
at::Tensor addmm(const at::Tensor& self, const at::Tensor& mat1, const at::Tensor& mat2,
                 const at::Scalar& beta, const at::Scalar& alpha);

}  // namespace pdecay::kernels
