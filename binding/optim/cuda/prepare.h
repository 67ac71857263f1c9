// What the host's numbers and the device's own sums make of a step, in one thread or a few for a parameter.
#pragma once

#include "params.h"

namespace pdecay {

// What a parameter's step needs to know, unless nothing is to be stepped: then its clock stands still too.
template <class Rules>
PDECAY_FN void prepare(const Rules& rules, const DeviceParam& p, const Scaling& scaling) {
  Prepared& m = *p.prepared;
  m.skip = (scaling.found_inf && *scaling.found_inf != 0) || (scaling.broken && *scaling.broken != 0);
  if (m.skip) return;
  DeviceClock& clock = *p.clock;
  clock.scalars[kScalars] = running_mean(clock, p.numel);
  clock.rate = clock.abs_sum = clock.zeros = clock.below = 0;
  if (!p.follows) clock.steps += 1;

  Context at{p.values[kLr], static_cast<long long>(clock.steps), clock.scalars};
  at.fresh = clock.fresh != 0;
  clock.fresh = 0;
  rules.step_coefs(p.values + kGroupValues, at, m.step);
  at.scalars += kScalars;
  const double* o = p.values + p.decay_options;
  m.variant = -1;
  if (p.decays && !rules.identity(o, at)) {
    m.variant = rules.variant(o, at);
    rules.decay_coefs(o, at, m.decay);
    clock.rate = rules.mean_rate(o);
  }
  const double scale = scaling.divisor();
  const double factor = scaling.squares ? norm_factor(scaling.clip_norm, sqrt(*scaling.squares)) : 1;
  m.g_scale = (p.values[kMaximize] != 0 && !p.follows ? -factor : factor) / scale;
  m.g_limit = scaling.clip_value * factor;
  m.mean = clock.scalars[kScalars];
  m.g_ratio = m.trust = 1;
  m.blends = false;
  m.cautious = p.values[kCautious] != 0;
  const unsigned key = dither_key(p.seed, static_cast<unsigned>(at.step), p.number);
  m.dither = {p.stochastic, key};
  m.state_dither = {p.dithered, key};
}

// What follows from a parameter's sums, for every `step`-th of its rows from `row` on; `total` is their sum.
template <class Rules>
PDECAY_FN void conclude(const Rules& rules, const DeviceParam& p, Stage stage, const Sums& total,
                        long long row, long long step) {
  Prepared& m = *p.prepared;
  if (m.skip || !p.sums) return;
  const int trusted = p.trusts ? static_cast<int>(p.values[kTrust]) : kNoTrust;
  if (stage == kGradientStage) {
    if (row == 0 && trusted == kLars) m.g_ratio = lars_ratio(p.values, total);
    return;
  }
  const bool reduces = rules.reduces() && p.decays && m.variant >= 0;
  const double trust = trusted == kLamb ? lamb_ratio(p.values, total) : 1;
  if (row == 0) {
    m.trust = trust;
    m.blends = reduces || trusted == kLamb;
  }
  for (; row < p.rows; row += step) {
    if (!reduces) {
      p.blends[row] = {};
      continue;
    }
    const Sums own = (p.extent == Extent::group ? *p.of_group
                      : p.rows == 1             ? total
                                                : p.sums[row])
                         .scaled(trust);
    Context at{p.values[kLr], static_cast<long long>(p.clock->steps), p.clock->scalars + kScalars};
    at.sums = &own;
    at.numel = p.reduced;
    p.blends[row] = rules.blend(p.values + p.decay_options, at);
  }
}

}  // namespace pdecay
