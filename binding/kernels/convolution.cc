#include "convolution.h"

#include <ATen/ops/convolution_backward_native.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/mkldnn_convolution_native.h>
#include <ATen/ops/sum.h>

#include <algorithm>

#include "isa.h"
#include "kernels.h"
#include "winograd.h"

namespace pdecay::kernels {
namespace {

// Fewer tiles than this do not pay for the transformation of the weights.
constexpr int64_t kLeastTiles = 48;

bool all(at::IntArrayRef values, int64_t value) {
  return std::all_of(values.begin(), values.end(), [&](int64_t one) { return one == value; });
}

bool plain(const at::Tensor& tensor) {
  return tensor.dim() == 4 && tensor.scalar_type() == at::kFloat && tensor.layout() == at::kStrided &&
         tensor.is_contiguous();
}

std::optional<Convolution> winograd_shape(const at::Tensor& input, const at::Tensor& weight,
                                          at::IntArrayRef padding, at::IntArrayRef stride,
                                          at::IntArrayRef dilation, int64_t groups) {
  if (!fast() || !isa_is_fast() || groups != 1 || !plain(input) || !plain(weight) || input.numel() == 0)
    return std::nullopt;
  if (weight.size(2) != 3 || weight.size(3) != 3 || weight.size(1) != input.size(1)) return std::nullopt;
  if (!all(stride, 1) || !all(dilation, 1) || padding.empty() || !all(padding, padding.front()) ||
      padding.front() < 0 || padding.front() > 2)
    return std::nullopt;
  const Convolution shape{input.size(0), input.size(1),  input.size(2),
                          input.size(3), weight.size(0), padding.front()};
  if (shape.channels % kWinogradUnit != 0 || shape.filters % kWinogradUnit != 0) return std::nullopt;
  if (shape.rows() < 2 || shape.columns() < 2) return std::nullopt;
  if (shape.images * shape.rows() * shape.columns() < 4 * kLeastTiles) return std::nullopt;
  return shape;
}

}  // namespace

at::Tensor convolution(const at::Tensor& input, const at::Tensor& weight,
                       const std::optional<at::Tensor>& bias, at::IntArrayRef padding, at::IntArrayRef stride,
                       at::IntArrayRef dilation, int64_t groups) {
  const auto shape = winograd_shape(input, weight, padding, stride, dilation, groups);
  const bool biased = bias.has_value() && bias->defined();
  if (!shape || (biased && (bias->scalar_type() != at::kFloat || !bias->is_contiguous() ||
                            bias->numel() != shape->filters)))
    return at::native::mkldnn_convolution(input, weight, bias, padding, stride, dilation, groups);
  at::Tensor out =
      at::empty({shape->images, shape->filters, shape->rows(), shape->columns()}, input.options());
  winograd_forward(*shape, input.const_data_ptr<float>(), weight.const_data_ptr<float>(),
                   biased ? bias->const_data_ptr<float>() : nullptr, out.mutable_data_ptr<float>());
  return out;
}

std::tuple<at::Tensor, at::Tensor, at::Tensor> convolution_backward(
    const at::Tensor& grad_output, const at::Tensor& input, const at::Tensor& weight,
    at::OptionalIntArrayRef bias_sizes, at::IntArrayRef stride, at::IntArrayRef padding,
    at::IntArrayRef dilation, bool transposed, at::IntArrayRef output_padding, int64_t groups,
    std::array<bool, 3> output_mask) {
  const auto shape =
      transposed ? std::nullopt : winograd_shape(input, weight, padding, stride, dilation, groups);
  if (!shape || grad_output.scalar_type() != at::kFloat || grad_output.layout() != at::kStrided ||
      grad_output.sizes() != at::IntArrayRef{shape->images, shape->filters, shape->rows(), shape->columns()})
    return at::native::convolution_backward(grad_output, input, weight, bias_sizes, stride, padding, dilation,
                                            transposed, output_padding, groups, output_mask);
  const at::Tensor grad = grad_output.contiguous();
  const float* const from = grad.const_data_ptr<float>();
  at::Tensor input_grad, weight_grad, bias_grad;
  if (output_mask[0]) {
    input_grad = at::empty(input.sizes(), input.options());
    winograd_backward_input(*shape, from, weight.const_data_ptr<float>(),
                            input_grad.mutable_data_ptr<float>());
  }
  if (output_mask[1]) {
    weight_grad = at::empty(weight.sizes(), weight.options());
    winograd_backward_weight(*shape, from, input.const_data_ptr<float>(),
                             weight_grad.mutable_data_ptr<float>());
  }
  if (output_mask[2]) bias_grad = at::sum(grad, at::IntArrayRef{0, 2, 3});
  return {input_grad, weight_grad, bias_grad};
}

}  // namespace pdecay::kernels
