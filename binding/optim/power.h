// c * |x|^s, the one expensive thing in Lp decay.
//
// In fp32, with |x| = 2^e * (1 + f), sqrt(1/2) <= 1 + f < sqrt(2):
//
//   c * |x|^s = (1 + f)^s * 2^(s*e + log2 c)
//
// The first factor is a polynomial in f, fitted for this s when s changes; the second is 2^k * 2^g with k an
// integer. The two do not depend on each other, so that a processor works on both at once. s and log2 c
// travel as a high part, whose product with e is exact, and a low part: at |x| = 1e-30 the exponent is near
// 100, and one float would leave an error of 50 ulp. The result saturates at 2^-120 and 2^120; `low` and
// `high` are the |x| at which it does.
//
// In fp64 it is the C library's pow.
#pragma once

#include "rule.h"

namespace pdecay {

template <class F>
struct Power {
  F s, c;
};

constexpr int kPowerTerms = 11;

template <>
struct Power<float> {
  float slope[kPowerTerms];  // (1 + f)^s = 1 + f * (slope[0] + slope[1] * f + ...)
  float s_high, s_low, c_high, c_low;
  float low, high;
  float vanish;  // below this |x| the result counts as infinite: `low` where s < 0, at least the least that
                 // is not 0
  // CUDA's own exp2 and log2 are used there: with these two in place of the polynomial.
  float s, log2_c;
};

#ifndef __CUDACC_RTC__
// c > 0.
template <class F>
Power<F> make_power(double s, double c);
// Whether subnormal weights need care: where the result has not saturated before it comes to them.
bool power_meets_subnormals(const Power<float>&);
inline bool power_meets_subnormals(const Power<double>&) { return false; }
#endif

}  // namespace pdecay
