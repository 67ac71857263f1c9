// The power of ../power.h in lanes. Error: at most 2.5 ulp for |s| <= 2 (test/native/power_test.cc).
#pragma once

#include "../power.h"
#include "simd.h"

namespace pdecay::PDECAY_ISA {

template <bool Subnormals = true>
PDECAY_INLINE Vec<float> power(const Power<float>& p, Vec<float> x) {
  static_assert(kPowerDegree == 10);
  Vec<float> y = min(max(x, p.low), p.high);
  Vec<float>::Mask tiny{};
  if constexpr (Subnormals) {
    tiny = y < Vec<float>(0x1p-60f);
    y = select<float>(tiny, y * 0x1p64f, y);
  }
  const auto from_root = y.bits() - 0x3f3504f3;  // the bits of sqrt(1/2): e turns over there
  const auto e_bits = from_root & static_cast<std::int32_t>(0xff800000);
  Vec<float> e = to_float(e_bits);  // in units of 2^-23, as s_high and s_low are in units of 2^23
  if constexpr (Subnormals) e = e - select<float>(tiny, 0x1p29f, 0.f);
  const Vec<float> f = Vec<float>(y.bits() - e_bits) - 1.f;
  const Vec<float> f2 = f * f, f4 = f2 * f2;
  const float* q = p.fit;
  const Vec<float> q01 = fma(q[1], f, q[0]), q23 = fma(q[3], f, q[2]), q45 = fma(q[5], f, q[4]);
  const Vec<float> q67 = fma(q[7], f, q[6]), q8a = fma(q[10], f2, fma(q[9], f, q[8]));
  const Vec<float> mantissa = fma(fma(q8a, f4, fma(q67, f2, q45)), f4, fma(q23, f2, q01));

  const Vec<float> b = fma(p.s_high, e, p.c_high);  // exact
  const Vec<float> rounder = b + 0x1.8p23f;         // its last bits are k, the integer next to b
  const Vec<float> g = fma(p.s_low, e, b - (rounder - 0x1.8p23f));
  const Vec<float> g2 = g * g;
  const Vec<float> x01 = fma(0.6931472f, g, 1.f), x23 = fma(0.055503286f, g, 0.24022646f);
  const Vec<float> x46 = fma(0.00015345812f, g2, fma(0.0013399931f, g, 0.009618489f));
  const Vec<float> fraction = fma(fma(x46, g2, x23), g2, x01);
  return Vec<float>((mantissa * fraction).bits() + (rounder.bits() << 23));
}

template <bool Subnormals = true>
PDECAY_INLINE Vec<double> power(const Power<double>& p, Vec<double> x) {
  return map(x, [&](double a) { return p.c * __builtin_pow(a, p.s); });
}

// Whether c * |x|^s has left the range in which `power` is accurate, upwards and near 0: it is infinite for all purposes.
PDECAY_INLINE Vec<float>::Mask overflows(const Power<float>& p, Vec<float> x) {
  return p.s < 0 ? x < Vec<float>(p.low) : Vec<float>::Mask{};
}
PDECAY_INLINE Vec<double>::Mask overflows(const Power<double>&, Vec<double>) { return Vec<double>::Mask{}; }

// The cube root of t > 0, by two of Halley's steps from a guess in the exponent's bits.
PDECAY_INLINE Vec<float> cbrt(Vec<float> t) {
  // A third of the bits, and two thirds of the bias: within 6 % of the root.
  Vec<float> third = to_float(t.bits()) * (1.f / 3.f) + 709982100.f;
  Vec<float> y(__builtin_convertvector(third.v, Vec<float>::Mask));
  for (int i = 0; i < 2; ++i) {
    const Vec<float> y3 = y * y * y;
    y = y * ((y3 + t + t) / (y3 + y3 + t));
  }
  return y;
}
PDECAY_INLINE Vec<double> cbrt(Vec<double> t) {
  return map(t, [](double x) { return __builtin_cbrt(x); });
}

}  // namespace pdecay::PDECAY_ISA
