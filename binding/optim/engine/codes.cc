// State in 8 bits, as tensors: which is kept so, and its way from and to floats. See rules/code.h.
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>

#include <algorithm>

#include "engine/optimizer.h"
#include "rules/code.h"

namespace pdecay {
namespace {

std::int64_t blocks(std::int64_t numel) { return (numel + kCodeBlock - 1) / kCodeBlock; }

// The numbers of a tensor without gaps, in the order in which they lie, where the processor can read them.
at::Tensor in_order(const at::Tensor& t) { return t.as_strided({t.numel()}, {1}).cpu(); }

// Calls visit(first, count, block) for each block.
template <class Visit>
void each_block(std::int64_t numel, Visit&& visit) {
  for (std::int64_t i = 0; i < numel; i += kCodeBlock)
    visit(i, std::min<std::int64_t>(kCodeBlock, numel - i), i / kCodeBlock);
}

void encode(const at::Tensor& values, bool is_signed, const at::Tensor& codes, const at::Tensor& bases) {
  const at::Tensor from = in_order(values), to = at::empty({from.numel()}, at::kByte),
                   base_to = at::empty({bases.numel()}, at::kShort);
  const auto* x = from.const_data_ptr<float>();
  auto* code = to.mutable_data_ptr<std::uint8_t>();
  auto* base = base_to.mutable_data_ptr<std::int16_t>();
  each_block(from.numel(), [&](std::int64_t first, std::int64_t n, std::int64_t block) {
    unsigned most = 0;
    const auto rounded = [&](std::int64_t i) { return rounded_to_code(x[i], {}); };
    for (std::int64_t i = first; i < first + n; ++i) most = std::max(most, code_size(rounded(i)));
    const int b = code_base(most, is_signed);
    base[block] = static_cast<std::int16_t>(b);
    for (std::int64_t i = first; i < first + n; ++i) code[i] = coded(rounded(i), is_signed, b);
  });
  codes.as_strided({codes.numel()}, {1}).copy_(to);
  bases.copy_(base_to);
}

at::Tensor decode(const at::Tensor& codes, const at::Tensor& bases, bool is_signed) {
  const at::Tensor from = in_order(codes), base_from = bases.cpu(),
                   to = at::empty({from.numel()}, at::kFloat);
  const auto* code = from.const_data_ptr<std::uint8_t>();
  const auto* base = base_from.const_data_ptr<std::int16_t>();
  auto* x = to.mutable_data_ptr<float>();
  each_block(from.numel(), [&](std::int64_t first, std::int64_t n, std::int64_t block) {
    for (std::int64_t i = first; i < first + n; ++i) x[i] = decoded(code[i], is_signed, base[block]);
  });
  at::Tensor values = at::empty_like(codes, at::TensorOptions().dtype(at::kFloat));
  values.as_strided({values.numel()}, {1}).copy_(to);
  return values;
}

}  // namespace

// Of a step's slot. What is small, or looks like an embedding, is not worth the loss.
bool Optimizer::is_coded(const Parameter& p, std::size_t slot) const {
  const Group& group = groups_[p.group];
  if (group.storage.state != StateDtype::int8 || slot >= kStepSlots || p.real.scalar_type() == at::kDouble ||
      p.numel < kLeastCoded)
    return false;
  if (p.held.dim() == 2 && p.held.size(0) > kMostRows * p.held.size(1)) return false;
  const StepRule& rule = step_rules()[group.step];
  return (rule.signed_codes | rule.unsigned_codes) >> slot & 1u;
}

// As numbers: the tensor that there is, or a new one in place of codes.
at::Tensor Optimizer::slot_values(const Parameter& p, std::size_t slot) const {
  if (slot >= kStepSlots || !p.bases[slot].defined()) return p.state[slot].detach();
  return decode(p.state[slot], p.bases[slot], step_rules()[groups_[p.group].step].signed_codes >> slot & 1u);
}

// Room for a slot: new, or that which there is, as a captured graph may know it.
void Optimizer::make_slot(Parameter& p, std::size_t slot, bool in_place) {
  if (in_place && p.state[slot].defined()) return;
  const bool is_byte = is_coded(p, slot);
  leave(p.state[slot]);
  hold(p.state[slot],
       at::zeros_like(p.weights(), at::TensorOptions().dtype(is_byte ? at::kByte : state_type(p))));
  if (slot >= kStepSlots) return;
  leave(p.bases[slot]);
  hold(p.bases[slot],
       is_byte ? at::zeros({blocks(p.numel)}, p.weights().options().dtype(at::kShort)) : at::Tensor());
}

void Optimizer::put_slot(Parameter& p, std::size_t slot, const at::Tensor& values, bool in_place) {
  make_slot(p, slot, in_place);
  if (slot >= kStepSlots || !p.bases[slot].defined()) {
    p.state[slot].copy_(values);
    return;
  }
  at::Tensor floats = at::empty_like(p.state[slot], at::TensorOptions().dtype(at::kFloat));
  floats.copy_(values);
  encode(floats, step_rules()[groups_[p.group].step].signed_codes >> slot & 1u, p.state[slot], p.bases[slot]);
}

void Optimizer::drop_slot(Parameter& p, std::size_t slot) {
  leave(p.state[slot]);
  hold(p.state[slot], {});
  if (slot >= kStepSlots) return;
  leave(p.bases[slot]);
  hold(p.bases[slot], {});
}

}  // namespace pdecay
