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
// floats. A call costs a loop its registers even where it is not made: the one way to it, and only where
// subnormals matter.
static __attribute__((noinline, cold, pure)) Vec<float> power_of_subnormal(const Power<float>& p,
                                                                           Vec<float> x) {
  const double s = static_cast<double>(p.s) + p.s_low, log_c = static_cast<double>(p.log_c) + p.log_c_low;
  return in_double(x, [&](Vec<double> y) PDECAY_LAMBDA { return exp2(fma(log2(y), s, log_c)); });
}

// Where a table fits into two registers: half the operations of a look-up in memory.
template <bool Subnormals>
struct ByParts {
  const PowerParts& t;
  Lanes<float> bits, mantissa, low;
  Vec<float> f, first;
  PDECAY_INLINE ByParts(const PowerParts& parts, Vec<float> x)
      : t(parts), bits(x.bits()), mantissa(bits >> kPowerShift), low(bits >> 23) {
    f = residual(PDECAY_ISA::mantissa(x), entry(t.inverse, mantissa));
    first = entry(t.scale, mantissa);
  }
  // Of weights from 2^-31 to 2.
  PDECAY_INLINE Vec<float> at_home(Vec<float> plus) const {
    const Vec<float> product = fma(first, entry(t.home.high, low), first * entry(t.home.low, low));
    return fma(product, series(t.term, f), plus);
  }
  PDECAY_INLINE Lanes<float> home() const {
    return (bits & Lanes<float>::all(PowerParts::kHomeBits)) == Lanes<float>::all(t.at_home);
  }
  // Of all others.
  PDECAY_INLINE Vec<float> anywhere(Vec<float> plus) const {
    constexpr float kLargest = __FLT_MAX__;
    const Lanes<float> high = bits >> 28;
    const Vec<float> power = entry(t.block.high, high);
    // The product of all three, rounded once.
    const Vec<float> two = first * entry(t.octave.high, low);
    const Vec<float> lost = fma(first, entry(t.octave.low, low), fma(first, entry(t.octave.high, low), -two));
    // Far past the floats even what was lost overflows, and takes an infinity from the result where it is
    // below 0: it must not be one.
    const Vec<float> rest = max(fma(lost, power, two * entry(t.block.low, high)), Vec<float>(-kLargest));
    return fma(fma(two, power, rest), series(t.term, f), plus);
  }
};

// Of weights that are neither at home nor 0.
template <bool Subnormals>
PDECAY_INLINE Vec<float> power_anywhere(const Power<float>& p, Vec<float> x, Vec<float> plus) {
  const Vec<float> result = ByParts<Subnormals>(*p.parts, x).anywhere(plus);
  const Lanes<float> zero = (x.bits() & Lanes<float>::all(0x7f800000)) == Lanes<float>::all(0);
  if constexpr (Subnormals)
    if (any(zero & (abs(x) > Vec<float>(0.f)))) {
      const Vec<float> normal(__FLT_MIN__);
      return select<float>(
          zero, plus + power_of_subnormal(p, select<float>(zero, max(abs(x), Vec<float>(0x1p-149f)), normal)),
          result);
    }
  return select<float>(zero, plus + Vec<float>(p.at_zero), result);
}

template <bool Subnormals>
PDECAY_INLINE Vec<float> power_by_parts(const Power<float>& p, Vec<float> x, Vec<float> plus) {
  const ByParts<Subnormals> parts(*p.parts, x);
  Vec<float> result = parts.at_home(plus);
  if (!all_like(parts.bits, PowerParts::kHomeBits, parts.t.at_home)) {
    const Lanes<float> home = parts.home();
    const Lanes<float> zero = x == Vec<float>(0.f);
    result = select<float>(zero, plus + Vec<float>(p.at_zero), result);
    const Lanes<float> good = home | zero;
    if (!all(good)) [[unlikely]]
      result = select<float>(good, result, power_anywhere<Subnormals>(p, x, plus));
  }
  return result;
}

// c * |x|^s to a part in 2^21, of weights at home if it is by parts, and else of normal ones.
PDECAY_LANEWISE Vec<float> rough_power(const Power<float>& p, Vec<float> x) {
  if constexpr (kLooksUpInRegisters)
    if (p.parts) {
      const ByParts<false> parts(*p.parts, x);
      return parts.first * entry(p.parts->home.high, parts.low) * series(p.parts->term, parts.f);
    }
  Vec<float> scale, inverse;
  float lanes[Vec<float>::kLanes];
  x.store(lanes);
  lookup<kPowerShift>(p.table, Stored<float>(x, lanes), scale, inverse);
  return scale * series(p.term, residual(x, inverse));
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
