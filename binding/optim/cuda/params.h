// What a kernel is given: tables in device memory, laid out alike on both sides.
#pragma once

#include "../rules/code.h"
#include "../rules/half.h"
#include "../rules/layout.h"
#include "../rules/reduce.h"

namespace pdecay {

constexpr int kThreads = 256;          // of a block
constexpr int kChunk = 16 * kThreads;  // weights of a block: a run of one parameter, or what is left of it
constexpr int kBytesAtOnce = 16;

// What a device keeps of a parameter from step to step. All of it are doubles, so that it is a tensor too.
struct DeviceClock {
  double steps = 0;  // that were taken
  // State numbers. A decay's running mean of |w| is its first, still without what the last step added to it.
  double scalars[kScalars + kDecayScalars] = {};
  double rate = 0, abs_sum = 0;  // how fast that mean follows, and the sum of |w| that it follows next
  double zeros = 0, below = 0;   // what the last step counted
  double fresh = 0;              // not 0: the step's state tensors have just been made
};
constexpr int kClockNumbers = sizeof(DeviceClock) / sizeof(double);

PDECAY_FN double running_mean(const DeviceClock& clock, long long numel) {
  const double mean = clock.scalars[kScalars];
  return clock.rate == 0 ? mean : mean + clock.rate * (clock.abs_sum / static_cast<double>(numel) - mean);
}

// What one step needs to know of a parameter: made on the device, from options that lie there.
struct Prepared {
  alignas(16) unsigned char step[kCoefsBytes], decay[kCoefsBytes];
  double g_scale, g_limit, mean;
  double g_ratio, trust;  // LARS's and LAMB's ratios, 1 without
  Dither dither, state_dither;
  int variant;  // of the decay; negative where nothing decays
  bool skip, cautious;
  bool blends;  // whether the numbers of its extents, or a trust ratio, change what the step gives
};

// What stays of a parameter while the set of parameters does.
struct DeviceParam {
  void* w;    // computed on
  void* low;  // of low precision, beside a master w; or null
  const void* g;
  void* state[kStepSlots + kDecaySlots];
  short* bases[kStepSlots];  // of state in 8 bits; or null
  DeviceClock* clock;
  Prepared* prepared;
  const double* values;  // of its group
  Sums* sums;            // of each row, where something is reduced; else null
  Sums* of_group;        // those of its group, where that is the decay's extent
  Blend* blends;         // of each row
  long long numel;
  long long rows, row_stride;
  long long reduced;  // weights of the decay's extent
  Extent extent;
  bool trusts;        // whether a trust ratio of its group is its own
  double threshold;   // what is below it counts as nearly zero
  unsigned number;    // among the parameters, from 1
  unsigned seed;      // of stochastic rounding
  int decay_options;  // where they begin among the values
  bool decays, stochastic, counted;
  bool follows;   // another pass of a step that has begun: its gradient is a direction
  bool dithered;  // whether state is rounded stochastically
  bool aligned;   // every stream, to kBytesAtOnce

#ifndef __CUDACC_RTC__
  bool operator==(const DeviceParam&) const = default;
#endif
};

// What sums decide: gradients' ratios first, as the other sums are of a step that takes them.
enum Stage { kGradientStage, kWeightStage };

// A block's work.
struct Chunk {
  unsigned param, part;
};

// How gradients come to their size, for all parameters of a device. Pointers are to its memory.
struct Scaling {
  const float* grad_scale;  // what they were multiplied by; null: as `scale` says
  const float* found_inf;   // not 0: nothing is stepped; or null
  const double* squares;    // of the gradients' global norm; null where it does not matter
  const double* broken;     // NaN where one of them is inf or NaN, and nothing is stepped; or null
  double scale, clip_value, clip_norm;

  PDECAY_FN double divisor() const { return grad_scale ? static_cast<double>(*grad_scale) : scale; }
};

// A launch's arguments.
struct Work {
  const DeviceParam* params;
  const Chunk* chunks;
  double* partial;  // two numbers for each chunk: what `measure` finds
  unsigned count;   // of params
  bool counting;
  Scaling scaling;
  Stage stage = kGradientStage;
};

}  // namespace pdecay
