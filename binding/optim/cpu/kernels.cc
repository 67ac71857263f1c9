// Compiled once per instruction set: see simd.h for why nothing here may be shared with another one.
#include "kernels.h"

#include "../rules/reduce.h"
#include "../rules/registry.h"
#include "count.h"
#include "exponential.h"
#include "power.h"
#include "streams.h"
#include "wide.h"

namespace pdecay::PDECAY_ISA {
namespace {

// Counts in lanes; a run is far shorter than what an int32 lane holds.
template <class F, bool Mean>
struct Counter {
  Lanes<F> zeros = Lanes<F>::all(0), below = Lanes<F>::all(0);
  Vec<F> abs_sum = Vec<F>(F(0));
  const Vec<F> threshold;
  const bool counting;
  PDECAY_INLINE explicit Counter(const Run<F>& r) : threshold(r.threshold), counting(r.counting) {}
  template <class Where>
  PDECAY_INLINE void add(Vec<F> w, Where where) {
    const Vec<F> size = abs(w);
    if constexpr (Mean) abs_sum = abs_sum + size;
    if (!counting) return;
    zeros = zeros - ((size == Vec<F>(F(0))) & where.template real<F>());
    below = below - ((size < threshold) & where.template real<F>());
  }
  PDECAY_INLINE void into(Tally& t) const {
    for (int k = 0; k < Vec<F>::kLanes; ++k) {
      t.zeros += zeros[k];
      t.below += below[k];
      if constexpr (Mean) t.abs_sum += abs_sum[k];
    }
  }
};

template <class Rule>
constexpr bool kNeedsMean = requires { Rule::kMean; };
template <class Rule>
constexpr bool kOnGradient = requires { Rule::kOnGradient; };

// Whether a step has moved each weight towards 0, as decay does.
template <class F>
PDECAY_INLINE Lanes<F> towards_zero(Vec<F> before, Vec<F> after) {
  return (before - after) * before >= Vec<F>(F(0));
}

template <bool Packed, class F, class Rule, int Variant>
void step_loop_of(const Run<F>& run, const void* coefs) {
  const Run<F> r = run;
  const auto c = *static_cast<const typename Rule::template Coefs<F>*>(coefs);
  StepState<Rule, Rule::kUses[Variant], F, Packed> step_state(r);
  step_state.each_part(r, [&](std::int64_t from, std::int64_t to) PDECAY_LAMBDA {
    each<F>(from, to, [&](std::int64_t i, auto where) PDECAY_LAMBDA {
      Vec<F> state[kStepSlots];
      step_state.load(state, r, i, where);
      const Vec<F> before = where.load(r.w + i);
      const Vec<F> g = where.load(r.g + i) * Vec<F>(r.g_scale);
      where.store(r.before + i, before);
      where.store(r.w + i, Vec<F>(Rule::template apply<Variant>(c, before, g, state)));
      step_state.store(state, r, i, where);
    });
  });
}
template <class F, class Rule, int Variant>
void step_loop(const Run<F>& run, const void* coefs) {
  if constexpr (kPacks<Rule, F>)
    if (run.packed) return step_loop_of<true, F, Rule, Variant>(run, coefs);
  step_loop_of<false, F, Rule, Variant>(run, coefs);
}

template <class F, class Rule, int Variant>
void decay_loop(const Run<F>& run, const void* coefs, Tally& tally) {
  const Run<F> r = run;
  const auto c = *static_cast<const typename Rule::template Coefs<F>*>(coefs);
  Counter<F, kNeedsMean<Rule>> counter(r);
  each<F>(0, r.n, [&](std::int64_t i, auto where) PDECAY_LAMBDA {
    Vec<F> state[kDecaySlots];
    load_state<Rule::kUses[Variant], kDecaySlots>(state, r.decay_state, i, where);
    F lanes[Vec<F>::kLanes];
    const Stored<F> before = where.stored(r.before + i, lanes);
    const Vec<F> after = where.load(r.w + i);
    Vec<F> w = after;
    if constexpr (kOfWeight<Rule>) w = Rule::template apply<Variant, Vec<F>>(c, before, after, state, r.mean);
    if (r.cautious) w = select<F>(towards_zero<F>(before, after), w, after);
    where.store(r.w + i, w);
    store_state<Rule::kUses[Variant], kDecaySlots>(state, r.decay_state, i, where);
    counter.add(w, where);
  });
  counter.into(tally);
}

// Whether a decay has a first half that asks for no more than the weight before the step.
template <class Decay, int Variant>
constexpr bool ahead() {
  if constexpr (requires { Decay::template kAhead<Variant>; }) return Decay::template kAhead<Variant>;
  return false;
}

// Whether a decay takes powers, which a loop of floats may look up in registers.
template <class F, class Decay, int Variant>
constexpr bool by_power() {
  if constexpr (!kLooksUpInRegisters || sizeof(F) != 4)
    return false;
  else if constexpr (requires { Decay::template kByPower<Variant>; })
    return Decay::template kByPower<Variant>;
  else
    return requires { Decay::kPowers; };
}
// And whether their tables are there for it.
template <class Decay>
bool has_tables(typename Decay::template Coefs<float> coefs) {
  bool all = true;
  Decay::each_power(coefs, [&](const Power<float>& power) { all = all && !power.table; });
  return all;
}

// A loop's own copies of the tables that a rule looks up in: what it stores cannot change them, so that they
// may stay in registers.
template <bool Looks, class Rule, class F>
struct OwnTables {
  PDECAY_INLINE explicit OwnTables(typename Rule::template Coefs<F>&) {}
};
template <class Rule>
struct OwnTables<true, Rule, float> {
  PowerParts tables[Rule::kPowers];
  PDECAY_INLINE explicit OwnTables(typename Rule::template Coefs<float>& c) {
    PowerParts* next = tables;
    Rule::each_power(c, [&](Power<float>& power) PDECAY_LAMBDA {
      if (power.parts) *next = *power.parts;
      power.parts = next++;
    });
  }
};

template <bool Packed, bool Looks, class F, class Step, int StepVariant, class Decay, int DecayVariant>
void fused_loop(const Run<F>& run, const void* step, const void* decay, Tally& tally) {
  using V = Vec<F>;
  constexpr bool kAhead = ahead<Decay, DecayVariant>();
  const Run<F> r = run;
  const auto cs = *static_cast<const typename Step::template Coefs<F>*>(step);
  auto cd = *static_cast<const typename Decay::template Coefs<F>*>(decay);
  const OwnTables<Looks, Decay, F> tables(cd);
  Counter<F, kNeedsMean<Decay>> counter(r);
  StepState<Step, Step::kUses[StepVariant], F, Packed> step_state(r);
  struct Begun {
    decltype(Step::template apply<StepVariant, V>(cs, V(), V(), static_cast<V*>(nullptr))) after;
    V ahead;
  };
  const bool scaled = r.g_scale != 1;
  // Weights that are counted must be known at once.
  constexpr bool kDefers = sizeof(F) == 4 && requires { Decay::has_quick(cd); };
  bool defers = false;
  if constexpr (kDefers) defers = Decay::has_quick(cd) && !r.counting;
  [[maybe_unused]] Late late;
  const auto settle_late = [&]() __attribute__((noinline)) {
    if constexpr (kDefers) late.settle(r.w, [&](V x) PDECAY_LAMBDA { return Decay::exact(cd, x); });
  };
  const auto begin = [&](std::int64_t i, auto where) PDECAY_LAMBDA {
    V state[kStepSlots];
    step_state.load(state, r, i, where);
    F lanes[V::kLanes];
    const Stored<F> before = where.stored(r.w + i, lanes);
    V g = where.load(r.g + i);
    if (scaled) g = g * V(r.g_scale);
    if constexpr (kOnGradient<Decay>) g = Decay::template gradient<DecayVariant>(cd, before, g);
    Begun begun{Step::template apply<StepVariant, V>(cs, before, g, state), {}};
    step_state.store(state, r, i, where);
    if constexpr (kAhead) begun.ahead = Decay::template ahead<DecayVariant, V>(cd, before);
    return begun;
  };
  const auto end = [&](std::int64_t i, auto where, const Begun& begun) PDECAY_LAMBDA {
    V w;
    if constexpr (kDefers)
      if (defers) {
        const V after = begun.after;
        Lanes<F> far;
        where.store(r.w + i, Decay::quick(cd, after, far));
        far = far & where.template real<F>();
        if (!any(far)) return;
        late.add(i, after, far);
        if (late.full()) settle_late();
        return;
      }
    if constexpr (kAhead) {
      w = Decay::template shrunk<DecayVariant, V>(begun.ahead, begun.after);
    } else if constexpr (kOnGradient<Decay>) {
      w = begun.after;
    } else {
      V state[kDecaySlots];
      load_state<Decay::kUses[DecayVariant], kDecaySlots>(state, r.decay_state, i, where);
      F lanes[V::kLanes];
      const Stored<F> before = where.stored(r.w + i, lanes);
      w = Decay::template apply<DecayVariant, V>(cd, before, begun.after, state, r.mean);
      store_state<Decay::kUses[DecayVariant], kDecaySlots>(state, r.decay_state, i, where);
    }
    where.store(r.w + i, w);
    counter.add(w, where);
  };
  const auto fetch = [&](std::int64_t i) PDECAY_LAMBDA {
    prefetch_two(r.w + i);
    prefetch_two(r.g + i);
    step_state.prefetch(r, i);
    for (int k = 0; k < kDecaySlots; ++k)
      if (Decay::kUses[DecayVariant] >> k & 1) prefetch_two(r.decay_state[k] + i);
  };
  step_state.each_part(r, [&](std::int64_t from, std::int64_t to)
                              PDECAY_LAMBDA { each_in_halves<F, !Packed>(from, to, fetch, begin, end); });
  settle_late();
  counter.into(tally);
}

template <class F, class Rule, int Variant>
void gradient_loop(const Run<F>& run, const void* coefs, F* out) {
  const Run<F> r = run;
  const auto c = *static_cast<const typename Rule::template Coefs<F>*>(coefs);
  each<F>(0, r.n, [&](std::int64_t i, auto where) PDECAY_LAMBDA {
    F lanes[Vec<F>::kLanes];
    const Stored<F> w = where.stored(r.w + i, lanes);
    const Vec<F> g = where.load(r.g + i) * Vec<F>(r.g_scale);
    Vec<F> decayed = Rule::template gradient<Variant>(c, w, g);
    if (r.cautious) decayed = select<F>(g * w >= Vec<F>(F(0)), decayed, g);
    where.store(out + i, decayed);
  });
}

template <class F>
void clip_loop(const Run<F>& run, const void*, F* out) {
  const Run<F> r = run;
  each<F>(0, r.n, [&](std::int64_t i, auto where) PDECAY_LAMBDA {
    const Vec<F> g = where.load(r.g + i) * Vec<F>(r.g_scale);
    const Vec<F> size = abs(g);
    where.store(out + i, select<F>(size > Vec<F>(r.g_limit), copysign(Vec<F>(r.g_limit), g), g));
  });
}

template <class F>
void blend_loop(const Run<F>& run, F trust, const F* keep, const F* move) {
  const Run<F> r = run;
  each<F>(0, r.n, [&](std::int64_t i, auto where) PDECAY_LAMBDA {
    const Vec<F> before = where.load(r.before + i), step = where.load(r.w + i) * Vec<F>(trust);
    Vec<F> w = blended<F>(before, step, where.load(keep + i), where.load(move + i));
    const Vec<F> moved = before + step;
    if (r.cautious) w = select<F>(towards_zero<F>(before, moved), w, moved);
    where.store(r.w + i, w);
  });
}

// The decay was given the weights before the step in both places.
template <class F, class Rule, int Variant>
void settle_loop(const Run<F>& run, const void* coefs, const F* after, Tally& tally) {
  const Run<F> r = run;
  const auto c = *static_cast<const typename Rule::template Coefs<F>*>(coefs);
  Counter<F, true> counter(r);
  each<F>(0, r.n, [&](std::int64_t i, auto where) PDECAY_LAMBDA {
    Vec<F> state[kStepSlots];
    load_state<Rule::kUses[Variant], kStepSlots>(state, r.step_state, i, where);
    const Vec<F> before = where.load(r.before + i), stepped = where.load(after + i);
    Vec<F> decayed = where.load(r.w + i);
    if (r.cautious) decayed = select<F>(towards_zero<F>(before, stepped), decayed, before);
    const Vec<F> w = Rule::template settle<Vec<F>>(c, stepped, decayed - before, state);
    where.store(r.w + i, w);
    store_state<Rule::kUses[Variant], kStepSlots>(state, r.step_state, i, where);
    counter.add(w, where);
  });
  counter.into(tally);
}

// Finding a loop: rules are numbered by their place in the registry.
template <class F, class Rule, int... V>
auto step_of(int variant, std::integer_sequence<int, V...>) {
  constexpr typename Loops<F>::Step table[] = {step_loop<F, Rule, V>...};
  return table[variant];
}
template <class F, class Rule, int... V>
auto decay_of(int variant, std::integer_sequence<int, V...>) {
  constexpr typename Loops<F>::Decay table[] = {decay_loop<F, Rule, V>...};
  return table[variant];
}
template <class F, class Rule, int... V>
typename Loops<F>::Gradient gradient_of(int variant, std::integer_sequence<int, V...>) {
  if constexpr (kOnGradient<Rule>) {
    constexpr typename Loops<F>::Gradient table[] = {gradient_loop<F, Rule, V>...};
    return table[variant];
  }
  return nullptr;
}
template <class F, class Rule, int... V>
typename Loops<F>::Settle settle_of(int variant, std::integer_sequence<int, V...>) {
  if constexpr (kSettling<Rule>) {
    constexpr typename Loops<F>::Settle table[] = {settle_loop<F, Rule, V>...};
    return table[variant];
  }
  return nullptr;
}
// A step's first variant is the plain one that most people run.
template <class F, class Step, class Decay, int V>
typename Loops<F>::Fused fused_for(const void* of_decay, bool packed) {
  if constexpr (kTuned<F, Step>) {
    constexpr bool kLooks = by_power<F, Decay, V>();
    bool has = true;
    if constexpr (kLooks)
      has = has_tables<Decay>(*static_cast<const typename Decay::template Coefs<F>*>(of_decay));
    if (has)
      return packed ? fused_loop<true, kLooks, F, Step, 0, Decay, V>
                    : fused_loop<false, kLooks, F, Step, 0, Decay, V>;
  }
  return packed ? nullptr : fused_loop<false, false, F, Step, 0, Decay, V>;
}
template <class F, class Step, class Decay, int... V>
typename Loops<F>::Fused fused_of(int step_variant, int decay_variant, const void* of_decay, bool packed,
                                  std::integer_sequence<int, V...>) {
  if constexpr (kFused<F, Step, Decay>) {
    using Find = typename Loops<F>::Fused (*)(const void*, bool);
    constexpr Find table[] = {fused_for<F, Step, Decay, V>...};
    return step_variant == 0 ? table[decay_variant](of_decay, packed) : nullptr;
  }
  return nullptr;
}
template <class Rule>
using Variants = std::make_integer_sequence<int, Rule::kVariants>;

template <class F, class... S>
typename Loops<F>::Step find_step(RuleList<S...>, int rule, int variant) {
  typename Loops<F>::Step found = nullptr;
  int k = 0;
  ((k++ == rule ? void(found = step_of<F, S>(variant, Variants<S>{})) : void()), ...);
  return found;
}
template <class F, class... D>
typename Loops<F>::Decay find_decay(RuleList<D...>, int rule, int variant) {
  typename Loops<F>::Decay found = nullptr;
  int k = 0;
  ((k++ == rule ? void(found = decay_of<F, D>(variant, Variants<D>{})) : void()), ...);
  return found;
}
template <class F, class... D>
typename Loops<F>::Gradient find_gradient(RuleList<D...>, int rule, int variant) {
  typename Loops<F>::Gradient found = nullptr;
  int k = 0;
  ((k++ == rule ? void(found = gradient_of<F, D>(variant, Variants<D>{})) : void()), ...);
  return found;
}
template <class F, class... S>
typename Loops<F>::Settle find_settle(RuleList<S...>, int rule, int variant) {
  typename Loops<F>::Settle found = nullptr;
  int k = 0;
  ((k++ == rule ? void(found = settle_of<F, S>(variant, Variants<S>{})) : void()), ...);
  return found;
}
template <class F, class S, class... D>
typename Loops<F>::Fused find_fused_with(RuleList<D...>, int step_variant, int decay, int decay_variant,
                                         const void* of_decay, bool packed) {
  typename Loops<F>::Fused found = nullptr;
  int k = 0;
  ((k++ == decay
        ? void(found = fused_of<F, S, D>(step_variant, decay_variant, of_decay, packed, Variants<D>{}))
        : void()),
   ...);
  return found;
}
template <class F, class... S>
typename Loops<F>::Fused find_fused(RuleList<S...>, int step, int step_variant, int decay, int decay_variant,
                                    const void* of_decay, bool packed) {
  typename Loops<F>::Fused found = nullptr;
  int k = 0;
  ((k++ == step
        ? void(found = find_fused_with<F, S>(Decays{}, step_variant, decay, decay_variant, of_decay, packed))
        : void()),
   ...);
  return found;
}

template <class F>
constexpr Loops<F> loops() {
  return {[](int rule, int variant) { return find_step<F>(Steps{}, rule, variant); },
          [](int rule, int variant) { return find_decay<F>(Decays{}, rule, variant); },
          [](int s, int sv, int d, int dv, const void* of_decay, bool packed) {
            return find_fused<F>(Steps{}, s, sv, d, dv, of_decay, packed);
          },
          [](int rule, int variant) { return find_gradient<F>(Decays{}, rule, variant); },
          clip_loop<F>,
          blend_loop<F>,
          [](int rule, int variant) { return find_settle<F>(Steps{}, rule, variant); },
          widen<F>,
          narrow<F>};
}

#define PDECAY_STRING_(x) #x
#define PDECAY_STRING(x) PDECAY_STRING_(x)
}  // namespace

extern const Kernels kKernels;
const Kernels kKernels{
    PDECAY_STRING(PDECAY_ISA), kLooksUpInRegisters, loops<float>(), loops<double>(), decode, encode, count};

}  // namespace pdecay::PDECAY_ISA
