#pragma once
#include "../power.h"
#include "../rule.h"

namespace pdecay {

// A weight x = sign(y) |y|^K whose y is what decays and what the step moves.
struct Rewa {
  template <class F>
  struct Coefs {
    Power<F> root, back, numerator, slope;
    F keep, offset;
  };
  // Bit 0: an exponent M; bit 1: an offset.
  static constexpr unsigned kUses[] = {0, 0, 0, 0};

  template <int Variant, class V, class Before, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, const Before& before, V after, V*, F) {
    const V zero = V(F(0)), x = V(before);
    V move = after - x;
    if constexpr (Variant & 1) move = move * power(c.numerator, before, zero);
    if constexpr (Variant & 2) {
      const V slope = power(c.slope, before, zero);
      move = move * slope / (slope + V(c.offset));
    }
    const V size = power(c.root, before, zero), y = copysign(size, x);
    // Of a move that is smaller than y by the ratio, as a power's error grows with K.
    const auto is_near = abs(move) < size;
    const V ratio = V(c.keep) + move / select<F>(is_near, y, V(F(1)));
    const V base = select<F>(is_near, ratio, fma(y, V(c.keep), move));
    const V grown = copysign(power(c.back, base, zero), base);
    return select<F>(is_near, x * grown, grown);
  }

  PDECAY_OPTIONS(order, lambda, exponent, offset);
  static constexpr int kVariants = 4;
  static PDECAY_FN int variant(const double* o, const Context&) {
    return (o[exponent] != 0 ? 1 : 0) | (o[offset] != 0 ? 2 : 0);
  }
  // Without decay it still is another step.
  static PDECAY_FN bool identity(const double*, const Context& at) { return at.lr == 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context& at) {
    const double k = o[order], keep = 1 - at.lr * o[lambda];
    Coefs<F> r{};
    r.root = make_power<F>(1 / k, 1, at.tables);
    r.back = make_power<F>(k, 1, at.tables);
    if (o[exponent] != 0) r.numerator = make_power<F>(o[exponent] / k, 1, at.tables);
    if (o[offset] != 0) r.slope = make_power<F>((k - 1) / k, 1, at.tables);
    r.keep = F(keep < 0 ? 0 : keep);
    r.offset = F(o[offset]);
    return r;
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "order",
       .torch = "order",
       .range = "(1, 12]",
       .initial = "3",
       .doc = "K of x = y^K; the larger, the sparser"},
      {.name = "lambda",
       .torch = "lambda",
       .range = "[0, inf)",
       .initial = "1e-3",
       .scheduled = true,
       .doc = "strength of the decay of y"},
      {.name = "exponent",
       .torch = "exponent",
       .range = "[0, 11]",
       .initial = "0",
       .doc = "M: steps of small weights are shorter by |y|^M; 0 with adaptive steps"},
      {.name = "offset",
       .torch = "offset",
       .range = "[0, inf)",
       .initial = "0",
       .doc = "epsilon: steps are shorter by |y|^(K-1) / (|y|^(K-1) + epsilon)"},
  };
  static constexpr Info kInfo{
      "rewa",
      "ReWA: weights as powers x = y^K, with decay and steps of y. Sparsity as of an Lp norm with p < 1.",
      "s((1 - lr * lambda) * y + (after - before) * |y|^M * |y|^(K-1) / (|y|^(K-1) + offset)), s(y) = "
      "sign(y) * |y|^K, y = s^-1(before)",
      "arXiv 2605.25134",
      kOptions,
      {},
      R"(
    w ← s((1 − α·λ)·y + (after − before) · |y|^M · |y|^(K−1)/(|y|^(K−1) + ε)),   s(y) = sign(y)·|y|^K,   y = s⁻¹(before)

The regularizer that this implies is an Lp norm with p = 1 + (1 − M)/K and, with ε, one with (2 − M)/K beside it. With λ = 0
it is a step of y still, not the inner step. The source gives the update for SGD; chosen here: what the inner step adds to
the weight, after − before, stands where that has −α·∇f, so that any step goes with it, and s(y) keeps the sign at every K,
odd or not. The authors' code for Adam scales gradients before the moments instead. K > 1, 0 ≤ M < K − 1.
Large K or M lose digits: s multiplies the relative rounding error of y by K, and a weight or a factor |y|^M far below 1 is
rounded to 0. Source: arXiv 2605.25134.
)"};
  static const char* complain(const double* o) {
    return o[exponent] != 0 && !(o[exponent] < o[order] - 1)
               ? "Expected number below decay.order - 1 for decay.exponent"
               : nullptr;
  }
#endif
};

}  // namespace pdecay
