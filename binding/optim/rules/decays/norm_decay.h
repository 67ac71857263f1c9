#pragma once
#include "../reduce.h"
#include "../rule.h"

namespace pdecay {

// pWD of norms in the place of weights: what keeps a norm above 0 keeps the direction.
struct NormDecay {
  template <class F>
  struct Coefs {};
  static constexpr unsigned kUses[] = {0};
  static constexpr bool kReduces = true;  // `blend` has the sums that `sums_over` asks for

  PDECAY_OPTIONS(p, lambda, extent, zeros);
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*, const Context&) { return 0; }
  static PDECAY_FN bool identity(const double* o, const Context& at) { return at.lr * o[lambda] == 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double*, const Context&) {
    return {};
  }

  static PDECAY_FN Extent sums_over(const double* o) {
    return o[extent] == 0 ? Extent::row : o[extent] == 1 ? Extent::tensor : Extent::group;
  }
  static PDECAY_FN Blend blend(const double* o, const Context& at) {
    const double norm = sqrt(at.sums->before), c = o[p] * at.lr * o[lambda];
    if (norm == 0 && o[p] < 2) return o[zeros] != 0 ? Blend{} : Blend{0, 0};
    const double factor = 1 / (1 + c * pow(norm, o[p] - 2));
    return {factor, factor};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "p",
       .torch = "p",
       .range = "(0, inf)",
       .initial = "1",
       .scheduled = true,
       .doc = "power of the norm in the penalty; below 1 small norms die and large ones stay"},
      {.name = "lambda",
       .torch = "lambda",
       .range = "[0, inf)",
       .initial = "1e-3",
       .scheduled = true,
       .doc = "strength"},
      {.name = "extent",
       .torch = "extent",
       .kind = Kind::choice,
       .range = "row|tensor|group",
       .initial = "\"row\"",
       .doc = "what a norm is taken of: each row (the first dimension's entries), each parameter, or all "
              "decayed parameters of the group together"},
      {.name = "zeros",
       .torch = "zeros",
       .kind = Kind::choice,
       .range = "absorb|revive",
       .initial = "\"absorb\"",
       .doc = "whether an extent whose weights are all 0 stays so while p < 2"},
  };
  static constexpr Info kInfo{"normDecay",
                              "pWD of the Euclidean norms of rows, tensors or groups: their directions stay.",
                              "after / (1 + p * lr * lambda * n^(p - 2)), n = |before|_2 over the extent",
                              "the group form of arXiv 2404.10824",
                              kOptions,
                              {},
                              R"(
    w ← after / (1 + p·α·λ·n^(p−2)),   n = ‖before‖₂ over the extent

The decoupled decay of the penalty λ·n^p of each norm n: `lp`'s with norms in the place of weights. At p = 1 it is the
group lasso's pull, which takes the same length from every norm and so removes whole rows; p < 1 does so more sharply, and
p = 2 is `l2`'s with weightDecay = 2λ, in its implicit form. A row is an entry of the first dimension: an output feature of
a linear or convolution layer; a vector is one row. With p < 2 an extent whose weights are all 0 stays at 0 with
`zeros: 'absorb'`, and takes the plain step with `'revive'`. On a CUDA device the parameters of an extent `'group'` must
have one dtype.
)"};
  static bool absorbs(const double* o) { return o[zeros] == 0 && o[p] < 2; }
#endif
};

}  // namespace pdecay
