// Where parameters, their gradients and their state lie, and whether that is still so: a script may give a
// tensor other memory, another type or device at any time (set_data, set_, resize_, a module's `to`).
#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/view_as_real.h>

#include <algorithm>

#include "engine/optimizer.h"

namespace pdecay {
namespace {

bool same_place(const at::Tensor& a, const at::Tensor& b) {
  const c10::TensorImpl &x = *a.unsafeGetTensorImpl(), &y = *b.unsafeGetTensorImpl();
  return x.unsafe_storage().unsafeGetStorageImpl() == y.unsafe_storage().unsafeGetStorageImpl() &&
         x.storage_offset() == y.storage_offset() && x.dtype() == y.dtype() && x.sizes() == y.sizes() &&
         x.strides() == y.strides() && !a.is_conj() && !a.is_neg();
}

// Bytes of its storage up to the end of a tensor's last element.
std::size_t reach_of(const at::Tensor& t) {
  if (t.numel() == 0) return 0;
  std::int64_t last = t.storage_offset();
  for (std::int64_t d = 0; d < t.dim(); ++d) last += (t.size(d) - 1) * t.stride(d);
  return static_cast<std::size_t>(last + 1) * t.element_size();
}

std::string name_of(const Parameter& p) { return "parameter " + std::to_string(p.index); }

// Whether the storage ends before a tensor does that begins at its front. Twice a step for each tensor, and
// so without libtorch's own checks.
bool ends_early(const at::Tensor& t, std::size_t bytes) {
  return t.unsafeGetTensorImpl()->unsafe_storage().unsafeGetStorageImpl()->nbytes() < bytes;
}

[[noreturn]] void refuse_resized(const at::Tensor& t, std::size_t bytes, const std::string& name) {
  refuse("Expected " + std::to_string(bytes) + " bytes in the storage of " + name +
         " but it was resized to " + std::to_string(t.storage().nbytes()));
}

}  // namespace

std::string shape_of(const at::Tensor& t) {
  std::string text = "[";
  for (const std::int64_t size : t.sizes()) text += (text.size() > 1 ? ", " : "") + std::to_string(size);
  return text + "]";
}

// Puts a tensor, or none, into its place in a parameter.
void Optimizer::hold(at::Tensor& place, at::Tensor tensor) {
  const auto bytes = [](const at::Tensor& t) { return t.defined() ? t.nbytes() : 0; };
  bytes_ += bytes(tensor) - bytes(place);
  place = std::move(tensor);
}

// A tensor that is not needed any more, but that a captured graph may write to.
void Optimizer::leave(const at::Tensor& tensor) {
  if (tensor.defined() && captured()) left_.push_back(tensor);
}
bool Optimizer::captured() const {
  return std::any_of(backends_.begin(), backends_.end(), [](const auto& b) { return b->captured(); });
}

bool Optimizer::keeps_master(const Parameter& p) const {
  return groups_[p.group].storage.master && c10::isReducedFloatingType(p.real.scalar_type());
}

// Looks where the parameter is, before its memory is used. Throws, and changes nothing, where its state
// cannot follow.
void Optimizer::follow(Parameter& p) {
  const at::Tensor& param = p.param;
  if (!p.held.defined()) {
    look_at(p);
  } else if (!same_place(param, p.held)) [[unlikely]] {
    check_parameter(param);
    if (p.counted && param.is_complex() != p.held.is_complex())
      refuse("Expected " + name_of(p) + " to stay " + (p.held.is_complex() ? "complex" : "real") +
             " from step to step, as its state is");
    if (p.counted && param.sizes() != p.held.sizes())
      refuse("Expected " + name_of(p) + " to keep the shape " + shape_of(p.held) +
             ", as its state has it, but it is now " + shape_of(param));
    Backend &from = *p.backend, &to = backend_of(param);
    if (p.counted && (from.capturing(p.held.device()) || to.capturing(param.device())))
      refuse("Expected " + name_of(p) + " to stay where it is while a graph is captured");
    for (const at::Tensor& t : {p.held, p.dense, p.grad}) leave(t);
    p.backend = &to;
    look_at(p);
    if (p.counted) move_state(p, from);
  }
  if (ends_early(param, p.reach)) [[unlikely]]
    refuse_resized(param, p.reach, name_of(p));
}

// Everything that needs to be known of a parameter while it stays where it is.
void Optimizer::look_at(Parameter& p) {
  p.held = p.param.detach();
  p.real = p.held.is_complex() ? at::view_as_real(p.held) : p.held;
  p.numel = p.real.numel();
  p.reach = reach_of(p.held);
  p.grad.reset();
  p.tallied = false;
  hold(p.dense, p.real.is_non_overlapping_and_dense() ? at::Tensor()
                                                      : at::empty_like(p.real, at::MemoryFormat::Contiguous));
}

// Takes the state after its parameter: to its type, device and order in memory.
void Optimizer::move_state(Parameter& p, Backend& from) {
  const at::NoGradGuard no_grad;
  const auto move = [&](at::Tensor& place, at::ScalarType type) {
    if (!place.defined()) return;
    const at::Tensor moved = at::empty_like(p.weights(), at::TensorOptions().dtype(type));
    moved.copy_(place);
    leave(place);
    hold(place, moved);
  };
  for (std::size_t k = 0; k < p.state.size(); ++k)
    if (p.state[k].defined()) put_slot(p, k, slot_values(p, k), false);
  move_factors(p);
  if (!keeps_master(p)) {
    leave(p.master);
    hold(p.master, {});
  } else {
    // A parameter that was only moved still is its master's rounding; one that was set is what counts.
    move(p.master, at::kFloat);
    const bool had = p.master.defined();
    if (!had) hold(p.master, at::empty_like(p.weights(), at::TensorOptions().dtype(at::kFloat)));
    if (!had || !at::equal(p.master.to(p.real.scalar_type()), p.real)) p.master.copy_(p.real);
  }
  if (!p.device_clock.defined() || p.device_clock.device() == p.param.device()) return;
  p.clock = from.read(p);
  leave(p.device_clock);
  p.device_clock.reset();
}

// Aliases of state that a caller got share its storage, and may have resized that.
void Optimizer::check_state_memory(const Parameter& p) const {
  const auto check = [&](const at::Tensor& t) {
    if (t.defined() && ends_early(t, t.nbytes())) [[unlikely]]
      refuse_resized(t, t.nbytes(), "the state of " + name_of(p));
  };
  for (const at::Tensor& slot : p.state) check(slot);
  for (const at::Tensor& factor : p.factors) check(factor);
  check(p.master);
}

// The gradient as it is, or a copy of its values: in the weights' order, and of none that libtorch represents
// without numbers of its own (zeros, conjugates, negatives).
const at::Tensor& Optimizer::gradient(Parameter& p) {
  const at::Tensor& given = p.param.grad();
  const at::Tensor& weights = p.weights();
  if (given.sizes() != p.held.sizes() || given.is_complex() != p.held.is_complex())
    refuse("Expected a gradient of the shape of " + name_of(p) + ", and complex where that is");
  if (given.device() != weights.device())
    refuse("Expected the gradient of " + name_of(p) + " on " + weights.device().str() + " but it is on " +
           given.device().str());
  const at::ScalarType type = c10::toRealValueType(given.scalar_type());
  dtype_of(type);
  const bool plain =
      given.layout() == at::kStrided && !given.is_complex() && !given.is_neg() && !given._is_zerotensor();
  if (plain && (given.strides() == weights.strides() || p.numel < 2)) {
    // As many elements as the weights have, in one piece, as they lie alike.
    const auto end = static_cast<std::size_t>(given.storage_offset() + p.numel) * given.element_size();
    if (ends_early(given, end)) [[unlikely]]
      refuse_resized(given, end, "the gradient of " + name_of(p));
    return given;
  }
  if (!p.grad.defined()) p.grad = at::empty_like(weights, at::TensorOptions().dtype(type));
  if (given._is_zerotensor()) {
    p.grad.zero_();
  } else {
    const at::Tensor dense = given.layout() == at::kStrided ? given : given.to_dense();
    p.grad.copy_(dense.is_complex() ? at::view_as_real(dense.resolve_conj()) : dense);
  }
  return p.grad;
}

}  // namespace pdecay
