// A step and a decay over any number of parameters. The same source runs in a device's threads, compiled by
// NVRTC, and in test/native's loops, which stand in for them.
//
// One launch prepares: a thread for each parameter takes options and step number to the rules' coefficients,
// all from device memory, so that a captured graph follows them. The next one steps: a block takes one chunk,
// a run of kChunk weights of one parameter, or what is left of them. Which, it finds in a table, so that ten
// thousand small parameters are one launch too. Where gradients are to be clipped by their norm, or looked
// through for inf and NaN, another launch measures them first.
#pragma once

#include "params.h"
#include "scalar.h"

namespace pdecay {

// N numbers side by side in memory.
template <class T, int N>
struct alignas(sizeof(T) * N) Pack {
  T at[N];
};

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
  PDECAY_FN F decayed(F before, F after, F* state, F mean) const {
    if constexpr (kOnGradient) return after;
    if (!decays()) return after;
    if constexpr (DecayVariant_ < 0)
      return by_variant<0>(before, after, state, mean);
    else if constexpr (!kOnGradient)
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
    if constexpr (kOnGradient || Variant == Decay_::kVariants)
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
  PDECAY_FN double mean_rate(const double* o) const {
    if constexpr (requires { Decay::kMean; })
      return Decay::mean_rate(o);
    else
      return 0;
  }
};

// What a parameter's step needs to know, unless nothing is to be stepped: then its clock stands still too.
template <class Rules>
PDECAY_FN void prepare(const Rules& rules, const DeviceParam& p, const Scaling& scaling) {
  Prepared& m = *p.prepared;
  m.skip = (scaling.found_inf && *scaling.found_inf != 0) || (scaling.broken && *scaling.broken != 0);
  if (m.skip) return;
  DeviceClock& clock = *p.clock;
  clock.scalars[kScalars] = running_mean(clock, p.numel);
  clock.rate = clock.abs_sum = clock.zeros = clock.below = 0;
  if (!p.follows) clock.steps += 1;

  Context at{p.values[kLr], static_cast<long long>(clock.steps), clock.scalars};
  at.fresh = clock.fresh != 0;
  clock.fresh = 0;
  rules.step_coefs(p.values + kGroupValues, at, m.step);
  at.scalars += kScalars;
  const double* o = p.values + p.decay_options;
  m.variant = -1;
  if (p.decays && !rules.identity(o, at)) {
    m.variant = rules.variant(o, at);
    rules.decay_coefs(o, at, m.decay);
    clock.rate = rules.mean_rate(o);
  }
  const double scale = scaling.divisor();
  const double factor = scaling.squares ? norm_factor(scaling.clip_norm, sqrt(*scaling.squares)) : 1;
  m.g_scale = (p.values[kMaximize] != 0 && !p.follows ? -factor : factor) / scale;
  m.g_limit = scaling.clip_value * factor;
  m.mean = clock.scalars[kScalars];
  m.cautious = p.values[kCautious] != 0;
  const unsigned key = dither_key(p.seed, static_cast<unsigned>(at.step), p.number);
  m.dither = {p.stochastic, key};
  m.state_dither = {p.dithered, key};
}

#ifdef __CUDACC_RTC__
PDECAY_FN unsigned warp_most(unsigned x) {
  for (int lane = 16; lane; lane /= 2) {
    const unsigned other = __shfl_xor_sync(0xffffffffu, x, lane);
    x = other > x ? other : x;
  }
  return x;
}
#endif

struct DeviceTally {
  unsigned zeros = 0, below = 0;
  double abs_sum = 0;
};

// What is read once by each thread, so that no store in its loop makes it read again.
template <class F>
struct Local {
  F g_scale, g_limit, mean, threshold;
  Dither dither, state_dither;
  bool cautious;
  PDECAY_FN Local(const DeviceParam& p, const Prepared& m)
      : g_scale(static_cast<F>(m.g_scale)),
        g_limit(static_cast<F>(m.g_limit)),
        mean(static_cast<F>(m.mean)),
        threshold(static_cast<F>(p.threshold)),
        dither(m.dither),
        state_dither(m.state_dither),
        cautious(m.cautious) {}
};

constexpr int kSlots = kStepSlots + kDecaySlots;

// N weights from number i on. State in 8 bits is the caller's, as numbers in `state`.
template <int N, class Rules>
PDECAY_FN void update(const Rules& rules, const DeviceParam& p, const Local<typename Rules::F>& m,
                      long long i, DeviceTally& tally, typename Rules::F (*state)[kSlots]) {
  using F = typename Rules::F;
  using W = typename Rules::W;
  using G = typename Rules::G;
  using S = typename Rules::S;
  using L = typename Rules::L;
  const unsigned kept = rules.uses() & ~rules.codes();
  auto* w_at = reinterpret_cast<Pack<W, N>*>(static_cast<W*>(p.w) + i);
  Pack<W, N> w = *w_at;
  const Pack<G, N> g = *reinterpret_cast<const Pack<G, N>*>(static_cast<const G*>(p.g) + i);
  Pack<L, N> low{};
  Pack<S, N> s[kSlots];
  for (int k = 0; k < kSlots; ++k)
    if (kept >> k & 1) s[k] = *reinterpret_cast<Pack<S, N>*>(static_cast<S*>(p.state[k]) + i);
  for (int n = 0; n < N; ++n) {
    const F before = static_cast<F>(widened(w.at[n]));
    for (int k = 0; k < kSlots; ++k)
      if (kept >> k & 1) state[n][k] = static_cast<F>(widened(s[k].at[n]));
    F grad = static_cast<F>(widened(g.at[n])) * m.g_scale;
    if (fabs(grad) > m.g_limit) grad = copysign(m.g_limit, grad);
    if (rules.on_gradient()) {
      const F pulled = rules.gradient(before, grad);
      grad = m.cautious && !(grad * before >= F(0)) ? grad : pulled;
    }
    const F after = rules.stepped(before, grad, state[n]);
    F result = rules.decayed(before, after, state[n] + kStepSlots, m.mean);
    // Cautious: only where the step moves the weight towards 0, as decay does.
    if (!rules.on_gradient() && m.cautious && !((before - after) * before >= F(0))) result = after;
    const unsigned number = static_cast<unsigned>(i + n);
    w.at[n] = narrowed(result, p.low ? Rounding{} : m.dither.at(number), W{});
    if (p.low) low.at[n] = narrowed(result, Rounding{}, L{});
    for (int k = 0; k < kSlots; ++k)
      if (kept >> k & 1) s[k].at[n] = narrowed(state[n][k], m.state_dither.of_slot(k).at(number), S{});
    const F size = fabs(static_cast<F>(widened(w.at[n])));
    tally.zeros += size == F(0);
    tally.below += size < m.threshold;
    if (rules.needs_mean()) tally.abs_sum += static_cast<double>(size);
  }
  *w_at = w;
  if (p.low) *reinterpret_cast<Pack<L, N>*>(static_cast<L*>(p.low) + i) = low;
  for (int k = 0; k < kSlots; ++k)
    if (kept >> k & 1) *reinterpret_cast<Pack<S, N>*>(static_cast<S*>(p.state[k]) + i) = s[k];
}

// A block of 256 weights, or what is left of them, whose state is in 8 bits: a warp has it, each of whose 32
// lanes takes four weights of either half. `most` makes the largest of all lanes' numbers of one. Where loops
// stand in for lanes, one call takes all of them.
template <int Lanes, class Rules, class Most>
PDECAY_FN void update_coded(const Rules& rules, const DeviceParam& p, const Local<typename Rules::F>& m,
                            long long block, int lane, DeviceTally& tally, Most&& most) {
  using F = typename Rules::F;
  constexpr int kHalves = 2, kAt = 4;
  static_assert(kHalves * kAt * 32 == kCodeBlock);
  const long long begin = block * kCodeBlock;
  F state[Lanes][kHalves * kAt][kSlots];
  unsigned sizes[kStepSlots] = {};
  const auto each = [&](auto&& visit) {
    for (int l = 0; l < Lanes; ++l)
      for (int half = 0; half < kHalves; ++half)
        visit(l, half * kAt, begin + half * (kCodeBlock / kHalves) + (lane + l) * kAt);
  };
  each([&](int l, int first, long long i) {
    for (int n = 0; n < kAt && i + n < p.numel; ++n)
      for (int k = 0; k < kStepSlots; ++k)
        if (rules.codes() >> k & 1)
          state[l][first + n][k] = static_cast<F>(decoded(
              static_cast<const unsigned char*>(p.state[k])[i + n], rules.is_signed(k), p.bases[k][block]));
    if (p.aligned && i + kAt <= p.numel)
      update<kAt>(rules, p, m, i, tally, state[l] + first);
    else
      for (int n = 0; n < kAt && i + n < p.numel; ++n)
        update<1>(rules, p, m, i + n, tally, state[l] + first + n);
    for (int n = 0; n < kAt && i + n < p.numel; ++n)
      for (int k = 0; k < kStepSlots; ++k) {
        if (!(rules.codes() >> k & 1)) continue;
        const unsigned size = code_size(static_cast<float>(state[l][first + n][k]));
        sizes[k] = size > sizes[k] ? size : sizes[k];
      }
  });
  int base[kStepSlots];
  for (int k = 0; k < kStepSlots; ++k)
    if (rules.codes() >> k & 1) {
      base[k] = code_base(most(sizes[k]), rules.is_signed(k));
      if (lane == 0) p.bases[k][block] = static_cast<short>(base[k]);
    }
  each([&](int l, int first, long long i) {
    for (int n = 0; n < kAt && i + n < p.numel; ++n)
      for (int k = 0; k < kStepSlots; ++k)
        if (rules.codes() >> k & 1)
          static_cast<unsigned char*>(p.state[k])[i + n] =
              coded(static_cast<float>(state[l][first + n][k]), rules.is_signed(k), base[k],
                    m.state_dither.of_slot(k).at(static_cast<unsigned>(i + n)));
  });
}

// The blocks of one of a chunk's warps.
template <int Lanes, class Rules, class Most>
PDECAY_FN void run_warp(const Rules& rules, const DeviceParam& p, const Local<typename Rules::F>& m,
                        unsigned part, int warp, int lane, DeviceTally& tally, Most&& most) {
  constexpr int kBlocks = kChunk / kCodeBlock, kWarps = kThreads / 32;
  for (int k = warp; k < kBlocks; k += kWarps) {
    const long long block = static_cast<long long>(part) * kBlocks + k;
    if (block * kCodeBlock < p.numel) update_coded<Lanes>(rules, p, m, block, lane, tally, most);
  }
}

// As many numbers as the widest of the streams has in 16 bytes.
template <class Rules>
constexpr int kAtOnce =
    kBytesAtOnce / (sizeof(typename Rules::W) > sizeof(typename Rules::S) ? sizeof(typename Rules::W)
                                                                          : sizeof(typename Rules::S));

// A thread's share of a chunk: visit<At>(i) for At numbers from the i-th where memory is aligned, visit<1>(i)
// elsewhere.
template <int At, class Visit>
PDECAY_FN void each_of_thread(const DeviceParam& p, unsigned part, int thread, Visit&& visit) {
  const long long begin = static_cast<long long>(part) * kChunk;
  const long long end = begin + kChunk < p.numel ? begin + kChunk : p.numel;
  long long i = begin;
  if (p.aligned) {
    for (i += thread * At; i + At <= end; i += kThreads * At) visit.template operator()<At>(i);
    i = begin + (end - begin) / At * At;
  }
  for (i += thread; i < end; i += kThreads) visit.template operator()<1>(i);
}

// What one of a block's threads does.
template <class Rules>
PDECAY_FN DeviceTally run_thread(const DeviceParam& p, unsigned part, int thread) {
  const Local<typename Rules::F> m(p, *p.prepared);
  const Rules rules(*p.prepared);
  DeviceTally tally;
  if constexpr (Rules::kCoded) {
#ifdef __CUDACC_RTC__
    run_warp<1>(rules, p, m, part, thread / 32, thread % 32, tally, warp_most);
#else
    if (thread % 32 == 0)
      run_warp<32>(rules, p, m, part, thread / 32, 0, tally, [](unsigned x) { return x; });
#endif
  } else {
    each_of_thread<kAtOnce<Rules>>(p, part, thread, [&]<int N>(long long i) {
      typename Rules::F state[N][kSlots];
      update<N>(rules, p, m, i, tally, state);
    });
  }
  return tally;
}

struct Measured {
  double squares = 0;
  double broken = 0;  // NaN after an inf or NaN
};

// The same of a gradient's size, as the step will see it before it is clipped by its norm.
template <class G>
PDECAY_FN Measured measure_thread(const DeviceParam& p, const Scaling& scaling, unsigned part, int thread) {
  const double scale = scaling.divisor();
  Measured r;
  each_of_thread<kBytesAtOnce / sizeof(G)>(p, part, thread, [&]<int N>(long long i) {
    const Pack<G, N> g = *reinterpret_cast<const Pack<G, N>*>(static_cast<const G*>(p.g) + i);
    for (int n = 0; n < N; ++n) {
      const double x = static_cast<double>(widened(g.at[n]));
      double size = fabs(x / scale);
      if (size > scaling.clip_value) size = scaling.clip_value;
      r.squares += size * size;
      r.broken += x * 0;
    }
  });
  return r;
}

#ifdef __CUDACC_RTC__
template <class T>
PDECAY_FN T warp_sum(T x) {
  for (int lane = 16; lane; lane /= 2) x += __shfl_down_sync(0xffffffffu, x, lane);
  return x;
}
// In the first thread, and in the same order every time.
template <class T>
PDECAY_FN T block_sum(T x, T* parts) {
  x = warp_sum(x);
  if (threadIdx.x % 32 == 0) parts[threadIdx.x / 32] = x;
  __syncthreads();
  T sum = 0;
  if (threadIdx.x == 0)
    for (int warp = 0; warp < kThreads / 32; ++warp) sum += parts[warp];
  return sum;
}

template <class Rules>
PDECAY_FN void prepare_block(const Work& work) {
  const unsigned i = blockIdx.x * kThreads + threadIdx.x;
  if (i < work.count) prepare(Rules{}, work.params[i], work.scaling);
}

template <class G>
PDECAY_FN void measure_block(const Work& work) {
  __shared__ double squares[kThreads / 32], broken[kThreads / 32];
  const Chunk chunk = work.chunks[blockIdx.x];
  const Measured m =
      measure_thread<G>(work.params[chunk.param], work.scaling, chunk.part, static_cast<int>(threadIdx.x));
  const double all_squares = block_sum(m.squares, squares), all_broken = block_sum(m.broken, broken);
  if (threadIdx.x != 0) return;
  work.partial[2 * blockIdx.x] = all_squares;
  work.partial[2 * blockIdx.x + 1] = all_broken;
}

template <class Rules>
PDECAY_FN void step_block(const Work& work) {
  const Chunk chunk = work.chunks[blockIdx.x];
  const DeviceParam p = work.params[chunk.param];
  if (p.prepared->skip) return;
  const DeviceTally tally = run_thread<Rules>(p, chunk.part, static_cast<int>(threadIdx.x));
  const bool first = threadIdx.x % 32 == 0;
  if (work.counting && p.counted) {
    const unsigned zeros = warp_sum(tally.zeros), below = warp_sum(tally.below);
    if (first && zeros) atomicAdd(&p.clock->zeros, static_cast<double>(zeros));
    if (first && below) atomicAdd(&p.clock->below, static_cast<double>(below));
  }
  if constexpr (Rules::needs_mean()) {
    const double sum = warp_sum(tally.abs_sum);
    if (first) atomicAdd(&p.clock->abs_sum, sum);
  }
}
#endif

}  // namespace pdecay
