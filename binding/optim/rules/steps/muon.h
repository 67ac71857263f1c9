#pragma once
#include "../direction.h"
#include "../rule.h"

namespace pdecay {

// Momentum, made orthogonal: see direction.h for its three parts, and matrix/muon.cc for the second.
struct Muon {
  template <class F>
  struct Coefs {
    F lr, momentum, one_minus_momentum;
  };
  static constexpr bool kRare = true;

  // 0: the step along a direction; 1: the momentum; 2: Nesterov's.
  static constexpr unsigned kUses[] = {0, 1, 1};

  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V w, V g, V* state) {
    if constexpr (Variant == 0) return w - g * V(c.lr);
    const V buffer = state[0] = fma(g - state[0], V(c.one_minus_momentum), state[0]);
    if constexpr (Variant == 1) return buffer;
    return fma(buffer - g, V(c.momentum), g);
  }

  PDECAY_OPTIONS(momentum, nesterov, ns_coefficient1, ns_coefficient2, ns_coefficient3, eps, ns_steps,
                 adjust_lr_fn, heads, ns_dtype);
  static constexpr int kVariants = 3;
  static PDECAY_FN int variant(const double* o) { return o[nesterov] != 0 ? 2 : 1; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    return {F(at.lr), F(o[momentum]), F(1 - o[momentum])};
  }

#ifndef __CUDACC_RTC__
  static void direct(std::span<const Direction> all, const double* o);
  // What is wrong with a parameter of these sizes, or null.
  static const char* unfit(std::span<const std::int64_t> sizes, const double* o) {
    if (sizes.size() < 2)
      return "Expected parameters of at least two dimensions for step muon, as it makes matrices orthogonal "
             "(optim.routeParameters leaves the others to Adam),";
    if (sizes[0] % static_cast<std::int64_t>(o[heads]) != 0)
      return "Expected parameters whose first dimension step.heads divides";
    return nullptr;
  }

  static constexpr Option kOptions[] = {
      {.name = "momentum",
       .torch = "momentum",
       .range = "[0, 1)",
       .initial = "0.95",
       .scheduled = true,
       .doc = "decay rate of the running mean of the gradient"},
      {.name = "nesterov",
       .torch = "nesterov",
       .kind = Kind::boolean,
       .initial = "true",
       .doc = "mix the gradient into that mean once more"},
      {.name = "nsCoefficients",
       .torch = "ns_coefficients",
       .kind = Kind::numbers,
       .range = "(-inf, inf)",
       .initial = "[3.4445, -4.775, 2.0315]",
       .length = 3,
       .doc = "a, b and c of the iteration X <- a X + b (X X^T) X + c (X X^T)^2 X"},
      {.name = "eps",
       .torch = "eps",
       .range = "[0, inf)",
       .initial = "1e-7",
       .doc = "least norm that a matrix is divided by"},
      {.name = "nsSteps",
       .torch = "ns_steps",
       .kind = Kind::integer,
       .range = "[0, 99]",
       .initial = "5",
       .doc = "iterations"},
      {.name = "adjustLrFn",
       .torch = "adjust_lr_fn",
       .kind = Kind::choice,
       .range = "original|match_rms_adamw",
       .initial = "\"original\"",
       .doc = "scale of the direction of an A x B matrix: sqrt(max(1, A / B)), or 0.2 sqrt(max(A, B)), which "
              "takes the learning rates of AdamW"},
      {.name = "heads",
       .torch = "heads",
       .kind = Kind::integer,
       .range = "[1, inf)",
       .initial = "1",
       .doc = "how many blocks of rows are made orthogonal apart, such as the heads of attention"},
      {.name = "nsDtype",
       .torch = "ns_dtype",
       .kind = Kind::choice,
       .range = "auto|bfloat16|float32|float64",
       .initial = "\"auto\"",
       .doc = "dtype of the iteration; 'auto' is the one that is computed in on a CPU, and bfloat16 on CUDA"},
  };
  static constexpr StateSlot kState[] = {{.name = "momentum_buffer"}};
  static constexpr Info kInfo{
      "muon",
      "Muon: the gradient's running mean, made orthogonal by Newton and Schulz's iteration; for matrices.",
      "b = momentum * b + (1 - momentum) * g; w - lr * scale * NS(b)   (nesterov: NS((1 - momentum) * g + "
      "momentum * b))",
      "Jordan et al., 2024, as in torch 2.11; scaling: Liu et al., arXiv 2502.16982",
      kOptions,
      kState,
      R"(
    b ← momentum·b + (1 − momentum)·g;  u = nesterov ? (1 − momentum)·g + momentum·b : b
    X ← u / max(‖u‖, eps);  nsSteps times:  X ← a·X + b·(X·Xᵀ)·X + c·(X·Xᵀ)²·X
    w ← w − lr·scale·X, then the decay

For the matrices of hidden layers: a tensor of more than two dimensions, such as a convolution's weights [out, in, kh, kw],
is the matrix [out, in·kh·kw], one of fewer is refused. `optim.routeParameters` gives embeddings, heads, norms and biases to
another step.

| option | meaning |
| --- | --- |
| `adjustLrFn: 'original'` | scale = √max(1, A/B) for a matrix of A rows and B columns |
| `adjustLrFn: 'match_rms_adamw'` | scale = 0.2·√max(A, B): updates are as large as AdamW's, and take its learning rates |
| `heads: n` | the rows are n blocks, each made orthogonal by itself, with the scale of a block's shape; n divides A |
| `nsDtype: 'auto'` | the iteration runs in the dtype that weights are computed in (float64 for float64, else float32) on a CPU, and in bfloat16 on CUDA, except for float64 weights |

The iteration runs on the smaller side: where A > B, on the transpose. Matrices of one shape run as one batch where they are
small. A zero gradient gives a zero direction. A matrix with an inf or NaN in its momentum becomes NaN, as in torch. In a
captured CUDA graph `momentum` and `lr` follow what is sent between replays; `eps`, `heads` and all `ns…` options stay
as they were captured. Beside its state the step keeps one tensor of the weights' size between steps, for the direction.

With `nsDtype: 'bfloat16'` and `l2` it is `torch.optim.Muon`, and state dicts of both load in the other. Sources: Jordan
et al., https://kellerjordan.github.io/posts/muon (2024); arXiv 2502.16982.
)"};
#endif
};

}  // namespace pdecay
