// Steps with a tensor-level half: two passes over a parameter, and between them operators on whole tensors.
// See rules/direction.h.
#include <ATen/core/grad_mode.h>
#include <ATen/ops/clone.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/eye.h>
#include <ATen/ops/zeros.h>

#include "engine/optimizer.h"

namespace pdecay {
namespace {

const at::Tensor& computed_on(const Parameter& p) { return p.master.defined() ? p.master : p.real; }

}  // namespace

at::ScalarType Optimizer::computed_type(const Parameter& p) {
  return p.real.scalar_type() == at::kDouble ? at::kDouble : at::kFloat;
}

FactorSizes Optimizer::factor_sizes(const Parameter& p, std::size_t factor) const {
  const Group& group = groups_[p.group];
  return step_rules()[group.step].factor_sizes(factor, p.param.sizes(), group.of_step(values_));
}

void Optimizer::make_factor(Parameter& p, std::size_t factor, bool identity) {
  const FactorSizes sizes = factor_sizes(p, factor);
  const at::TensorOptions options = p.real.options().dtype(computed_type(p));
  leave(p.factors[factor]);
  hold(p.factors[factor], identity ? at::eye(sizes->front(), options) : at::zeros(*sizes, options));
}

// Takes them after their parameter, to its type and device.
void Optimizer::move_factors(Parameter& p) {
  for (at::Tensor& factor : p.factors) {
    if (!factor.defined()) continue;
    const at::Tensor moved = at::empty(factor.sizes(), p.real.options().dtype(computed_type(p)));
    moved.copy_(factor);
    leave(factor);
    hold(factor, moved);
  }
}

// Throws where a step does not take such a parameter under these options.
void Optimizer::check_fit(const StepRule& rule, const at::Tensor& param, const double* options) const {
  if (rule.direct && param.is_complex())
    refuse("Expected real parameters for step " + std::string(rule.info->name) +
           " but received a complex one");
  const char* wrong = rule.unfit ? rule.unfit(param.sizes(), options) : nullptr;
  if (wrong) refuse(wrong + (" but received one of shape " + shape_of(param)));
}

// Of a step's only pass makes the second of two, and adds the first.
void Optimizer::split(Item& item) {
  Parameter& p = *item.parameter;
  const Group& group = *item.group;
  const StepRule& rule = step_rules()[group.step];
  if (rule.awaits && request_.capturing)
    refuse("Expected no graph to be captured with step " + std::string(rule.info->name) +
           ", which waits for the device");
  const at::Tensor& like = p.weights();
  const at::ScalarType type = computed_type(p);
  const at::Tensor& held = p.direction;
  if (!held.defined() || held.scalar_type() != type || held.device() != like.device() ||
      held.strides() != like.strides() || held.sizes() != like.sizes()) {
    leave(p.direction);
    hold(p.direction, at::empty_like(like, at::TensorOptions().dtype(type)));
    // A device that skips its first step looks at what is there.
    p.direction.zero_();
  }
  static const int none = find_decay("none");
  const bool on_gradient = decay_rules()[group.decay].on_gradient;
  void* const direction = p.direction.mutable_data_ptr();
  const Dtype computed = item.fp64 ? Dtype::f64 : Dtype::f32;

  Item& gather = gathers_.emplace_back(item, items_.size() - 1).item;
  gather.pass = Pass::gather;
  gather.step_variant = choices_[p.group][p.decayed].gather_variant;
  gather.w = direction;
  gather.w_dtype = computed;
  gather.low = nullptr;
  gather.extent = Extent::none;
  gather.trust = kNoTrust;

  item.pass = Pass::apply;
  item.grad = &p.direction;
  item.g = direction;
  item.g_dtype = computed;

  Item& other = on_gradient ? item : gather;  // where the decay is not
  other.decay = none;
  other.decay_variant = 0;
  other.may_decay = false;
  const unsigned uses = rule.uses(gather.step_variant);
  for (std::size_t k = 0; k < p.state.size(); ++k) {
    if (k < kStepSlots) item.state[k] = nullptr;
    if (k >= kStepSlots || !(uses >> k & 1u)) gather.state[k] = nullptr;
  }
}

// Each phase becomes two.
void Optimizer::order_passes() {
  if (gathers_.empty()) return;
  phases_ *= 2;
  for (Item& item : items_) item.phase = 2 * item.phase + 1;
  for (Gather& gather : gathers_) gather.item.phase = items_[gather.apply].phase - 1;
}

void Optimizer::start_directions(int phase) {
  for (Gather& gather : gathers_) {
    if (gather.item.phase != phase) continue;
    Parameter& p = *gather.item.parameter;
    // A coupled decay asks for the weights as they are.
    if (gather.item.may_decay) p.direction.copy_(computed_on(p));
    if (p.backend->immediate() || !step_rules()[gather.item.group->step].factor_sizes) continue;
    gather.steps = p.backend->steps_taken(p);
    gather.steps_before = gather.steps.clone();
  }
}

void Optimizer::find_directions(int phase) {
  static thread_local std::vector<Direction> directions;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    const auto direct = step_rules()[groups_[g].step].direct;
    if (!direct || gathers_.empty()) continue;
    directions.clear();
    for (const Gather& gather : gathers_) {
      if (gather.item.phase != phase || gather.item.group != &groups_[g]) continue;
      Parameter& p = *gather.item.parameter;
      directions.push_back({&p.direction, &computed_on(p), p.state.data(), p.factors.data(),
                            static_cast<double>(p.clock.steps + 1), &gather.steps, &gather.steps_before});
    }
    if (!directions.empty()) direct(directions, groups_[g].of_step(values_));
  }
}

}  // namespace pdecay
