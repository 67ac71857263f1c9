// State in 8 bits: floats of three bits of mantissa, in blocks of kCodeBlock numbers. A block has one base,
// the number of octave eighths that lie below its code 1. The largest number of a block gets the last code,
// so that a signed code reaches 16 octaves below it, and an unsigned one 32.
//
// The numbers that have a code are the same for every base, those whose last 20 bits are 0. So a number that
// does not change keeps its code when the block's largest number changes, and coding what was decoded gives
// the same codes. Rounding is stochastic: a running mean moves by less than the eighth of an octave in a
// step.
#pragma once

#include "half.h"

namespace pdecay {

// The state tensors of a step for which 8 bits are enough, by the bits of its slots: a step names them as
// kSignedCodes, and those that are never negative as kUnsignedCodes.
template <class Step>
constexpr unsigned signed_codes() {
  if constexpr (requires { Step::kSignedCodes; }) return Step::kSignedCodes;
  return 0;
}
template <class Step>
constexpr unsigned unsigned_codes() {
  if constexpr (requires { Step::kUnsignedCodes; }) return Step::kUnsignedCodes;
  return 0;
}

template <class Step>
constexpr unsigned kCodes = signed_codes<Step>() | unsigned_codes<Step>();

constexpr int kCodeBlock = 256;
constexpr int kCodeShift = 20;           // of a float's bits, to the number of its eighth of an octave
constexpr long long kLeastCoded = 4096;  // smaller tensors stay in float32
constexpr int kMostRows =
    6;  // and so do matrices with more rows than this for each column, as embeddings are

PDECAY_FN int last_code(bool is_signed) { return is_signed ? 127 : 255; }

// The number that has a code which x is rounded to: one of both neighbours. A NaN stays one.
PDECAY_FN float rounded_to_code(float x, Rounding rounding) {
  const unsigned bits = bits_of<unsigned>(x), size = bits & 0x7fffffffu;
  constexpr unsigned kCut = (1u << kCodeShift) - 1;
  const unsigned add = rounding.stochastic ? rounding.bits & kCut : (kCut >> 1) + (size >> kCodeShift & 1);
  return bits_of<float>((size > 0x7f800000u ? bits | 0x00400000u : bits + add) & ~kCut);
}

// Of a number that has a code: that of its eighth of an octave.
PDECAY_FN unsigned code_size(float x) { return (bits_of<unsigned>(x) & 0x7fffffffu) >> kCodeShift; }

// Of a block whose largest code_size is `most`.
PDECAY_FN int code_base(unsigned most, bool is_signed) {
  const int base = static_cast<int>(most) - last_code(is_signed);
  return base < 0 ? 0 : base;
}

// Of a number that has a code. What lies below code 1 gets 0 where there is a sign, with it. Where there is
// none it gets 1 unless it is 0, as steps divide by it.
PDECAY_FN unsigned char coded(float x, bool is_signed, int base) {
  const int size = static_cast<int>(code_size(x)), code = size - base;
  if (!is_signed) return static_cast<unsigned char>(size == 0 ? 0 : code < 1 ? 1 : code);
  const unsigned sign = bits_of<unsigned>(x) >> 24 & 0x80u;
  return static_cast<unsigned char>((code < 1 ? 0u : static_cast<unsigned>(code)) | sign);
}

PDECAY_FN float decoded(unsigned char code, bool is_signed, int base) {
  const unsigned size = is_signed ? code & 0x7fu : code, sign = is_signed ? (code & 0x80u) << 24 : 0;
  const unsigned bits = (size + static_cast<unsigned>(base)) << kCodeShift;
  return bits_of<float>(size == 0 ? 0u : bits | sign);
}

}  // namespace pdecay
