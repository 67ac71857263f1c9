#include "matmul.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/ops/addmm_cpu_dispatch.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/mm_cpu_dispatch.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "isa.h"
#include "kernels.h"

namespace pdecay::kernels {
namespace {

// Products that are worth packing a factor for. Smaller ones are left to libtorch.
constexpr int64_t kLeastRows = 8, kLeastColumns = 8, kLeastDepth = 8, kLeastWork = int64_t{1} << 16;
// Multiplications for each thread below which another thread takes longer to start than it saves.
constexpr int64_t kGrain = int64_t{1} << 17;

// A matrix whose rows, or columns, are contiguous: element (i, p) is data[i * stride + p], or data[p * stride
// + i].
struct Matrix {
  const float* data;
  int64_t stride;
  bool by_rows;
};

struct Product {
  int64_t rows, columns, depth;
  Matrix a, b;
  const float* bias;  // of each column; null if there is none
  float* c;           // contiguous
};

std::optional<Matrix> matrix(const at::Tensor& tensor) {
  if (tensor.dim() != 2 || tensor.scalar_type() != at::kFloat || tensor.layout() != at::kStrided)
    return std::nullopt;
  const auto rows = tensor.size(0), columns = tensor.size(1), down = tensor.stride(0),
             along = tensor.stride(1);
  if (along == 1 && down >= columns) return Matrix{tensor.const_data_ptr<float>(), down, true};
  if (down == 1 && along >= rows) return Matrix{tensor.const_data_ptr<float>(), along, false};
  return std::nullopt;
}

// Rows of A that are multiplied with a panel of B before the next is packed. With kSlice of the depth they
// stay in the second-level cache.
template <class I>
constexpr int64_t kBlock = 24 * I::rows;

// Rows that are a multiple of 4 KiB apart fall on the same few lines of the first-level cache: they are
// copied.
constexpr int64_t kRow = kSlice + 16;
bool clashes(const Matrix& a) { return a.by_rows && a.stride % 1024 == 0; }
int64_t copied_rows() { return std::max(kBlock<Avx512>, kBlock<Avx2>); }

// In training, factors come from memory. The next parts are fetched into the second-level cache while a tile
// is computed, one line with each term of the sum. A fetch past the end of a factor has no effect.
struct Lines {
  const float* at;
  int64_t step, turn;  // from a line to the next, and what is added after 16 of them

  PDECAY_INLINE void fetch(int64_t p) {
    __builtin_prefetch(at, 0, 2);
    at += step;
    if (p % 16 == 15) at += turn;
  }
};

template <class I, bool along>
struct FetchAhead {
  static constexpr bool fetches = true;
  int64_t a_stride;
  const float* next;  // the next panel of B
  int64_t b_stride;
  bool b_by_rows;
  Lines a = {}, b = {};

  // Lines of 16 numbers: those of consecutive rows if the rows are contiguous, otherwise one of each term.
  PDECAY_INLINE FetchAhead tile(int64_t index, const float* from) const {
    FetchAhead made = *this;
    made.a = {from + (along ? I::rows * a_stride : 2 * I::rows - 1), a_stride,
              along ? 16 - 16 * a_stride : 0};
    if (index < 2)
      made.b = {next + index * 16 * (b_by_rows ? 1 : b_stride), b_stride, b_by_rows ? 0 : 16 - 16 * b_stride};
    else
      made.b = {from, 0, 0};
    return made;
  }
  PDECAY_INLINE void term(int64_t p) {
    a.fetch(p);
    b.fetch(p);
  }
};

// The columns [left, left + columns) of C, not more than a panel, for `rows` rows from `top` and a slice of
// the depth from `p`.
template <class I>
PDECAY_INLINE void multiply_panel(const Product& w, const Matrix& a, int64_t top, int64_t rows, int64_t left,
                                  int64_t columns, int64_t p, int64_t depth) {
  constexpr int64_t panel = I::width * I::lanes;
  alignas(64) float packed[kSlice * panel];
  if (columns < panel) std::fill(packed, packed + depth * panel, 0.0f);
  if (w.b.by_rows)
    copy<I::lanes>(w.b.data + p * w.b.stride + left, w.b.stride, depth, columns, packed, panel);
  else
    transpose<I>(w.b.data + left * w.b.stride + p, w.b.stride, columns, depth, packed, panel);
  // Not inlined, it would be compiled for the portable set.
  const auto times = [&](int64_t row, int64_t count, float* to, int64_t to_row,
                         Base base) __attribute__((always_inline)) {
    const float* const from = a.data + row * (a.by_rows ? a.stride : 1);
    const float* const next =
        w.b.data + (w.b.by_rows ? p * w.b.stride + left + panel : (left + panel) * w.b.stride + p);
    if (a.by_rows)
      product_panel<I, true>(count, depth, from, a.stride, packed, panel, to, to_row, base,
                             FetchAhead<I, true>{a.stride, next, w.b.stride, w.b.by_rows});
    else
      product_panel<I, false>(count, depth, from, a.stride, packed, panel, to, to_row, base,
                              FetchAhead<I, false>{a.stride, next, w.b.stride, w.b.by_rows});
  };
  float* const to = w.c + top * w.columns + left;
  const Base base = p > 0               ? Base{to, w.columns}
                    : w.bias != nullptr ? Base{w.bias + left, 0}
                                        : Base{nullptr, 0};
  if (columns == panel) return times(0, rows, to, w.columns, base);
  // The last columns of C are fewer than a panel's.
  alignas(64) float edge[I::rows * panel];
  for (int64_t row = 0; row < rows; row += I::rows) {
    const int64_t count = std::min<int64_t>(I::rows, rows - row);
    times(row, count, edge, panel, Base{nullptr, 0});
    for (int64_t i = 0; i < count; ++i)
      for (int64_t j = 0; j < columns; ++j) {
        const float start = base.data == nullptr ? 0.0f : base.data[(row + i) * base.row + j];
        to[(row + i) * w.columns + j] = start + edge[i * panel + j];
      }
  }
}

// A part of C: rows [top, bottom) and columns [left, right). A panel of B is packed and multiplied with many
// rows of A, some of the depth at a time, so that the panel stays in the first-level cache and the rows in
// the second.
template <class I>
PDECAY_INLINE void multiply(const Product& w, int64_t top, int64_t bottom, int64_t left, int64_t right,
                            float* copied) {
  constexpr int64_t panel = I::width * I::lanes;
  for (int64_t i = top; i < bottom; i += kBlock<I>)
    for (int64_t p = 0; p < w.depth; p += kSlice) {
      const int64_t rows = std::min(kBlock<I>, bottom - i), depth = std::min(kSlice, w.depth - p);
      Matrix a = w.a;
      a.data += a.by_rows ? i * a.stride + p : p * a.stride + i;
      if (copied != nullptr) {
        copy<I::lanes>(a.data, a.stride, rows, depth, copied, kRow);
        a = Matrix{copied, kRow, true};
      }
      int64_t j = left;
      for (; j + I::lanes < right; j += panel)
        multiply_panel<I>(w, a, i, rows, j, std::min(panel, right - j), p, depth);
      if (j < right) multiply_panel<Narrow<I>>(w, a, i, rows, j, right - j, p, depth);
    }
}

PDECAY_BY_ISA(multiply_part, multiply,
              (const Product& w, int64_t top, int64_t bottom, int64_t left, int64_t right, float* copied),
              (w, top, bottom, left, right, copied))

// Parts of nearly equal size for as many threads as are worth it. Fewer rows and columns of a part mean more
// packing and reading: parts as square as the number of threads allows take the least.
void multiply_all(const Product& w) {
  const int64_t work = w.rows * w.columns * w.depth;
  const int64_t threads =
      at::in_parallel_region() ? 1 : std::clamp<int64_t>(work / kGrain, 1, at::get_num_threads());
  int64_t down = 1, along = threads;
  double least = std::numeric_limits<double>::infinity();
  for (int64_t n = 1; n <= threads; ++n) {
    if (threads % n != 0) continue;
    // Columns count twice: each is also packed.
    const double cost = static_cast<double>(w.rows) / n + 2.0 * w.columns / (threads / n);
    if (cost < least) std::tie(least, down, along) = std::tuple{cost, n, threads / n};
  }
  const auto part = [](int64_t count, int64_t parts, int64_t unit) {
    const int64_t each = (count + parts - 1) / parts;
    return (each + unit - 1) / unit * unit;
  };
  const int64_t height = part(w.rows, down, 1), width = part(w.columns, along, 32);
  const int64_t size = clashes(w.a) ? copied_rows() * kRow : 0;
  const at::Tensor memory = size > 0 ? at::empty({down * along * size}, at::kFloat) : at::Tensor();
  float* const copied = size > 0 ? memory.mutable_data_ptr<float>() : nullptr;
  at::parallel_for(0, down * along, 1, [&](int64_t begin, int64_t end) {
    for (int64_t k = begin; k < end; ++k) {
      const int64_t top = k % down * height, left = k / down * width;
      const int64_t bottom = std::min(top + height, w.rows), right = std::min(left + width, w.columns);
      if (top < bottom && left < right)
        multiply_part(w, top, bottom, left, right, size > 0 ? copied + k * size : nullptr);
    }
  });
}

// On Intel's processors MKL has kernels of its own for each generation. On AMD's it takes those for AVX2, of
// which these reach 1.1 times the speed on Zen 4, where AVX-512 has half its width.
bool faster_than_mkl() {
#ifdef PDECAY_HAS_TARGETS
  static const bool intel = __builtin_cpu_is("intel");
  return !intel;
#else
  return true;
#endif
}

std::optional<at::Tensor> product(const at::Tensor& mat1, const at::Tensor& mat2, const at::Tensor* bias) {
  if (!fast() || !isa_is_fast() || !faster_than_mkl() ||
      at::globalContext().float32MatmulPrecision() != at::Float32MatmulPrecision::HIGHEST)
    return std::nullopt;
  const auto a = matrix(mat1), b = matrix(mat2);
  if (!a || !b || mat1.size(1) != mat2.size(0)) return std::nullopt;
  const int64_t rows = mat1.size(0), columns = mat2.size(1), depth = mat1.size(1);
  if (rows < kLeastRows || columns < kLeastColumns || depth < kLeastDepth ||
      rows * columns * depth < kLeastWork)
    return std::nullopt;
  at::Tensor out = at::empty({rows, columns}, mat1.options());
  multiply_all({rows, columns, depth, *a, *b, bias == nullptr ? nullptr : bias->const_data_ptr<float>(),
                out.mutable_data_ptr<float>()});
  return out;
}

}  // namespace

at::Tensor mm(const at::Tensor& self, const at::Tensor& mat2) {
  auto out = product(self, mat2, nullptr);
  return out ? *std::move(out) : at::cpu::mm(self, mat2);
}

at::Tensor addmm(const at::Tensor& self, const at::Tensor& mat1, const at::Tensor& mat2,
                 const at::Scalar& beta, const at::Scalar& alpha) {
  const bool bias = self.dim() == 1 && self.scalar_type() == at::kFloat && self.is_contiguous() &&
                    mat2.dim() == 2 && self.size(0) == mat2.size(1) && beta.equal(1) && alpha.equal(1);
  auto out = bias ? product(mat1, mat2, &self) : std::nullopt;
  return out ? *std::move(out) : at::cpu::addmm(self, mat1, mat2, beta, alpha);
}

}  // namespace pdecay::kernels
