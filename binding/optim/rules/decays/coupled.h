#pragma once
#include "../power.h"
#include "../rule.h"

namespace pdecay {

// The plain, coupled form that pWD replaces: part of the gradient, so an adaptive step rescales it, and for p
// < 1 it grows without bound as a weight nears 0.
struct Coupled {
  template <class F>
  struct Coefs {
    Power<F> power;
    F factor;  // in place of the power, where p = 2
  };
  static constexpr unsigned kUses[] = {0, 0};
  static constexpr bool kOnGradient = true;

  template <int Variant, class V, class Weight, class F>
  static PDECAY_FN V gradient(const Coefs<F>& c, const Weight& w, V g) {
    // Within the floats: Lion asks for the sign of the smallest, and lr = 0 for a product that is 0.
    constexpr F kLeast = sizeof(F) == 4 ? F(0x1p-120) : F(0x1p-1000);
    V size;
    if constexpr (Variant == 0)
      size = power(c.power, w, V(F(0)));
    else
      size = abs(w) * V(c.factor);
    size = min(max(size, V(kLeast)), V(1 / kLeast));
    return g + select<F>(w == V(F(0)), V(F(0)), copysign(size, V(w)));
  }

  // Its powers, for loops that keep tables of their own.
  template <int Variant>
  static constexpr bool kByPower = Variant == 0;
  static constexpr int kPowers = 1;
  template <class C, class Visit>
  static PDECAY_FN void each_power(C& c, Visit&& visit) {
    visit(c.power);
  }

  PDECAY_OPTIONS(p, lambda);
  static constexpr int kVariants = 2;
  static PDECAY_FN int variant(const double* o, const Context&) { return o[p] == 2; }
  static PDECAY_FN bool identity(const double* o, const Context&) { return o[lambda] == 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    if (o[p] == 2) return {{}, F(2 * o[lambda])};
    return {make_power<F>(o[p] - 1, o[p] * o[lambda], at.tables), F(0)};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "p", .torch = "p", .range = "(0, inf)", .initial = "2", .scheduled = true, .doc = "the norm"},
      {.name = "lambda",
       .torch = "lambda",
       .range = "[0, inf)",
       .initial = "1e-3",
       .scheduled = true,
       .doc = "strength"},
  };
  static constexpr Info kInfo{"coupled",
                              "The gradient of lambda * |w|^p added to the loss's, before the step.",
                              "gradient + p * lambda * |w|^(p - 2) * w   (0 at w = 0)",
                              "AdamP of arXiv 2404.10824",
                              kOptions,
                              {},
                              R"(
    gradient ← gradient + p·λ·|w|^(p−1)·sign(w),   before the step

What decoupled decay replaces: an adaptive step rescales it. 0 at w = 0. At p = 2 it is torch's `weight_decay` = 2λ of Adam
and SGD. In float32 the term is at least 2^−120 wherever w is not 0.
)"};
#endif
};

}  // namespace pdecay
