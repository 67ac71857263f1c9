// A step and a decay over any number of parameters. The same source runs in a device's threads, compiled by
// NVRTC, and in test/native's loops, which stand in for them.
//
// One launch prepares: a thread for each parameter takes options and step number to the rules' coefficients,
// all from device memory, so that a captured graph follows them. The next one steps: a block takes one chunk,
// a run of kChunk weights of one parameter, or what is left of them. Which, it finds in a table, so that ten
// thousand small parameters are one launch too. Where gradients are to be clipped by their norm, or looked
// through for inf and NaN, another launch measures them first. Where a decay or a trust ratio needs sums over
// a parameter, its rows or a group, two more take the sums, of a step that writes nothing, and conclude from
// them.
#pragma once

#include "scalar.h"  // first: templates of the other use it

#include "pair.h"
#include "params.h"
#include "prepare.h"

namespace pdecay {

// N numbers side by side in memory.
template <class T, int N>
struct alignas(sizeof(T) * N) Pack {
  T at[N];
};

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
  F g_scale, g_limit, mean, threshold, g_ratio, trust;
  Dither dither, state_dither;
  bool cautious, blends;
  PDECAY_FN Local(const DeviceParam& p, const Prepared& m)
      : g_scale(static_cast<F>(m.g_scale)),
        g_limit(static_cast<F>(m.g_limit)),
        mean(static_cast<F>(m.mean)),
        threshold(static_cast<F>(p.threshold)),
        g_ratio(static_cast<F>(m.g_ratio)),
        trust(static_cast<F>(m.trust)),
        dither(m.dither),
        state_dither(m.state_dither),
        cautious(m.cautious),
        blends(m.blends) {}
};

// A thread's sums, added to those of a row where it comes to another one.
template <class Add>
struct RowSums {
  const DeviceParam& p;
  Add to;
  Sums sums{};
  long long row = 0;
  PDECAY_FN void add(long long i, double w, double moved, double g) {
    if (p.rows > 1) {
      const long long next = row_of(i, p.rows, p.row_stride);
      if (next != row) {
        flush();
        row = next;
      }
    }
    sums.add(w, moved, g);
  }
  PDECAY_FN void flush() {
    to(p.sums + row, sums);
    sums = {};
  }
};

constexpr int kSlots = kStepSlots + kDecaySlots;

// N weights from number i on. With sums in the tally's place it adds to them, and writes nothing. State in 8
// bits is the caller's, as numbers in `state`.
template <int N, bool Writes, class Rules, class Tally>
PDECAY_FN void update(const Rules& rules, const DeviceParam& p, const Local<typename Rules::F>& m,
                      long long i, Tally& tally, typename Rules::F (*state)[kSlots]) {
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
    grad *= m.g_ratio;  // exact where that is 1
    // Sums and blends are of the step's move, had from 0 where that is the same.
    const bool apart = rules.moves_alike() && p.sums;
    const F stepped = rules.stepped(apart ? F(0) : before, grad, state[n]);
    // A step that settles is told what a decay makes of the weight that its gradient was taken at.
    const bool settles = rules.settles() && (rules.decays() || m.blends);
    F move = settles ? F(0) : apart ? stepped : stepped - before;
    F after = settles ? before : apart ? before + move : stepped;
    if constexpr (!Writes)
      tally.add(i + n, static_cast<double>(before), static_cast<double>(move), static_cast<double>(grad));
    else {
      // Cautious: only where the step moves the weight towards 0, as decay does.
      const bool spared = m.cautious && !((apart ? -move : before - stepped) * before >= F(0));
      F result = after;
      if (m.blends) {
        move *= m.trust;
        after = before + move;
        const Blend blend = p.blends[row_of(i + n, p.rows, p.row_stride)];
        result = blended<F>(before, move, static_cast<F>(blend.keep), static_cast<F>(blend.move));
      }
      result = rules.decayed(before, result, state[n] + kStepSlots, m.mean);
      if (!rules.on_gradient() && spared) result = after;
      if (settles) result = rules.settled(stepped, result - before, state[n]);
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
  }
  if constexpr (!Writes) return;
  *w_at = w;
  if (p.low) *reinterpret_cast<Pack<L, N>*>(static_cast<L*>(p.low) + i) = low;
  for (int k = 0; k < kSlots; ++k)
    if (kept >> k & 1) *reinterpret_cast<Pack<S, N>*>(static_cast<S*>(p.state[k]) + i) = s[k];
}

// Number i's state that is in 8 bits.
template <class Rules>
PDECAY_FN void decode_state(const Rules& rules, const DeviceParam& p, long long i, typename Rules::F* state) {
  for (int k = 0; k < kStepSlots; ++k)
    if (rules.codes() >> k & 1)
      state[k] = static_cast<typename Rules::F>(decoded(static_cast<const unsigned char*>(p.state[k])[i],
                                                        rules.is_signed(k), p.bases[k][i / kCodeBlock]));
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
    for (int n = 0; n < kAt && i + n < p.numel; ++n) decode_state(rules, p, i + n, state[l][first + n]);
    if (p.aligned && i + kAt <= p.numel)
      update<kAt, true>(rules, p, m, i, tally, state[l] + first);
    else
      for (int n = 0; n < kAt && i + n < p.numel; ++n)
        update<1, true>(rules, p, m, i + n, tally, state[l] + first + n);
    for (int n = 0; n < kAt && i + n < p.numel; ++n)
      for (int k = 0; k < kStepSlots; ++k) {
        if (!(rules.codes() >> k & 1)) continue;
        F& number = state[l][first + n][k];
        const Rounding rounding = m.state_dither.of_slot(k).at(static_cast<unsigned>(i + n));
        const float rounded = rounded_to_code(static_cast<float>(number), rounding);
        number = static_cast<F>(rounded);
        const unsigned size = code_size(rounded);
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
              coded(static_cast<float>(state[l][first + n][k]), rules.is_signed(k), base[k]);
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
      update<N, true>(rules, p, m, i, tally, state);
    });
  }
  return tally;
}

// The same for the sums of a parameter; `to` adds some to those of a row.
template <class Rules, class Add>
PDECAY_FN RowSums<Add> survey_thread(const DeviceParam& p, unsigned part, int thread, Add to) {
  const Local<typename Rules::F> m(p, *p.prepared);
  const Rules rules(*p.prepared);
  RowSums<Add> sums{p, to};
  each_of_thread<kAtOnce<Rules>>(p, part, thread, [&]<int N>(long long i) {
    typename Rules::F state[N][kSlots];
    if constexpr (Rules::kCoded)
      for (int n = 0; n < N; ++n) decode_state(rules, p, i + n, state[n]);
    update<N, false>(rules, p, m, i, sums, state);
  });
  return sums;
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

PDECAY_FN void add_atomically(Sums* to, const Sums& s) {
  atomicAdd(&to->before, s.before);
  atomicAdd(&to->cross, s.cross);
  atomicAdd(&to->move, s.move);
  atomicAdd(&to->gradient, s.gradient);
}
struct AddAtomically {
  PDECAY_FN void operator()(Sums* to, const Sums& s) const { add_atomically(to, s); }
};

template <class Rules>
PDECAY_FN void survey_block(const Work& work) {
  const Chunk chunk = work.chunks[blockIdx.x];
  const DeviceParam p = work.params[chunk.param];
  if (p.prepared->skip || !p.sums) return;
  auto found = survey_thread<Rules>(p, chunk.part, static_cast<int>(threadIdx.x), AddAtomically{});
  if (p.rows > 1) {
    found.flush();
    return;
  }
  const Sums sums{warp_sum(found.sums.before), warp_sum(found.sums.cross), warp_sum(found.sums.move),
                  warp_sum(found.sums.gradient)};
  if (threadIdx.x % 32 != 0) return;
  add_atomically(p.sums, sums);
  if (p.of_group) add_atomically(p.of_group, sums);
}

template <class Rules>
PDECAY_FN void conclude_block(const Work& work) {
  __shared__ double parts[kThreads / 32];
  __shared__ double sums[4];
  const DeviceParam p = work.params[blockIdx.x];
  if (!p.sums) return;
  Sums own;
  for (long long row = threadIdx.x; row < p.rows; row += kThreads) own.add(p.sums[row]);
  const double numbers[] = {own.before, own.cross, own.move, own.gradient};
  for (int k = 0; k < 4; ++k) {
    const double sum = block_sum(numbers[k], parts);
    if (threadIdx.x == 0) sums[k] = sum;
    __syncthreads();
  }
  const Sums total{sums[0], sums[1], sums[2], sums[3]};
  conclude(Rules{}, p, work.stage, total, static_cast<long long>(threadIdx.x), kThreads);
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
