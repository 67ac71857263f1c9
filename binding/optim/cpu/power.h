// The power of ../power.h in lanes. test/native/power_test.cc holds its error.
#pragma once

#include "../power.h"
#include "simd.h"

namespace pdecay::PDECAY_ISA {

template <bool Subnormals = true>
PDECAY_INLINE Vec<float> power(const Power<float>& p, Stored<float> x) {
  static_assert(kPowerTerms == 4);
  Vec<float> y = min(abs(x), Vec<float>(__FLT_MAX__));  // infinite as the largest: no 0 * infinity below
  Vec<float> scale, inverse;
  lookup<kPowerShift>(p.table, x, scale, inverse);
  if constexpr (Subnormals) {
    const Lanes<float> tiny = (y < Vec<float>(__FLT_MIN__)) & (y > Vec<float>(0.f));
    if (any(tiny)) [[unlikely]] {
      y = select<float>(tiny, y * 0x1p64f, y);
      float lanes[Vec<float>::kLanes];
      y.store(lanes);
      lookup<kPowerShift>(p.table, Stored<float>(y, lanes), scale, inverse);
      scale = select<float>(tiny, scale * p.subnormal, scale);
    }
  }
  static_assert(kInverseBits <= kShortBits);
  const Vec<float> f = residual(y, inverse);
  const float* t = p.term;
  return scale * fma(fma(fma(t[3], f, t[2]), f, t[1]), f, t[0]);
}
template <bool Subnormals = true>
PDECAY_INLINE Vec<double> power(const Power<double>& p, Stored<double> x) {
  return map(abs(x), [&](double a) { return p.c * __builtin_pow(a, p.s); });
}
template <bool Subnormals = true, class F>
PDECAY_INLINE Vec<F> power(const Power<F>& p, Vec<F> x) {
  F lanes[Vec<F>::kLanes];
  x.store(lanes);
  return power<Subnormals>(p, Stored<F>(x, lanes));
}

}  // namespace pdecay::PDECAY_ISA
