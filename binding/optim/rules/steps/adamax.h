#pragma once
#include "../rule.h"

namespace pdecay {

struct Adamax {
  template <class F>
  struct Coefs {
    F one_minus_beta1, beta2, step_size, eps;
  };
  static constexpr bool kRare = true;
  static constexpr unsigned kUses[] = {0b11};

  template <int Variant, class V, class F>
  static PDECAY_FN Undivided<V> apply(const Coefs<F>& c, V w, V g, V* state) {
    const V m = state[0] = fma(g - state[0], V(c.one_minus_beta1), state[0]);
    const V u = state[1] = max(state[1] * V(c.beta2), abs(g) + V(c.eps));
    return {w, m * V(c.step_size), u};
  }

  PDECAY_OPTIONS(beta1, beta2, eps);
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*) { return 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    return {F(1 - o[beta1]), F(o[beta2]), F(at.lr / (1 - pow(o[beta1], static_cast<double>(at.step)))),
            F(o[eps])};
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
       .doc = "decay rates of the gradient's running mean and of its largest absolute value"},
      {.name = "eps",
       .torch = "eps",
       .range = "[0, inf)",
       .initial = "1e-8",
       .doc = "added to the absolute gradient"},
  };
  static constexpr StateSlot kState[] = {{.name = "exp_avg"}, {.name = "exp_inf"}};
  static constexpr Info kInfo{
      "adamax",
      "Adamax: Adam with the infinity norm, so that the divisor is a decaying maximum of |g|.",
      "w - lr * m / (1 - beta1^t) / u, u = max(beta2 * u, |g| + eps)",
      "Kingma and Ba, arXiv 1412.6980, as in torch",
      kOptions,
      kState};
#endif
};

}  // namespace pdecay
