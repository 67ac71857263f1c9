#include "max_pool2d.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/max_pool2d_with_indices_backward_cpu_dispatch.h>
#include <ATen/ops/max_pool2d_with_indices_cpu_dispatch.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "clones.h"
#include "matrix.h"

namespace pdecay::kernels {
namespace {

// Below this many inputs for each thread, starting threads takes longer than the work.
constexpr int64_t kGrain = 1 << 15;

// What the fast paths take: square windows, float32, row after row.
struct Window {
  int64_t planes, height, width, rows, columns;  // of the input, then of the output
  int64_t size, stride, padding;
};

std::optional<int64_t> square(at::IntArrayRef values, int64_t otherwise) {
  if (values.empty()) return otherwise;
  if (values.size() > 2 || values.front() != values.back()) return std::nullopt;
  return values.front();
}

std::optional<Window> fast_window(const at::Tensor& input, at::IntArrayRef kernel_size,
                                  at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef dilation,
                                  bool ceil_mode) {
  if (input.scalar_type() != at::kFloat || (input.dim() != 3 && input.dim() != 4) || input.numel() == 0 ||
      !input.is_contiguous() || input.suggest_memory_format() != at::MemoryFormat::Contiguous)
    return std::nullopt;
  const auto size = square(kernel_size, 0), apart = square(stride, size.value_or(0)),
             pad = square(padding, 0), spread = square(dilation, 1);
  if (!size || !apart || !pad || !spread || *spread != 1) return std::nullopt;
  Window w{.planes = input.numel() / (input.size(-1) * input.size(-2)),
           .height = input.size(-2),
           .width = input.size(-1),
           .rows = 0,
           .columns = 0,
           .size = *size,
           .stride = *apart,
           .padding = *pad};
  const bool known = (w.size == 2 || w.size == 3) && (w.stride == 1 || w.stride == 2) && w.padding >= 0 &&
                     2 * w.padding <= w.size;
  // Places of a window's first element beyond the first, of which every stride-th has an output.
  const int64_t down = w.height + 2 * w.padding - w.size, along = w.width + 2 * w.padding - w.size;
  if (!known || down < 0 || along < 0) return std::nullopt;
  // A ceiling that makes no difference is none.
  if (ceil_mode && (down % w.stride != 0 || along % w.stride != 0)) return std::nullopt;
  // An element's place in its plane is counted in 32 bits.
  if (w.height * w.width > std::numeric_limits<int32_t>::max() / 2) return std::nullopt;
  w.rows = down / w.stride + 1;
  w.columns = along / w.stride + 1;
  return w;
}

// One output, whose window may reach over the border: libtorch's order, in which the first of equal values
// wins, and the last NaN.
void pool_one(const float* plane, const Window& w, int64_t row, int64_t column, float* out, int64_t* index) {
  const int64_t top = std::max<int64_t>(0, row * w.stride - w.padding),
                left = std::max<int64_t>(0, column * w.stride - w.padding),
                bottom = std::min(w.height, row * w.stride - w.padding + w.size),
                right = std::min(w.width, column * w.stride - w.padding + w.size);
  float best = -std::numeric_limits<float>::infinity();
  int64_t at = top * w.width + left;
  for (int64_t y = top; y < bottom; ++y)
    for (int64_t x = left; x < right; ++x) {
      const float value = plane[y * w.width + x];
      if (value > best || value != value) {
        best = value;
        at = y * w.width + x;
      }
    }
  *out = best;
  *index = at;
}

// Lanes of `n` numbers, which the compiler maps to the registers of each instruction set.
template <int n>
struct Lanes {
  using Floats = typename Vector<float, n>::Type;
  using Ints = typename Vector<int, n>::Type;
  using Longs = typename Vector<long, n>::Type;

  template <class V, class T>
  static V load(const T* from) {
    V value;
    __builtin_memcpy(&value, from, sizeof(V));
    return value;
  }
  template <class V, class T>
  static void store(T* to, const V& value) {
    __builtin_memcpy(to, &value, sizeof(V));
  }
  static Ints iota(int32_t from, int32_t by) {
    Ints value;
    for (int i = 0; i < n; ++i) value[i] = from + i * by;
    return value;
  }
};

// Calls body with 0, n, 2 n, …; the last lanes overlap those before, whose work they repeat. It says whether
// there was room for lanes at all.
template <int n, class Body>
bool by_lanes(int64_t count, const Body& body) {
  if (count < n) return false;
  for (int64_t i = 0; i + n <= count; i += n) body(i);
  if (count % n != 0) body(count - n);
  return true;
}

// One output in each lane. Of a window's elements in a row, the first is every stride-th number from `from`
// on; to read no further than the row goes, the others are the second of each two that are one further left.
template <int n, int size, int stride>
void pool_lanes(const float* from, int64_t width, int64_t first, float* out, int64_t* index) {
  using L = Lanes<n>;
  using Floats = typename L::Floats;
  const auto every = [&](const float* row, int x) {
    if constexpr (stride == 1) {
      return L::template load<Floats>(row + x);
    } else {
      const float* const begin = x == 0 ? row : row + x - 1;
      const Floats low = L::template load<Floats>(begin), high = L::template load<Floats>(begin + n);
      return __builtin_shuffle(low, high, L::iota(x == 0 ? 0 : 1, 2));
    }
  };
  Floats best = every(from, 0);
  typename L::Ints at = {};
  for (int y = 0; y < size; ++y)
    for (int x = 0; x < size; ++x) {
      if (x + y == 0) continue;
      const Floats value = every(from + y * width, x);
      const auto taken = (value > best) | (value != value);
      best = taken ? value : best;
      at = taken ? typename L::Ints{} + static_cast<int32_t>(y * width + x) : at;
    }
  L::store(out, best);
  L::store(index, __builtin_convertvector(at + L::iota(0, stride), typename L::Longs) + first);
}

// Outputs whose windows lie within the plane, from the window at `from` on, whose first element is the
// plane's `first`-th.
template <int size, int stride>
void pool_row(const float* plane, const Window& w, int64_t row, int64_t column, int64_t count, float* out,
              int64_t* index) {
  const int64_t first = (row * stride - w.padding) * w.width + column * stride - w.padding;
  const auto lanes = [&]<int n>() {
    return by_lanes<n>(count, [&](int64_t i) {
      pool_lanes<n, size, stride>(plane + first + i * stride, w.width, first + i * stride, out + i,
                                  index + i);
    });
  };
  if (lanes.template operator()<8>() || lanes.template operator()<4>()) return;
  for (int64_t i = 0; i < count; ++i) pool_one(plane, w, row, column + i, out + i, index + i);
}

template <int size, int stride>
inline void pool_plane(const float* plane, const Window& w, float* out, int64_t* index) {
  // Of rows and columns, those whose windows need no border.
  const auto whole = [&](int64_t inputs, int64_t all) {
    const int64_t begin = w.padding == 0 ? 0 : 1,
                  end = std::min(all, (inputs + w.padding - size) / stride + 1);
    return std::pair{begin, std::max(begin, end)};
  };
  const auto [top, bottom] = whole(w.height, w.rows);
  const auto [left, right] = whole(w.width, w.columns);
  for (int64_t row = 0; row < w.rows; ++row, out += w.columns, index += w.columns) {
    if (row < top || row >= bottom) {
      for (int64_t column = 0; column < w.columns; ++column)
        pool_one(plane, w, row, column, out + column, index + column);
      continue;
    }
    for (int64_t column = 0; column < left; ++column)
      pool_one(plane, w, row, column, out + column, index + column);
    pool_row<size, stride>(plane, w, row, left, right - left, out + left, index + left);
    for (int64_t column = right; column < w.columns; ++column)
      pool_one(plane, w, row, column, out + column, index + column);
  }
}

PDECAY_CLONES void pool_planes(const float* input, const Window& w, int64_t begin, int64_t end, float* out,
                               int64_t* index) {
  const auto each = [&]<int size, int stride>() {
    for (int64_t i = begin; i < end; ++i)
      pool_plane<size, stride>(input + i * w.height * w.width, w, out + i * w.rows * w.columns,
                               index + i * w.rows * w.columns);
  };
  if (w.size == 2 && w.stride == 2)
    each.template operator()<2, 2>();
  else if (w.size == 3 && w.stride == 2)
    each.template operator()<3, 2>();
  else if (w.size == 2)
    each.template operator()<2, 1>();
  else
    each.template operator()<3, 1>();
}

// Gradients of n outputs, to the two rows of their windows. It says whether every index was one of its
// window.
template <int n>
bool spread_lanes(const float* grad, const int64_t* index, int64_t first, int32_t width, float* upper,
                  float* lower) {
  using L = Lanes<n>;
  using Floats = typename L::Floats;
  const Floats none = {};
  const Floats g = L::template load<Floats>(grad) + 0.0f;  // libtorch adds to zero, which makes -0 a 0
  const auto at = L::template load<typename L::Longs>(index) - first;
  const auto k = __builtin_convertvector(at, typename L::Ints) - L::iota(0, 2);
  const auto pairs = [&](float* to, const Floats& left, const Floats& right) {
    typename L::Ints low, high;
    for (int i = 0; i < n; ++i) {
      low[i] = i / 2 + (i % 2) * n;
      high[i] = n / 2 + i / 2 + (i % 2) * n;
    }
    L::store(to, __builtin_shuffle(left, right, low));
    L::store(to + n, __builtin_shuffle(left, right, high));
  };
  const auto a = k == 0, b = k == 1, c = k == width, d = k == width + 1;
  pairs(upper, a ? g : none, b ? g : none);
  pairs(lower, c ? g : none, d ? g : none);
  const auto known = a | b | c | d;
  int32_t all = -1;
  for (int i = 0; i < n; ++i) all &= known[i];
  return all != 0;
}

bool spread_one(float grad, int64_t k, int64_t width, float* upper, float* lower) {
  const float g = grad + 0.0f;
  upper[0] = k == 0 ? g : 0;
  upper[1] = k == 1 ? g : 0;
  lower[0] = k == width ? g : 0;
  lower[1] = k == width + 1 ? g : 0;
  return k == 0 || k == 1 || k == width || k == width + 1;
}

// The gradient of windows of 2 x 2 side by side: each input belongs to at most one. It says whether every
// index was one of its window, as the forward's are; who calls the operator itself may give others.
PDECAY_CLONES bool spread_planes(const float* grad, const int64_t* index, const Window& w, int64_t begin,
                                 int64_t end, float* input_grad) {
  bool usual = true;
  for (int64_t i = begin; i < end; ++i) {
    float* to = input_grad + i * w.height * w.width;
    const float* from = grad + i * w.rows * w.columns;
    const int64_t* at = index + i * w.rows * w.columns;
    for (int64_t row = 0; row < w.rows; ++row, to += 2 * w.width, from += w.columns, at += w.columns) {
      const int64_t first = row * 2 * w.width;
      float *const upper = to, *const lower = to + w.width;
      const auto lanes = [&]<int n>() {
        return by_lanes<n>(w.columns, [&](int64_t c) {
          usual &= spread_lanes<n>(from + c, at + c, first + 2 * c, static_cast<int32_t>(w.width),
                                   upper + 2 * c, lower + 2 * c);
        });
      };
      if (!lanes.template operator()<8>() && !lanes.template operator()<4>())
        for (int64_t c = 0; c < w.columns; ++c)
          usual &= spread_one(from[c], at[c] - first - 2 * c, w.width, upper + 2 * c, lower + 2 * c);
      if (w.width % 2 != 0) upper[w.width - 1] = lower[w.width - 1] = 0;
    }
    if (w.height % 2 != 0) std::fill(to, to + w.width, 0.0f);
  }
  return usual;
}

std::vector<int64_t> output_shape(const at::Tensor& input, const Window& w) {
  std::vector<int64_t> shape(input.sizes().begin(), input.sizes().end());
  shape.end()[-2] = w.rows;
  shape.end()[-1] = w.columns;
  return shape;
}

int64_t grain(const Window& w) { return std::max<int64_t>(1, kGrain / (w.height * w.width)); }

}  // namespace

std::tuple<at::Tensor, at::Tensor> max_pool2d(const at::Tensor& input, at::IntArrayRef kernel_size,
                                              at::IntArrayRef stride, at::IntArrayRef padding,
                                              at::IntArrayRef dilation, bool ceil_mode) {
  const auto w = fast_window(input, kernel_size, stride, padding, dilation, ceil_mode);
  if (!w) return at::cpu::max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
  const std::vector<int64_t> shape = output_shape(input, *w);
  at::Tensor out = at::empty(shape, input.options());
  at::Tensor indices = at::empty(shape, input.options().dtype(at::kLong));
  const float* const from = input.const_data_ptr<float>();
  float* const to = out.mutable_data_ptr<float>();
  int64_t* const at = indices.mutable_data_ptr<int64_t>();
  at::parallel_for(0, w->planes, grain(*w),
                   [&](int64_t begin, int64_t end) { pool_planes(from, *w, begin, end, to, at); });
  return {std::move(out), std::move(indices)};
}

at::Tensor max_pool2d_backward(const at::Tensor& grad_output, const at::Tensor& input,
                               at::IntArrayRef kernel_size, at::IntArrayRef stride, at::IntArrayRef padding,
                               at::IntArrayRef dilation, bool ceil_mode, const at::Tensor& indices) {
  const auto slow = [&] {
    return at::cpu::max_pool2d_with_indices_backward(grad_output, input, kernel_size, stride, padding,
                                                     dilation, ceil_mode, indices);
  };
  const auto w = fast_window(input, kernel_size, stride, padding, dilation, ceil_mode);
  if (!w || w->size != 2 || w->stride != 2 || w->padding != 0) return slow();
  const std::vector<int64_t> shape = output_shape(input, *w);
  if (grad_output.scalar_type() != at::kFloat || indices.scalar_type() != at::kLong ||
      grad_output.sizes() != shape || indices.sizes() != shape || !indices.is_contiguous())
    return slow();
  const at::Tensor dense = grad_output.contiguous();
  at::Tensor result = at::empty_like(input);
  const float* const from = dense.const_data_ptr<float>();
  const int64_t* const at = indices.const_data_ptr<int64_t>();
  float* const to = result.mutable_data_ptr<float>();
  std::atomic<bool> usual{true};
  at::parallel_for(0, w->planes, grain(*w), [&](int64_t begin, int64_t end) {
    if (!spread_planes(from, at, *w, begin, end, to)) usual = false;
  });
  return usual ? result : slow();
}

}  // namespace pdecay::kernels
