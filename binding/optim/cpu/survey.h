// How large the numbers of a tensor are.
#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <cstdint>
#include <span>

#include "kernels.h"

namespace pdecay {

// Adds to counts[k] how many numbers of a tensor without gaps are, the sign aside, no smaller than sizes[k].
// NaN is larger than infinity; the least number above 0 stands for that of the tensor's type. On all the
// CPU's threads.
void count_from(const Kernels& kernels, const at::Tensor& tensor, std::span<const double> sizes,
                std::int64_t* counts);

template <std::size_t N>
std::array<std::int64_t, N> count_from(const Kernels& kernels, const at::Tensor& tensor,
                                       const std::array<double, N>& sizes) {
  static_assert(N <= kCountBounds);
  std::array<std::int64_t, N> counts{};
  count_from(kernels, tensor, sizes, counts.data());
  return counts;
}

}  // namespace pdecay
