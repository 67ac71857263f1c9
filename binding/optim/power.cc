#include "power.h"

#include <algorithm>
#include <bit>
#include <cfloat>
#include <cmath>

namespace pdecay {
namespace {

constexpr int kMantissaBits = 23 - kPowerShift, kSteps = 1 << kMantissaBits;
constexpr int kEntries = 1 << (31 - kPowerShift);

// Of a number with a biased exponent and the first bits of a mantissa, as float bits have them: one over the
// middle of all such numbers.
double inverse(int i) { return std::ldexp(1 / (1 + (i % kSteps + 0.5) / kSteps), 127 - i / kSteps); }

void fill(PowerEntry* entries, double s, int octave) {
  double step[kSteps];
  for (int i = 0; i < kSteps; ++i)
    step[i] = std::exp2(-s * std::log2(static_cast<double>(static_cast<float>(inverse(i))) / inverse(0)));
  const double first = std::log2(inverse(0));
  for (int e = 0; e < kEntries / kSteps; ++e) {
    // A float's rounding of r is the same in every octave, so the steps are too; until r is subnormal.
    const double scale = std::exp2(octave + s * (e - first));
    for (int i = 0; i < kSteps; ++i) {
      const float r = static_cast<float>(inverse(e * kSteps + i));
      const double power =
          r >= FLT_MIN ? scale * step[i] : std::pow(static_cast<double>(r), -s) * std::exp2(octave);
      entries[e * kSteps + i] = {static_cast<float>(power), r};
    }
  }
  // 0, and what is scaled where it counts and has saturated where it does not.
  const float at_zero = s < 0 ? HUGE_VALF : s > 0 ? 0 : static_cast<float>(std::exp2(octave));
  std::fill_n(entries, kSteps, PowerEntry{at_zero, 0});
}

}  // namespace

const PowerEntry* PowerTables::find(double s, int octave) {
  Slot* oldest = nullptr;
  for (Slot& slot : slots_) {
    if (slot.s == s && slot.octave == octave) {
      slot.step = step_;
      return slot.entries.get();
    }
    if (slot.step < step_ && (!oldest || slot.step < oldest->step)) oldest = &slot;
  }
  if (!oldest) {
    slots_.push_back({s, octave, step_, std::make_unique<PowerEntry[]>(kEntries)});
    oldest = &slots_.back();
  }
  oldest->s = s;
  oldest->octave = octave;
  oldest->step = step_;
  fill(oldest->entries.get(), s, octave);
  return oldest->entries.get();
}

template <>
Power<double> make_power<double>(double s, double c, PowerTables&) {
  return {s, c};
}

template <>
Power<float> make_power<float>(double s, double c, PowerTables& tables) {
  // Further out the result has saturated for every weight, and factors of two no longer matter.
  const int octave = std::clamp(std::ilogb(c), -1000, 1000);
  Power<float> p{};
  p.table = tables.find(s, octave);
  // Taylor's series, its sixth term put on the earlier ones as Chebyshev has it.
  double term[kPowerTerms + 1] = {std::ldexp(c, -octave)};
  for (int k = 0; k < kPowerTerms; ++k) term[k + 1] = term[k] * (s - k) / (k + 1);
  constexpr double h2 = 1.0 / 33 / 33;
  term[3] += term[5] * 5 / 4 * h2;
  term[1] -= term[5] * 5 / 16 * h2 * h2;
  std::copy_n(term, kPowerTerms, p.term);
  // At the edge 2^128 rounds past the floats: nearer than the stated error.
  p.subnormal = static_cast<float>(std::min<double>(std::exp2(-64 * s), FLT_MAX));
  return p;
}

bool power_meets_subnormals(double s, double c) {
  const double bits = std::log2(c) + s * std::log2(FLT_MIN);  // of the result at the least normal number
  // Infinite for all purposes; or so small that 1 + result no longer sees it, and shrinking below.
  return s < 0 ? bits < 120 : s > 0 && bits > -30;
}

}  // namespace pdecay
