// Convolutions with windows of 3 x 3 and a stride of 1 by Winograd's minimal filtering.
#pragma once

#include <cstdint>

namespace pdecay::kernels {

// The numbers of a convolution: input [images, channels, height, width], weight [filters, channels, 3, 3],
// output [images, filters, rows, columns], all contiguous; channels and filters are multiples of
// kWinogradUnit.
struct Convolution {
  int64_t images, channels, height, width, filters, padding;
  int64_t rows() const { return height + 2 * padding - 2; }
  int64_t columns() const { return width + 2 * padding - 2; }
};
constexpr int64_t kWinogradUnit = 16;

// out = input * weight + bias. The bias may be null.
void winograd_forward(const Convolution& shape, const float* input, const float* weight, const float* bias,
                      float* out);

// The gradient of the input, from that of the output.
void winograd_backward_input(const Convolution& shape, const float* grad, const float* weight,
                             float* input_grad);

// The gradient of the weight.
void winograd_backward_weight(const Convolution& shape, const float* grad, const float* input,
                              float* weight_grad);

}  // namespace pdecay::kernels
