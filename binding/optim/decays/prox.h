#pragma once
#include "../rule.h"

namespace pdecay {

// argmin over u of (u - x)^2 / 2 + tau * |u|^p for x >= 0. In fp64: trigonometry and Newton's method do not
// go in lanes.
struct ProxPoint {
  double p, tau;
  double threshold;  // for p < 1: up to here the minimiser is 0

  PDECAY_FN double operator()(double x) const {
    if (!(x > 0)) return x;
    if (p < 1 && x <= threshold) return 0;
    if (p == 0) return x;
    if (p == 1) return x > tau ? x - tau : 0;
    if (p == 2) return x / (1 + 2 * tau);
    if (p == 0.5) {
      const double angle = acos(0.75 * 1.7320508075688772 * tau / (x * sqrt(x)));
      return 2 * x / 3 * (1 + cos(2 * (3.141592653589793 - angle) / 3));
    }
    if (p == 2.0 / 3 && tau > 1e-100) {  // below, its powers of tau underflow
      const double scale = 2 * tau;
      const double angle = acosh(27 * x * x / (16 * scale * sqrt(scale)));
      const double a = 2 / 1.7320508075688772 * sqrt(sqrt(scale) * cosh(angle / 3));
      const double root = (a + sqrt(2 * x / a - a * a)) / 2;
      return root * root * root;
    }
    if (p == 1.5) {
      // (sqrt(b^2 + x) - b)^2, b = 3 tau / 4, without its cancellation.
      const double b = 0.75 * tau, root = x / (sqrt(b * b + x) + b);
      return root * root;
    }
    return newton(x);
  }

  // The largest root of h(u) = u - x + tau * p * u^(p - 1), from a point that is never left of it.
  PDECAY_FN double newton(double x) const {
    double u = p > 1 ? fmin(x, pow(x / (tau * p), 1 / (p - 1))) : x;
    for (int i = 0; i < 100; ++i) {
      const double pull = tau * p * pow(u, p - 1);
      double next = u - (u - x + pull) / (1 + pull * (p - 1) / u);
      if (!(next > 0)) next = u / 2;  // h is concave for 1 < p < 2: the tangent may miss
      if (fabs(next - u) <= 1e-16 * u) return next;
      u = next;
    }
    return u;
  }
};

struct Prox {
  template <class F>
  struct Coefs {
    ProxPoint point;
  };
  static constexpr unsigned kUses[] = {0};

  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V, V after, V*, F) {
    return copysign(map(abs(after), [&](F x) { return static_cast<F>(c.point(x)); }), after);
  }

  enum { p, lambda };
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*, const Moment&) { return 0; }
  static PDECAY_FN bool identity(const double* o, const Moment& at) { return at.lr * o[lambda] == 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Moment& at) {
    const double tau = at.lr * o[lambda];
    double threshold = 0;
    if (o[p] < 1) {
      const double jump = pow(2 * tau * (1 - o[p]), 1 / (2 - o[p]));  // the least minimiser that is not 0
      // jump + tau * p * jump^(p - 1), less the power, which overflows where tau is subnormal
      threshold = jump * (1 + o[p] / (2 * (1 - o[p])));
    }
    return {{o[p], tau, threshold}};
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
      "p = 1/2: Xu et al., 2012; 2/3: Cao et al., 2013; threshold for p < 1: Marjanovic and Solo, 2012",
      kOptions,
      {}};
#endif
};

}  // namespace pdecay
