// e^x in lanes.
#pragma once

#include "simd.h"

namespace pdecay::PDECAY_ISA {

constexpr double kLog2OfE = 1.4426950408889634, kLnOf2 = 0.6931471805599453;

// sum * 2^n, n being `large` less kLarge: in whole numbers where Steps is 1, and cut to them elsewhere.
template <int Steps>
PDECAY_INLINE Vec<float> scaled(Vec<float> sum, Vec<float> large, float kLarge) {
#if defined(PDECAY_AVX512)
  return {(Bits<float>::Native)_mm512_scalef_ps((__m512)sum.v, (__m512)(large - kLarge).v)};
#else
  // By two factors, as 2^128 is no float, and 2^-150 neither.
  constexpr int kShift = Steps == 1 ? 0 : 5;
  const Lanes<float> one = Vec<float>(1.f).bits(),
                     whole = (large.bits() - Vec<float>(kLarge).bits()) >> kShift, half = whole >> 1;
  return sum * Vec<float>((half << 23) + one) * Vec<float>(((whole - half) << 23) + one);
#endif
}

// 2^(i / 32)
struct Roots {
  float of[32];
};
inline constexpr Roots kRoots = [] {
  Roots roots{};
  for (int i = 0; i < 32; ++i) roots.of[i] = static_cast<float>(__builtin_exp2(i / 32.0));
  return roots;
}();

// To two units in the last place; what is no normal number is 0 or infinity.
PDECAY_LANEWISE Vec<float> exponential(Vec<float> x) {
  const Vec<float> held = min(Vec<float>(89.f), max(Vec<float>(-104.f), x));  // in this order NaN stays
  constexpr float kLog2e = static_cast<float>(kLog2OfE);
  if constexpr (kLooksUpInRegisters) {
    // x * log2 e = n + r, n in steps of 1 / 32: those come into the last bits of a large number.
    constexpr float kLarge = 0x1.8p18f, kLog2eLow = static_cast<float>(kLog2OfE - kLog2e);
    constexpr float kTerms[] = {kLnOf2, kLnOf2 * kLnOf2 / 2, kLnOf2 * kLnOf2 * kLnOf2 / 6};
    const Vec<float> large = fma(held, kLog2e, kLarge);
    const Vec<float> r = fma(held, kLog2eLow, fma(held, kLog2e, kLarge - large));
    const Vec<float> root = entry(kRoots.of, large.bits());
    return scaled<32>(fma(root * r, fma(fma(kTerms[2], r, kTerms[1]), r, kTerms[0]), root), large, kLarge);
  } else {
    constexpr float kLn2 = 0x1.62e4p-1f, kLn2Low = 0x1.7f7d1cp-20f;
    // x = n * ln 2 + r: n comes into the last bits of a large number, and n * kLn2 is exact.
    constexpr float kLarge = 0x1.8p23f;
    const Vec<float> large = fma(held, kLog2e, kLarge), n = large - kLarge;
    const Vec<float> r = fma(n, -kLn2Low, fma(n, -kLn2, held));
    // Taylor's series: |r| is at most (ln 2) / 2.
    Vec<float> sum = 0x1.a01a02p-13f;
    constexpr float kTerms[] = {
        0x1.6c16c2p-10f, 0x1.111112p-7f, 0x1.555556p-5f, 0x1.555556p-3f, 0.5f, 1.f, 1.f};
    for (const float term : kTerms) sum = fma(sum, r, term);
    return scaled<1>(sum, large, kLarge);
  }
}
PDECAY_INLINE Vec<double> exponential(Vec<double> x) {
  return map(x, [](double a) { return __builtin_exp(a); });
}

// 2^x to a part in 2^22, for |x| up to 2^16. What leaves the normal floats is at least as small as the least
// of them, or as large as 2^126.
PDECAY_LANEWISE Vec<float> rough_exp2(Vec<float> x) {
#if defined(PDECAY_AVX512)
  const Vec<float> held = x;
#else
  const Vec<float> held = min(Vec<float>(126.f), max(Vec<float>(-126.f), x));  // in this order NaN stays
#endif
  if constexpr (kLooksUpInRegisters) {
    constexpr float kLarge = 0x1.8p18f, kTerms[] = {kLnOf2, kLnOf2 * kLnOf2 / 2};
    const Vec<float> large = held + kLarge, r = held - (large - kLarge);
    const Vec<float> root = entry(kRoots.of, large.bits());
    return scaled<32>(fma(root * r, fma(kTerms[1], r, kTerms[0]), root), large, kLarge);
  } else {
    constexpr float kLarge = 0x1.8p23f;
    const Vec<float> large = held + kLarge, r = held - (large - kLarge);
    // Least relative error for |r| up to 1 / 2.
    Vec<float> sum = 0x1.5bba0ep-10f;
    constexpr float kTerms[] = {0x1.3cea88p-7f, 0x1.c6b752p-5f, 0x1.ebf9bcp-3f, 0x1.62e42ap-1f, 1.f};
    for (const float term : kTerms) sum = fma(sum, r, term);
    return sum * Vec<float>(((large.bits() - Vec<float>(kLarge).bits()) << 23) + Vec<float>(1.f).bits());
  }
}
PDECAY_INLINE Vec<double> rough_exp2(Vec<double> x) {
  return map(x, [](double a) { return __builtin_exp2(a); });
}

}  // namespace pdecay::PDECAY_ISA
