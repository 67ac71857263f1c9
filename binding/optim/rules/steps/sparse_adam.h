#pragma once
#include "../rule.h"

namespace pdecay {

// Adam of the elements that a sparse gradient has: the engine gives it those alone.
struct SparseAdam {
  template <class F>
  struct Coefs {
    F one_minus_beta1, beta2, one_minus_beta2, step_size, eps;
  };
  static constexpr unsigned kUses[] = {0b011};
  static constexpr bool kSparse = true;
  static constexpr bool kRare = true;

  template <int Variant, class V, class F>
  static PDECAY_FN Undivided<V> apply(const Coefs<F>& c, V w, V g, V* state) {
    const V m = fma(g - state[0], V(c.one_minus_beta1), state[0]);
    const V v = fma(g * V(c.one_minus_beta2), g, state[1] * V(c.beta2));
    state[0] = m;
    state[1] = v;
    return {w, m * V(c.step_size), sqrt(v) + V(c.eps)};
  }

  PDECAY_OPTIONS(beta1, beta2, eps);
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*) { return 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    const double t = static_cast<double>(at.step);
    return {F(1 - o[beta1]), F(o[beta2]), F(1 - o[beta2]),
            F(at.lr * sqrt(1 - pow(o[beta2], t)) / (1 - pow(o[beta1], t))), F(o[eps])};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "betas",
       .torch = "betas",
       .kind = Kind::numbers,
       .range = "[0, 1)",
       .initial = "[0.9, 0.999]",
       .length = 2,
       .scheduled = true,
       .doc = "decay rates of the running means of the gradient and of its square"},
      {.name = "eps",
       .torch = "eps",
       .range = "(0, inf)",
       .initial = "1e-8",
       .doc = "added to the denominator"},
  };
  static constexpr StateSlot kState[] = {{.name = "exp_avg"}, {.name = "exp_avg_sq"}};
  static constexpr Info kInfo{
      "sparseAdam",
      "Adam of nothing but the elements that a sparse gradient has, such as the rows of an embedding.",
      "w - lr * sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(v) + eps), where the gradient has an element",
      "torch.optim.SparseAdam",
      kOptions,
      kState,
      R"(
    m ← β₁·m + (1 − β₁)·g;  v ← β₂·v + (1 − β₂)·g²
    w ← w − lr·√(1 − β₂ᵗ)/(1 − β₁ᵗ) · m/(√v + eps), then the decay; all of it where the gradient has an element

For `nn.Embedding` with `sparse: true`. Weights, moments and decay of the other elements stay as they are: with a decay,
a row decays in the steps that use it. t counts all steps. A running mean of |w| (`huber`, `mode: 'mean'`) is that of the
elements stepped. Repeated indices are summed first. A dense gradient has every element; torch refuses one. On CUDA the
indices are awaited, and no graph captures the step. With `none` it is `torch.optim.SparseAdam`, and state dicts of both
load in the other.
)"};
#endif
};

}  // namespace pdecay
