#pragma once
#include "../rule.h"

namespace pdecay {

// The paper's s-dynamics: s follows |w|^(p - 2) by one Newton step a time, so that it is bounded at w = 0 and
// lags behind.
struct SDynamics {
  template <class F>
  struct Coefs {
    F rate;   // p * lr * lambda, or 2 p * lr * lambda
    F q;      // p, or 2 p in the soft form
    F slope;  // 2 / (2 - q), by log2 e
    F floor;  // 2 eps^(2 / (2 - q)), or what little keeps y from 0
  };
  static constexpr unsigned kUses[] = {1, 1};

  // Variant 0 scales, variant 1 thresholds softly. state[0] is sigma = log s.
  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V, V after, V* state, F) {
    const V s = exponential(state[0]);
    V w;
    if constexpr (Variant == 0) {
      w = after / (V(F(1)) + s * V(c.rate));
    } else {
      const V rest = abs(after) - s * V(c.rate);
      w = copysign(select<F>(rest < V(F(0)), V(F(0)), rest), after);
    }
    const V y = Variant == 0 ? fma(w, w, V(c.floor)) : abs(w) + V(c.floor);
    // The Newton step, reduced by s^(q / (q - 2)): with v = s^(2 / (2 - q)) * y, which is 1 where s has
    // arrived, it is (1 - v) / (q + (2 - q) * v), and that is 2 / (2 - q) / (q + (2 - q) * v) - 1 / (2 - q).
    // Of v a few digits do, as sigma moves by 0.005 at a time.
    const V v = rough_exp2(state[0] * V(c.slope)) * y;
    state[0] = state[0] + quick_ratio(V(F(0.01)), fma(v, V(F(2) - c.q), V(c.q)), V(F(-0.005)));
    return w;
  }

  PDECAY_OPTIONS(p, lambda, form);
  static constexpr int kVariants = 2;
  static PDECAY_FN int variant(const double* o, const Context&) { return o[form] != 0; }
  // s moves whatever the strength.
  static PDECAY_FN bool identity(const double*, const Context&) { return false; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    const double q = o[form] != 0 ? 2 * o[p] : o[p];
    return {F(q * at.lr * o[lambda]), F(q), F(2 / (2 - q) * 1.4426950408889634),
            F(fmax(2 * pow(1e-8, 2 / (2 - q)), sizeof(F) == 4 ? 0x1p-120 : 0x1p-1000))};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "p",
       .torch = "p",
       .range = "(0, 2)",
       .initial = "0.8",
       .scheduled = true,
       .doc = "the norm; below 1 in form 'soft'"},
      {.name = "lambda",
       .torch = "lambda",
       .range = "[0, inf)",
       .initial = "1e-3",
       .scheduled = true,
       .doc = "strength"},
      {.name = "form",
       .torch = "form",
       .kind = Kind::choice,
       .range = "scale|soft",
       .initial = "\"scale\"",
       .doc = "from an L2 step (weights shrink) or an L1 step (weights become exactly 0)"},
  };
  static constexpr StateSlot kState[] = {{.name = "sigma"}};
  static constexpr Info kInfo{"sDynamics",
                              "Lp decay through an auxiliary s per weight that follows |w|^(p - 2).",
                              "scale: after / (1 + p * lr * lambda * s); soft: sign(after) * max(|after| - 2 "
                              "* p * lr * lambda * s, 0); s = exp(sigma)",
                              "arXiv 2404.10824, s-dynamics",
                              kOptions,
                              kState,
                              R"(
    scale: w ← after / (1 + λ·p·α·s);              y = w² + 2ε^(2/(2−p))
    soft:  w ← sign(after)·max(|after| − λ·2p·α·s, 0);  y = |w| + 2ε^(2/(2−2p)), and 2p in p's place below
    s = e^σ;  σ ← σ − 0.005·(p−2)·(s^(p/(p−2)) − s·y) / (p·s^(p/(p−2)) + (2−p)·s·y)

One σ per weight, in the state dict; s tends to |w|^(p−2), bounded at 0, and lags behind. 0 < p < 2, and p < 1 in form
`'soft'`. Source: arXiv 2404.10824.
)"};
  static const char* complain(const double* o) {
    return o[form] != 0 && !(o[p] < 1) ? "Expected number in (0, 1) for decay.p with form 'soft'" : nullptr;
  }
#endif
};

}  // namespace pdecay
