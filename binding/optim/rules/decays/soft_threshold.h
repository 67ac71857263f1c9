#pragma once
#include "../rule.h"

namespace pdecay {

struct SoftThreshold {
  template <class F>
  struct Coefs {
    F threshold, shrink;
  };
  static constexpr unsigned kUses[] = {0};

  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V, V after, V*, F) {
    const V rest = abs(after) - V(c.threshold);
    // Not max(rest, 0): a NaN must stay one.
    return copysign(select<F>(rest < V(F(0)), V(F(0)), rest), after) * V(c.shrink);
  }

  PDECAY_OPTIONS(lambda, weight_decay);
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*, const Context&) { return 0; }
  static PDECAY_FN bool identity(const double* o, const Context& at) {
    return at.lr == 0 || (o[lambda] == 0 && o[weight_decay] == 0);
  }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    return {F(at.lr * o[lambda]), F(1 / (1 + at.lr * o[weight_decay]))};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "lambda",
       .torch = "lambda",
       .range = "[0, inf)",
       .initial = "1e-3",
       .scheduled = true,
       .doc = "strength of the L1 part"},
      {.name = "weightDecay",
       .torch = "weight_decay",
       .range = "[0, inf)",
       .initial = "0",
       .scheduled = true,
       .doc = "strength of the L2 part that follows"},
  };
  static constexpr Info kInfo{"softThreshold",
                              "Soft thresholding: the proximal operator of the L1 norm, then L2 shrinkage.",
                              "sign(after) * max(|after| - lr * lambda, 0) / (1 + lr * weightDecay)",
                              "Adam_L1 of arXiv 2404.10824",
                              kOptions,
                              {},
                              R"(
    w ← sign(after) · max(|after| − α·λ, 0) / (1 + α·weightDecay)

Weights within α·λ of 0 become exactly 0, and may leave it again. A NaN stays one. Source: Adam_L1 of arXiv 2404.10824.
)"};
#endif
};

}  // namespace pdecay
