// The engine: parameters in groups, their state, and one step over all of them. It knows no rule by name, no
// device, and no Node.
#pragma once

#include <ATen/core/Tensor.h>
#include <c10/core/Event.h>

#include <array>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "backend.h"
#include "rules/layout.h"
#include "rules/rules.h"

namespace pdecay {

constexpr std::array<const char*, kGroupValues> kGroupValueNames = {
    "lr", "maximize", "cautious", "trust", "trustCoefficient", "trustLimit"};

// For every complaint about what a caller gave.
[[noreturn]] void refuse(const std::string& message);
// Of weights, gradients and state; refuses what is none of them.
Dtype dtype_of(at::ScalarType type);

// For those: "[2, 3]".
std::string shape_of(const at::Tensor& t);

// Tensors by torch's names.
using State = std::vector<std::pair<std::string, at::Tensor>>;

struct Counts {
  std::int64_t numel, zeros, below;
  bool decayed;
};

class Optimizer {
 public:
  explicit Optimizer(double zero_threshold = 1e-8);

  // Returns the group's number. Throws std::invalid_argument on names, options or parameters that do not fit.
  std::int64_t add_group(const std::string& step, const std::string& decay, std::vector<at::Tensor> params,
                         std::vector<bool> decayed, std::span<const double> values, Storage storage);

  // Takes new options, all groups' vectors one after another, before a state that they ask for is set. Throws
  // std::invalid_argument, and changes nothing, on options that do not go together.
  void accept(std::span<const double> values);
  // One step over every parameter that has a gradient, with these options.
  // With an inf found nothing at all changes. Gradients are divided by their scale.
  // Returns whether some decayed parameter turned out to be all zeros under a rule that keeps zeros; of a
  // device's parameters a later step says so.
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
  bool capturing() const { return request_.capturing; }

  std::size_t size() const { return params_.size(); }
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
  // Of steps that train other weights than are meant to be used (see StepRule::to_average): turns the
  // parameters into those for use, or back. With `weights` false they are so already, as after loading.
  void set_averaged(bool averaged, bool weights = true);
  bool averaged() const { return averaged_; }
  // Which parameters decay from the next step on: a mark for each.
  void set_decayed(std::span<const std::uint8_t> decayed);

 private:
  // groups.cc
  Backend& backend_of(const at::Tensor& param) const;
  void check_parameter(const at::Tensor& param) const;
  void check_options(const Group& group, std::span<const double> values) const;
  unsigned kept_slots(const Group& group, std::span<const double> values) const;
  unsigned slot_bit(const Group& group, const StateSlot& slot, const Info& info) const;
  template <class Visit>
  void each_slot(const Parameter& p, Visit&& visit) const;

  // memory.cc: where parameters lie, and state after them
  void follow(Parameter& p);
  void look_at(Parameter& p);
  void move_state(Parameter& p, Backend& from);
  void check_state_memory(const Parameter& p) const;
  const at::Tensor& gradient(Parameter& p);
  void hold(at::Tensor& place, at::Tensor tensor);
  void leave(const at::Tensor& tensor);
  bool captured() const;
  bool keeps_master(const Parameter& p) const;

  // state.cc
  at::ScalarType state_type(const Parameter& p) const;
  void allocate_state(Parameter& p);
  void allocate_slots(Parameter& p, unsigned wanted);
  void find_zero_starts();

  // codes.cc
  bool is_coded(const Parameter& p, std::size_t slot) const;
  at::Tensor slot_values(const Parameter& p, std::size_t slot) const;
  void make_slot(Parameter& p, std::size_t slot, bool in_place);
  void put_slot(Parameter& p, std::size_t slot, const at::Tensor& values, bool in_place);
  void drop_slot(Parameter& p, std::size_t slot);

  // step.cc
  void collect();
  void add_item(Parameter& p);
  void order_overlaps();
  void assign_items();
  bool rescale(const GradientScaling& given);

  // direction.cc: steps with a tensor-level half
  void check_fit(const StepRule& rule, const at::Tensor& param, const double* options) const;
  void split(Item& item);
  void order_passes();
  void start_directions(int phase);
  void find_directions(int phase);
  static at::ScalarType computed_type(const Parameter& p);
  FactorSizes factor_sizes(const Parameter& p, std::size_t factor) const;
  void make_factor(Parameter& p, std::size_t factor, bool identity);
  void move_factors(Parameter& p);

  // rows.cc: steps of the elements that a sparse gradient has
  bool steps_rows(const Parameter& p) const;
  const at::Tensor& row_values(Parameter& p);
  void take_rows(Item& item);
  void start_rows(int phase);
  void finish_rows(int phase);
  void release_rows();

  // The all-zeros marks of parameters that have just had their first step, on their way from a device.
  struct ZeroMarks {
    std::vector<std::size_t> params;
    at::Tensor marks;
    std::optional<c10::Event> sent;
  };

  std::vector<std::unique_ptr<Backend>> backends_;
  std::vector<Group> groups_;
  std::deque<Parameter> params_;  // addresses stay
  std::size_t bytes_ = 0;
  std::vector<double> values_;
  std::vector<std::int64_t> zero_starts_;
  std::vector<std::pair<std::size_t, at::Tensor>> new_marks_;
  std::deque<ZeroMarks> zero_marks_;
  std::vector<at::Tensor> left_;  // what parameters were moved from and captured graphs still know
  bool counts_wanted_ = false;
  bool averaged_ = false;

  // Of the step that is under way, or of the last one.
  StepRequest request_;
  std::vector<Item> items_;
  struct Gather {
    Item item;
    std::size_t apply;               // the place of its second pass among the items
    at::Tensor steps, steps_before;  // see Direction
  };
  std::vector<Gather> gathers_;
  struct Rows {
    std::size_t item;
    std::vector<std::pair<at::Tensor, at::Tensor>> parts;  // whole tensors, and what was taken of them
  };
  std::vector<Rows> rows_;
  struct Active {
    Backend* backend;
    std::span<Item* const> items;
  };
  std::vector<Active> active_;
  std::vector<std::vector<Item*>> items_of_;  // of each backend
  struct Choice {
    bool made;
    int step_variant, gather_variant, decay, decay_variant;
    Extent extent;
    Trust trust;
  };
  std::vector<std::array<Choice, 2>> choices_;  // of each group, for parameters that do not decay and that do
  int phases_ = 1;
  double grad_norm_ = 0;
  at::Tensor squares_, found_inf_;  // of gradients, where nobody has waited for them
};

template <class Visit>
void Optimizer::each_slot(const Parameter& p, Visit&& visit) const {
  const Group& group = groups_[p.group];
  // Where a tensor lies among a parameter's, a factor among its factors, and a number in its clock.
  std::size_t slot = 0, scalar = 0, factor = 0;
  const auto rule = [&](const Info& info, const double* options) {
    for (const StateSlot& s : info.state) {
      const std::size_t index = s.scalar ? scalar++ : s.factor ? factor++ : slot++;
      if (s.factor && !p.factors[index].defined() && !factor_sizes(p, index)) continue;
      if (is_kept(info, s, options)) visit(s, index, info, options);
    }
  };
  rule(*step_rules()[group.step].info, group.of_step(values_));
  slot = kStepSlots;
  scalar = kScalars;
  if (p.decayed) rule(*decay_rules()[group.decay].info, group.of_decay(values_));
}

}  // namespace pdecay
