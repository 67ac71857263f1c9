// What a kernel is given: tables in device memory, laid out alike on both sides.
#pragma once

#include "../half.h"
#include "../slots.h"

namespace pdecay {

constexpr int kThreads = 256;          // of a block
constexpr int kChunk = 16 * kThreads;  // weights of a block: a run of one parameter, or what is left of it
constexpr int kBytesAtOnce = 16;

// A block's work.
struct Chunk {
  unsigned param, part;
};

struct DeviceParam {
  void* w;    // computed on
  void* low;  // of low precision, beside a master w; or null
  const void* g;
  void* state[kStepSlots + kDecaySlots];
  const void *step, *decay;  // the rules' Coefs
  long long numel;
  unsigned long long* counts;  // zeros, and |w| under the threshold; or null
  double* abs_sum;             // of |w|, where the decay asks for its mean; or null
  double g_scale, g_limit, threshold, mean;
  Dither dither;
  bool cautious;
  bool aligned;  // every stream, to kBytesAtOnce
};

}  // namespace pdecay
