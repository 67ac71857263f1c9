// Newton and Schulz's iteration over whole tensors: what makes a step of Muon's momentum orthogonal.
#include "rules/steps/muon.h"

#include <ATen/ops/addmm.h>
#include <ATen/ops/baddbmm.h>
#include <ATen/ops/bmm.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/mm.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace pdecay {
namespace {

struct Settings {
  double a, b, c, eps;
  int steps;
  bool match_rms_adamw;
  std::int64_t heads;
  int dtype;  // its place in the option's list

  at::ScalarType iterated(const at::Tensor& t) const {
    constexpr std::array kTypes = {at::kBFloat16, at::kFloat, at::kDouble};
    if (dtype > 0) return kTypes[static_cast<std::size_t>(dtype) - 1];
    return t.is_cpu() || t.scalar_type() == at::kDouble ? t.scalar_type() : at::kBFloat16;
  }
  double scale(double rows, double columns) const {
    return match_rms_adamw ? 0.2 * std::sqrt(std::max(rows, columns))
                           : std::sqrt(std::max(1.0, rows / columns));
  }
};

// Up to this many numbers matrices of one shape run as one batch: of larger ones each keeps the processor
// busy.
constexpr std::int64_t kSmall = 1 << 16;

// x is [matrices, m, n], m <= n, and is written over. One alone takes the operators of matrices, as in torch.
at::Tensor iterated(at::Tensor x, const Settings& s) {
  const bool alone = x.size(0) == 1;
  x.div_(at::linalg_vector_norm(x, 2, at::IntArrayRef{1, 2}, /*keepdim=*/true).clamp_min_(s.eps));
  if (s.steps == 0) return x;
  if (alone) x = x[0];
  at::Tensor next = at::empty_like(x), gram = at::empty(0, x.options()), update = at::empty(0, x.options());
  for (int k = 0; k < s.steps; ++k) {
    if (alone) {
      at::mm_out(gram, x, x.t());
      at::addmm_out(update, gram, gram, gram, s.b, s.c);
      at::addmm_out(next, x, update, x, s.a, 1);
    } else {
      at::bmm_out(gram, x, x.transpose(1, 2));
      at::baddbmm_out(update, gram, gram, gram, s.b, s.c);
      at::baddbmm_out(next, x, update, x, s.a, 1);
    }
    std::swap(x, next);
  }
  return alone ? x.unsqueeze(0) : x;
}

// Tensors of one shape, type and device.
void orthogonalize(std::span<at::Tensor* const> same, const Settings& s) {
  const at::Tensor& first = *same.front();
  const std::int64_t rows = first.size(0) / s.heads, columns = first.numel() / first.size(0),
                     count = static_cast<std::int64_t>(same.size());
  at::Tensor x = at::empty({count * s.heads, rows, columns}, first.options().dtype(s.iterated(first)));
  const auto part = [&](const at::Tensor& of, std::int64_t i) {
    return of.narrow(0, i * s.heads, s.heads).reshape(first.sizes());
  };
  for (std::int64_t i = 0; i < count; ++i) part(x, i).copy_(*same[i]);
  const bool tall = rows > columns;
  if (tall) x = x.transpose(1, 2);
  x = iterated(std::move(x), s);
  if (tall) x = x.transpose(1, 2);
  const double scale = s.scale(static_cast<double>(rows), static_cast<double>(columns));
  for (std::int64_t i = 0; i < count; ++i) {
    same[i]->copy_(part(x, i));
    if (scale != 1) same[i]->mul_(scale);
  }
}

}  // namespace

void Muon::direct(std::span<const Direction> all, const double* o) {
  const Settings s{o[ns_coefficient1],
                   o[ns_coefficient2],
                   o[ns_coefficient3],
                   o[eps],
                   static_cast<int>(o[ns_steps]),
                   o[adjust_lr_fn] != 0,
                   static_cast<std::int64_t>(o[heads]),
                   static_cast<int>(o[ns_dtype])};
  std::vector<std::vector<at::Tensor*>> batches;
  for (const Direction& direction : all) {
    at::Tensor& t = *direction.tensor;
    if (t.numel() == 0) continue;
    const auto takes = [&](const std::vector<at::Tensor*>& batch) {
      const at::Tensor& other = *batch.front();
      return t.numel() <= kSmall && other.sizes() == t.sizes() && other.device() == t.device() &&
             other.scalar_type() == t.scalar_type();
    };
    const auto batch = std::find_if(batches.begin(), batches.end(), takes);
    if (batch == batches.end())
      batches.push_back({&t});
    else
      batch->push_back(&t);
  }
  for (const auto& batch : batches) orthogonalize(batch, s);
}

}  // namespace pdecay
