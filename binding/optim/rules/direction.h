// The tensor-level half of a step: what turns a whole gradient into a direction, where a formula for one
// weight at a time cannot. A rule declares it as `direct`, and the engine then runs the rule in three parts:
//
//   1. `gather`, a pass of the kernels: a variant from 1 on, whose weight is the direction's tensor, and
//   whose
//      gradient is the parameter's own, scaled, clipped, and with what a coupled decay adds to it;
//   2. `direct`, on whole tensors, by libtorch's operators, where the tensors are;
//   3. `apply`, a pass of the kernels: variant 0, whose gradient is the direction, with any decay.
#pragma once

#ifndef __CUDACC_RTC__
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace at {
class Tensor;
}

namespace pdecay {

// One parameter's part of it. The tensor has the parameter's shape and the type that is computed in.
struct Direction {
  at::Tensor* tensor;         // what `gather` left, to be replaced by the direction
  const at::Tensor* weights;  // as they are computed on
  const at::Tensor* state;    // the step's tensors that kernels see, in order, in their storage
  at::Tensor* factors;        // and those that none sees; undefined where the parameter has none
  double step;                // the number of this step, from 1
  // Where only a device knows: that number after and before `gather`. They are equal where the device skips
  // the step, and then the factors must stay as they are.
  const at::Tensor *steps, *steps_before;
};

// The sizes of a parameter's factor; nothing where it has none.
using FactorSizes = std::optional<std::vector<std::int64_t>>;

}  // namespace pdecay
#endif
