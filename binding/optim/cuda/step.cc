// A step over the parameters of devices. What stays from step to step lies in their memory; a step sends the
// options, where they have changed, and launches, for most models two kernels: see kernel.h.
#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/isnan.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "../engine/optimizer.h"
#include "launch.h"

namespace pdecay {
namespace {

bool aligned(const void* p) { return reinterpret_cast<std::uintptr_t>(p) % kBytesAtOnce == 0; }

}  // namespace

bool Optimizer::on_device(const Entry& entry) const { return !entry.param.is_cpu() || emulation(); }

bool Optimizer::on_device() const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& e) { return on_device(e); });
}

DeviceClock Optimizer::clock(const Entry& entry) const {
  const at::Tensor here = entry.clock.cpu();
  return *static_cast<const DeviceClock*>(here.const_data_ptr());
}

// In place: a graph may know where it lies.
void Optimizer::set_clock(Entry& entry, const DeviceClock& clock) const {
  static_assert(sizeof clock == kClockNumbers * sizeof(double));
  const at::TensorOptions doubles(at::kDouble);
  if (!entry.clock.defined()) entry.clock = at::empty({kClockNumbers}, doubles.device(entry.param.device()));
  at::Tensor here = at::empty({kClockNumbers}, doubles);
  *static_cast<DeviceClock*>(here.mutable_data_ptr()) = clock;
  entry.clock.copy_(here);
}

void Optimizer::start_clock(Entry& entry) const {
  DeviceClock clock;
  clock.steps = static_cast<double>(entry.steps);
  std::copy(entry.scalars.begin(), entry.scalars.end(), clock.scalars);
  clock.fresh = entry.fresh;
  set_clock(entry, clock);
}

// Parameters by the launch that they are part of: one for all with the same rules and dtypes.
void Optimizer::plan(std::span<const double> values) {
  struct Batch {
    at::Device device;
    KernelTypes types;
    int phase;
    const double* values;
    std::vector<DeviceParam> params;
  };
  std::vector<Batch> batches;
  static const int none = find_decay("none");
  // A captured step takes whatever decay options will ask for.
  const auto decays_in = [&](const Live& live) {
    return capturing_ ? live.entry->decayed : live.at->decay != none;
  };
  const auto add = [&](Live& live) {
    Entry& entry = *live.entry;
    const Moments& m = *live.at;
    const Group& group = groups_[m.group];
    const bool decays = decays_in(live);
    const KernelTypes types{group.step,
                            m.step_variant,
                            decays ? group.decay : none,
                            !decays      ? 0
                            : capturing_ ? kAnyVariant
                                         : m.decay_variant,
                            live.fp64,
                            live.w_dtype,
                            live.g_dtype,
                            live.state_dtype,
                            live.low ? live.low_dtype : Dtype::bf16};
    // What does not decay goes with what does.
    const auto takes = [&](const Batch& b) {
      KernelTypes theirs = b.types;
      if (!decays) theirs.decay = types.decay, theirs.decay_variant = types.decay_variant;
      return b.device == entry.real.device() && b.phase == live.phase && theirs == types;
    };
    auto batch = std::find_if(batches.begin(), batches.end(), takes);
    if (batch == batches.end())
      batch = batches.insert(batch, {entry.real.device(),
                                     types,
                                     live.phase,
                                     plans_.values(entry.real.device(), values, capturing_),
                                     {}});
    DeviceParam& p = batch->params.emplace_back();
    p.w = live.w;
    p.low = live.low;
    p.g = live.g;
    std::copy(live.state.begin(), live.state.end(), p.state);
    p.clock = static_cast<DeviceClock*>(entry.clock.mutable_data_ptr());
    p.values = batch->values + group.first_value;
    p.numel = live.numel;
    p.threshold = threshold(live.fp64);
    p.number = live.number;
    p.seed = group.storage.seed;
    p.decay_options = kGroupValues + option_count(*step_rules()[group.step].info);
    p.decays = decays;
    p.stochastic = group.storage.stochastic;
    p.counted = live.countable();
    p.aligned = aligned(p.w) && aligned(p.g) && aligned(p.low) &&
                std::all_of(std::begin(p.state), std::end(p.state), aligned);
  };
  for (const bool decaying : {true, false})
    for (Live& live : live_)
      if (live.on_device && decaying == decays_in(live)) add(live);
  running_.clear();
  for (Batch& batch : batches)
    running_.push_back(
        &plans_.place(batch.device, batch.types, batch.phase, std::move(batch.params), capturing_));
}

// Fills in how the launches of this step scale gradients: from numbers in each device's memory, found there
// where some have to be found. With parameters on the CPU too, all goes through it.
void Optimizer::measure(const GradientScaling& given, bool on_host, double& squares, bool& broken) {
  scaling_held_.clear();
  const auto there = [&](const at::Tensor& t, at::Device device) -> const void* {
    if (!t.defined()) return nullptr;
    scaling_held_.push_back(t.to(device, at::kFloat, /*non_blocking=*/true));
    return scaling_held_.back().const_data_ptr();
  };
  for (Plan* plan : running_) {
    Scaling& s = plan->work.scaling;
    s = {};
    s.grad_scale = static_cast<const float*>(there(given.scale_there, plan->device));
    s.found_inf = static_cast<const float*>(there(given.found_inf_there, plan->device));
    s.scale = given.scale;
    s.clip_value = clip_value_;
    s.clip_norm = clip_norm_;
  }
  const bool clipped = std::isfinite(clip_norm_);
  if (!clipped && !given.check) return;

  // Of each device: its squares, and 0 or NaN.
  std::map<at::Device, at::Tensor, bool (*)(at::Device, at::Device)> found(
      [](at::Device a, at::Device b) { return std::hash<at::Device>{}(a) < std::hash<at::Device>{}(b); });
  for (Plan* plan : running_) {
    if (!plan->partial.defined())
      plan->partial = at::empty({plan->chunks, 2}, at::TensorOptions(plan->device).dtype(at::kDouble));
    plan->work.partial = static_cast<double*>(plan->partial.mutable_data_ptr());
    launch(Kernel::measure, plan->types, plan->device, plan->work, plan->chunks);
    at::Tensor& sum = found[plan->device];
    sum = sum.defined() ? sum.add(plan->partial.sum(0)) : plan->partial.sum(0);
  }
  if (on_host) {
    for (const auto& [device, sum] : found) {
      const at::Tensor here = sum.cpu();
      squares += here[0].item<double>();
      broken = broken || std::isnan(here[1].item<double>());
    }
  }
  std::map<at::Device, at::Tensor, decltype(found)::key_compare> all(found.key_comp());
  for (const auto& [device, own] : found) {
    at::Tensor& sum = all[device];
    if (on_host)
      sum = at::tensor({squares, 0.0}, at::kDouble).to(device);
    else
      for (const auto& [other, part] : found)
        sum = sum.defined() ? sum.add(part.to(device, /*non_blocking=*/true)) : part.to(device, true);
    scaling_held_.push_back(sum);
  }
  for (Plan* plan : running_) {
    const auto* numbers = static_cast<const double*>(all[plan->device].const_data_ptr());
    if (clipped) plan->work.scaling.squares = numbers;
    if (given.check) plan->work.scaling.broken = numbers + 1;
  }
  if (on_host) return;
  const at::Tensor& sum = all.begin()->second;
  if (clipped) squares_ = sum[0];
  if (given.check) found_inf_ = at::isnan(sum[1]).to(at::kFloat);
}

void Optimizer::run_on_device(int phase) {
  const auto each_copied = [&](auto&& copy) {
    for (Live& live : live_)
      if (live.phase == phase && live.on_device && live.entry->dense.defined()) copy(*live.entry);
  };
  each_copied([](Entry& entry) { entry.dense.copy_(entry.real); });
  for (Plan* plan : running_) {
    if (plan->phase != phase) continue;
    plan->work.counting = counting_;
    launch(Kernel::prepare, plan->types, plan->device, plan->work,
           (plan->work.count + kThreads - 1) / kThreads);
    launch(Kernel::step, plan->types, plan->device, plan->work, plan->chunks);
  }
  each_copied([](Entry& entry) { entry.real.copy_(entry.dense); });
}

void Optimizer::set_values(std::span<const double> values) {
  accept(values);
  for (const at::Device device : plans_.devices()) plans_.values(device, values, false);
}

double Optimizer::grad_norm() const {
  return squares_.defined() ? std::sqrt(squares_.item<double>()) : grad_norm_;
}

}  // namespace pdecay
