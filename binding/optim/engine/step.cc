// One step over every parameter that has a gradient: what it needs is gathered first, then one parallel
// region runs over all weights, numbered through.
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/full.h>
#include <ATen/ops/view_as_real.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "cuda/launch.h"
#include "optimizer.h"

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

// The pointer without libtorch's checks of lazy copies on write that only matter for tensors shared with
// other programs.
void* data(const at::Tensor& t) { return t.mutable_data_ptr(); }

std::int64_t aligned(std::int64_t n) { return (n + kBlock - 1) / kBlock * kBlock; }

}  // namespace

// The gradient as it is, or a copy of its values: in the weights' order, and of none that libtorch represents
// without numbers of its own (zeros, conjugates, negatives).
const at::Tensor& Optimizer::gradient(Entry& entry) {
  const at::Tensor& given = entry.param.grad();
  const at::Tensor& weights = entry.weights();
  if (given.sizes() != entry.held.sizes() || given.is_complex() != entry.held.is_complex())
    refuse("Expected a gradient of the shape of " + name_of(entry) + ", and complex where that is");
  if (given.device() != weights.device())
    refuse("Expected the gradient of " + name_of(entry) + " on " + weights.device().str() + " but it is on " +
           given.device().str());
  const at::ScalarType type = c10::toRealValueType(given.scalar_type());
  dtype_of(type);
  const bool plain =
      given.layout() == at::kStrided && !given.is_complex() && !given.is_neg() && !given._is_zerotensor();
  if (plain && (given.strides() == weights.strides() || entry.numel < 2)) {
    // As many bytes as the weights have elements, as they lie alike.
    const auto end = static_cast<std::size_t>(given.storage_offset() + entry.numel) * given.element_size();
    if (given.storage().nbytes() < end)
      refuse("Expected " + std::to_string(end) + " bytes in the storage of the gradient of " +
             name_of(entry) + " but it was resized to " + std::to_string(given.storage().nbytes()));
    return given;
  }
  if (!entry.grad.defined()) entry.grad = at::empty_like(weights, at::TensorOptions().dtype(type));
  if (given._is_zerotensor()) {
    entry.grad.zero_();
  } else {
    const at::Tensor dense = given.layout() == at::kStrided ? given : given.to_dense();
    entry.grad.copy_(dense.is_complex() ? at::view_as_real(dense.resolve_conj()) : dense);
  }
  return entry.grad;
}

const Optimizer::Moments& Optimizer::moments(const Entry& entry, std::span<const double> values) {
  const bool fp64 = entry.real.scalar_type() == at::kDouble, there = on_device(entry);
  // Parameters come by groups, and those of one share a few. Where each has a mean of its own none are
  // shared, and to look through all would take as long as the step.
  constexpr std::size_t kLook = 16;
  for (std::size_t i = moments_used_; i > 0 && moments_used_ - i < kLook;) {
    const Moments& m = moments_[--i];
    if (m.group == entry.group && m.decayed == entry.decayed && m.fp64 == fp64 && m.on_device == there &&
        m.fresh == entry.fresh && (there || (m.step == entry.steps + 1 && m.before == entry.scalars)))
      return m;
  }
  if (moments_used_ == moments_.size()) moments_.emplace_back();
  Moments& m = moments_[moments_used_++];
  const Group& group = groups_[entry.group];
  const double* v = values.data() + group.first_value;
  const auto& step = step_rules()[group.step];
  const double* decay_options = v + kGroupValues + option_count(*step.info);
  m.group = entry.group;
  m.step = entry.steps + 1;
  m.before = m.after = entry.scalars;
  m.decayed = entry.decayed;
  m.fp64 = fp64;
  m.on_device = there;
  m.fresh = entry.fresh;
  Context moment{v[kLr], m.step, m.after.data(), &power_tables_, m.fresh};
  m.step_variant = step.variant(v + kGroupValues);
  if (!there) step.coefs(fp64, v + kGroupValues, moment, m.step_coefs);
  moment.scalars += kScalars;
  const bool decays = entry.decayed && !decay_rules()[group.decay].identity(decay_options, moment);
  static const int none = find_decay("none");
  m.decay = decays ? group.decay : none;
  const auto& decay = decay_rules()[m.decay];
  m.decay_variant = decay.variant(decay_options, moment);
  if (!there) decay.coefs(fp64, decay_options, moment, m.decay_coefs);
  return m;
}

// Lists the parameters that have gradients, with all that their loops need.
void Optimizer::collect(std::span<const double> values) {
  live_.clear();
  moments_used_ = 0;
  power_tables_.new_step();
  capturing_ = false;
  std::int64_t begin = 0;
  std::uint32_t number = 0;
  for (Entry& entry : entries_) {
    ++number;
    if (!entry.param.grad().defined()) continue;
    if (on_device(entry) && !capturing_) capturing_ = is_capturing(entry.param.device());
    if (capturing_ && on_device(entry) && !entry.clock.defined())
      refuse("Expected a step before the graph is captured: the optimizer's first one makes its state");
    follow(entry);
    if (entry.steps == 0 && !entry.state[0].defined() && !entry.counted) allocate_state(entry);
    entry.counted = true;
    check_state_memory(entry);
    if (on_device(entry) && !entry.clock.defined()) start_clock(entry);
    const at::Tensor& grad = gradient(entry);
    Live& live = live_.emplace_back();
    live.entry = &entry;
    live.at = &moments(entry, values);
    live.fp64 = live.at->fp64;
    const at::Tensor& weights = entry.weights();
    live.low = entry.master.defined() ? data(weights) : nullptr;
    live.low_dtype = dtype_of(weights.scalar_type());
    live.w = entry.master.defined() ? data(entry.master) : data(weights);
    live.w_dtype = entry.master.defined() ? Dtype::f32 : live.low_dtype;
    live.g = grad.const_data_ptr();
    live.g_dtype = dtype_of(grad.scalar_type());
    live.state_dtype = dtype_of(state_type(entry));
    for (std::size_t k = 0; k < entry.state.size(); ++k)
      live.state[k] = entry.state[k].defined() ? data(entry.state[k]) : nullptr;
    const Dtype computed = live.fp64 ? Dtype::f64 : Dtype::f32;
    live.direct =
        live.w_dtype == computed && live.g_dtype == computed && live.state_dtype == computed && !live.low;
    live.on_device = on_device(entry);
    live.begin = begin;
    live.numel = entry.numel;
    live.number = number;
    live.phase = 0;
    if (!live.on_device) begin += aligned(entry.numel);
  }
  total_ = begin;
  order_overlaps();
}

// Parameters that share memory are stepped one after another, in their order; all others at once.
void Optimizer::order_overlaps() {
  phases_ = 1;
  struct Extent {
    const std::byte *begin, *end;
    Live* live;
  };
  static thread_local std::vector<Extent> extents;
  extents.clear();
  for (Live& live : live_) {
    const at::Tensor& t = live.entry->real;
    if (t.numel() == 0) continue;
    std::int64_t last = 0;
    for (std::int64_t d = 0; d < t.dim(); ++d) last += (t.size(d) - 1) * t.stride(d);
    const auto* p = static_cast<const std::byte*>(t.const_data_ptr());
    extents.push_back({p, p + (last + 1) * static_cast<std::int64_t>(t.element_size()), &live});
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
                [](const Extent& a, const Extent& b) { return a.live < b.live; });
      for (std::size_t k = i; k < j; ++k) extents[k].live->phase = static_cast<int>(k - i);
      phases_ = std::max(phases_, static_cast<int>(j - i));
    }
    i = j;
  }
}

// The least number of the type computed in that is no smaller: what is below one is below the other.
double Optimizer::threshold(bool fp64) const {
  const float t = static_cast<float>(threshold_);
  return fp64 ? threshold_ : static_cast<double>(t) < threshold_ ? std::nextafter(t, HUGE_VALF) : t;
}

Dither Optimizer::dither(const Live& live) const {
  const Storage& storage = groups_[live.at->group].storage;
  return {storage.stochastic,
          dither_key(storage.seed, static_cast<std::uint32_t>(live.at->step), live.number)};
}

template <class F>
void Optimizer::run(const Live& live, std::int64_t begin, std::int64_t end, double scale, bool cautious,
                    Tally& tally) const {
  const Moments& m = *live.at;
  const Group& group = groups_[m.group];
  const Loops<F>& loops = cpu_kernels().loops<F>();
  const auto gradient = loops.gradient(m.decay, m.decay_variant);
  const bool clipped = std::isfinite(clip_value_);
  const auto step = loops.step(group.step, m.step_variant);
  const auto decay = loops.decay(m.decay, m.decay_variant);
  const auto fused = cautious || gradient || clipped
                         ? nullptr
                         : loops.fused(group.step, m.step_variant, m.decay, m.decay_variant);

  Run<F> r{};
  r.g_scale = static_cast<F>(scale);
  r.g_limit = static_cast<F>(clip_value_ * norm_factor_);
  r.threshold = static_cast<F>(threshold(sizeof(F) == 8));
  r.mean = static_cast<F>(live.entry->scalars[kScalars]);
  r.cautious = cautious;
  r.counting = live.entry->tallied;

  alignas(64) F before[kBlock], grad[kBlock], weights[kBlock], states[kStepSlots + kDecaySlots][kBlock];
  const std::int64_t stride = live.direct && fused ? kRun : kBlock;
  for (std::int64_t i = begin; i < end; i += stride) {
    r.n = std::min(stride, end - i);
    r.before = before;
    if (live.direct) {
      r.w = static_cast<F*>(live.w) + i;
      r.g = static_cast<const F*>(live.g) + i;
      for (int k = 0; k < kStepSlots + kDecaySlots; ++k) {
        F* p = live.state[k] ? static_cast<F*>(live.state[k]) + i : nullptr;
        (k < kStepSlots ? r.step_state[k] : r.decay_state[k - kStepSlots]) = p;
      }
    } else {
      loops.widen(advance(live.w, live.w_dtype, i), live.w_dtype, weights, r.n);
      loops.widen(advance(live.g, live.g_dtype, i), live.g_dtype, grad, r.n);
      r.w = weights;
      r.g = grad;
      for (int k = 0; k < kStepSlots + kDecaySlots; ++k) {
        if (live.state[k])
          loops.widen(advance(live.state[k], live.state_dtype, i), live.state_dtype, states[k], r.n);
        (k < kStepSlots ? r.step_state[k] : r.decay_state[k - kStepSlots]) = states[k];
      }
    }
    if (fused) {
      fused(r, m.step_coefs, m.decay_coefs, tally);
    } else {
      Run<F> s = r;
      if (clipped) {
        loops.clip(s, nullptr, grad);
        s.g = grad;
        s.g_scale = 1;
      }
      if (gradient) {
        gradient(s, m.decay_coefs, grad);
        s.g = grad;
        s.g_scale = 1;
        s.cautious = false;  // it has been, of the gradient
      }
      step(s, m.step_coefs);
      decay(s, m.decay_coefs, tally);
    }
    if (!live.direct) {
      const Dither off{};
      Dither dither = this->dither(live);
      dither.first = static_cast<std::uint32_t>(i);
      loops.narrow(weights, advance(live.w, live.w_dtype, i), live.w_dtype, r.n, live.low ? off : dither);
      if (live.low) loops.narrow(weights, advance(live.low, live.low_dtype, i), live.low_dtype, r.n, off);
      for (int k = 0; k < kStepSlots + kDecaySlots; ++k)
        if (live.state[k])
          loops.narrow(states[k], advance(live.state[k], live.state_dtype, i), live.state_dtype, r.n, off);
    }
  }
}

void Optimizer::run_phase(int phase, std::span<const double> values, double scale) {
  for (Live& live : live_)
    if (live.phase == phase && !live.on_device && live.entry->dense.defined())
      live.entry->dense.copy_(live.entry->real);
  at::parallel_for(0, total_ / kBlock, kGrain / kBlock, [&](std::int64_t first, std::int64_t last) {
    const std::int64_t begin = first * kBlock, end = last * kBlock;
    auto live = std::upper_bound(live_.begin(), live_.end(), begin,
                                 [](std::int64_t b, const Live& l) { return b < l.begin; });
    if (live != live_.begin()) --live;
    for (; live != live_.end() && live->begin < end; ++live) {
      if (live->phase != phase || live->on_device) continue;
      const std::int64_t from = std::max<std::int64_t>(begin - live->begin, 0),
                         to = std::min(end - live->begin, live->numel);
      if (from >= to) continue;
      const double* v = values.data() + groups_[live->at->group].first_value;
      const double signed_scale = v[kMaximize] != 0 ? -scale : scale;
      Tally tally;
      if (live->fp64)
        run<double>(*live, from, to, signed_scale, v[kCautious] != 0, tally);
      else
        run<float>(*live, from, to, signed_scale, v[kCautious] != 0, tally);
      live->entry->zeros.fetch_add(tally.zeros, std::memory_order_relaxed);
      live->entry->below.fetch_add(tally.below, std::memory_order_relaxed);
      if (tally.abs_sum != 0) live->entry->abs_sum.fetch_add(tally.abs_sum, std::memory_order_relaxed);
    }
  });
  for (Live& live : live_)
    if (live.phase == phase && !live.on_device && live.entry->dense.defined())
      live.entry->real.copy_(live.entry->dense);
}

// Of the gradients of the CPU's parameters after scaling and clipping by value.
double Optimizer::squared_norm(double scale) const {
  std::atomic<double> total{0};
  at::parallel_for(0, total_ / kBlock, kGrain / kBlock, [&](std::int64_t first, std::int64_t last) {
    const auto widen = cpu_kernels().f64.widen;
    double sum = 0, buffer[kBlock];
    for (const Live& live : live_) {
      if (live.on_device) continue;
      const std::int64_t from = std::max<std::int64_t>(first * kBlock - live.begin, 0);
      const std::int64_t to = std::min(last * kBlock - live.begin, live.numel);
      for (std::int64_t i = from; i < to; i += kBlock) {
        const std::int64_t n = std::min<std::int64_t>(kBlock, to - i);
        widen(advance(live.g, live.g_dtype, i), live.g_dtype, buffer, n);
        double lanes[4] = {};
        for (std::int64_t k = 0; k < n; ++k) {
          const double g = std::min(std::abs(buffer[k] * scale), clip_value_);
          lanes[k & 3] += std::isnan(buffer[k]) ? buffer[k] : g * g;
        }
        sum += (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
      }
    }
    total.fetch_add(sum, std::memory_order_relaxed);
  });
  return total.load();
}

// Settles what gradients are multiplied by. Returns false where one of them is known to be inf or NaN; what
// only a device knows, its kernels find for themselves.
bool Optimizer::rescale(const GradientScaling& given) {
  const auto there = [](const Live& live) { return live.on_device; };
  const bool on_devices = std::any_of(live_.begin(), live_.end(), there);
  const bool on_host = live_.empty() || !std::all_of(live_.begin(), live_.end(), there);
  const bool clipped = std::isfinite(clip_norm_);
  scale_ = given.scale;
  bool broken = given.found_inf;
  double squares = 0;
  if (on_host) {
    if (given.scale_there.defined()) scale_ = given.scale_there.item<double>();
    if (given.found_inf_there.defined()) broken = given.found_inf_there.item<double>() != 0;
    if (clipped) squares = squared_norm(1 / scale_);
    if (given.check)
      for (const Live& live : live_)
        broken = broken || (!live.on_device && has_non_finite(gradient(*live.entry)));
  }
  squares_.reset();
  if (on_devices) measure(given, on_host, squares, broken);
  if (given.check && (on_host || !on_devices)) found_inf_ = at::full({}, broken ? 1.f : 0.f, at::kFloat);
  grad_norm_ = std::sqrt(squares);
  norm_factor_ = clipped ? norm_factor(clip_norm_, grad_norm_) : 1;
  return !broken;
}

bool Optimizer::step(std::span<const double> values, const GradientScaling& scaling) {
  accept(values);
  if (scaling.found_inf) return false;
  const at::NoGradGuard no_grad;
  const std::size_t zero_starts = zero_starts_.size();
  collect(values);
  if (capturing_ && total_ > 0) refuse("Expected no parameters on the CPU in a step that a graph captures");
  const BesideCapture beside(capturing_);
  plan(values);
  if (!rescale(scaling)) return false;
  counting_ = std::exchange(counts_wanted_, false);
  for (Live& live : live_) {
    // Replays of a graph count as the captured step did, whatever is asked for since.
    live.entry->tallied = counting_ && live.countable() && !plans_.captured();
    live.entry->zeros = 0;
    live.entry->below = 0;
    live.entry->abs_sum = 0;
  }
  for (int phase = 0; phase < phases_; ++phase) {
    run_phase(phase, values, norm_factor_ / scale_);
    run_on_device(phase);
  }
  for (Live& live : live_) {
    Entry& entry = *live.entry;
    entry.param.unsafeGetTensorImpl()->bump_version();
    entry.fresh = false;
    if (live.on_device) {
      ++entry.steps;  // that were asked for: its clock knows those that were taken
      continue;
    }
    entry.steps = live.at->step;
    entry.scalars = live.at->after;
    const auto& decay = decay_rules()[live.at->decay];
    if (decay.mean_rate && entry.numel) {
      const Group& group = groups_[entry.group];
      const double* options =
          values.data() + group.first_value + kGroupValues + option_count(*step_rules()[group.step].info);
      double& mean = entry.scalars[kScalars];
      if (const double rate = decay.mean_rate(options))
        mean += rate * (entry.abs_sum.load() / static_cast<double>(entry.numel) - mean);
    }
  }
  return zero_starts_.size() > zero_starts;
}

}  // namespace pdecay
