// The power of ../power.h in lanes. test/native/power_test.cc holds its error.
#pragma once

#include "../rules/power.h"
#include "simd.h"

namespace pdecay::PDECAY_ISA {

PDECAY_INLINE Vec<float> series(const float* t, Vec<float> f) {
  static_assert(kPowerTerms == 4 && kInverseBits <= kShortBits);
  return fma(fma(fma(t[3], f, t[2]), f, t[1]), f, t[0]);
}

// Where a table fits into two registers: half the operations of a look-up in memory.
template <bool Subnormals>
PDECAY_INLINE Vec<float> power_by_parts(const Power<float>& p, Vec<float> x, Vec<float> plus) {
  const PowerParts& t = *p.parts;
  const auto value = [&](Vec<float> of, const PowerParts::Factor<16>& block) PDECAY_LAMBDA {
    const Lanes<float> bits = of.bits(), mantissa = bits >> kPowerShift;
    const Vec<float> one_to_two((bits & Lanes<float>::all(0x7fffff)) | Lanes<float>::all(0x3f800000));
    const Vec<float> f = residual(one_to_two, entry(t.inverse, mantissa));
    const Lanes<float> low = bits >> 23, high = bits >> 28;
    const Vec<float> first = entry(t.scale, mantissa), power = entry(block.high, high);
    // The product of all three, rounded once.
    const Vec<float> two = first * entry(t.octave.high, low);
    const Vec<float> lost = fma(first, entry(t.octave.low, low), fma(first, entry(t.octave.high, low), -two));
    const Vec<float> scale = fma(two, power, fma(lost, power, two * entry(block.low, high)));
    return fma(scale, series(t.term, f), plus);
  };
  Vec<float> result = value(x, t.block);
  Lanes<float> zero = (x.bits() & Lanes<float>::all(0x7f800000)) == Lanes<float>::all(0);
  if constexpr (Subnormals) {
    const Lanes<float> tiny = zero & (abs(x) > Vec<float>(0.f));
    if (t.subnormals && any(tiny)) [[unlikely]] {
      result = select<float>(tiny, value(x * 0x1p64f, t.raised), result);
      zero = x == Vec<float>(0.f);
    }
  }
  return select<float>(zero, plus + Vec<float>(p.at_zero), result);
}

// plus + c * |x|^s.
template <bool Subnormals = true>
PDECAY_LANEWISE Vec<float> power(const Power<float>& p, Stored<float> x, Vec<float> plus) {
  if constexpr (kLooksUpInRegisters)
    if (p.parts) return power_by_parts<Subnormals>(p, x, plus);
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
  return fma(scale, series(p.term, f), plus);
}
template <bool Subnormals = true>
PDECAY_LANEWISE Vec<double> power(const Power<double>& p, Stored<double> x, Vec<double> plus) {
  return plus + map(abs(x), [&](double a) { return p.c * __builtin_pow(a, p.s); });
}
template <bool Subnormals = true, class F>
PDECAY_LANEWISE Vec<F> power(const Power<F>& p, Vec<F> x, Vec<F> plus) {
  F lanes[Vec<F>::kLanes];
  x.store(lanes);
  return power<Subnormals>(p, Stored<F>(x, lanes), plus);
}

}  // namespace pdecay::PDECAY_ISA
