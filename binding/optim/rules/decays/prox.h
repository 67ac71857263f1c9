#pragma once
#include "../power.h"
#include "../rule.h"

namespace pdecay {

// argmin over u of (u - x)^2 / 2 + tau * |u|^p for x >= 0, in fp64: the formulas lose too many bits for less.
// F is what it is rounded to.
template <class F>
struct ProxPoint {
  double p, tau;
  double threshold;  // for p <= 1: up to here the minimiser is 0

  template <class W>
  PDECAY_FN W operator()(W x) const {
    const auto live = (x > W(threshold)) & (x - x == W(0.0));  // and a number
    const W rest = select<double>(x <= W(threshold), W(0.0), x);
    return select<double>(live, minimiser(select<double>(live, x, W(1 + 2 * threshold))), rest);
  }

  template <class W>
  PDECAY_FN W minimiser(W x) const {
    if (p == 0) return x;
    if (p == 1) return x - W(tau);
    if (p == 2) return x / W(1 + 2 * tau);
    if (p == 1.5) {
      // (sqrt(b^2 + x) - b)^2, b = 3 tau / 4, without its cancellation.
      const double b = 0.75 * tau;
      const W root = x / (sqrt(W(b * b) + x) + W(b));
      return min(root * root, x);
    }
    // The closed forms of p = 1/2 and 2/3 lose digits to their angles; Newton's method does not, and is no
    // slower.
    return newton(x);
  }

  // The largest root of h(u) = u - x + tau * p * u^(p - 1), from a point that is not left of it.
  template <class W>
  PDECAY_FN W newton(W x) const {
    constexpr double kClose = sizeof(F) == 4 ? 0x1p-26 : 0x1p-54;
    W u = x;
    auto open = u == u;  // lanes still on their way: none may depend on its neighbours
    for (int i = 0; i < 100; ++i) {
      const W power = p == 0.5 ? W(1.0) / sqrt(u) : pow_to<F>(u, p - 1);
      const W pull = W(tau * p) * power;
      if (i == 0 && p > 1 && any(pull > x)) {
        u = select<double>(pull > x, min(x, pow_to<F>(x / W(tau * p), 1 / (p - 1))), u);
        open = u > W(0.0);
        continue;
      }
      const W step = (u - x + pull) / (u + pull * W(p - 1));  // as part of u
      const W next = select<double>(step < W(1.0), u - u * step, u * W(0.5));
      u = select<double>(open, next, u);
      // What the turn leaves of an error, step^2 h'' / (2 h'), and more, as h' >= 1/2.
      open = open & (step * step * pull * W(fabs((p - 1) * (p - 2))) > next * W(kClose));
      if (!any(open)) break;
    }
    return min(u, x);
  }
};

// The same where decay is weak, as it is for most weights. With z = tau * p * x^(p - 2), Lagrange's inversion
// gives
//
//   u = x - x * z * (q_1 + q_2 * z + q_3 * z^2 + ...)
//   q_n = -(-1)^n / n! * product of (p - 1) * n - j over 0 <= j < n - 1
//
// of which a few terms do in fp32. fp64 goes without.
template <class F>
struct ProxSeries {
  ProxSeries() = default;
  PDECAY_FN ProxSeries(double, double, double, PowerTables*) {}
};
template <>
struct ProxSeries<float> {
  static constexpr int kTerms = 7, kEasyTerms = 4;
  Power<float> strength;  // z
  float threshold;
  float near;  // z up to which what is left out is under 2^-27; 0 where there is no such, or a closed form
  float q[kTerms];
  // Sizes of weights that make neither a special case nor a z above near: no such on a device, or where
  // least > most. For them the series is economized.
  float least, most, easy[kEasyTerms];

  ProxSeries() = default;
  PDECAY_FN ProxSeries(double p, double tau, double threshold_, PowerTables* tables)
      : strength{}, threshold(static_cast<float>(threshold_)), near(0), q{}, least(1), most(0), easy{} {
    if (threshold > threshold_) threshold = nextafterf(threshold, 0.f);  // so that the same x are beyond it
    if (p == 0 || p == 1 || p == 1.5 || p == 2) return;
    double bound = 0x1p-5;  // beyond, a power's own error would show
    double terms[kTerms];
    for (int n = 1; n <= kTerms + 4; ++n) {
      double term = n % 2 ? 1 : -1;
      for (int j = 0; j < n; ++j) term *= (j < n - 1 ? (p - 1) * n - j : 1) / (j + 1);
      if (n <= kTerms)
        q[n - 1] = static_cast<float>(terms[n - 1] = term);
      else
        bound = fmin(bound, pow(0x1p-27 / fabs(term), 1.0 / n));
    }
    if (!(bound > 0x1p-12 && tau * p > 0)) return;
    near = static_cast<float>(bound);
    strength = make_power<float>(p - 2, tau * p, tables);
#ifndef __CUDACC_RTC__
    if (tables) ease(p, tau, terms, bound);
#endif
  }

#ifndef __CUDACC_RTC__
  // Puts the later terms on the earlier ones by Chebyshev's polynomials of 0 to `reach`, and sets the range.
  void ease(double p, double tau, const double* terms, double bound) {
    double left[kTerms], reach = bound, error;
    do {
      error = 0;
      for (int n = 0; n < kTerms; ++n) left[n] = terms[n] * pow(reach, n);
      for (int n = kTerms - 1; n >= kEasyTerms; --n) {
        double part = left[n];  // of T_n(2 t - 1), t = z / reach, by powers of t from the largest on
        error += fabs(part) * exp2(1 - 2 * n);
        for (int k = n; k >= 1; --k)
          left[k - 1] -= part *= -2.0 * k * (2 * k - 1) / (4.0 * (n + k - 1) * (n - k + 1));
      }
    } while (error * reach > 0x1p-29 && (reach /= 2));
    for (int n = 0; n < kEasyTerms; ++n) easy[n] = static_cast<float>(left[n] / pow(reach, n));
    if (p == 2 || (strength.parts && strength.parts->at_home != PowerParts::kHome)) return;
    const double end = pow(reach / (tau * p), 1 / (p - 2));
    const double low = strength.parts ? 0x1p-31 : 0x1p-126,
                 high = strength.parts ? 0x1.fffffep0 : 0x1.fffffep127;
    least = static_cast<float>(fmin(p < 2 ? fmax(end, low) : low, 2 * high));
    least = fmaxf(least, nextafterf(threshold, 1e38f));
    most = static_cast<float>(p < 2 ? high : fmin(end, high));
  }
#endif

  // What becomes of the weight, and in which lanes that is not near enough.
  template <class V>
  PDECAY_FN V operator()(V after, decltype(V() < V())& far) const {
    const V x = abs(after), zero = V(0.f);
    const auto dead = x <= V(threshold);
    if constexpr (sizeof(V) > sizeof(float)) {
      const V z = rough_power(strength, after);
      V sum = V(easy[kEasyTerms - 1]);
      for (int n = kEasyTerms - 2; n >= 0; --n) sum = fma(sum, z, V(easy[n]));
      const V u = fma(-(after * z), sum, after);
      far = decltype(V() < V())::all(0);
      if (all_between(x, least, most)) return u;
      if (all_between(select<float>(dead, V(least), x), least, most))
        return select<float>(dead, copysign(zero, after), u);
    }
    const V z = select<float>(dead, zero, power(strength, after, zero));
    far = (z > V(near)) | (x > V(0x1.fffffep127f));
    V sum = V(q[kTerms - 1]);
    for (int n = kTerms - 2; n >= 0; --n) sum = fma(sum, z, V(q[n]));
    return select<float>(dead, copysign(zero, after), fma(-(after * z), sum, after));
  }
};

struct Prox {
  template <class F>
  struct Coefs {
    ProxPoint<F> point;
    ProxSeries<F> series;
  };
  static constexpr unsigned kUses[] = {0};

  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V, V after, V*, F) {
    if constexpr (sizeof(F) == 4) {
      if (has_quick(c)) {
        decltype(after < after) far;
        const V u = quick(c, after, far);
        return any(far) ? select<F>(far, exact(c, after), u) : u;
      }
    }
    return exact(c, after);
  }

  // For loops that put off the lanes which need the slow form, until a vector of them is full.
  static PDECAY_FN bool has_quick(const Coefs<float>& c) { return c.series.near > 0; }
  template <class V, class Lanes>
  static PDECAY_FN V quick(const Coefs<float>& c, V after, Lanes& far) {
    return c.series(after, far);
  }
  template <class V, class F>
  static PDECAY_FN V exact(const Coefs<F>& c, V after) {
    return copysign(in_double(abs(after), c.point), after);
  }

  // Its powers, for loops that keep tables of their own.
  static constexpr int kPowers = 1;
  template <class C, class Visit>
  static PDECAY_FN void each_power(C& c, Visit&& visit) {
    visit(c.series.strength);
  }

  PDECAY_OPTIONS(p, lambda);
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*, const Context&) { return 0; }
  static PDECAY_FN bool identity(const double* o, const Context& at) { return at.lr * o[lambda] == 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    const double tau = at.lr * o[lambda];
    double threshold = o[p] == 1 ? tau : 0;
    if (o[p] < 1) {
      const double jump = pow(2 * tau * (1 - o[p]), 1 / (2 - o[p]));  // the least minimiser that is not 0
      // jump + tau * p * jump^(p - 1), less the power, which overflows where tau is subnormal
      threshold = jump * (1 + o[p] / (2 * (1 - o[p])));
    }
    return {{o[p], tau, threshold}, {o[p], tau, threshold, at.tables}};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "p",
       .torch = "p",
       .range = "[0, inf)",
       .initial = "0.5",
       .scheduled = true,
       .doc = "the norm; 0 is hard thresholding"},
      {.name = "lambda",
       .torch = "lambda",
       .range = "[0, inf)",
       .initial = "1e-3",
       .scheduled = true,
       .doc = "strength"},
  };
  static constexpr Info kInfo{
      "prox",
      "The proximal operator of the Lp norm: it sets weights to exactly 0 for p <= 1.",
      "argmin_u (u - after)^2 / 2 + lr * lambda * |u|^p",
      "threshold for p < 1: Marjanovic and Solo, 2012; p = 1/2: Xu et al., 2012; 2/3: Cao et al., 2013",
      kOptions,
      {},
      R"(
    w ← argmin_u ½(u − after)² + α·λ·|u|^p

Closed forms for p = 0, 1, 3/2 and 2, Newton's method in doubles elsewhere: the closed forms of ½ and ⅔ lose digits to
their angles. Below p = 1 it thresholds: up to
t = j + τ·p·j^(p−1), with τ = α·λ and j = (2τ(1−p))^(1/(2−p)), the result is exactly 0; past it, it begins at j. The form
for 3/2 is written without the cancellation that flips signs for small weights.

A float64 result is at most 4 units in the last place of the weight off, a float32 one 0.7 of its own (`test/native/prox_test.cc`), and none grows a
weight. float32 weights for which z = τ·p·|after|^(p−2) is small, as it is for most, go by four to seven terms of the inverted series
u = after·(1 − z + (p−1)·z² − …).
)"};
#endif
};

}  // namespace pdecay
