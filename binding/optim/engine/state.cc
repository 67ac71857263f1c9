// The tensors and numbers that rules keep of a parameter, and what a caller reads and sets of them.
#include <ATen/core/grad_mode.h>
#include <ATen/ops/any.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/full.h>
#include <ATen/ops/stack.h>
#include <c10/core/impl/VirtualGuardImpl.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "engine/optimizer.h"

namespace pdecay {
namespace {

at::Tensor number(double value, at::ScalarType type) {
  return at::full({}, value, at::TensorOptions().dtype(type));
}

const at::Tensor* named(const State& state, std::string_view name) {
  for (const auto& [key, tensor] : state)
    if (key == name) return &tensor;
  return nullptr;
}

// The mean of |w|, in parts: there may be no room for a copy of the weights.
at::Tensor mean_size(const at::Tensor& weights) {
  const std::int64_t numel = weights.numel();
  at::Tensor sum = at::full({}, 0.0, at::TensorOptions(weights.device()).dtype(at::kDouble));
  if (numel == 0) return sum;
  for (const at::Tensor& part : weights.as_strided({numel}, {1}).split(std::int64_t{1} << 16))
    sum.add_(part.abs().sum(at::kDouble));
  return sum.div_(static_cast<double>(numel));
}

}  // namespace

at::ScalarType Optimizer::state_type(const Parameter& p) const {
  const at::ScalarType type = p.real.scalar_type();
  if (type == at::kDouble) return type;
  switch (groups_[p.group].storage.state) {
    case StateDtype::same:
      return type;
    case StateDtype::bfloat16:
      return at::kBFloat16;
    case StateDtype::float32:
    case StateDtype::int8:
      return at::kFloat;
  }
  return type;
}

// Makes those of a parameter's slots, by the bits of Group::kept, that were not asked for before.
void Optimizer::allocate_slots(Parameter& p, unsigned wanted) {
  const Group& group = groups_[p.group];
  const Info* const step = step_rules()[group.step].info;
  unsigned numbers = 0;
  each_slot(p, [&](const StateSlot& s, std::size_t index, const Info& info, const double* options) {
    if (!(wanted & slot_bit(group, s, info))) return;
    double initial = 0;
    if (!s.initial.empty()) {
      const int at = option_offset(info, s.initial);
      initial = at >= 0             ? options[at]
                : s.initial == "lr" ? group.values(values_)[kLr]
                                    : std::strtod(std::string(s.initial).c_str(), nullptr);
    }
    if (s.factor) {
      if (!p.factors[index].defined()) make_factor(p, index, s.initial == "identity");
      return;
    }
    if (!s.scalar) {
      // What an earlier option left behind is still right, as in torch.
      if (p.state[index].defined()) return;
      make_slot(p, index, false);
      if (s.initial == "weights")
        p.state[index].copy_(p.real);
      else if (initial != 0)
        p.state[index].fill_(initial);
      p.clock.fresh = p.clock.fresh || &info == step;
      return;
    }
    numbers |= 1u << index;
    if (!std::isnan(initial)) {
      p.clock.scalars[index] = initial;
    } else {
      // A running mean of |w| starts from the mean that there is. It goes where the clock is, which may not
      // have begun, and nobody waits for it.
      const at::Tensor mean = mean_size(p.current_weights());
      if (p.backend->immediate() || p.device_clock.defined())
        p.clock.scalars[index] = mean.item<double>();
      else
        p.mean = mean;
    }
  });
  if (!p.device_clock.defined() || !(numbers || p.clock.fresh)) return;
  Clock now = p.backend->read(p);
  for (std::size_t k = 0; k < now.scalars.size(); ++k)
    if (numbers >> k & 1u) now.scalars[k] = p.clock.scalars[k];
  now.fresh = p.clock.fresh;
  p.backend->write(p, now);
}

void Optimizer::allocate_state(Parameter& p) {
  const Group& group = groups_[p.group];
  allocate_slots(p, group.kept);
  if (keeps_master(p)) {
    hold(p.master, at::empty_like(p.weights(), at::TensorOptions().dtype(at::kFloat)));
    p.master.copy_(p.real);
  }
  if (p.decayed && decay_rules()[group.decay].absorbs(group.of_decay(values_)) && p.numel)
    new_marks_.emplace_back(p.index, at::any(p.real));
}

// Takes the marks of parameters that have just begun, and those of earlier ones that have come meanwhile: a
// device sends them, and nobody waits.
void Optimizer::find_zero_starts() {
  if (new_marks_.empty() && zero_marks_.empty()) return;
  while (!new_marks_.empty()) {
    const at::Device device = new_marks_.front().second.device();
    ZeroMarks sent;
    std::vector<at::Tensor> marks;
    std::erase_if(new_marks_, [&](const auto& mark) {
      if (mark.second.device() != device) return false;
      sent.params.push_back(mark.first);
      marks.push_back(mark.second);
      return true;
    });
    sent.marks = at::stack(marks);
    if (!device.is_cpu()) {
      const at::Tensor there = sent.marks;
      sent.marks = at::empty(there.sizes(), at::TensorOptions(at::kBool).pinned_memory(true));
      sent.marks.copy_(there, /*non_blocking=*/true);
      sent.sent.emplace(device.type());
      sent.sent->record(c10::impl::VirtualGuardImpl(device.type()).getStream(device));
    }
    zero_marks_.push_back(std::move(sent));
  }
  std::erase_if(zero_marks_, [&](const ZeroMarks& marks) {
    if (marks.sent && !marks.sent->query()) return false;
    const bool* any = marks.marks.const_data_ptr<bool>();
    for (std::size_t i = 0; i < marks.params.size(); ++i)
      if (!any[i]) zero_starts_.push_back(static_cast<std::int64_t>(marks.params[i]));
    return true;
  });
}

void Optimizer::set_averaged(bool averaged, bool weights) {
  if (averaged == averaged_) return;
  if (request_.capturing) refuse("Expected no change to the average while a graph is captured");
  const at::NoGradGuard no_grad;
  if (weights)
    for (Parameter& p : params_) {
      const Group& group = groups_[p.group];
      const StepRule& rule = step_rules()[group.step];
      if (!rule.to_average || !p.state[0].defined()) continue;
      follow(p);
      const double number = (averaged ? rule.to_average : rule.from_average)(group.of_step(values_));
      const bool low = c10::isReducedFloatingType(p.real.scalar_type());
      at::Tensor wide = p.master.defined() ? p.master : low ? p.real.to(at::kFloat) : p.real;
      wide.lerp_(p.state[0].to(wide.scalar_type()), number);
      if (low) p.real.copy_(wide);
      p.param.unsafeGetTensorImpl()->bump_version();
      p.tallied = false;
    }
  averaged_ = averaged;
}

std::vector<std::int64_t> Optimizer::take_zero_starts() { return std::exchange(zero_starts_, {}); }

State Optimizer::state(std::size_t index) const {
  const Parameter& p = params_.at(index);
  State result;
  const Clock now = p.device_clock.defined() ? p.backend->read(p) : p.clock;
  if (now.steps == 0) return result;
  result.emplace_back("step", number(static_cast<double>(now.steps), at::kFloat));
  each_slot(p, [&](const StateSlot& s, std::size_t i, const Info&, const double*) {
    if (s.factor && !p.factors[i].defined()) return;
    result.emplace_back(s.name, s.scalar   ? number(now.scalars[i], at::kDouble)
                                : s.factor ? p.factors[i].detach()
                                           : slot_values(p, i));
  });
  if (p.master.defined()) result.emplace_back("master", p.master.detach());
  return result;
}

void Optimizer::check_state(std::size_t index, const State& state) {
  Parameter& p = params_.at(index);
  follow(p);
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
  const auto check_floats = [&](const at::Tensor& t, std::string_view name) {
    expect(at::isFloatingType(t.scalar_type()), "a tensor of floats", name);
  };
  const auto check_slot = [&](const at::Tensor& t, std::string_view name) {
    check_floats(t, name);
    expect(t.sizes() == p.real.sizes(), "the parameter's shape", name);
  };
  if (const at::Tensor* t = found("step")) {
    expect(t->numel() == 1, "one number", "step");
    const double steps = t->item<double>();
    expect(steps >= 0 && steps <= 0x1p53 && steps == std::floor(steps), "a whole number, 0 or more,", "step");
  }
  each_slot(p, [&](const StateSlot& s, std::size_t i, const Info&, const double*) {
    const at::Tensor* t = found(s.name);
    if (!t) return;
    if (s.scalar) {
      expect(t->numel() == 1, "one number", s.name);
    } else if (s.factor) {
      const FactorSizes sizes = factor_sizes(p, i);
      check_floats(*t, s.name);
      expect(sizes && t->sizes() == at::IntArrayRef(*sizes), "the shape that the step's options ask for,",
             s.name);
    } else {
      check_slot(*t, s.name);
    }
  });
  if (const at::Tensor* t = found("master")) check_slot(*t, "master");
  if (known != state.size()) refuse("Expected no other state than the rules' own" + of);
}

void Optimizer::set_state(std::size_t index, const State& state) {
  const at::NoGradGuard no_grad;
  check_state(index, state);
  Parameter& p = params_[index];
  // Tensors of its own; but those that a graph may know stay.
  const bool in_place = p.device_clock.defined();
  if (state.empty()) {
    for (std::size_t k = 0; k < p.state.size(); ++k) drop_slot(p, k);
    for (at::Tensor& factor : p.factors) leave(factor), hold(factor, {});
    leave(p.master);
    hold(p.master, {});
    p.clock = {};
    p.counted = false;
    if (p.device_clock.defined()) p.backend->write(p, p.clock);
    return;
  }
  // torch's SGD keeps no count: a buffer that is there has seen a gradient.
  const at::Tensor* steps = named(state, "step");
  p.clock.steps = steps ? static_cast<std::int64_t>(steps->item<double>()) : 1;
  p.clock.fresh = false;
  p.counted = true;
  unsigned missing = 0;
  each_slot(p, [&](const StateSlot& s, std::size_t i, const Info& info, const double*) {
    const at::Tensor* t = named(state, s.name);
    if (!t) {
      if (s.factor)
        leave(p.factors[i]), hold(p.factors[i], {});
      else if (!s.scalar)
        drop_slot(p, i);
      missing |= slot_bit(groups_[p.group], s, info);
    } else if (s.scalar) {
      p.clock.scalars[i] = t->item<double>();
    } else if (s.factor) {
      if (!in_place || !p.factors[i].defined()) make_factor(p, i, false);
      p.factors[i].copy_(*t);
    } else {
      put_slot(p, i, *t, in_place);
    }
  });
  if (keeps_master(p)) {
    const at::Tensor* master = named(state, "master");
    if (!in_place || !p.master.defined())
      hold(p.master, at::empty_like(p.weights(), at::TensorOptions().dtype(at::kFloat)));
    p.master.copy_(master ? *master : p.real);
  }
  if (p.device_clock.defined()) p.backend->write(p, p.clock);
  if (missing) allocate_slots(p, missing);
}

}  // namespace pdecay
