#include "lstm_loops.h"

#include <algorithm>

#include "isa.h"
#include "lanes.h"

namespace pdecay::kernels {
namespace {

template <int n>
struct Loops {
  using L = Lanes<n>;
  using Floats = typename L::Floats;

  static constexpr int kWidth = 4 * n;
  // Rows of a tile, whose sums stay in registers: AVX-512 has 32, the other sets 16.
  static constexpr int kRows = n == 16 ? 6 : 3;

  // Calls body.template operator()<rows>(first) for tiles of kRows rows at most, as equal as can be.
  template <int most, class Body>
  static void by_tiles(int64_t begin, int64_t end, const Body& body) {
    const int64_t count = end - begin, tiles = (count + most - 1) / most;
    int64_t row = begin;
    for (int64_t tile = 0; tile < tiles; ++tile) {
      const int64_t size = count / tiles + (tile < count % tiles ? 1 : 0);
      if constexpr (most >= 6) {
        if (size == 6) body.template operator()<6>(row);
        if (size == 5) body.template operator()<5>(row);
        if (size == 4) body.template operator()<4>(row);
      }
      if (size == 3) body.template operator()<3>(row);
      if (size == 2) body.template operator()<2>(row);
      if (size == 1) body.template operator()<1>(row);
      row += size;
    }
  }

  // sums[r][v] += Σ_k a[r·across + k·down] · b[k·vectors·n + v·n …]
  template <int rows, int vectors>
  static void accumulate(Floats (&sums)[rows][vectors], const float* a, int64_t across, int64_t down,
                         int64_t count, const float* b) {
    for (int64_t k = 0; k < count; ++k, a += down, b += vectors * n) {
      Floats values[vectors];
#pragma GCC unroll 4
      for (int v = 0; v < vectors; ++v) values[v] = L::load(b + v * n);
#pragma GCC unroll 6
      for (int r = 0; r < rows; ++r) {
        const float factor = a[r * across];
#pragma GCC unroll 4
        for (int v = 0; v < vectors; ++v) sums[r][v] += factor * values[v];
      }
    }
  }

  template <int rows, int vectors>
  static void store(float* to, const Floats (&sums)[rows][vectors], int64_t apart = vectors * n) {
#pragma GCC unroll 6
    for (int r = 0; r < rows; ++r)
#pragma GCC unroll 4
      for (int v = 0; v < vectors; ++v) L::store(to + r * apart + v * n, sums[r][v]);
  }

  // The row of a weight at position p of strip s, or -1 for a unit that does not exist.
  static int64_t weight_row(const LstmLayer& layer, int64_t strip, int64_t p) {
    const int64_t unit = strip * n + p % n;
    return unit < layer.hidden ? p / n * layer.hidden + unit : -1;
  }

  static int64_t previous(const LstmLayer& layer, int64_t step) {
    return layer.reverse ? step + 1 : step - 1;
  }
  static int64_t first(const LstmLayer& layer) { return layer.reverse ? layer.steps - 1 : 0; }
  static int64_t last(const LstmLayer& layer) { return layer.reverse ? 0 : layer.steps - 1; }

  static float* record(const LstmLayer& layer, int64_t strip, int64_t step, int64_t row) {
    return layer.record + ((strip * layer.steps + step) * layer.batch + row) * 5 * n;
  }
  static float* gates(const LstmLayer& layer, int64_t strip, int64_t row) {
    return layer.gates + (strip * layer.rows() + row) * kWidth;
  }
  static int64_t units(const LstmLayer& layer, int64_t strip) {
    return std::min<int64_t>(n, layer.hidden - strip * n);
  }

  static void pack(const LstmLayer& layer, int64_t begin, int64_t end) {
    for (int64_t strip = begin; strip < end; ++strip) {
      float* const to = layer.packed + strip * (layer.features() + 1) * kWidth;
      for (int64_t p = 0; p < kWidth; ++p) {
        const int64_t row = weight_row(layer, strip, p);
        const auto column = [&](const float* from, int64_t count, float* into) {
          for (int64_t k = 0; k < count; ++k) into[k * kWidth + p] = row < 0 ? 0 : from[row * count + k];
        };
        to[p] = row < 0 || layer.bias_ih == nullptr ? 0 : layer.bias_ih[row] + layer.bias_hh[row];
        column(layer.weight_ih, layer.inputs, to + kWidth);
        column(layer.weight_hh, layer.hidden, to + (1 + layer.inputs) * kWidth);
      }
    }
  }

  template <int rows>
  static void forward_tile(const LstmLayer& layer, int64_t strip, int64_t step, int64_t row) {
    const float* const weights = layer.packed + strip * (layer.features() + 1) * kWidth;
    const bool begins = step == first(layer);
    const float* const h = begins ? layer.hx : layer.out + previous(layer, step) * layer.batch * layer.hidden;
    Floats sums[rows][4];
#pragma GCC unroll 6
    for (int r = 0; r < rows; ++r)
#pragma GCC unroll 4
      for (int v = 0; v < 4; ++v) sums[r][v] = L::load(weights + v * n);
    accumulate<rows, 4>(sums, layer.x + (step * layer.batch + row) * layer.inputs, layer.inputs, 1,
                        layer.inputs, weights + kWidth);
    accumulate<rows, 4>(sums, h + row * layer.hidden, layer.hidden, 1, layer.hidden,
                        weights + (1 + layer.inputs) * kWidth);
    alignas(64) float before[rows * kWidth];
    store(before, sums);
    const int64_t count = units(layer, strip), unit = strip * n;
    for (int r = 0; r < rows; ++r) {
      const float* const from = before + r * kWidth;
      float* const cell = layer.cells + (strip * layer.batch + row + r) * n;
      const Floats c_before =
          begins ? L::load_part(layer.cx + (row + r) * layer.hidden + unit, count) : L::load(cell);
      const Floats i = L::sigmoid(L::load(from)), f = L::sigmoid(L::load(from + n)),
                   g = L::tanh(L::load(from + 2 * n)), o = L::sigmoid(L::load(from + 3 * n));
      const Floats c = f * c_before + i * g, h_new = o * L::tanh(c);
      L::store(cell, c);
      if (layer.record != nullptr) {
        float* const to = record(layer, strip, step, row + r);
        L::store(to, i);
        L::store(to + n, f);
        L::store(to + 2 * n, g);
        L::store(to + 3 * n, o);
        L::store(to + 4 * n, c);
      }
      L::store_part(layer.out + (step * layer.batch + row + r) * layer.hidden + unit, h_new, count);
      if (step == last(layer)) {
        L::store_part(layer.hy + (row + r) * layer.hidden + unit, h_new, count);
        L::store_part(layer.cy + (row + r) * layer.hidden + unit, c, count);
      }
    }
  }

  static void forward(const LstmLayer& layer, int64_t begin, int64_t end) {
    for (int64_t t = 0; t < layer.steps; ++t) {
      const int64_t step = layer.reverse ? layer.steps - 1 - t : t;
      for (int64_t strip = 0; strip < layer.strips; ++strip)
        by_tiles<kRows>(begin, end,
                        [&]<int rows>(int64_t row) { forward_tile<rows>(layer, strip, step, row); });
    }
  }

  // Blocks of 4·n columns of a weight [4·hidden, columns], the last as wide as it needs to be.
  static void pack_columns(const LstmLayer& layer, const float* from, int64_t columns, float* packed,
                           int64_t begin, int64_t end) {
    const int64_t positions = layer.strips * kWidth;
    for (int64_t block = begin; block < end; ++block) {
      const int64_t column = block * kWidth, count = std::min<int64_t>(kWidth, columns - column),
                    padded = (count + n - 1) / n * n;
      float* to = packed + positions * column;
      for (int64_t p = 0; p < positions; ++p, to += padded) {
        const int64_t row = weight_row(layer, p / kWidth, p % kWidth);
        for (int64_t c = 0; c < padded; ++c)
          to[c] = row < 0 || c >= count ? 0 : from[row * columns + column + c];
      }
    }
  }

  // Calls take.operator()<rows, vectors>(row, column, sums) with gates·weight for rows [begin, end) of all
  // steps.
  template <class Take>
  static void times_weight(const LstmLayer& layer, const float* packed, int64_t columns, int64_t begin,
                           int64_t end, const Take& take) {
    const int64_t positions = layer.strips * kWidth;
    for (int64_t column = 0; column < columns; column += kWidth) {
      const float* const weights = packed + positions * column;
      const auto with = [&]<int vectors>() {
        by_tiles<kRows>(begin, end, [&]<int rows>(int64_t row) {
          Floats sums[rows][vectors] = {};
          for (int64_t strip = 0; strip < layer.strips; ++strip)
            accumulate<rows, vectors>(sums, gates(layer, strip, row), kWidth, 1, kWidth,
                                      weights + strip * kWidth * vectors * n);
          alignas(64) float made[rows * vectors * n];
          store(made, sums);
          for (int r = 0; r < rows; ++r)
            for (int v = 0; v < vectors; ++v)
              take(row + r, column + v * n, L::load(made + (r * vectors + v) * n));
        });
      };
      switch (std::min<int64_t>(4, (columns - column + n - 1) / n)) {
        case 1:
          with.template operator()<1>();
          break;
        case 2:
          with.template operator()<2>();
          break;
        case 3:
          with.template operator()<3>();
          break;
        default:
          with.template operator()<4>();
      }
    }
  }

  // The gradients of the gates of one row of one strip, from that of its h but for grad_out.
  static void gate_gradients(const LstmLayer& layer, int64_t strip, int64_t step, int64_t row, Floats dh) {
    const int64_t count = units(layer, strip), unit = strip * n, at = row * layer.hidden + unit;
    if (layer.grad_out != nullptr)
      dh += L::load_part(layer.grad_out + step * layer.batch * layer.hidden + at, count);
    const float* const from = record(layer, strip, step, row);
    const Floats i = L::load(from), f = L::load(from + n), g = L::load(from + 2 * n),
                 o = L::load(from + 3 * n), tanh_c = L::tanh(L::load(from + 4 * n));
    const Floats c_before = step == first(layer)
                                ? L::load_part(layer.cx + at, count)
                                : L::load(record(layer, strip, previous(layer, step), row) + 4 * n);
    float* const cell = layer.cells + (strip * layer.batch + row) * n;
    Floats dc = {};
    if (step != last(layer))
      dc = L::load(cell);
    else if (layer.grad_cy != nullptr)
      dc = L::load_part(layer.grad_cy + at, count);
    dc += dh * o * (1.0f - tanh_c * tanh_c);
    const Floats made[4] = {dc * g * i * (1.0f - i), dc * c_before * f * (1.0f - f), dc * i * (1.0f - g * g),
                            dh * tanh_c * o * (1.0f - o)};
    L::store(cell, dc * f);
    float* const to = gates(layer, strip, step * layer.batch + row);
    // 0 · inf in a unit that does not exist would spoil those that do.
    for (int v = 0; v < 4; ++v)
      if (count == n)
        L::store(to + v * n, made[v]);
      else
        L::store(to + v * n, L::load_part(reinterpret_cast<const float*>(&made[v]), count));
    if (step == first(layer)) L::store_part(layer.grad_cx + at, dc * f, count);
  }

  static void backward(const LstmLayer& layer, int64_t begin, int64_t end) {
    for (int64_t strip = 0; strip < layer.strips; ++strip)
      for (int64_t row = begin; row < end; ++row) {
        const Floats dh =
            layer.grad_hy == nullptr
                ? Floats{}
                : L::load_part(layer.grad_hy + row * layer.hidden + strip * n, units(layer, strip));
        gate_gradients(layer, strip, last(layer), row, dh);
      }
    for (int64_t t = layer.steps - 1; t >= 0; --t) {
      const int64_t step = layer.reverse ? layer.steps - 1 - t : t, from = step * layer.batch;
      const auto take = [&](int64_t row, int64_t column, const Floats& dh) {
        const int64_t in_batch = row - from;
        if (t > 0)
          gate_gradients(layer, column / n, previous(layer, step), in_batch, dh);
        else
          L::store_part(layer.grad_hx + in_batch * layer.hidden + column, dh, layer.hidden - column);
      };
      times_weight(layer, layer.packed_hh, layer.hidden, from + begin, from + end, take);
    }
  }

  static void inputs(const LstmLayer& layer, int64_t begin, int64_t end) {
    for (int64_t row = begin; row < end; row += kFeatureBlock)
      times_weight(layer, layer.packed_ih, layer.inputs, row, std::min(end, row + kFeatureBlock),
                   [&](int64_t at, int64_t column, const Floats& dx) {
                     L::store_part(layer.grad_x + at * layer.inputs + column, dx, layer.inputs - column);
                   });
  }

  // Σ over rows [row, row + count) of features [from, to) of `values` times the gates of a strip.
  static void add_products(const LstmLayer& layer, const float* values, int64_t features, int64_t from,
                           int64_t to, int64_t row, int64_t count, int64_t strip, float* sums) {
    by_tiles<kRows>(from, to, [&]<int rows>(int64_t feature) {
      float* const at = sums + feature * kWidth;
      Floats tile[rows][4];
#pragma GCC unroll 6
      for (int r = 0; r < rows; ++r)
#pragma GCC unroll 4
        for (int v = 0; v < 4; ++v) tile[r][v] = L::load(at + r * kWidth + v * n);
      accumulate<rows, 4>(tile, values + feature, 1, features, count, gates(layer, strip, row));
      store(at, tile);
    });
  }

  static void add_biases(const LstmLayer& layer, int64_t row, int64_t count, int64_t strip, float* sums) {
    constexpr float kOne = 1;
    Floats tile[1][4];
#pragma GCC unroll 4
    for (int v = 0; v < 4; ++v) tile[0][v] = L::load(sums + v * n);
    accumulate<1, 4>(tile, &kOne, 0, 0, count, gates(layer, strip, row));
    store(sums, tile);
  }

  // The gates of a block of rows stay in the first-level cache for all features of a unit.
  static void weights(const LstmLayer& layer, int64_t begin, int64_t end) {
    constexpr int64_t kBlock = 64;
    const int64_t rows = layer.rows(), of_inputs = feature_blocks(layer.inputs);
    // Row r of the gates goes with row r - batch of the output, or r + batch in reverse; those that remain go
    // with hx.
    const int64_t border = layer.reverse ? rows - layer.batch : layer.batch;
    for (int64_t row = 0; row < rows;) {
      const int64_t stop = row < border ? border : rows, count = std::min(kBlock, stop - row);
      const bool starts = layer.reverse ? row >= border : row < border;
      const float* const h =
          starts ? layer.hx + (row - (layer.reverse ? border : 0)) * layer.hidden
                 : layer.out + (row + (layer.reverse ? layer.batch : -layer.batch)) * layer.hidden;
      for (int64_t unit = begin; unit < end; ++unit) {
        const int64_t strip = unit % layer.strips, block = unit / layer.strips;
        float* const sums = layer.sums + strip * (layer.features() + 1) * kWidth;
        if (block < of_inputs) {
          const int64_t from = block * kFeatureBlock;
          add_products(layer, layer.x + row * layer.inputs, layer.inputs, from,
                       std::min(from + kFeatureBlock, layer.inputs), row, count, strip, sums);
        } else {
          const int64_t from = (block - of_inputs) * kFeatureBlock;
          add_products(layer, h, layer.hidden, from, std::min(from + kFeatureBlock, layer.hidden), row, count,
                       strip, sums + layer.inputs * kWidth);
          if (from == 0) add_biases(layer, row, count, strip, sums + layer.features() * kWidth);
        }
      }
      row += count;
    }
  }

  static void unpack(const LstmLayer& layer, int64_t begin, int64_t end) {
    for (int64_t strip = begin; strip < end; ++strip) {
      const float* const from = layer.sums + strip * (layer.features() + 1) * kWidth;
      for (int64_t p = 0; p < kWidth; ++p) {
        const int64_t row = weight_row(layer, strip, p);
        if (row < 0) continue;
        const float* const column = from + p;
        for (int64_t k = 0; k < layer.inputs; ++k) layer.grad_ih[row * layer.inputs + k] = column[k * kWidth];
        for (int64_t k = 0; k < layer.hidden; ++k)
          layer.grad_hh[row * layer.hidden + k] = column[(layer.inputs + k) * kWidth];
        layer.grad_bias[row] = column[layer.features() * kWidth];
      }
    }
  }

  static void run(const LstmLayer& layer, LstmPhase phase, int64_t begin, int64_t end) {
    switch (phase) {
      case LstmPhase::pack:
        return pack(layer, begin, end);
      case LstmPhase::forward:
        return forward(layer, begin, end);
      case LstmPhase::pack_columns_hh:
        return pack_columns(layer, layer.weight_hh, layer.hidden, layer.packed_hh, begin, end);
      case LstmPhase::pack_columns_ih:
        return pack_columns(layer, layer.weight_ih, layer.inputs, layer.packed_ih, begin, end);
      case LstmPhase::backward:
        return backward(layer, begin, end);
      case LstmPhase::weights:
        return weights(layer, begin, end);
      case LstmPhase::unpack:
        return unpack(layer, begin, end);
      case LstmPhase::inputs:
        return inputs(layer, begin, end);
    }
  }
};

#ifdef PDECAY_HAS_TARGETS
PDECAY_TARGET("x86-64-v4")
void run_avx512(const LstmLayer& layer, LstmPhase phase, int64_t begin, int64_t end) {
  Loops<16>::run(layer, phase, begin, end);
}
PDECAY_TARGET("x86-64-v3")
void run_avx2(const LstmLayer& layer, LstmPhase phase, int64_t begin, int64_t end) {
  Loops<8>::run(layer, phase, begin, end);
}
#endif

}  // namespace

int64_t lstm_lanes() { return isa() == Isa::avx512 ? 16 : isa() == Isa::avx2 ? 8 : 4; }

void run(const LstmLayer& layer, LstmPhase phase, int64_t begin, int64_t end) {
#ifdef PDECAY_HAS_TARGETS
  if (isa() == Isa::avx512) return run_avx512(layer, phase, begin, end);
  if (isa() == Isa::avx2) return run_avx2(layer, phase, begin, end);
#endif
  Loops<4>::run(layer, phase, begin, end);
}

}  // namespace pdecay::kernels
