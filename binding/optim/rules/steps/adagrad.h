#pragma once
#include "../rule.h"

namespace pdecay {

struct Adagrad {
  template <class F>
  struct Coefs {
    F lr, eps;
  };

  // Which slots of state each variant reads and writes.
  static constexpr unsigned kUses[] = {1};

  template <int Variant, class V, class F>
  static PDECAY_FN Undivided<V> apply(const Coefs<F>& c, V w, V g, V* state) {
    const V sum = state[0] = fma(g, g, state[0]);
    return {w, g * V(c.lr), sqrt(sum) + V(c.eps)};
  }

  PDECAY_OPTIONS(lr_decay, initial_accumulator_value, eps);
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*) { return 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    return {F(at.lr / (1 + static_cast<double>(at.step - 1) * o[lr_decay])), F(o[eps])};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "lrDecay",
       .torch = "lr_decay",
       .range = "[0, inf)",
       .initial = "0",
       .doc = "lr / (1 + (t - 1) * lrDecay)"},
      {.name = "initialAccumulatorValue",
       .torch = "initial_accumulator_value",
       .range = "[0, inf)",
       .initial = "0",
       .doc = "what the sum of squares starts from"},
      {.name = "eps",
       .torch = "eps",
       .range = "[0, inf)",
       .initial = "1e-10",
       .doc = "added to the denominator"},
  };
  static constexpr StateSlot kState[] = {{.name = "sum", .initial = "initialAccumulatorValue"}};
  static constexpr Info kInfo{"adagrad",
                              "Adagrad: the gradient over the root of the sum of all its squares.",
                              "w - lr / (1 + (t - 1) * lrDecay) * g / (sqrt(sum) + eps)",
                              "Duchi et al., 2011",
                              kOptions,
                              kState};
#endif
};

}  // namespace pdecay
