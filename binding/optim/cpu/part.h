// A step of some of a parameter's weights, by one thread.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "backend.h"
#include "kernels.h"
#include "reduce.h"
#include "rules/rules.h"

namespace pdecay {

// Run by one call of a loop: its counts are kept in 32 bits, and its coefficients fetched once.
constexpr std::int64_t kRun = 16384;
// Weights whose streams of other types are held in buffers at a time: what begins and ends a call costs a
// tenth of a block's step, and the buffers of four stay in L1.
constexpr std::int64_t kBuffer = 4 * kCodeBlock;

inline std::int64_t element_size(Dtype dtype) {
  return dtype == Dtype::f64 ? 8 : dtype == Dtype::f32 ? 4 : 2;
}

inline void* advance(void* p, Dtype dtype, std::int64_t elements) {
  return static_cast<std::byte*>(p) + elements * element_size(dtype);
}
inline const void* advance(const void* p, Dtype dtype, std::int64_t elements) {
  return static_cast<const std::byte*>(p) + elements * element_size(dtype);
}

// By how much the running mean of |w| that a decay asks for moves in a step; 0 where it asks for none.
inline double mean_rate(const Item& item, std::span<const double> values) {
  const auto rate = decay_rules()[item.decay].mean_rate;
  return rate ? rate(item.group->of_decay(values)) : 0;
}

// Of a step's slots where it keeps 8-bit codes.
inline bool is_signed(const Item& item, int slot) {
  return step_rules()[item.group->step].signed_codes >> slot & 1u;
}

// Shared by all parameters of a group that have taken as many steps.
struct Coefficients {
  std::size_t group;
  int decay;
  std::int64_t step;
  std::array<double, kScalars + kDecayScalars> before, after;
  bool decayed, fp64, fresh;
  alignas(16) std::byte of_step[kCoefsBytes];
  alignas(16) std::byte of_decay[kCoefsBytes];
};

struct CpuWork {
  const Item* item = nullptr;
  const Coefficients* coefs = nullptr;
  bool direct = false, maximize = false, cautious = false;  // direct: every stream is of the type computed in
  std::int64_t begin = 0;  // its place in the numbering of its phase's weights
  Reduced reduced;
  std::atomic<std::int64_t> zeros{0}, below{0};
  std::atomic<double> abs_sum{0};
};

// How gradients come to their size.
struct Scaled {
  double scale = 1, norm_factor = 1;
};

// One step of the weights from `begin` to `end`. With `sums` it adds to them, and leaves weights and state as
// they are.
template <class F>
void run_part_in(const StepRequest& request, const CpuWork& work, const Scaled& scaling, std::int64_t begin,
                 std::int64_t end, Tally& tally, Sums* sums) {
  static const int none = find_decay("none");
  const Item& item = *work.item;
  const Group& group = *item.group;
  const Coefficients& coefs = *work.coefs;
  const Kernels& kernels = cpu_kernels();
  const Loops<F>& loops = kernels.loops<F>();
  const auto gradient = loops.gradient(item.decay, item.decay_variant);
  const bool clipped = item.begins() && std::isfinite(request.clip_value);
  const auto step = loops.step(group.step, item.step_variant);
  const auto decay = loops.decay(item.decay, item.decay_variant);
  const Reduced& reduced = work.reduced;
  // A step that settles is told what a decay makes of the weight that its gradient was taken at.
  const auto settle =
      item.decay == none && !reduced.blending() ? nullptr : loops.settle(group.step, item.step_variant);
  // The loops of steps that are content with 8 bits have their state from where it is packed, whole blocks at
  // a time, and round it in passing. With sums it must stay.
  const StepRule& rule = step_rules()[group.step];
  const bool packs = item.dithered && !settle && !sums && sizeof(F) == 4 &&
                     (rule.signed_codes | rule.unsigned_codes) &&
                     (item.coded || item.state_dtype == Dtype::bf16);
  // LARS scales the gradient with the decay in it, which the fused loop adds last.
  const auto fused =
      work.cautious || clipped || settle || sums || reduced.blending() || (gradient && reduced.lars)
          ? nullptr
          : loops.fused(group.step, item.step_variant, item.decay, item.decay_variant, coefs.of_decay, packs);

  const double scale = item.begins() ? scaling.norm_factor / scaling.scale : 1;
  Run<F> r{};
  r.g_scale = static_cast<F>(work.maximize ? -scale : scale);
  r.g_limit = static_cast<F>(request.clip_value * scaling.norm_factor);
  r.threshold = static_cast<F>(request.threshold(sizeof(F) == 8));
  r.mean = static_cast<F>(coefs.before[kScalars]);
  r.cautious = work.cautious;
  const F of_gradient = static_cast<F>(reduced.gradient);
  r.counting = item.writes_weights() && item.parameter->tallied;

  constexpr int kSlots = kStepSlots + kDecaySlots;
  alignas(64) F before[kCodeBlock], grad[kBuffer], weights[kBuffer], states[kSlots][kBuffer];
  constexpr Dtype kComputed = sizeof(F) == 8 ? Dtype::f64 : Dtype::f32;
  // With sums the step is taken on copies.
  const bool w_direct = !sums && item.w_dtype == kComputed, g_direct = item.g_dtype == kComputed,
             state_direct = !sums && item.state_dtype == kComputed;
  const auto base = [&](int k) { return k < kStepSlots ? item.bases[k] : nullptr; };
  alignas(64) F keep[kCodeBlock], move[kCodeBlock], after[kCodeBlock];
  const auto fill_blends = [&](std::int64_t from, std::int64_t n) {
    for (std::int64_t j = 0; j < n; ++j) {
      const Blend& blend = reduced.blends[static_cast<std::size_t>(reduced.row(from + j))];
      keep[j] = static_cast<F>(blend.keep);
      move[j] = static_cast<F>(blend.move);
    }
  };
  const bool reducing = sums || reduced.blending();
  if (reducing && !sums) fill_blends(0, kCodeBlock);
  // The step, with its moves where the weights were. One that settles leaves what it makes of them in
  // `after`, and has moved nothing where its gradient was taken.
  const bool moves_alike = step_rules()[group.step].moves_alike;
  const auto take_move = [&](const Run<F>& s) {
    if (moves_alike) {
      alignas(64) F held[kCodeBlock];
      std::copy_n(s.w, s.n, held);
      std::fill_n(s.w, s.n, F(0));
      step(s, coefs.of_step);
      std::copy_n(held, s.n, before);
      return;
    }
    step(s, coefs.of_step);
    if (settle) {
      std::copy_n(s.w, s.n, after);
      std::fill_n(s.w, s.n, F(0));
    } else {
      for (std::int64_t j = 0; j < s.n; ++j) s.w[j] -= before[j];
    }
  };
  const std::uint32_t key =
      dither_key(group.storage.seed, static_cast<std::uint32_t>(coefs.step), item.number);
  const auto is_packed = [&](int k) { return k < kStepSlots && r.packed; };
  r.dither = Dither{item.dithered, key}.of_slot(0);
  r.coded = item.coded;
  r.noise = item.coded ? kCodeMask : kHalfMask;
  // Lanes add |w| up as floats.
  const bool mean = mean_rate(item, request.values) != 0;
  // Nothing but codes has to be held in a buffer.
  const bool in_place = work.direct || (packs && w_direct && g_direct && !item.low &&
                                        std::none_of(item.state.begin() + kStepSlots, item.state.end(),
                                                     [](const void* state) { return state; }));
  const std::int64_t stride = !fused || mean ? kBlock : in_place ? kRun : kBuffer;
  for (std::int64_t i = begin; i < end; i += r.n) {
    r.n = std::min(stride, end - i);
    r.before = before;
    // What is no whole block comes last, by itself.
    if (packs && r.n > kCodeBlock) r.n -= r.n % kCodeBlock;
    r.packed = packs && r.n % kCodeBlock == 0;
    r.dither.first = static_cast<std::uint32_t>(i);
    // Streams of the type computed in are used where they are, others by way of a buffer.
    r.w = w_direct ? static_cast<F*>(item.w) + i : weights;
    r.g = g_direct ? static_cast<const F*>(item.g) + i : grad;
    if (!w_direct) loops.widen(advance(item.w, item.w_dtype, i), item.w_dtype, weights, r.n);
    if (!g_direct) loops.widen(advance(item.g, item.g_dtype, i), item.g_dtype, grad, r.n);
    for (int k = 0; k < kSlots; ++k) {
      F*& slot = k < kStepSlots ? r.step_state[k] : r.decay_state[k - kStepSlots];
      slot = states[k];
      if (!item.state[k]) continue;
      if constexpr (sizeof(F) == 4) {
        std::int16_t* bases = base(k) ? base(k) + i / kCodeBlock : nullptr;
        if (is_packed(k)) {
          if (item.coded) {
            r.codes[k] = static_cast<unsigned char*>(item.state[k]) + i;
            r.bases[k] = bases;
          } else {
            r.halves[k] = static_cast<BF16*>(item.state[k]) + i;
          }
          continue;
        }
        if (bases) {
          for (std::int64_t j = 0; j < r.n; j += kCodeBlock)
            kernels.decode(static_cast<const unsigned char*>(item.state[k]) + i + j, is_signed(item, k),
                           bases[j / kCodeBlock], states[k] + j, std::min<std::int64_t>(kCodeBlock, r.n - j));
          continue;
        }
      }
      if (state_direct)
        slot = static_cast<F*>(item.state[k]) + i;
      else
        loops.widen(advance(item.state[k], item.state_dtype, i), item.state_dtype, states[k], r.n);
    }
    Run<F> s = r;
    if (fused && r.packed == packs) {
      s.g_scale *= of_gradient;
      fused(s, coefs.of_step, coefs.of_decay, tally);
    } else {
      if (clipped) {
        loops.clip(s, nullptr, grad);
        s.g = grad;
        s.g_scale = 1;
      }
      if (gradient) {
        gradient(s, coefs.of_decay, grad);
        s.g = grad;
        s.g_scale = 1;
        s.cautious = false;  // it has been, of the gradient
      }
      s.g_scale *= of_gradient;
      if (!reducing) {
        step(s, coefs.of_step);
      } else {
        take_move(s);
        if (sums) {
          add_sums<F>(reduced, i, s.n, before, s.w, s.g, s.g_scale, sums);
          continue;
        }
        if (reduced.rows > 1) fill_blends(i, s.n);
        loops.blend(s, static_cast<F>(reduced.trust), keep, move);
      }
      if (settle && !reducing) {
        std::copy_n(s.w, s.n, after);
        std::copy_n(before, s.n, s.w);
      }
      if (settle) {
        Tally aside;
        Run<F> at_gradient = s;
        at_gradient.cautious = false;
        decay(at_gradient, coefs.of_decay, aside);
        settle(s, coefs.of_step, after, tally);
      } else {
        decay(s, coefs.of_decay, tally);
      }
    }
    if (!work.direct) {
      const Storage& storage = group.storage;
      const Dither off{};
      const Dither of_weights{storage.stochastic && !item.low, key, static_cast<std::uint32_t>(i)};
      const Dither of_state{item.dithered, key, static_cast<std::uint32_t>(i)};
      if (!w_direct) loops.narrow(weights, advance(item.w, item.w_dtype, i), item.w_dtype, r.n, of_weights);
      if (item.low) loops.narrow(r.w, advance(item.low, item.low_dtype, i), item.low_dtype, r.n, off);
      for (int k = 0; k < kSlots; ++k) {
        if (!item.state[k]) continue;
        if constexpr (sizeof(F) == 4) {
          if (is_packed(k)) continue;
          if (base(k)) {
            auto* codes = static_cast<unsigned char*>(item.state[k]) + i;
            Dither dither = of_state.of_slot(k);
            for (std::int64_t j = 0; j < r.n; j += kCodeBlock, dither.first += kCodeBlock)
              base(k)[(i + j) / kCodeBlock] = static_cast<std::int16_t>(
                  kernels.encode(states[k] + j, is_signed(item, k), codes + j,
                                 std::min<std::int64_t>(kCodeBlock, r.n - j), dither));
            continue;
          }
        }
        if (!state_direct)
          loops.narrow(states[k], advance(item.state[k], item.state_dtype, i), item.state_dtype, r.n,
                       of_state.of_slot(k));
      }
    }
  }
}

inline void run_part(const StepRequest& request, const CpuWork& work, const Scaled& scaling,
                     std::int64_t begin, std::int64_t end, Tally& tally, Sums* sums) {
  if (work.item->fp64)
    run_part_in<double>(request, work, scaling, begin, end, tally, sums);
  else
    run_part_in<float>(request, work, scaling, begin, end, tally, sums);
}

}  // namespace pdecay
