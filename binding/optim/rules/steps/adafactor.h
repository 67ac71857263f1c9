#pragma once
#include "../direction.h"
#include "../rule.h"

namespace pdecay {

// Second moments in two factors: see direction.h for its three parts, and matrix/adafactor.cc for the second.
struct Adafactor {
  static constexpr bool kRare = true;
  template <class F>
  struct Coefs {
    F rho;
  };
  // 0: the step along a direction; 1: the gradient itself.
  static constexpr unsigned kUses[] = {0, 0};

  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V w, V g, V*) {
    if constexpr (Variant == 0)
      return w - g * V(c.rho);
    else
      return g;
  }

  PDECAY_OPTIONS(beta2_decay, ep1, ep2, d);
  static constexpr int kVariants = 2;
  static PDECAY_FN int variant(const double*) { return 1; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double*, const Context& at) {
    return {F(fmin(at.lr, 1 / sqrt(static_cast<double>(at.step))))};
  }

#ifndef __CUDACC_RTC__
  static void direct(std::span<const Direction> all, const double* o);
  static FactorSizes factor_sizes(std::size_t factor, std::span<const std::int64_t> sizes, const double*) {
    const bool is_vector = sizes.size() < 2;
    if (is_vector != (factor == 2)) return {};
    std::vector<std::int64_t> result(sizes.begin(), sizes.end());
    if (!is_vector) result[result.size() - 1 - factor] = 1;
    return result;
  }

  static constexpr Option kOptions[] = {
      {.name = "beta2Decay",
       .torch = "beta2_decay",
       .range = "(-inf, 0]",
       .initial = "-0.8",
       .doc = "power of the step's number that the newest gradient's share in the second moment falls with"},
      {.name = "eps",
       .torch = "eps",
       .kind = Kind::numbers,
       .range = "[0, inf)",
       .initial = "[0, 1e-3]",
       .length = 2,
       .none = true,
       .doc =
           "least root of a second moment, where 0 stands for the epsilon of the weights' dtype; and least "
           "root mean square of the weights"},
      {.name = "d",
       .torch = "d",
       .range = "[1, inf)",
       .initial = "1",
       .doc = "largest root mean square of an update, before it is scaled"},
  };
  static constexpr StateSlot kState[] = {{.name = "row_var", .factor = true},
                                         {.name = "col_var", .factor = true},
                                         {.name = "variance", .factor = true}};
  static constexpr Info kInfo{
      "adafactor",
      "Adafactor: Adam's second moment as the product of a mean over rows and one over columns, and no "
      "first.",
      "rho = min(lr, 1 / sqrt(t)); u = g / sqrt(v); w - rho * max(eps2, RMS(w)) * u / max(1, RMS(u) / d)",
      "Shazeer and Stern, arXiv 1804.04235, as in torch 2.11",
      kOptions,
      kState,
      R"(
    β ← 1 − t^beta2Decay;  r ← β·r + (1 − β)·mean over the last dimension of g²;  c ← the same over the last but one
    v = r·c / max(mean(r), eps₁), or with fewer than two dimensions v ← β·v + (1 − β)·g²
    u = g / max(√v, eps₁);  û = u / max(1, RMS(u)/d)
    w ← w − min(lr, 1/√t) · max(eps₂, RMS(w)) · û, then the decay

It keeps as many numbers as a matrix has rows and columns, not as it has elements. eps₁ = 0, the default, stands for the
epsilon of the weights' dtype, as torch's None does. `lr` is the largest step relative to the weights' size. Real parameters
only. An inf or NaN in a gradient reaches its whole tensor, as in torch. Beside its state the step keeps one tensor of
the weights' size between steps, for the direction. With `l2` it is `torch.optim.Adafactor`, and state dicts of both load
in the other. Source: arXiv 1804.04235; it departs from the paper where torch does (in `lr`, and where eps₁ stands).
)"};
#endif
};

}  // namespace pdecay
