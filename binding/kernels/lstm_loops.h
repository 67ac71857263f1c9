// The loops of an LSTM layer in one direction, over plain float32 memory.
//
// Gates are kept by strips of `lanes` hidden units: position lanes·g + l of strip s is gate g (input, forget,
// cell, output) of unit lanes·s + l. The last strip may have units that do not exist; their weights and
// gradients are 0.
#pragma once

#include <cstdint>

namespace pdecay::kernels {

struct LstmLayer {
  int64_t steps, batch, inputs, hidden;
  bool reverse;  // the last step is computed first
  int64_t lanes, strips;

  // [steps, batch, inputs], [batch, hidden], [4·hidden, inputs], [4·hidden, hidden], [4·hidden] or null
  const float *x, *hx, *cx, *weight_ih, *weight_hh, *bias_ih, *bias_hh;
  float *out, *hy, *cy;  // [steps, batch, hidden], [batch, hidden]

  // Weights and biases by strips: [strips, inputs + hidden + 1, 4·lanes]; the biases come first.
  float* packed;
  float* cells;   // c of the present step, or its gradient: [strips, batch, lanes]
  float* record;  // i, f, g, o and c: [strips, steps, batch, 5·lanes]; null where no gradient is wanted

  // The backward's. Gradients that come in are null where they are 0.
  const float *grad_out, *grad_hy, *grad_cy;
  float* gates;  // the gates' gradients, before sigmoid and tanh: [strips, steps, batch, 4·lanes]
  // The weights by columns for gates·weight: of each 4·lanes columns (fewer in the last), [4·lanes·strips,
  // columns].
  float *packed_hh, *packed_ih;
  float* sums;  // the gradients of weights and biases: [strips, inputs + hidden + 1, 4·lanes]; the biases
                // come last
  float *grad_ih, *grad_hh, *grad_bias, *grad_x, *grad_hx, *grad_cx;

  int64_t features() const { return inputs + hidden; }
  int64_t width() const { return 4 * lanes; }
  int64_t rows() const { return steps * batch; }
};

// What the threads share, each with its range of indices.
enum class LstmPhase {
  pack,             // of strips
  forward,          // of the batch's rows
  pack_columns_hh,  // of blocks of columns
  pack_columns_ih,  // of blocks of columns
  backward,         // of the batch's rows
  weights,          // of weight_units()
  unpack,           // of strips
  inputs,           // of steps·batch rows
};

// Blocks of features for which the weights' gradients are summed together, times strips.
constexpr int64_t kFeatureBlock = 48;
inline int64_t feature_blocks(int64_t count) { return (count + kFeatureBlock - 1) / kFeatureBlock; }
inline int64_t weight_units(const LstmLayer& layer) {
  return layer.strips * (feature_blocks(layer.inputs) + feature_blocks(layer.hidden));
}

// Lanes of the processor's best instruction set: 16, 8 or 4.
int64_t lstm_lanes();

// Every sum is computed in one order, however the indices are divided.
void run(const LstmLayer& layer, LstmPhase phase, int64_t begin, int64_t end);

}  // namespace pdecay::kernels
