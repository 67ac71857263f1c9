// What schedule-free steps share: the weights in training are y, between the iterate z and its average x.
#pragma once

#include "rule.h"

namespace pdecay {

struct Averaging {
  double lr, warm_up, share;  // of this step, the learning rate's share of it, and z's weight in x
};

// scalars: the sum of all weights so far, and the largest learning rate.
PDECAY_FN Averaging averaging(const Context& at, double warmup_steps, double r, double weight_lr_power) {
  const double t = static_cast<double>(at.step);
  const double warm_up = t <= warmup_steps ? t / warmup_steps : 1, lr = at.lr * warm_up;
  if (lr > at.scalars[1]) at.scalars[1] = lr;
  const double weight = pow(t, r) * pow(at.scalars[1], weight_lr_power);
  at.scalars[0] += weight;
  return {lr, warm_up, at.scalars[0] > 0 ? weight / at.scalars[0] : 0};
}

// A decay's move of y is z's whole, and y's in part, as that of a gradient is.
template <class V, class C>
PDECAY_FN V settle_average(const C& c, V y, V move, V* state) {
  move = move * V(c.warm_up);
  state[0] = state[0] + move;
  return fma(move, V(c.y_part), y);
}

#ifndef __CUDACC_RTC__
inline constexpr Option kWarmupSteps{.name = "warmupSteps",
                                     .torch = "warmup_steps",
                                     .kind = Kind::integer,
                                     .range = "[0, inf)",
                                     .initial = "0",
                                     .doc = "steps over which the learning rate rises in a line"};
inline constexpr Option kAveragePower{.name = "r",
                                      .torch = "r",
                                      .range = "(-inf, inf)",
                                      .initial = "0",
                                      .doc = "power of the step's number in its weight in the average"};
inline constexpr Option kAverageLrPower{.name = "weightLrPower",
                                        .torch = "weight_lr_power",
                                        .range = "[0, inf)",
                                        .initial = "2",
                                        .doc = "power of the largest learning rate so far in that weight"};
#endif

}  // namespace pdecay
