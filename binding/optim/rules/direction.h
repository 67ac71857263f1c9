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
#include <span>

namespace at {
class Tensor;
}

namespace pdecay {

// One parameter's part of it. The tensor has the parameter's shape and the type that is computed in.
struct Direction {
  at::Tensor* tensor;  // what `gather` left, to be replaced by the direction
};

}  // namespace pdecay
#endif
