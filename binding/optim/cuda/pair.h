// A step and a decay with their types, as the kernels take them.
#pragma once

#include "params.h"

namespace pdecay {

// What slots of state some variant of a rule uses.
template <class Rule>
constexpr unsigned uses_of_any() {
  unsigned uses = 0;
  for (unsigned of_one : Rule::kUses) uses |= of_one;
  return uses;
}

// As one piece of code each, for kernels that have all variants in them.
template <class Decay, int Variant, class F>
PDECAY_APART F decayed_by(const typename Decay::template Coefs<F>& c, F before, F after, F* state, F mean) {
  return Decay::template apply<Variant, F>(c, before, after, state, mean);
}

// A kernel's types: rules with their variants, what is computed in (F), and what weights, gradients, state
// and the copy of low precision are kept in.
template <class Step_, int StepVariant_, class Decay_, int DecayVariant_, class F_, class W_, class G_,
          class S_, class L_, bool Coded_>
struct Pair {
  using F = F_;
  using W = W_;
  using G = G_;
  using S = S_;
  using L = L_;
  static constexpr bool kCoded = Coded_;
  static constexpr unsigned kSignedCodes = signed_codes<Step_>(), kUnsignedCodes = unsigned_codes<Step_>();
  static constexpr unsigned kStepUses = Step_::kUses[StepVariant_];
  static constexpr unsigned kDecayUses = uses_of_any<Decay_>() << kStepSlots;
  static constexpr bool kOnGradient = requires { Decay_::kOnGradient; };
  static constexpr bool kPlain = kOfWeight<Decay_>;

  typename Step_::template Coefs<F> step;
  typename Decay_::template Coefs<F> decay;
  int variant;
  PDECAY_FN explicit Pair(const Prepared& m)
      : step(*reinterpret_cast<const typename Step_::template Coefs<F>*>(m.step)),
        decay(*reinterpret_cast<const typename Decay_::template Coefs<F>*>(m.decay)),
        variant(m.variant) {}

  PDECAY_FN bool decays() const { return variant >= 0; }
  PDECAY_FN unsigned uses() const {  // slots of state
    if constexpr (kDecayUses == 0) return kStepUses;
    return decays() ? kStepUses | kDecayUses : kStepUses;
  }
  PDECAY_FN bool is_signed(int slot) const { return kSignedCodes >> slot & 1; }
  // Slots in 8 bits.
  PDECAY_FN unsigned codes() const { return kCoded ? (kSignedCodes | kUnsignedCodes) & kStepUses : 0; }
  PDECAY_FN bool on_gradient() const { return kOnGradient && decays(); }
  PDECAY_FN static constexpr bool needs_mean() {
    return requires { Decay_::kMean; };
  }
  PDECAY_FN F stepped(F w, F g, F* state) const {
    return Step_::template apply<StepVariant_>(step, w, g, state);
  }
  PDECAY_FN static constexpr bool moves_alike() { return kMovesAlike<Step_>; }
  PDECAY_FN bool settles() const { return kSettling<Step_> && !kOnGradient; }
  PDECAY_FN F settled(F after, F decay_move, F* state) const {
    if constexpr (kSettling<Step_>)
      return Step_::template settle<F>(step, after, decay_move, state);
    else
      return after;
  }
  PDECAY_FN F decayed(F before, F after, F* state, F mean) const {
    if constexpr (!kPlain) return after;
    if (!decays()) return after;
    if constexpr (DecayVariant_ < 0)
      return by_variant<0>(before, after, state, mean);
    else if constexpr (kPlain)
      return Decay_::template apply<DecayVariant_, F>(decay, before, after, state, mean);
  }
  PDECAY_FN F gradient(F w, F g) const {
    if constexpr (kOnGradient)
      return Decay_::template gradient<(DecayVariant_ < 0 ? 0 : DecayVariant_)>(decay, w, g);
    else
      return g;
  }

 private:
  template <int Variant>
  PDECAY_FN F by_variant(F before, F after, F* state, F mean) const {
    if constexpr (!kPlain || Variant == Decay_::kVariants)
      return after;
    else if (variant == Variant)
      return decayed_by<Decay_, Variant, F>(decay, before, after, state, mean);
    else
      return by_variant<Variant + 1>(before, after, state, mean);
  }
};

// The same two rules where options become coefficients.
template <class Step, class Decay, class F>
struct Making {
  PDECAY_FN void step_coefs(const double* o, const Context& at, void* out) const {
    *static_cast<typename Step::template Coefs<F>*>(out) = Step::template coefs<F>(o, at);
  }
  PDECAY_FN bool identity(const double* o, const Context& at) const { return Decay::identity(o, at); }
  PDECAY_FN int variant(const double* o, const Context& at) const { return Decay::variant(o, at); }
  PDECAY_FN void decay_coefs(const double* o, const Context& at, void* out) const {
    *static_cast<typename Decay::template Coefs<F>*>(out) = Decay::template coefs<F>(o, at);
  }
  PDECAY_FN static constexpr bool reduces() {
    return requires { Decay::kReduces; };
  }
  PDECAY_FN Blend blend(const double* o, const Context& at) const {
    if constexpr (reduces())
      return Decay::blend(o, at);
    else
      return {};
  }
  PDECAY_FN double mean_rate(const double* o) const {
    if constexpr (requires { Decay::kMean; })
      return Decay::mean_rate(o);
    else
      return 0;
  }
};

}  // namespace pdecay
