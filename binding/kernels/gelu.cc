#include "gelu.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/gelu_backward_cpu_dispatch.h>
#include <ATen/ops/gelu_cpu_dispatch.h>

#include "isa.h"
#include "kernels.h"
#include "lanes.h"

namespace pdecay::kernels {
namespace {

// Elements for each thread below which another thread takes longer to start than it saves.
constexpr int64_t kGrain = 4096;

// The exact form is x Φ(x) of the normal distribution. With t = |x|, Φ(-t) = e^(-t²/2) M(t), and
// M(t) = erfcx(t / √2) / 2 falls from 1/2 as slowly as 1/t.
template <int n>
struct Normal {
  using L = Lanes<n>;
  using V = typename L::Floats;

  // Minimax polynomial of M(t) / u on t in [0, 14], where u = 1 / (1 + 0.35 t): relative error 3.2e-8.
  static V tail(const V& t) {
    const V u = 1.0f / (1.0f + 0.35f * t);
    V m = V{} - 0.029145939275622368f;
    m = m * u + 0.1439717411994934f;
    m = m * u - 0.2557143270969391f;
    m = m * u + 0.15917424857616425f;
    m = m * u - 0.02310989983379841f;
    m = m * u + 0.10550802946090698f;
    m = m * u + 0.11983285844326019f;
    m = m * u + 0.13986186683177948f;
    m = m * u + 0.13962140679359436f;
    return m * u;
  }

  // Φ(x) + x φ(x).
  static V derivative(const V& x) {
    constexpr float kDensity = 0.39894228f;  // φ(0) = 1 / √(2π)
    const V t = L::size(x), below = L::exp(t * t * -0.5f) * (tail(t) - t * kDensity);
    return x < 0.0f ? below : 1.0f - below;
  }
};

// x σ(z) with z = √(8/π) (x + 0.044715 x³): the same as x (1 + tanh(z / 2)) / 2.
template <int n>
struct Tanh {
  using L = Lanes<n>;
  using V = typename L::Floats;
  static constexpr float kSlope = 1.5957691216f, kCubic = 0.044715f;

  static V value(const V& x) { return x * L::sigmoid(kSlope * (x + kCubic * (x * x * x))); }
  // σ(z) + x σ'(z) dz/dx. From e^-|z|, σ' = σ (1 - σ) has no cancellation.
  static V derivative(const V& x) {
    const V square = x * x, z = kSlope * (x + kCubic * (square * x));
    const V power = L::exp(-L::size(z)), r = 1.0f / (1.0f + power);
    return (z < 0.0f ? power * r : r) + x * (power * r * r) * (kSlope + 3.0f * kSlope * kCubic * square);
  }
};

template <class I>
PDECAY_INLINE void values_by_tanh(const float* x, int64_t count, float* to) {
  using L = Lanes<I::lanes>;
  for (int64_t i = 0; i < count; i += I::lanes)
    L::store_part(to + i, Tanh<I::lanes>::value(L::load_part(x + i, count - i)), count - i);
}

template <class I, template <int> class Form>
PDECAY_INLINE void gradients(const float* grad, const float* x, int64_t count, float* to) {
  using L = Lanes<I::lanes>;
  for (int64_t i = 0; i < count; i += I::lanes) {
    const auto slope = Form<I::lanes>::derivative(L::load_part(x + i, count - i));
    L::store_part(to + i, L::load_part(grad + i, count - i) * slope, count - i);
  }
}
template <class I>
PDECAY_INLINE void gradients_exact(const float* grad, const float* x, int64_t count, float* to) {
  gradients<I, Normal>(grad, x, count, to);
}
template <class I>
PDECAY_INLINE void gradients_by_tanh(const float* grad, const float* x, int64_t count, float* to) {
  gradients<I, Tanh>(grad, x, count, to);
}

PDECAY_BY_ISA(tanh_part, values_by_tanh, (const float* x, int64_t count, float* to), (x, count, to))
PDECAY_BY_ISA(exact_backward_part, gradients_exact,
              (const float* grad, const float* x, int64_t count, float* to), (grad, x, count, to))
PDECAY_BY_ISA(tanh_backward_part, gradients_by_tanh,
              (const float* grad, const float* x, int64_t count, float* to), (grad, x, count, to))

bool plain(const at::Tensor& tensor) {
  return tensor.scalar_type() == at::kFloat && tensor.layout() == at::kStrided && tensor.is_contiguous();
}

template <class Body>
at::Tensor by_parts(const at::Tensor& self, const Body& body) {
  at::Tensor out = at::empty_like(self, self.options(), at::MemoryFormat::Contiguous);
  float* const to = out.mutable_data_ptr<float>();
  at::parallel_for(0, self.numel(), kGrain,
                   [&](int64_t begin, int64_t end) { body(begin, end - begin, to + begin); });
  return out;
}

}  // namespace

// The exact form's values are left to oneDNN, whose polynomials of erf are faster, if less exact.
at::Tensor gelu(const at::Tensor& self, std::string_view approximate) {
  if (approximate != "tanh" || !fast() || !isa_is_fast() || !plain(self))
    return at::cpu::gelu(self, approximate);
  const float* const x = self.const_data_ptr<float>();
  return by_parts(self, [&](int64_t at, int64_t count, float* to) { tanh_part(x + at, count, to); });
}

at::Tensor gelu_backward(const at::Tensor& grad_output, const at::Tensor& self,
                         std::string_view approximate) {
  const bool tanh = approximate == "tanh";
  if ((!tanh && approximate != "none") || !fast() || !isa_is_fast() || !plain(self) || !plain(grad_output) ||
      grad_output.sizes() != self.sizes())
    return at::cpu::gelu_backward(grad_output, self, approximate);
  const float *const grad = grad_output.const_data_ptr<float>(), *const x = self.const_data_ptr<float>();
  return by_parts(self, [&](int64_t at, int64_t count, float* to) {
    (tanh ? tanh_backward_part : exact_backward_part)(grad + at, x + at, count, to);
  });
}

}  // namespace pdecay::kernels
