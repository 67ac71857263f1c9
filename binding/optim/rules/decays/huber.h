#pragma once
#include "../rule.h"

namespace pdecay {

struct Huber {
  template <class F>
  struct Coefs {
    F tau, shrink, delta;
  };
  static constexpr unsigned kUses[] = {0, 0};
  static constexpr bool kMean =
      true;  // the engine keeps a running mean of |w| a tensor, and passes it as `mean`

  // Variant 1 takes delta from the tensor's running mean of |w|.
  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V, V after, V*, F mean) {
    const F delta = Variant ? mean : c.delta;
    const V near_zero = after * V(c.shrink), far = after - copysign(V(c.tau * delta), after);
    return select<F>(abs(after) <= V((F(1) + c.tau) * delta), near_zero, far);
  }

  PDECAY_OPTIONS(lambda, delta, mode, mean_beta);
  static constexpr int kVariants = 2;
  static PDECAY_FN int variant(const double* o, const Context&) { return o[mode] != 0; }
  // The running mean goes on where nothing decays.
  static PDECAY_FN bool identity(const double* o, const Context& at) {
    return o[mode] == 0 && at.lr * o[lambda] == 0;
  }
  static PDECAY_FN double mean_rate(const double* o) { return o[mode] != 0 ? 1 - o[mean_beta] : 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    const double tau = at.lr * o[lambda];
    return {F(tau), F(1 / (1 + tau)), F(o[delta])};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "lambda",
       .torch = "lambda",
       .range = "[0, inf)",
       .initial = "1e-2",
       .scheduled = true,
       .doc = "strength"},
      {.name = "delta",
       .torch = "delta",
       .range = "(0, inf)",
       .initial = "1e-2",
       .scheduled = true,
       .doc = "where the quadratic part ends, under mode 'fixed'"},
      {.name = "mode",
       .torch = "mode",
       .kind = Kind::choice,
       .range = "fixed|mean",
       .initial = "\"fixed\"",
       .doc = "whether delta is the number given, or each tensor's running mean of |w|"},
      {.name = "meanBeta",
       .torch = "mean_beta",
       .range = "[0, 1)",
       .initial = "0.99",
       .doc = "decay rate of that running mean"},
  };
  static constexpr StateSlot kState[] = {
      {.name = "mean_abs", .when = "mode", .initial = "nan", .scalar = true}};
  static constexpr Info kInfo{"huber",
                              "The proximal operator of Huber's penalty: L2 near 0, L1 far from it.",
                              "tau = lr * lambda: |after| <= (1 + tau) * delta ? after / (1 + tau) : after - "
                              "tau * delta * sign(after)",
                              "AdamHD, arXiv 2511.14721",
                              kOptions,
                              kState,
                              R"(
    τ = α·λ;  w ← after/(1+τ) where |after| ≤ (1+τ)·δ, else after − τ·δ·sign(after)

`mode: 'mean'` takes δ from each tensor's running mean of |w|. Source: AdamHD, arXiv 2511.14721.
)"};
#endif
};

}  // namespace pdecay
