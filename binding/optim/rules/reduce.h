// Decays and trust ratios that depend on sums over a parameter, its rows or a group.
#pragma once

#include "layout.h"
#include "rule.h"

namespace pdecay {

// Whether a decay is a formula of one weight after the step: not of its gradient, nor of an extent's sums.
template <class Decay>
inline constexpr bool kOfWeight = !requires { Decay::kOnGradient; } && !requires { Decay::kReduces; };
template <class Step>
inline constexpr bool kSettling = requires { Step::kSettles; };

// What is summed of an extent, in double, before the weights are written; move is after - before.
struct Sums {
  double before = 0, cross = 0, move = 0, gradient = 0;  // of before^2, before * move, move^2, gradient^2

  PDECAY_FN void add(double w, double moved, double g) {
    before += w * w;
    cross += w * moved;
    move += moved * moved;
    gradient += g * g;
  }
  PDECAY_FN void add(const Sums& s) {
    before += s.before;
    cross += s.cross;
    move += s.move;
    gradient += s.gradient;
  }
  // Of a move that is t times as long.
  PDECAY_FN Sums scaled(double t) const { return {before, cross * t, move * t * t, gradient}; }
  // Of |keep * before + t * move|^2.
  PDECAY_FN double square(double keep, double t) const {
    const double sum = keep * keep * before + 2 * keep * t * cross + t * t * move;
    return sum < 0 ? 0 : sum;  // NaN stays
  }
};

// What a decay that reduces makes of each weight of an extent: keep * before + move * (after - before).
struct Blend {
  double keep = 1, move = 1;
};
template <class F, class V>
PDECAY_FN V blended(V before, V step, V keep, V move) {
  return select<F>(keep == move, (before + step) * keep, fma(step, move, before * keep));
}

// Whether a step moves every weight alike, wherever it is: then its move is had from 0, without the rounding
// of a far larger weight. Sums and blends take that.
template <class Step>
inline constexpr bool kMovesAlike = !requires { Step::kAbsolute; };

// The ratio of a tensor's size to that of what it is to move by, from the sums of their squares; 1 where
// either is 0. NaN stays.
PDECAY_FN double trust_ratio(const double* values, double weights, double update) {
  if (weights == 0 || update == 0) return 1;
  const double ratio = values[kTrustCoefficient] * sqrt(weights) / sqrt(update);
  return ratio > values[kTrustLimit] ? values[kTrustLimit] : ratio;
}
// LARS scales gradients, LAMB what a step moves weights by: `move` is that, with the learning rate in it.
PDECAY_FN double lars_ratio(const double* values, const Sums& s) {
  return trust_ratio(values, s.before, s.gradient);
}
PDECAY_FN double lamb_ratio(const double* values, const Sums& s) {
  const double lr = values[kLr];
  return lr == 0 ? 1 : trust_ratio(values, s.before, s.move / (lr * lr));
}

// The row of weight i, where the first dimension has `rows` entries that lie `stride` apart.
PDECAY_FN long long row_of(long long i, long long rows, long long stride) {
  return rows == 1 ? 0 : i / stride % rows;
}

}  // namespace pdecay
