#pragma once
#include "../power.h"
#include "../rule.h"

namespace pdecay {

// w = after * X / (X + p * lr * lambda), X = |x|^(2 - p), x the weight before or after the step.
// Written as after / (1 + Z), Z = p * lr * lambda * |x|^(p - 2), it holds for every p > 0 and every weight:
// at x = 0, Z is infinite for p < 2 (the weight stays 0), a constant for p = 2, and 0 for p > 2.
struct Lp {
  template <class F>
  struct Coefs {
    Power<F> power;
    F floor;  // added to |x| under zeros 'revive'
    // Short cuts: with t = |x| * inverse, X : (p * lr * lambda) is as T(t) : one; t is capped where the
    // factor is 1.
    F inverse, cap, one;
  };
  // Forms: what p and zeros allow. Each comes with x before the step, and after it.
  enum Form { kPower, kPowerSubnormal, kRevive, kHalf, kOne, kThreeHalves, kTwo, kForms };
  static constexpr int kVariants = 2 * kForms;
  static constexpr unsigned kUses[kVariants] = {};

  template <int Variant, class V, class Before, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, const Before& before, V after, V*, F) {
    if constexpr (kAhead<Variant>)
      return shrunk<Variant>(ahead<Variant, V>(c, before), after);
    else
      return shrunk<Variant>(ahead<Variant, V>(c, after), after);
  }

  // The rule in two halves: what the weight x says of the factor, and the factor's work on `after`. With x
  // before the step a loop may have the first half ahead.
  template <int Variant>
  static constexpr bool kAhead = Variant % 2 == 0;

  template <int Variant, class V, class X, class F>
  static PDECAY_FN V ahead(const Coefs<F>& c, const X& x) {
    constexpr Form form = static_cast<Form>(Variant / 2);
    const V one = V(F(1));
    if constexpr (form == kTwo) return V(c.one);
    if constexpr (form == kPower) return power<false>(c.power, x, one);
    if constexpr (form == kPowerSubnormal) return power<true>(c.power, x, one);
    if constexpr (form == kRevive) return power<true>(c.power, abs(x) + V(c.floor), one);
    const V t = min(abs(x) * V(c.inverse), V(c.cap));
    V ratio = t;
    if constexpr (form == kHalf) ratio = t * quick_sqrt(t);
    if constexpr (form == kThreeHalves) ratio = quick_sqrt(t);
    return ratio / (ratio + V(c.one));
  }
  template <int Variant, class V>
  static PDECAY_FN V shrunk(V ahead, V after) {
    constexpr Form form = static_cast<Form>(Variant / 2);
    if constexpr (form == kPower || form == kPowerSubnormal || form == kRevive)
      return after / ahead;
    else
      return after * ahead;
  }

  // Its powers, for loops that keep tables of their own.
  template <int Variant>
  static constexpr bool kByPower = Variant / 2 <= kRevive;
  static constexpr int kPowers = 1;
  template <class C, class Visit>
  static PDECAY_FN void each_power(C& c, Visit&& visit) {
    visit(c.power);
  }

  PDECAY_OPTIONS(p, lambda, reference, zeros, floor);

  static PDECAY_FN Form form(const double* o, const Context& at) {
    if (o[p] == 2) return kTwo;
    if (o[zeros] != 0 && o[p] < 2) return kRevive;
    // The short cuts scale by the weight at which the factor is 1/2: it must not leave the floats.
    if (const double c = strength(o, at); c > 0x1p-60 && c < 0x1p60) {
      if (o[p] == 0.5) return kHalf;
      if (o[p] == 1) return kOne;
      if (o[p] == 1.5) return kThreeHalves;
    }
    return power_meets_subnormals(o[p] - 2, strength(o, at)) ? kPowerSubnormal : kPower;
  }
  static PDECAY_FN int variant(const double* o, const Context& at) {
    return 2 * form(o, at) + (o[reference] != 0);
  }
  static PDECAY_FN bool identity(const double* o, const Context& at) { return strength(o, at) == 0; }
  static PDECAY_FN double strength(const double* o, const Context& at) { return o[p] * at.lr * o[lambda]; }

  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    const double c = strength(o, at), q = 2 - o[p];
    Coefs<F> r{};
    const Form f = form(o, at);
    if (f == kTwo) {
      r.one = F(1 / (1 + c));
    } else if (f == kPower || f == kPowerSubnormal || f == kRevive) {
      r.power = make_power<F>(-q, c, at.tables);
      r.floor = F(o[floor]);
    } else {
      // The weight at which the factor is 1/2, scaled so that no T(t) which matters leaves the range of
      // normal floats.
      constexpr double kScale = 0x1p60;
      const double half = pow(c, 1 / q);
      r.inverse = F(exp2(fmin(rint(log2(kScale / half)), 126.0)));  // exact, as t is with it
      const double scale = static_cast<double>(r.inverse) * half;
      r.one = F(pow(scale, q));
      // Past 2^32 a float's factor is 1, past 2^60 a double's.
      r.cap = F(scale * exp2((sizeof(F) == 4 ? 32 : 60) / q));
    }
    return r;
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "p",
       .torch = "p",
       .range = "(0, inf)",
       .initial = "0.8",
       .scheduled = true,
       .doc = "the norm; below 1 small weights die and large ones stay"},
      {.name = "lambda",
       .torch = "lambda",
       .range = "[0, inf)",
       .initial = "1e-3",
       .scheduled = true,
       .doc = "strength; the paper's lambda_p is p times it"},
      {.name = "reference",
       .torch = "reference",
       .kind = Kind::choice,
       .range = "before|after",
       .initial = "\"before\"",
       .doc = "whether X is taken from the weight before or after the inner step"},
      {.name = "zeros",
       .torch = "zeros",
       .kind = Kind::choice,
       .range = "absorb|revive",
       .initial = "\"absorb\"",
       .doc = "whether a weight that is exactly 0 stays so while p < 2"},
      {.name = "floor",
       .torch = "floor",
       .range = "(0, inf)",
       .initial = "1e-14",
       .doc = "added to |w| under zeros 'revive'"},
  };
  static constexpr Info kInfo{"lp",
                              "Decoupled decay of the Lp norm, for any p > 0 (pWD; with Adam, pAdam).",
                              "after * X / (X + p * lr * lambda), X = |before|^(2 - p), or |after|^(2 - p)",
                              "arXiv 2404.10824",
                              kOptions,
                              {},
                              R"(
    w ← after · X / (X + p·α·λ),   X = |before|^(2−p), or |after|^(2−p) with reference: 'after'

For p < 2 the smaller a weight, the stronger it is pulled; for p < 1 small weights die while large ones barely notice.
The factor's error is at most 4.3 ulp in float32, for every weight and every p up to 7, by every instruction set; it grows
with larger p, to 40 ulp (2.4e-6) at p = 12.

| case | result |
| --- | --- |
| p < 2 and before = 0 | `zeros: 'absorb'`: it stays exactly 0. `'revive'`: X = (\|before\| + floor)^(2−p) |
| a decayed parameter that is all zeros when first seen, under `'absorb'` | a warning that names it, once |
| λ = 0 or lr = 0 | the factor is exactly 1, also at 0 |
| p = 2 | 1/(1 + 2·α·λ), also at 0 |
| p > 2 | 1/(1 + p·α·λ·\|x\|^(p−2)): no inf, no NaN |

Source: arXiv 2404.10824.
)"};
  // Whether a weight of exactly 0 can never leave it.
  static bool absorbs(const double* o) { return o[zeros] == 0 && o[p] < 2; }
#endif
};

}  // namespace pdecay
