// A kernel's source, for NVRTC: the rules' own headers, and the types that it is made for.
#pragma once

#include <string>

#include "../cpu/kernels.h"

namespace pdecay {

struct KernelTypes {
  int step, step_variant, decay, decay_variant;
  bool fp64;                            // computed in
  Dtype weights, gradient, state, low;  // low: of the copy beside a master; any where there is none
  bool operator==(const KernelTypes&) const = default;
};

constexpr const char* kKernelName = "pdecay_step";

std::string kernel_source(const KernelTypes& types);

}  // namespace pdecay
