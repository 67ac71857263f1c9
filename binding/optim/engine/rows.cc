// Steps of sparse gradients as they are: the elements that are there are copied together, stepped, and
// written back.
#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/index.h>
#include <ATen/ops/index_put.h>

#include <utility>

#include "engine/optimizer.h"

namespace pdecay {
namespace {

c10::List<std::optional<at::Tensor>> places(const at::Tensor& indices) {
  c10::List<std::optional<at::Tensor>> list;
  for (const at::Tensor& of_one : indices.unbind(0)) list.push_back(of_one);
  return list;
}

}  // namespace

bool Optimizer::steps_rows(const Parameter& p) const {
  return step_rules()[groups_[p.group].step].sparse && p.param.grad().layout() == at::kSparse;
}

// One value for each element, as the step is not linear in the gradient.
const at::Tensor& Optimizer::row_values(Parameter& p) {
  const at::Tensor& given = p.param.grad();
  const std::string of = " for the sparse gradient of parameter " + std::to_string(p.index);
  if (p.held.is_complex() || given.is_complex()) refuse("Expected real numbers" + of);
  if (given.sizes() != p.held.sizes()) refuse("Expected the shape " + shape_of(p.held) + of);
  if (given.device() != p.held.device())
    refuse("Expected the device " + p.held.device().str() + of + " but it is on " + given.device().str());
  if (request_.capturing) refuse("Expected no capture of a graph" + of);
  if (given.sparse_dim() == 0) refuse("Expected at least one sparse dimension" + of);
  dtype_of(given.scalar_type());
  const at::Tensor one = given.coalesce();
  p.rows = one.indices();
  p.row_grad = one.values().contiguous();
  return p.row_grad;
}

void Optimizer::take_rows(Item& item) {
  Parameter& p = *item.parameter;
  const Group& group = *item.group;
  const auto expect_dense = [&](bool needed, const char* what) {
    if (needed)
      refuse("Expected a dense gradient for parameter " + std::to_string(p.index) + ", as " + what +
             ", but received a sparse one");
  };
  const DecayRule& decay = decay_rules()[group.decay];
  expect_dense(item.trust != kNoTrust, "a trust ratio is of whole tensors");
  expect_dense(item.extent == Extent::tensor || item.extent == Extent::group,
               "its decay sums over a tensor or a group");
  expect_dense(item.extent == Extent::row && p.rows.size(0) != 1, "its decay sums over rows");
  expect_dense(p.decayed && decay.mean_rate && decay.mean_rate(group.of_decay(values_)) > 0,
               "its decay follows the mean of the weights' sizes");
  expect_dense(item.coded, "its state is kept in blocks of 8 bits");
  Rows& rows = rows_.emplace_back();
  rows.item = items_.size() - 1;
  const auto part = [&](const at::Tensor& whole) -> void* {
    if (!whole.defined()) return nullptr;
    const at::Tensor some = at::empty(p.row_grad.sizes(), whole.options());
    rows.parts.emplace_back(whole, some);
    return some.mutable_data_ptr();
  };
  item.partial = true;
  item.numel = p.row_grad.numel();
  item.rows = p.row_grad.dim() > 1 ? p.row_grad.size(0) : 1;
  item.row_stride = p.row_grad.dim() > 1 ? p.row_grad.stride(0) : 1;
  if (p.master.defined()) item.low = part(p.real);
  item.w = part(p.master.defined() ? p.master : p.real);
  for (std::size_t k = 0; k < p.state.size(); ++k) item.state[k] = part(p.state[k]);
}

void Optimizer::start_rows(int phase) {
  for (Rows& rows : rows_) {
    const Item& item = items_[rows.item];
    if (item.phase != phase) continue;
    const auto at = places(item.parameter->rows);
    for (auto& [whole, some] : rows.parts) some.copy_(at::index(whole, at));
  }
}

void Optimizer::finish_rows(int phase) {
  for (Rows& rows : rows_) {
    const Item& item = items_[rows.item];
    if (item.phase != phase) continue;
    const auto at = places(item.parameter->rows);
    for (auto& [whole, some] : rows.parts) whole.index_put_(at, some);
  }
}

// The gradient's memory is its owner's again.
void Optimizer::release_rows() {
  for (const Rows& rows : rows_) {
    Parameter& p = *items_[rows.item].parameter;
    p.rows.reset();
    p.row_grad.reset();
  }
  rows_.clear();
}

}  // namespace pdecay
