#pragma once
#include "../average.h"
#include "../rule.h"

namespace pdecay {

struct ScheduleFreeAdam {
  template <class F>
  struct Coefs {
    F lr, share, y_rate, y_part, warm_up, beta2, one_minus_beta2, scale, eps;
  };
  static constexpr bool kRare = true;
  static constexpr bool kAbsolute = true;
  // Variant 0 keeps z in state[0] and the second moment in state[1].
  static constexpr unsigned kUses[] = {0b11};

  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V y, V g, V* state) {
    const V v = state[1] = fma(g * V(c.one_minus_beta2), g, state[1] * V(c.beta2));
    const V update = g / fma(sqrt(v), V(c.scale), V(c.eps));
    const V z = state[0];
    state[0] = z - update * V(c.lr);
    return fma(z - y, V(c.share), y) - update * V(c.y_rate);
  }

  static constexpr bool kSettles = true;
  template <class V, class F>
  static PDECAY_FN V settle(const Coefs<F>& c, V y, V move, V* state) {
    return settle_average(c, y, move, state);
  }
  PDECAY_OPTIONS(beta1, beta2, eps, warmup_steps, r, weight_lr_power);
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*) { return 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    const Averaging a = averaging(at, o[warmup_steps], o[r], o[weight_lr_power]);
    const double y_part = 1 - o[beta1] * (1 - a.share);
    return {F(a.lr),          F(a.share),
            F(a.lr * y_part), F(y_part),
            F(a.warm_up),     F(o[beta2]),
            F(1 - o[beta2]),  F(1 / sqrt(1 - pow(o[beta2], static_cast<double>(at.step)))),
            F(o[eps])};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "betas",
       .torch = "betas",
       .kind = Kind::numbers,
       .range = "(0, 1)",
       .initial = "[0.9, 0.999]",
       .length = 2,
       .doc = "the average's part in the weights that train, and the second moment's decay rate"},
      {.name = "eps",
       .torch = "eps",
       .range = "[0, inf)",
       .initial = "1e-8",
       .doc = "added to the denominator"},
      kWarmupSteps,
      kAveragePower,
      kAverageLrPower,
  };
  static constexpr StateSlot kState[] = {{.name = "z", .initial = "weights"},
                                         {.name = "exp_avg_sq"},
                                         {.name = "weight_sum", .scalar = true},
                                         {.name = "lr_max", .initial = "-1", .scalar = true}};
  static constexpr Info kInfo{
      "scheduleFreeAdam",
      "Schedule-free Adam: an average of the iterates in the place of a falling learning rate. Call train() "
      "and eval().",
      "u = g / (sqrt(v / (1 - beta2^t)) + eps); y = y + c * (z - y) - lr * (1 - beta1 * (1 - c)) * u; z = z "
      "- lr "
      "* u",
      "arXiv 2405.15682",
      kOptions,
      kState,
      R"(
    u = g / (√(v/(1−β₂^t)) + ε);   c = k_t/Σk,   k_t = t^r · (largest α so far)^weightLrPower
    y ← y + c·(z − y) − α·(1 − β₁(1−c))·u;   z ← z − α·u

In training the parameters are y = (1−β₁)·z + β₁·x, in evaluation the average x: `optimizer.eval()` and
`optimizer.train()` turn one into the other, in place, and a step outside training is an error. The state dict holds
`train_mode`, as in the authors' package; save the parameters in the same mode. α rises in a line over `warmupSteps`;
further schedules are not needed.

A decay acts where the gradient does, at y, and moves z as a gradient does: with d = decay(y) − y, z moves by d and y by
(1 − β₁(1−c))·d, times the warm-up's share. With `l2` that is the authors' `weight_decay`. A trust ratio is refused.
Sums and rates are kept for each parameter. Source: arXiv 2405.15682.
)"};
  // x = y + (z - y) * (1 - 1 / beta1), and back.
  static double to_average(const double* o) { return 1 - 1 / o[beta1]; }
  static double from_average(const double* o) { return 1 - o[beta1]; }
#endif
};

}  // namespace pdecay
