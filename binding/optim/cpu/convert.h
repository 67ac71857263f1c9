// Numbers that are kept in another type than the one computed in, or in 8-bit codes: from and to it.
#pragma once

#include <type_traits>

#include "../rules/code.h"
#include "kernels.h"
#include "pack.h"
#include "simd.h"

namespace pdecay::PDECAY_ISA {

inline void decode(const unsigned char* codes, bool is_signed, int base, float* to, std::int64_t n) {
  for (std::int64_t i = 0; i < n; ++i) to[i] = decoded(codes[i], is_signed, base);
}

// The bits of Dither::at for a run of Dither::kRun numbers from a multiple of it, a vector at a time.
struct Noise {
  static constexpr unsigned kRow = Dither::kRow;
  alignas(kBytes) unsigned first[kRow];

  PDECAY_INLINE void begin(Dither d, std::int64_t at) {
    static constexpr unsigned kNumbers[kRow] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    const unsigned number = (d.first + static_cast<unsigned>(at)) / kRow;
    for (unsigned k = 0; k < kRow; k += kInts)
      *reinterpret_cast<Unsigned*>(first + k) = mix((Unsigned)load_ints(kNumbers + k).v + number, d.key);
  }
  // Those of the vector from number i on.
  PDECAY_INLINE Unsigned at(std::int64_t i) const {
    return *reinterpret_cast<const Unsigned*>(first + i % kRow) + kRows.add[i / kRow % kRow];
  }

 private:
  struct Rows {
    unsigned add[kRow];
  };
  static constexpr Rows kRows = [] {
    Rows rows{};
    for (unsigned k = 0; k < kRow; ++k) rows.add[k] = k * Dither::kStride;
    return rows;
  }();
};

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
  float rounded[kCodeBlock];
  each_rounded(n, dither, [&](std::int64_t first, std::int64_t last, auto&& rounding) {
    for (std::int64_t i = first; i < last; ++i) rounded[i] = rounded_to_code(from[i], rounding(i));
  });
  unsigned most = 0;
  for (std::int64_t i = 0; i < n; ++i) {
    const unsigned size = code_size(rounded[i]);
    most = size > most ? size : most;
  }
  const int base = code_base(most, Signed);
  for (std::int64_t i = 0; i < n; ++i) codes[i] = coded(rounded[i], Signed, base);
  return base;
}
inline int encode(const float* from, bool is_signed, unsigned char* codes, std::int64_t n, Dither dither) {
  return is_signed ? encode_block<true>(from, codes, n, dither) : encode_block<false>(from, codes, n, dither);
}

// A whole block as the upper halves of its numbers: these have no more than 12 bits.
template <bool Signed>
PDECAY_INLINE void unpack_block(const unsigned char* codes, int base, BF16* halves) {
  for (int k = 0; k < kCodeBlock; k += 4 * kInts) {
    Shorts half[2];
    halves_of<Signed, kCodeShift - 16>(codes + k, base, half);
    store_shorts(halves + k, half[0]);
    store_shorts(halves + k + 2 * kInts, half[1]);
  }
}

// And back, of numbers that a run has rounded up. Without the sign, and with the bits that are cut off still
// below them, sizes fill a short.
template <bool Signed>
PDECAY_INLINE int pack_block(const BF16* halves, unsigned char* codes) {
  constexpr int kShorts = 2 * kInts, kVectors = kCodeBlock / kShorts, kCut = kCodeShift - 16 + 1;
  UnsignedShorts size[kVectors], most{};
  for (int k = 0; k < kVectors; ++k) {
    size[k] = (UnsignedShorts)load_shorts(halves + k * kShorts) << 1;
    most = size[k] > most ? size[k] : most;
  }
  const int base = code_base(static_cast<unsigned>(largest(most)) >> kCut, Signed);
  const UnsignedShorts one = UnsignedShorts{} + std::uint16_t{1 << kCut},
                       bottom = UnsignedShorts{} + static_cast<std::uint16_t>(base << kCut);
  const auto code = [&](int k) PDECAY_LAMBDA {
    UnsignedShorts above = subtract_to_0(size[k], bottom);
    if constexpr (Signed) {
      const UnsignedShorts half = (UnsignedShorts)load_shorts(halves + k * kShorts);
      return (Shorts)(above >> kCut | (half >> 8 & std::uint16_t{0x80}));
    } else {
      const UnsignedShorts least = size[k] < one ? size[k] : one;
      return (Shorts)((above > least ? above : least) >> kCut);
    }
  };
  for (int k = 0; k < kVectors; k += 2) store_bytes(codes + k * kShorts, code(k), code(k + 1));
  return base;
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
