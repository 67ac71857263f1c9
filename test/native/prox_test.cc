// The proximal operator in float lanes, in units of the last place against bisection in long double, by every
// instruction set of this machine; the powers in double lanes behind it, and exponentials.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "decayed.h"

#define PDECAY_ISA tested
#include "cpu/exponential.h"
#include "cpu/wide.h"

namespace pdecay {
namespace {

// lr = 1: tau is lambda.
std::vector<float> prox(const Kernels& kernels, double p, double tau, const std::vector<float>& weights) {
  const double options[] = {p, tau};
  return decayed(kernels, "prox", options, 1, weights, weights);
}

// From a point that h is negative or falling at, up to x: where it vanishes for the last time.
long double exact(double p, double tau, double x) {
  const long double q = p, t = tau;
  const auto h = [&](long double u) { return u - x + t * q * std::pow(u, q - 1); };
  long double low = 0, high = x;
  if (p < 1) {
    const long double jump = std::pow(2 * t * (1 - q), 1 / (2 - q));
    if (x <= jump + (p == 0 ? 0 : t * q * std::pow(jump, q - 1))) return 0;
    low = jump;
  }
  if (p == 0) return x;
  if (p == 1) return std::max(x - t, 0.L);
  for (;;) {
    const long double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    (h(middle) > 0 ? high : low) = middle;
  }
}

TEST(Prox, FloatsAreRoundedOnceAndLittleMore) {
  std::vector<float> weights;
  for (double x = 1e-7; x < 300; x *= 1.117)
    weights.push_back(static_cast<float>(weights.size() % 3 ? x : -x));
  for (const double p :
       {0., 0.05, 0.2, 0.45, 0.5, 2. / 3, 0.8, 0.97, 1., 1.03, 1.25, 4. / 3, 1.5, 1.77, 2., 2.3, 3., 5.}) {
    for (const double tau : {1e-9, 1e-6, 3e-4, 0.02, 1., 40.}) {
      std::vector<long double> want;
      for (const float x : weights) want.push_back(std::copysign(exact(p, tau, std::fabs(x)), x));
      for (const Kernels* kernels : machine_kernels()) {
        const std::vector<float> found = prox(*kernels, p, tau, weights);
        for (std::size_t i = 0; i < weights.size(); ++i) {
          const float near = static_cast<float>(want[i]);
          const long double ulp = std::nextafter(std::fabs(near), HUGE_VALF) - std::fabs(near);
          ASSERT_LE(std::fabs(found[i] - want[i]), 0.7L * ulp)
              << kernels->name << " p " << p << " tau " << tau << " x " << weights[i] << ": " << found[i]
              << ", not " << near;
        }
      }
    }
  }
}

// In units of the weight that it starts from: where the result is a small part of that, what is subtracted is
// as large as the weight, and so is its rounding.
TEST(Prox, DoublesAreWithinFourUnitsAndNoneGrows) {
  std::vector<double> weights;
  for (double x = 1e-9; x < 300; x *= 1.217) weights.push_back(weights.size() % 3 ? x : -x);
  for (const double p : {0., 0.05, 0.2, 0.5, 2. / 3, 0.8, 0.97, 1., 1.03, 4. / 3, 1.5, 1.77, 2., 2.3, 3.})
    for (const double tau : {1e-18, 1e-12, 1e-6, 3e-4, 0.02, 1., 40.}) {
      std::vector<long double> want;
      for (const double x : weights) want.push_back(std::copysign(exact(p, tau, std::fabs(x)), x));
      const double options[] = {p, tau};
      for (const Kernels* kernels : machine_kernels()) {
        const std::vector<double> found = decayed_as<double>(*kernels, "prox", options, 1, weights, weights);
        for (std::size_t i = 0; i < weights.size(); ++i) {
          const double size = std::fabs(weights[i]);
          ASSERT_LE(std::fabs(found[i] - want[i]), 4.L * (std::nextafter(size, HUGE_VAL) - size))
              << kernels->name << " p " << p << " tau " << tau << " x " << weights[i] << ": " << found[i];
          ASSERT_LE(std::fabs(found[i]), std::fabs(weights[i]))
              << kernels->name << " p " << p << " tau " << tau;
        }
      }
    }
}

TEST(Prox, AThresholdMayLieBetweenFloats) {
  for (float x = 1e-6f; x < 10; x *= 1.7f) {
    for (const double away : {-1e-10, 1e-10}) {
      const double tau = std::pow(x * (1 + away) / 1.5, 1.5);  // for p = 1/2
      const float found = prox(cpu_kernels(), 0.5, tau, {x})[0];
      if (away > 0)
        EXPECT_EQ(found, 0) << x;
      else
        EXPECT_NEAR(found / x, 2. / 3, 1e-3) << x;
    }
  }
}

TEST(Prox, FloatsThatAreNoNumbersStay) {
  const float inf = HUGE_VALF, nan = NAN;
  for (const double p : {0., 0.5, 1., 1.25, 1.5, 2., 3.}) {
    const std::vector<float> weights{inf, -inf, nan, 0, -0.f, 1e-42f, -1e-42f, 3e38f, 1};
    const std::vector<float> found = prox(cpu_kernels(), p, 1e-100, weights);
    for (std::size_t i = 0; i < weights.size(); ++i) {
      if (i == 2)
        EXPECT_TRUE(std::isnan(found[i])) << p;
      else
        EXPECT_EQ(found[i], weights[i]) << p;
      EXPECT_EQ(std::signbit(found[i]), std::signbit(weights[i])) << p;
    }
  }
}

// Whole vectors of weights that are neither dead nor near the threshold go by a shorter series, with dead
// ones among them or not; and a lane that is neither takes its vector the long way.
TEST(Prox, LanesDoNotDependOnTheirNeighbours) {
  for (const double p : {0.05, 0.5, 2. / 3, 0.97, 1.25, 1.77, 2.3, 5.})
    for (const double tau : {1e-9, 1e-6, 3e-4}) {
      // Where z = tau * p * x^(p - 2) is under 2^-5, by a little and by far, and within [2^-31, 2) or not.
      std::vector<float> easy;
      const double near = std::pow(0x1p-5 / (tau * p), 1 / (p - 2));
      for (int i = 0; i < 16 * 40; ++i)
        easy.push_back(static_cast<float>(near * std::pow(p < 2 ? 1.02 : 1 / 1.02, i) * (i % 3 ? 1 : -1)));
      const float subnormal = 1e-40f, infinity = HUGE_VALF;
      for (const Kernels* kernels : machine_kernels()) {
        const std::vector<float> alone = prox(*kernels, p, tau, easy);
        for (std::size_t i = 0; i < easy.size(); ++i) {
          const double want = std::copysign(exact(p, tau, std::fabs(easy[i])), easy[i]);
          const float rounded = std::fabs(static_cast<float>(want));
          ASSERT_LE(std::fabs(alone[i] - want), 0.7 * (std::nextafter(rounded, HUGE_VALF) - rounded))
              << kernels->name << " p " << p << " tau " << tau << " x " << easy[i];
        }
        for (const float other : {0.f, -0.f, subnormal, -infinity, NAN, static_cast<float>(near / 2), 3.f}) {
          std::vector<float> mixed = easy;
          for (std::size_t i = 5; i < mixed.size(); i += 7) mixed[i] = other;
          const std::vector<float> found = prox(*kernels, p, tau, mixed);
          const float changed = prox(*kernels, p, tau, std::vector<float>(16, other))[0];
          for (std::size_t i = 0; i < mixed.size(); ++i)
            if (i % 7 != 5)
              ASSERT_NEAR(found[i], alone[i], 0x1p-23f * std::fabs(alone[i]))
                  << kernels->name << " beside " << other;
            else if (std::isnan(other))
              ASSERT_TRUE(std::isnan(found[i])) << kernels->name;
            else
              ASSERT_EQ(found[i], changed) << kernels->name << ", of " << other;
        }
      }
    }
}

using Lane = tested::Vec<double>;

TEST(Wide, PowersStayWithinTheirBound) {
  constexpr long double kBound = 0x1p-40L;
  for (double x = 0x1p-1022; x < 0x1p1020; x *= 1.37e3) {
    for (const double s : {-2., -1.2, -0.37, 0.05, 0.5, 1.75, 3.}) {
      const long double want = std::pow(static_cast<long double>(x), static_cast<long double>(s));
      if (want < 0x1p-1021L || want > 0x1p1022L) continue;
      EXPECT_LE(std::fabs(tested::pow_to<float>(Lane(x), s)[0] / want - 1), kBound) << x << " ^ " << s;
    }
  }
}

// One step of s-dynamics from states between those of the largest and the smallest weights, by every
// instruction set: the exponentials behind it, and what Newton's step makes of them.
// One pass of s-dynamics over weights and their state.
void decay_once(const Kernels& kernels, const void* coefs, std::vector<float>& w, std::vector<float>& sigma) {
  pdecay::Run<float> run{};
  run.w = w.data();
  run.before = w.data();
  run.decay_state[0] = sigma.data();
  run.n = static_cast<std::int64_t>(w.size());
  Tally tally;
  kernels.f32.decay(find_decay("sDynamics"), 0)(run, coefs, tally);
}

TEST(SDynamics, FollowsItsFormulaFromEveryState) {
  const int number = find_decay("sDynamics");
  const double p = 0.8, lambda = 0.3, lr = 1e-2, options[] = {p, lambda, 0};
  const Context at{lr, 1, nullptr, nullptr};
  alignas(16) std::byte coefs[kCoefsBytes];
  decay_rules()[number].coefs(false, options, at, coefs);
  for (const Kernels* kernels : machine_kernels()) {
    std::vector<float> w, sigma;
    for (float x = -100; x < 100; x += 0.37f)
      sigma.push_back(x), w.push_back(std::exp(x / (static_cast<float>(p) - 2)));
    const std::vector<float> after = w, start = sigma;
    decay_once(*kernels, coefs, w, sigma);
    for (std::size_t i = 0; i < w.size(); ++i) {
      const double s = std::exp(static_cast<double>(start[i])), want = after[i] / (1 + lambda * p * lr * s);
      if (want > 1e-37) EXPECT_NEAR(w[i] / want, 1, 4e-7) << kernels->name << ' ' << start[i];
      const double y = want * want + 2 * std::pow(1e-8, 2 / (2 - p)), u = std::exp(start[i] * p / (p - 2));
      const double moved = -0.005 * (p - 2) * (u - s * y) / (p * u + (2 - p) * s * y);
      // Within the floats.
      if (s < 1e37 && u < 1e37 && y < 1e37 && s * y < 1e37)
        EXPECT_NEAR(sigma[i], start[i] + moved, 2e-7 * std::fabs(start[i]) + 1e-7)
            << kernels->name << ' ' << start[i];
    }
  }
}

// At p near 2 nothing keeps y from 0 but its rounding, and s^(p / (p - 2)) vanishes.
TEST(SDynamics, StaysFiniteAtZeroAndAtLargeWeights) {
  const int number = find_decay("sDynamics");
  for (const double p : {0.1, 0.8, 1.9, 1.99}) {
    const double options[] = {p, 0.3, 0};
    const Context at{1e-2, 1, nullptr, nullptr};
    alignas(16) std::byte coefs[kCoefsBytes];
    decay_rules()[number].coefs(false, options, at, coefs);
    for (const Kernels* kernels : machine_kernels())
      for (const float weight : {0.f, 1e-30f, 1e15f}) {
        std::vector<float> sigma, w;
        for (float x = -80; x <= 80; x += 0.5f) sigma.push_back(x), w.push_back(weight);
        const std::vector<float> start = sigma;
        decay_once(*kernels, coefs, w, sigma);
        for (std::size_t i = 0; i < w.size(); ++i) {
          ASSERT_TRUE(std::isfinite(w[i])) << kernels->name << ' ' << start[i] << " p " << p;
          // Newton's step is between -0.005 and 0.005 * (2 - p) / p.
          ASSERT_GE(sigma[i] - start[i], -0.00502) << kernels->name << ' ' << start[i] << " p " << p;
          ASSERT_LE(sigma[i] - start[i], 0.005 * (2 - p) / p + 2e-5) << kernels->name << ' ' << start[i];
        }
      }
  }
}

TEST(Exponential, RoughPowersOfTwoStayWithinTheirBound) {
  for (float x = -126; x < 126; x += 0.00317f) {
    const double got = tested::rough_exp2(tested::Vec<float>(x))[0];
    ASSERT_NEAR(got / std::exp2(static_cast<double>(x)), 1, 0x1p-22) << x;
  }
  const auto of = [](float x) { return tested::rough_exp2(tested::Vec<float>(x))[0]; };
  EXPECT_LE(of(-1000), 0x1p-126f);
  EXPECT_GE(of(1000), 0x1p126f);
  EXPECT_TRUE(std::isnan(of(NAN)));
}

TEST(Exponential, StaysWithinItsBound) {
  double worst = 0;
  for (float x = -87; x < 88.7f; x += 0.00377f) {
    const double want = std::exp(static_cast<double>(x)), got = tested::exponential(tested::Vec<float>(x))[0];
    const double unit = std::nextafter(static_cast<float>(want), HUGE_VALF) - static_cast<float>(want);
    worst = std::max(worst, std::fabs(got - want) / unit);
  }
  EXPECT_LE(worst, 2);
  const auto of = [](float x) { return tested::exponential(tested::Vec<float>(x))[0]; };
  EXPECT_EQ(of(-200), 0.f);
  EXPECT_EQ(of(200), HUGE_VALF);
  EXPECT_EQ(of(HUGE_VALF), HUGE_VALF);
  EXPECT_TRUE(std::isnan(of(NAN)));
}

TEST(Wide, FloatsGoThroughDoublesInTheirOrder) {
  float lanes[tested::Vec<float>::kLanes];
  for (int i = 0; i < tested::Vec<float>::kLanes; ++i) lanes[i] = 1 + static_cast<float>(i) / 8;
  const tested::Vec<float> found =
      tested::in_double(tested::Vec<float>::load(lanes), [](Lane x) { return x * 3.0; });
  for (int i = 0; i < tested::Vec<float>::kLanes; ++i) EXPECT_EQ(found[i], lanes[i] * 3);
}

}  // namespace
}  // namespace pdecay
