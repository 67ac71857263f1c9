// The power of ../power.h in lanes. test/native/power_test.cc holds its error.
#pragma once

#include "../power.h"
#include "simd.h"

namespace pdecay::PDECAY_ISA {

template <bool Subnormals = true>
PDECAY_INLINE Vec<float> power(const Power<float>& p, Vec<float> x) {
  static_assert(kPowerTerms == 11);
  Vec<float> y = min(max(x, p.low), p.high);
  [[maybe_unused]] Lanes<float> tiny;
  if constexpr (Subnormals) {
    tiny = y < Vec<float>(0x1p-60f);
    y = select<float>(tiny, y * 0x1p64f, y);
  }
  const auto from_root =
      y.bits() - Lanes<float>::all(0x3f3504f3);  // the bits of sqrt(1/2): e turns over there
  const auto e_bits = from_root & Lanes<float>::all(static_cast<std::int32_t>(0xff800000));
  Vec<float> e = to_float(e_bits);  // in units of 2^-23, as s_high and s_low are in units of 2^23
  if constexpr (Subnormals) e = e - select<float>(tiny, 0x1p29f, 0.f);
  const Vec<float> f = Vec<float>(y.bits() - e_bits) - 1.f;
  const Vec<float> f2 = f * f, f4 = f2 * f2;
  const float* q = p.slope;
  // By pairs, so that the chain is short; the 1 last, so that only its own rounding counts in full.
  const Vec<float> q12 = fma(q[1], f, q[0]), q34 = fma(q[3], f, q[2]), q56 = fma(q[5], f, q[4]);
  const Vec<float> q78 = fma(q[7], f, q[6]), q9b = fma(q[10], f2, fma(q[9], f, q[8]));
  const Vec<float> slope = fma(fma(q9b, f4, fma(q78, f2, q56)), f4, fma(q34, f2, q12));
  const Vec<float> mantissa = fma(slope, f, 1.f);

  const Vec<float> b = fma(p.s_high, e, p.c_high);  // exact
  const Vec<float> rounder = b + 0x1.8p23f;         // its last bits are k, the integer next to b
  const Vec<float> g = fma(p.s_low, e, b - (rounder - 0x1.8p23f)) + p.c_low;
  const Vec<float> g2 = g * g;
  // 2^g - 1 = g * P(g), |g| <= 1/2: a minimax fit, 2e-9 off.
  const Vec<float> x12 = fma(0.24022648f, g, 0.6931472f), x34 = fma(0.009618437f, g, 0.055503324f);
  const Vec<float> x56 = fma(0.00015353362f, g, 0.0013398875f);
  const Vec<float> fraction = fma(fma(fma(x56, g2, x34), g2, x12), g, 1.f);
  return Vec<float>((mantissa * fraction).bits() + (rounder.bits() << 23));
}

template <bool Subnormals = true>
PDECAY_INLINE Vec<double> power(const Power<double>& p, Vec<double> x) {
  return map(x, [&](double a) { return p.c * __builtin_pow(a, p.s); });
}

// Whether c * |x|^s has left the range in which `power` is accurate, upwards and near 0: it is infinite for
// all purposes.
PDECAY_INLINE Lanes<float> overflows(const Power<float>& p, Vec<float> x) { return x < Vec<float>(p.vanish); }
PDECAY_INLINE Lanes<double> overflows(const Power<double>&, Vec<double>) { return Lanes<double>::all(0); }

// The cube root of t > 0, by two of Halley's steps from a guess in the exponent's bits.
PDECAY_INLINE Vec<float> cbrt(Vec<float> t) {
  // A third of the bits, and two thirds of the bias: within 6 % of the root.
  Vec<float> third = to_float(t.bits()) * (1.f / 3.f) + 709982100.f;
  Vec<float> y(to_int(third));
  for (int i = 0; i < 2; ++i) {
    // As a correction to y, so that the last turn's roundings are small beside it.
    const Vec<float> y3 = y * y * y;
    y = y - y * ((y3 - t) / (y3 + y3 + t));
  }
  return y;
}
PDECAY_INLINE Vec<double> cbrt(Vec<double> t) {
  return map(t, [](double x) { return __builtin_cbrt(x); });
}

}  // namespace pdecay::PDECAY_ISA
