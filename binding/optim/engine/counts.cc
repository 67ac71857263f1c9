// What is counted of weights and gradients outside a step.
#include <ATen/core/grad_mode.h>
#include <ATen/ops/zeros.h>

#include <cmath>

#include "engine/optimizer.h"

namespace pdecay {
namespace {

constexpr double kLeast = std::numeric_limits<double>::denorm_min(),
                 kNaN = std::numeric_limits<double>::quiet_NaN();

}  // namespace

bool Optimizer::has_non_finite_gradient() {
  const at::NoGradGuard no_grad;
  for (Parameter& p : params_) {
    if (!p.param.grad().defined()) continue;
    follow(p);
    if (p.backend->has_non_finite(gradient(p))) return true;
  }
  return false;
}

void Optimizer::zero_grad(bool set_to_none) {
  const at::NoGradGuard no_grad;
  for (Parameter& p : params_) {
    at::Tensor& grad = p.param.mutable_grad();
    if (!grad.defined()) continue;
    if (set_to_none) {
      grad.reset();
      continue;
    }
    if (grad.requires_grad()) grad = grad.detach();  // not in place: it may be a view
    if (grad._is_zerotensor())
      grad = at::zeros(grad.sizes(), grad.options());  // it has no memory to write to
    else
      grad.zero_();
  }
}

Counts Optimizer::counts(std::size_t index) {
  const at::NoGradGuard no_grad;
  Parameter& p = params_.at(index);
  follow(p);
  counts_wanted_ = true;
  if (!p.tallied) {
    const auto [some, large] =
        p.backend->count(p.current_weights(), std::array{kLeast, std::fmax(request_.zero_threshold, 0)});
    return {p.numel, p.numel - some, p.numel - large, p.decayed};
  }
  const Clock now = p.device_clock.defined() ? p.backend->read(p) : p.clock;
  return {p.numel, now.zeros, now.below, p.decayed};
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
  Parameter& p = params_.at(index);
  follow(p);
  const auto from = p.backend->count(p.current_weights(), bounds);
  std::array<std::int64_t, kDecades> result;
  for (int i = 0; i < kDecades; ++i) result[i] = from[i] - from[i + 1];
  return result;
}

}  // namespace pdecay
