#pragma once
#include "../direction.h"
#include "../rule.h"

namespace pdecay {

// Adam in the eigenbasis of Shampoo's preconditioner: see direction.h for its three parts, and matrix/soap.cc
// for the second.
struct Soap {
  template <class F>
  struct Coefs {
    F step_size, one_minus_beta1;
  };
  static constexpr bool kRare = true;
  // Whether to refresh the bases is decided by the number of steps that the device has taken.
  static constexpr bool kAwaits = true;

  // 0: the step along a direction; 1: the gradient itself, and its running mean.
  static constexpr unsigned kUses[] = {0, 1};

  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V w, V g, V* state) {
    if constexpr (Variant == 0) return w - g * V(c.step_size);
    state[0] = fma(g - state[0], V(c.one_minus_beta1), state[0]);
    return g;
  }

  PDECAY_OPTIONS(beta1, beta2, eps, precondition_frequency, max_precond_dim);
  static constexpr int kVariants = 2;
  static PDECAY_FN int variant(const double*) { return 1; }
  // The first gradient makes the bases and is used for nothing else.
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    const double t = static_cast<double>(at.step - 1);
    if (t == 0) return {F(0), F(0)};
    return {F(at.lr * sqrt(1 - pow(o[beta2], t)) / (1 - pow(o[beta1], t))), F(1 - o[beta1])};
  }

#ifndef __CUDACC_RTC__
  static void direct(std::span<const Direction> all, const double* o);

  enum Factor { kSecond, kLeft, kRight, kLeftBasis, kRightBasis };
  static FactorSizes factor_sizes(std::size_t factor, std::span<const std::int64_t> sizes, const double* o) {
    if (factor == kSecond) return std::vector<std::int64_t>(sizes.begin(), sizes.end());
    if (sizes.size() < 2) return {};
    std::int64_t side = sizes[0];
    if (factor == kRight || factor == kRightBasis) {
      side = 1;
      for (const std::int64_t size : sizes.subspan(1)) side *= size;
    }
    if (static_cast<double>(side) > o[max_precond_dim]) return {};
    return std::vector{side, side};
  }

  static constexpr Option kOptions[] = {
      {.name = "betas",
       .torch = "betas",
       .kind = Kind::numbers,
       .range = "[0, 1)",
       .initial = "[0.95, 0.95]",
       .length = 2,
       .scheduled = true,
       .doc =
           "decay rates of the gradient's running mean, and of its second moments: those in the eigenbasis "
           "and the preconditioner's"},
      {.name = "eps",
       .torch = "eps",
       .range = "[0, inf)",
       .initial = "1e-8",
       .doc = "added to the denominator"},
      {.name = "preconditionFrequency",
       .torch = "precondition_frequency",
       .kind = Kind::integer,
       .range = "[1, inf)",
       .initial = "10",
       .doc = "steps from one refresh of the eigenbases to the next"},
      {.name = "maxPrecondDim",
       .torch = "max_precond_dim",
       .kind = Kind::integer,
       .range = "[0, inf)",
       .initial = "10000",
       .doc = "sides of a matrix that are larger get no eigenbasis"},
  };
  static constexpr StateSlot kState[] = {{.name = "exp_avg"},
                                         {.name = "exp_avg_sq", .factor = true},
                                         {.name = "GG_0", .factor = true},
                                         {.name = "GG_1", .factor = true},
                                         {.name = "Q_0", .initial = "identity", .factor = true},
                                         {.name = "Q_1", .initial = "identity", .factor = true}};
  static constexpr Info kInfo{
      "soap",
      "SOAP: Adam in the eigenbasis of Shampoo's preconditioner, which is refreshed now and then.",
      "w - lr * sqrt(1 - beta2^t) / (1 - beta1^t) * Q0 ((Q0^T m Q1) / (sqrt(v) + eps)) Q1^T",
      "Vyas et al., arXiv 2409.11321",
      kOptions,
      kState,
      R"(
    G is the gradient as a matrix, t the number of steps after the first
    m ← β₁·m + (1 − β₁)·G
    g′ = Q₀ᵀ·G·Q₁;  m′ = Q₀ᵀ·m·Q₁;  v ← β₂·v + (1 − β₂)·g′²
    w ← w − lr·√(1 − β₂ᵗ)/(1 − β₁ᵗ) · Q₀·(m′/(√v + eps))·Q₁ᵀ, then the decay
    L ← β₂·L + (1 − β₂)·G·Gᵀ;  R ← β₂·R + (1 − β₂)·Gᵀ·G
    every preconditionFrequency steps:  Q₀ ← QR(L·Q₀), Q₁ ← QR(R·Q₁), columns sorted by their eigenvalues, v with them

The first gradient makes L and R, and Q₀ and Q₁ as their eigenvectors; it moves nothing but by the decay. A tensor of more
than two dimensions, such as a convolution's weights [out, in, kh, kw], is the matrix [out, in·kh·kw]. A side of more than
`maxPrecondDim` has neither L nor Q, and a parameter with fewer than two dimensions has none: there the step is Adam, without
its first step.

State of an A × B matrix: two tensors of its size, and 2·A² + 2·B² numbers for L (`GG_0`), R (`GG_1`), Q₀ and Q₁. All but
`exp_avg` are kept in the dtype that weights are computed in (float64 for float64, else float32), whatever `storage` says.
Real parameters only. An inf or NaN in a gradient reaches its whole tensor in the next step. On CUDA the step waits for
the device, and no graph captures it. Beside its state the step keeps one tensor of the weights' size between steps, for
the direction.

Source: arXiv 2409.11321, algorithm 3, in the details as the authors' code (`soap.py` of https://github.com/nikhilvyas/SOAP):
the first gradient initializes L, R, Q₀ and Q₁ and enters neither m nor v, so that no gradient is projected by a basis that it
has made; t does not count it; bias correction, sorting, and eps outside the root. It departs from that code in the first step,
which there skips the weight decay too (here it decays, as in optax's `contrib.soap`), and for tensors of more than two
dimensions, of which the code treats every dimension apart. It has no `normalize_grads`, `merge_dims`, `precondition_1d`.
)"};
#endif
};

}  // namespace pdecay
