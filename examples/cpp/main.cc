// Uses the engine in libpdecay.so from C++, without Python and Node.
//
//   cmake_minimum_required(VERSION 3.20)
//   project(example CXX)
//   set(CMAKE_CXX_STANDARD 20)
//   find_package(Torch REQUIRED)  # -DCMAKE_PREFIX_PATH=<libtorch>/share/cmake
//   add_executable(example main.cc)
//   target_include_directories(example PRIVATE ${PDECAY}/binding/optim)
//   target_link_libraries(example ${PDECAY}/build/Release/libpdecay.so ${TORCH_LIBRARIES})
//
// It trains w towards zero with pAdam and prints how many weights became exactly or nearly 0.
#include <ATen/ops/randn.h>

#include <cstdio>
#include <vector>

#include "engine/optimizer.h"

int main() {
  at::Tensor weights = at::randn({64, 32});
  weights.requires_grad_(true);

  // [lr, maximize, cautious], then the options of the step and of the decay, in the order of the registry:
  // adam: beta1, beta2, eps, amsgrad; lp: p, lambda, reference (before), zeros (absorb), floor.
  const std::vector<double> values = {1e-2, 0, 0, 0.9, 0.999, 1e-8, 0, 0.8, 1e-2, 0, 0, 1e-14};
  pdecay::Optimizer optimizer;
  optimizer.add_group("adam", "lp", {weights}, {true}, values, {});

  for (int step = 0; step < 500; ++step) {
    weights.mutable_grad() = weights.detach().clone();  // the gradient of sum(w^2) / 2
    optimizer.step(values);
  }
  const pdecay::Counts counts = optimizer.counts(0);
  std::printf("%lld of %lld weights are 0, %lld below 1e-8\n", static_cast<long long>(counts.zeros),
              static_cast<long long>(counts.numel), static_cast<long long>(counts.below));
}
