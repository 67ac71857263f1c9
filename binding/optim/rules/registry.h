// The only list of rules. A new one is its header in steps/ or decays/, and its name here.
#pragma once

#ifndef __CUDACC_RTC__
#include <algorithm>
#include <cmath>
#endif

#include "rule_headers.h"  // made by CMake: the header of every rule

#ifndef __CUDACC_RTC__
#include "check.h"
#endif

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

using Steps = RuleList<Adam, NAdam, RAdam, Sgd, RmsProp, Adagrad, Lion, Adadelta, Adamax, Asgd, Rprop,
                       ScheduleFreeAdam, ScheduleFreeSgd, Muon, Adafactor, SparseAdam, Soap>;
using Decays = RuleList<None, Lp, SoftThreshold, Prox, Elastic, Coupled, L2, Huber, SDynamics, NormDecay,
                        Hyperball, Cpr, Rewa>;

// The pairs that people use most run as one loop, for numbers of F; any other pair as a step and a decay over
// blocks that stay in cache. In double the powers outweigh what a second loop costs.
//
// Every step but those that are kRare: few take them or, as with matrices, their time goes elsewhere, and
// each pair costs compile time and 200 KB.
struct EveryStep {};
struct EveryNumber {};
template <class F, class Step, class Decay>
struct Fuse {};
template <class... Lines>
struct FuseList {};
using Fused = FuseList<Fuse<float, EveryStep, Lp>, Fuse<EveryNumber, Adam, None>, Fuse<EveryNumber, Adam, L2>,
                       Fuse<double, Adam, Lp>, Fuse<float, Adam, SoftThreshold>, Fuse<float, Adam, Prox>,
                       Fuse<float, Adam, Elastic>, Fuse<float, Adam, Coupled>, Fuse<float, Adam, Huber>,
                       Fuse<float, Adam, SDynamics>>;

template <class A, class B>
inline constexpr bool kSame = false;
template <class A>
inline constexpr bool kSame<A, A> = true;

template <class Step>
inline constexpr bool kCommon = !requires { Step::kRare; };

template <class F, class Step, class Decay, class... Number, class... S, class... D>
constexpr bool is_fused(FuseList<Fuse<Number, S, D>...>) {
  return (((kSame<Number, F> || kSame<Number, EveryNumber>) &&
           (kSame<S, Step> || (kSame<S, EveryStep> && kCommon<Step>)) && kSame<D, Decay>) ||
          ...);
}
template <class F, class Step, class Decay>
inline constexpr bool kFused = is_fused<F, Step, Decay>(Fused{});

// Adam's fused loops of floats are there for packed state too, and with powers looked up in registers.
template <class F, class Step>
inline constexpr bool kTuned = kSame<F, float> && kSame<Step, Adam>;

#ifndef __CUDACC_RTC__
namespace check {
template <class Rule, class... Rules>
consteval bool has(RuleList<Rules...>) {
  return (kSame<Rule, Rules> || ...);
}
template <class F, class Step, class Decay>
struct Line {
  static_assert(kSame<F, float> || kSame<F, double> || kSame<F, EveryNumber>,
                "A line of Fused must begin with float, double or EveryNumber.");
  static_assert(has<Step>(Steps{}) || kSame<Step, EveryStep>,
                "A line of Fused must name a step that is among Steps, or EveryStep, in second place.");
  static_assert(has<Decay>(Decays{}),
                "A line of Fused must name a decay that is among Decays in third place.");
  static_assert(!requires { Decay::kReduces; }, "A line of Fused must name a decay that does not reduce.");
  static constexpr bool kHolds = true;
};
template <class... R>
consteval bool steps(RuleList<R...>) {
  return (Step<R>::kHolds && ...);
}
template <class... R>
consteval bool decays(RuleList<R...>) {
  return (Decay<R>::kHolds && ...);
}
template <class... F, class... S, class... D>
consteval bool lines(FuseList<Fuse<F, S, D>...>) {
  return (Line<F, S, D>::kHolds && ...);
}
static_assert(steps(Steps{}) && decays(Decays{}) && lines(Fused{}));
}  // namespace check
#endif

}  // namespace pdecay
