#pragma once
#include "../rule.h"

namespace pdecay {

struct Rprop {
  template <class F>
  struct Coefs {
    F shrink, grow, least, most;
  };
  static constexpr unsigned kUses[] = {0b11};

  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>& c, V w, V g, V* state) {
    const V zero = V(F(0)), one = V(F(1));
    // Of the sign of g * prev, without the product, which may be too small for a float. NaN stays.
    const V signs = select<F>(g == zero, zero, state[0] * copysign(one, g));
    const V turned = select<F>(g == g, signs, g);
    const V factor = select<F>(turned < zero, V(c.shrink), select<F>(turned > zero, V(c.grow), one));
    const V size = state[1] = min(max(state[1] * factor, V(c.least)), V(c.most));
    // Where the sign has turned the weight waits for one step.
    const V kept = state[0] = select<F>(turned < zero, zero, g);
    // sign(kept), 0 where it is 0, and NaN where it is NaN.
    const V sign = select<F>(kept == zero, zero, select<F>(kept == kept, copysign(one, kept), kept));
    return w - sign * size;
  }

  PDECAY_OPTIONS(eta1, eta2, step_size1, step_size2);
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*) { return 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double* o, const Context&) {
    return {F(o[eta1]), F(o[eta2]), F(o[step_size1]), F(o[step_size2])};
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "etas",
       .torch = "etas",
       .kind = Kind::numbers,
       .range = "(0, inf)",
       .initial = "[0.5, 1.2]",
       .length = 2,
       .doc = "factors on a step size where the gradient's sign has turned, below 1, and where it has not, "
              "above 1"},
      {.name = "stepSizes",
       .torch = "step_sizes",
       .kind = Kind::numbers,
       .range = "[0, inf)",
       .initial = "[1e-6, 50]",
       .length = 2,
       .doc = "the smallest and the largest step size"},
  };
  static constexpr StateSlot kState[] = {{.name = "prev"}, {.name = "step_size", .initial = "lr"}};
  static constexpr Info kInfo{
      "rprop",
      "Rprop, for whole batches: each weight moves by the gradient's sign times a size of its own.",
      "w - s * sign(g), s * etas[0] where g's sign has turned (and g is 0 then), s * etas[1] where not; s "
      "starts from lr",
      "Riedmiller and Braun, 1993, as in torch",
      kOptions,
      kState};
  static const char* complain(const double* o) {
    return !(o[eta1] < 1 && o[eta2] > 1) ? "Expected a number in (0, 1) and one in (1, inf) for step.etas"
                                         : nullptr;
  }
#endif
};

}  // namespace pdecay
