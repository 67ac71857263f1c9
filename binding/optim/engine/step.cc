// One step over every parameter that has a gradient: what it needs is gathered first, then each backend runs
// its own.
#include <ATen/core/grad_mode.h>
#include <ATen/ops/full.h>
#include <ATen/ops/isnan.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/optimizer.h"

namespace pdecay {

// Lists the parameters that have gradients, with all that their loops need.
void Optimizer::collect() {
  items_.clear();
  gathers_.clear();
  rows_.clear();
  choices_.assign(groups_.size(), {});
  request_.capturing = false;
  std::optional<at::Device> asked;
  std::vector<std::optional<at::Device>> reduced(groups_.size());  // where a group's sums are
  for (Parameter& p : params_) {
    if (!p.param.grad().defined()) continue;
    follow(p);
    if (!request_.capturing && asked != p.param.device()) {
      asked = p.param.device();
      request_.capturing = p.backend->capturing(*asked);
    }
    const bool begins = p.clock.steps == 0 && !p.state[0].defined() && !p.counted;
    const bool starts = !p.backend->immediate() && !p.device_clock.defined();
    if (request_.capturing && (begins || starts))
      refuse("Expected a step before the graph is captured: the optimizer's first one makes its state");
    if (begins) allocate_state(p);
    p.counted = true;
    check_state_memory(p);
    if (starts) p.backend->start(p);
    add_item(p);
    if (items_.back().extent != Extent::group) continue;
    std::optional<at::Device>& place = reduced[p.group];
    if (place && *place != p.param.device())
      refuse("Expected a group's parameters on one device for an extent of 'group' but received some on " +
             place->str() + " and on " + p.param.device().str());
    place = p.param.device();
  }
  order_overlaps();
  order_passes();
  assign_items();
}

// Each backend's items, in the order of their phases.
void Optimizer::assign_items() {
  active_.clear();
  for (std::size_t i = 0; i < backends_.size(); ++i) {
    items_of_[i].clear();
    const auto take = [&](Item& item) {
      if (item.parameter->backend == backends_[i].get()) items_of_[i].push_back(&item);
    };
    for (Gather& gather : gathers_) take(gather.item);
    for (Item& item : items_) take(item);
    if (phases_ > 1)
      std::stable_sort(items_of_[i].begin(), items_of_[i].end(),
                       [](const Item* a, const Item* b) { return a->phase < b->phase; });
    if (items_of_[i].empty()) continue;
    if (request_.capturing && backends_[i]->immediate())
      refuse("Expected no parameters on " + std::string(backends_[i]->place()) +
             " in a step that a graph captures");
    active_.push_back({backends_[i].get(), items_of_[i]});
  }
}

void Optimizer::add_item(Parameter& p) {
  // The pointer without libtorch's checks of lazy copies on write, which only matter for tensors shared with
  // other programs.
  const auto data = [](const at::Tensor& t) { return t.defined() ? t.mutable_data_ptr() : nullptr; };
  const bool by_rows = steps_rows(p);
  const at::Tensor& grad = by_rows ? row_values(p) : gradient(p);
  const at::Tensor& weights = p.weights();
  const Group& group = groups_[p.group];
  Choice& choice = choices_[p.group][p.decayed];
  if (!choice.made) {
    static const int none = find_decay("none");
    const Context at{.lr = group.values(values_)[kLr]};
    const double* options = group.of_decay(values_);
    choice.made = true;
    choice.step_variant = step_rules()[group.step].variant(group.of_step(values_));
    if (step_rules()[group.step].direct) choice.gather_variant = std::exchange(choice.step_variant, 0);
    choice.decay = p.decayed && !decay_rules()[group.decay].identity(options, at) ? group.decay : none;
    choice.decay_variant = decay_rules()[choice.decay].variant(options, at);
    // What a graph captures takes whatever its options ask for later.
    const auto extent = decay_rules()[request_.capturing && p.decayed ? group.decay : choice.decay].extent;
    choice.extent = extent ? extent(options) : Extent::none;
    choice.trust = p.decayed ? static_cast<Trust>(group.values(values_)[kTrust]) : kNoTrust;
  }
  Item& item = items_.emplace_back();
  item.parameter = &p;
  item.group = &group;
  item.step_variant = choice.step_variant;
  item.decay = choice.decay;
  item.decay_variant = choice.decay_variant;
  item.low_dtype = dtype_of(weights.scalar_type());
  item.low = p.master.defined() ? data(weights) : nullptr;
  item.w = p.master.defined() ? data(p.master) : data(weights);
  item.w_dtype = p.master.defined() ? Dtype::f32 : item.low_dtype;
  item.grad = &grad;
  item.g = grad.const_data_ptr();
  item.g_dtype = dtype_of(grad.scalar_type());
  item.state_dtype = dtype_of(state_type(p));
  for (std::size_t k = 0; k < p.state.size(); ++k) item.state[k] = data(p.state[k]);
  item.coded = false;
  for (std::size_t k = 0; k < p.bases.size(); ++k) {
    item.bases[k] = static_cast<std::int16_t*>(data(p.bases[k]));
    item.coded = item.coded || item.bases[k];
  }
  item.dithered = item.coded || group.storage.state == StateDtype::bfloat16;
  item.fp64 = item.w_dtype == Dtype::f64;
  item.numel = p.numel;
  item.number = static_cast<std::uint32_t>(p.index) + 1;
  item.phase = 0;
  item.may_decay = p.decayed;
  item.extent = choice.extent;
  item.trust = choice.trust;
  item.rows = weights.dim() > 1 ? weights.size(0) : 1;
  item.row_stride = weights.dim() > 1 ? weights.stride(0) : 1;
  if (step_rules()[group.step].direct) split(item);
  if (by_rows) take_rows(item);
}

// Parameters that share memory are stepped one after another, in their order; all others at once.
void Optimizer::order_overlaps() {
  phases_ = 1;
  struct Extent {
    const std::byte *begin, *end;
    Item* item;
  };
  static thread_local std::vector<Extent> extents;
  extents.clear();
  for (Item& item : items_) {
    const Parameter& p = *item.parameter;
    if (p.numel == 0) continue;
    const auto* storage = static_cast<const std::byte*>(p.held.storage().data());
    extents.push_back({static_cast<const std::byte*>(p.real.const_data_ptr()), storage + p.reach, &item});
  }
  // Memory is mostly handed out in order: then nothing is left to sort, and this is one pass.
  const auto before = [](const Extent& a, const Extent& b) { return a.begin < b.begin; };
  if (!std::is_sorted(extents.begin(), extents.end(), before))
    std::sort(extents.begin(), extents.end(), before);
  for (std::size_t i = 0; i < extents.size();) {
    const std::byte* reach = extents[i].end;
    std::size_t j = i + 1;
    for (; j < extents.size() && extents[j].begin < reach; ++j) reach = std::max(reach, extents[j].end);
    if (j - i > 1) {
      std::sort(extents.begin() + i, extents.begin() + j,
                [](const Extent& a, const Extent& b) { return a.item < b.item; });
      for (std::size_t k = i; k < j; ++k) extents[k].item->phase = static_cast<int>(k - i);
      phases_ = std::max(phases_, static_cast<int>(j - i));
    }
    i = j;
  }
}

// Settles what gradients are multiplied by. Returns false where one of them is known to be inf or NaN; what
// only a device knows, it finds for itself. Where some backend needs numbers at once, all go through the CPU.
bool Optimizer::rescale(const GradientScaling& given) {
  const bool at_once = active_.empty() || std::any_of(active_.begin(), active_.end(),
                                                      [](const Active& a) { return a.backend->immediate(); });
  GradientScaling scaling = given;
  if (at_once) {
    if (given.scale_there.defined()) scaling.scale = given.scale_there.item<double>();
    if (given.found_inf_there.defined()) scaling.found_inf = given.found_inf_there.item<double>() != 0;
  }
  for (const Active& a : active_) a.backend->begin(request_, a.items, scaling);
  at::Tensor total;
  double squares = 0;
  bool broken = scaling.found_inf;
  if (request_.clipped() || request_.check) {
    for (const Active& a : active_)
      for (const at::Tensor& sums : a.backend->measure(request_)) {
        if (at_once) {
          const at::Tensor here = sums.cpu();
          squares += here[0].item<double>();
          broken = broken || (request_.check && std::isnan(here[1].item<double>()));
        } else {
          total = total.defined() ? total.add(sums.to(total.device(), /*non_blocking=*/true)) : sums;
        }
      }
    if (at_once) total = at::tensor({squares, broken ? std::nan("") : 0.0}, at::kDouble);
  }
  for (const Active& a : active_) a.backend->scale(request_, scaling, total);
  squares_ = at_once || !request_.clipped() ? at::Tensor() : total[0];
  grad_norm_ = std::sqrt(squares);
  if (request_.check)
    found_inf_ = at_once ? at::full({}, broken ? 1.f : 0.f, at::kFloat) : at::isnan(total[1]).to(at::kFloat);
  return !broken;
}

bool Optimizer::step(std::span<const double> values, const GradientScaling& scaling) {
  accept(values);
  if (scaling.found_inf) return false;
  if (averaged_) refuse("Expected train() before a step: the weights are their average, for evaluation");
  const at::NoGradGuard no_grad;
  const std::size_t zero_starts = zero_starts_.size();
  request_.values = values_;
  request_.check = scaling.check;
  request_.counting = counts_wanted_;
  collect();
  find_zero_starts();
  if (!rescale(scaling)) {
    release_rows();
    return zero_starts_.size() > zero_starts;
  }
  counts_wanted_ = false;
  for (Item& item : items_) {
    // Replays of a graph count as the captured step did, whatever is asked for since.
    item.parameter->tallied = request_.counting && item.countable() && !item.parameter->backend->captured();
  }
  for (int phase = 0; phase < phases_; ++phase) {
    start_rows(phase);
    start_directions(phase);
    for (const Active& a : active_) a.backend->run(request_, phase);
    find_directions(phase);
    finish_rows(phase);
  }
  for (const Active& a : active_) a.backend->end(request_);
  release_rows();
  for (Item& item : items_) {
    Parameter& p = *item.parameter;
    p.param.unsafeGetTensorImpl()->bump_version();
    ++p.clock.steps;  // that were asked for: a device's clock knows those that were taken
    p.clock.fresh = false;
  }
  return zero_starts_.size() > zero_starts;
}

void Optimizer::clip(double value, double norm) {
  if (!(value > 0) || !(norm > 0)) refuse("Expected numbers in (0, inf] for clip");
  request_.clip_value = value;
  request_.clip_norm = norm;
}

double Optimizer::grad_norm() const {
  return squares_.defined() ? std::sqrt(squares_.item<double>()) : grad_norm_;
}

}  // namespace pdecay
