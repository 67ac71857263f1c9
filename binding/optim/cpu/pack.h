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

// The bytes at `from`, each in a lane of its own.
PDECAY_LANEWISE Ints load_bytes(const unsigned char* from, bool is_signed) {
#if defined(PDECAY_AVX512)
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  return {(Bits<float>::Mask)(is_signed ? _mm512_cvtepi8_epi32(bytes) : _mm512_cvtepu8_epi32(bytes))};
#elif defined(PDECAY_AVX2)
  const __m128i bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(from));
  return {(Bits<float>::Mask)(is_signed ? _mm256_cvtepi8_epi32(bytes) : _mm256_cvtepu8_epi32(bytes))};
#elif defined(PDECAY_PACKS)
  const __m128i bytes = _mm_loadu_si32(from);
  return {(Bits<float>::Mask)(is_signed ? _mm_cvtepi8_epi32(bytes) : _mm_cvtepu8_epi32(bytes))};
#else
  Bits<float>::Mask all;
  for (int k = 0; k < kInts; ++k) all[k] = is_signed ? static_cast<signed char>(from[k]) : from[k];
  return {all};
#endif
}

// And numbers of 16 bits.
PDECAY_LANEWISE Ints load_shorts(const void* from) {
#if defined(PDECAY_AVX512)
  return {(Bits<float>::Mask)_mm512_cvtepu16_epi32(_mm256_loadu_si256(static_cast<const __m256i*>(from)))};
#elif defined(PDECAY_AVX2)
  return {(Bits<float>::Mask)_mm256_cvtepu16_epi32(_mm_loadu_si128(static_cast<const __m128i*>(from)))};
#elif defined(PDECAY_PACKS)
  return {(Bits<float>::Mask)_mm_cvtepu16_epi32(_mm_loadl_epi64(static_cast<const __m128i*>(from)))};
#else
  std::uint16_t numbers[kInts];
  __builtin_memcpy(numbers, from, sizeof numbers);
  Bits<float>::Mask all;
  for (int k = 0; k < kInts; ++k) all[k] = numbers[k];
  return {all};
#endif
}

PDECAY_INLINE Ints load_ints(const void* from) {
  return Vec<float>::load(static_cast<const float*>(from)).bits();
}
typedef std::uint32_t Unsigned __attribute__((vector_size(kBytes)));

// 16 bits each of two vectors, in an order that the stores below undo.
typedef std::int16_t Shorts __attribute__((vector_size(kBytes)));
typedef std::int16_t LooseShorts __attribute__((vector_size(kBytes), aligned(1), may_alias));

// Of numbers that fit.
PDECAY_LANEWISE Shorts pack(Ints a, Ints b) {
#if defined(PDECAY_AVX512)
  return (Shorts)_mm512_packs_epi32((__m512i)a.v, (__m512i)b.v);
#elif defined(PDECAY_AVX2)
  return (Shorts)_mm256_packs_epi32((__m256i)a.v, (__m256i)b.v);
#elif defined(PDECAY_PACKS)
  return (Shorts)_mm_packs_epi32((__m128i)a.v, (__m128i)b.v);
#else
  Shorts all;
  for (int k = 0; k < kInts; ++k) {
    all[k] = static_cast<std::int16_t>(a[k]);
    all[k + kInts] = static_cast<std::int16_t>(b[k]);
  }
  return all;
#endif
}

// Of numbers that are not negative.
PDECAY_LANEWISE int largest(Shorts x) {
#if defined(PDECAY_PACKS)
#if defined(PDECAY_AVX512)
  const __m256i half =
      _mm256_max_epi16(_mm512_castsi512_si256((__m512i)x), _mm512_extracti64x4_epi64((__m512i)x, 1));
  const __m128i eight = _mm_max_epi16(_mm256_castsi256_si128(half), _mm256_extracti128_si256(half, 1));
#elif defined(PDECAY_AVX2)
  const __m128i eight =
      _mm_max_epi16(_mm256_castsi256_si128((__m256i)x), _mm256_extracti128_si256((__m256i)x, 1));
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

PDECAY_LANEWISE void store_shorts(void* to, Shorts x) {
#if defined(PDECAY_AVX512)
  x = (Shorts)_mm512_permutexvar_epi64(_mm512_setr_epi64(0, 2, 4, 6, 1, 3, 5, 7), (__m512i)x);
#elif defined(PDECAY_AVX2)
  x = (Shorts)_mm256_permute4x64_epi64((__m256i)x, 0b11011000);
#endif
  *static_cast<LooseShorts*>(to) = x;
}

// Of numbers from 0 to 255.
PDECAY_LANEWISE void store_bytes(unsigned char* to, Shorts x, Shorts y) {
#if defined(PDECAY_AVX512)
  const __m512i order = _mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
  x = (Shorts)_mm512_permutexvar_epi32(order, _mm512_packus_epi16((__m512i)x, (__m512i)y));
#elif defined(PDECAY_AVX2)
  const __m256i order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
  x = (Shorts)_mm256_permutevar8x32_epi32(_mm256_packus_epi16((__m256i)x, (__m256i)y), order);
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
