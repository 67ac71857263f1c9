// What a rule says of itself. An inner step and a decay rule are each one header: its scalar formula, written
// once for every device and instruction set, and an Info from which option types, range checks, docs and
// tests are made.
#pragma once

#if defined(__CUDACC_RTC__)
#define PDECAY_FN __device__ __forceinline__
#define PDECAY_APART __device__ __noinline__
#define PDECAY_OPTIONS(...) enum { __VA_ARGS__ }
#else
#define PDECAY_FN inline __attribute__((always_inline))
#define PDECAY_APART inline
#define PDECAY_OPTIONS(...) \
  enum { __VA_ARGS__ };     \
  static constexpr std::string_view kOptionNames = #__VA_ARGS__
#endif
// PDECAY_OPTIONS(beta1, beta2, eps) names where a rule's options lie among its numbers, by torch's names and
// in the order of kOptions: check.h holds it to that.

#ifndef __CUDACC_RTC__
#include <math.h>  // by the names that a device has too

#include <cstdint>
#include <span>
#include <string_view>

namespace pdecay {

enum class Kind { number, integer, boolean, choice, numbers };

struct Option {
  std::string_view name;   // camelCase, as TypeScript has it
  std::string_view torch;  // its name in a torch state dict
  Kind kind = Kind::number;
  std::string_view range = "";    // of a number: "[0, inf)"; of a choice: its words, split by '|'
  std::string_view initial = "";  // the default, as JSON
  int length = 1;                 // of numbers: how many values travel
  bool variable = false;          // of numbers: fewer than `length` may be given
  bool scheduled = false;         // may be a function of the step
  bool none = false;              // of numbers: 0 is None in a torch state dict
  std::string_view doc = "";
};

struct StateSlot {
  std::string_view name;       // as torch names it
  std::string_view when = "";  // the option that must be true or not 0; "" for always
  // What it starts from: a number, the option that holds it, "lr", or "weights"; "" for zeros.
  std::string_view initial = "";
  bool scalar = false;  // one number a parameter, not one a weight
  // A tensor that the step's `direct` alone reads and writes. The rule's `factor_sizes` gives its sizes. It
  // has the type that is computed in, whatever the storage. See direction.h.
  bool factor = false;
};

struct Info {
  std::string_view name;
  std::string_view doc;
  std::string_view formula;
  std::string_view source;
  std::span<const Option> options;
  std::span<const StateSlot> state;
  std::string_view text = "";  // its section in docs/optimizers.md, below heading and picture
};

}  // namespace pdecay
#endif

namespace pdecay {

// What a step may return for the weight: w - numerator / denominator, not divided before somebody asks. A
// loop begins other weights meanwhile.
template <class V>
struct Undivided {
  V w, numerator, denominator;
  PDECAY_FN operator V() const { return w - numerator / denominator; }
};

class PowerTables;

// What sums run over: a parameter, each of its rows (the first of its dimensions), or a group's parameters.
enum class Extent : signed char { none, tensor, row, group };

struct Sums;  // see reduce.h

// What a rule's `coefs` sees of a parameter beside its options.
struct Context {
  double lr = 0;
  long long step = 1;             // this step's number, counted from 1
  double* scalars = nullptr;      // the rule's scalar state slots, in order
  PowerTables* tables = nullptr;  // see power.h; null for a device, which uses none
  bool fresh = false;             // whether the step's state tensors have just been made
  // For a decay's `blend`: the sums of its extent, and how many weights that has.
  const Sums* sums = nullptr;
  long long numel = 0;
};

}  // namespace pdecay
