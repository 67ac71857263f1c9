// Powers that leave the floats at either end, by every instruction set of this machine and by AVX-512's
// lanes, lowered: against long double, over all weights, with strengths that nobody wants and a schedule may
// reach.
#include <gtest/gtest.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <vector>

#include "decayed.h"

namespace pdecay {
namespace {

constexpr double kStrengths[] = {1e-320, 1e-300, 1e-130, 1e-60, 1e-30, 1e-9,  1e-3,
                                 1,      1e9,    1e30,   1e60,  1e130, 1e200, 1e300};

// Of both signs, subnormal ones and the largest among them.
std::vector<float> all_weights() {
  std::vector<float> weights{0.f, -0.f, FLT_MAX, -FLT_MAX, FLT_MIN, -FLT_MIN, FLT_TRUE_MIN, -FLT_TRUE_MIN};
  for (double x = 1.5e-45; x < 3e38; x *= 1.37)
    weights.push_back(static_cast<float>(weights.size() % 2 ? x : -x));
  return weights;
}

long double powered(double p, long double c, float w) {
  return c * std::pow(std::fabs(static_cast<long double>(w)), static_cast<long double>(p));
}

// after = before / (1 + sum), within `ulps` of a sum that is known.
void expect_shrunk(const char* kernels, float w, float found, long double sum, double ulps) {
  ASSERT_EQ(std::signbit(found), std::signbit(w)) << kernels << ": " << w << " became " << found;
  const long double want = std::fabs(w) / (1 + sum);
  // A quotient of subnormal floats is right to one of their steps; a factor under 2^-118 may be 0 already.
  const long double step = std::max<long double>(want * 0x1p-23L, FLT_TRUE_MIN);
  const long double lost = 1 + sum > 0x1p118L ? want : 0;
  ASSERT_LE(std::fabs(std::fabs(found) - want), ulps * step + lost)
      << kernels << ": " << w << " became " << found << ", not " << static_cast<double>(want);
}

TEST(Extremes, LpShrinksEveryWeightAsTheFormulaDoes) {
  const std::vector<float> weights = all_weights();
  for (const Kernels* kernels : machine_kernels())
    for (const double p : {0.05, 0.3, 0.5, 0.8, 1., 1.2, 4. / 3, 1.5, 1.8, 2., 2.5, 3., 4.7, 6.3})
      for (const double lambda : kStrengths) {
        if (p * lambda == 0) continue;
        const double options[] = {p, lambda, 0, 0, 1e-14};
        const std::vector<float> found = decayed(*kernels, "lp", options, 1, weights, weights);
        SCOPED_TRACE("p " + std::to_string(p) + ", lambda " + std::to_string(lambda));
        for (std::size_t i = 0; i < weights.size(); ++i) {
          const float w = weights[i];
          const long double sum = w == 0 ? 0 : powered(p - 2, static_cast<long double>(p) * lambda, w);
          ASSERT_NO_FATAL_FAILURE(expect_shrunk(kernels->name, w, found[i], sum, 6));
        }
      }
}

TEST(Extremes, LpInDoublesIsRightWhereItsFactorIsNearlyOne) {
  std::vector<double> weights;
  for (double x = 1e-12; x < 1e9; x *= 1.7) weights.push_back(x);
  const std::vector<double> ones(weights.size(), 1);
  for (const Kernels* kernels : machine_kernels())
    for (const double p : {0.5, 0.8, 1., 1.5, 2., 2.5})
      for (const double strength : {1e-12, 1e-6, 1e-2}) {
        const double options[] = {p, strength / p, 0, 0, 1e-14};
        const std::vector<double> found = decayed_as<double>(*kernels, "lp", options, 1, weights, ones);
        for (std::size_t i = 0; i < weights.size(); ++i) {
          const double want = 1 / (1 + strength * std::pow(weights[i], p - 2));
          // 1 - factor is what decays: a cap on it would show there, and not in the factor's last place.
          ASSERT_NEAR(found[i], want, 1e-15) << kernels->name << " p " << p << " at " << weights[i];
        }
      }
}

TEST(Extremes, ElasticShrinksEveryWeightAsTheFormulaDoes) {
  const std::vector<float> weights = all_weights();
  const std::vector<std::vector<double>> norms = {{0.5, 0.8}, {0.5, 2}, {0.8, 1, 2, 3},
                                                  {0.1, 1.9}, {3, 4.7}, {0.3, 6.3}};
  for (const Kernels* kernels : machine_kernels())
    for (const std::vector<double>& p : norms)
      for (const double lambda : kStrengths) {
        double options[8];
        std::fill_n(options, 8, NAN);
        for (std::size_t k = 0; k < p.size(); ++k) options[k] = p[k], options[4 + k] = lambda;
        const std::vector<float> found = decayed(*kernels, "elastic", options, 1, weights, weights);
        SCOPED_TRACE("p " + std::to_string(p[0]) + " and more, lambda " + std::to_string(lambda));
        for (std::size_t i = 0; i < weights.size(); ++i) {
          const float w = weights[i];
          long double sum = 0;
          for (const double one : p)
            if (w != 0) sum += powered(one - 2, static_cast<long double>(one) * lambda, w);
          ASSERT_NO_FATAL_FAILURE(expect_shrunk(kernels->name, w, found[i], sum, 10));
        }
      }
}

TEST(Extremes, ProxNeverGrowsAWeightNorTurnsIt) {
  const std::vector<float> weights = all_weights();
  for (const Kernels* kernels : machine_kernels())
    for (const double p : {0., 0.3, 0.5, 2. / 3, 0.8, 1., 1.2, 4. / 3, 1.5, 1.8, 2., 2.5, 3., 4.7, 6.3})
      for (const double lambda : kStrengths) {
        const double options[] = {p, lambda};
        const std::vector<float> found = decayed(*kernels, "prox", options, 1, weights, weights);
        for (std::size_t i = 0; i < weights.size(); ++i) {
          ASSERT_TRUE(std::isfinite(found[i]) && std::signbit(found[i]) == std::signbit(weights[i]) &&
                      std::fabs(found[i]) <= std::fabs(weights[i]))
              << kernels->name << " p " << p << " lambda " << lambda << ": " << weights[i] << " became "
              << found[i];
        }
      }
}

TEST(Extremes, ACoupledGradientIsTheFormulasWithinTheFloats) {
  const std::vector<float> weights = all_weights(), still(weights.size(), 0.f);
  const int coupled = find_decay("coupled");
  const DecayRule& rule = decay_rules()[coupled];
  for (const Kernels* kernels : machine_kernels())
    for (const double p : {0.05, 0.5, 0.8, 1.2, 1.8, 2.5, 3., 4.7, 6.3})
      for (const double lambda : kStrengths) {
        const double options[] = {p, lambda};
        PowerTables tables(kernels->looks_up_in_registers);
        const Context at{1, 1, nullptr, &tables};
        alignas(16) std::byte coefs[kCoefsBytes];
        if (rule.identity(options, at)) continue;
        rule.coefs(false, options, at, coefs);
        pdecay::Run<float> run{};
        std::vector<float> w = weights, found(w.size());
        run.w = w.data();
        run.g = still.data();
        run.n = static_cast<std::int64_t>(w.size());
        run.g_scale = 1;
        kernels->f32.gradient(coupled, rule.variant(options, at))(run, coefs, found.data());
        for (std::size_t i = 0; i < w.size(); ++i) {
          if (w[i] == 0) continue;
          const long double want =
              std::clamp(powered(p - 1, static_cast<long double>(p) * lambda, w[i]), 0x1p-120L, 0x1p120L);
          // Under 2^-30 parts of a table may have vanished: its sign is what counts, and that it is small.
          const long double size = std::copysign(1.L, w[i]) * found[i];
          if (want < 0x1p-30L) {
            ASSERT_TRUE(size > 0 && size < 0x1p-29L)
                << kernels->name << " p " << p << " lambda " << lambda << " at " << w[i] << ": " << found[i];
            continue;
          }
          ASSERT_LE(std::fabs(size - want), 8 * 0x1p-23L * want)
              << kernels->name << " p " << p << " lambda " << lambda << " at " << w[i] << ": " << found[i]
              << ", not " << static_cast<double>(want);
        }
      }
}

}  // namespace
}  // namespace pdecay
