#include "block_product.h"

#include <algorithm>

#include "isa.h"

namespace pdecay::kernels {
namespace {

template <class I>
constexpr int64_t kPanel = I::width * I::lanes;

template <class I>
PDECAY_INLINE void panel_product(int64_t rows, int64_t depth, const BlockRows& a, const float* b,
                                 int64_t step, float* c, int64_t c_row, bool add) {
  const Base base = add ? Base{c, c_row} : Base{nullptr, 0};
  if (a.along)
    product_panel<I, true>(rows, depth, a.data, a.stride, b, step, c, c_row, base);
  else
    product_panel<I, false>(rows, depth, a.data, a.stride, b, step, c, c_row, base);
}

template <class I>
PDECAY_INLINE void multiply_block(int64_t rows, int64_t columns, int64_t depth, const BlockRows& a,
                                  const BlockColumns& b, float* c, int64_t c_row, bool add) {
  const float* panel = b.data;
  int64_t j = 0;
  for (; j + kPanel<I> <= columns; j += kPanel<I>, panel += b.panel)
    panel_product<I>(rows, depth, a, panel, b.step, c + j, c_row, add);
  for (; j < columns; j += I::lanes, panel += I::lanes)
    panel_product<Narrow<I>>(rows, depth, a, panel, b.step, c + j, c_row, add);
}

template <class I>
PDECAY_INLINE void pack_panels(const float* from, int64_t from_row, int64_t rows, int64_t columns,
                               float* packed) {
  for (int64_t i = 0; i < rows; i += kPanel<I>, packed += columns * kPanel<I>) {
    const int64_t count = std::min(kPanel<I>, rows - i);
    if (count < kPanel<I>) std::fill(packed, packed + columns * kPanel<I>, 0.0f);
    transpose<I>(from + i * from_row, from_row, count, columns, packed, kPanel<I>);
  }
}

PDECAY_BY_ISA(multiply, multiply_block,
              (int64_t rows, int64_t columns, int64_t depth, const BlockRows& a, const BlockColumns& b,
               float* c, int64_t c_row, bool add),
              (rows, columns, depth, a, b, c, c_row, add))
PDECAY_BY_ISA(pack, pack_panels,
              (const float* from, int64_t from_row, int64_t rows, int64_t columns, float* packed),
              (from, from_row, rows, columns, packed))

}  // namespace

int64_t panel_width() {
  switch (isa()) {
    case Isa::avx512:
      return kPanel<Avx512>;
    case Isa::avx2:
      return kPanel<Avx2>;
    case Isa::portable:
      return kPanel<Portable>;
  }
  return 0;
}

void block_product(int64_t rows, int64_t columns, int64_t depth, const BlockRows& a, const BlockColumns& b,
                   float* c, int64_t c_row, bool add) {
  multiply(rows, columns, depth, a, b, c, c_row, add);
}

BlockColumns pack_transposed(const float* from, int64_t from_row, int64_t rows, int64_t columns,
                             float* packed) {
  pack(from, from_row, rows, columns, packed);
  return {packed, panel_width(), columns * panel_width()};
}

}  // namespace pdecay::kernels
