#pragma once
#include "../power.h"
#include "../rule.h"

namespace pdecay {

struct Elastic {
  static constexpr int kTerms = 4;
  template <class F>
  struct Coefs {
    F one;  // and what p = 2 adds for every weight
    Power<F> term[kTerms];
  };
  // As many as there are terms other than those of p = 2.
  static constexpr int kVariants = kTerms + 1;
  static constexpr unsigned kUses[kVariants] = {};

  template <int Variant, class V, class Before, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, const Before& before, V after, V*, F) {
    return shrunk<Variant>(ahead<Variant, V>(c, before), after);
  }

  // The rule in two halves, as in lp.h.
  template <int Variant>
  static constexpr bool kAhead = true;

  template <int Variant, class V, class Before, class F>
  static PDECAY_FN V ahead(const Coefs<F>& c, const Before& before) {
    V sum = V(c.one);
    for (int i = 0; i < Variant; ++i) sum = power(c.term[i], before, sum);
    return sum;
  }
  template <int Variant, class V>
  static PDECAY_FN V shrunk(V ahead, V after) {
    return after / ahead;
  }

  // Its powers, for loops that keep tables of their own.
  template <int Variant>
  static constexpr bool kByPower = Variant > 0;
  static constexpr int kPowers = kTerms;
  template <class C, class Visit>
  static PDECAY_FN void each_power(C& c, Visit&& visit) {
    for (auto& term : c.term) visit(term);
  }

  PDECAY_OPTIONS(p1, p2, p3, p4, lambda1, lambda2, lambda3, lambda4);
  static PDECAY_FN int variant(const double* o, const Context& at) {
    int powers = 0;
    for (int i = 0; i < kTerms; ++i) powers += given(o, at, i) && o[p1 + i] != 2;
    return powers;
  }
  static PDECAY_FN bool given(const double* o, const Context& at, int i) {
    return o[p1 + i] * o[lambda1 + i] * at.lr > 0;  // false for NaN
  }
  static PDECAY_FN bool identity(const double* o, const Context& at) {
    for (int i = 0; i < kTerms; ++i)
      if (given(o, at, i)) return false;
    return true;
  }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    Coefs<F> r{};
    double one = 1;
    int powers = 0;
    for (int i = 0; i < kTerms; ++i) {
      if (!given(o, at, i)) continue;
      const double strength = at.lr * o[p1 + i] * o[lambda1 + i];
      if (o[p1 + i] == 2)
        one += strength;
      else
        r.term[powers++] = make_power<F>(o[p1 + i] - 2, strength, at.tables);
    }
    r.one = F(one);
    return r;
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "p",
       .torch = "p",
       .kind = Kind::numbers,
       .range = "(0, inf)",
       .initial = "[0.5, 2]",
       .length = kTerms,
       .variable = true,
       .scheduled = true,
       .doc = "the norms, at most four"},
      {.name = "lambda",
       .torch = "lambda",
       .kind = Kind::numbers,
       .range = "[0, inf)",
       .initial = "[1e-3, 1e-3]",
       .length = kTerms,
       .variable = true,
       .scheduled = true,
       .doc = "their strengths, one for each p"},
  };
  static constexpr Info kInfo{"elastic",
                              "Several Lp decays at once, as the elastic net joins L1 and L2.",
                              "after / (1 + lr * sum_i p_i * lambda_i * |before|^(p_i - 2))",
                              "arXiv 2404.10824, elastic-net hybrid",
                              kOptions,
                              {},
                              R"(
    w ← after / (1 + α · Σ_i p_i·λ_i·|before|^(p_i−2))

At most four norms; `p` and `lambda` are lists of one length, whose items may be schedules. With some p_i < 2, 0 stays 0.
)"};
  static bool absorbs(const double* o) {
    return std::any_of(o + p1, o + p1 + kTerms, [](double x) { return x < 2; });
  }
  static const char* complain(const double* o) {
    for (int i = 0; i < kTerms; ++i)
      if (std::isnan(o[p1 + i]) != std::isnan(o[lambda1 + i]))
        return "Expected as many numbers in decay.lambda as in decay.p";
    return nullptr;
  }
#endif
};

}  // namespace pdecay
