#pragma once
#include "../rule.h"

namespace pdecay {

struct Sgd {
  template <class F>
  struct Coefs {
    F lr, momentum, fresh;
  };

  // 0: no momentum; 1: momentum; 2: Nesterov's.
  // Which slots of state each variant reads and writes.
  static constexpr unsigned kUses[] = {0, 1, 1};
  static constexpr unsigned kSignedCodes = 1;

  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V w, V g, V* state) {
    if constexpr (Variant == 0) return w - g * V(c.lr);
    const V buffer = state[0] = fma(state[0], V(c.momentum), g * V(c.fresh));
    if constexpr (Variant == 1) return w - buffer * V(c.lr);
    return w - fma(buffer, V(c.momentum), g) * V(c.lr);
  }

  PDECAY_OPTIONS(momentum, dampening, nesterov);
  static constexpr int kVariants = 3;
  static PDECAY_FN int variant(const double* o) { return o[momentum] == 0 ? 0 : o[nesterov] != 0 ? 2 : 1; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    // As in torch, the buffer starts as the first gradient that it sees, undampened.
    return {F(at.lr), F(o[momentum]), F(at.fresh ? 1 : 1 - o[dampening])};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "momentum",
       .torch = "momentum",
       .range = "[0, inf)",
       .initial = "0",
       .scheduled = true,
       .doc = "share of the last update kept"},
      {.name = "dampening",
       .torch = "dampening",
       .range = "(-inf, inf)",
       .initial = "0",
       .doc = "share of the gradient held back from the momentum buffer"},
      {.name = "nesterov",
       .torch = "nesterov",
       .kind = Kind::boolean,
       .initial = "false",
       .doc = "look ahead; takes momentum above 0 and dampening 0"},
  };
  static constexpr StateSlot kState[] = {{.name = "momentum_buffer", .when = "momentum"}};
  static constexpr Info kInfo{
      "sgd",
      "Stochastic gradient descent, with momentum, dampening and Nesterov's look-ahead.",
      "b = momentum * b + (1 - dampening) * g; w - lr * b   (nesterov: w - lr * (g + momentum * b))",
      "Sutskever et al., 2013, as in torch",
      kOptions,
      kState};
  static const char* complain(const double* o) {
    return o[nesterov] != 0 && (o[momentum] == 0 || o[dampening] != 0)
               ? "Expected momentum above 0 and dampening 0 for step.nesterov"
               : nullptr;
  }
#endif
};

}  // namespace pdecay
