// The factored second moment of Adafactor, and the size of its update.
#include "rules/steps/adafactor.h"

#include <ATen/ops/lerp.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/pow.h>
#include <ATen/ops/where.h>

#include <cmath>
#include <limits>

namespace pdecay {
namespace {

double epsilon_of(at::ScalarType type) {
  switch (type) {
    case at::kDouble:
      return std::numeric_limits<double>::epsilon();
    case at::kBFloat16:
      return 0x1p-7;
    case at::kHalf:
      return 0x1p-10;
    default:
      return std::numeric_limits<float>::epsilon();
  }
}

// Takes a running mean to its next value.
const at::Tensor& moved(at::Tensor& mean, const at::Tensor& now, const Direction& d, double power) {
  if (d.steps->defined()) {
    const at::Tensor share = at::pow(*d.steps, power).to(now.scalar_type());
    mean.copy_(at::where(d.steps->gt(*d.steps_before), at::lerp(mean, now, share), mean));
  } else {
    mean.lerp_(now, std::pow(d.step, power));
  }
  return mean;
}

// The mean of squares over one dimension, without a tensor of all squares.
at::Tensor mean_square(const at::Tensor& g, std::int64_t dim) {
  return at::linalg_vector_norm(g, 2, at::IntArrayRef{dim}, /*keepdim=*/true)
      .square_()
      .div_(static_cast<double>(g.size(dim)));
}

// The root of the mean square of all elements.
at::Tensor size_of(const at::Tensor& t, at::ScalarType type) {
  return at::linalg_vector_norm(t, 2, at::OptionalIntArrayRef(), /*keepdim=*/false, type)
      .div_(std::sqrt(static_cast<double>(t.numel())));
}

}  // namespace

void Adafactor::direct(std::span<const Direction> all, const double* o) {
  for (const Direction& d : all) {
    at::Tensor& g = *d.tensor;
    if (g.numel() == 0) continue;
    const double least = o[ep1] != 0 ? o[ep1] : epsilon_of(d.weights->scalar_type());
    at::Tensor v;
    if (g.dim() > 1) {
      const at::Tensor& rows = moved(d.factors[0], mean_square(g, -1), d, o[beta2_decay]);
      const at::Tensor& columns = moved(d.factors[1], mean_square(g, -2), d, o[beta2_decay]);
      v = at::matmul(rows, columns).div_(rows.mean(-2, /*keepdim=*/true).clamp_min_(least));
    } else {
      v = moved(d.factors[2], g.square(), d, o[beta2_decay]).clone();
    }
    // Squared, as the root of it is what it bounds.
    const at::Tensor u = v.clamp_min_(least * least).rsqrt_().mul_(g);
    const at::Tensor most = size_of(u, g.scalar_type()).div_(o[Adafactor::d]).clamp_min_(1);
    g.copy_(u.mul_(size_of(*d.weights, g.scalar_type()).clamp_min_(o[ep2]).div_(most)));
  }
}

}  // namespace pdecay
