#pragma once
#include "../rule.h"

namespace pdecay {

struct Asgd {
  template <class F>
  struct Coefs {
    F keep, eta, mu;
  };
  static constexpr bool kRare = true;
  static constexpr bool kAbsolute = true;  // its move depends on where the weight is
  static constexpr unsigned kUses[] = {1};

  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V w, V g, V* state) {
    const V after = w * V(c.keep) - g * V(c.eta);
    // With mu = 1 the mean is the weight itself, whatever it was.
    state[0] = c.mu == F(1) ? after : fma(after - state[0], V(c.mu), state[0]);
    return after;
  }

  PDECAY_OPTIONS(lambd, alpha, t0);
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*) { return 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    // The rates are those that the step before left, as in torch.
    const double eta = at.scalars[0], mu = at.scalars[1], t = static_cast<double>(at.step);
    at.scalars[0] = at.lr / pow(1 + o[lambd] * at.lr * t, o[alpha]);
    at.scalars[1] = 1 / (t - o[t0] > 1 ? t - o[t0] : 1);
    return {F(1 - o[lambd] * eta), F(eta), F(mu)};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "lambd",
       .torch = "lambd",
       .range = "[0, inf)",
       .initial = "1e-4",
       .doc = "decay of the weights within the step, and of the rate eta"},
      {.name = "alpha",
       .torch = "alpha",
       .range = "[0, inf)",
       .initial = "0.75",
       .doc = "power by which eta falls"},
      {.name = "t0",
       .torch = "t0",
       .range = "[0, inf)",
       .initial = "1e6",
       .doc = "step from which on weights are averaged"},
  };
  static constexpr StateSlot kState[] = {{.name = "ax"},
                                         {.name = "eta", .initial = "lr", .scalar = true},
                                         {.name = "mu", .initial = "1", .scalar = true}};
  static constexpr Info kInfo{
      "asgd",
      "Averaged SGD: SGD with a falling rate, and the mean of the weights in the state `ax`.",
      "w * (1 - lambd * eta) - eta * g; ax + mu * (w - ax); then eta = lr / (1 + lambd * lr * t)^alpha, mu = "
      "1 / max(1, t - t0)",
      "Polyak and Juditsky, 1992, as in torch",
      kOptions,
      kState};
#endif
};

}  // namespace pdecay
