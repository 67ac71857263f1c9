// The power of ../power.h in lanes. test/native/power_test.cc holds its error.
#pragma once

#include "../power.h"
#include "simd.h"

namespace pdecay::PDECAY_ISA {

template <bool Subnormals = true>
PDECAY_INLINE Vec<float> power(const Power<float>& p, Vec<float> x) {
  static_assert(kPowerTerms == 5);
  Vec<float> y = min(x, Vec<float>(__FLT_MAX__));  // infinite as the largest: no 0 * infinity below
  [[maybe_unused]] Lanes<float> tiny;
  if constexpr (Subnormals) {
    tiny = y < Vec<float>(0x1p-60f);
    y = select<float>(tiny, y * 0x1p64f, y);
  }
  Vec<float> scale, inverse;
  lookup(p.table, y.bits() >> kPowerShift, scale, inverse);
  if constexpr (Subnormals) scale = select<float>(tiny, scale * p.subnormal, scale);
  const Vec<float> f = fma(y, inverse, -1.f);
  const float* t = p.term;
  return scale * fma(fma(fma(fma(t[4], f, t[3]), f, t[2]), f, t[1]), f, t[0]);
}

template <bool Subnormals = true>
PDECAY_INLINE Vec<double> power(const Power<double>& p, Vec<double> x) {
  return map(x, [&](double a) { return p.c * __builtin_pow(a, p.s); });
}

// t^(2/3), t >= 0 and 0 or normal, as t * t^(-1/3): no division, and 0 of itself.
PDECAY_INLINE Vec<float> two_thirds(Vec<float> t) {
  // Minus a third of the bits, and four thirds of the bias: within 3.5 % of the root.
  Vec<float> y(to_int(fma(to_float(t.bits()), -1.f / 3, 1418472267.f)));
  // 1 - t * y^3 = d, t^(-1/3) = y * (1 - d)^(-1/3): the series, to the third and then to the second power.
  const Vec<float> d = fma(t * y * y, Vec<float>(0.f) - y, 1.f);
  y = fma(y * d, fma(fma(14.f / 81, d, 2.f / 9), d, 1.f / 3), y);
  const Vec<float> ty = t * y, last = fma(ty * y, Vec<float>(0.f) - y, 1.f);
  return fma(ty * last, fma(2.f / 9, last, 1.f / 3), ty);
}
PDECAY_INLINE Vec<double> two_thirds(Vec<double> t) {
  return map(t, [](double x) { return __builtin_cbrt(x) * __builtin_cbrt(x); });
}

}  // namespace pdecay::PDECAY_ISA
