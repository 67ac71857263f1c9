// Steps on the CPU: one parallel region runs over all weights of a phase, numbered through.
#include "backend.h"

#include <ATen/Parallel.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <deque>

#include "cpu/kernels.h"
#include "cpu/survey.h"
#include "rules/power.h"
#include "rules/rules.h"

namespace pdecay {
namespace {

// Weights under which a second thread costs more than it saves.
constexpr std::int64_t kGrain = 32768;
// Run by one call of a loop: its counts are kept in 32 bits, and its coefficients fetched once.
constexpr std::int64_t kRun = 16384;

std::int64_t element_size(Dtype dtype) { return dtype == Dtype::f64 ? 8 : dtype == Dtype::f32 ? 4 : 2; }

void* advance(void* p, Dtype dtype, std::int64_t elements) {
  return static_cast<std::byte*>(p) + elements * element_size(dtype);
}
const void* advance(const void* p, Dtype dtype, std::int64_t elements) {
  return static_cast<const std::byte*>(p) + elements * element_size(dtype);
}

std::int64_t aligned(std::int64_t n, std::int64_t unit) { return (n + unit - 1) / unit * unit; }

// Of a step's slots where it keeps 8-bit codes.
bool is_signed(const Item& item, int slot) {
  return step_rules()[item.group->step].signed_codes >> slot & 1u;
}

// Shared by all parameters of a group that have taken as many steps.
struct Coefficients {
  std::size_t group;
  int decay;
  std::int64_t step;
  std::array<double, kScalars + 1> before, after;
  bool decayed, fp64, fresh;
  alignas(16) std::byte of_step[kCoefsBytes];
  alignas(16) std::byte of_decay[kCoefsBytes];
};

struct Work {
  const Item* item = nullptr;
  const Coefficients* coefs = nullptr;
  bool direct = false, maximize = false, cautious = false;  // direct: every stream is of the type computed in
  std::int64_t begin = 0;  // its place in the numbering of its phase's weights
  std::atomic<std::int64_t> zeros{0}, below{0};
  std::atomic<double> abs_sum{0};
};

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
  template <class F>
  void run_part(const StepRequest&, const Work&, std::int64_t begin, std::int64_t end, Tally&) const;

  PowerTables tables_{cpu_kernels().looks_up_in_registers};
  std::deque<Coefficients> coefs_;  // addresses stay; used from the front
  std::size_t coefs_used_ = 0;
  std::deque<Work> all_work_;
  std::span<Item* const> items_;
  // A phase's items are side by side, and their weights numbered through.
  struct Stretch {
    std::size_t first = 0, last = 0;
    std::int64_t total = 0;
  };
  std::vector<Stretch> stretches_;  // of each phase
  std::int64_t unit_ = kBlock;      // by which threads share a phase's weights
  double scale_ = 1, norm_factor_ = 1;
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
  scale_ = given.scale;
  stretches_.clear();
  unit_ =
      std::any_of(items.begin(), items.end(), [](const Item* item) { return item->coded || item->dithered; })
          ? kCodeBlock
          : kBlock;
  while (all_work_.size() < items.size()) all_work_.emplace_back();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = *items[i];
    const Dtype computed = item.fp64 ? Dtype::f64 : Dtype::f32;
    const double* values = item.group->values(request.values);
    Work& work = all_work_[i];
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
    stretch.total += aligned(item.numel, unit_);
  }
}

// Of the gradients after scaling and clipping by value.
double Cpu::squared_norm(double clip_value) const {
  std::atomic<double> total{0};
  const double scale = 1 / scale_;
  for (const Stretch& stretch : stretches_)
    at::parallel_for(0, stretch.total / kBlock, kGrain / kBlock, [&](std::int64_t first, std::int64_t last) {
      const auto widen = cpu_kernels().f64.widen;
      double sum = 0, buffer[kBlock];
      for (std::size_t k = stretch.first; k < stretch.last; ++k) {
        const Work& work = all_work_[k];
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
  norm_factor_ =
      request.clipped() ? norm_factor(request.clip_norm, std::sqrt(total.const_data_ptr<double>()[0])) : 1;
}

template <class F>
void Cpu::run_part(const StepRequest& request, const Work& work, std::int64_t begin, std::int64_t end,
                   Tally& tally) const {
  const Item& item = *work.item;
  const Group& group = *item.group;
  const Coefficients& coefs = *work.coefs;
  const Kernels& kernels = cpu_kernels();
  const Loops<F>& loops = kernels.loops<F>();
  const auto gradient = loops.gradient(item.decay, item.decay_variant);
  const bool clipped = item.begins() && std::isfinite(request.clip_value);
  const auto step = loops.step(group.step, item.step_variant);
  const auto decay = loops.decay(item.decay, item.decay_variant);
  const auto fused = work.cautious || clipped
                         ? nullptr
                         : loops.fused(group.step, item.step_variant, item.decay, item.decay_variant);

  const double scale = item.begins() ? norm_factor_ / scale_ : 1;
  Run<F> r{};
  r.g_scale = static_cast<F>(work.maximize ? -scale : scale);
  r.g_limit = static_cast<F>(request.clip_value * norm_factor_);
  r.threshold = static_cast<F>(request.threshold(sizeof(F) == 8));
  r.mean = static_cast<F>(coefs.before[kScalars]);
  r.cautious = work.cautious;
  r.counting = item.writes_weights() && item.parameter->tallied;

  constexpr int kSlots = kStepSlots + kDecaySlots, kBuffer = kCodeBlock;
  alignas(64) F before[kBuffer], grad[kBuffer], weights[kBuffer], states[kSlots][kBuffer];
  constexpr Dtype kComputed = sizeof(F) == 8 ? Dtype::f64 : Dtype::f32;
  const bool w_direct = item.w_dtype == kComputed, g_direct = item.g_dtype == kComputed,
             state_direct = item.state_dtype == kComputed;
  const auto base = [&](int k) { return k < kStepSlots ? item.bases[k] : nullptr; };
  // Lanes add |w| up as floats.
  const bool mean = decay_rules()[item.decay].mean_rate;
  const std::int64_t stride = !work.direct || (fused && mean) ? kBuffer : fused ? kRun : kBlock;
  for (std::int64_t i = begin; i < end; i += stride) {
    r.n = std::min(stride, end - i);
    r.before = before;
    // Streams of the type computed in are used where they are, others by way of a buffer.
    r.w = w_direct ? static_cast<F*>(item.w) + i : weights;
    r.g = g_direct ? static_cast<const F*>(item.g) + i : grad;
    if (!w_direct) loops.widen(advance(item.w, item.w_dtype, i), item.w_dtype, weights, r.n);
    if (!g_direct) loops.widen(advance(item.g, item.g_dtype, i), item.g_dtype, grad, r.n);
    for (int k = 0; k < kSlots; ++k) {
      F*& slot = k < kStepSlots ? r.step_state[k] : r.decay_state[k - kStepSlots];
      slot = states[k];
      if (!item.state[k]) continue;
      if constexpr (sizeof(F) == 4) {
        if (base(k)) {
          kernels.decode(static_cast<const unsigned char*>(item.state[k]) + i, is_signed(item, k),
                         base(k)[i / kCodeBlock], states[k], r.n);
          continue;
        }
      }
      if (state_direct)
        slot = static_cast<F*>(item.state[k]) + i;
      else
        loops.widen(advance(item.state[k], item.state_dtype, i), item.state_dtype, states[k], r.n);
    }
    if (fused) {
      fused(r, coefs.of_step, coefs.of_decay, tally);
    } else {
      Run<F> s = r;
      if (clipped) {
        loops.clip(s, nullptr, grad);
        s.g = grad;
        s.g_scale = 1;
      }
      if (gradient) {
        gradient(s, coefs.of_decay, grad);
        s.g = grad;
        s.g_scale = 1;
        s.cautious = false;  // it has been, of the gradient
      }
      step(s, coefs.of_step);
      decay(s, coefs.of_decay, tally);
    }
    if (!work.direct) {
      const Storage& storage = group.storage;
      const Dither off{};
      const std::uint32_t key = dither_key(storage.seed, static_cast<std::uint32_t>(coefs.step), item.number);
      const Dither of_weights{storage.stochastic && !item.low, key, static_cast<std::uint32_t>(i)};
      const Dither of_state{item.dithered, key, static_cast<std::uint32_t>(i)};
      if (!w_direct) loops.narrow(weights, advance(item.w, item.w_dtype, i), item.w_dtype, r.n, of_weights);
      if (item.low) loops.narrow(r.w, advance(item.low, item.low_dtype, i), item.low_dtype, r.n, off);
      for (int k = 0; k < kSlots; ++k) {
        if (!item.state[k]) continue;
        if constexpr (sizeof(F) == 4) {
          if (base(k)) {
            base(k)[i / kCodeBlock] = static_cast<std::int16_t>(
                kernels.encode(states[k], is_signed(item, k), static_cast<unsigned char*>(item.state[k]) + i,
                               r.n, of_state.of_slot(k)));
            continue;
          }
        }
        if (!state_direct)
          loops.narrow(states[k], advance(item.state[k], item.state_dtype, i), item.state_dtype, r.n,
                       of_state.of_slot(k));
      }
    }
  }
}

void Cpu::run(const StepRequest& request, int phase) {
  if (static_cast<std::size_t>(phase) >= stretches_.size()) return;
  const Stretch& stretch = stretches_[static_cast<std::size_t>(phase)];
  const auto each_copied = [&](auto&& copy) {
    for (std::size_t k = stretch.first; k < stretch.last; ++k)
      if (items_[k]->writes_weights() && items_[k]->parameter->dense.defined()) copy(*items_[k]->parameter);
  };
  each_copied([](Parameter& p) { p.dense.copy_(p.real); });
  at::parallel_for(0, stretch.total / unit_, kGrain / unit_, [&](std::int64_t first, std::int64_t last) {
    const std::int64_t begin = first * unit_, end = last * unit_;
    const auto start = all_work_.begin() + static_cast<std::ptrdiff_t>(stretch.first),
               stop = all_work_.begin() + static_cast<std::ptrdiff_t>(stretch.last);
    auto work =
        std::upper_bound(start, stop, begin, [](std::int64_t b, const Work& w) { return b < w.begin; });
    if (work != start) --work;
    for (; work != stop && work->begin < end; ++work) {
      const std::int64_t from = std::max<std::int64_t>(begin - work->begin, 0),
                         to = std::min(end - work->begin, work->item->numel);
      if (from >= to) continue;
      Tally tally;
      if (work->item->fp64)
        run_part<double>(request, *work, from, to, tally);
      else
        run_part<float>(request, *work, from, to, tally);
      work->zeros.fetch_add(tally.zeros, std::memory_order_relaxed);
      work->below.fetch_add(tally.below, std::memory_order_relaxed);
      if (tally.abs_sum != 0) work->abs_sum.fetch_add(tally.abs_sum, std::memory_order_relaxed);
    }
  });
  each_copied([](Parameter& p) { p.real.copy_(p.dense); });
}

void Cpu::end(const StepRequest& request) {
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const Work& work = all_work_[i];
    const Item& item = *work.item;
    if (!item.writes_weights()) continue;
    Clock& clock = item.parameter->clock;
    clock.scalars = work.coefs->after;
    clock.zeros = work.zeros;
    clock.below = work.below;
    const auto mean_rate = decay_rules()[item.decay].mean_rate;
    if (!mean_rate || item.numel == 0) continue;
    double& mean = clock.scalars[kScalars];
    if (const double rate = mean_rate(item.group->of_decay(request.values)))
      mean += rate * (work.abs_sum.load() / static_cast<double>(item.numel) - mean);
  }
}

}  // namespace

std::unique_ptr<Backend> make_cpu_backend() { return std::make_unique<Cpu>(); }

}  // namespace pdecay
