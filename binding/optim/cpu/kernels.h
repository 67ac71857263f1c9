// The CPU's loops, by rule, variant and number type, for one instruction set. kernels.cc is compiled once for
// each.
#pragma once

#include <cstdint>

#include "../rules/code.h"
#include "../rules/half.h"
#include "../rules/layout.h"

namespace pdecay {

// Weights that a step and a decay share in L1, and by which threads share a phase's weights: whole blocks of
// codes. Each loop's call costs as much as 50 weights.
constexpr int kBlock = kCodeBlock;

// What a pass counts of the weights that it leaves behind.
struct Tally {
  std::int64_t zeros = 0;
  std::int64_t below = 0;  // |w| under the threshold, zeros included
  double abs_sum = 0;      // kept for rules that ask for the mean of |w|
};

// What is cut off a number that is kept in bfloat16 or as a code.
constexpr unsigned kHalfMask = 0xffff, kCodeMask = (1u << kCodeShift) - 1;

// One run of n weights, contiguous in every stream. `before` receives the weights as they were.
template <class F>
struct Run {
  F* w;
  const F* g;
  F* before;
  F* step_state[kStepSlots];
  F* decay_state[kDecaySlots];
  // Where `packed`, the run is of whole blocks, and a step's state is not in step_state but here: the upper
  // halves of numbers as bfloat16 has them, or, where `coded`, 8-bit codes and a base for each block. It is
  // rounded up by those bits of `dither` that `noise` has.
  BF16* halves[kStepSlots];
  unsigned char* codes[kStepSlots];
  std::int16_t* bases[kStepSlots];
  Dither dither;
  unsigned noise;
  bool packed, coded;
  std::int64_t n;
  F g_scale;  // multiplies the gradient: -1 to maximize, and what scaling or clipping ask for
  F g_limit;  // clips it by value; infinity for none
  F threshold;
  F mean;  // a running mean of |w|, for rules that ask for it
  bool cautious;
  bool counting;  // whether the pass counts: where arithmetic is scarce that is a tenth of it
};

template <class F>
struct Loops {
  using Step = void (*)(const Run<F>&, const void* step);
  using Decay = void (*)(const Run<F>&, const void* decay, Tally&);
  using Fused = void (*)(const Run<F>&, const void* step, const void* decay, Tally&);
  using Gradient = void (*)(const Run<F>&, const void* decay, F* out);

  Step (*step)(int rule, int variant);
  Decay (*decay)(int rule, int variant);
  // For coefficients of the decay, and runs that are packed or not; null where the pair is not fused.
  Fused (*fused)(int step, int step_variant, int decay, int decay_variant, const void* of_decay, bool packed);
  Gradient (*gradient)(int decay, int variant);  // null for decoupled rules
  Gradient clip;
  // What trust ratios and decays that reduce make of weights, by numbers of each one's extent: of `before`
  // and, in w, the step's moves.
  void (*blend)(const Run<F>&, F trust, const F* keep, const F* move);
  // Of a step that is told what a decay has made of the weight: null for others.
  using Settle = void (*)(const Run<F>&, const void* step, const F* after, Tally&);
  Settle (*settle)(int rule, int variant);
  void (*widen)(const void* from, Dtype, F* to, std::int64_t n);
  void (*narrow)(const F* from, void* to, Dtype, std::int64_t n, Dither);
};

// State in 8 bits: a block of at most kCodeBlock numbers. `encode` returns the block's base.
using Decode = void (*)(const unsigned char* codes, bool is_signed, int base, float* to, std::int64_t n);
using Encode = int (*)(const float* from, bool is_signed, unsigned char* codes, std::int64_t n, Dither);

constexpr int kCountBounds = 17;

struct Kernels {
  const char* name;
  bool looks_up_in_registers;  // and takes a power's tables by parts
  Loops<float> f32;
  Loops<double> f64;
  Decode decode;
  Encode encode;
  // Adds to each count how many of n numbers are, the sign aside, as large as the one of these bits or
  // larger, NaN being larger than infinity; for kCountBounds bounds at most.
  void (*count)(const void* numbers, Dtype, std::int64_t n, const std::int64_t* bound, int bounds,
                std::int64_t* counts);
  template <class F>
  const Loops<F>& loops() const;
};
template <>
inline const Loops<float>& Kernels::loops<float>() const {
  return f32;
}
template <>
inline const Loops<double>& Kernels::loops<double>() const {
  return f64;
}

// The best that this processor runs, or the one that PDECAY_CPU_CAPABILITY (portable, avx2, avx512) names.
const Kernels& cpu_kernels();
// By name; null where this processor or this build lacks it.
const Kernels* cpu_kernels(const char* name);

}  // namespace pdecay
