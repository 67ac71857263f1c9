// The power of ../power.h in lanes. test/native/power_test.cc holds its error.
#pragma once

#include "../rules/power.h"
#include "simd.h"
#include "wide.h"

namespace pdecay::PDECAY_ISA {

PDECAY_INLINE Vec<float> series(const float* t, Vec<float> f) {
  static_assert(kPowerTerms == 4 && kInverseBits <= kShortBits);
  return fma(fma(fma(t[3], f, t[2]), f, t[1]), f, t[0]);
}

// c * |x|^s where x is subnormal: rare, and so in double, which has room for all powers of 2^-149 that are
// floats.
static __attribute__((noinline, cold)) Vec<float> power_of_subnormal(const Power<float>& p, Vec<float> x) {
  const double s = static_cast<double>(p.s) + p.s_low, log_c = static_cast<double>(p.log_c) + p.log_c_low;
  return in_double(x, [&](Vec<double> y) PDECAY_LAMBDA { return exp2(fma(log2(y), s, log_c)); });
}

// Where a table fits into two registers: half the operations of a look-up in memory.
template <bool Subnormals>
PDECAY_INLINE Vec<float> power_by_parts(const Power<float>& p, Vec<float> x, Vec<float> plus) {
  constexpr float kLargest = __FLT_MAX__;
  const PowerParts& t = *p.parts;
  const Lanes<float> bits = x.bits(), mantissa = bits >> kPowerShift;
  const Vec<float> one_to_two((bits & Lanes<float>::all(0x7fffff)) | Lanes<float>::all(0x3f800000));
  const Vec<float> f = residual(one_to_two, entry(t.inverse, mantissa));
  const Lanes<float> low = bits >> 23, high = bits >> 28;
  const Vec<float> first = entry(t.scale, mantissa), power = entry(t.block.high, high);
  // The product of all three, rounded once.
  const Vec<float> two = first * entry(t.octave.high, low);
  const Vec<float> lost = fma(first, entry(t.octave.low, low), fma(first, entry(t.octave.high, low), -two));
  // Far past the floats even what was lost overflows, and takes an infinity from the result where it is below
  // 0: it must not be one.
  const Vec<float> rest = max(fma(lost, power, two * entry(t.block.low, high)), Vec<float>(-kLargest));
  Vec<float> result = fma(fma(two, power, rest), series(t.term, f), plus);
  Lanes<float> zero = (bits & Lanes<float>::all(0x7f800000)) == Lanes<float>::all(0);
  if constexpr (Subnormals) {
    const Lanes<float> tiny = zero & (abs(x) > Vec<float>(0.f));
    if (any(tiny)) [[unlikely]] {
      const Vec<float> normal(__FLT_MIN__);
      result = select<float>(tiny, plus + power_of_subnormal(p, select<float>(tiny, abs(x), normal)), result);
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
  const Vec<float> f = min(residual(x, inverse), Vec<float>(1.f));
  const Vec<float> result = fma(scale, series(p.term, f), plus);
  if constexpr (Subnormals) {
    // -1 for 0 and for what lies below the table.
    if (any(f < Vec<float>(-0.5f))) [[unlikely]] {
      const Lanes<float> tiny = (abs(x) < Vec<float>(__FLT_MIN__)) & (abs(x) > Vec<float>(0.f));
      if (any(tiny)) {
        const Vec<float> normal(__FLT_MIN__);
        return select<float>(tiny, plus + power_of_subnormal(p, select<float>(tiny, abs(x), normal)), result);
      }
    }
  }
  return result;
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
