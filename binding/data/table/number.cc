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

// Whether these eight bytes are digits (of a little-endian load), and their number.
bool eight_digits(const uint8_t* from, uint64_t& number) {
  uint64_t word;
  std::memcpy(&word, from, 8);
  if constexpr (std::endian::native != std::endian::little) return false;
  if (((word + 0x4646464646464646) | (word - 0x3030303030303030)) & 0x8080808080808080) return false;
  word -= 0x3030303030303030;
  word = word * 10 + (word >> 8);
  number = (((word & 0x000000FF000000FF) * 0x000F424000000064) +
            (((word >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >>
           32;
  return true;
}

// whole / 10^scale, rounded to nearest, ties to even. `whole` is not 0, and scale at most 19: the quotient
// has 64 bits or one less, and the remainder tells what is lost.
double divide(uint64_t whole, int scale) {
  const uint64_t power = kPowers.at[scale];
  const int left = std::countl_zero(whole), right = std::countl_zero(power);
  const unsigned __int128 dividend = static_cast<unsigned __int128>(whole << left) << 63;
  const uint64_t divisor = power << right;
  const auto quotient = static_cast<uint64_t>(dividend / divisor);
  const bool is_exact = static_cast<unsigned __int128>(quotient) * divisor == dividend;
  // quotient · 2^(right − left − 63) is the value, up to the remainder. 53 bits are kept.
  const int drop = 11 - std::countl_zero(quotient);
  uint64_t kept = quotient >> drop;
  const uint64_t rest = quotient & ((uint64_t{1} << drop) - 1), half = uint64_t{1} << (drop - 1);
  if (rest > half || (rest == half && (!is_exact || (kept & 1) != 0))) ++kept;
  // An exact power of two: the exponent is far from the subnormal range.
  const int exponent = right - left - 63 + drop;
  return static_cast<double>(kept) * std::bit_cast<double>(static_cast<uint64_t>(1023 + exponent) << 52);
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
  const uint8_t* significant = nullptr;  // the first digit that is not 0
  const auto digits = [&] {
    uint64_t eight;
    while (end - at >= 8 && eight_digits(at, eight)) {
      if (!significant && eight != 0)
        for (significant = at; *significant == '0';) ++significant;
      whole = whole * 100000000 + eight;
      at += 8;
    }
    for (; at != end && is_digit(*at); ++at) {
      if (!significant && *at != '0') significant = at;
      whole = whole * 10 + (*at - '0');
    }
  };
  digits();
  int64_t count = at - first, decimals = 0;
  const uint8_t* point = nullptr;
  if (at != end && *at == '.') {
    point = at++;
    digits();
    decimals = at - point - 1;
    count += decimals;
  }
  if (count == 0) return nullptr;
  const int64_t used = significant ? at - significant - (point && significant < point ? 1 : 0) : 0;
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
  if (used == 0)
    size = 0;
  else if (used > kMostDigits || scale > kExactDoubles || scale < -kExactDoubles)
    size = by_library(first, at);
  else if (whole <= uint64_t{1} << 53)
    size = scale >= 0 ? static_cast<double>(whole) / kDoubles[scale]
                      : static_cast<double>(whole) * kDoubles[-scale];
  else if (scale == 0)
    size = static_cast<double>(whole);
  else if (scale > 0 && scale < kExactPowers)
    size = divide(whole, static_cast<int>(scale));
  else
    size = by_library(first, at);
  value = is_negative ? -size : size;
  return at;
}

}  // namespace pdecay::data
