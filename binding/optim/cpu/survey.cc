#include "survey.h"

#include <ATen/Parallel.h>

#include <atomic>
#include <cmath>
#include <limits>
#include <vector>

#include "engine/optimizer.h"

namespace pdecay {
namespace {

// The bits of the least number of a type that is no smaller than `size`; for NaN those behind infinity's.
std::int64_t bits_from(const Kernels& kernels, Dtype dtype, double size) {
  if (std::isnan(size)) return bits_from(kernels, dtype, std::numeric_limits<double>::infinity()) + 1;
  std::int64_t bits = 0;  // of the nearest: of that one, or of the one before it
  kernels.f64.narrow(&size, &bits, dtype, 1, {});
  double nearest;
  kernels.f64.widen(&bits, dtype, &nearest, 1);
  return bits + (nearest < size);
}

}  // namespace

void count_from(const Kernels& kernels, const at::Tensor& tensor, std::span<const double> sizes,
                std::int64_t* counts) {
  const Dtype dtype = dtype_of(tensor.scalar_type());
  const auto* from = static_cast<const std::byte*>(tensor.const_data_ptr());
  const auto element = static_cast<std::int64_t>(tensor.element_size());
  const int n = static_cast<int>(sizes.size());
  std::int64_t bound[kCountBounds];
  for (int k = 0; k < n; ++k) bound[k] = bits_from(kernels, dtype, sizes[k]);
  at::parallel_for(0, tensor.numel(), std::int64_t{1} << 16, [&](std::int64_t begin, std::int64_t end) {
    std::int64_t found[kCountBounds]{};
    kernels.count(from + begin * element, dtype, end - begin, bound, n, found);
    for (int k = 0; k < n; ++k) std::atomic_ref(counts[k]).fetch_add(found[k], std::memory_order_relaxed);
  });
}

}  // namespace pdecay
