// Numbers that are kept in another type than the one computed in, or in 8-bit codes: from and to it.
#pragma once

#include <type_traits>

#include "../rules/code.h"
#include "kernels.h"
#include "simd.h"

namespace pdecay::PDECAY_ISA {

template <bool Signed>
PDECAY_INLINE void decode_block(const unsigned char* codes, int base, float* to, std::int64_t n) {
  for (std::int64_t i = 0; i < n; ++i) to[i] = decoded(codes[i], Signed, base);
}
inline void decode(const unsigned char* codes, bool is_signed, int base, float* to, std::int64_t n) {
  return is_signed ? decode_block<true>(codes, base, to, n) : decode_block<false>(codes, base, to, n);
}

// What Dither::at gives of Dither::kRun numbers.
PDECAY_INLINE void fill_noise(Dither d, unsigned* noise) {
  constexpr unsigned kRow = Dither::kRow;
  unsigned first[kRow];
  for (unsigned i = 0; i < kRow; ++i) first[i] = d.hashed(d.first + i);
  for (unsigned row = 0; row < Dither::kRun / kRow; ++row)
    for (unsigned i = 0; i < kRow; ++i) noise[row * kRow + i] = (first[i] + row * Dither::kStride) >> d.shift;
}

// Calls part(first, count, rounding) with the numbers by runs, and a function from number to Rounding. The
// numbers of a run begin at a multiple of its length, or the bits are had one by one.
template <class Part>
PDECAY_INLINE void each_rounded(std::int64_t n, Dither d, Part&& part) {
  if (!d.on) return part(std::int64_t{0}, n, [](std::int64_t) { return Rounding{}; });
  if (d.first % Dither::kRun != 0)
    return part(std::int64_t{0}, n, [&](std::int64_t i) { return d.at(static_cast<unsigned>(i)); });
  alignas(kBytes) unsigned noise[Dither::kRun];
  for (std::int64_t i = 0; i < n; i += Dither::kRun, d.first += Dither::kRun) {
    fill_noise(d, noise);
    const unsigned* bits = noise - i;
    part(i, n - i < Dither::kRun ? n : i + Dither::kRun,
         [=](std::int64_t k) { return Rounding{true, bits[k]}; });
  }
}

template <bool Signed>
PDECAY_INLINE int encode_block(const float* from, unsigned char* codes, std::int64_t n, Dither dither) {
  unsigned most = 0;
  for (std::int64_t i = 0; i < n; ++i) {
    const unsigned size = code_size(from[i]);
    most = size > most ? size : most;
  }
  const int base = code_base(most, Signed);
  each_rounded(n, dither, [&](std::int64_t first, std::int64_t last, auto&& rounding) {
    for (std::int64_t i = first; i < last; ++i) codes[i] = coded(from[i], Signed, base, rounding(i));
  });
  return base;
}
inline int encode(const float* from, bool is_signed, unsigned char* codes, std::int64_t n, Dither dither) {
  return is_signed ? encode_block<true>(from, codes, n, dither) : encode_block<false>(from, codes, n, dither);
}

template <class F>
void widen(const void* from, Dtype dtype, F* to, std::int64_t n) {
  with_type(dtype, [&](auto type) {
    const auto* numbers = static_cast<const decltype(type)*>(from);
    for (std::int64_t i = 0; i < n; ++i) to[i] = static_cast<F>(widened(numbers[i]));
  });
}

template <class F>
void narrow(const F* from, void* to, Dtype dtype, std::int64_t n, Dither dither) {
  with_type(dtype, [&](auto type) {
    using T = decltype(type);
    using Wide = std::conditional_t<std::is_same_v<T, double>, double,
                                    std::conditional_t<std::is_same_v<T, float>, F, float>>;
    auto* numbers = static_cast<T*>(to);
    each_rounded(n, dither, [&](std::int64_t first, std::int64_t last, auto&& rounding) {
      for (std::int64_t i = first; i < last; ++i)
        numbers[i] = narrowed(static_cast<Wide>(from[i]), rounding(i), T{});
    });
  });
}

}  // namespace pdecay::PDECAY_ISA
