#pragma once
#include "../rule.h"

namespace pdecay {

struct RmsProp {
  template <class F>
  struct Coefs {
    F lr, alpha, one_minus_alpha, eps, momentum;
  };

  // Bit 0: centered, with the gradient's mean in state[1]; bit 1: momentum, in state[2].
  // Which slots of state each variant reads and writes.
  static constexpr unsigned kUses[] = {0b001, 0b011, 0b101, 0b111};

  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V w, V g, V* state) {
    V square = state[0] = fma(g * V(c.one_minus_alpha), g, state[0] * V(c.alpha));
    if constexpr (Variant & 1) {
      const V mean = state[1] = fma(g - state[1], V(c.one_minus_alpha), state[1]);
      square = square - mean * mean;
    }
    const V update = g / (sqrt(square) + V(c.eps));
    if constexpr ((Variant & 2) == 0) return w - update * V(c.lr);
    const V buffer = state[2] = fma(state[2], V(c.momentum), update);
    return w - buffer * V(c.lr);
  }

  PDECAY_OPTIONS(alpha, eps, momentum, centered);
  static constexpr int kVariants = 4;
  static PDECAY_FN int variant(const double* o) {
    return (o[centered] != 0 ? 1 : 0) | (o[momentum] != 0 ? 2 : 0);
  }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    return {F(at.lr), F(o[alpha]), F(1 - o[alpha]), F(o[eps]), F(o[momentum])};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "alpha",
       .torch = "alpha",
       .range = "[0, 1]",
       .initial = "0.99",
       .doc = "decay rate of the running second moment"},
      {.name = "eps",
       .torch = "eps",
       .range = "[0, inf)",
       .initial = "1e-8",
       .doc = "added to the denominator"},
      {.name = "momentum",
       .torch = "momentum",
       .range = "[0, inf)",
       .initial = "0",
       .scheduled = true,
       .doc = "share of the last update kept"},
      {.name = "centered",
       .torch = "centered",
       .kind = Kind::boolean,
       .initial = "false",
       .doc = "divide by the variance of the gradient, not its second moment"},
  };
  static constexpr StateSlot kState[] = {{.name = "square_avg"},
                                         {.name = "grad_avg", .when = "centered"},
                                         {.name = "momentum_buffer", .when = "momentum"}};
  static constexpr Info kInfo{
      "rmsprop",
      "RMSprop: the gradient over the root of its running second moment.",
      "w - lr * g / (sqrt(v) + eps)   (centered: v - mean^2; momentum: b = momentum * b + update)",
      "Hinton, 2012, as in torch",
      kOptions,
      kState};
#endif
};

}  // namespace pdecay
