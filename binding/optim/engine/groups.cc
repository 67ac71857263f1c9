// Parameters by groups: what they may be, and the options of their rules.
#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "engine/optimizer.h"

namespace pdecay {
namespace {

// Whether no two elements lie in one place. Of dimensions by their strides each has to step over all that the
// smaller ones reach: what passes is certain, and so is what libtorch itself makes.
bool elements_are_apart(const at::Tensor& t) {
  if (t.numel() < 2 || t.is_non_overlapping_and_dense()) return true;
  std::vector<std::pair<std::int64_t, std::int64_t>> dims;
  for (std::int64_t d = 0; d < t.dim(); ++d)
    if (t.size(d) > 1) dims.emplace_back(t.stride(d), t.size(d));
  std::sort(dims.begin(), dims.end());
  std::int64_t reach = 0;
  for (const auto& [stride, size] : dims) {
    if (stride <= reach) return false;
    reach += stride * (size - 1);
  }
  return true;
}

// Whether 8 bits are enough for what a step keeps; also of one that keeps nothing.
bool can_be_coded(const StepRule& rule) {
  const auto tensors = std::count_if(rule.info->state.begin(), rule.info->state.end(),
                                     [](const StateSlot& s) { return !s.scalar && !s.factor; });
  return (rule.signed_codes | rule.unsigned_codes) == (1u << tensors) - 1;
}

void check_storage(const StepRule& rule, const Storage& storage) {
  const std::string name(rule.info->name);
  if (storage.state == StateDtype::bfloat16 && rule.to_average)
    refuse("Expected storage.state 'float32' or 'same' with step '" + name +
           "', which keeps weights as state, but received 'bfloat16'");
  if (storage.state != StateDtype::int8 || can_be_coded(rule)) return;
  std::string names;
  for (const StepRule& each : step_rules())
    if (can_be_coded(each)) names += (names.empty() ? "" : ", ") + std::string(each.info->name);
  refuse("Expected one of the steps " + names + " for storage.state 'int8' but received " + name);
}

}  // namespace

[[noreturn]] void refuse(const std::string& message) { throw std::invalid_argument(message); }

Dtype dtype_of(at::ScalarType type) {
  switch (type) {
    case at::kFloat:
      return Dtype::f32;
    case at::kDouble:
      return Dtype::f64;
    case at::kBFloat16:
      return Dtype::bf16;
    case at::kHalf:
      return Dtype::f16;
    default:
      refuse(std::string("Expected parameters of float32, float64, bfloat16 or float16 but received ") +
             c10::toString(type));
  }
}

Optimizer::Optimizer(double zero_threshold) : backends_(make_backends()), items_of_(backends_.size()) {
  request_.zero_threshold = zero_threshold;
}

Backend& Optimizer::backend_of(const at::Tensor& param) const {
  std::string places;
  for (const auto& backend : backends_) {
    if (backend->holds(param)) return *backend;
    places = backend->place() + (places.empty() ? "" : " or " + places);
  }
  refuse("Expected parameters on " + places + " but received one on " + param.device().str());
}

void Optimizer::check_parameter(const at::Tensor& p) const {
  if (!p.defined()) refuse("Expected parameters but received an undefined tensor");
  backend_of(p);
  if (p.layout() != at::kStrided) refuse("Expected dense parameters but received a sparse one");
  dtype_of(c10::toRealValueType(p.scalar_type()));
  if (!p.has_storage() || p._is_zerotensor() || p.is_conj() || p.is_neg())
    refuse("Expected parameters with memory of their own but received a lazy view: clone() it first");
  if (!elements_are_apart(p))
    refuse("Expected parameters whose elements are their own but received an expanded or overlapping one");
}

// Of options that are each in range.
void Optimizer::check_options(const Group& group, std::span<const double> values) const {
  const StepRule& step = step_rules()[group.step];
  if (const char* wrong = step.complain(group.of_step(values))) refuse(wrong);
  if (const char* wrong = decay_rules()[group.decay].complain(group.of_decay(values))) refuse(wrong);
  if (group.values(values)[kTrust] != 0 && step.to_average)
    refuse("Expected trust 'none' with step '" + std::string(step.info->name) + "', which averages weights");
}

std::int64_t Optimizer::add_group(const std::string& step, const std::string& decay,
                                  std::vector<at::Tensor> params, std::vector<bool> decayed,
                                  std::span<const double> values, Storage storage) {
  const int step_number = find_step(step), decay_number = find_decay(decay);
  const auto& step_rule = step_rules()[step_number];
  const auto& decay_rule = decay_rules()[decay_number];
  const int step_options = option_count(*step_rule.info);
  if (const std::size_t expected = kGroupValues + step_options + option_count(*decay_rule.info);
      values.size() != expected)
    refuse("Expected " + std::to_string(expected) + " values for a group of " + step + " and " + decay +
           " but received " + std::to_string(values.size()));
  if (decayed.size() != params.size()) refuse("Expected one mark of decay for each parameter");
  Group group{step_number, decay_number, 0, values.size(), step_options, storage};
  check_options(group, values);
  group.first_value = values_.size();
  check_storage(step_rule, storage);
  for (const at::Tensor& p : params) check_parameter(p);
  for (const at::Tensor& p : params) check_fit(step_rule, p, &values[kGroupValues]);
  // From here on nothing throws but want of memory.
  values_.insert(values_.end(), values.begin(), values.end());
  group.kept = kept_slots(group, values_);
  groups_.push_back(group);
  for (std::size_t i = 0; i < params.size(); ++i) {
    Parameter& p = params_.emplace_back();
    p.index = params_.size() - 1;
    p.backend = &backend_of(params[i]);
    p.param = std::move(params[i]);
    p.group = groups_.size() - 1;
    p.decayed = decayed[i];
  }
  return static_cast<std::int64_t>(groups_.size()) - 1;
}

std::size_t Optimizer::value_count() const { return values_.size(); }

unsigned Optimizer::kept_slots(const Group& group, std::span<const double> values) const {
  unsigned kept = 0, bit = 1;
  const auto rule = [&](const Info& info, const double* options) {
    for (const StateSlot& s : info.state) {
      if (is_kept(info, s, options)) kept |= bit;
      bit <<= 1;
    }
  };
  rule(*step_rules()[group.step].info, group.of_step(values));
  rule(*decay_rules()[group.decay].info, group.of_decay(values));
  return kept;
}

// The slot's bit in Group::kept.
unsigned Optimizer::slot_bit(const Group& group, const StateSlot& slot, const Info& info) const {
  const Info &step = *step_rules()[group.step].info, &decay = *decay_rules()[group.decay].info;
  return 1u << (static_cast<std::size_t>(&slot - info.state.data()) +
                (&info == &decay ? step.state.size() : 0));
}

void Optimizer::accept(std::span<const double> values) {
  if (values.size() != value_count())
    refuse("Expected " + std::to_string(value_count()) + " values for a step but received " +
           std::to_string(values.size()));
  if (values.empty() || std::memcmp(values.data(), values_.data(), values.size_bytes()) == 0) return;
  for (const Group& group : groups_) check_options(group, values);
  for (const Parameter& p : params_) {
    const Group& group = groups_[p.group];
    check_fit(step_rules()[group.step], p.param, group.of_step(values));
    if (p.counted && (kept_slots(group, values) & ~group.kept) && p.backend->capturing(p.param.device()))
      refuse("Expected options that need no new state while a graph is captured");
  }
  std::copy(values.begin(), values.end(), values_.begin());
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const unsigned kept = kept_slots(groups_[i], values), added = kept & ~groups_[i].kept;
    groups_[i].kept = kept;
    if (!added) continue;
    const at::NoGradGuard no_grad;
    for (Parameter& p : params_)
      if (p.group == i && p.counted) allocate_slots(p, added);
  }
}

void Optimizer::set_values(std::span<const double> values) {
  accept(values);
  for (const auto& backend : backends_) backend->send(values);
}

void Optimizer::set_decayed(std::span<const std::uint8_t> decayed) {
  if (decayed.size() != params_.size()) refuse("Expected one mark of decay for each parameter");
  const at::NoGradGuard no_grad;
  for (std::size_t i = 0; i < decayed.size(); ++i) {
    Parameter& p = params_[i];
    if (p.decayed == (decayed[i] != 0)) continue;
    p.decayed = decayed[i] != 0;
    if (!p.decayed || !p.counted) continue;
    const Group& group = groups_[p.group];
    const unsigned of_step = (1u << step_rules()[group.step].info->state.size()) - 1;
    allocate_slots(p, group.kept & ~of_step);
  }
}

bool Optimizer::on_device() const {
  return std::any_of(params_.begin(), params_.end(),
                     [](const Parameter& p) { return !p.backend->immediate(); });
}

}  // namespace pdecay
