#pragma once
#include "../rule.h"

namespace pdecay {

struct Adam {
  template <class F>
  struct Coefs {
    F one_minus_beta1, beta2, one_minus_beta2, step_size, scale, eps;
  };

  // Variant 1 is AMSGrad: the largest second moment so far, in state[2].
  // Which slots of state each variant reads and writes.
  static constexpr unsigned kUses[] = {0b011, 0b111};
  static constexpr unsigned kSignedCodes = 0b001, kUnsignedCodes = 0b110;

  template <int Variant, class V, class F>
  static PDECAY_FN Undivided<V> apply(const Coefs<F>& c, V w, V g, V* state) {
    const V m = fma(g - state[0], V(c.one_minus_beta1), state[0]);
    const V v = fma(g * V(c.one_minus_beta2), g, state[1] * V(c.beta2));
    state[0] = m;
    state[1] = v;
    V second = v;
    if constexpr (Variant == 1) second = state[2] = max(state[2], v);
    return {w, m * V(c.step_size), fma(sqrt(second), V(c.scale), V(c.eps))};
  }

  PDECAY_OPTIONS(beta1, beta2, eps, amsgrad);
  static constexpr int kVariants = 2;
  static PDECAY_FN int variant(const double* o) { return o[amsgrad] != 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    const double t = static_cast<double>(at.step);
    return {F(1 - o[beta1]),
            F(o[beta2]),
            F(1 - o[beta2]),
            F(at.lr / (1 - pow(o[beta1], t))),
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
      {.name = "amsgrad",
       .torch = "amsgrad",
       .kind = Kind::boolean,
       .initial = "false",
       .doc = "divide by the largest second moment so far"},
  };
  static constexpr StateSlot kState[] = {
      {.name = "exp_avg"}, {.name = "exp_avg_sq"}, {.name = "max_exp_avg_sq", .when = "amsgrad"}};
  static constexpr Info kInfo{
      "adam",
      "Adam: the gradient's running mean over the root of its running second moment, both bias-corrected.",
      "w - lr * m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + eps)",
      "Kingma and Ba, arXiv 1412.6980; AMSGrad: Reddi et al., 2018",
      kOptions,
      kState};
#endif
};

}  // namespace pdecay
