#pragma once
#include "../rule.h"

namespace pdecay {

struct Lion {
  template <class F>
  struct Coefs {
    F lr, one_minus_beta1, one_minus_beta2;
  };

  // Which slots of state each variant reads and writes.
  static constexpr unsigned kUses[] = {1};
  static constexpr unsigned kSignedCodes = 1;

  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V w, V g, V* state) {
    const V update = fma(g - state[0], V(c.one_minus_beta1), state[0]);
    state[0] = fma(g - state[0], V(c.one_minus_beta2), state[0]);
    // sign(update), 0 where it is 0, and NaN where it is NaN.
    const V sign =
        select<F>(update == V(F(0)), V(F(0)), select<F>(update == update, copysign(V(F(1)), update), update));
    return w - sign * V(c.lr);
  }

  PDECAY_OPTIONS(beta1, beta2);
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*) { return 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    return {F(at.lr), F(1 - o[beta1]), F(1 - o[beta2])};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "betas",
       .torch = "betas",
       .kind = Kind::numbers,
       .range = "[0, 1)",
       .initial = "[0.9, 0.99]",
       .length = 2,
       .scheduled = true,
       .doc = "decay rates: for the update's mean, and for the mean that is kept"},
  };
  static constexpr StateSlot kState[] = {{.name = "exp_avg"}};
  static constexpr Info kInfo{
      "lion",
      "Lion: the sign of an interpolation between the gradient's running mean and the gradient.",
      "w - lr * sign(beta1 * m + (1 - beta1) * g); m = beta2 * m + (1 - beta2) * g",
      "Chen et al., arXiv 2302.06675",
      kOptions,
      kState};
#endif
};

}  // namespace pdecay
