// The only list of rules. A new one is its header and its name here.
#pragma once

#ifndef __CUDACC_RTC__
#include <algorithm>
#include <cmath>
#endif

#include "decays/coupled.h"
#include "decays/elastic.h"
#include "decays/huber.h"
#include "decays/l2.h"
#include "decays/lp.h"
#include "decays/none.h"
#include "decays/prox.h"
#include "decays/s_dynamics.h"
#include "decays/soft_threshold.h"
#include "steps/adagrad.h"
#include "steps/adam.h"
#include "steps/lion.h"
#include "steps/nadam.h"
#include "steps/radam.h"
#include "steps/rmsprop.h"
#include "steps/sgd.h"

namespace pdecay {

template <class... Rules>
struct RuleList {
  static constexpr int kSize = sizeof...(Rules);
};

// The rule at a place in a list.
template <int At, class Rule, class... Rules>
PDECAY_FN auto rule_at(RuleList<Rule, Rules...>) {
  if constexpr (At == 0)
    return Rule{};
  else
    return rule_at<At - 1>(RuleList<Rules...>{});
}
template <class List, int At>
using RuleAt = decltype(rule_at<At>(List{}));

using Steps = RuleList<Adam, NAdam, RAdam, Sgd, RmsProp, Adagrad, Lion>;
using Decays = RuleList<None, Lp, SoftThreshold, Prox, Elastic, Coupled, L2, Huber, SDynamics>;

// The pairs that people use most run as one loop, for numbers of F; any other pair as a step and a decay over
// blocks that stay in cache. In double the powers outweigh what a second loop costs.
template <class F, class Step, class Decay>
constexpr bool kFused = false;
template <class Step>
inline constexpr bool kFused<float, Step, Lp> = true;
template <class F>
inline constexpr bool kFused<F, Adam, None> = true;
template <class F>
inline constexpr bool kFused<F, Adam, L2> = true;
template <>
inline constexpr bool kFused<double, Adam, Lp> = true;
template <>
inline constexpr bool kFused<double, Sgd, Lp> = true;

}  // namespace pdecay
