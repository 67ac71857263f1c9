// The bases of SOAP, and Adam in them.
#include "rules/steps/soap.h"

#include <ATen/ops/argsort.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/linalg_eigh.h>
#include <ATen/ops/linalg_qr.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/stack.h>

#include <cmath>

namespace pdecay {
namespace {

// The number of steps taken after the first, or -1 where the device skips this one.
double later_steps(const Direction& d) {
  if (!d.steps->defined()) return d.step - 1;
  const at::Tensor there = at::stack({*d.steps, *d.steps_before}).cpu();
  const double now = there[0].item<double>();
  return now > there[1].item<double>() ? now - 1 : -1;
}

// Eigenvectors of a symmetric matrix as columns, those of the largest eigenvalues first.
void set_eigenvectors(const at::Tensor& basis, const at::Tensor& of) {
  // LAPACK's answer to an inf or NaN is an error. The next step finds it in the preconditioner.
  if (!at::isfinite(of).all().item<bool>()) return;
  at::Tensor vectors;
  try {
    vectors = std::get<1>(at::linalg_eigh(of));
  } catch (const c10::Error&) {  // in single precision it may fail to converge
    vectors = std::get<1>(at::linalg_eigh(of.to(at::kDouble)));
  }
  basis.copy_(vectors.flip(1));
}

// One step of the power iteration, which starts from the basis that there is. The columns are sorted first,
// and `second`, whose dimension `side` they are, with them.
void refresh(const at::Tensor& basis, const at::Tensor& of, at::Tensor& second, std::int64_t side) {
  const at::Tensor image = at::mm(of, basis);
  const at::Tensor order = at::argsort(basis.mul(image).sum(0), /*dim=*/0, /*descending=*/true);
  second.copy_(second.index_select(side, order));
  basis.copy_(std::get<0>(at::linalg_qr(image.index_select(1, order))));
}

struct Bases {
  const at::Tensor &left, &right;

  at::Tensor project(at::Tensor m) const {
    if (left.defined()) m = at::mm(left.t(), m);
    return right.defined() ? at::mm(m, right) : m;
  }
  at::Tensor project_back(at::Tensor m) const {
    if (left.defined()) m = at::mm(left, m);
    return right.defined() ? at::mm(m, right.t()) : m;
  }
};

}  // namespace

void Soap::direct(std::span<const Direction> all, const double* o) {
  const double beta = o[beta2];
  for (const Direction& d : all) {
    if (d.tensor->numel() == 0) continue;
    const double t = later_steps(d);
    if (t < 0) continue;
    const std::int64_t rows = d.tensor->dim() < 2 ? 1 : d.tensor->size(0);
    const auto as_matrix = [&](const at::Tensor& whole) { return whole.reshape({rows, -1}); };
    const at::Tensor g = as_matrix(*d.tensor);
    const Bases bases{d.factors[kLeftBasis], d.factors[kRightBasis]};
    const at::Tensor &left = d.factors[kLeft], &right = d.factors[kRight];
    const auto follow = [&] {
      if (left.defined()) left.lerp_(at::mm(g, g.t()), 1 - beta);
      if (right.defined()) right.lerp_(at::mm(g.t(), g), 1 - beta);
    };
    if (t == 0) {
      follow();
      if (left.defined()) set_eigenvectors(bases.left, left);
      if (right.defined()) set_eigenvectors(bases.right, right);
      d.tensor->zero_();
      continue;
    }
    at::Tensor second = as_matrix(d.factors[kSecond]);  // a view: it has no gaps
    const at::Tensor projected = bases.project(g);
    second.mul_(beta).addcmul_(projected, projected, 1 - beta);
    const at::Tensor mean = bases.project(as_matrix(d.state[0].to(g.scalar_type())));
    const at::Tensor direction = bases.project_back(mean.div(second.sqrt().add_(o[eps])));
    follow();
    if (std::fmod(t, o[precondition_frequency]) == 0) {
      if (left.defined()) refresh(bases.left, left, second, 0);
      if (right.defined()) refresh(bases.right, right, second, 1);
    }
    d.tensor->copy_(direction.reshape(d.tensor->sizes()));
  }
}

}  // namespace pdecay
