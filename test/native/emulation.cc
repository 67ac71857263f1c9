// A device's kernels, compiled for this processor: loops stand in for blocks and threads, and everything else
// is the kernels' own source. Rules are called through pointers, as their product with each other and with
// all types would take hours to compile; so is what a kernel is made of still compiled pair by pair, by
// NVRTC, elsewhere.
#include "cuda/kernel.h"

#include <array>
#include <type_traits>
#include <utility>

#include "cuda/launch.h"
#include "registry.h"

namespace pdecay {
namespace {

template <class F>
struct StepOf {
  unsigned uses;
  F (*apply)(const void* coefs, F w, F g, F* state);
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
  return {Rule::kUses[V], [](const void* c, F w, F g, F* state) {
            return Rule::template apply<V>(*static_cast<const typename Rule::template Coefs<F>*>(c), w, g,
                                           state);
          }};
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
  else
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
template <class F_, class W_, class G_, class S_, class L_>
struct AnyPair {
  using F = F_;
  using W = W_;
  using G = G_;
  using S = S_;
  using L = L_;
  static thread_local StepOf<F> step;
  static thread_local DecayOf<F> decay;
  const void *step_coefs, *decay_coefs;
  explicit AnyPair(const DeviceParam& p) : step_coefs(p.step), decay_coefs(p.decay) {}
  unsigned uses() const { return step.uses | decay.uses << kStepSlots; }
  bool on_gradient() const { return decay.on_gradient; }
  bool needs_mean() const { return decay.needs_mean; }
  F stepped(F w, F g, F* state) const { return step.apply(step_coefs, w, g, state); }
  F decayed(F before, F after, F* state, F mean) const {
    return decay.apply ? decay.apply(decay_coefs, before, after, state, mean) : after;
  }
  F gradient(F w, F g) const { return decay.gradient ? decay.gradient(decay_coefs, w, g) : g; }
};
template <class F, class W, class G, class S, class L>
thread_local StepOf<F> AnyPair<F, W, G, S, L>::step;
template <class F, class W, class G, class S, class L>
thread_local DecayOf<F> AnyPair<F, W, G, S, L>::decay;

template <class Rules>
void run(const KernelTypes& t, const DeviceParam* params, const Chunk* chunks, unsigned count) {
  Rules::step = find_step<typename Rules::F>(Steps{}, t.step, t.step_variant);
  Rules::decay = find_decay<typename Rules::F>(Decays{}, t.decay, t.decay_variant);
  for (unsigned block = 0; block < count; ++block) {
    const DeviceParam& p = params[chunks[block].param];
    for (int thread = 0; thread < kThreads; ++thread) {
      const DeviceTally tally = run_thread<Rules>(p, chunks[block].part, thread);
      if (p.counts) p.counts[0] += tally.zeros, p.counts[1] += tally.below;
      if (Rules::decay.needs_mean && p.abs_sum) *p.abs_sum += tally.abs_sum;
    }
  }
}

}  // namespace
}  // namespace pdecay

extern "C" __attribute__((visibility("default"))) void pdecay_emulate(const pdecay::KernelTypes& t,
                                                                      const pdecay::DeviceParam* params,
                                                                      const pdecay::Chunk* chunks,
                                                                      unsigned count) {
  using namespace pdecay;
  with_type(t.gradient, [&](auto g) {
    using G = std::remove_cvref_t<decltype(g)>;
    if (t.fp64) return run<AnyPair<double, double, G, double, float>>(t, params, chunks, count);
    with_type(t.weights, [&](auto w) {
      with_type(t.state, [&](auto s) {
        using W = std::remove_cvref_t<decltype(w)>;
        using S = std::remove_cvref_t<decltype(s)>;
        if constexpr (sizeof(W) <= sizeof(float) && sizeof(S) <= sizeof(float)) {
          if (t.low == Dtype::f16)
            run<AnyPair<float, W, G, S, F16>>(t, params, chunks, count);
          else
            run<AnyPair<float, W, G, S, BF16>>(t, params, chunks, count);
        }
      });
    });
  });
}
