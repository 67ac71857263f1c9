// All that the engine asks of the devices that parameters lie on: to begin a step, to measure gradients, to
// run a phase, to read and write the clock. A backend is a folder beside this file whose backend.cc has its
// `make_<folder>_backend`; the engine names none.
#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "rules/half.h"
#include "rules/layout.h"

namespace pdecay {

enum class StateDtype { same, float32, bfloat16, int8 };

// How a group's state and low-precision weights are kept.
struct Storage {
  StateDtype state = StateDtype::float32;  // fp64 weights always keep fp64 state
  bool master = false;                     // fp32 copies of bf16 and fp16 weights
  bool stochastic = false;                 // stochastic rounding of bf16 and fp16 weights
  std::uint32_t seed = 0;
};

// How gradients come to their size. What only a device knows is given as a tensor of one number, which is
// read there and awaited nowhere; a backend that computes at once waits for it.
struct GradientScaling {
  double scale = 1;  // what gradients were multiplied by
  bool found_inf = false;
  at::Tensor scale_there{}, found_inf_there{};  // in place of these two
  bool check = false;  // look for inf and NaN among the gradients, and step where there are none
};

struct Group {
  int step, decay;
  std::size_t first_value;  // its place in the vector of all values
  std::size_t value_count;
  int step_options;  // how many of them are the step's
  Storage storage;
  unsigned kept = 0;  // a bit for each slot of state that its options ask for

  // Of all groups' values, those that lead its own, its step's options and its decay's.
  const double* values(std::span<const double> all) const { return all.data() + first_value; }
  const double* of_step(std::span<const double> all) const { return values(all) + kGroupValues; }
  const double* of_decay(std::span<const double> all) const { return of_step(all) + step_options; }
};

// What is counted of a parameter from step to step.
struct Clock {
  std::int64_t steps = 0;  // that were taken
  // State numbers: its step's, and behind them its decay's.
  std::array<double, kScalars + kDecayScalars> scalars{};
  bool fresh = false;                 // the step's state tensors have just been made
  std::int64_t zeros = 0, below = 0;  // as the last step that counted left them
};

class Backend;

struct Parameter {
  at::Tensor param;  // as given
  at::Tensor held;   // an alias of it: where it was when last looked at
  at::Tensor real;   // that alias, or its real view where it is complex
  at::Tensor dense;  // a copy without gaps, where its own elements have some
  at::Tensor grad;   // a copy of the gradient in the weights' order, where it has another
  at::Tensor master;
  at::Tensor direction;  // of a step with a tensor-level half, like the weights; see rules/direction.h
  std::array<at::Tensor, kFactors> factors;  // of such a step; see StateSlot::factor
  at::Tensor rows, row_grad;  // of a sparse gradient that is stepped as it is: its indices and its values
  std::array<at::Tensor, kStepSlots + kDecaySlots> state;  // 8-bit codes where there are bases
  std::array<at::Tensor, kStepSlots> bases;                // see rules/code.h
  Clock clock;              // of a backend that keeps its own as far as the engine knows it
  at::Tensor device_clock;  // that one, laid out as the backend has it
  at::Tensor mean;          // what a decay's number starts from, where nobody has waited for it yet
  Backend* backend = nullptr;
  std::size_t index = 0, group = 0;
  std::int64_t numel = 0;
  std::size_t reach = 0;  // bytes of its storage up to the end of its last element
  bool decayed = false, counted = false;
  bool tallied = false;  // the clock's zeros and below are those that the last step left

  at::Tensor& weights() { return dense.defined() ? dense : real; }
  // As they are now: a step alone keeps the copy without gaps up to date.
  at::Tensor& current_weights() {
    if (dense.defined()) dense.copy_(real);
    return weights();
  }
};

// A step is one pass over a parameter, or two with a tensor-level half between them: see rules/direction.h.
enum class Pass { whole, gather, apply };

// A parameter with a gradient, in the step that is under way.
struct Item {
  Pass pass = Pass::whole;
  Parameter* parameter;
  const Group* group;
  // What the options ask for: variants of the group's step, and of its decay, or of none where it is an
  // identity.
  int step_variant, decay, decay_variant;
  void *w, *low;  // computed on, and written beside it where that is a master
  const at::Tensor* grad;
  const void* g;
  std::array<void*, kStepSlots + kDecaySlots> state;
  std::array<std::int16_t*, kStepSlots> bases;  // of 8-bit codes, else null
  bool coded;                                   // whether there are bases
  bool dithered;                                // whether state is rounded stochastically
  Dtype w_dtype, low_dtype, g_dtype, state_dtype;
  bool fp64;
  std::int64_t numel;
  std::uint32_t number;  // among the parameters, from 1
  int phase;             // parameters that share memory are stepped in different ones
  bool partial = false;  // whether it has some of the parameter's elements only; see rows.cc
  bool may_decay;        // whether some options ask for the group's decay in this pass
  // What sums its step needs: for its decay over this extent, and for a trust ratio. Rows are those of the
  // first dimension, their weights `row_stride` apart.
  Extent extent;
  Trust trust;
  std::int64_t rows, row_stride;

  // Whether the gradient is the parameter's own, to be scaled, clipped and measured, and the step a new one.
  bool begins() const { return pass != Pass::apply; }
  bool writes_weights() const { return pass != Pass::gather; }
  // Whether a step sees weights as they will stay: those of low precision are still to be rounded.
  bool countable() const {
    return writes_weights() && !partial && w_dtype == (fp64 ? Dtype::f64 : Dtype::f32) && !low;
  }
  // Whether the weights are copied before and after the step, as they have gaps.
  bool is_copied() const { return writes_weights() && !partial && parameter->dense.defined(); }
};

// What holds for all parameters of a step.
struct StepRequest {
  std::span<const double> values;  // of all groups
  double clip_value = std::numeric_limits<double>::infinity();
  double clip_norm = std::numeric_limits<double>::infinity();
  double zero_threshold = 0;
  bool check = false;      // measure whether there is an inf or NaN
  bool counting = false;   // count zeros and near-zeros in passing
  bool capturing = false;  // a graph records the step, and nothing runs

  bool clipped() const { return std::isfinite(clip_norm); }
  // The least number of the type computed in that is no smaller: what is below one is below the other.
  double threshold(bool fp64) const {
    const float t = static_cast<float>(zero_threshold);
    return fp64 ? zero_threshold : static_cast<double>(t) < zero_threshold ? std::nextafter(t, HUGE_VALF) : t;
  }
};

// One for each optimizer and kind of device.
class Backend {
 public:
  virtual ~Backend() = default;
  // For messages: "the CPU".
  virtual const char* place() const = 0;
  // Whether a parameter there is its own. The first backend that says so has it.
  virtual bool holds(const at::Tensor& param) const = 0;
  // Whether it computes before its calls return, and so needs at once what other devices find.
  virtual bool immediate() const = 0;
  // Whether the device's current stream records a graph, and runs nothing.
  virtual bool capturing(at::Device) const { return false; }
  // Whether a graph knows where its parameters' memory lies: it must not be given back.
  virtual bool captured() const { return false; }

  // From now on a parameter is stepped here. Waits for nothing.
  virtual void start(Parameter&) {}
  // Waits for the device.
  virtual Clock read(const Parameter& p) const { return p.clock; }
  // A view of the number of steps that were taken, where the device keeps it.
  virtual at::Tensor steps_taken(const Parameter&) const { return {}; }
  // In place, as a graph may know where it lies.
  virtual void write(Parameter& p, const Clock& clock) { p.clock = clock; }

  // Adds to counts[k] how many numbers of a tensor without gaps are, the sign aside, no smaller than
  // sizes[k]; NaN is larger than infinity. Where the tensor is, unless a backend knows better, by libtorch's
  // operators.
  virtual void count(const at::Tensor&, std::span<const double> sizes, std::int64_t* counts) const;
  template <std::size_t N>
  std::array<std::int64_t, N> count(const at::Tensor& tensor, const std::array<double, N>& sizes) const {
    std::array<std::int64_t, N> counts{};
    count(tensor, sizes, counts.data());
    return counts;
  }
  bool has_non_finite(const at::Tensor& tensor) const {
    return count(tensor, std::array{std::numeric_limits<double>::infinity()})[0] != 0;
  }

  // The options of every group, in order with the streams: what a replayed graph reads.
  virtual void send(std::span<const double>) {}
  // The items are this backend's, and stay until the step ends.
  virtual void begin(const StepRequest&, std::span<Item* const> items, const GradientScaling&) = 0;
  // Of its gradients, scaled and clipped by value, in double: the sum of squares, and NaN where one is inf or
  // NaN, 0 elsewhere. A tensor of two numbers for each device.
  virtual std::vector<at::Tensor> measure(const StepRequest&) = 0;
  // The same sums over all backends, on any device; undefined where nothing asked for them.
  virtual void scale(const StepRequest&, const GradientScaling&, const at::Tensor& total) = 0;
  virtual void run(const StepRequest&, int phase) = 0;
  // Leaves the parameters' clocks as the step left them.
  virtual void end(const StepRequest&) = 0;
};

// In the order in which they are asked whether a parameter is theirs. Made by CMake, from the folders' names.
std::vector<std::unique_ptr<Backend>> make_backends();

}  // namespace pdecay
