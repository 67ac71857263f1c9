#include "lstm.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/mkldnn_rnn_layer_backward_cpu_dispatch.h>
#include <ATen/ops/mkldnn_rnn_layer_cpu_dispatch.h>
#include <ATen/ops/zeros.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/function.h>

#include <utility>
#include <vector>

#include "isa.h"
#include "kernels.h"
#include "lstm_loops.h"

namespace pdecay::kernels {
namespace {

constexpr int64_t kLstm = 2;  // libtorch's number of the mode

bool plain(const at::Tensor& t, at::IntArrayRef shape) {
  return t.defined() && t.scalar_type() == at::kFloat && t.layout() == at::kStrided && t.device().is_cpu() &&
         t.sizes() == shape;
}

// Which shapes are computed here: those at which forward and backward were both at least as fast as oneDNN's,
// on two threads. Each thread reads all weights at every step, for its rows of the batch alone: with few
// rows, or weights far larger than its second-level cache, reading takes longer than computing, and oneDNN,
// whose threads share the weights and wait for each other, is faster. The number of threads does not count,
// so that it changes no result.
bool worth(int64_t batch, int64_t inputs, int64_t hidden) {
  constexpr int64_t kBytes = sizeof(float), kKilobyte = 1024;
  const int64_t most = batch >= 8 ? 2048 : batch >= 2 ? 512 : 128;
  // Compared in this order, the product cannot overflow.
  return hidden <= most * kKilobyte && inputs <= most * kKilobyte &&
         4 * hidden * (inputs + hidden) * kBytes <= most * kKilobyte;
}

// Whether the loops take these arguments; libtorch's kernel does not check them.
bool fits(const at::Tensor& input, const at::Tensor& weight_ih, const at::Tensor& weight_hh,
          const at::Tensor& bias_ih, const at::Tensor& bias_hh, const at::Tensor& hx, const at::Tensor& cx,
          at::IntArrayRef batch_sizes, int64_t mode, int64_t hidden, bool has_biases) {
  if (mode != kLstm || !batch_sizes.empty() || input.dim() != 3 || input.numel() == 0 || hidden <= 0)
    return false;
  const int64_t batch = input.size(1), inputs = input.size(2), rows = 4 * hidden;
  return plain(input, input.sizes()) && plain(weight_ih, {rows, inputs}) &&
         plain(weight_hh, {rows, hidden}) &&
         (!has_biases || (plain(bias_ih, {rows}) && plain(bias_hh, {rows}))) && plain(hx, {batch, hidden}) &&
         plain(cx, {batch, hidden});
}

LstmLayer layer_of(const at::Tensor& input, int64_t hidden, bool reverse) {
  LstmLayer layer{};
  layer.steps = input.size(0);
  layer.batch = input.size(1);
  layer.inputs = input.size(2);
  layer.hidden = hidden;
  layer.reverse = reverse;
  layer.lanes = lstm_lanes();
  layer.strips = (hidden + layer.lanes - 1) / layer.lanes;
  return layer;
}

void share(const LstmLayer& layer, LstmPhase phase, int64_t count, int64_t grain = 1) {
  at::parallel_for(0, count, grain, [&](int64_t begin, int64_t end) { run(layer, phase, begin, end); });
}

int64_t record_size(const LstmLayer& layer) { return layer.strips * layer.rows() * 5 * layer.lanes; }

// Whether autograd wants the gradient of the operator's argument: a direct caller wants all.
bool wanted(const char* node_name, size_t argument) {
  const auto node = torch::autograd::get_current_node();
  return node == nullptr || node->name() != node_name || node->task_should_compute_output(argument);
}

}  // namespace

std::tuple<at::Tensor, at::Tensor, at::Tensor, at::Tensor> mkldnn_rnn_layer(
    const at::Tensor& input, const at::Tensor& weight0, const at::Tensor& weight1, const at::Tensor& weight2,
    const at::Tensor& weight3, const at::Tensor& hx, const at::Tensor& cx, bool reverse,
    at::IntArrayRef batch_sizes, int64_t mode, int64_t hidden_size, int64_t num_layers, bool has_biases,
    bool bidirectional, bool batch_first, bool train) {
  if (!fast() || !isa_is_fast() ||
      !fits(input, weight0, weight1, weight2, weight3, hx, cx, batch_sizes, mode, hidden_size, has_biases) ||
      !worth(input.size(1), input.size(2), hidden_size))
    return at::cpu::mkldnn_rnn_layer(input, weight0, weight1, weight2, weight3, hx, cx, reverse, batch_sizes,
                                     mode, hidden_size, num_layers, has_biases, bidirectional, batch_first,
                                     train);
  LstmLayer layer = layer_of(input, hidden_size, reverse);
  const at::TensorOptions options = input.options();
  const at::Tensor x = input.contiguous(), w = weight0.contiguous(), u = weight1.contiguous(),
                   h = hx.contiguous(), c = cx.contiguous(),
                   b = has_biases ? weight2.contiguous() : at::Tensor(),
                   b2 = has_biases ? weight3.contiguous() : at::Tensor();
  at::Tensor output = at::empty({layer.steps, layer.batch, layer.hidden}, options);
  at::Tensor hy = at::empty({layer.batch, layer.hidden}, options), cy = at::empty_like(hy);
  const at::Tensor packed = at::empty({layer.strips * (layer.features() + 1) * layer.width()}, options);
  const at::Tensor cells = at::empty({layer.strips * layer.batch * layer.lanes}, options);
  at::Tensor record;
  if (c10::GradMode::is_enabled()) record = at::empty({record_size(layer)}, options);
  layer.x = x.const_data_ptr<float>();
  layer.hx = h.const_data_ptr<float>();
  layer.cx = c.const_data_ptr<float>();
  layer.weight_ih = w.const_data_ptr<float>();
  layer.weight_hh = u.const_data_ptr<float>();
  if (has_biases) {
    layer.bias_ih = b.const_data_ptr<float>();
    layer.bias_hh = b2.const_data_ptr<float>();
  }
  layer.out = output.mutable_data_ptr<float>();
  layer.hy = hy.mutable_data_ptr<float>();
  layer.cy = cy.mutable_data_ptr<float>();
  layer.packed = packed.mutable_data_ptr<float>();
  layer.cells = cells.mutable_data_ptr<float>();
  if (record.defined()) layer.record = record.mutable_data_ptr<float>();
  share(layer, LstmPhase::pack, layer.strips);
  share(layer, LstmPhase::forward, layer.batch);
  return {std::move(output), std::move(hy), std::move(cy), std::move(record)};
}

std::tuple<at::Tensor, at::Tensor, at::Tensor, at::Tensor, at::Tensor, at::Tensor, at::Tensor>
mkldnn_rnn_layer_backward(const at::Tensor& input, const at::Tensor& weight1, const at::Tensor& weight2,
                          const at::Tensor& weight3, const at::Tensor& weight4, const at::Tensor& hx,
                          const at::Tensor& cx, const at::Tensor& output, const at::Tensor& hy,
                          const at::Tensor& cy, const std::optional<at::Tensor>& grad_output,
                          const std::optional<at::Tensor>& grad_hy, const std::optional<at::Tensor>& grad_cy,
                          bool reverse, int64_t mode, int64_t hidden_size, int64_t num_layers,
                          bool has_biases, bool train, bool bidirectional, at::IntArrayRef batch_sizes,
                          bool batch_first, const at::Tensor& workspace) {
  const auto given = [](const std::optional<at::Tensor>& grad) {
    return grad.has_value() && grad->defined();
  };
  if (!given(grad_output) && !given(grad_hy) && !given(grad_cy)) return {};
  // libtorch's own forward gives bytes.
  if (!workspace.defined() || workspace.scalar_type() != at::kFloat)
    return at::cpu::mkldnn_rnn_layer_backward(input, weight1, weight2, weight3, weight4, hx, cx, output, hy,
                                              cy, grad_output, grad_hy, grad_cy, reverse, mode, hidden_size,
                                              num_layers, has_biases, train, bidirectional, batch_sizes,
                                              batch_first, workspace);
  TORCH_CHECK(
      fits(input, weight1, weight2, weight3, weight4, hx, cx, batch_sizes, mode, hidden_size, has_biases),
      "mkldnn_rnn_layer_backward: the arguments are not those of the forward that made the workspace");
  LstmLayer layer = layer_of(input, hidden_size, reverse);
  const at::IntArrayRef state = hx.sizes();
  const auto dense = [&](const std::optional<at::Tensor>& grad, at::IntArrayRef shape) {
    if (!given(grad)) return at::Tensor();
    TORCH_CHECK(plain(*grad, shape), "mkldnn_rnn_layer_backward: expected a float32 gradient of shape ",
                shape, " but got ", grad->scalar_type(), " of shape ", grad->sizes());
    return grad->contiguous();
  };
  const auto data = [](const at::Tensor& t) { return t.defined() ? t.const_data_ptr<float>() : nullptr; };
  const std::vector<int64_t> shape{layer.steps, layer.batch, layer.hidden};
  TORCH_CHECK(workspace.numel() == record_size(layer) && workspace.is_contiguous() && plain(output, shape),
              "mkldnn_rnn_layer_backward: output or workspace is not of the forward's shape");
  const at::Tensor x = input.contiguous(), w = weight1.contiguous(), u = weight2.contiguous(),
                   h = hx.contiguous(), c = cx.contiguous(), out = output.contiguous(),
                   grad_out = dense(grad_output, shape), last_h = dense(grad_hy, state),
                   last_c = dense(grad_cy, state);
  const at::TensorOptions options = input.options();
  const int64_t positions = layer.strips * layer.width();
  const auto columns = [&](int64_t count) { return (count + layer.lanes - 1) / layer.lanes * layer.lanes; };
  const at::Tensor gates = at::empty({layer.rows() * positions}, options),
                   cells = at::empty({layer.strips * layer.batch * layer.lanes}, options),
                   packed_hh = at::empty({positions * columns(layer.hidden)}, options),
                   sums = at::zeros({(layer.features() + 1) * positions}, options);
  at::Tensor grad_ih = at::empty({4 * layer.hidden, layer.inputs}, options),
             grad_hh = at::empty({4 * layer.hidden, layer.hidden}, options),
             grad_bias = at::empty({4 * layer.hidden}, options), grad_hx = at::empty(state, options),
             grad_cx = at::empty(state, options), grad_x;
  layer.x = data(x);
  layer.hx = data(h);
  layer.cx = data(c);
  layer.weight_ih = data(w);
  layer.weight_hh = data(u);
  layer.out = const_cast<float*>(data(out));
  layer.record = const_cast<float*>(data(workspace));
  layer.grad_out = data(grad_out);
  layer.grad_hy = data(last_h);
  layer.grad_cy = data(last_c);
  layer.gates = gates.mutable_data_ptr<float>();
  layer.cells = cells.mutable_data_ptr<float>();
  layer.packed_hh = packed_hh.mutable_data_ptr<float>();
  layer.sums = sums.mutable_data_ptr<float>();
  layer.grad_ih = grad_ih.mutable_data_ptr<float>();
  layer.grad_hh = grad_hh.mutable_data_ptr<float>();
  layer.grad_bias = grad_bias.mutable_data_ptr<float>();
  layer.grad_hx = grad_hx.mutable_data_ptr<float>();
  layer.grad_cx = grad_cx.mutable_data_ptr<float>();
  share(layer, LstmPhase::pack_columns_hh, (layer.hidden + layer.width() - 1) / layer.width());
  share(layer, LstmPhase::backward, layer.batch);
  share(layer, LstmPhase::weights, weight_units(layer));
  share(layer, LstmPhase::unpack, layer.strips);
  // Data rarely need a gradient, and the product takes a ninth to a third of the backward's time.
  if (wanted("MkldnnRnnLayerBackward0", 0)) {
    grad_x = at::empty(x.sizes(), options);
    const at::Tensor packed_ih = at::empty({positions * columns(layer.inputs)}, options);
    layer.packed_ih = packed_ih.mutable_data_ptr<float>();
    layer.grad_x = grad_x.mutable_data_ptr<float>();
    share(layer, LstmPhase::pack_columns_ih, (layer.inputs + layer.width() - 1) / layer.width());
    share(layer, LstmPhase::inputs, layer.rows());
  }
  at::Tensor grad_bias2 = grad_bias.clone();
  return {std::move(grad_x),     std::move(grad_ih), std::move(grad_hh), std::move(grad_bias),
          std::move(grad_bias2), std::move(grad_hx), std::move(grad_cx)};
}

}  // namespace pdecay::kernels
