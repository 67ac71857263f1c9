// Number formats of 16 bits, written once for every device: what is computed is float.
#pragma once

#include "rule.h"

namespace pdecay {

struct BF16 {
  unsigned short bits;
};
struct F16 {
  unsigned short bits;
};

enum class Dtype : signed char { f32, f64, bf16, f16 };

// Calls visit with a number of the type that memory of a dtype holds.
template <class Visit>
PDECAY_FN void with_type(Dtype dtype, Visit&& visit) {
  switch (dtype) {
    case Dtype::f32:
      return visit(float{});
    case Dtype::f64:
      return visit(double{});
    case Dtype::bf16:
      return visit(BF16{});
    case Dtype::f16:
      return visit(F16{});
  }
}

template <class To, class From>
PDECAY_FN To bits_of(From x) {
  static_assert(sizeof(To) == sizeof(From));
  return __builtin_bit_cast(To, x);
}

PDECAY_FN float widened(BF16 x) { return bits_of<float>(static_cast<unsigned>(x.bits) << 16); }
PDECAY_FN float widened(F16 x) {
#ifdef __CUDACC_RTC__
  float r;
  asm("cvt.f32.f16 %0, %1;" : "=f"(r) : "h"(x.bits));
  return r;
#else
  return static_cast<float>(bits_of<_Float16>(x.bits));
#endif
}
PDECAY_FN float widened(float x) { return x; }
PDECAY_FN double widened(double x) { return x; }

// A hash of the weight's number: 32 bits that look random.
template <class Int>
PDECAY_FN Int mix(Int x, unsigned key) {
  x = (x ^ key) * 0x9E3779B1u;
  x = (x ^ x >> 15) * 0x85EBCA77u;
  x = (x ^ x >> 13) * 0xC2B2AE3Du;
  return x ^ x >> 16;
}

// Which of its neighbours a number is rounded to: the nearest, or one of both, by bits that look random.
struct Rounding {
  bool stochastic = false;
  unsigned bits = 0;
};

// Where these bits come from: the same for the same seed, whatever the threads.
struct Dither {
  bool on = false;
  unsigned key = 0;
  unsigned first = 0;  // the first weight's number
  int shift = 0;       // which of a weight's 32 bits are used: from this one on

  // For a state tensor: two share a weight's bits. Rounding takes 16 or 20 of them, and goes by the upper
  // ones.
  PDECAY_FN static constexpr int slot_shift(int slot) { return slot % 2 * 12; }
  PDECAY_FN Dither of_slot(int slot) const { return {on, key ^ 0x27D4EB2Fu, first, slot_shift(slot)}; }

  // Sixteen of 256 numbers in a row are hashed, and the others are these plus multiples of an odd number:
  // that takes one operation, and spreads them evenly.
  static constexpr unsigned kRow = 16, kRun = kRow * 16, kStride = 0x9E3779B9u;
  PDECAY_FN unsigned hashed(unsigned number) const { return mix(number / kRun * kRow + number % kRow, key); }
  PDECAY_FN Rounding at(unsigned i) const {
    const unsigned number = first + i;
    return {on, on ? (hashed(number) + number / kRow % kRow * kStride) >> shift : 0};
  }
};
PDECAY_FN unsigned dither_key(unsigned seed, unsigned step, unsigned param) {
  return seed * 0x9E3779B1u ^ step * 0x85EBCA77u ^ param * 0xC2B2AE3Du;
}

PDECAY_FN BF16 narrowed(float x, Rounding rounding, BF16) {
  const unsigned bits = bits_of<unsigned>(x);
  const bool finite = (bits & 0x7f800000u) != 0x7f800000u;
  const unsigned quiet = (bits & 0x007fffffu) && !finite ? 0x00400000u : 0u;
  const unsigned add = rounding.stochastic ? rounding.bits & 0xffffu : 0x7fffu + (bits >> 16 & 1);
  return {static_cast<unsigned short>((finite ? bits + add : bits | quiet) >> 16)};
}

PDECAY_FN F16 narrowed(float x, Rounding rounding, F16) {
  if (rounding.stochastic) {
    // The two neighbours are one unit apart; a random share of that unit, added before cutting off, picks
    // one.
    const float size = x < 0 ? -x : x;
    const int e = static_cast<int>(bits_of<unsigned>(size) >> 23) - 127;
    if (e < 16) {
      const float unit = bits_of<float>(static_cast<unsigned>((e < -14 ? -14 : e) - 10 + 127) << 23);
      const float share = static_cast<float>(rounding.bits >> 8) * 0x1p-24f;
      const float cut = static_cast<float>(static_cast<int>(size / unit + share)) * unit;
      x = bits_of<float>(bits_of<unsigned>(cut) | (bits_of<unsigned>(x) & 0x80000000u));
    }
  }
#ifdef __CUDACC_RTC__
  F16 r;
  asm("cvt.rn.f16.f32 %0, %1;" : "=h"(r.bits) : "f"(x));
  return r;
#else
  return {bits_of<unsigned short>(static_cast<_Float16>(x))};
#endif
}
PDECAY_FN float narrowed(float x, Rounding, float) { return x; }
PDECAY_FN float narrowed(double x, Rounding, float) { return static_cast<float>(x); }
PDECAY_FN double narrowed(double x, Rounding, double) { return x; }

}  // namespace pdecay
