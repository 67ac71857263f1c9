#pragma once
#include "../rule.h"

namespace pdecay {

// AdamW's decay. As the step does not depend on the weight, taking lr * wd of `before` off afterwards is the
// same.
struct L2 {
  template <class F>
  struct Coefs {
    F rate;
  };
  static constexpr unsigned kUses[] = {0};

  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V before, V after, V*, F) {
    // Of an infinite weight as of the largest: infinity less infinity would be NaN, where torch's AdamW,
    // which multiplies, leaves infinity.
    constexpr F kLargest = sizeof(F) == 4 ? F(0x1.fffffep127) : F(0x1.fffffffffffffp1023);
    return after - min(max(before, V(-kLargest)), V(kLargest)) * V(c.rate);
  }

  PDECAY_OPTIONS(weight_decay);
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*, const Context&) { return 0; }
  static PDECAY_FN bool identity(const double* o, const Context& at) { return at.lr * o[weight_decay] == 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    return {F(at.lr * o[weight_decay])};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "weightDecay",
       .torch = "weight_decay",
       .range = "[0, inf)",
       .initial = "1e-2",
       .scheduled = true,
       .doc = "strength"},
  };
  static constexpr Info kInfo{"l2",
                              "Decoupled L2 decay, as in AdamW.",
                              "before * (1 - lr * weightDecay), then the step",
                              "Loshchilov and Hutter, arXiv 1711.05101",
                              kOptions,
                              {},
                              R"(
    w ← before · (1 − α·weightDecay), then the step

AdamW's; an infinite weight stays one, as in torch. Source: arXiv 1711.05101.
)"};
#endif
};

}  // namespace pdecay
