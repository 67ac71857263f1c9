#include "number.h"

#include <locale.h>
#include <stdlib.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <string>

namespace pdecay::data {
namespace {

constexpr int kExactPowers = 20;  // 10^0 … 10^19 fit in 64 bits
constexpr auto kPowers = [] {
  struct {
    uint64_t at[kExactPowers];
  } powers{};
  powers.at[0] = 1;
  for (int i = 1; i < kExactPowers; ++i) powers.at[i] = 10 * powers.at[i - 1];
  return powers;
}();
constexpr double kDoubles[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                               1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
constexpr int kMostDigits = 19;  // of which every number fits in 64 bits
constexpr int kExactDoubles = 22;

bool is_digit(uint8_t byte) { return static_cast<uint8_t>(byte - '0') < 10; }

// The number that eight digits form, in bytes from 0 to 9, the first one in the lowest byte.
uint64_t join_digits(uint64_t word) {
  word = word * 10 + (word >> 8);
  return (((word & 0x000000FF000000FF) * 0x000F424000000064) +
          (((word >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >>
         32;
}

// Appends the digits that begin here to `whole`; returns the position after them.
[[gnu::always_inline]] inline const uint8_t* read_digits(const uint8_t* at, const uint8_t* end,
                                                         uint64_t& whole) {
  while (std::endian::native == std::endian::little && end - at >= 8) {
    uint64_t word;
    std::memcpy(&word, at, 8);
    word ^= 0x3030303030303030;
    // The highest bit of each byte that is no digit.
    const uint64_t others = ((word + 0x7676767676767676) | word) & 0x8080808080808080;
    if (others == 0) {
      whole = whole * 100000000 + join_digits(word);
      at += 8;
      continue;
    }
    const int count = std::countr_zero(others) / 8;
    whole = whole * kPowers.at[count] + join_digits(word << (56 - 8 * count) << 8);
    return at + count;
  }
  for (; at != end && is_digit(*at); ++at) whole = whole * 10 + (*at - '0');
  return at;
}

// kReciprocals.at[i]: 2^127 over the power of ten 10^i, shifted so that it has 64 bits, without its fraction.
constexpr auto kReciprocals = [] {
  struct {
    uint64_t at[kExactPowers];
  } reciprocals{};
  for (int i = 1; i < kExactPowers; ++i)
    reciprocals.at[i] = static_cast<uint64_t>((static_cast<unsigned __int128>(1) << 127) /
                                              (kPowers.at[i] << std::countl_zero(kPowers.at[i])));
  return reciprocals;
}();

// whole / 10^scale, rounded to nearest, ties to even. `whole` is not 0, and scale is in [1, 19].
double divide(uint64_t whole, int scale) {
  const int left = __builtin_clzll(whole), right = std::countl_zero(kPowers.at[scale]);
  whole <<= left;
  // The value is quotient · 2^(right − left − 63), where the quotient has 63 or 64 bits. By the reciprocal it
  // is too small by less than 2.
  auto quotient = static_cast<uint64_t>(static_cast<unsigned __int128>(whole) * kReciprocals.at[scale] >> 64);
  bool is_exact = false;
  // 53 bits of it are kept.
  const int drop = 11 - static_cast<int>(~quotient >> 63);
  const uint64_t half = uint64_t{1} << (drop - 1), mask = 2 * half - 1;
  if ((quotient & mask) - (half - 2) <= 2) {
    // It may be halfway between two doubles, or on the other side: this is decided by the division and its
    // remainder.
    const unsigned __int128 dividend = static_cast<unsigned __int128>(whole) << 63;
    const uint64_t divisor = kPowers.at[scale] << right;
    quotient = static_cast<uint64_t>(dividend / divisor);
    is_exact = static_cast<unsigned __int128>(quotient) * divisor == dividend;
  }
  // Without a branch, which would be predicted wrong half the time: a rest of half is rounded up if it is not
  // exact, and else to even.
  uint64_t kept = quotient >> drop;
  kept += ((quotient & mask) + half - 1 + ((kept & 1) | static_cast<uint64_t>(!is_exact))) >> drop;
  // The factor is a power of two, far from the smallest and the largest ones.
  const int exponent = right - left - 63 + drop;
  return static_cast<double>(static_cast<int64_t>(kept)) *
         std::bit_cast<double>(static_cast<uint64_t>(1023 + exponent) << 52);
}

double by_library(const uint8_t* from, const uint8_t* to) {
  static const locale_t plain = newlocale(LC_ALL_MASK, "C", static_cast<locale_t>(nullptr));
  const std::string text(reinterpret_cast<const char*>(from), to - from);
  return plain == static_cast<locale_t>(nullptr) ? std::strtod(text.c_str(), nullptr)
                                                 : strtod_l(text.c_str(), nullptr, plain);
}

}  // namespace

const uint8_t* read_number(const uint8_t* const from, const uint8_t* const end, double& value) {
  const uint8_t* at = from;
  if (at == end) return nullptr;
  const bool is_negative = *at == '-';
  if (is_negative || *at == '+') ++at;
  const uint8_t* const first = at;
  uint64_t whole = 0;
  at = read_digits(at, end, whole);
  int64_t count = at - first, decimals = 0;
  if (at != end && *at == '.') {
    const uint8_t* const point = at++;
    at = read_digits(at, end, whole);
    decimals = at - point - 1;
    count += decimals;
  }
  if (count == 0) return nullptr;
  // Zeros at the beginning do not count.
  for (const uint8_t* zero = first; count > kMostDigits && (*zero == '0' || *zero == '.'); ++zero)
    count -= *zero == '0';
  int64_t exponent = 0;
  if (at != end && (*at | 0x20) == 'e') {
    const uint8_t* next = at + 1;
    const bool is_down = next != end && *next == '-';
    if (next != end && (*next == '-' || *next == '+')) ++next;
    if (next == end || !is_digit(*next)) return nullptr;
    for (; next != end && is_digit(*next); ++next)
      if (exponent < 100000) exponent = exponent * 10 + (*next - '0');
    if (is_down) exponent = -exponent;
    at = next;
  }
  const int64_t scale = decimals - exponent;
  double size;
  // Few cases: which of them a number of 16 or 17 digits is in must not be a branch that is predicted wrong
  // half the time.
  if (count > kMostDigits)
    size = by_library(first, at);
  else if (whole == 0 || scale == 0)
    size = static_cast<double>(whole);
  else if (scale > 0 && scale < kExactPowers)
    size = divide(whole, static_cast<int>(scale));
  else if (whole <= uint64_t{1} << 53 && scale <= kExactDoubles && scale >= -kExactDoubles)
    size = scale > 0 ? static_cast<double>(whole) / kDoubles[scale]
                     : static_cast<double>(whole) * kDoubles[-scale];
  else
    size = by_library(first, at);
  value = std::bit_cast<double>(std::bit_cast<uint64_t>(size) | static_cast<uint64_t>(is_negative) << 63);
  return at;
}

}  // namespace pdecay::data
