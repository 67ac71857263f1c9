#pragma once
#include "../rule.h"

namespace pdecay {

struct Adadelta {
  template <class F>
  struct Coefs {
    F lr, rho, one_minus_rho, eps;
  };
  static constexpr unsigned kUses[] = {0b11};

  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V w, V g, V* state) {
    const V square = state[0] = fma(g * V(c.one_minus_rho), g, state[0] * V(c.rho));
    const V delta = sqrt(state[1] + V(c.eps)) / sqrt(square + V(c.eps)) * g;
    state[1] = fma(delta * V(c.one_minus_rho), delta, state[1] * V(c.rho));
    return w - delta * V(c.lr);
  }

  PDECAY_OPTIONS(rho, eps);
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*) { return 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    return {F(at.lr), F(o[rho]), F(1 - o[rho]), F(o[eps])};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "rho",
       .torch = "rho",
       .range = "[0, 1]",
       .initial = "0.9",
       .doc = "decay rate of the running means of the squared gradient and of the squared update"},
      {.name = "eps",
       .torch = "eps",
       .range = "[0, inf)",
       .initial = "1e-6",
       .doc = "added under both roots"},
  };
  static constexpr StateSlot kState[] = {{.name = "square_avg"}, {.name = "acc_delta"}};
  static constexpr Info kInfo{
      "adadelta",
      "Adadelta: the gradient times the root of the mean squared update, over that of the mean squared "
      "gradient.",
      "w - lr * d, d = sqrt(u + eps) / sqrt(v + eps) * g; u = rho * u + (1 - rho) * d^2",
      "Zeiler, arXiv 1212.5701",
      kOptions,
      kState};
#endif
};

}  // namespace pdecay
