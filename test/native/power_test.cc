// The decay factor's error, in units of the last place against long double, for every instruction set of this
// machine.
#include <gtest/gtest.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "decayed.h"

namespace pdecay {
namespace {

// docs/optimizers.md states both: the series in f ends sooner than a large power asks for.
double stated_ulp(double p) { return p > 12 ? 600 : p > 7 ? 40 : 4.3; }

// after = 1 and a step that does nothing leave the decay factor of `before` itself.
std::vector<float> factors(const Kernels& kernels, double p, double lr, double lambda,
                           const std::vector<float>& weights, double zeros = 0) {
  const double options[] = {p, lambda, 0, zeros, 1e-14};
  return decayed(kernels, "lp", options, lr, weights, std::vector<float>(weights.size(), 1.f));
}

long double exact_factor(double p, double lr, double lambda, float w) {
  const long double c = static_cast<long double>(p) * lr * lambda;
  return 1 / (1 + c * std::pow(std::fabs(static_cast<long double>(w)), static_cast<long double>(p) - 2));
}

double ulp_error(float got, long double want) {
  const float near = static_cast<float>(want);
  const double unit = static_cast<double>(near) - std::nextafter(near, 0.f);
  return std::abs(static_cast<double>(got - want)) / unit;
}

std::vector<float> whole_range() {
  std::vector<float> weights;
  for (double x = 1.5e-45; x < 3e38; x *= 1.0041) weights.push_back(static_cast<float>(x));
  return weights;
}

TEST(DecayFactor, StaysWithinItsStatedErrorOverAllWeights) {
  const std::vector<float> weights = whole_range();
  for (const Kernels* kernels : machine_kernels()) {
    for (double p : {0.02, 0.1,  0.3, 0.5, 0.7, 0.8, 1.0, 1.2, 4.0 / 3, 1.5,
                     1.8,  1.97, 2.0, 2.5, 3.0, 4.7, 6.3, 7.0, 12.0,    20.0}) {
      double worst = 0;
      float where = 0;
      for (auto [lr, lambda] : {std::pair{1e-3, 1e-3}, {3e-3, 3e-3}, {1e-5, 1e-6}, {1.0, 0.3}}) {
        const std::vector<float> got = factors(*kernels, p, lr, lambda, weights);
        for (std::size_t i = 0; i < weights.size(); ++i) {
          const long double want = exact_factor(p, lr, lambda, weights[i]);
          if (want < 0x1p-118L) {
            // Below that the factor goes to zero, as a weight multiplied by it has long done.
            ASSERT_LE(got[i], 0x1p-117f) << kernels->name << " p " << p << " w " << weights[i];
            continue;
          }
          const double error = ulp_error(got[i], want);
          if (error > worst) worst = error, where = weights[i];
        }
      }
      EXPECT_LE(worst, stated_ulp(p)) << kernels->name << " p " << p << " at w " << where;
      RecordProperty(std::string(kernels->name) + "_p" + std::to_string(p), std::to_string(worst));
    }
  }
}

// Else the look-up in registers would be right and never used.
TEST(PowerTables, ComeInPartsForEveryOrdinaryNorm) {
  for (double p : {0.1, 0.3, 0.6, 0.7, 0.8, 0.9, 1.2, 4.0 / 3, 1.8, 2.5, 3.0})
    for (double strength : {1e-3 * 1e-3, 3e-3 * 3e-3, 1e-5 * 1e-2, 0.1 * 0.1}) {
      PowerTables tables(true);
      EXPECT_NE(tables.parts(p - 2, p * strength), nullptr) << p << " " << strength;
    }
}

TEST(DecayFactor, KeepsZeroAtZeroOnlyWhereTheFormulaDoes) {
  for (const Kernels* kernels : machine_kernels()) {
    for (double p : {0.3, 0.5, 0.8, 1.0, 1.2, 4.0 / 3, 1.5, 1.8}) {
      EXPECT_EQ(factors(*kernels, p, 1e-3, 1e-3, {0.f})[0], 0.f) << kernels->name << " p " << p;
      EXPECT_GT(factors(*kernels, p, 1e-3, 1e-3, {0.f}, 1)[0], 0.f) << kernels->name << " revive, p " << p;
    }
    EXPECT_EQ(factors(*kernels, 2, 1e-3, 1e-3, {0.f})[0], static_cast<float>(1 / (1 + 2e-6)));
    EXPECT_EQ(factors(*kernels, 2.5, 1e-3, 1e-3, {0.f})[0], 1.f);
    EXPECT_EQ(factors(*kernels, 3, 1e-3, 1e-3, {0.f})[0], 1.f);
  }
}

TEST(DecayFactor, IsTheSameForEitherSign) {
  const std::vector<float> weights = whole_range();
  std::vector<float> negative = weights;
  for (float& w : negative) w = -w;
  for (const Kernels* kernels : machine_kernels())
    for (double p : {0.3, 0.5, 0.8, 1.0, 1.5, 1.8, 2.5})
      EXPECT_EQ(factors(*kernels, p, 1.0, 0.3, weights), factors(*kernels, p, 1.0, 0.3, negative))
          << kernels->name << " p " << p;
}

TEST(DecayFactor, OfAnInfiniteWeightIsThatOfTheLargest) {
  for (const Kernels* kernels : machine_kernels())
    for (double p : {0.02, 0.5, 0.8, 1.0, 4.0 / 3, 1.5, 1.8})
      for (float w : {INFINITY, -INFINITY})
        EXPECT_EQ(factors(*kernels, p, 1e-3, 1e-3, {w})[0], 1.f) << kernels->name << " p " << p;
}

TEST(DecayFactor, LetsNotANumberThrough) {
  for (const Kernels* kernels : machine_kernels())
    for (double p : {0.5, 0.8, 1.0, 4.0 / 3, 1.5, 1.8, 2.5}) {
      // A weight that is NaN already: the step's result is NaN too, and decay must not turn it into a number.
      const int lp = find_decay("lp");
      const double options[] = {p, 1e-3, 0, 0, 1e-14};
      PowerTables tables(kernels->looks_up_in_registers);
      const Context at{1e-3, 1, nullptr, &tables};
      alignas(16) std::byte coefs[kCoefsBytes];
      decay_rules()[lp].coefs(false, options, at, coefs);
      float before[] = {0.f, 1.f}, after[] = {NAN, NAN};
      pdecay::Run<float> run{};
      run.w = after;
      run.before = before;
      run.n = 2;
      Tally tally;
      kernels->f32.decay(lp, decay_rules()[lp].variant(options, at))(run, coefs, tally);
      EXPECT_TRUE(std::isnan(after[0]) && std::isnan(after[1])) << kernels->name << " p " << p;
    }
}

TEST(Kernels, GiveTheSameBitsWhereverARunIsCut) {
  const std::vector<float> weights = whole_range();
  for (const Kernels* kernels : machine_kernels()) {
    const std::vector<float> whole = factors(*kernels, 0.8, 1e-3, 1e-3, weights);
    for (std::size_t i = 0; i < weights.size(); i += 97)
      EXPECT_EQ(factors(*kernels, 0.8, 1e-3, 1e-3, {weights[i]})[0], whole[i]);
  }
}

// One loop for both halves of a pair, against a loop for each: the same bits for every length, so that begun
// weights all end, and where one ends nothing else is written.
TEST(Kernels, OneLoopDoesWhatTwoDo) {
  constexpr int kMost = 70, kGuard = 16;
  struct Weights {
    std::vector<float> w, g, state[kStepSlots];
  };
  const auto made = [] {
    Weights made;
    for (int i = 0; i < kMost + kGuard; ++i) {
      made.w.push_back(static_cast<float>(std::sin(i * 1.7) * std::pow(10, i % 9 - 6)));
      made.g.push_back(static_cast<float>(std::cos(i * 2.3)));
      for (auto& slot : made.state) slot.push_back(static_cast<float>(1 + std::sin(i * 0.9)));
    }
    made.w[3] = 0, made.w[11] = 1e-40f, made.w[12] = -0.f, made.w[20] = INFINITY, made.w[21] = NAN;
    return made;
  };
  const auto bits = [](const std::vector<float>& v) {
    std::vector<std::uint32_t> r;
    for (float x : v) r.push_back(__builtin_bit_cast(std::uint32_t, x));
    return r;
  };
  const auto run_of = [](Weights& on, float* before, int n) {
    pdecay::Run<float> run{};
    run.w = on.w.data();
    run.g = on.g.data();
    run.before = before;
    for (int k = 0; k < kStepSlots; ++k) run.step_state[k] = on.state[k].data();
    run.n = n;
    run.g_scale = 1;
    run.threshold = 1e-8f;
    run.counting = true;
    return run;
  };
  int pairs = 0;
  for (const Kernels* kernels : machine_kernels()) {
    PowerTables tables(kernels->looks_up_in_registers);
    for (const StepRule& step : step_rules())
      for (double p : {0.5, 0.8, 1.0, 1.5, 1.8, 2.0, 2.5})
        for (double after : {0., 1.})
          for (double revive : {0., 1.}) {
            const int step_number = find_step(step.info->name), lp = find_decay("lp");
            const DecayRule& rule = decay_rules()[lp];
            const double step_options[16] = {0.9, 0.9};
            const double options[] = {p, 0.3, after, revive, 1e-14};
            double scalars[8] = {1, 1, 1, 1};
            const Context at{0.1, 9, scalars, &tables};
            const int variant = rule.variant(options, at);
            alignas(16) std::byte step_coefs[kCoefsBytes], coefs[kCoefsBytes];
            step.coefs(false, step_options, at, step_coefs);
            rule.coefs(false, options, at, coefs);
            const auto fused = kernels->f32.fused(step_number, 0, lp, variant, coefs, false);
            if (!fused) continue;
            ++pairs;
            for (int n = 0; n <= kMost; n = n < 40 ? n + 1 : n + 15) {
              Weights one = made(), two = made();
              std::vector<float> before(kMost);
              Tally tally, other;
              fused(run_of(one, nullptr, n), step_coefs, coefs, tally);
              const auto run = run_of(two, before.data(), n);
              kernels->f32.step(step_number, 0)(run, step_coefs);
              kernels->f32.decay(lp, variant)(run, coefs, other);
              ASSERT_EQ(bits(one.w), bits(two.w))
                  << kernels->name << " " << step.info->name << " p " << p << " n " << n;
              for (int k = 0; k < kStepSlots; ++k) ASSERT_EQ(bits(one.state[k]), bits(two.state[k]));
              EXPECT_EQ(tally.zeros, other.zeros);
              EXPECT_EQ(tally.below, other.below);
            }
          }
  }
  EXPECT_GT(pairs, 100);
}

TEST(Kernels, HalfFormatsRoundAsLibraryTypesDo) {
  for (const Kernels* kernels : machine_kernels()) {
    std::vector<float> values;
    for (double x = 1e-9; x < 1e5; x *= 1.0031)
      values.push_back(static_cast<float>(x)), values.push_back(static_cast<float>(-x));
    for (float special : {0.f, INFINITY, -INFINITY, NAN, FLT_MAX, 65504.f, 65520.f})
      values.push_back(special);
    std::vector<std::uint16_t> half(values.size()), brain(values.size());
    const auto n = static_cast<std::int64_t>(values.size());
    kernels->f32.narrow(values.data(), half.data(), Dtype::f16, n, {});
    kernels->f32.narrow(values.data(), brain.data(), Dtype::bf16, n, {});
    for (std::size_t i = 0; i < values.size(); ++i) {
      const _Float16 want = static_cast<_Float16>(values[i]);
      const float got = static_cast<float>(__builtin_bit_cast(_Float16, half[i]));
      EXPECT_TRUE(got == static_cast<float>(want) || (std::isnan(got) && std::isnan(values[i]))) << values[i];
      const float b = __builtin_bit_cast(float, static_cast<std::uint32_t>(brain[i]) << 16);
      // The nearer neighbour: at most half of the gap of 2^-8 away.
      EXPECT_TRUE(std::isnan(values[i]) ? std::isnan(b)
                  : std::isinf(b)       ? std::fabs(values[i]) > 3.38e38f
                                        : std::fabs(b - values[i]) <= std::ldexp(std::fabs(values[i]), -8))
          << values[i] << " as " << b;
    }
  }
}

TEST(Kernels, StochasticRoundingIsRightOnAverageAndRepeats) {
  for (const Kernels* kernels : machine_kernels()) {
    for (auto [dtype, value] : {std::pair{Dtype::bf16, 1.0013f},
                                {Dtype::bf16, -3.3e-5f},
                                {Dtype::f16, 0.10003f},
                                {Dtype::f16, 2.1e-7f}}) {
      constexpr int kTries = 1 << 16;
      const std::vector<float> values(kTries, value);
      std::vector<std::uint16_t> first(kTries), again(kTries);
      std::vector<float> wide(kTries);
      kernels->f32.narrow(values.data(), first.data(), dtype, kTries, {true, 7, 0});
      kernels->f32.narrow(values.data(), again.data(), dtype, kTries, {true, 7, 0});
      EXPECT_EQ(first, again);
      kernels->f32.widen(first.data(), dtype, wide.data(), kTries);
      double sum = 0;
      for (float x : wide) sum += x;
      const auto [low, high] = std::minmax_element(wide.begin(), wide.end());
      const double gap = static_cast<double>(*high) - *low;
      ASSERT_GT(gap, 0) << value << " lies between two numbers of the format";
      // Five standard errors of a mean of coin tosses.
      EXPECT_NEAR(sum / kTries, value, 5 * 0.5 * gap / std::sqrt(kTries)) << kernels->name << " " << value;
    }
  }
}

}  // namespace
}  // namespace pdecay
