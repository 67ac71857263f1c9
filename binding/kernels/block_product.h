// Products of small blocks that lie in the caches, for kernels that consist of several.
#pragma once

#include <cstdint>

namespace pdecay::kernels {

// A of a product: element (i, p) is at data[i * stride + p] if `along`, otherwise data[p * stride + i].
struct BlockRows {
  const float* data;
  int64_t stride;
  bool along;
};

// B of a product: element (p, j) is at data[p * step + j], or where panels are packed, one after the other,
// at data[j / panel_width() * panel + p * step + j % panel_width()].
struct BlockColumns {
  const float* data;
  int64_t step, panel;
};

// The columns of a packed panel.
int64_t panel_width();
// B whose rows are contiguous.
inline BlockColumns in_rows(const float* data, int64_t step) { return {data, step, panel_width()}; }

// C = A B, or C += A B if `add`. The depth is at most 256; columns are a multiple of 16.
void block_product(int64_t rows, int64_t columns, int64_t depth, const BlockRows& a, const BlockColumns& b,
                   float* c, int64_t c_row, bool add);

// Panels of the transposed of `rows` x `columns` numbers, at most 32 x 256: rows become columns of B. Those
// that are missing in the last panel are 0.
BlockColumns pack_transposed(const float* from, int64_t from_row, int64_t rows, int64_t columns,
                             float* packed);

}  // namespace pdecay::kernels
