// Steps on CUDA devices. What stays from step to step lies in their memory; a step sends the options, where
// they have changed, and launches, for most models two kernels: see kernel.h.
#include "backend.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <utility>
#include <vector>

#include "cuda/launch.h"
#include "cuda/plan.h"
#include "engine/optimizer.h"
#include "rules/rules.h"

namespace pdecay {
namespace {

bool aligned(const void* p) { return reinterpret_cast<std::uintptr_t>(p) % kBytesAtOnce == 0; }

DeviceClock on_host(const at::Tensor& clock) {
  const at::Tensor here = clock.cpu();
  return *static_cast<const DeviceClock*>(here.const_data_ptr());
}

class Cuda final : public Backend {
 public:
  const char* place() const override { return "a CUDA device"; }
  bool holds(const at::Tensor& param) const override { return param.is_cuda() || emulation(); }
  bool immediate() const override { return false; }
  bool capturing(at::Device device) const override { return is_capturing(device); }
  bool captured() const override { return plans_.captured(); }

  void start(Parameter&) override;
  Clock read(const Parameter&) const override;
  void write(Parameter&, const Clock&) override;
  at::Tensor steps_taken(const Parameter& p) const override {
    return p.device_clock[offsetof(DeviceClock, steps) / sizeof(double)];
  }

  void send(std::span<const double> values) override {
    for (const at::Device device : plans_.devices()) plans_.values(device, values, false);
  }
  void begin(const StepRequest&, std::span<Item* const>, const GradientScaling&) override;
  std::vector<at::Tensor> measure(const StepRequest&) override;
  void scale(const StepRequest&, const GradientScaling&, const at::Tensor& total) override;
  void run(const StepRequest&, int phase) override;
  void end(const StepRequest&) override {}

 private:
  const void* there(const at::Tensor& t, at::Device device, at::ScalarType type);

  Plans plans_;
  std::span<Item* const> items_;
  std::vector<Plan*> running_;            // those of the step that is under way
  std::vector<at::Tensor> scaling_held_;  // what its launches read
};

// Its numbers are written where they lie, as a copy from the CPU would be waited for.
void Cuda::start(Parameter& p) {
  static_assert(sizeof(DeviceClock) == kClockNumbers * sizeof(double));
  p.device_clock = at::zeros({kClockNumbers}, at::TensorOptions(p.param.device()).dtype(at::kDouble));
  const auto set = [&](std::size_t offset, double value) {
    if (value != 0) p.device_clock[static_cast<std::int64_t>(offset / sizeof(double))].fill_(value);
  };
  set(offsetof(DeviceClock, steps), static_cast<double>(p.clock.steps));
  set(offsetof(DeviceClock, fresh), p.clock.fresh);
  for (std::size_t k = 0; k < p.clock.scalars.size(); ++k)
    set(offsetof(DeviceClock, scalars) + k * sizeof(double), p.clock.scalars[k]);
  if (!p.mean.defined()) return;
  p.device_clock[offsetof(DeviceClock, scalars) / sizeof(double) + kScalars].copy_(p.mean);
  p.mean.reset();
}

Clock Cuda::read(const Parameter& p) const {
  const DeviceClock now = on_host(p.device_clock);
  Clock clock;
  clock.steps = static_cast<std::int64_t>(now.steps);
  std::copy_n(now.scalars, clock.scalars.size(), clock.scalars.begin());
  clock.scalars[kScalars] = running_mean(now, p.numel);
  clock.fresh = now.fresh != 0;
  clock.zeros = static_cast<std::int64_t>(now.zeros);
  clock.below = static_cast<std::int64_t>(now.below);
  return clock;
}

void Cuda::write(Parameter& p, const Clock& clock) {
  p.clock = clock;
  at::Tensor here = at::empty({kClockNumbers}, at::TensorOptions(at::kDouble));
  DeviceClock now;
  now.steps = static_cast<double>(clock.steps);
  std::copy(clock.scalars.begin(), clock.scalars.end(), now.scalars);
  now.fresh = clock.fresh;
  now.zeros = static_cast<double>(clock.zeros);
  now.below = static_cast<double>(clock.below);
  *static_cast<DeviceClock*>(here.mutable_data_ptr()) = now;
  p.device_clock.copy_(here);
}

const void* Cuda::there(const at::Tensor& t, at::Device device, at::ScalarType type) {
  if (!t.defined()) return nullptr;
  scaling_held_.push_back(t.to(device, type, /*non_blocking=*/true));
  return scaling_held_.back().const_data_ptr();
}

// Parameters by the launch that they are part of: one for all with the same rules and dtypes.
void Cuda::begin(const StepRequest& request, std::span<Item* const> items, const GradientScaling& given) {
  const BesideCapture beside(request.capturing);
  struct Batch {
    at::Device device;
    KernelTypes types;
    int phase;
    const double* values;
    std::vector<DeviceParam> params;
    bool needs[2] = {};
  };
  std::vector<Batch> batches;
  static const int none = find_decay("none");
  items_ = items;
  // A captured step takes whatever decay options will ask for.
  const auto decays_in = [&](const Item& item) {
    return request.capturing ? item.may_decay : item.decay != none;
  };
  const auto add = [&](const Item& item) {
    const Parameter& p = *item.parameter;
    const Group& group = *item.group;
    const at::Device device = p.real.device();
    const bool decays = decays_in(item);
    const int decay_variant = !decays ? 0 : request.capturing ? kAnyVariant : item.decay_variant;
    const KernelTypes types{group.step,    item.step_variant, decays ? group.decay : none,
                            decay_variant, item.fp64,         item.w_dtype,
                            item.g_dtype,  item.state_dtype,  item.low ? item.low_dtype : Dtype::bf16,
                            item.coded};
    // What does not decay goes with what does.
    const auto takes = [&](const Batch& b) {
      KernelTypes theirs = b.types;
      if (!decays) theirs.decay = types.decay, theirs.decay_variant = types.decay_variant;
      return b.device == device && b.phase == item.phase && theirs == types;
    };
    auto batch = std::find_if(batches.begin(), batches.end(), takes);
    if (batch == batches.end())
      batch = batches.insert(
          batch,
          {device, types, item.phase, plans_.values(device, request.values, request.capturing), {}, {}});
    DeviceParam& d = batch->params.emplace_back();
    d.w = item.w;
    d.low = item.low;
    d.g = item.g;
    std::copy(item.state.begin(), item.state.end(), d.state);
    std::copy(item.bases.begin(), item.bases.end(), d.bases);
    d.clock = static_cast<DeviceClock*>(p.device_clock.mutable_data_ptr());
    d.values = batch->values + group.first_value;
    d.numel = item.numel;
    d.extent = decays ? item.extent : Extent::none;
    d.trusts = item.trust != kNoTrust;
    d.rows = d.extent == Extent::row ? item.rows : 1;
    d.row_stride = item.row_stride;
    if (item.numel && (d.trusts || d.extent != Extent::none)) d.reduced = item.numel / d.rows;
    batch->needs[kGradientStage] |= item.trust == kLars;
    batch->needs[kWeightStage] |= item.trust == kLamb || d.extent != Extent::none;
    d.threshold = request.threshold(item.fp64);
    d.number = item.number;
    d.seed = group.storage.seed;
    d.decay_options = kGroupValues + group.step_options;
    d.decays = decays;
    d.stochastic = group.storage.stochastic;
    d.dithered = item.dithered;
    d.counted = item.countable();
    d.follows = !item.begins();
    d.aligned = aligned(d.w) && aligned(d.g) && aligned(d.low) &&
                std::all_of(std::begin(d.state), std::end(d.state), aligned);
  };
  for (const bool decaying : {true, false})
    for (const Item* item : items)
      if (decaying == decays_in(*item)) add(*item);
  // A group's weights are those of all its parameters, in one launch.
  std::map<const double*, std::pair<const Batch*, long long>> groups;
  for (Batch& batch : batches)
    for (DeviceParam& d : batch.params) {
      if (d.extent != Extent::group || !d.reduced) continue;
      auto& [first, numel] = groups.try_emplace(d.values, &batch, 0).first->second;
      if (first != &batch)
        refuse("Expected a group's parameters of one dtype, that share no memory, for an extent of 'group'");
      numel += d.numel;
    }
  running_.clear();
  for (Batch& batch : batches) {
    for (DeviceParam& d : batch.params)
      if (d.extent == Extent::group && d.reduced) d.reduced = groups[d.values].second;
    running_.push_back(
        &plans_.place(batch.device, batch.types, batch.phase, std::move(batch.params), request.capturing));
    std::copy(std::begin(batch.needs), std::end(batch.needs), running_.back()->needs);
  }

  scaling_held_.clear();
  for (Plan* plan : running_) {
    Scaling& s = plan->work.scaling;
    s = {};
    s.found_inf = static_cast<const float*>(there(given.found_inf_there, plan->device, at::kFloat));
    s.scale = 1;
    s.clip_value = s.clip_norm = std::numeric_limits<double>::infinity();
    if (plan->follows()) continue;
    s.grad_scale = static_cast<const float*>(there(given.scale_there, plan->device, at::kFloat));
    s.scale = given.scale;
    s.clip_value = request.clip_value;
    s.clip_norm = request.clip_norm;
  }
}

std::vector<at::Tensor> Cuda::measure(const StepRequest& request) {
  const BesideCapture beside(request.capturing);
  std::vector<at::Tensor> sums;
  for (Plan* plan : running_) {
    if (plan->follows()) continue;
    if (!plan->partial.defined())
      plan->partial = at::empty({plan->chunks, 2}, at::TensorOptions(plan->device).dtype(at::kDouble));
    plan->work.partial = static_cast<double*>(plan->partial.mutable_data_ptr());
    launch(Kernel::measure, plan->types, plan->device, plan->work, plan->chunks);
    const at::Tensor own = plan->partial.sum(0);
    const auto same = std::find_if(sums.begin(), sums.end(),
                                   [&](const at::Tensor& t) { return t.device() == own.device(); });
    if (same == sums.end())
      sums.push_back(own);
    else
      *same = same->add(own);
  }
  return sums;
}

void Cuda::scale(const StepRequest& request, const GradientScaling&, const at::Tensor& total) {
  if (!total.defined()) return;
  const BesideCapture beside(request.capturing);
  for (Plan* plan : running_) {
    const auto* numbers = static_cast<const double*>(there(total, plan->device, at::kDouble));
    if (request.clipped() && !plan->follows()) plan->work.scaling.squares = numbers;
    if (request.check) plan->work.scaling.broken = numbers + 1;
  }
}

void Cuda::run(const StepRequest& request, int phase) {
  const BesideCapture beside(request.capturing);
  const auto each_copied = [&](auto&& copy) {
    for (const Item* item : items_)
      if (item->phase == phase && item->is_copied()) copy(*item->parameter);
  };
  each_copied([](Parameter& p) { p.dense.copy_(p.real); });
  for (Plan* plan : running_) {
    if (plan->phase != phase) continue;
    plan->work.counting = request.counting;
    launch(Kernel::prepare, plan->types, plan->device, plan->work,
           (plan->work.count + kThreads - 1) / kThreads);
    for (const Stage stage : {kGradientStage, kWeightStage}) {
      if (!plan->needs[stage] || !plan->sums.defined()) continue;
      plan->work.stage = stage;
      plan->sums.zero_();
      launch(Kernel::survey, plan->types, plan->device, plan->work, plan->chunks);
      launch(Kernel::conclude, plan->types, plan->device, plan->work, plan->work.count);
    }
    launch(Kernel::step, plan->types, plan->device, plan->work, plan->chunks);
  }
  each_copied([](Parameter& p) { p.real.copy_(p.dense); });
}

}  // namespace

std::unique_ptr<Backend> make_cuda_backend() { return std::make_unique<Cuda>(); }

}  // namespace pdecay
