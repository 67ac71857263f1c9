#include "power.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <numbers>

namespace pdecay {
namespace {

constexpr double kSaturation = 120;
constexpr int kTerms = kPowerTerms;
using Polynomial = std::array<double, kTerms + 1>;

// Coefficients, lowest first, of the polynomial that meets ((1 + f)^s - 1) / f at the Chebyshev points of the
// range of f.
Polynomial fit_power(double s) {
  constexpr double a = 1 / std::numbers::sqrt2 - 1, b = std::numbers::sqrt2 - 1;
  constexpr double middle = (a + b) / 2, half = (b - a) / 2;
  // The points and cosines do not depend on s: p may follow a schedule, and then this runs at every step.
  static const auto cosines = [] {
    std::array<std::array<double, kTerms>, kTerms> t;
    for (int k = 0; k < kTerms; ++k)
      for (int j = 0; j < kTerms; ++j) t[k][j] = std::cos(std::numbers::pi * k * (j + 0.5) / kTerms);
    return t;
  }();
  std::array<double, kTerms> value;
  for (int j = 0; j < kTerms; ++j) {
    const double f = middle + half * cosines[1][j];
    value[j] = std::expm1(s * std::log1p(f)) / f;
  }
  std::array<double, kTerms> series;
  for (int k = 0; k < kTerms; ++k) {
    double sum = 0;
    for (int j = 0; j < kTerms; ++j) sum += value[j] * cosines[k][j];
    series[k] = sum * (k ? 2.0 : 1.0) / kTerms;
  }
  // Clenshaw's recurrence on polynomials in f turns the Chebyshev series into powers of f.
  const auto times_t = [&](const Polynomial& u) {
    Polynomial r{};
    for (int i = 0; i <= kTerms; ++i) {
      r[i] += u[i] * (-middle / half);
      if (i < kTerms) r[i + 1] += u[i] / half;
    }
    return r;
  };
  Polynomial b1{}, b2{};
  for (int k = kTerms - 1; k >= 1; --k) {
    Polynomial r = times_t(b1);
    for (int i = 0; i <= kTerms; ++i) r[i] = 2 * r[i] - b2[i];
    r[0] += series[k];
    b2 = b1;
    b1 = r;
  }
  Polynomial r = times_t(b1);
  for (int i = 0; i <= kTerms; ++i) r[i] -= b2[i];
  r[0] += series[0];
  return r;
}

double grid(double x) {
  return std::nearbyint(x * 16384) / 16384;
}  // so few bits that a product with e is exact

// The |x| at which c * |x|^s is 2^bits.
double reaches(double s, double log2_c, double bits) { return std::exp2((bits - log2_c) / s); }

}  // namespace

template <>
Power<double> make_power<double>(double s, double c) {
  return {s, c};
}

template <>
Power<float> make_power<float>(double s, double c) {
  Power<float> p{};
  const double log2_c = std::log2(c);
  // Saturated for every float: a constant then, as `low` and `high` would lie outside the floats.
  const auto [least, most] =
      std::minmax({log2_c + s * std::log2(FLT_TRUE_MIN), log2_c + s * std::log2(FLT_MAX)});
  if (most < -kSaturation) return make_power<float>(0, std::exp2(-kSaturation));
  if (least > kSaturation) return make_power<float>(0, std::exp2(kSaturation));
  const Polynomial fit = fit_power(s);
  // By 2^-23, as the kernels read e out of the bits in units of 2^23: a power of 2 costs no accuracy.
  p.s_high = static_cast<float>(grid(s) * 0x1p-23);
  p.s_low = static_cast<float>((s - grid(s)) * 0x1p-23);
  p.c_high = static_cast<float>(grid(log2_c));
  p.c_low = static_cast<float>(log2_c - p.c_high);
  for (int i = 0; i < kTerms; ++i) p.slope[i] = static_cast<float>(fit[i]);
  p.s = static_cast<float>(s);
  p.log2_c = static_cast<float>(log2_c);
  p.low = 0;
  p.high = FLT_MAX;
  if (s != 0) {
    const double near_zero = reaches(s, log2_c, s < 0 ? kSaturation : -kSaturation);
    const double far = reaches(s, log2_c, s < 0 ? -kSaturation : kSaturation);
    p.low = static_cast<float>(std::fmin(near_zero, FLT_MAX));
    p.high = static_cast<float>(std::fmin(far, FLT_MAX));
  }
  if (!power_meets_subnormals(p)) p.low = std::fmax(p.low, FLT_MIN);
  p.vanish = s < 0 ? std::fmax(p.low, FLT_TRUE_MIN) : 0;
  return p;
}

bool power_meets_subnormals(const Power<float>& p) {
  // For s > 0 the result only shrinks below FLT_MIN: where it is 2^-30 there already, 1 + result no longer
  // sees it.
  const double at_least_normal = p.s * std::log2(FLT_MIN) + p.log2_c;
  return p.low < FLT_MIN && (p.s < 0 || (p.s > 0 && at_least_normal > -30));
}

}  // namespace pdecay
