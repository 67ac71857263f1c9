// The engine: parameters in groups, their state, and one step over all of them. It knows no rule by name, and
// no Node.
#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cpu/kernels.h"
#include "cuda/plan.h"
#include "rules/layout.h"
#include "rules/power.h"
#include "rules/rules.h"

namespace pdecay {

enum class StateDtype { same, float32, bfloat16 };

// How a group's state and low-precision weights are kept.
struct Storage {
  StateDtype state = StateDtype::float32;  // fp64 weights always keep fp64 state
  bool master = false;                     // fp32 copies of bf16 and fp16 weights
  bool stochastic = false;                 // stochastic rounding of bf16 and fp16 weights
  std::uint32_t seed = 0;
};

constexpr std::array<const char*, kGroupValues> kGroupValueNames = {"lr", "maximize", "cautious"};

// For every complaint about what a caller gave.
[[noreturn]] void refuse(const std::string& message);
// Of weights, gradients and state; refuses what is none of them.
Dtype dtype_of(at::ScalarType type);
bool has_non_finite(const at::Tensor& tensor);

// How gradients come to their size. What only a device knows is given as a tensor of one number, which is
// read there and awaited nowhere; the CPU's loops wait for it.
struct GradientScaling {
  double scale = 1;  // what gradients were multiplied by
  bool found_inf = false;
  at::Tensor scale_there{}, found_inf_there{};  // in place of these two
  bool check = false;  // look for inf and NaN among the gradients, and step where there are none
};

// Tensors by torch's names.
using State = std::vector<std::pair<std::string, at::Tensor>>;

struct Counts {
  std::int64_t numel, zeros, below;
  bool decayed;
};

class Optimizer {
 public:
  explicit Optimizer(double zero_threshold = 1e-8) : threshold_(zero_threshold) {}

  // Returns the group's number. Throws std::invalid_argument on names, options or parameters that do not fit.
  std::int64_t add_group(const std::string& step, const std::string& decay, std::vector<at::Tensor> params,
                         std::vector<bool> decayed, std::span<const double> values, Storage storage);

  // Takes new options, all groups' vectors one after another, before a state that they ask for is set. Throws
  // std::invalid_argument, and changes nothing, on options that do not go together.
  void accept(std::span<const double> values);
  // One step over every parameter that has a gradient, with these options.
  // With an inf found nothing at all changes. Gradients are divided by their scale.
  // Returns whether some decayed parameter turned out to be all zeros under a rule that keeps zeros.
  //
  // Nothing waits for a device. A graph that is captured reads options, clocks and scale where they lie on
  // the device, and so follows what set_values sends there.
  bool step(std::span<const double> values, const GradientScaling& scaling = {});
  // As `accept`, and sends the options to the devices, in order with their streams: what a replay reads.
  void set_values(std::span<const double> values);
  // After a step that checked: 1 where there was an inf or NaN, else 0, in float32 where gradients are.
  const at::Tensor& found_inf() const { return found_inf_; }

  void zero_grad(bool set_to_none);
  // Whether some gradient holds an inf or NaN: what a step's found_inf is for.
  bool has_non_finite_gradient();
  // Gradients are clipped by value, and then by their global norm; infinity turns either off.
  void clip(double value, double norm);
  // The global norm that the last clipped step found. Waits for a device that did.
  double grad_norm() const;
  // Whether some parameter is a device's.
  bool on_device() const;
  // Whether the last step ran nothing, as a graph was being captured.
  bool capturing() const { return capturing_; }

  std::size_t size() const { return entries_.size(); }
  // Of the tensors that it has made for itself: state, masters, copies of weights without gaps.
  std::size_t bytes() const { return bytes_; }
  std::size_t value_count() const;
  // Parameters that were all zeros when first seen; each is told once.
  std::vector<std::int64_t> take_zero_starts();
  // As the last step left them. A step counts within its pass where the counts of the step before it were
  // asked for; for who asks now and then, a pass of its own counts.
  Counts counts(std::size_t index);
  // How many weights lie in each decade: below 10^kFirstDecade but not 0, from there to the next power of 10,
  // and so on; the last holds all from 10^kLastDecade. NaN is in none. A pass of its own, over the weights
  // alone, so that a step that nobody asks costs nothing for it.
  static constexpr int kFirstDecade = -12, kLastDecade = 2, kDecades = kLastDecade - kFirstDecade + 2;
  std::array<std::int64_t, kDecades> histogram(std::size_t index);
  // By the names that torch gives them; empty before the parameter's first step. `step` counts the steps
  // taken. They share the engine's memory, but are tensors of their own: a caller may resize or reassign
  // them.
  State state(std::size_t index) const;
  // Throws what set_state would throw of the same state, and changes nothing: for whoever sets several and
  // wants all of them or none.
  void check_state(std::size_t index, const State& state);
  // Copies the tensors in. Throws std::invalid_argument, and changes nothing, on names, shapes, types or a
  // step number that do not fit. A slot that is missing starts as on the first step.
  void set_state(std::size_t index, const State& state);
  // Which parameters decay from the next step on: a mark for each.
  void set_decayed(std::span<const std::uint8_t> decayed);

 private:
  struct Group {
    int step, decay;
    std::size_t first_value;  // its place in the vector of all values
    std::size_t value_count;
    Storage storage;
    unsigned kept = 0;  // a bit for each slot of state that its options ask for
  };

  struct Entry {
    at::Tensor param;  // as given
    at::Tensor held;   // an alias of it: where it was when last looked at
    at::Tensor real;   // that alias, or its real view where it is complex
    at::Tensor dense;  // a copy without gaps, where its own elements have some
    at::Tensor grad;   // a copy of the gradient in the weights' order, where it has another
    at::Tensor master;
    std::array<at::Tensor, kStepSlots + kDecaySlots> state;
    std::array<double, kScalars + 1> scalars{};
    std::size_t group;
    std::int64_t steps = 0;
    std::int64_t numel = 0;
    std::size_t reach = 0;  // bytes of its storage up to the end of its last element
    bool decayed = false, counted = false;
    bool fresh = false;    // the step's state tensors have just been made
    bool tallied = false;  // zeros and below are those that the last step left
    std::atomic<std::int64_t> zeros{0}, below{0};
    std::atomic<double> abs_sum{0};
    at::Tensor clock;  // steps, scalars, counts: a DeviceClock, where a device keeps them

    at::Tensor& weights() { return dense.defined() ? dense : real; }
    // As they are now: a step alone keeps the copy without gaps up to date.
    at::Tensor& current_weights() {
      if (dense.defined()) dense.copy_(real);
      return weights();
    }
  };

  // Coefficients of one group at one moment: shared by all of its parameters that have taken as many steps.
  // Of a device's parameters the rules' variants alone.
  struct Moments {
    std::size_t group;
    std::int64_t step;
    std::array<double, kScalars + 1> before, after;
    bool decayed, fp64, on_device, fresh;
    int decay, step_variant, decay_variant;
    alignas(16) std::byte step_coefs[kCoefsBytes];
    alignas(16) std::byte decay_coefs[kCoefsBytes];
  };

  // A parameter with a gradient, in the step that is under way.
  struct Live {
    Entry* entry;
    const Moments* at;
    void *w, *low;  // computed on, and written beside it where that is a master
    const void* g;
    std::array<void*, kStepSlots + kDecaySlots> state;
    Dtype w_dtype, low_dtype, g_dtype, state_dtype;
    bool fp64, direct;          // direct: every stream is of the type computed in
    bool on_device;             // not by the CPU's loops
    std::int64_t begin, numel;  // its place in the numbering of all weights of the step
    std::uint32_t number;
    int phase;

    // Whether the pass sees weights as they will stay: those of low precision are still to be rounded.
    bool countable() const { return w_dtype == (fp64 ? Dtype::f64 : Dtype::f32) && !low; }
  };

  void hold(at::Tensor& place, at::Tensor tensor);
  void follow(Entry& entry);
  void look_at(Entry& entry);
  void move_state(Entry& entry);
  void check_state_memory(const Entry& entry) const;
  std::string name_of(const Entry& entry) const;
  void allocate_state(Entry& entry);
  unsigned kept_slots(const Group& group, std::span<const double> values) const;
  unsigned slot_bit(const Group& group, const StateSlot& slot, const Info& info) const;
  void allocate_slots(Entry& entry, unsigned wanted);
  at::ScalarType state_type(const Entry& entry) const;
  const at::Tensor& gradient(Entry& entry);
  const Moments& moments(const Entry& entry, std::span<const double> values);
  void collect(std::span<const double> values);
  double squared_norm(double scale) const;
  bool on_device(const Entry& entry) const;
  void plan(std::span<const double> values);
  void measure(const GradientScaling& given, bool on_host, double& squares, bool& broken);
  bool rescale(const GradientScaling& given);
  void run_phase(int phase, std::span<const double> values, double scale);
  void run_on_device(int phase);
  DeviceClock clock(const Entry& entry) const;
  void set_clock(Entry& entry, const DeviceClock& clock) const;
  void start_clock(Entry& entry) const;  // from what the entry itself holds
  Dither dither(const Live& live) const;
  double threshold(bool fp64) const;
  template <class F>
  void run(const Live& live, std::int64_t begin, std::int64_t end, double scale, bool cautious,
           Tally& tally) const;
  void order_overlaps();
  template <class Visit>
  void each_slot(const Entry& entry, Visit&& visit) const;

  double threshold_, clip_value_ = std::numeric_limits<double>::infinity(),
                     clip_norm_ = std::numeric_limits<double>::infinity();
  double grad_norm_ = 0;
  double norm_factor_ = 1, scale_ = 1;  // of the step that is under way, for the CPU
  at::Tensor squares_, found_inf_;      // of gradients, as a device has them
  bool counts_wanted_ = false;
  std::vector<Group> groups_;
  std::deque<Entry> entries_;  // addresses stay
  std::size_t bytes_ = 0;
  std::vector<double> values_;
  std::vector<std::int64_t> zero_starts_;
  PowerTables power_tables_{cpu_kernels().looks_up_in_registers};
  std::deque<Moments> moments_;
  std::size_t moments_used_ = 0;
  std::vector<Live> live_;
  std::int64_t total_ = 0;  // what the CPU's weights are numbered to
  int phases_ = 1;
  Plans plans_;
  std::vector<at::Tensor> left_;          // what parameters were moved from and captured graphs still know
  std::vector<Plan*> running_;            // those of the step that is under way
  std::vector<at::Tensor> scaling_held_;  // what its launches read
  bool capturing_ = false, counting_ = false;
};

}  // namespace pdecay
