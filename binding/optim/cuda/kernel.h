// One launch of a step and a decay over any number of parameters. The same source runs in a device's threads,
// compiled by NVRTC, and in test/native's loops, which stand in for them.
//
// A block takes one chunk: a run of kChunk weights of one parameter, or what is left of them. Which, it finds
// in a table, so that ten thousand small parameters are one launch too.
#pragma once

#include "params.h"
#include "scalar.h"

namespace pdecay {

// N numbers side by side in memory.
template <class T, int N>
struct alignas(sizeof(T) * N) Pack {
  T at[N];
};

// A kernel's types: rules with their variants, what is computed in (F), and what weights, gradients, state
// and the copy of low precision are kept in.
template <class Step_, int StepVariant_, class Decay_, int DecayVariant_, class F_, class W_, class G_,
          class S_, class L_>
struct Pair {
  using F = F_;
  using W = W_;
  using G = G_;
  using S = S_;
  using L = L_;
  static constexpr unsigned kUses = Step_::kUses[StepVariant_] | Decay_::kUses[DecayVariant_] << kStepSlots;
  static constexpr bool kOnGradient = requires { Decay_::kOnGradient; };
  PDECAY_FN static constexpr unsigned uses() { return kUses; }  // slots of state
  PDECAY_FN static constexpr bool on_gradient() { return kOnGradient; }
  PDECAY_FN static constexpr bool needs_mean() {
    return requires { Decay_::kMean; };
  }

  typename Step_::template Coefs<F> step;
  typename Decay_::template Coefs<F> decay;
  PDECAY_FN explicit Pair(const DeviceParam& p)
      : step(*static_cast<const typename Step_::template Coefs<F>*>(p.step)),
        decay(*static_cast<const typename Decay_::template Coefs<F>*>(p.decay)) {}
  PDECAY_FN F stepped(F w, F g, F* state) const {
    return Step_::template apply<StepVariant_>(step, w, g, state);
  }
  PDECAY_FN F decayed(F before, F after, F* state, F mean) const {
    if constexpr (kOnGradient)
      return after;
    else
      return Decay_::template apply<DecayVariant_, F>(decay, before, after, state, mean);
  }
  PDECAY_FN F gradient(F w, F g) const {
    if constexpr (kOnGradient)
      return Decay_::template gradient<DecayVariant_>(decay, w, g);
    else
      return g;
  }
};

struct DeviceTally {
  unsigned zeros = 0, below = 0;
  double abs_sum = 0;
};

// N weights from number i on.
template <int N, class Rules>
PDECAY_FN void update(const Rules& rules, const DeviceParam& p, long long i, DeviceTally& tally) {
  using F = typename Rules::F;
  using W = typename Rules::W;
  using G = typename Rules::G;
  using S = typename Rules::S;
  using L = typename Rules::L;
  constexpr int kSlots = kStepSlots + kDecaySlots;
  auto* w_at = reinterpret_cast<Pack<W, N>*>(static_cast<W*>(p.w) + i);
  Pack<W, N> w = *w_at;
  const Pack<G, N> g = *reinterpret_cast<const Pack<G, N>*>(static_cast<const G*>(p.g) + i);
  Pack<L, N> low{};
  Pack<S, N> s[kSlots];
  for (int k = 0; k < kSlots; ++k)
    if (rules.uses() >> k & 1) s[k] = *reinterpret_cast<Pack<S, N>*>(static_cast<S*>(p.state[k]) + i);
  for (int n = 0; n < N; ++n) {
    const F before = static_cast<F>(widened(w.at[n]));
    F state[kSlots];
    for (int k = 0; k < kSlots; ++k)
      if (rules.uses() >> k & 1) state[k] = static_cast<F>(widened(s[k].at[n]));
    F grad = static_cast<F>(widened(g.at[n])) * static_cast<F>(p.g_scale);
    if (const F limit = static_cast<F>(p.g_limit); fabs(grad) > limit) grad = copysign(limit, grad);
    if (rules.on_gradient()) {
      const F pulled = rules.gradient(before, grad);
      grad = p.cautious && !(grad * before >= F(0)) ? grad : pulled;
    }
    const F after = rules.stepped(before, grad, state);
    F result = rules.decayed(before, after, state + kStepSlots, static_cast<F>(p.mean));
    // Cautious: only where the step moves the weight towards 0, as decay does.
    if (!rules.on_gradient() && p.cautious && !((before - after) * before >= F(0))) result = after;
    const unsigned number = static_cast<unsigned>(i + n);
    w.at[n] = narrowed(result, p.low ? Dither{} : p.dither, number, W{});
    if (p.low) low.at[n] = narrowed(result, Dither{}, number, L{});
    for (int k = 0; k < kSlots; ++k)
      if (rules.uses() >> k & 1) s[k].at[n] = narrowed(state[k], Dither{}, number, S{});
    const F size = fabs(static_cast<F>(widened(w.at[n])));
    tally.zeros += size == F(0);
    tally.below += size < static_cast<F>(p.threshold);
    if (rules.needs_mean()) tally.abs_sum += static_cast<double>(size);
  }
  *w_at = w;
  if (p.low) *reinterpret_cast<Pack<L, N>*>(static_cast<L*>(p.low) + i) = low;
  for (int k = 0; k < kSlots; ++k)
    if (rules.uses() >> k & 1) *reinterpret_cast<Pack<S, N>*>(static_cast<S*>(p.state[k]) + i) = s[k];
}

// As many numbers as the widest of the streams has in 16 bytes.
template <class Rules>
constexpr int kAtOnce =
    kBytesAtOnce / (sizeof(typename Rules::W) > sizeof(typename Rules::S) ? sizeof(typename Rules::W)
                                                                          : sizeof(typename Rules::S));
// What one of a block's threads does.
template <class Rules>
PDECAY_FN DeviceTally run_thread(const DeviceParam& p, unsigned part, int thread) {
  const Rules rules(p);
  const long long begin = static_cast<long long>(part) * kChunk;
  const long long end = begin + kChunk < p.numel ? begin + kChunk : p.numel;
  DeviceTally tally;
  long long i = begin;
  if (p.aligned) {
    constexpr int kAt = kAtOnce<Rules>;
    for (i += thread * kAt; i + kAt <= end; i += kThreads * kAt) update<kAt>(rules, p, i, tally);
    i = begin + (end - begin) / kAt * kAt;
  }
  for (i += thread; i < end; i += kThreads) update<1>(rules, p, i, tally);
  return tally;
}

#ifdef __CUDACC_RTC__
template <class T>
PDECAY_FN T warp_sum(T x) {
  for (int lane = 16; lane; lane /= 2) x += __shfl_down_sync(0xffffffffu, x, lane);
  return x;
}

template <class Rules>
PDECAY_FN void run_block(const DeviceParam* params, const Chunk* chunks) {
  const Chunk chunk = chunks[blockIdx.x];
  const DeviceParam& p = params[chunk.param];
  const DeviceTally tally = run_thread<Rules>(p, chunk.part, static_cast<int>(threadIdx.x));
  const bool first = threadIdx.x % 32 == 0;
  if (p.counts) {
    const unsigned zeros = warp_sum(tally.zeros), below = warp_sum(tally.below);
    if (first) {
      atomicAdd(p.counts, static_cast<unsigned long long>(zeros));
      atomicAdd(p.counts + 1, static_cast<unsigned long long>(below));
    }
  }
  if constexpr (Rules::needs_mean()) {
    const double sum = warp_sum(tally.abs_sum);
    if (first && p.abs_sum) atomicAdd(p.abs_sum, sum);
  }
}
#endif

}  // namespace pdecay
