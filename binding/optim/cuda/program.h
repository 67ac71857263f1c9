// The kernels' source, for NVRTC: the rules' own headers, and the types that it is made for.
#pragma once

#include <string>

#include "../rules/half.h"

namespace pdecay {

// As a decay's variant: whichever the options in the device's memory ask for. Those of a captured graph may
// change.
constexpr int kAnyVariant = -1;

struct KernelTypes {
  int step = 0, step_variant = 0, decay = 0, decay_variant = 0;
  bool fp64 = false;  // computed in
  // low: of the copy beside a master; any where there is none
  Dtype weights = Dtype::f32, gradient = Dtype::f32, state = Dtype::f32, low = Dtype::bf16;
  bool coded = false;  // whether the step's state is in 8 bits
  bool operator==(const KernelTypes&) const = default;
};

// See kernel.h. Each is a program of its own, so that a step which needs no measuring does not wait for one
// to be compiled.
enum class Kernel { prepare, measure, survey, conclude, step };

// The types that a kernel depends on; the others as they are at first.
KernelTypes types_of(Kernel kernel, const KernelTypes& types);

constexpr const char* kKernelName = "pdecay_kernel";
std::string kernel_source(Kernel kernel, const KernelTypes& types);

}  // namespace pdecay
