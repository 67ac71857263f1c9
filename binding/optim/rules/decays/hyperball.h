#pragma once
#include "../reduce.h"
#include "../rule.h"

namespace pdecay {

struct Hyperball {
  template <class F>
  struct Coefs {};
  static constexpr unsigned kUses[] = {0};
  static constexpr bool kReduces = true;

  PDECAY_OPTIONS(radius_scale);
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*, const Context&) { return 0; }
  static PDECAY_FN bool identity(const double*, const Context& at) { return at.lr == 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double*, const Context&) {
    return {};
  }

  static PDECAY_FN Extent sums_over(const double*) { return Extent::tensor; }
  // at.scalars[0] is the norm that the weights had first; 0 while they have none.
  static PDECAY_FN Blend blend(const double* o, const Context& at) {
    const Sums& s = *at.sums;
    double& first = at.scalars[0];
    if (first == 0) first = sqrt(s.before);
    const double radius = o[radius_scale] * first;
    if (radius == 0 || s.move == 0) return {};
    const double move = at.lr * radius / sqrt(s.move), square = s.square(1, move);
    if (square == 0) return {};
    const double scale = radius / sqrt(square);
    return {scale, move * scale};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "radiusScale",
       .torch = "radius_scale",
       .range = "(0, inf)",
       .initial = "1",
       .doc = "the norm that is kept, over the one that the weights had first"},
  };
  static constexpr StateSlot kState[] = {{.name = "first_norm", .scalar = true}};
  static constexpr Info kInfo{
      "hyperball",
      "Hyperball: Frobenius norms of a parameter and of its update stay as they were at first.",
      "R * normalized(before - lr * R * normalized(before - after)), R = the first |w|_F",
      "arXiv 2606.16899",
      kOptions,
      kState,
      R"(
    w ← R·N(before − α·R·N(u)),   N(x) = x/‖x‖_F,   u = before − after,   R = radiusScale·‖first w‖_F

In the place of a decay: the weights stay on a sphere, and each step takes the angle that α says (tan = α for an update
that is orthogonal to them). The inner step gives the direction alone, so its own size, and with it the step's learning
rate, cancels. `first_norm`, in the state dict, is ‖w‖_F before the first step. Chosen where the source says nothing: a
parameter whose weights are all 0 takes plain steps until it has a norm; an update of 0 leaves the weights as they are; a NaN
in a gradient makes the whole parameter NaN; with a schedule-free step, which decays the point of the gradient and has no
update there, it does nothing. Source: arXiv 2606.16899.
)"};
#endif
};

}  // namespace pdecay
