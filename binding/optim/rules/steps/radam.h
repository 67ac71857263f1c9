#pragma once
#include "../rule.h"

namespace pdecay {

struct RAdam {
  template <class F>
  struct Coefs {
    F one_minus_beta1, beta2, one_minus_beta2, step_size, rectified_size, eps;
  };

  // Which slots of state each variant reads and writes.
  static constexpr unsigned kUses[] = {0b011};
  static constexpr unsigned kSignedCodes = 0b001, kUnsignedCodes = 0b010;

  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V w, V g, V* state) {
    const V m = state[0] = fma(g - state[0], V(c.one_minus_beta1), state[0]);
    const V v = state[1] = fma(g * V(c.one_minus_beta2), g, state[1] * V(c.beta2));
    // One of the two sizes is 0: plain momentum until the variance of the second moment is tractable.
    return w - m * (V(c.step_size) + V(c.rectified_size) / (sqrt(v) + V(c.eps)));
  }

  PDECAY_OPTIONS(beta1, beta2, eps);
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*) { return 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    const double t = static_cast<double>(at.step);
    const double beta2_t = pow(o[beta2], t), size = at.lr / (1 - pow(o[beta1], t));
    const double rho_inf = 2 / (1 - o[beta2]) - 1, rho = rho_inf - 2 * t * beta2_t / (1 - beta2_t);
    double plain = size, rectified = 0, eps_then = 1;  // any, so that 0 / (sqrt(v) + eps) is 0
    if (rho > 5) {
      const double r = sqrt((rho - 4) * (rho - 2) * rho_inf / ((rho_inf - 4) * (rho_inf - 2) * rho));
      rectified = size * r * sqrt(1 - beta2_t);
      plain = 0;
      eps_then = o[eps];
    }
    return {F(1 - o[beta1]), F(o[beta2]), F(1 - o[beta2]), F(plain), F(rectified), F(eps_then)};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "betas",
       .torch = "betas",
       .kind = Kind::numbers,
       .range = "[0, 1)",
       .initial = "[0.9, 0.999]",
       .length = 2,
       .scheduled = true,
       .doc = "decay rates of the running means of the gradient and of its square"},
      {.name = "eps",
       .torch = "eps",
       .range = "[0, inf)",
       .initial = "1e-8",
       .doc = "added to the denominator"},
  };
  static constexpr StateSlot kState[] = {{.name = "exp_avg"}, {.name = "exp_avg_sq"}};
  static constexpr Info kInfo{
      "radam",
      "RAdam: Adam whose step is rectified by the variance of the second moment, and plain momentum while "
      "that is unknown.",
      "rho_t > 5: w - lr * r_t * m_hat * sqrt(1 - beta2^t) / (sqrt(v) + eps); else w - lr * m_hat",
      "Liu et al., arXiv 1908.03265",
      kOptions,
      kState};
#endif
};

}  // namespace pdecay
