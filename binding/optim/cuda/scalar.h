// A rule's formula on single numbers: what cpu/simd.h is for lanes.
#pragma once

#include "../rules/power.h"

namespace pdecay {

#ifndef __CUDACC_RTC__
// The rest of what a kernel finds in CUDA's global namespace.
template <class F>
PDECAY_FN F min(F a, F b) {
  return fmin(a, b);
}
template <class F>
PDECAY_FN F max(F a, F b) {
  return fmax(a, b);
}
PDECAY_FN float fma(float a, float b, float c) { return fmaf(a, b, c); }
PDECAY_FN double fma(double a, double b, double c) { return ::fma(a, b, c); }
#endif

PDECAY_FN float quick_sqrt(float x) { return sqrtf(x); }
PDECAY_FN double quick_sqrt(double x) { return sqrt(x); }
template <class F>
PDECAY_FN F quick_ratio(F a, F b, F plus) {
  return a / b + plus;
}
PDECAY_FN float exponential(float x) { return expf(x); }
PDECAY_FN double exponential(double x) { return exp(x); }
PDECAY_FN float rough_exp2(float x) { return exp2f(x); }
PDECAY_FN double rough_exp2(double x) { return exp2(x); }

template <class F>
PDECAY_FN F select(bool m, F a, F b) {
  return m ? a : b;
}
PDECAY_FN bool any(bool m) { return m; }
template <class F, class Fn>
PDECAY_FN F map(F x, Fn&& fn) {
  return fn(x);
}
template <class F, class Fn>
PDECAY_FN F in_double(F x, Fn&& fn) {
  return static_cast<F>(fn(static_cast<double>(x)));
}
template <class F>
PDECAY_FN double pow_to(double x, double s) {
  return pow(x, s);
}
// plus + c * |x|^s as 2^(s * log2 |x| + log2 c), for every weight. What is large in the exponent is carried
// in two floats; its error stays under that of the table which the CPU has.
template <bool Subnormals = true>
PDECAY_FN float power(const Power<float>& p, float x, float plus) {
  x = fabsf(x);
  if (x == 0) return plus + p.at_zero;
  float e = 0;
  if (x < 0x1p-126f) {
    x *= 0x1p24f;
    e = -24;
  }
  // x = 2^e * m, m from 2/3 to 4/3; log2 m = (2 / ln 2) * atanh(r), r = (m - 1) / (m + 1), |r| <= 1/5.
  const int bits = __builtin_bit_cast(int, fminf(x, 3.402823466e38f));
  const int octave = (bits - 0x3f2aaaab) >> 23;
  const float m = __builtin_bit_cast(float, bits - (octave << 23));
  e += static_cast<float>(octave);
  const float r = (m - 1) / (m + 1), q = r * r;
  // The first term by halves: the division's rounding, put right.
  const float rest = fmaf(-r, m + 1, m - 1) / (m + 1);
  const float tail = q * fmaf(q, fmaf(q, fmaf(q, 0.32059890f, 0.41219858f), 0.57707802f), 0.96179669f);
  constexpr float kTwoOverLn2 = 2.88539008f;
  const float lead = r * kTwoOverLn2;
  const float low = fmaf(r, kTwoOverLn2, -lead) + fmaf(rest, kTwoOverLn2, r * tail);
  // s * (e + lead + low) + log2 c, largest parts first.
  const float a = p.s * e, b = p.s * lead;
  const float a_low = fmaf(p.s, e, -a) + p.s_low * e,
              b_low = fmaf(p.s, lead, -b) + fmaf(p.s, low, p.s_low * lead);
  const float sum = a + p.log_c;
  const float big = fabsf(a) > fabsf(p.log_c) ? a : p.log_c, small = fabsf(a) > fabsf(p.log_c) ? p.log_c : a;
  const float sum_low = small - (sum - big);
  float whole = rintf(sum + b);
  const float part = ((sum - whole) + b) + (sum_low + a_low + b_low + p.log_c_low);
  whole = fminf(fmaxf(whole, -400.f), 400.f);
  // 2^part, |part| <= 1/2 and a little.
  const float f =
      fmaf(part,
           fmaf(part,
                fmaf(part,
                     fmaf(part,
                          fmaf(part, fmaf(part, fmaf(part, 1.5252734e-5f, 1.5403530e-4f), 1.3333558e-3f),
                               9.6181291e-3f),
                          5.5504109e-2f),
                     0.24022651f),
                0.69314718f),
           1.f);
  return plus + ldexpf(f, static_cast<int>(whole));
}
template <bool Subnormals = true>
PDECAY_FN double power(const Power<double>& p, double x, double plus) {
  return plus + p.c * pow(fabs(x), p.s);
}

}  // namespace pdecay
