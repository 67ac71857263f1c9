// A device's kernels, compiled for this processor: loops stand in for blocks and threads, and everything else
// is the kernels' own source. Rules are called through pointers, as their product with each other and with
// all types would take hours to compile; so is what a kernel is made of still compiled pair by pair, by
// NVRTC, elsewhere.
#include "cuda/kernel.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>
#include <vector>

#include "cuda/launch.h"
#include "rules/registry.h"
#include "rules/rules.h"

namespace pdecay {
namespace {

template <class F>
struct StepOf {
  unsigned uses;
  F (*apply)(const void* coefs, F w, F g, F* state);
  F (*settle)(const void* coefs, F after, F decay_move, F* state);
  bool moves_alike;
};
template <class F>
struct DecayOf {
  unsigned uses;
  bool on_gradient, needs_mean;
  F (*apply)(const void* coefs, F before, F after, F* state, F mean);
  F (*gradient)(const void* coefs, F w, F g);
};

template <class F, class Rule, int V>
StepOf<F> step_of() {
  using Coefs = typename Rule::template Coefs<F>;
  StepOf<F> r{Rule::kUses[V],
              [](const void* c, F w, F g, F* state) -> F {
                return Rule::template apply<V>(*static_cast<const Coefs*>(c), w, g, state);
              },
              nullptr, kMovesAlike<Rule>};
  if constexpr (kSettling<Rule>)
    r.settle = [](const void* c, F after, F decay_move, F* state) -> F {
      return Rule::template settle<F>(*static_cast<const Coefs*>(c), after, decay_move, state);
    };
  return r;
}
template <class F, class Rule, int V>
DecayOf<F> decay_of() {
  constexpr bool kOnGradient = requires { Rule::kOnGradient; };
  constexpr bool kMean = requires { Rule::kMean; };
  using Coefs = typename Rule::template Coefs<F>;
  DecayOf<F> r{Rule::kUses[V], kOnGradient, kMean, nullptr, nullptr};
  if constexpr (kOnGradient)
    r.gradient = [](const void* c, F w, F g) {
      return Rule::template gradient<V>(*static_cast<const Coefs*>(c), w, g);
    };
  else if constexpr (kOfWeight<Rule>)
    r.apply = [](const void* c, F before, F after, F* state, F mean) {
      return Rule::template apply<V, F>(*static_cast<const Coefs*>(c), before, after, state, mean);
    };
  return r;
}

// The same table of every variant of every rule.
template <class F, class Rule, int... V>
StepOf<F> step_variant(int variant, std::integer_sequence<int, V...>) {
  const std::array all{step_of<F, Rule, V>()...};
  return all[static_cast<std::size_t>(variant)];
}
template <class F, class Rule, int... V>
DecayOf<F> decay_variant(int variant, std::integer_sequence<int, V...>) {
  const std::array all{decay_of<F, Rule, V>()...};
  return all[static_cast<std::size_t>(variant)];
}
template <class F, class... S>
StepOf<F> find_step(RuleList<S...>, int rule, int variant) {
  StepOf<F> found{};
  int k = 0;
  ((k++ == rule ? void(found = step_variant<F, S>(variant, std::make_integer_sequence<int, S::kVariants>{}))
                : void()),
   ...);
  return found;
}
template <class F, class... D>
DecayOf<F> find_decay(RuleList<D...>, int rule, int variant) {
  DecayOf<F> found{};
  int k = 0;
  ((k++ == rule ? void(found = decay_variant<F, D>(variant, std::make_integer_sequence<int, D::kVariants>{}))
                : void()),
   ...);
  return found;
}

// What Pair is on a device, with the rules chosen at run time.
template <class F_, class W_, class G_, class S_, class L_, bool Coded_>
struct AnyPair {
  using F = F_;
  using W = W_;
  using G = G_;
  using S = S_;
  using L = L_;
  static constexpr bool kCoded = Coded_;
  static thread_local const StepRule* rule;
  static thread_local StepOf<F> step;
  static thread_local DecayOf<F> decay;
  const void *step_coefs, *decay_coefs;
  int variant;
  explicit AnyPair(const Prepared& m) : step_coefs(m.step), decay_coefs(m.decay), variant(m.variant) {}
  bool decays() const { return variant >= 0; }
  bool moves_alike() const { return step.moves_alike; }
  bool settles() const { return step.settle && !decay.on_gradient; }
  F settled(F after, F decay_move, F* state) const {
    return step.settle(step_coefs, after, decay_move, state);
  }
  unsigned uses() const { return step.uses | decay.uses << kStepSlots; }
  bool is_signed(int slot) const { return rule->signed_codes >> slot & 1; }
  unsigned codes() const { return kCoded ? (rule->signed_codes | rule->unsigned_codes) & step.uses : 0; }
  bool on_gradient() const { return decay.on_gradient; }
  bool needs_mean() const { return decay.needs_mean; }
  F stepped(F w, F g, F* state) const { return step.apply(step_coefs, w, g, state); }
  F decayed(F before, F after, F* state, F mean) const {
    return decay.apply ? decay.apply(decay_coefs, before, after, state, mean) : after;
  }
  F gradient(F w, F g) const { return decay.gradient ? decay.gradient(decay_coefs, w, g) : g; }
};
template <class F, class W, class G, class S, class L, bool Coded>
thread_local const StepRule* AnyPair<F, W, G, S, L, Coded>::rule;
template <class F, class W, class G, class S, class L, bool Coded>
thread_local StepOf<F> AnyPair<F, W, G, S, L, Coded>::step;
template <class F, class W, class G, class S, class L, bool Coded>
thread_local DecayOf<F> AnyPair<F, W, G, S, L, Coded>::decay;

// What Making is on a device.
struct AnyMaking {
  const StepRule& step;
  const DecayRule& decay;
  bool fp64;
  void step_coefs(const double* o, const Context& at, void* out) const { step.coefs(fp64, o, at, out); }
  bool identity(const double* o, const Context& at) const { return decay.identity(o, at); }
  int variant(const double* o, const Context& at) const { return decay.variant(o, at); }
  void decay_coefs(const double* o, const Context& at, void* out) const { decay.coefs(fp64, o, at, out); }
  bool reduces() const { return decay.blend; }
  Blend blend(const double* o, const Context& at) const { return decay.blend(o, at); }
  double mean_rate(const double* o) const { return decay.mean_rate ? decay.mean_rate(o) : 0; }
};

// The decay that a parameter's step takes.
template <class F>
DecayOf<F> decay_of(const KernelTypes& t, const Prepared& prepared) {
  static const int none = pdecay::find_decay("none");
  const bool decays = prepared.variant >= 0;
  const int made_for = t.decay_variant == kAnyVariant ? prepared.variant : t.decay_variant;
  return find_decay<F>(Decays{}, decays ? t.decay : none, decays ? made_for : 0);
}

template <class Rules>
void survey(const KernelTypes& t, const Work& work, unsigned blocks) {
  using F = typename Rules::F;
  Rules::rule = &step_rules()[t.step];
  Rules::step = find_step<F>(Steps{}, t.step, t.step_variant);
  for (unsigned block = 0; block < blocks; ++block) {
    const Chunk chunk = work.chunks[block];
    const DeviceParam& p = work.params[chunk.param];
    if (p.prepared->skip || !p.sums) continue;
    Rules::decay = decay_of<F>(t, *p.prepared);
    const auto add = [&](Sums* to, const Sums& s) {
      to->add(s);
      if (p.of_group && p.rows == 1) p.of_group->add(s);
    };
    for (int thread = 0; thread < kThreads; ++thread)
      survey_thread<Rules>(p, chunk.part, thread, add).flush();
  }
}

void conclude_all(const KernelTypes& t, const Work& work) {
  for (unsigned i = 0; i < work.count; ++i) {
    const DeviceParam& p = work.params[i];
    Sums total;
    if (p.sums)
      for (long long row = 0; row < p.rows; ++row) total.add(p.sums[row]);
    conclude(AnyMaking{step_rules()[t.step], decay_rules()[t.decay], t.fp64}, p, work.stage, total, 0, 1);
  }
}

template <class Rules>
void step(const KernelTypes& t, const Work& work, unsigned blocks) {
  using F = typename Rules::F;
  Rules::rule = &step_rules()[t.step];
  Rules::step = find_step<F>(Steps{}, t.step, t.step_variant);
  for (unsigned block = 0; block < blocks; ++block) {
    const Chunk chunk = work.chunks[block];
    const DeviceParam& p = work.params[chunk.param];
    if (p.prepared->skip) continue;
    Rules::decay = decay_of<F>(t, *p.prepared);
    for (int thread = 0; thread < kThreads; ++thread) {
      const DeviceTally tally = run_thread<Rules>(p, chunk.part, thread);
      if (work.counting && p.counted) {
        p.clock->zeros += tally.zeros;
        p.clock->below += tally.below;
      }
      if (Rules::decay.needs_mean) p.clock->abs_sum += tally.abs_sum;
    }
  }
}

void run(Kernel kernel, const KernelTypes& t, const Work& work, unsigned blocks) {
  if (kernel == Kernel::prepare) {
    for (unsigned i = 0; i < std::min(work.count, blocks * kThreads); ++i)
      prepare(AnyMaking{step_rules()[t.step], decay_rules()[t.decay], t.fp64}, work.params[i], work.scaling);
    return;
  }
  if (kernel == Kernel::conclude) return conclude_all(t, work);
  with_type(t.gradient, [&](auto g) {
    using G = std::remove_cvref_t<decltype(g)>;
    if (kernel == Kernel::measure) {
      for (unsigned block = 0; block < blocks; ++block) {
        const Chunk chunk = work.chunks[block];
        double* partial = work.partial + 2 * block;
        partial[0] = partial[1] = 0;
        for (int thread = 0; thread < kThreads; ++thread) {
          const Measured m = measure_thread<G>(work.params[chunk.param], work.scaling, chunk.part, thread);
          partial[0] += m.squares;
          partial[1] += m.broken;
        }
      }
      return;
    }
    const auto each = [&]<class Rules>(Rules*) {
      if (kernel == Kernel::survey)
        survey<Rules>(t, work, blocks);
      else
        step<Rules>(t, work, blocks);
    };
    if (t.fp64) return each(static_cast<AnyPair<double, double, G, double, float, false>*>(nullptr));
    with_type(t.weights, [&](auto w) {
      with_type(t.state, [&](auto s) {
        using W = std::remove_cvref_t<decltype(w)>;
        using S = std::remove_cvref_t<decltype(s)>;
        if constexpr (sizeof(W) <= sizeof(float) && sizeof(S) <= sizeof(float)) {
          if constexpr (sizeof(S) == sizeof(float)) {
            if (t.coded && t.low == Dtype::f16)
              return each(static_cast<AnyPair<float, W, G, S, F16, true>*>(nullptr));
            if (t.coded) return each(static_cast<AnyPair<float, W, G, S, BF16, true>*>(nullptr));
          }
          if (t.low == Dtype::f16)
            each(static_cast<AnyPair<float, W, G, S, F16, false>*>(nullptr));
          else
            each(static_cast<AnyPair<float, W, G, S, BF16, false>*>(nullptr));
        }
      });
    });
  });
}

// What a captured graph would hold: launches with their arguments as they were.
struct Launch {
  Kernel kernel;
  KernelTypes types;
  Work work;
  unsigned blocks;
};
std::vector<Launch> graph;
bool capturing = false;

}  // namespace
}  // namespace pdecay

#define PDECAY_EXPORT extern "C" __attribute__((visibility("default")))

PDECAY_EXPORT void pdecay_emulate(pdecay::Kernel kernel, const pdecay::KernelTypes& types,
                                  const pdecay::Work& work, unsigned blocks) {
  if (pdecay::capturing)
    pdecay::graph.push_back({kernel, types, work, blocks});
  else
    pdecay::run(kernel, types, work, blocks);
}
PDECAY_EXPORT bool pdecay_emulation_is_capturing() { return pdecay::capturing; }
PDECAY_EXPORT void pdecay_emulation_capture(bool on) {
  if (on) pdecay::graph.clear();
  pdecay::capturing = on;
}
PDECAY_EXPORT void pdecay_emulation_replay() {
  for (const pdecay::Launch& l : pdecay::graph) pdecay::run(l.kernel, l.types, l.work, l.blocks);
}
