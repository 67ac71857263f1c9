// The transformations of Winograd's minimal filtering for windows of 3 x 3, on vectors of one number of each
// channel.
#pragma once

#include "matrix.h"

namespace pdecay::kernels {

// F(2 x 2, 3 x 3) of Lavin and Gray, arXiv 1509.09308: an output tile of 2 x 2 from an input tile of 4 x 4
// takes 16 multiplications for each channel and filter instead of 36. All factors are 0, 1 and 1/2: rounding
// errors are about those of the sum itself.
//   Y = Aᵀ [(G g Gᵀ) ⊙ (Bᵀ d B)] A        gradient of g: Gᵀ [(A y Aᵀ) ⊙ (Bᵀ d B)] G
constexpr int kOut = 2, kIn = 4, kTaps = 3, kPoints = kIn * kIn;

template <class V>
PDECAY_INLINE void input_line(const V (&d)[kIn], V (&v)[kIn]) {  // Bᵀ d
  v[0] = d[0] - d[2];
  v[1] = d[1] + d[2];
  v[2] = d[2] - d[1];
  v[3] = d[1] - d[3];
}
template <class V>
PDECAY_INLINE void weight_line(const V (&g)[kTaps], V (&u)[kIn]) {  // G g
  const V even = 0.5f * (g[0] + g[2]), odd = 0.5f * g[1];
  u[0] = g[0];
  u[1] = even + odd;
  u[2] = even - odd;
  u[3] = g[2];
}
template <class V>
PDECAY_INLINE void weight_grad_line(const V (&u)[kIn], V (&g)[kTaps]) {  // Gᵀ u
  const V sum = 0.5f * (u[1] + u[2]);
  g[0] = u[0] + sum;
  g[1] = 0.5f * (u[1] - u[2]);
  g[2] = sum + u[3];
}
template <class V>
PDECAY_INLINE void output_line(const V (&m)[kIn], V (&y)[kOut]) {  // Aᵀ m
  y[0] = m[0] + m[1] + m[2];
  y[1] = m[1] - m[2] - m[3];
}
template <class V>
PDECAY_INLINE void output_grad_line(const V (&y)[kOut], V (&m)[kIn]) {  // A y
  m[0] = y[0];
  m[1] = y[0] + y[1];
  m[2] = y[0] - y[1];
  m[3] = -y[1];
}

// A transformation of lines, applied to rows, then to columns.
template <class V, int n, int m, class Line>
PDECAY_INLINE void both_ways(const V (&from)[n][n], V (&to)[m][m], const Line& line) {
  V half[m][n];
#pragma GCC unroll 8
  for (int j = 0; j < n; ++j) {
    V in[n], out[m];
#pragma GCC unroll 8
    for (int i = 0; i < n; ++i) in[i] = from[i][j];
    line(in, out);
#pragma GCC unroll 8
    for (int i = 0; i < m; ++i) half[i][j] = out[i];
  }
#pragma GCC unroll 8
  for (int i = 0; i < m; ++i) line(half[i], to[i]);
}

}  // namespace pdecay::kernels
