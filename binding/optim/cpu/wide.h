// What float lanes compute as doubles: powers that become floats again, and so need not be right to a
// double's last bit. test/native/prox_test.cc holds their error, 2^-40. A rule of doubles takes the C
// library's.
#pragma once

#include <utility>

#include "simd.h"

namespace pdecay::PDECAY_ISA {

// fn of the lanes as doubles: of half of them at a time, where they are floats.
template <class Fn>
PDECAY_INLINE Vec<double> in_double(Vec<double> x, Fn&& fn) {
  return fn(x);
}
template <class Fn, std::size_t... Low>
PDECAY_INLINE Vec<float> in_halves(Vec<float> x, Fn&& fn, std::index_sequence<Low...>) {
  constexpr std::size_t kHalf = sizeof...(Low);
  typedef float Half __attribute__((vector_size(kBytes / 2)));
  const auto of = [&](Half half) PDECAY_LAMBDA {
    return __builtin_convertvector(fn(Vec<double>(__builtin_convertvector(half, Vec<double>::Native))).v,
                                   Half);
  };
  // From register to register: what is stored by halves is slow to come back whole.
  const Half low = of(__builtin_shufflevector(x.v, x.v, Low...));
  const Half high = of(__builtin_shufflevector(x.v, x.v, (Low + kHalf)...));
  return {__builtin_shufflevector(low, high, Low..., (Low + kHalf)...)};
}
template <class Fn>
PDECAY_INLINE Vec<float> in_double(Vec<float> x, Fn&& fn) {
  return in_halves(x, fn, std::make_index_sequence<Vec<double>::kLanes>{});
}

// Sum of c[k] * x^k, k < N, by halves: a chain of multiply-adds as long as the sum would have to be waited
// for.
template <int N>
PDECAY_INLINE Vec<double> polynomial(const double* c, Vec<double> x) {
  if constexpr (N == 1) {
    return c[0];
  } else {
    constexpr int kLow = N <= 2 ? 1 : N <= 4 ? 2 : N <= 8 ? 4 : 8;
    Vec<double> power = x;
    for (int k = 1; k < kLow; k *= 2) power = power * power;
    return fma(polynomial<N - kLow>(c + kLow, x), power, polynomial<kLow>(c, x));
  }
}

template <int N>
struct Series {
  double c[N];
};
constexpr double kLn2 = 0.6931471805599453;

// Of a normal x > 0.
PDECAY_LANEWISE Vec<double> log2(Vec<double> x) {
  // x = 2^e * m, m from sqrt(1/2) to sqrt(2); log m = 2 atanh((m - 1) / (m + 1)).
  constexpr std::int64_t kOne = 0x3ff0000000000000, kRoot = 0x3fe6a09e667f3bcd;
  static constexpr auto kTerms = [] {
    Series<8> s{};
    for (int k = 0; k < 8; ++k) s.c[k] = 2 / (kLn2 * (2 * k + 1));
    return s;
  }();
  using Bits = Lanes<double>;
  const Bits bits = x.bits() + Bits::all(kOne - kRoot);
  // The exponent goes into the last bits of 2^52: no instruction before AVX-512 makes doubles of 64-bit
  // integers.
  const Vec<double> e =
      Vec<double>(logical_shift_right(bits, 52) | Vec<double>(0x1p52).bits()) - (0x1p52 + 1023);
  const Vec<double> m((bits & Bits::all(0xfffffffffffff)) + Bits::all(kRoot));
  const Vec<double> f = (m - 1.0) / (m + 1.0);
  return fma(f, polynomial<8>(kTerms.c, f * f), e);
}

// 2^-1022 and 2^1023 for anything beyond.
PDECAY_LANEWISE Vec<double> exp2(Vec<double> t) {
  static constexpr auto kTerms = [] {
    Series<11> s{1};
    for (int k = 1; k < 11; ++k) s.c[k] = s.c[k - 1] * kLn2 / k;
    return s;
  }();
  t = min(Vec<double>(1023.0), max(Vec<double>(-1022.0), t));  // in this order NaN stays
  // Rounded to an integer in the last bits of a large number.
  const Vec<double> large = t + 0x1.8p52, part = t - (large - 0x1.8p52);
  const Vec<double> scale((large.bits() << 52) + Vec<double>(1.0).bits());
  return polynomial<11>(kTerms.c, part) * scale;
}

// x^s, x > 0 and normal: right enough to be rounded to an F.
template <class F>
PDECAY_INLINE Vec<double> pow_to(Vec<double> x, double s) {
  if constexpr (sizeof(F) == 4)
    return exp2(log2(x) * s);
  else
    return map(x, [&](double a) { return __builtin_pow(a, s); });
}
}  // namespace pdecay::PDECAY_ISA
