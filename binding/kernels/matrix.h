// Small dense products, written once for every instruction set: a function that is compiled for one takes its
// shape as the template argument `I`.
#pragma once

#include "vector.h"

namespace pdecay::kernels {

// Lanes of a register, and the tile of a product that fills the registers: rows of one factor, vectors of the
// other.
struct Avx512 {
  static constexpr int lanes = 16, rows = 14, width = 2;
};
struct Avx2 {
  static constexpr int lanes = 8, rows = 6, width = 2;
};
struct Portable {
  static constexpr int lanes = 4, rows = 6, width = 2;
};

// Half the width, for the columns that are left over.
template <class I>
struct Narrow : I {
  static constexpr int width = 1;
};

// What is added to a product: row i is at `data + i * row`. Nothing if data is null.
struct Base {
  const float* data;
  int64_t row;
};

// What a product asks for ahead of time: nothing, as for factors that lie in the caches.
struct NoFetch {
  static constexpr bool fetches = false;
  PDECAY_INLINE NoFetch tile(int64_t, const float*) const { return {}; }
  PDECAY_INLINE void term(int64_t) {}
};

// One tile of C = A B + base: A has `rows` rows, B `width` vectors of columns. The base may be
// C itself.
template <class I, int rows, bool along, class Fetch>
PDECAY_INLINE void product_tile(int64_t depth, const float* a, int64_t a_stride, const float* b,
                                int64_t b_step, float* c, int64_t c_row, Base base, Fetch fetch) {
  using V = Floats<I::lanes>;
  if constexpr (Fetch::fetches) {
#pragma GCC unroll 16
    for (int i = 0; i < rows; ++i)
#pragma GCC unroll 4
      for (int j = 0; j < I::width; ++j) __builtin_prefetch(c + i * c_row + j * I::lanes, 1);
  }
  V sum[rows][I::width] = {};
  // Rows by threes: an address is a pointer and none, one or two strides.
  const float* at[(rows + 2) / 3];
#pragma GCC unroll 16
  for (int i = 0; i < (rows + 2) / 3; ++i) at[i] = a + i * 3 * a_stride;
  for (int64_t p = 0; p < depth; ++p) {
    V column[I::width];
#pragma GCC unroll 4
    for (int j = 0; j < I::width; ++j) column[j] = load<V>(b + j * I::lanes);
    b += b_step;
    fetch.term(p);
#pragma GCC unroll 16
    for (int i = 0; i < rows; ++i) {
      float one;
      if constexpr (along)
        one = at[i / 3][(i % 3) * a_stride];
      else
        one = a[i];
#pragma GCC unroll 4
      for (int j = 0; j < I::width; ++j) sum[i][j] += column[j] * one;
    }
    if constexpr (along) {
#pragma GCC unroll 16
      for (int i = 0; i < (rows + 2) / 3; ++i) ++at[i];
    } else {
      a += a_stride;
    }
  }
#pragma GCC unroll 16
  for (int i = 0; i < rows; ++i)
#pragma GCC unroll 4
    for (int j = 0; j < I::width; ++j) {
      const V start = base.data == nullptr ? V{} : load<V>(base.data + i * base.row + j * I::lanes);
      store(c + i * c_row + j * I::lanes, start + sum[i][j]);
    }
}

template <class I, bool along, int rows, class Fetch>
PDECAY_INLINE void product_rest(int64_t count, int64_t depth, const float* a, int64_t a_stride,
                                const float* b, int64_t b_step, float* c, int64_t c_row, Base base,
                                Fetch fetch) {
  if constexpr (rows > 0) {
    if (count == rows)
      return product_tile<I, rows, along>(depth, a, a_stride, b, b_step, c, c_row, base, fetch);
    product_rest<I, along, rows - 1>(count, depth, a, a_stride, b, b_step, c, c_row, base, fetch);
  }
}

// How much of the depth is multiplied at a time: a panel of it stays in the first-level cache. Each such sum
// starts at zero, which also keeps rounding errors small.
constexpr int64_t kSlice = 256;

// C = A B + base for `rows` rows and a panel of width * lanes columns, with a depth of at most kSlice.
// Element (i, p) of A is a[i * a_stride + p] if `along`, otherwise a[p * a_stride + i]. Row p of B is at b +
// p * b_step.
template <class I, bool along, class Fetch = NoFetch>
PDECAY_INLINE void product_panel(int64_t rows, int64_t depth, const float* a, int64_t a_stride,
                                 const float* b, int64_t b_step, float* c, int64_t c_row, Base base,
                                 Fetch fetch = {}) {
  int64_t i = 0;
  for (; i + I::rows <= rows; i += I::rows) {
    product_tile<I, I::rows, along>(depth, a, a_stride, b, b_step, c, c_row, base,
                                    fetch.tile(i / I::rows, a));
    a += I::rows * (along ? a_stride : 1);
    c += I::rows * c_row;
    if (base.data != nullptr) base.data += I::rows * base.row;
  }
  product_rest<I, along, I::rows - 1>(rows - i, depth, a, a_stride, b, b_step, c, c_row, base,
                                      fetch.tile(i / I::rows, a));
}

// to[i * to_row + j] = from[i * from_row + j] for `rows` x `columns` numbers.
template <int n>
PDECAY_INLINE void copy(const float* from, int64_t from_row, int64_t rows, int64_t columns, float* to,
                        int64_t to_row) {
  for (int64_t i = 0; i < rows; ++i, from += from_row, to += to_row) {
    int64_t j = 0;
    for (; j + n <= columns; j += n) store(to + j, load<Floats<n>>(from + j));
    for (; j < columns; ++j) to[j] = from[j];
  }
}

// The transposed of n x n numbers in n vectors: in log2(n) rounds, each of which swaps blocks half as large.
template <int n>
PDECAY_INLINE void transpose(Floats<n> (&v)[n]) {
  Ints<n> low, high;
#pragma GCC unroll 8
  for (int half = n / 2; half >= 1; half /= 2) {
#pragma GCC unroll 16
    for (int l = 0; l < n; ++l) {
      low[l] = (l & half) == 0 ? l : l - half + n;
      high[l] = (l & half) == 0 ? l + half : l + n;
    }
#pragma GCC unroll 16
    for (int i = 0; i < n; ++i)
      if ((i & half) == 0) {
        const Floats<n> a = v[i], b = v[i + half];
        v[i] = __builtin_shuffle(a, b, low);
        v[i + half] = __builtin_shuffle(a, b, high);
      }
  }
}

// to[j * to_row + i] = from[i * from_row + j] for `rows` x `columns` numbers.
template <class I>
PDECAY_INLINE void transpose(const float* from, int64_t from_row, int64_t rows, int64_t columns, float* to,
                             int64_t to_row) {
  constexpr int n = I::lanes < 8 ? I::lanes : 8;  // 16 lanes take twice as long as 8
  int64_t i = 0;
  for (; i + n <= rows; i += n) {
    const auto block = [&](int64_t j) __attribute__((always_inline)) {
      Floats<n> v[n];
#pragma GCC unroll 16
      for (int l = 0; l < n; ++l) v[l] = load<Floats<n>>(from + (i + l) * from_row + j);
      transpose<n>(v);
#pragma GCC unroll 16
      for (int l = 0; l < n; ++l) store(to + (j + l) * to_row + i, v[l]);
    };
    int64_t j = 0;
    for (; j + n <= columns; j += n) block(j);
    if (j < columns && columns >= n) {
      block(columns - n);  // again in part
    } else {
      for (; j < columns; ++j)
        for (int l = 0; l < n; ++l) to[j * to_row + i + l] = from[(i + l) * from_row + j];
    }
  }
  for (; i < rows; ++i)
    for (int64_t j = 0; j < columns; ++j) to[j * to_row + i] = from[i * from_row + j];
}

}  // namespace pdecay::kernels
