#include "power.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>

namespace pdecay {
namespace {

constexpr int kMantissaBits = 23 - kPowerShift, kSteps = 1 << kMantissaBits;
// r near one over the middle of all mantissas that begin as the i-th, in [1/2, 1], and its power -s: some for
// each i, as what a table says of one is rounded, and one of them is nearly spared that. Where s is large the
// series ends too soon for f to become any larger: there all are the same.
constexpr int kTries = 3;
using Row = std::array<double, kSteps>;
struct Inverses {
  std::array<Row, kTries> r, power;
};
int spread(double s) { return std::abs(s) <= 5 ? 1 : 0; }

Inverses inverses(double s) {
  constexpr double kUnit = 1.0 / (1 << kInverseBits);
  Inverses all;
  for (int k = 0; k < kTries; ++k)
    for (int i = 0; i < kSteps; ++i) {
      const double nearest = std::round(1 / (1 + (i + 0.5) / kSteps) / kUnit);
      all.r[k][i] = (nearest + (k - kTries / 2) * spread(s)) * kUnit;
      all.power[k][i] = std::pow(all.r[k][i], -s);
    }
  return all;
}

// Those whose power, times scale, is nearest to a float; and that product.
void choose(const Inverses& all, double scale, Row& r, Row& power) {
  // What of x a float has no bits for: Dekker's split.
  const auto lost = [](double x) {
    const double big = x * (0x1p29 + 1);
    return std::abs(big - (big - x) - x);
  };
  for (int i = 0; i < kSteps; ++i) {
    double least = HUGE_VAL;
    int best = 0;  // found without a branch, which would be right half the time
    for (int k = 0; k < kTries; ++k) {
      const double next = lost(scale * all.power[k][i]);
      best = next < least ? k : best;
      least = std::min(next, least);
    }
    r[i] = all.r[best][i];
    power[i] = scale * all.power[best][i];
  }
}

// (1 + f)^s: Taylor's series, its fifth term put on the earlier ones as Chebyshev has it.
std::array<double, kPowerTerms> series(double s) {
  std::array<double, kPowerTerms + 1> term{1};
  for (int k = 0; k < kPowerTerms; ++k) term[k + 1] = term[k] * (s - k) / (k + 1);
  // The largest |f|: half a step, beside what r is off.
  const double reach = 0.5 / kSteps + (1.0 + kTries / 2 * 2 * spread(s)) / (1 << kInverseBits);
  term[2] += term[4] * reach * reach;
  term[0] -= term[4] * std::pow(reach, 4) / 8;
  return {term[0], term[1], term[2], term[3]};
}

bool fill(PowerTable& table, double s, int octave, bool) {
  // 0; and subnormals, which power_of_subnormal serves where they count, and which have saturated elsewhere.
  const float at_zero = s < 0 ? HUGE_VALF : s > 0 ? 0 : static_cast<float>(std::exp2(octave));
  PowerEntry* to = std::fill_n(table.entries, kSteps, PowerEntry{at_zero, 0});
  const Inverses all = inverses(s);
  Row r, power;
  for (int exponent = 1; exponent < 256; ++exponent) {
    const double scale = std::exp2(octave + s * (exponent - 127)), unit = std::ldexp(1, 127 - exponent);
    choose(all, scale, r, power);
    for (int i = 0; i < kSteps; ++i) *to++ = {static_cast<float>(power[i]), static_cast<float>(unit * r[i])};
  }
  std::transform(table.entries, to, to, [](PowerEntry e) { return PowerEntry{e.scale, -e.inverse}; });
  return true;
}

void fill_mantissas(PowerParts& parts, double s) {
  Row r, power;
  choose(inverses(s), 1, r, power);
  std::ranges::transform(r, parts.inverse, [](double x) { return static_cast<float>(x); });
  std::ranges::transform(power, parts.scale, [](double x) { return static_cast<float>(x); });
  std::ranges::transform(series(s), parts.term, [](double t) { return static_cast<float>(t); });
}

// False where no split of the exponent's power keeps both parts normal numbers wherever the product counts.
// Above it must overflow, from a part that is cut to the floats too, and below vanish: of large weights,
// where s < 0, already when 1 + product no longer sees it.
bool fill(PowerParts& parts, double s, double c, bool same) {
  constexpr int kLow = 32, kHome = 3, kHigh = 8;  // blocks of exponents, and that of weights from 2^-31 to 2
  const double log_c = std::log2(c), most = std::abs(s) + 1;  // what a mantissa adds
  const auto low = [&](int i, int shift) { return log_c - shift + s * (i - (kLow - 1)); };
  const auto high = [&](int j, int shift) { return shift + s * kLow * (j - kHome); };
  const double least = s < 0 ? -30 : -126;
  const auto fits = [&](int shift) {
    for (int exponent = 1; exponent < 255; ++exponent) {
      const double a = low(exponent & (kLow - 1), shift), b = high(exponent >> 5, shift);
      const bool over = a + b - most > 127, under = a + b + most < least;
      if ((!under && a + most > 127) || (!over && b > 127)) return false;
      if (!under && (a - most < (b > 127 ? 0 : -126) || b < -126)) return false;
    }
    return true;
  };
  int shift = 0;
  while (!fits(shift)) {
    shift = shift < 0 ? -shift : -shift - 8;
    if (shift < -200) return false;
  }
  if (!same) fill_mantissas(parts, s);
  const auto set = [](auto& factor, int i, double log) {
    const double value = std::exp2(log);
    factor.high[i] = static_cast<float>(std::min<double>(value, FLT_MAX));
    factor.low[i] = value > FLT_MAX ? 0 : static_cast<float>(value - factor.high[i]);
  };
  for (int i = 0; i < kLow; ++i) {
    set(parts.octave, i, low(i, shift));
    set(parts.home, i, low(i, 0));
  }
  parts.at_home = std::max(std::abs(low(0, 0)), std::abs(low(kLow - 1, 0))) < 96 ? PowerParts::kHome : -1;
  for (int j = 0; j < 2 * kHigh; ++j) set(parts.block, j, high(j % kHigh, shift));
  return true;
}

}  // namespace

template <class Key, class Table>
const Table* PowerTables::find(std::vector<Slot<Key, Table>>& slots, double s, Key key,
                               bool (*fill)(Table&, double, Key, bool)) {
  Slot<Key, Table>* oldest = nullptr;
  for (auto& slot : slots) {
    if (slot.s == s && slot.key == key) {
      slot.step = step_;
      return slot.fits ? slot.table.get() : nullptr;
    }
    if (slot.step < step_ && (!oldest || slot.step < oldest->step || slot.s == s)) oldest = &slot;
  }
  const bool same = oldest && oldest->s == s && oldest->fits;
  if (!oldest) oldest = &slots.emplace_back();
  if (!oldest->table) oldest->table = std::make_unique<Table>();
  oldest->s = s;
  oldest->key = key;
  oldest->step = step_;
  oldest->fits = fill(*oldest->table, s, key, same);
  return oldest->fits ? oldest->table.get() : nullptr;
}

const PowerParts* PowerTables::parts(double s, double c) {
  return in_registers_ ? find(parts_, s, c, fill) : nullptr;
}
const PowerEntry* PowerTables::entries(double s, int octave) {
  return find(tables_, s, octave, fill)->entries;
}

template <>
Power<float> make_power<float>(double s, double c, PowerTables* tables) {
  Power<float> p = power_without_table(s, c);
  if (!tables) return p;
  p.parts = tables->parts(s, c);
  if (p.parts) return p;
  // Further out the result has saturated for every weight, and factors of two no longer matter.
  const int octave = std::clamp(std::ilogb(c), -1000, 1000);
  p.table = tables->entries(s, octave);
  std::ranges::transform(series(s), p.term,
                         [&](double t) { return static_cast<float>(t * std::ldexp(c, -octave)); });
  return p;
}

}  // namespace pdecay
