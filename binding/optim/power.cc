#include "power.h"

#include <algorithm>
#include <bit>
#include <cfloat>
#include <cmath>

namespace pdecay {
namespace {

constexpr int kMantissaBits = 23 - kPowerShift, kSteps = 1 << kMantissaBits;
constexpr int kEntries = 1 << (31 - kPowerShift);  // of positive numbers; as many follow for negative ones

// Near one over the middle of all mantissas that begin as the i-th, in [1/2, 1].
double inverse(int i) {
  const double unit = std::ldexp(1, -kInverseBits);
  return std::round(1 / (1 + (i + 0.5) / kSteps) / unit) * unit;
}
// The largest |f|: half a step, beside what that rounding adds.
constexpr double kReach = 0.5 / kSteps + 1.0 / (1 << kInverseBits);

void fill(PowerEntry* entries, double s, int octave) {
  // 0; and subnormals, which are scaled where they count and have saturated where they do not.
  const float at_zero = s < 0 ? HUGE_VALF : s > 0 ? 0 : static_cast<float>(std::exp2(octave));
  PowerEntry* to = std::fill_n(entries, kSteps, PowerEntry{at_zero, 0});
  double r[kSteps], power[kSteps];
  for (int i = 0; i < kSteps; ++i) r[i] = inverse(i), power[i] = std::pow(r[i], -s);
  for (int exponent = 1; exponent < kEntries / kSteps; ++exponent) {
    const double scale = std::exp2(octave + s * (exponent - 127)), unit = std::ldexp(1, 127 - exponent);
    for (int i = 0; i < kSteps; ++i)
      *to++ = {static_cast<float>(scale * power[i]), static_cast<float>(unit * r[i])};
  }
  std::transform(entries, to, to, [](PowerEntry e) { return PowerEntry{e.scale, -e.inverse}; });
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
    slots_.push_back({s, octave, step_, std::make_unique<PowerEntry[]>(2 * kEntries)});
    oldest = &slots_.back();
  }
  oldest->s = s;
  oldest->octave = octave;
  oldest->step = step_;
  fill(oldest->entries.get(), s, octave);
  return oldest->entries.get();
}

template <>
Power<float> make_power<float>(double s, double c, PowerTables* tables) {
  Power<float> p = power_without_table(s, c);
  if (!tables) return p;
  // Further out the result has saturated for every weight, and factors of two no longer matter.
  const int octave = std::clamp(std::ilogb(c), -1000, 1000);
  p.table = tables->find(s, octave);
  // Taylor's series, its fifth term put on the earlier ones as Chebyshev has it.
  double term[kPowerTerms + 1] = {std::ldexp(c, -octave)};
  for (int k = 0; k < kPowerTerms; ++k) term[k + 1] = term[k] * (s - k) / (k + 1);
  term[2] += term[4] * kReach * kReach;
  term[0] -= term[4] * std::pow(kReach, 4) / 8;
  std::copy_n(term, kPowerTerms, p.term);
  // At the edge 2^128 rounds past the floats: nearer than the stated error.
  p.subnormal = static_cast<float>(std::min<double>(std::exp2(-64 * s), FLT_MAX));
  return p;
}

}  // namespace pdecay
