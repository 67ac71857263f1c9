// Numbers of 8 and 16 bits, to and from lanes of 32. The narrow ones of several vectors are worked on at
// once.
#pragma once

#if defined(__SSE4_1__) && !defined(PDECAY_LOWERED)
#define PDECAY_PACKS
#include <immintrin.h>
#endif

#include "simd.h"

namespace pdecay::PDECAY_ISA {

using Ints = Lanes<float>;
constexpr int kInts = Vec<float>::kLanes;

// Numbers of which the upper halves lie at `from`.
PDECAY_LANEWISE Vec<float> load_halves(const void* from) {
#if defined(PDECAY_AVX512)
  // One operation, and no shift behind it.
  const __m512i halves = _mm512_castsi256_si512(_mm256_loadu_si256(static_cast<const __m256i*>(from)));
  const __m512i place =
      _mm512_set_epi32(15 << 16, 14 << 16, 13 << 16, 12 << 16, 11 << 16, 10 << 16, 9 << 16, 8 << 16, 7 << 16,
                       6 << 16, 5 << 16, 4 << 16, 3 << 16, 2 << 16, 1 << 16, 0);
  return {(Bits<float>::Native)_mm512_maskz_permutexvar_epi16(0xaaaaaaaa, place, halves)};
#elif defined(PDECAY_AVX2)
  const __m128i halves = _mm_loadu_si128(static_cast<const __m128i*>(from));
  return {(Bits<float>::Native)_mm256_slli_epi32(_mm256_cvtepu16_epi32(halves), 16)};
#elif defined(PDECAY_PACKS)
  const __m128i halves = _mm_loadl_epi64(static_cast<const __m128i*>(from));
  return {(Bits<float>::Native)_mm_slli_epi32(_mm_cvtepu16_epi32(halves), 16)};
#else
  std::uint16_t halves[kInts];
  __builtin_memcpy(halves, from, sizeof halves);
  Bits<float>::Mask all;
  for (int k = 0; k < kInts; ++k) all[k] = static_cast<std::int32_t>(std::uint32_t{halves[k]} << 16);
  return {(Bits<float>::Native)all};
#endif
}

// Stores the upper halves of x.
PDECAY_LANEWISE void store_halves(void* to, Ints x) {
#if defined(PDECAY_AVX512)
  const __m512i odd =
      _mm512_castsi256_si512(_mm256_setr_epi16(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31));
  const __m512i halves = _mm512_permutexvar_epi16(odd, (__m512i)x.v);
  _mm256_storeu_si256(static_cast<__m256i*>(to), _mm512_castsi512_si256(halves));
#elif defined(PDECAY_AVX2)
  const __m256i halves = _mm256_srai_epi32((__m256i)x.v, 16);
  _mm_storeu_si128(static_cast<__m128i*>(to),
                   _mm_packs_epi32(_mm256_castsi256_si128(halves), _mm256_extracti128_si256(halves, 1)));
#elif defined(PDECAY_PACKS)
  const __m128i halves = _mm_srai_epi32((__m128i)x.v, 16);
  _mm_storel_epi64(static_cast<__m128i*>(to), _mm_packs_epi32(halves, halves));
#else
  std::uint16_t halves[kInts];
  for (int k = 0; k < kInts; ++k) halves[k] = static_cast<std::uint16_t>(x[k] >> 16);
  __builtin_memcpy(to, halves, sizeof halves);
#endif
}

PDECAY_INLINE Ints load_ints(const void* from) {
  return Vec<float>::load(static_cast<const float*>(from)).bits();
}
typedef std::uint32_t Unsigned __attribute__((vector_size(kBytes)));

// Numbers of 16 bits: those of two vectors in one.
typedef std::int16_t Shorts __attribute__((vector_size(kBytes)));
typedef std::int16_t LooseShorts __attribute__((vector_size(kBytes), aligned(1), may_alias));

PDECAY_INLINE Shorts load_shorts(const void* from) { return *static_cast<const LooseShorts*>(from); }
PDECAY_INLINE void store_shorts(void* to, Shorts x) { *static_cast<LooseShorts*>(to) = x; }

typedef std::uint16_t UnsignedShorts __attribute__((vector_size(kBytes)));

// x - y, or 0 where that is below.
PDECAY_LANEWISE UnsignedShorts subtract_to_0(UnsignedShorts x, UnsignedShorts y) {
#if defined(PDECAY_AVX512)
  return (UnsignedShorts)_mm512_subs_epu16((__m512i)x, (__m512i)y);
#elif defined(PDECAY_AVX2)
  return (UnsignedShorts)_mm256_subs_epu16((__m256i)x, (__m256i)y);
#elif defined(PDECAY_PACKS)
  return (UnsignedShorts)_mm_subs_epu16((__m128i)x, (__m128i)y);
#else
  return (x > y ? x : y) - y;
#endif
}

// The bytes that lie there, from 0 to 255.
PDECAY_LANEWISE Shorts load_bytes(const unsigned char* from) {
#if defined(PDECAY_AVX512)
  return (Shorts)_mm512_cvtepu8_epi16(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)));
#elif defined(PDECAY_AVX2)
  return (Shorts)_mm256_cvtepu8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)));
#elif defined(PDECAY_PACKS)
  return (Shorts)_mm_cvtepu8_epi16(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(from)));
#else
  Shorts all;
  for (int k = 0; k < 2 * kInts; ++k) all[k] = from[k];
  return all;
#endif
}

// Of the codes of two vectors the upper halves of their numbers: a code, where it is not 0, and the block's
// base, both shifted by Shift, and the sign of those that have one.
template <bool Signed, int Shift>
PDECAY_LANEWISE void halves_of(const unsigned char* codes, int base, Shorts* half) {
  const auto shifted = static_cast<std::int16_t>(base << Shift);
#if defined(PDECAY_AVX512)
  const __m512i bytes = _mm512_loadu_si512(codes), bottom = _mm512_set1_epi16(shifted);
  const __mmask64 sizes = _mm512_test_epi8_mask(bytes, _mm512_set1_epi8(Signed ? 0x7f : -1));
  // A sign is bit 7 of its code, and what is added carries it to bit 15.
  [[maybe_unused]] const __mmask64 signs = Signed ? _mm512_movepi8_mask(bytes) & sizes : 0;
  [[maybe_unused]] const __m512i carry = _mm512_set1_epi16(static_cast<short>(0x8000 - (0x80 << Shift)));
  for (int k = 0; k < 2; ++k) {
    const __m256i some = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(codes) + k);
    const __m512i code = _mm512_slli_epi16(_mm512_cvtepu8_epi16(some), Shift);
    __m512i x = _mm512_maskz_add_epi16(static_cast<__mmask32>(sizes >> 32 * k), code, bottom);
    if constexpr (Signed) x = _mm512_mask_add_epi16(x, static_cast<__mmask32>(signs >> 32 * k), x, carry);
    half[k] = (Shorts)x;
  }
#else
  const Shorts none{}, bottom = none + shifted;
  for (int k = 0; k < 2; ++k) {
    const Shorts code = load_bytes(codes + 2 * k * kInts), size = Signed ? code & std::int16_t{0x7f} : code;
    Shorts x = (size << Shift) + bottom;
    if constexpr (Signed) x |= (code << 8) & std::int16_t(0x8000);
    half[k] = size == none ? none : x;
  }
#endif
}

PDECAY_LANEWISE int largest(UnsignedShorts x) {
#if defined(PDECAY_PACKS)
#if defined(PDECAY_AVX512)
  const __m256i half =
      _mm256_max_epu16(_mm512_castsi512_si256((__m512i)x), _mm512_extracti64x4_epi64((__m512i)x, 1));
  const __m128i eight = _mm_max_epu16(_mm256_castsi256_si128(half), _mm256_extracti128_si256(half, 1));
#elif defined(PDECAY_AVX2)
  const __m128i eight =
      _mm_max_epu16(_mm256_castsi256_si128((__m256i)x), _mm256_extracti128_si256((__m256i)x, 1));
#else
  const __m128i eight = (__m128i)x;
#endif
  // What there is finds the least of eight.
  const __m128i ones = _mm_set1_epi16(-1);
  return 0xffff - _mm_extract_epi16(_mm_minpos_epu16(_mm_xor_si128(eight, ones)), 0);
#else
  int most = 0;
  for (int k = 0; k < 2 * kInts; ++k) most = x[k] > most ? x[k] : most;
  return most;
#endif
}

// Of numbers from 0 to 255.
PDECAY_LANEWISE void store_bytes(unsigned char* to, Shorts x, Shorts y) {
#if defined(PDECAY_AVX512)
  const __m512i order = _mm512_setr_epi64(0, 2, 4, 6, 1, 3, 5, 7);
  x = (Shorts)_mm512_permutexvar_epi64(order, _mm512_packus_epi16((__m512i)x, (__m512i)y));
#elif defined(PDECAY_AVX2)
  x = (Shorts)_mm256_permute4x64_epi64(_mm256_packus_epi16((__m256i)x, (__m256i)y), 0b11011000);
#elif defined(PDECAY_PACKS)
  x = (Shorts)_mm_packus_epi16((__m128i)x, (__m128i)y);
#else
  for (int k = 0; k < 2 * kInts; ++k) {
    to[k] = static_cast<unsigned char>(x[k]);
    to[k + 2 * kInts] = static_cast<unsigned char>(y[k]);
  }
  return;
#endif
  *reinterpret_cast<LooseShorts*>(to) = x;
}
#undef PDECAY_PACKS

}  // namespace pdecay::PDECAY_ISA
