#pragma once
#include "../average.h"
#include "../rule.h"

namespace pdecay {

struct ScheduleFreeSgd {
  template <class F>
  struct Coefs {
    F lr, share, y_rate, y_part, warm_up;
  };
  static constexpr bool kRare = true;
  static constexpr bool kAbsolute = true;
  // z is in state[0].
  static constexpr unsigned kUses[] = {1};

  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V y, V g, V* state) {
    const V z = state[0];
    state[0] = z - g * V(c.lr);
    return fma(z - y, V(c.share), y) - g * V(c.y_rate);
  }

  static constexpr bool kSettles = true;
  template <class V, class F>
  static PDECAY_FN V settle(const Coefs<F>& c, V y, V move, V* state) {
    return settle_average(c, y, move, state);
  }
  PDECAY_OPTIONS(momentum, warmup_steps, r, weight_lr_power);
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*) { return 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    const Averaging a = averaging(at, o[warmup_steps], o[r], o[weight_lr_power]);
    const double y_part = 1 - o[momentum] * (1 - a.share);
    return {F(a.lr), F(a.share), F(a.lr * y_part), F(y_part), F(a.warm_up)};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "momentum",
       .torch = "momentum",
       .range = "(0, 1)",
       .initial = "0.9",
       .doc = "the average's part in the weights that train"},
      kWarmupSteps,
      kAveragePower,
      kAverageLrPower,
  };
  static constexpr StateSlot kState[] = {{.name = "z", .initial = "weights"},
                                         {.name = "weight_sum", .scalar = true},
                                         {.name = "lr_max", .initial = "-1", .scalar = true}};
  static constexpr Info kInfo{
      "scheduleFreeSgd",
      "Schedule-free SGD: an average of the iterates in the place of a falling learning rate. Call train() "
      "and eval().",
      "y = y + c * (z - y) - lr * (1 - momentum * (1 - c)) * g; z = z - lr * g",
      "arXiv 2405.15682",
      kOptions,
      kState,
      R"(
    y ← y + c·(z − y) − α·(1 − momentum·(1−c))·g;   z ← z − α·g

`scheduleFreeAdam` without the second moment, with `momentum` in β₁'s place. Source: arXiv 2405.15682.
)"};
  static double to_average(const double* o) { return 1 - 1 / o[momentum]; }
  static double from_average(const double* o) { return 1 - o[momentum]; }
#endif
};

}  // namespace pdecay
