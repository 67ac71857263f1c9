#include "winograd.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>

#include <algorithm>

#include "isa.h"
#include "winograd_filter.h"

namespace pdecay::kernels {
namespace {

// The tiles of a convolution, row after row ("strip") of each image.
struct Tiles {
  explicit Tiles(const Convolution& shape)
      : shape(shape), down((shape.rows() + kOut - 1) / kOut), along((shape.columns() + kOut - 1) / kOut) {}
  const Convolution& shape;
  int64_t down, along;
  int64_t strips() const { return shape.images * down; }
};

// Tiles that are transformed and multiplied at a time: as many as let the products of a block with many
// channels run at full speed; with fewer channels all of a block stays in the second-level cache.
constexpr int64_t kBlock = 56;
int64_t block_strips(const Tiles& tiles) { return std::max<int64_t>(1, kBlock / tiles.along); }

// Memory of a thread, which holds a block of tiles.
struct Scratch {
  static int64_t pixels(const Tiles& tiles, int64_t width) {
    return (block_strips(tiles) * (kOut + 2) + 2) * (width + 2);
  }
  Scratch(const Tiles& tiles, int64_t filters)
      : tiles(block_strips(tiles) * tiles.along),
        image(std::max(pixels(tiles, tiles.shape.width) * tiles.shape.channels,
                       pixels(tiles, kOut * tiles.along) * filters)),
        inputs(kPoints * this->tiles * tiles.shape.channels),
        outputs(kPoints * this->tiles * filters),
        zeros(std::max(tiles.shape.channels, filters)) {}
  int64_t tiles, image, inputs, outputs, zeros;
  int64_t size() const { return image + inputs + outputs + zeros; }
};

// Calls body(image, strip, strips, first tile) for the part of each image in a block of strips.
template <class Body>
PDECAY_INLINE void each_image(const Tiles& tiles, int64_t begin, int64_t end, const Body& body) {
  for (int64_t at = begin; at < end;) {
    const int64_t image = at / tiles.down, strip = at % tiles.down,
                  count = std::min(tiles.down - strip, end - at);
    body(image, strip, count, (at - begin) * tiles.along);
    at += count;
  }
}

// The input tiles of a block, transformed: to[point][tile][channel].
template <class I>
PDECAY_INLINE void transform_inputs(const Tiles& tiles, const float* input, int64_t begin, int64_t end,
                                    float* image, const float* zeros, float* to) {
  using V = Floats<I::lanes>;
  const Convolution& s = tiles.shape;
  const int64_t plane = (end - begin) * tiles.along * s.channels;
  each_image(tiles, begin, end,
             [&](int64_t n, int64_t strip, int64_t count, int64_t tile) __attribute__((always_inline)) {
               const int64_t first = std::max<int64_t>(0, strip * kOut - s.padding),
                             last = std::min(s.height, (strip + count - 1) * kOut - s.padding + kIn);
               // Channels last, so that a vector holds a pixel's channels.
               if (last > first)
                 transpose<I>(input + (n * s.channels * s.height + first) * s.width, s.height * s.width,
                              s.channels, (last - first) * s.width, image, s.channels);
               for (int64_t row = 0; row < count; ++row)
                 for (int64_t column = 0; column < tiles.along; ++column, ++tile) {
                   const int64_t top = (strip + row) * kOut - s.padding, left = column * kOut - s.padding;
                   const float* from[kIn][kIn];
                   for (int i = 0; i < kIn; ++i)
                     for (int j = 0; j < kIn; ++j) {
                       const int64_t y = top + i, x = left + j;
                       from[i][j] = y >= first && y < last && x >= 0 && x < s.width
                                        ? image + ((y - first) * s.width + x) * s.channels
                                        : zeros;
                     }
                   for (int64_t c = 0; c < s.channels; c += I::lanes) {
                     V d[kIn][kIn], v[kIn][kIn];
#pragma GCC unroll 16
                     for (int i = 0; i < kPoints; ++i)
                       d[i / kIn][i % kIn] = load<V>(from[i / kIn][i % kIn] + c);
                     both_ways(d, v, [](const auto& in, auto& out) __attribute__((always_inline)) {
                       input_line(in, out);
                     });
#pragma GCC unroll 16
                     for (int i = 0; i < kPoints; ++i)
                       store(to + i * plane + tile * s.channels + c, v[i / kIn][i % kIn]);
                   }
                 }
             });
}

// C = A B for each point, with B in panels: [point][filters / panel][depth][panel].
template <class I>
PDECAY_INLINE void multiply_points(int64_t tiles, int64_t channels, int64_t filters, const float* inputs,
                                   const float* weights, float* outputs) {
  constexpr int64_t panel = I::width * I::lanes;
  for (int i = 0; i < kPoints; ++i)
    for (int64_t p = 0; p < channels; p += kSlice) {
      const int64_t depth = std::min(kSlice, channels - p);
      const float* const a = inputs + i * tiles * channels + p;
      const float* const b = weights + i * channels * filters;
      float* const c = outputs + i * tiles * filters;
      const auto base = [&](int64_t j) { return Base{p > 0 ? c + j : nullptr, filters}; };
      int64_t j = 0;
      for (; j + panel <= filters; j += panel)
        product_panel<I, true>(tiles, depth, a, channels, b + j * channels + p * panel, panel, c + j, filters,
                               base(j));
      if (j < filters)
        product_panel<Narrow<I>, true>(tiles, depth, a, channels, b + j * channels + p * I::lanes, I::lanes,
                                       c + j, filters, base(j));
    }
}

template <class I>
PDECAY_INLINE void transform_outputs(const Tiles& tiles, const float* from, const float* bias, int64_t begin,
                                     int64_t end, float* image, float* out) {
  using V = Floats<I::lanes>;
  const Convolution& s = tiles.shape;
  const int64_t rows = s.rows(), columns = s.columns(), plane = (end - begin) * tiles.along * s.filters;
  each_image(tiles, begin, end,
             [&](int64_t n, int64_t strip, int64_t count, int64_t tile) __attribute__((always_inline)) {
               const int64_t first = strip * kOut, last = std::min(rows, (strip + count) * kOut);
               for (int64_t row = 0; row < count; ++row)
                 for (int64_t column = 0; column < tiles.along; ++column, ++tile)
                   for (int64_t k = 0; k < s.filters; k += I::lanes) {
                     V m[kIn][kIn], y[kOut][kOut];
#pragma GCC unroll 16
                     for (int i = 0; i < kPoints; ++i)
                       m[i / kIn][i % kIn] = load<V>(from + i * plane + tile * s.filters + k);
                     both_ways(m, y, [](const auto& in, auto& to) __attribute__((always_inline)) {
                       output_line(in, to);
                     });
                     const V add = bias == nullptr ? V{} : load<V>(bias + k);
                     for (int i = 0; i < kOut; ++i)
                       for (int j = 0; j < kOut; ++j)
                         if (row * kOut + i < last - first && column * kOut + j < columns)
                           store(image + ((row * kOut + i) * columns + column * kOut + j) * s.filters + k,
                                 y[i][j] + add);
                   }
               transpose<I>(image, s.filters, (last - first) * columns, s.filters,
                            out + (n * s.filters * rows + first) * columns, rows * columns);
             });
}

// The gradients of a block's outputs, transformed: to[point][tile][filter], filters [left, right) alone.
template <class I>
PDECAY_INLINE void transform_grads(const Tiles& tiles, const float* grad, int64_t left, int64_t right,
                                   int64_t begin, int64_t end, float* image, const float* zeros, float* to) {
  using V = Floats<I::lanes>;
  const Convolution& s = tiles.shape;
  const int64_t rows = s.rows(), columns = s.columns(), some = right - left,
                plane = (end - begin) * tiles.along * some;
  each_image(tiles, begin, end,
             [&](int64_t n, int64_t strip, int64_t count, int64_t tile) __attribute__((always_inline)) {
               const int64_t first = strip * kOut, last = std::min(rows, (strip + count) * kOut);
               transpose<I>(grad + ((n * s.filters + left) * rows + first) * columns, rows * columns, some,
                            (last - first) * columns, image, some);
               for (int64_t row = 0; row < count; ++row)
                 for (int64_t column = 0; column < tiles.along; ++column, ++tile) {
                   const float* from[kOut][kOut];
                   for (int i = 0; i < kOut; ++i)
                     for (int j = 0; j < kOut; ++j)
                       from[i][j] = row * kOut + i < last - first && column * kOut + j < columns
                                        ? image + ((row * kOut + i) * columns + column * kOut + j) * some
                                        : zeros;
                   for (int64_t k = 0; k < some; k += I::lanes) {
                     V y[kOut][kOut], m[kIn][kIn];
                     for (int i = 0; i < kOut; ++i)
                       for (int j = 0; j < kOut; ++j) y[i][j] = load<V>(from[i][j] + k);
                     both_ways(y, m, [](const auto& in, auto& out) __attribute__((always_inline)) {
                       output_grad_line(in, out);
                     });
#pragma GCC unroll 16
                     for (int i = 0; i < kPoints; ++i)
                       store(to + i * plane + tile * some + k, m[i / kIn][i % kIn]);
                   }
                 }
             });
}

// Weights of `depth` inputs and `filters` outputs, filters [left, left + panel), in the panels of
// multiply_points. They are weight[filter][depth] or, turned round for the gradient of the input,
// weight[depth][filter].
template <class I, class W>
PDECAY_INLINE void transform_panel(const float* weight, int64_t depth, int64_t filters, bool turned,
                                   int64_t left, float* to) {
  using V = Floats<I::lanes>;
  constexpr int64_t panel = W::width * W::lanes, taps = kTaps * kTaps, some = 16;
  float taken[some * taps * panel];
  for (int64_t p = 0; p < depth; p += some) {
    if (turned)
      for (int64_t i = 0; i < some; ++i)
        transpose<I>(weight + ((p + i) * filters + left) * taps, taps, panel, taps, taken + i * taps * panel,
                     panel);
    else
      transpose<I>(weight + (left * depth + p) * taps, depth * taps, panel, some * taps, taken, panel);
    for (int64_t i = 0; i < some; ++i)
      for (int64_t j = 0; j < panel; j += I::lanes) {
        V g[kTaps][kTaps], u[kIn][kIn];
#pragma GCC unroll 9
        for (int t = 0; t < taps; ++t)
          g[t / kTaps][t % kTaps] = load<V>(taken + (i * taps + (turned ? taps - 1 - t : t)) * panel + j);
        both_ways(g, u,
                  [](const auto& in, auto& out) __attribute__((always_inline)) { weight_line(in, out); });
#pragma GCC unroll 16
        for (int t = 0; t < kPoints; ++t)
          store(to + t * depth * filters + left * depth + (p + i) * panel + j, u[t / kIn][t % kIn]);
      }
  }
}
template <class I>
PDECAY_INLINE void transform_weights(const float* weight, int64_t depth, int64_t filters, bool turned,
                                     int64_t begin, int64_t end, float* to) {
  constexpr int64_t panel = I::width * I::lanes;
  // Whole panels first, then one of half the width if there are filters left for it.
  int64_t left = begin;
  for (; left + panel <= end; left += panel) transform_panel<I, I>(weight, depth, filters, turned, left, to);
  for (; left < end; left += I::lanes)
    transform_panel<I, Narrow<I>>(weight, depth, filters, turned, left, to);
}

// A thread's part of the output: strips [begin, end).
template <class I>
PDECAY_INLINE void convolve(const Tiles& tiles, const float* input, const float* weights, const float* bias,
                            float* out, int64_t begin, int64_t end, float* memory) {
  const Convolution& s = tiles.shape;
  const Scratch size(tiles, s.filters);
  float *const image = memory, *const inputs = image + size.image, *const outputs = inputs + size.inputs;
  float* const zeros = outputs + size.outputs;
  std::fill(zeros, zeros + size.zeros, 0.0f);
  const int64_t some = block_strips(tiles);
  for (int64_t at = begin; at < end; at += some) {
    const int64_t to = std::min(at + some, end);
    transform_inputs<I>(tiles, input, at, to, image, zeros, inputs);
    multiply_points<I>((to - at) * tiles.along, s.channels, s.filters, inputs, weights, outputs);
    transform_outputs<I>(tiles, outputs, bias, at, to, image, out);
  }
}

// Adds a part of the transformed gradient of the weight, [point][channel][filter]: strips [begin, end),
// filters [left, right).
template <class I>
PDECAY_INLINE void correlate(const Tiles& tiles, const float* input, const float* grad, int64_t left,
                             int64_t right, int64_t begin, int64_t end, float* memory, float* to) {
  constexpr int64_t panel = I::width * I::lanes;
  const Convolution& s = tiles.shape;
  const Scratch size(tiles, s.filters);
  float *const image = memory, *const inputs = image + size.image, *const grads = inputs + size.inputs;
  float* const zeros = grads + size.outputs;
  std::fill(zeros, zeros + size.zeros, 0.0f);
  const int64_t strips = block_strips(tiles), some = right - left;
  for (int64_t at = begin; at < end; at += strips) {
    const int64_t until = std::min(at + strips, end), count = (until - at) * tiles.along;
    transform_inputs<I>(tiles, input, at, until, image, zeros, inputs);
    transform_grads<I>(tiles, grad, left, right, at, until, image, zeros, grads);
    for (int i = 0; i < kPoints; ++i)
      for (int64_t p = 0; p < count; p += kSlice) {
        const int64_t depth = std::min(kSlice, count - p);
        const float* const a = inputs + (i * count + p) * s.channels;
        const float* const b = grads + (i * count + p) * some;
        float* const c = to + i * s.channels * s.filters + left;
        const auto base = [&](int64_t j) { return Base{at > begin || p > 0 ? c + j : nullptr, s.filters}; };
        int64_t j = 0;
        for (; j + panel <= some; j += panel)
          product_panel<I, false>(s.channels, depth, a, s.channels, b + j, some, c + j, s.filters, base(j));
        if (j < some)
          product_panel<Narrow<I>, false>(s.channels, depth, a, s.channels, b + j, some, c + j, s.filters,
                                          base(j));
      }
  }
}

// The gradient of the weight from the sum of `parts` transformed ones, for filters [begin, end) in units.
template <class I>
PDECAY_INLINE void collect(const Convolution& s, const float* from, int64_t parts, int64_t begin, int64_t end,
                           float* grad) {
  using V = Floats<I::lanes>;
  constexpr int64_t taps = kTaps * kTaps, some = 16;
  const int64_t plane = s.channels * s.filters;
  float taken[some * taps * kWinogradUnit];
  for (int64_t k = begin * kWinogradUnit; k < end * kWinogradUnit; k += kWinogradUnit)
    for (int64_t c = 0; c < s.channels; c += some) {
      for (int64_t i = 0; i < some; ++i)
        for (int64_t j = 0; j < kWinogradUnit; j += I::lanes) {
          V u[kIn][kIn], g[kTaps][kTaps];
#pragma GCC unroll 16
          for (int t = 0; t < kPoints; ++t) {
            const float* at = from + t * plane + (c + i) * s.filters + k + j;
            V sum = load<V>(at);
            for (int64_t part = 1; part < parts; ++part) sum += load<V>(at += kPoints * plane);
            u[t / kIn][t % kIn] = sum;
          }
          both_ways(u, g, [](const auto& in, auto& to) __attribute__((always_inline)) {
            weight_grad_line(in, to);
          });
#pragma GCC unroll 9
          for (int t = 0; t < taps; ++t)
            store(taken + (i * taps + t) * kWinogradUnit + j, g[t / kTaps][t % kTaps]);
        }
      transpose<I>(taken, kWinogradUnit, some * taps, kWinogradUnit, grad + (k * s.channels + c) * taps,
                   s.channels * taps);
    }
}

PDECAY_BY_ISA(transform_weights_part, transform_weights,
              (const float* weight, int64_t depth, int64_t filters, bool turned, int64_t begin, int64_t end,
               float* to),
              (weight, depth, filters, turned, begin, end, to))
PDECAY_BY_ISA(convolve_part, convolve,
              (const Tiles& tiles, const float* input, const float* weights, const float* bias, float* out,
               int64_t begin, int64_t end, float* memory),
              (tiles, input, weights, bias, out, begin, end, memory))
PDECAY_BY_ISA(correlate_part, correlate,
              (const Tiles& tiles, const float* input, const float* grad, int64_t left, int64_t right,
               int64_t begin, int64_t end, float* memory, float* to),
              (tiles, input, grad, left, right, begin, end, memory, to))
PDECAY_BY_ISA(collect_part, collect,
              (const Convolution& s, const float* from, int64_t parts, int64_t begin, int64_t end,
               float* grad),
              (s, from, parts, begin, end, grad))

int64_t threads() { return at::in_parallel_region() ? 1 : at::get_num_threads(); }
at::Tensor floats(int64_t count) { return at::empty({count}, at::kFloat); }

// Part k of `parts` nearly equal ones.
std::pair<int64_t, int64_t> share(int64_t count, int64_t parts, int64_t k) {
  return {count * k / parts, count * (k + 1) / parts};
}

void convolve_all(const Convolution& shape, const float* input, const float* weight, bool turned,
                  const float* bias, float* out) {
  const Tiles tiles(shape);
  const at::Tensor transformed = floats(kPoints * shape.channels * shape.filters);
  float* const weights = transformed.mutable_data_ptr<float>();
  // Of every set, a panel's width divides this.
  constexpr int64_t some = 2 * kWinogradUnit;
  at::parallel_for(0, (shape.filters + some - 1) / some, 1, [&](int64_t begin, int64_t end) {
    transform_weights_part(weight, shape.channels, shape.filters, turned, begin * some,
                           std::min(end * some, shape.filters), weights);
  });
  const int64_t parts = std::min(threads(), tiles.strips()), size = Scratch(tiles, shape.filters).size();
  const at::Tensor memory = floats(parts * size);
  float* const scratch = memory.mutable_data_ptr<float>();
  at::parallel_for(0, parts, 1, [&](int64_t begin, int64_t end) {
    for (int64_t k = begin; k < end; ++k) {
      const auto [first, last] = share(tiles.strips(), parts, k);
      convolve_part(tiles, input, weights, bias, out, first, last, scratch + k * size);
    }
  });
}

}  // namespace

void winograd_forward(const Convolution& shape, const float* input, const float* weight, const float* bias,
                      float* out) {
  convolve_all(shape, input, weight, false, bias, out);
}

void winograd_backward_input(const Convolution& shape, const float* grad, const float* weight,
                             float* input_grad) {
  const Convolution back{shape.images,    shape.filters,  shape.rows(),
                         shape.columns(), shape.channels, 2 - shape.padding};
  convolve_all(back, grad, weight, true, nullptr, input_grad);
}

void winograd_backward_weight(const Convolution& shape, const float* grad, const float* input,
                              float* weight_grad) {
  const Tiles tiles(shape);
  // Threads share filters where the transformed gradient is large, so that it is there once; otherwise they
  // share tiles, so that each input is transformed once.
  constexpr int64_t large = int64_t{1} << 18;
  const int64_t all = kPoints * shape.channels * shape.filters, units = shape.filters / kWinogradUnit;
  const int64_t along = all > large ? std::min(threads(), std::max<int64_t>(1, units / 2)) : 1;
  const int64_t down = std::min(std::max<int64_t>(1, threads() / along), tiles.strips());
  const int64_t size = Scratch(tiles, shape.filters).size();
  const at::Tensor sums = floats(down * all), memory = floats(down * along * size);
  float *const to = sums.mutable_data_ptr<float>(), *const scratch = memory.mutable_data_ptr<float>();
  at::parallel_for(0, down * along, 1, [&](int64_t begin, int64_t end) {
    for (int64_t k = begin; k < end; ++k) {
      const auto [first, last] = share(tiles.strips(), down, k % down);
      const auto [left, right] = share(units, along, k / down);
      correlate_part(tiles, input, grad, left * kWinogradUnit, right * kWinogradUnit, first, last,
                     scratch + k * size, to + k % down * all);
    }
  });
  at::parallel_for(0, units, 1, [&](int64_t begin, int64_t end) {
    collect_part(shape, to, down, begin, end, weight_grad);
  });
}

}  // namespace pdecay::kernels
