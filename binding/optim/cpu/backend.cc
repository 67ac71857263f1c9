// Steps on the CPU: one parallel region runs over all weights of a phase, numbered through.
#include "backend.h"

#include <ATen/Parallel.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <deque>

#include "cpu/kernels.h"
#include "cpu/part.h"
#include "cpu/reduce.h"
#include "cpu/survey.h"
#include "rules/power.h"
#include "rules/rules.h"

namespace pdecay {
namespace {

// Weights under which a second thread costs more than it saves.
constexpr std::int64_t kGrain = 32768;
std::int64_t aligned(std::int64_t n) { return (n + kBlock - 1) / kBlock * kBlock; }

class Cpu final : public Backend {
 public:
  const char* place() const override { return "the CPU"; }
  bool holds(const at::Tensor& param) const override { return param.is_cpu(); }
  bool immediate() const override { return true; }

  using Backend::count;
  void count(const at::Tensor& tensor, std::span<const double> sizes, std::int64_t* counts) const override {
    count_from(cpu_kernels(), tensor, sizes, counts);
  }
  void begin(const StepRequest&, std::span<Item* const>, const GradientScaling&) override;
  std::vector<at::Tensor> measure(const StepRequest&) override;
  void scale(const StepRequest&, const GradientScaling&, const at::Tensor& total) override;
  void run(const StepRequest&, int phase) override;
  void end(const StepRequest&) override;

 private:
  const Coefficients& coefficients(const StepRequest&, const Item&);
  double squared_norm(double clip_value) const;
  // A phase's items are side by side, and their weights numbered through.
  struct Stretch {
    std::size_t first = 0, last = 0;
    std::int64_t total = 0;
  };
  template <class Visit>
  void each_part(const Stretch&, Visit&& visit);
  void reduce(const StepRequest&, const Stretch&, Stage);

  PowerTables tables_{cpu_kernels().looks_up_in_registers};
  std::deque<Coefficients> coefs_;  // addresses stay; used from the front
  std::size_t coefs_used_ = 0;
  std::deque<CpuWork> all_work_;
  std::span<Item* const> items_;
  std::vector<Stretch> stretches_;  // of each phase
  Reductions reductions_;
  Scaled scaling_;
};

const Coefficients& Cpu::coefficients(const StepRequest& request, const Item& item) {
  const Parameter& p = *item.parameter;
  const Clock& clock = p.clock;
  // Parameters come by groups, and those of one share a few. Where each has a mean of its own none are
  // shared, and to look through all would take as long as the step.
  constexpr std::size_t kLook = 16;
  for (std::size_t i = coefs_used_; i > 0 && coefs_used_ - i < kLook;) {
    const Coefficients& c = coefs_[--i];
    if (c.group == p.group && c.decay == item.decay && c.decayed == p.decayed && c.fp64 == item.fp64 &&
        c.fresh == clock.fresh && c.step == clock.steps + 1 && c.before == clock.scalars)
      return c;
  }
  if (coefs_used_ == coefs_.size()) coefs_.emplace_back();
  Coefficients& c = coefs_[coefs_used_++];
  c.group = p.group;
  c.decay = item.decay;
  c.step = clock.steps + 1;
  c.before = c.after = clock.scalars;
  c.decayed = p.decayed;
  c.fp64 = item.fp64;
  c.fresh = clock.fresh;
  const Group& group = *item.group;
  Context context{group.values(request.values)[kLr], c.step, c.after.data(), &tables_, c.fresh};
  step_rules()[group.step].coefs(item.fp64, group.of_step(request.values), context, c.of_step);
  context.scalars += kScalars;
  decay_rules()[item.decay].coefs(item.fp64, group.of_decay(request.values), context, c.of_decay);
  return c;
}

void Cpu::begin(const StepRequest& request, std::span<Item* const> items, const GradientScaling& given) {
  tables_.new_step();
  coefs_used_ = 0;
  items_ = items;
  scaling_.scale = given.scale;
  stretches_.clear();
  reductions_.begin();
  while (all_work_.size() < items.size()) all_work_.emplace_back();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = *items[i];
    const Dtype computed = item.fp64 ? Dtype::f64 : Dtype::f32;
    const double* values = item.group->values(request.values);
    CpuWork& work = all_work_[i];
    work.item = &item;
    work.coefs = &coefficients(request, item);
    work.direct = item.w_dtype == computed && item.g_dtype == computed && item.state_dtype == computed &&
                  !item.low && !item.coded;
    work.maximize = item.begins() && values[kMaximize] != 0;
    work.cautious = values[kCautious] != 0;
    const auto phase = static_cast<std::size_t>(item.phase);
    while (stretches_.size() <= phase) stretches_.push_back({i, i});
    Stretch& stretch = stretches_[phase];
    stretch.last = i + 1;
    work.begin = stretch.total;
    work.zeros = work.below = 0;
    work.abs_sum = 0;
    const std::span decay_scalars = std::span(work.coefs->after).subspan(kScalars);
    if (const std::size_t sums = work.reduced.begin(item, decay_scalars))
      work.reduced.first = reductions_.take(sums);
    stretch.total += aligned(item.numel);
  }
}

// Of the gradients after scaling and clipping by value.
double Cpu::squared_norm(double clip_value) const {
  std::atomic<double> total{0};
  const double scale = 1 / scaling_.scale;
  for (const Stretch& stretch : stretches_)
    at::parallel_for(0, stretch.total / kBlock, kGrain / kBlock, [&](std::int64_t first, std::int64_t last) {
      const auto widen = cpu_kernels().f64.widen;
      double sum = 0, buffer[kBlock];
      for (std::size_t k = stretch.first; k < stretch.last; ++k) {
        const CpuWork& work = all_work_[k];
        const Item& item = *work.item;
        if (!item.begins()) continue;
        const std::int64_t from = std::max<std::int64_t>(first * kBlock - work.begin, 0);
        const std::int64_t to = std::min(last * kBlock - work.begin, item.numel);
        for (std::int64_t i = from; i < to; i += kBlock) {
          const std::int64_t n = std::min<std::int64_t>(kBlock, to - i);
          widen(advance(item.g, item.g_dtype, i), item.g_dtype, buffer, n);
          double lanes[4] = {};
          for (std::int64_t j = 0; j < n; ++j) {
            const double g = std::min(std::abs(buffer[j] * scale), clip_value);
            lanes[j & 3] += std::isnan(buffer[j]) ? buffer[j] : g * g;
          }
          sum += (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
        }
      }
      total.fetch_add(sum, std::memory_order_relaxed);
    });
  return total.load();
}

std::vector<at::Tensor> Cpu::measure(const StepRequest& request) {
  const double squares = request.clipped() ? squared_norm(request.clip_value) : 0;
  const bool broken = request.check && std::any_of(items_.begin(), items_.end(), [&](const Item* item) {
                        return item->begins() && has_non_finite(*item->grad);
                      });
  return {at::tensor({squares, broken ? std::nan("") : 0.0}, at::kDouble)};
}

void Cpu::scale(const StepRequest& request, const GradientScaling&, const at::Tensor& total) {
  scaling_.norm_factor =
      request.clipped() ? norm_factor(request.clip_norm, std::sqrt(total.const_data_ptr<double>()[0])) : 1;
}

void Cpu::run(const StepRequest& request, int phase) {
  if (static_cast<std::size_t>(phase) >= stretches_.size()) return;
  const Stretch& stretch = stretches_[static_cast<std::size_t>(phase)];
  const auto each_copied = [&](auto&& copy) {
    for (std::size_t k = stretch.first; k < stretch.last; ++k)
      if (items_[k]->is_copied()) copy(*items_[k]->parameter);
  };
  each_copied([](Parameter& p) { p.dense.copy_(p.real); });
  for (const Stage stage : {Stage::gradient, Stage::weight}) reduce(request, stretch, stage);
  each_part(stretch, [&](CpuWork& work, std::int64_t from, std::int64_t to) {
    Tally tally;
    run_part(request, work, scaling_, from, to, tally, nullptr);
    work.zeros.fetch_add(tally.zeros, std::memory_order_relaxed);
    work.below.fetch_add(tally.below, std::memory_order_relaxed);
    if (tally.abs_sum != 0) work.abs_sum.fetch_add(tally.abs_sum, std::memory_order_relaxed);
  });
  each_copied([](Parameter& p) { p.real.copy_(p.dense); });
}

// Takes the sums that the phase's parameters need at a stage, and what follows from them.
void Cpu::reduce(const StepRequest& request, const Stretch& stretch, Stage stage) {
  if (reductions_.empty()) return;
  const auto start = all_work_.begin() + static_cast<std::ptrdiff_t>(stretch.first),
             stop = all_work_.begin() + static_cast<std::ptrdiff_t>(stretch.last);
  const auto needed = [&](const CpuWork& w) { return w.reduced.needed(stage); };
  if (std::none_of(start, stop, needed)) return;
  reductions_.clear();
  each_part(stretch, [&](CpuWork& work, std::int64_t from, std::int64_t to) {
    if (!work.reduced.needed(stage)) return;
    Tally none;
    Sums* sums = reductions_.of_this_thread() + work.reduced.first;
    run_part(request, work, scaling_, from, to, none, sums);
  });
  reductions_.join();
  struct OfGroup {
    Sums sums;
    std::int64_t numel = 0;
  };
  std::vector<OfGroup> groups;
  for (auto work = start; work != stop; ++work) {
    if (!needed(*work) || work->reduced.extent != Extent::group) continue;
    const std::size_t group = work->item->parameter->group;
    if (groups.size() <= group) groups.resize(group + 1);
    for (const Sums& s : reductions_.of(work->reduced)) groups[group].sums.add(s);
    groups[group].numel += work->item->numel;
  }
  for (auto work = start; work != stop; ++work) {
    if (!needed(*work)) continue;
    const std::size_t group = work->item->parameter->group;
    const OfGroup& of_group = group < groups.size() ? groups[group] : OfGroup{};
    const Context at{work->item->group->values(request.values)[kLr], work->coefs->step};
    work->reduced.conclude(stage, *work->item, request, at, reductions_.of(work->reduced), of_group.sums,
                           of_group.numel);
  }
}

// Visits a phase's parameters in parallel, by runs of their weights.
template <class Visit>
void Cpu::each_part(const Stretch& stretch, Visit&& visit) {
  at::parallel_for(0, stretch.total / kBlock, kGrain / kBlock, [&](std::int64_t first, std::int64_t last) {
    const std::int64_t begin = first * kBlock, end = last * kBlock;
    const auto start = all_work_.begin() + static_cast<std::ptrdiff_t>(stretch.first),
               stop = all_work_.begin() + static_cast<std::ptrdiff_t>(stretch.last);
    auto work =
        std::upper_bound(start, stop, begin, [](std::int64_t b, const CpuWork& w) { return b < w.begin; });
    if (work != start) --work;
    for (; work != stop && work->begin < end; ++work) {
      const std::int64_t from = std::max<std::int64_t>(begin - work->begin, 0),
                         to = std::min(end - work->begin, work->item->numel);
      if (from < to) visit(*work, from, to);
    }
  });
}

void Cpu::end(const StepRequest& request) {
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const CpuWork& work = all_work_[i];
    const Item& item = *work.item;
    if (!item.writes_weights()) continue;
    Clock& clock = item.parameter->clock;
    clock.scalars = work.coefs->after;
    if (work.reduced.reduces)
      std::copy(work.reduced.scalars.begin(), work.reduced.scalars.end(), clock.scalars.begin() + kScalars);
    clock.zeros = work.zeros;
    clock.below = work.below;
    double& mean = clock.scalars[kScalars];
    if (const double rate = mean_rate(item, request.values); rate != 0 && item.numel != 0)
      mean += rate * (work.abs_sum.load() / static_cast<double>(item.numel) - mean);
  }
}

}  // namespace

std::unique_ptr<Backend> make_cpu_backend() { return std::make_unique<Cpu>(); }

}  // namespace pdecay
