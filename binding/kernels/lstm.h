#pragma once

#include <ATen/core/Tensor.h>

#include <optional>
#include <tuple>

namespace pdecay::kernels {

// aten::mkldnn_rnn_layer and its backward for CPU: one layer of an LSTM in one direction. at::lstm calls
// them.
std::tuple<at::Tensor, at::Tensor, at::Tensor, at::Tensor> mkldnn_rnn_layer(
    const at::Tensor& input, const at::Tensor& weight0, const at::Tensor& weight1, const at::Tensor& weight2,
    const at::Tensor& weight3, const at::Tensor& hx, const at::Tensor& cx, bool reverse,
    at::IntArrayRef batch_sizes, int64_t mode, int64_t hidden_size, int64_t num_layers, bool has_biases,
    bool bidirectional, bool batch_first, bool train);
std::tuple<at::Tensor, at::Tensor, at::Tensor, at::Tensor, at::Tensor, at::Tensor, at::Tensor>
mkldnn_rnn_layer_backward(const at::Tensor& input, const at::Tensor& weight1, const at::Tensor& weight2,
                          const at::Tensor& weight3, const at::Tensor& weight4, const at::Tensor& hx,
                          const at::Tensor& cx, const at::Tensor& output, const at::Tensor& hy,
                          const at::Tensor& cy, const std::optional<at::Tensor>& grad_output,
                          const std::optional<at::Tensor>& grad_hy, const std::optional<at::Tensor>& grad_cy,
                          bool reverse, int64_t mode, int64_t hidden_size, int64_t num_layers,
                          bool has_biases, bool train, bool bidirectional, at::IntArrayRef batch_sizes,
                          bool batch_first, const at::Tensor& workspace);

}  // namespace pdecay::kernels
