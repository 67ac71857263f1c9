// e^x in lanes.
#pragma once

#include "simd.h"

namespace pdecay::PDECAY_ISA {

// To two units in the last place; what is no normal number is 0 or infinity.
PDECAY_LANEWISE Vec<float> exponential(Vec<float> x) {
  constexpr float kLog2e = 0x1.715476p0f, kLn2 = 0x1.62e4p-1f, kLn2Low = 0x1.7f7d1cp-20f;
  // x = n * ln 2 + r: n comes into the last bits of a large number, and n * kLn2 is exact.
  constexpr float kLarge = 0x1.8p23f;
  const Vec<float> held = min(Vec<float>(89.f), max(Vec<float>(-104.f), x));  // in this order NaN stays
  const Vec<float> large = fma(held, kLog2e, kLarge), n = large - kLarge;
  const Vec<float> r = fma(n, -kLn2Low, fma(n, -kLn2, held));
  // Taylor's series: |r| is at most (ln 2) / 2.
  Vec<float> sum = 0x1.a01a02p-13f;
  constexpr float kTerms[] = {
      0x1.6c16c2p-10f, 0x1.111112p-7f, 0x1.555556p-5f, 0x1.555556p-3f, 0.5f, 1.f, 1.f};
  for (const float term : kTerms) sum = fma(sum, r, term);
#if defined(PDECAY_AVX512)
  return {(Bits<float>::Native)_mm512_scalef_ps((__m512)sum.v, (__m512)n.v)};
#else
  // By two factors, as 2^128 is no float, and 2^-150 neither.
  const Lanes<float> one = Vec<float>(1.f).bits(), whole = large.bits() - Vec<float>(kLarge).bits(),
                     half = whole >> 1;
  return sum * Vec<float>((half << 23) + one) * Vec<float>(((whole - half) << 23) + one);
#endif
}
PDECAY_INLINE Vec<double> exponential(Vec<double> x) {
  return map(x, [](double a) { return __builtin_exp(a); });
}

}  // namespace pdecay::PDECAY_ISA
