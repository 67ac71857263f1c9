#pragma once
#include "../reduce.h"
#include "../rule.h"

namespace pdecay {

struct Cpr {
  template <class F>
  struct Coefs {};
  static constexpr unsigned kUses[] = {0};
  static constexpr bool kReduces = true;

  PDECAY_OPTIONS(kappa_init, kappa, kappa_update, by_lr, interval, ema_decay);
  enum Init { kInflection, kWarmStart, kUniform, kDependent };
  enum Number { kLagrange, kBound, kLastMean, kLastGain, kMeanSquare };
  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*, const Context&) { return 0; }
  static PDECAY_FN bool identity(const double*, const Context& at) { return at.lr == 0; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double*, const Context&) {
    return {};
  }

  static PDECAY_FN Extent sums_over(const double*) { return Extent::tensor; }
  static PDECAY_FN Blend blend(const double* o, const Context& at) {
    double* s = at.scalars;
    const double size = at.sums->square(1, 1);  // |after|^2
    // The bound is below 0 until it is set; from the next step on it binds.
    if (s[kBound] < 0) {
      if (!begins(o, at, size)) return {};
    }
    const double lagrange =
        s[kLagrange] + o[kappa_update] / static_cast<double>(at.numel) * (size - s[kBound]);
    s[kLagrange] = lagrange < 0 ? 0 : lagrange;
    const double factor = 1 - 2 * s[kLagrange] * (o[by_lr] != 0 ? at.lr : 1);
    const double kept = factor < 0 ? 0 : factor;
    return {kept, kept};
  }

  // Sets the bound where it is time to. Returns whether it binds in this step already.
  static PDECAY_FN bool begins(const double* o, const Context& at, double size) {
    double* s = at.scalars;
    const auto init = static_cast<int>(o[kappa_init]);
    if (init == kUniform || init == kDependent) {
      s[kBound] = init == kUniform ? o[kappa] : o[kappa] * at.sums->before;
      return true;
    }
    const double t = static_cast<double>(at.step), every = o[interval];
    if (init == kWarmStart) {
      if (t >= o[kappa]) s[kBound] = size;
      return false;
    }
    s[kMeanSquare] = o[ema_decay] * s[kMeanSquare] + (1 - o[ema_decay]) * size;
    if (t <= every || t != every * floor(t / every)) return false;
    const double gain = s[kMeanSquare] - s[kLastMean];
    if (t > 3 * every && s[kLastGain] > gain) s[kBound] = size;
    s[kLastMean] = s[kMeanSquare];
    if (t > 2 * every) s[kLastGain] = gain;
    return false;
  }

#ifndef __CUDACC_RTC__
  static constexpr Option kOptions[] = {
      {.name = "kappaInit",
       .torch = "kappa_init",
       .kind = Kind::choice,
       .range = "inflectionPoint|warmStart|uniform|dependent",
       .initial = "\"inflectionPoint\"",
       .doc = "where the bound on |w|^2 comes from"},
      {.name = "kappa",
       .torch = "kappa",
       .range = "[0, inf)",
       .initial = "1000",
       .doc = "the bound ('uniform'), what the first |w|^2 is multiplied by ('dependent'), or the step whose "
              "|w|^2 it is ('warmStart')"},
      {.name = "kappaUpdate",
       .torch = "kappa_update",
       .range = "[0, inf)",
       .initial = "1",
       .doc = "how fast the Lagrange multiplier follows what is above the bound"},
      {.name = "byLr",
       .torch = "by_lr",
       .kind = Kind::boolean,
       .initial = "false",
       .doc = "multiply the decay by the learning rate"},
      {.name = "interval",
       .torch = "interval",
       .kind = Kind::integer,
       .range = "[1, inf)",
       .initial = "200",
       .doc = "steps between two looks for the inflection point"},
      {.name = "emaDecay",
       .torch = "ema_decay",
       .range = "[0, 1)",
       .initial = "0.99",
       .doc = "decay rate of the running mean of |w|^2 in which it is looked for"},
  };
  static constexpr StateSlot kState[] = {{.name = "lagmul", .scalar = true},
                                         {.name = "bound", .initial = "-1", .scalar = true},
                                         {.name = "prev_reg", .scalar = true},
                                         {.name = "prev_reg_gradient", .scalar = true},
                                         {.name = "inflection_point_emas", .scalar = true}};
  static constexpr Info kInfo{
      "cpr",
      "CPR: a bound on each parameter's |w|^2, kept by a Lagrange multiplier. With Adam, AdamCPR.",
      "m = max(0, m + kappaUpdate / n * (|after|^2 - bound)); after * max(0, 1 - 2 * m)",
      "arXiv 2311.09058",
      kOptions,
      kState,
      R"(
    m ← max(0, m + kappaUpdate/n · (‖after‖² − bound));   w ← after · max(0, 1 − 2·m·(byLr ? α : 1))

n is the number of the parameter's weights. m and the bound are kept for each parameter (`lagmul` and `bound` in the state
dict; a bound of −1 is not set yet, and nothing decays).

| `kappaInit` | the bound |
| --- | --- |
| `'uniform'` | `kappa` |
| `'dependent'` | `kappa` · ‖w‖² before the first step |
| `'warmStart'` | ‖after‖² of step number `kappa`; it binds from the next one on |
| `'inflectionPoint'` | ‖after‖² at the first look, every `interval` steps, at which the running mean of ‖after‖² has grown by less than at the look before |

As the authors' package for its L2 function, with these choices: the factor is never below 0, a step with α = 0 changes
neither weights nor multiplier, and while no inflection point was found nothing binds. Source: arXiv 2311.09058.
)"};
#endif
};

}  // namespace pdecay
