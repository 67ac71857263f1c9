// What the engine, the rules and the kernels of any device have to agree on: where numbers lie.
#pragma once

#include "rule.h"

namespace pdecay {

// State tensors that a parameter may have: of its step, and of its decay.
constexpr int kStepSlots = 3, kDecaySlots = 1;
// And those that no kernel sees: see StateSlot::factor.
constexpr int kFactors = 5;
// State numbers of a parameter: its step's, and its decay's behind them.
constexpr int kScalars = 2, kDecayScalars = 5;
// What leads a group's vector of values; the step's options follow in registry order, then the decay's.
enum GroupValue { kLr, kMaximize, kCautious, kTrust, kTrustCoefficient, kTrustLimit, kGroupValues };
enum Trust { kNoTrust, kLamb, kLars };
// Room for any rule's Coefs.
constexpr int kCoefsBytes = 256;

// min(1, limit / norm) as torch's clip_grad_norm_ has it. NaN stays.
PDECAY_FN double norm_factor(double limit, double norm) {
  const double factor = limit / (norm + 1e-6);
  return factor >= 1 ? 1 : factor;
}

}  // namespace pdecay
