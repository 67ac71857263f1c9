// Counting numbers by their size, on bits alone: those of |x| are in the order of |x| in every format, with
// NaN behind infinity. So all formats are three widths of integers, and nothing is converted.
#pragma once

#include "kernels.h"
#include "simd.h"

namespace pdecay::PDECAY_ISA {

template <class Int>
struct Magnitudes {
  typedef Int Vec __attribute__((vector_size(kBytes)));
  typedef Int Loose __attribute__((vector_size(kBytes), aligned(sizeof(Int)), may_alias));
  static constexpr int kLanes = kBytes / sizeof(Int);
  static constexpr int kHeld = 8;  // vectors that stay in registers while the bounds go by
  static constexpr std::int64_t kTurn = kHeld * kLanes;
  static constexpr int kTurns = 4094;  // and one more fill an int16 lane
  static constexpr Int kAbs = static_cast<Int>(~(Int(1) << (8 * sizeof(Int) - 1)));

  Vec under[kCountBounds];  // what lies under each bound: > is an instruction, >= is not
  Vec found[kCountBounds];  // minus how many do not
  int bounds;

  PDECAY_INLINE Magnitudes(const std::int64_t* bound, int n) : bounds(n) {
    for (int k = 0; k < n; ++k) {
      found[k] = Vec{};
      under[k] = found[k] + static_cast<Int>(bound[k] - 1);
    }
  }
  // Magnitudes, or -1, which is not counted.
  PDECAY_INLINE void turn(const Vec* x) {
    for (int k = 0; k < bounds; ++k) {
      Vec sum = x[0] > under[k];
      for (int i = 1; i < kHeld; ++i) sum += x[i] > under[k];
      found[k] += sum;
    }
  }
  PDECAY_INLINE void into(std::int64_t* counts) {
    for (int k = 0; k < bounds; ++k) {
      for (int lane = 0; lane < kLanes; ++lane) counts[k] -= found[k][lane];
      found[k] = Vec{};
    }
  }
};

template <class Int>
void count(const void* numbers, std::int64_t n, const std::int64_t* bound, int bounds, std::int64_t* counts) {
  using C = Magnitudes<Int>;
  const char* from = static_cast<const char*>(numbers);
  C counter(bound, bounds);
  typename C::Vec x[C::kHeld];
  std::int64_t i = 0;
  for (int turns = 0; i + C::kTurn <= n; i += C::kTurn) {
    for (int k = 0; k < C::kHeld; ++k)
      x[k] = reinterpret_cast<const typename C::Loose*>(from + i * sizeof(Int))[k] & C::kAbs;
    counter.turn(x);
    if (++turns == C::kTurns) {
      counter.into(counts);
      turns = 0;
    }
  }
  if (i < n) {
    Int rest[C::kTurn];
    __builtin_memcpy(rest, from + i * sizeof(Int), (n - i) * sizeof(Int));
    for (int k = 0; k < C::kTurn; ++k) rest[k] = k < n - i ? static_cast<Int>(rest[k] & C::kAbs) : Int(-1);
    __builtin_memcpy(x, rest, sizeof rest);
    counter.turn(x);
  }
  counter.into(counts);
}

inline void count(const void* from, Dtype dtype, std::int64_t n, const std::int64_t* bound, int bounds,
                  std::int64_t* counts) {
  if (dtype == Dtype::f64) return count<std::int64_t>(from, n, bound, bounds, counts);
  if (dtype == Dtype::f32) return count<std::int32_t>(from, n, bound, bounds, counts);
  return count<std::int16_t>(from, n, bound, bounds, counts);
}

}  // namespace pdecay::PDECAY_ISA
