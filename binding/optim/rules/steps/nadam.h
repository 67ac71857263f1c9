#pragma once
#include "../rule.h"

namespace pdecay {

struct NAdam {
  template <class F>
  struct Coefs {
    F one_minus_beta1, beta2, one_minus_beta2, gradient_size, momentum_size, scale, eps;
  };

  // Which slots of state each variant reads and writes.
  static constexpr unsigned kUses[] = {0b011};
  static constexpr unsigned kSignedCodes = 0b001, kUnsignedCodes = 0b010;

  template <int Variant, class V, class F>
  static PDECAY_FN Undivided<V> apply(const Coefs<F>& c, V w, V g, V* state) {
    const V m = state[0] = fma(g - state[0], V(c.one_minus_beta1), state[0]);
    const V v = state[1] = fma(g * V(c.one_minus_beta2), g, state[1] * V(c.beta2));
    const V denominator = fma(sqrt(v), V(c.scale), V(c.eps));
    return {w, fma(m, V(c.momentum_size), g * V(c.gradient_size)), denominator};
  }

  PDECAY_OPTIONS(beta1, beta2, eps, momentum_decay);
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*) { return 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    const double t = static_cast<double>(at.step);
    const auto mu_at = [&](double s) { return o[beta1] * (1 - 0.5 * pow(0.96, s * o[momentum_decay])); };
    const double mu = mu_at(t), next = mu_at(t + 1);
    const double product = at.scalars[0] *= mu;
    return {F(1 - o[beta1]),
            F(o[beta2]),
            F(1 - o[beta2]),
            F(at.lr * (1 - mu) / (1 - product)),
            F(at.lr * next / (1 - product * next)),
            F(1 / sqrt(1 - pow(o[beta2], t))),
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
       .doc = "decay rates of the running means of the gradient and of its square"},
      {.name = "eps",
       .torch = "eps",
       .range = "[0, inf)",
       .initial = "1e-8",
       .doc = "added to the denominator"},
      {.name = "momentumDecay",
       .torch = "momentum_decay",
       .range = "[0, inf)",
       .initial = "4e-3",
       .doc = "how fast the momentum schedule approaches beta1"},
  };
  static constexpr StateSlot kState[] = {
      {.name = "exp_avg"}, {.name = "exp_avg_sq"}, {.name = "mu_product", .initial = "1", .scalar = true}};
  static constexpr Info kInfo{
      "nadam",
      "NAdam: Adam with Nesterov's look-ahead and a momentum schedule mu_t = beta1 (1 - 0.96^(t psi) / 2).",
      "w - lr * ((1 - mu_t) / (1 - prod mu) * g + mu_(t+1) / (1 - prod mu * mu_(t+1)) * m) / (sqrt(v / (1 - "
      "beta2^t)) + eps)",
      "Dozat, 2016",
      kOptions,
      kState};
#endif
};

}  // namespace pdecay
