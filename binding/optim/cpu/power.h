// The power of ../power.h in lanes. test/native/power_test.cc holds its error.
#pragma once

#include "../power.h"
#include "simd.h"

namespace pdecay::PDECAY_ISA {

// plus + c * |x|^s.
template <bool Subnormals = true>
PDECAY_INLINE Vec<float> power(const Power<float>& p, Stored<float> x, Vec<float> plus) {
  static_assert(kPowerTerms == 4 && kInverseBits <= kShortBits);
  Vec<float> scale, inverse;
  lookup<kPowerShift>(p.table, x, scale, inverse);
  // Of an infinite x too a number: min gives its second operand for infinity and for NaN.
  Vec<float> f = min(residual(x, inverse), Vec<float>(1.f));
  if constexpr (Subnormals) {
    // -1 for 0 and for what lies below the table.
    if (any(f < Vec<float>(-0.5f))) [[unlikely]] {
      const Lanes<float> tiny = (abs(x) < Vec<float>(__FLT_MIN__)) & (abs(x) > Vec<float>(0.f));
      if (any(tiny)) {
        const Vec<float> y = select<float>(tiny, x * 0x1p64f, x);
        float lanes[Vec<float>::kLanes];
        y.store(lanes);
        lookup<kPowerShift>(p.table, Stored<float>(y, lanes), scale, inverse);
        scale = select<float>(tiny, scale * p.subnormal, scale);
        f = min(residual(y, inverse), Vec<float>(1.f));
      }
    }
  }
  const float* t = p.term;
  return fma(scale, fma(fma(fma(t[3], f, t[2]), f, t[1]), f, t[0]), plus);
}
template <bool Subnormals = true>
PDECAY_INLINE Vec<double> power(const Power<double>& p, Stored<double> x, Vec<double> plus) {
  return plus + map(abs(x), [&](double a) { return p.c * __builtin_pow(a, p.s); });
}
template <bool Subnormals = true, class F>
PDECAY_INLINE Vec<F> power(const Power<F>& p, Vec<F> x, Vec<F> plus) {
  F lanes[Vec<F>::kLanes];
  x.store(lanes);
  return power<Subnormals>(p, Stored<F>(x, lanes), plus);
}

}  // namespace pdecay::PDECAY_ISA
