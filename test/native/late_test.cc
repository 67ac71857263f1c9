// The lanes that the fused loop of Adam with prox puts off (struct Late in cpu/streams.h): few, many, all,
// and as many as its room holds or some more or fewer, at lengths that are whole vectors or not, against the
// definition in double.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "decayed.h"

namespace pdecay {
namespace {

constexpr double kP = 0.5, kLr = 1e-3, kLambda = 20, kTau = kLr * kLambda;

// argmin_u (u - x)^2 / 2 + tau * |u|^p, by search: past the bend the objective has one minimum, which 0 may
// undercut.
double minimiser(double x) {
  const double a = std::fabs(x), bend = std::pow(kTau * kP * (1 - kP), 1 / (2 - kP));
  const auto slope = [&](double u) { return u - a + kTau * kP * std::pow(u, kP - 1); };
  if (a <= bend) return 0;
  double low = bend, high = a;
  for (int k = 0; k < 60; ++k) {
    const double middle = low + (high - low) / 2;
    (slope(middle) > 0 ? high : low) = middle;
  }
  const double value = (low - a) * (low - a) / 2 + kTau * std::pow(low, kP);
  return value < a * a / 2 ? std::copysign(low, x) : 0;
}

// By what the quick form makes of them, with room for a step: it takes the ones near 1 and above, and those
// that become 0. Others are past the threshold of 0.1105, and need the slow form as tau * p * x^(p - 2) is
// above 2^-5.
float quick_weight(int i) {
  return static_cast<float>((i % 5 == 0 ? 0.04 : 1 + 0.001 * (i % 997)) * (i % 2 ? 1 : -1));
}
float late_weight(int i) { return static_cast<float>((0.125 + 0.0002 * (i % 991)) * (i % 3 ? 1 : -1)); }

// Adam's first step from no moments: along the gradient's sign, as eps is small beside it.
float gradient(int i) { return i % 7 == 0 ? 0.f : (i % 4 < 2 ? 0.5f : -2.f); }
double stepped(float w, float g) { return w - kLr * (g == 0 ? 0 : g / (std::fabs(g) + 1e-8)); }

void expect_minimisers(const Kernels& kernels, const std::vector<float>& weights,
                       const std::vector<double>& want, bool packed, bool counting) {
  const int adam = find_step("adam"), prox = find_decay("prox");
  const double of_adam[] = {0.9, 0.999, 1e-8, 0}, of_prox[] = {kP, kLambda};
  PowerTables tables(kernels.looks_up_in_registers);
  const Context at{kLr, 1, nullptr, &tables};
  alignas(16) std::byte step[kCoefsBytes], decay[kCoefsBytes];
  step_rules()[adam].coefs(false, of_adam, at, step);
  decay_rules()[prox].coefs(false, of_prox, at, decay);
  const auto n = static_cast<int>(weights.size());
  // Behind the run lie numbers of somebody else.
  constexpr int kBehind = 64;
  std::vector<float> w = weights, g, moments[2];
  for (int i = 0; i < n; ++i) g.push_back(gradient(i));
  std::vector<BF16> halves[2];
  w.resize(weights.size() + kBehind, 0.25f);
  g.resize(weights.size() + kBehind, 1);
  Run<float> run{};
  run.w = w.data();
  run.g = g.data();
  for (int k = 0; k < 2; ++k) {
    moments[k].assign(w.size(), 0);
    halves[k].assign(w.size(), BF16{});
    run.step_state[k] = moments[k].data();
    run.halves[k] = halves[k].data();
  }
  run.n = n;
  run.g_scale = 1;
  run.threshold = 1e-8f;
  run.noise = kHalfMask;
  run.packed = packed;
  run.counting = counting;
  const auto fused = kernels.f32.fused(adam, 0, prox, 0, decay, packed);
  ASSERT_NE(fused, nullptr);
  Tally tally;
  fused(run, step, decay, tally);
  for (int i = 0; i < n; ++i) {
    // Rounding of the step, which is steepest just past the threshold, and of the result.
    ASSERT_NEAR(w[i], want[i], 4e-7 * std::fabs(weights[i]))
        << kernels.name << ": weight " << i << " of " << n << ", " << weights[i]
        << (packed ? ", packed" : "");
  }
  for (int i = n; i < n + kBehind; ++i)
    ASSERT_EQ(w[i], 0.25f) << kernels.name << ": behind " << n << " weights";
}

// A run of which `is_late` says which weights are put off.
template <class IsLate>
void check(int n, IsLate is_late) {
  std::vector<float> weights;
  std::vector<double> want;
  for (int i = 0; i < n; ++i) {
    weights.push_back(is_late(i) ? late_weight(i) : quick_weight(i));
    want.push_back(minimiser(stepped(weights.back(), gradient(i))));
  }
  for (const Kernels* kernels : machine_kernels())
    for (const bool counting : {false, true}) {
      expect_minimisers(*kernels, weights, want, false, counting);
      if (n % kCodeBlock == 0) expect_minimisers(*kernels, weights, want, true, counting);
    }
}

constexpr int kLengths[] = {1, 3, 15, 16, 17, 47, 63, 256, 257, 511, 768, 1003, 4096, 4111};

TEST(Late, NoneFewManyAndAll) {
  for (const int n : kLengths) {
    check(n, [](int) { return false; });
    check(n, [](int) { return true; });
    for (const int apart : {2, 3, 16, 17, 97}) {
      check(n, [&](int i) { return i % apart == 0; });
      check(n, [&](int i) { return i % apart != 0; });
    }
    check(n, [&](int i) { return i == n - 1; });
    check(n, [&](int i) { return i % 16 == 15; });
  }
}

// It holds 256, and is emptied where the next vector might not fit: 4, 8 or 16 lanes before.
TEST(Late, AsManyAsThereIsRoomFor) {
  for (int count = 236; count <= 260; ++count)
    for (const int n : {300, 1003}) {
      check(n, [&](int i) { return i < count; });
      check(n, [&](int i) { return i >= n - count; });
    }
  for (const int count : {495, 496, 497, 511, 512, 513, 768, 769}) {
    check(1003, [&](int i) { return i < count; });
    // One lane of each vector after a full room of others.
    check(4111, [&](int i) { return i < count || i % 16 == 5; });
  }
}

}  // namespace
}  // namespace pdecay
