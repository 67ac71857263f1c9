#include "optimizer.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/any.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/full.h>
#include <ATen/ops/view_as_real.h>
#include <ATen/ops/zeros_like.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>

namespace pdecay {
namespace {

[[noreturn]] void refuse(const std::string& message) { throw std::invalid_argument(message); }

// Weights under which a second thread costs more than it saves.
constexpr std::int64_t kGrain = 32768;
// Run by one call of a loop: its counts are kept in 32 bits, and its coefficients fetched once.
constexpr std::int64_t kRun = 16384;

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

// Whether an option of the rule is set, for a state slot that depends on it.
bool given(const Info& info, std::string_view when, const double* options) {
  return when.empty() || options[option_offset(info, when)] != 0;
}

at::Tensor number(double value, at::ScalarType type) {
  return at::full({}, value, at::TensorOptions().dtype(type));
}

}  // namespace

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
  for (const at::Tensor& p : params) {
    if (!p.device().is_cpu())
      refuse("Expected parameters on the CPU but received one on " + p.device().str());
    if (p.layout() != at::kStrided) refuse("Expected dense parameters but received a sparse one");
    dtype_of(c10::toRealValueType(p.scalar_type()));
    for (std::int64_t d = 0; d < p.dim(); ++d)
      if (p.size(d) > 1 && p.stride(d) == 0)
        refuse("Expected parameters whose elements are their own but received an expanded one");
  }
  // From here on nothing throws but want of memory.
  values_.insert(values_.end(), values.begin(), values.end());
  groups_.push_back(group);
  groups_.back().kept = kept_slots(group);
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
      grad.zero_();
    }
  }
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

// Everything that needs to be known of a parameter once.
void Optimizer::start(Entry& entry) {
  entry.seen = true;
  entry.real = entry.param.is_complex() ? at::view_as_real(entry.param.detach()) : entry.param.detach();
  entry.numel = entry.real.numel();
  if (!entry.real.is_non_overlapping_and_dense())
    entry.dense = at::empty_like(entry.real, at::MemoryFormat::Contiguous);
}

unsigned Optimizer::kept_slots(const Group& group) const {
  const double* options = values_.data() + group.first_value + kGroupValues;
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
  std::copy(values.begin(), values.end(), values_.begin());
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const unsigned kept = kept_slots(groups_[i]), added = kept & ~groups_[i].kept;
    groups_[i].kept = kept;
    if (!added) continue;
    const at::NoGradGuard no_grad;
    for (Entry& entry : entries_)
      if (entry.group == i && entry.counted) allocate_slots(entry, added);
  }
}

// Makes those of a parameter's slots, by the bits of Group::kept, that were not asked for before.
void Optimizer::allocate_slots(Entry& entry, unsigned wanted) {
  const at::ScalarType type = state_type(entry);
  const Group& group = groups_[entry.group];
  const Info &step = *step_rules()[group.step].info, &decay = *decay_rules()[group.decay].info;
  each_slot(entry, [&](const StateSlot& s, std::size_t index, const Info& info, const double* options) {
    const std::size_t number =
        static_cast<std::size_t>(&s - info.state.data()) + (&info == &decay ? step.state.size() : 0);
    if (!(wanted >> number & 1u)) return;
    double initial = 0;
    if (!s.initial.empty()) {
      const int at = option_offset(info, s.initial);
      initial = at >= 0 ? options[at] : std::strtod(std::string(s.initial).c_str(), nullptr);
    }
    if (!s.scalar) {
      entry.state[index] = at::zeros_like(entry.weights(), at::TensorOptions().dtype(type));
      if (initial != 0) entry.state[index].fill_(initial);
    } else {
      // A rule's own number, or, for a running mean of |w|, the mean that there is.
      entry.scalars[index] =
          std::isnan(initial) ? entry.numel ? entry.real.abs().mean(at::kDouble).item<double>() : 0 : initial;
    }
  });
}

void Optimizer::allocate_state(Entry& entry) {
  const Group& group = groups_[entry.group];
  allocate_slots(entry, group.kept);
  if (group.storage.master && c10::isReducedFloatingType(entry.real.scalar_type()))
    entry.master = entry.real.to(entry.weights().options().dtype(at::kFloat)).contiguous();
  if (group.storage.master && entry.master.defined() && !entry.weights().is_contiguous()) {
    entry.master = at::empty_like(entry.weights(), at::TensorOptions().dtype(at::kFloat));
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

const at::Tensor& Optimizer::gradient(Entry& entry) {
  const at::Tensor& given = entry.param.grad();
  at::Tensor grad = given.layout() == at::kStrided ? given : given.to_dense();
  if (grad.is_complex()) grad = at::view_as_real(grad.resolve_conj());
  const at::Tensor& weights = entry.weights();
  if (grad.sizes() != weights.sizes()) refuse("Expected a gradient of the parameter's shape");
  const bool aligned = grad.strides() == weights.strides() || entry.numel < 2;
  if (aligned && !grad.is_neg() && &grad != &given && grad.is_same(given)) return given;
  if (!entry.grad.defined())
    entry.grad = at::empty_like(weights, at::TensorOptions().dtype(grad.scalar_type()));
  entry.grad.copy_(grad);
  return entry.grad;
}

const Optimizer::Moments& Optimizer::moments(const Entry& entry, std::span<const double> values) {
  const bool fp64 = entry.real.scalar_type() == at::kDouble;
  for (std::size_t i = moments_used_; i-- > 0;) {
    const Moments& m = moments_[i];
    if (m.group == entry.group && m.step == entry.steps + 1 && m.decayed == entry.decayed && m.fp64 == fp64 &&
        m.before == entry.scalars)
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
  Moment moment{v[kLr], m.step, m.after.data()};
  m.step_variant = step.variant(v + kGroupValues);
  step.coefs(fp64, v + kGroupValues, moment, m.step_coefs);
  moment.scalars += kScalars;
  const bool decays = entry.decayed && !decay_rules()[group.decay].identity(decay_options, moment);
  static const int none = find_decay("none");
  m.decay = decays ? group.decay : none;
  const auto& decay = decay_rules()[m.decay];
  m.decay_variant = decay.variant(decay_options, moment);
  decay.coefs(fp64, decay_options, moment, m.decay_coefs);
  return m;
}

// Lists the parameters that have gradients, with all that their loops need.
void Optimizer::collect(std::span<const double> values) {
  live_.clear();
  moments_used_ = 0;
  std::int64_t begin = 0;
  std::uint32_t number = 0;
  for (Entry& entry : entries_) {
    ++number;
    if (!entry.param.grad().defined()) continue;
    if (!entry.seen) start(entry);
    if (entry.steps == 0 && !entry.state[0].defined() && !entry.counted) allocate_state(entry);
    entry.counted = true;
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
    live.begin = begin;
    live.numel = entry.numel;
    live.number = number;
    live.phase = 0;
    begin += aligned(entry.numel);
  }
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
  r.threshold = static_cast<F>(threshold_);
  r.mean = static_cast<F>(live.entry->scalars[kScalars]);
  r.cautious = cautious;

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
      const Dither dither{group.storage.stochastic,
                          group.storage.seed * 0x9E3779B1u ^
                              static_cast<std::uint32_t>(m.step) * 0x85EBCA77u ^ live.number * 0xC2B2AE3Du,
                          static_cast<std::uint32_t>(i)};
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
    if (live.phase == phase && live.entry->dense.defined()) live.entry->dense.copy_(live.entry->real);
  const std::int64_t total = live_.empty() ? 0 : live_.back().begin + aligned(live_.back().numel);
  at::parallel_for(0, (total + kBlock - 1) / kBlock, kGrain / kBlock,
                   [&](std::int64_t first, std::int64_t last) {
                     const std::int64_t begin = first * kBlock, end = last * kBlock;
                     auto live = std::upper_bound(live_.begin(), live_.end(), begin,
                                                  [](std::int64_t b, const Live& l) { return b < l.begin; });
                     if (live != live_.begin()) --live;
                     for (; live != live_.end() && live->begin < end; ++live) {
                       if (live->phase != phase) continue;
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
                       if (tally.abs_sum != 0)
                         live->entry->abs_sum.fetch_add(tally.abs_sum, std::memory_order_relaxed);
                     }
                   });
  for (Live& live : live_)
    if (live.phase == phase && live.entry->dense.defined()) live.entry->real.copy_(live.entry->dense);
}

// min(1, norm / |g|) as torch's clip_grad_norm_ has it, of the gradients after scaling and clipping by value.
double Optimizer::norm_factor(double scale) {
  if (!std::isfinite(clip_norm_)) return 1;
  std::atomic<double> total{0};
  const std::int64_t blocks = live_.empty() ? 0 : (live_.back().begin + aligned(live_.back().numel)) / kBlock;
  at::parallel_for(0, blocks, kGrain / kBlock, [&](std::int64_t first, std::int64_t last) {
    const auto widen = cpu_kernels().f64.widen;
    double sum = 0, buffer[kBlock];
    for (const Live& live : live_) {
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
  grad_norm_ = std::sqrt(total.load());
  const double factor = clip_norm_ / (grad_norm_ + 1e-6);
  return factor < 1 || std::isnan(factor) ? factor : 1;
}

bool Optimizer::step(std::span<const double> values, double grad_scale, bool found_inf) {
  accept(values);
  if (found_inf) return false;
  const at::NoGradGuard no_grad;
  const std::size_t zero_starts = zero_starts_.size();
  collect(values);
  norm_factor_ = norm_factor(1 / grad_scale);
  const double scale = norm_factor_ / grad_scale;
  for (Live& live : live_) {
    live.entry->zeros = 0;
    live.entry->below = 0;
    live.entry->abs_sum = 0;
  }
  for (int phase = 0; phase < phases_; ++phase) run_phase(phase, values, scale);
  for (Live& live : live_) {
    Entry& entry = *live.entry;
    entry.steps = live.at->step;
    entry.scalars = live.at->after;
    const auto& decay = decay_rules()[groups_[entry.group].decay];
    if (entry.decayed && decay.mean_rate && entry.numel) {
      const Group& group = groups_[entry.group];
      const double* options =
          values.data() + group.first_value + kGroupValues + option_count(*step_rules()[group.step].info);
      double& mean = entry.scalars[kScalars];
      mean += decay.mean_rate(options) * (entry.abs_sum.load() / static_cast<double>(entry.numel) - mean);
    }
    entry.param.unsafeGetTensorImpl()->bump_version();
  }
  return zero_starts_.size() > zero_starts;
}

std::vector<std::int64_t> Optimizer::take_zero_starts() { return std::exchange(zero_starts_, {}); }

Counts Optimizer::counts(std::size_t index) {
  Entry& entry = entries_.at(index);
  if (!entry.seen) start(entry);
  if (entry.steps == 0) {
    const at::NoGradGuard no_grad;
    const at::Tensor size = entry.real.abs();
    entry.zeros = size.eq(0).sum().item<std::int64_t>();
    entry.below = size.lt(threshold_).sum().item<std::int64_t>();
  }
  return {entry.numel, entry.zeros, entry.below, entry.decayed};
}

std::vector<std::pair<std::string, at::Tensor>> Optimizer::state(std::size_t index) const {
  const Entry& entry = entries_.at(index);
  std::vector<std::pair<std::string, at::Tensor>> result;
  if (entry.steps == 0) return result;
  result.emplace_back("step", number(static_cast<double>(entry.steps), at::kFloat));
  each_slot(entry, [&](const StateSlot& s, std::size_t i, const Info&, const double*) {
    result.emplace_back(s.name, s.scalar ? number(entry.scalars[i], at::kDouble) : entry.state[i]);
  });
  if (entry.master.defined()) result.emplace_back("master", entry.master);
  return result;
}

void Optimizer::set_state(std::size_t index,
                          const std::vector<std::pair<std::string, at::Tensor>>& given_state) {
  const at::NoGradGuard no_grad;
  Entry& entry = entries_.at(index);
  if (!entry.seen) start(entry);
  const auto named = [&](std::string_view name) -> const at::Tensor* {
    for (const auto& [key, tensor] : given_state)
      if (key == name) return &tensor;
    return nullptr;
  };
  std::size_t known = 0;
  const at::Tensor* steps = named("step");
  known += steps != nullptr;
  each_slot(entry, [&](const StateSlot& s, std::size_t, const Info&, const double*) {
    const at::Tensor* t = named(s.name);
    if (!t) {
      if (!given_state.empty())
        refuse("Expected state " + std::string(s.name) + " for parameter " + std::to_string(index));
      return;
    }
    ++known;
    if (s.scalar ? t->numel() != 1 : t->sizes() != entry.real.sizes())
      refuse("Expected the parameter's shape for state " + std::string(s.name) + " of parameter " +
             std::to_string(index));
  });
  const at::Tensor* master = named("master");
  known += master != nullptr;
  if (known != given_state.size())
    refuse("Expected no other state than the rules' own for parameter " + std::to_string(index));
  if (given_state.empty()) {
    entry.steps = 0;
    entry.state = {};
    entry.master.reset();
    entry.scalars = {};
    entry.counted = false;
    return;
  }
  // torch's SGD keeps no count: a buffer that is there has seen a gradient.
  entry.steps = steps ? static_cast<std::int64_t>(steps->item<double>()) : 1;
  entry.counted = true;
  const at::ScalarType type = state_type(entry);
  each_slot(entry, [&](const StateSlot& s, std::size_t i, const Info&, const double*) {
    const at::Tensor& t = *named(s.name);
    if (s.scalar) {
      entry.scalars[i] = t.item<double>();
      return;
    }
    at::Tensor own = at::empty_like(entry.weights(), at::TensorOptions().dtype(type));
    own.copy_(t);
    entry.state[i] = std::move(own);
  });
  if (groups_[entry.group].storage.master && c10::isReducedFloatingType(entry.real.scalar_type())) {
    entry.master = at::empty_like(entry.weights(), at::TensorOptions().dtype(at::kFloat));
    entry.master.copy_(master ? *master : entry.real);
  }
}

}  // namespace pdecay
