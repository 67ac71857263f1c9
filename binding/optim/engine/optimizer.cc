#include "optimizer.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/any.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/view_as_real.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>

#include "cuda/launch.h"
#include "survey.h"

namespace pdecay {
namespace {

constexpr double kLeast = std::numeric_limits<double>::denorm_min(),
                 kNaN = std::numeric_limits<double>::quiet_NaN();

// Whether an option of the rule is set, for a state slot that depends on it.
bool given(const Info& info, std::string_view when, const double* options) {
  return when.empty() || options[option_offset(info, when)] != 0;
}

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

void check_parameter(const at::Tensor& p) {
  if (!p.defined()) refuse("Expected parameters but received an undefined tensor");
  if (!p.device().is_cpu() && !p.device().is_cuda())
    refuse("Expected parameters on the CPU or a CUDA device but received one on " + p.device().str());
  if (p.layout() != at::kStrided) refuse("Expected dense parameters but received a sparse one");
  dtype_of(c10::toRealValueType(p.scalar_type()));
  if (p._is_zerotensor() || p.is_conj() || p.is_neg())
    refuse("Expected parameters with memory of their own but received a lazy view: clone() it first");
  if (!elements_are_apart(p))
    refuse("Expected parameters whose elements are their own but received an expanded or overlapping one");
}

bool same_place(const at::Tensor& a, const at::Tensor& b) {
  const c10::TensorImpl &x = *a.unsafeGetTensorImpl(), &y = *b.unsafeGetTensorImpl();
  return x.unsafe_storage().unsafeGetStorageImpl() == y.unsafe_storage().unsafeGetStorageImpl() &&
         x.storage_offset() == y.storage_offset() && x.dtype() == y.dtype() && x.sizes() == y.sizes() &&
         x.strides() == y.strides() && !a.is_conj() && !a.is_neg();
}

// Bytes of its storage up to the end of a tensor's last element.
std::size_t reach_of(const at::Tensor& t) {
  if (t.numel() == 0) return 0;
  std::int64_t last = t.storage_offset();
  for (std::int64_t d = 0; d < t.dim(); ++d) last += (t.size(d) - 1) * t.stride(d);
  return static_cast<std::size_t>(last + 1) * t.element_size();
}

std::string shape(const at::Tensor& t) {
  std::string text = "[";
  for (const std::int64_t size : t.sizes()) text += (text.size() > 1 ? ", " : "") + std::to_string(size);
  return text + "]";
}

const at::Tensor* named(const State& state, std::string_view name) {
  for (const auto& [key, tensor] : state)
    if (key == name) return &tensor;
  return nullptr;
}

at::Tensor number(double value, at::ScalarType type) {
  return at::full({}, value, at::TensorOptions().dtype(type));
}

// The mean of |w|, in parts: there may be no room for a copy of the weights.
double mean_size(const at::Tensor& weights) {
  const std::int64_t numel = weights.numel();
  if (numel == 0) return 0;
  double sum = 0;
  for (const at::Tensor& part : weights.as_strided({numel}, {1}).split(std::int64_t{1} << 16))
    sum += part.abs().sum(at::kDouble).item<double>();
  return sum / static_cast<double>(numel);
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

template <class Visit>
void Optimizer::each_slot(const Entry& entry, Visit&& visit) const {
  const Group& group = groups_[entry.group];
  const double* options = values_.data() + group.first_value + kGroupValues;
  std::size_t slot = 0, scalar = 0;  // where a tensor lies in Entry::state, and a number in Entry::scalars
  const auto rule = [&](const Info& info) {
    for (const StateSlot& s : info.state) {
      const std::size_t index = s.scalar ? scalar++ : slot++;
      if (given(info, s.when, options)) visit(s, index, info, options);
    }
  };
  const Info& step = *step_rules()[group.step].info;
  rule(step);
  options += option_count(step);
  slot = kStepSlots;
  scalar = kScalars;
  if (entry.decayed) rule(*decay_rules()[group.decay].info);
}

std::int64_t Optimizer::add_group(const std::string& step, const std::string& decay,
                                  std::vector<at::Tensor> params, std::vector<bool> decayed,
                                  std::span<const double> values, Storage storage) {
  const Group group{find_step(step), find_decay(decay), values_.size(), values.size(), storage};
  const auto& step_rule = step_rules()[group.step];
  const auto& decay_rule = decay_rules()[group.decay];
  const int step_options = option_count(*step_rule.info);
  if (const std::size_t expected = kGroupValues + step_options + option_count(*decay_rule.info);
      values.size() != expected)
    refuse("Expected " + std::to_string(expected) + " values for a group of " + step + " and " + decay +
           " but received " + std::to_string(values.size()));
  if (decayed.size() != params.size()) refuse("Expected one mark of decay for each parameter");
  if (const char* wrong = step_rule.complain(&values[kGroupValues])) refuse(wrong);
  if (const char* wrong = decay_rule.complain(&values[kGroupValues + step_options])) refuse(wrong);
  for (const at::Tensor& p : params) check_parameter(p);
  // From here on nothing throws but want of memory.
  values_.insert(values_.end(), values.begin(), values.end());
  groups_.push_back(group);
  groups_.back().kept = kept_slots(group, values_);
  for (std::size_t i = 0; i < params.size(); ++i) {
    Entry& entry = entries_.emplace_back();
    entry.param = std::move(params[i]);
    entry.group = groups_.size() - 1;
    entry.decayed = decayed[i];
  }
  return static_cast<std::int64_t>(groups_.size()) - 1;
}

std::size_t Optimizer::value_count() const { return values_.size(); }

void Optimizer::clip(double value, double norm) {
  if (!(value > 0) || !(norm > 0)) refuse("Expected numbers in (0, inf] for clip");
  clip_value_ = value;
  clip_norm_ = norm;
}

void Optimizer::zero_grad(bool set_to_none) {
  const at::NoGradGuard no_grad;
  for (Entry& entry : entries_) {
    at::Tensor& grad = entry.param.mutable_grad();
    if (!grad.defined()) continue;
    if (set_to_none) {
      grad.reset();
    } else {
      if (grad.requires_grad()) grad = grad.detach();  // not in place: it may be a view
      if (grad._is_zerotensor())
        grad = at::zeros(grad.sizes(), grad.options());  // it has no memory to write to
      else
        grad.zero_();
    }
  }
}

bool has_non_finite(const at::Tensor& tensor) {
  return count_from(cpu_kernels(), tensor, std::array{std::numeric_limits<double>::infinity()})[0] != 0;
}

bool Optimizer::has_non_finite_gradient() {
  const at::NoGradGuard no_grad;
  for (Entry& entry : entries_) {
    if (!entry.param.grad().defined()) continue;
    follow(entry);
    if (has_non_finite(gradient(entry))) return true;
  }
  return false;
}

at::ScalarType Optimizer::state_type(const Entry& entry) const {
  const at::ScalarType type = entry.real.scalar_type();
  if (type == at::kDouble) return type;
  switch (groups_[entry.group].storage.state) {
    case StateDtype::same:
      return type;
    case StateDtype::bfloat16:
      return at::kBFloat16;
    case StateDtype::float32:
      return at::kFloat;
  }
  return type;
}

// Puts a tensor, or none, into its place in an entry.
void Optimizer::hold(at::Tensor& place, at::Tensor tensor) {
  const auto bytes = [](const at::Tensor& t) { return t.defined() ? t.nbytes() : 0; };
  bytes_ += bytes(tensor) - bytes(place);
  place = std::move(tensor);
}

std::string Optimizer::name_of(const Entry& entry) const {
  const auto at =
      std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return &e == &entry; });
  return "parameter " + std::to_string(at - entries_.begin());
}

// A script may give a parameter other memory, another type or device at any time (set_data, set_, resize_, a
// module's `to`): before its memory is used the engine looks where it is. Throws, and changes nothing, where
// its state cannot follow.
void Optimizer::follow(Entry& entry) {
  const at::Tensor& p = entry.param;
  if (!entry.held.defined()) {
    look_at(entry);
  } else if (!same_place(p, entry.held)) [[unlikely]] {
    check_parameter(p);
    if (entry.counted && p.is_complex() != entry.held.is_complex())
      refuse("Expected " + name_of(entry) + " to stay " + (p.is_complex() ? "real" : "complex") +
             " from step to step, as its state is");
    if (entry.counted && p.sizes() != entry.held.sizes())
      refuse("Expected " + name_of(entry) + " to keep the shape " + shape(entry.held) +
             ", as its state has it, but it is now " + shape(p));
    if (entry.clock.defined() && (is_capturing(p.device()) || is_capturing(entry.held.device())))
      refuse("Expected " + name_of(entry) + " to stay where it is while a graph is captured");
    if (plans_.captured())
      for (const at::Tensor& t : {entry.held, entry.dense, entry.grad, entry.clock})
        if (t.defined()) left_.push_back(t);
    look_at(entry);
    if (entry.counted) move_state(entry);
  }
  if (p.storage().nbytes() < entry.reach)
    refuse("Expected " + std::to_string(entry.reach) + " bytes in the storage of " + name_of(entry) +
           " but it was resized to " + std::to_string(p.storage().nbytes()));
}

// Everything that needs to be known of a parameter while it stays where it is.
void Optimizer::look_at(Entry& entry) {
  entry.held = entry.param.detach();
  entry.real = entry.held.is_complex() ? at::view_as_real(entry.held) : entry.held;
  entry.numel = entry.real.numel();
  entry.reach = reach_of(entry.held);
  entry.grad.reset();
  entry.tallied = false;
  hold(entry.dense, entry.real.is_non_overlapping_and_dense()
                        ? at::Tensor()
                        : at::empty_like(entry.real, at::MemoryFormat::Contiguous));
}

// Takes the state after its parameter: to its type, device and order in memory.
void Optimizer::move_state(Entry& entry) {
  const at::NoGradGuard no_grad;
  const at::Tensor& weights = entry.weights();
  const auto move = [&](at::Tensor& place, at::ScalarType type) {
    if (!place.defined()) return;
    const at::Tensor there = at::empty_like(weights, at::TensorOptions().dtype(type));
    there.copy_(place);
    if (plans_.captured()) left_.push_back(place);
    hold(place, there);
  };
  for (at::Tensor& slot : entry.state) move(slot, state_type(entry));
  if (!c10::isReducedFloatingType(entry.real.scalar_type()) || !groups_[entry.group].storage.master) {
    hold(entry.master, {});
  } else {
    // A parameter that was only moved still is its master's rounding; one that was set is what counts.
    move(entry.master, at::kFloat);
    const bool had = entry.master.defined();
    if (!had) hold(entry.master, at::empty_like(weights, at::TensorOptions().dtype(at::kFloat)));
    if (!had || !at::equal(entry.master.to(entry.real.scalar_type()), entry.real))
      entry.master.copy_(entry.real);
  }
  if (!entry.clock.defined()) return;
  if (on_device(entry)) {
    entry.clock = entry.clock.to(entry.param.device());
    return;
  }
  const DeviceClock now = clock(entry);
  entry.steps = static_cast<std::int64_t>(now.steps);
  std::copy_n(now.scalars, entry.scalars.size(), entry.scalars.begin());
  entry.scalars[kScalars] = running_mean(now, entry.numel);
  entry.fresh = now.fresh != 0;
  entry.clock.reset();
}

// Aliases of state that a caller got share its storage, and may have resized that.
void Optimizer::check_state_memory(const Entry& entry) const {
  const auto check = [&](const at::Tensor& t) {
    if (t.defined() && t.storage().nbytes() < t.nbytes())
      refuse("Expected " + std::to_string(t.nbytes()) + " bytes in the storage of the state of " +
             name_of(entry) + " but it was resized to " + std::to_string(t.storage().nbytes()));
  };
  for (const at::Tensor& slot : entry.state) check(slot);
  check(entry.master);
}

unsigned Optimizer::kept_slots(const Group& group, std::span<const double> values) const {
  const double* options = values.data() + group.first_value + kGroupValues;
  unsigned kept = 0, bit = 1;
  for (const Info* info : {step_rules()[group.step].info, decay_rules()[group.decay].info}) {
    for (const StateSlot& s : info->state) {
      if (given(*info, s.when, options)) kept |= bit;
      bit <<= 1;
    }
    options += option_count(*info);
  }
  return kept;
}

void Optimizer::accept(std::span<const double> values) {
  if (values.size() != value_count())
    refuse("Expected " + std::to_string(value_count()) + " values for a step but received " +
           std::to_string(values.size()));
  if (values.empty() || std::memcmp(values.data(), values_.data(), values.size_bytes()) == 0) return;
  for (const Group& group : groups_) {
    const double* options = values.data() + group.first_value + kGroupValues;
    const auto& step = step_rules()[group.step];
    if (const char* wrong = step.complain(options)) refuse(wrong);
    if (const char* wrong = decay_rules()[group.decay].complain(options + option_count(*step.info)))
      refuse(wrong);
  }
  for (const Entry& entry : entries_)
    if (const Group& group = groups_[entry.group]; entry.clock.defined() &&
                                                   (kept_slots(group, values) & ~group.kept) &&
                                                   is_capturing(entry.param.device()))
      refuse("Expected options that need no new state while a graph is captured");
  std::copy(values.begin(), values.end(), values_.begin());
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const unsigned kept = kept_slots(groups_[i], values), added = kept & ~groups_[i].kept;
    groups_[i].kept = kept;
    if (!added) continue;
    const at::NoGradGuard no_grad;
    for (Entry& entry : entries_)
      if (entry.group == i && entry.counted) allocate_slots(entry, added);
  }
}

// The slot's bit in Group::kept.
unsigned Optimizer::slot_bit(const Group& group, const StateSlot& slot, const Info& info) const {
  const Info &step = *step_rules()[group.step].info, &decay = *decay_rules()[group.decay].info;
  return 1u << (static_cast<std::size_t>(&slot - info.state.data()) +
                (&info == &decay ? step.state.size() : 0));
}

// Makes those of a parameter's slots, by the bits of Group::kept, that were not asked for before.
void Optimizer::allocate_slots(Entry& entry, unsigned wanted) {
  const at::ScalarType type = state_type(entry);
  const Group& group = groups_[entry.group];
  const Info* const step = step_rules()[group.step].info;
  unsigned numbers = 0;
  each_slot(entry, [&](const StateSlot& s, std::size_t index, const Info& info, const double* options) {
    if (!(wanted & slot_bit(group, s, info))) return;
    double initial = 0;
    if (!s.initial.empty()) {
      const int at = option_offset(info, s.initial);
      initial = at >= 0 ? options[at] : std::strtod(std::string(s.initial).c_str(), nullptr);
    }
    if (!s.scalar) {
      // What an earlier option left behind is still right, as in torch.
      if (entry.state[index].defined()) return;
      hold(entry.state[index], at::zeros_like(entry.weights(), at::TensorOptions().dtype(type)));
      if (initial != 0) entry.state[index].fill_(initial);
      entry.fresh = entry.fresh || &info == step;
    } else {
      // A rule's own number, or, for a running mean of |w|, the mean that there is.
      entry.scalars[index] = std::isnan(initial) ? mean_size(entry.current_weights()) : initial;
      numbers |= 1u << index;
    }
  });
  if (!entry.clock.defined() || !(numbers || entry.fresh)) return;
  DeviceClock now = clock(entry);
  for (std::size_t k = 0; k < entry.scalars.size(); ++k)
    if (numbers >> k & 1u) now.scalars[k] = entry.scalars[k];
  if (numbers >> kScalars & 1u) now.rate = 0;
  now.fresh = entry.fresh;
  set_clock(entry, now);
}

void Optimizer::allocate_state(Entry& entry) {
  const Group& group = groups_[entry.group];
  allocate_slots(entry, group.kept);
  if (group.storage.master && c10::isReducedFloatingType(entry.real.scalar_type())) {
    hold(entry.master, at::empty_like(entry.weights(), at::TensorOptions().dtype(at::kFloat)));
    entry.master.copy_(entry.real);
  }
  const auto& decay = decay_rules()[group.decay];
  const double* options =
      values_.data() + group.first_value + kGroupValues + option_count(*step_rules()[group.step].info);
  if (entry.decayed && decay.absorbs(options) && entry.numel && !at::any(entry.real).item<bool>())
    zero_starts_.push_back(
        std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return &e == &entry; }) -
        entries_.begin());
}

std::vector<std::int64_t> Optimizer::take_zero_starts() { return std::exchange(zero_starts_, {}); }

Counts Optimizer::counts(std::size_t index) {
  const at::NoGradGuard no_grad;
  Entry& entry = entries_.at(index);
  follow(entry);
  counts_wanted_ = true;
  if (!entry.tallied) {
    const auto [some, large] =
        count_from(cpu_kernels(), entry.current_weights(), std::array{kLeast, std::fmax(threshold_, 0)});
    entry.zeros = entry.numel - some;
    entry.below = entry.numel - large;
  } else if (entry.clock.defined()) {
    const DeviceClock now = clock(entry);
    entry.zeros = static_cast<std::int64_t>(now.zeros);
    entry.below = static_cast<std::int64_t>(now.below);
  }
  return {entry.numel, entry.zeros, entry.below, entry.decayed};
}

std::array<std::int64_t, Optimizer::kDecades> Optimizer::histogram(std::size_t index) {
  static const auto bounds = [] {
    std::array<double, kDecades + 1> b;
    b.front() = kLeast;
    for (int i = 1; i < kDecades; ++i) b[i] = std::pow(10.0, kFirstDecade + i - 1);
    b.back() = kNaN;
    return b;
  }();
  const at::NoGradGuard no_grad;
  Entry& entry = entries_.at(index);
  follow(entry);
  const auto from = count_from(cpu_kernels(), entry.current_weights(), bounds);
  std::array<std::int64_t, kDecades> result;
  for (int i = 0; i < kDecades; ++i) result[i] = from[i] - from[i + 1];
  return result;
}

State Optimizer::state(std::size_t index) const {
  const Entry& entry = entries_.at(index);
  State result;
  double steps = static_cast<double>(entry.steps);
  std::array scalars = entry.scalars;
  if (entry.clock.defined()) {
    DeviceClock now = clock(entry);
    now.scalars[kScalars] = running_mean(now, entry.numel);
    steps = now.steps;
    std::copy_n(now.scalars, scalars.size(), scalars.begin());
  }
  if (steps == 0) return result;
  result.emplace_back("step", number(steps, at::kFloat));
  each_slot(entry, [&](const StateSlot& s, std::size_t i, const Info&, const double*) {
    result.emplace_back(s.name, s.scalar ? number(scalars[i], at::kDouble) : entry.state[i].detach());
  });
  if (entry.master.defined()) result.emplace_back("master", entry.master.detach());
  return result;
}

void Optimizer::check_state(std::size_t index, const State& state) {
  Entry& entry = entries_.at(index);
  follow(entry);
  const std::string of = " of parameter " + std::to_string(index);
  std::size_t known = 0;
  const auto expect = [&](bool holds, const char* what, std::string_view name) {
    if (!holds) refuse(std::string("Expected ") + what + " for state " + std::string(name) + of);
  };
  const auto found = [&](std::string_view name) {
    const at::Tensor* t = named(state, name);
    known += t != nullptr;
    if (t) expect(t->defined() && t->layout() == at::kStrided, "a dense tensor", name);
    if (t) expect(!t->is_complex(), "real numbers", name);
    return t;
  };
  const auto check_slot = [&](const at::Tensor& t, std::string_view name) {
    expect(at::isFloatingType(t.scalar_type()), "a tensor of floats", name);
    expect(t.sizes() == entry.real.sizes(), "the parameter's shape", name);
  };
  if (const at::Tensor* t = found("step")) {
    expect(t->numel() == 1, "one number", "step");
    const double steps = t->item<double>();
    expect(steps >= 0 && steps <= 0x1p53 && steps == std::floor(steps), "a whole number, 0 or more,", "step");
  }
  each_slot(entry, [&](const StateSlot& s, std::size_t, const Info&, const double*) {
    const at::Tensor* t = found(s.name);
    if (!t) return;
    if (s.scalar)
      expect(t->numel() == 1, "one number", s.name);
    else
      check_slot(*t, s.name);
  });
  if (const at::Tensor* t = found("master")) check_slot(*t, "master");
  if (known != state.size()) refuse("Expected no other state than the rules' own" + of);
}

void Optimizer::set_state(std::size_t index, const State& state) {
  const at::NoGradGuard no_grad;
  check_state(index, state);
  Entry& entry = entries_[index];
  if (state.empty()) {
    entry.steps = 0;
    for (at::Tensor& slot : entry.state) hold(slot, {});
    hold(entry.master, {});
    entry.scalars = {};
    entry.counted = false;
    if (entry.clock.defined()) set_clock(entry, {});
    return;
  }
  // torch's SGD keeps no count: a buffer that is there has seen a gradient.
  const at::Tensor* steps = named(state, "step");
  entry.steps = steps ? static_cast<std::int64_t>(steps->item<double>()) : 1;
  entry.counted = true;
  entry.fresh = false;
  const at::ScalarType type = state_type(entry);
  unsigned missing = 0;
  each_slot(entry, [&](const StateSlot& s, std::size_t i, const Info& info, const double*) {
    const at::Tensor* t = named(state, s.name);
    if (!t) {
      if (!s.scalar && entry.state[i].defined() && plans_.captured()) left_.push_back(entry.state[i]);
      if (!s.scalar) hold(entry.state[i], {});
      missing |= slot_bit(groups_[entry.group], s, info);
    } else if (s.scalar) {
      entry.scalars[i] = t->item<double>();
    } else {
      // A tensor of its own; but that which a graph may know stays.
      if (!entry.clock.defined() || !entry.state[i].defined())
        hold(entry.state[i], at::empty_like(entry.weights(), at::TensorOptions().dtype(type)));
      entry.state[i].copy_(*t);
    }
  });
  if (groups_[entry.group].storage.master && c10::isReducedFloatingType(entry.real.scalar_type())) {
    const at::Tensor* master = named(state, "master");
    if (!entry.clock.defined() || !entry.master.defined())
      hold(entry.master, at::empty_like(entry.weights(), at::TensorOptions().dtype(at::kFloat)));
    entry.master.copy_(master ? *master : entry.real);
  }
  if (entry.clock.defined()) start_clock(entry);
  if (missing) allocate_slots(entry, missing);
}

void Optimizer::set_decayed(std::span<const std::uint8_t> decayed) {
  if (decayed.size() != entries_.size()) refuse("Expected one mark of decay for each parameter");
  const at::NoGradGuard no_grad;
  for (std::size_t i = 0; i < decayed.size(); ++i) {
    Entry& entry = entries_[i];
    if (entry.decayed == (decayed[i] != 0)) continue;
    entry.decayed = decayed[i] != 0;
    if (!entry.decayed || !entry.counted) continue;
    const Group& group = groups_[entry.group];
    const unsigned of_step = (1u << step_rules()[group.step].info->state.size()) - 1;
    allocate_slots(entry, group.kept & ~of_step);
  }
}

}  // namespace pdecay
