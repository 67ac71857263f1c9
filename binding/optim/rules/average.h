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

}  // namespace pdecay
