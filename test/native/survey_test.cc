// Counts by size against their definition in double, for every type of weight and every instruction set of
// this machine: at the bounds themselves, beside them, and at numbers that are none.
#include "cpu/survey.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/tensor.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "engine/optimizer.h"

namespace pdecay {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity(),
                 kNaN = std::numeric_limits<double>::quiet_NaN(),
                 kTiny = std::numeric_limits<double>::denorm_min();
constexpr at::ScalarType kTypes[] = {at::kFloat, at::kDouble, at::kBFloat16, at::kHalf};

std::vector<const Kernels*> machine_kernels() {
  std::vector<const Kernels*> list;
  for (const char* name : {"portable", "avx2", "avx512"})
    if (const Kernels* k = cpu_kernels(name)) list.push_back(k);
  return list;
}

// Of both signs: powers of ten and the four numbers around each, zeros, the smallest and largest, NaNs.
at::Tensor awkward(at::ScalarType type) {
  std::vector<double> round = {0, 1, kInf, kNaN};
  for (int k = -13; k <= 3; ++k) round.push_back(std::pow(10.0, k));
  const at::Tensor numbers = at::tensor(round, at::kDouble).to(type);
  const at::ScalarType bits = type == at::kDouble ? at::kLong : type == at::kFloat ? at::kInt : at::kShort;
  std::vector<at::Tensor> all;
  for (int step = -2; step <= 2; ++step) all.push_back(numbers.view(bits).add(step).view(type));
  const at::Tensor positive = at::cat(all);
  return at::cat({positive, positive.neg()});
}

std::vector<double> doubles(const at::Tensor& t) {
  const at::Tensor d = t.to(at::kDouble).contiguous();
  return {d.const_data_ptr<double>(), d.const_data_ptr<double>() + d.numel()};
}

const std::array<double, 7> kSizes = {0, kTiny, 1e-8, 0.1, 10, kInf, kNaN};

void expect_counts(const Kernels& kernels, const at::Tensor& t) {
  const auto counts = count_from(kernels, t, kSizes);
  for (std::size_t k = 0; k < kSizes.size(); ++k) {
    std::int64_t want = 0;
    for (double x : doubles(t)) want += std::isnan(x) || std::fabs(x) >= kSizes[k];
    ASSERT_EQ(counts[k], want) << kernels.name << ", " << t.numel() << " of " << t.scalar_type() << " from "
                               << kSizes[k];
  }
}

TEST(Survey, CountsEveryLengthOfEveryType) {
  for (const Kernels* kernels : machine_kernels())
    for (at::ScalarType type : kTypes) {
      const at::Tensor once = awkward(type), numbers = at::cat({once, once, once, once});
      for (std::int64_t n = 0; n <= 70; ++n) {
        expect_counts(*kernels, numbers.slice(0, n, 2 * n));
        expect_counts(*kernels, numbers.slice(0, n, n + 256 - n % 3));  // around whole turns of the widest
      }
      expect_counts(*kernels, numbers);
    }
}

TEST(Survey, DecidesAtEveryPowerOfTenAsDoublesDo) {
  for (const Kernels* kernels : machine_kernels())
    for (at::ScalarType type : kTypes)
      for (int k = -13; k <= 3; ++k) {
        const at::Tensor numbers = awkward(type);
        const double size = std::pow(10.0, k);
        std::int64_t want = 0;
        for (double x : doubles(numbers)) want += std::isnan(x) || std::fabs(x) >= size;
        EXPECT_EQ(count_from(*kernels, numbers, std::array{size})[0], want)
            << kernels->name << ", " << type << ", 1e" << k;
      }
}

TEST(Survey, CountsMoreThanALaneHolds) {
  const at::Tensor ones = at::ones({(1 << 20) + 77}, at::kBFloat16);
  const std::int64_t bound = 1;
  for (const Kernels* kernels : machine_kernels()) {
    std::int64_t count = 0;
    kernels->count(ones.const_data_ptr(), Dtype::bf16, ones.numel(), &bound, 1, &count);
    EXPECT_EQ(count, ones.numel()) << kernels->name;
  }
}

TEST(Survey, GivesTheOptimizersCountsAndHistogram) {
  for (at::ScalarType type : kTypes) {
    at::Tensor p = at::cat(std::vector<at::Tensor>(2000, awkward(type)));
    p.requires_grad_(true);
    Optimizer engine(1e-3);
    engine.add_group("sgd", "none", {p}, {true}, std::vector<double>{1e-3, 0, 0, 0, 1, HUGE_VAL, 0, 0, 0},
                     {});
    std::int64_t zeros = 0, below = 0;
    std::array<std::int64_t, Optimizer::kDecades> bins{};
    for (double x : doubles(p.detach())) {
      zeros += x == 0;
      below += std::fabs(x) < 1e-3;
      int bin = 0;
      for (int k = Optimizer::kFirstDecade; k <= Optimizer::kLastDecade; ++k)
        bin += std::fabs(x) >= std::pow(10.0, k);
      if (x != 0 && !std::isnan(x)) ++bins[bin];
    }
    EXPECT_EQ(engine.counts(0).zeros, zeros) << type;
    EXPECT_EQ(engine.counts(0).below, below) << type;
    EXPECT_EQ(engine.histogram(0), bins) << type;
    for (double none : {0., -1., kNaN}) {
      Optimizer strict(none);
      strict.add_group("sgd", "none", {p}, {true}, std::vector<double>{1e-3, 0, 0, 0, 1, HUGE_VAL, 0, 0, 0},
                       {});
      EXPECT_EQ(strict.counts(0).below, 0) << type << ", " << none;
    }
  }
}

TEST(Survey, FindsOneGradientThatIsNotFinite) {
  for (at::ScalarType type : kTypes) {
    at::Tensor p = at::ones({70000}, type);
    p.requires_grad_(true);
    Optimizer engine;
    engine.add_group("sgd", "none", {p}, {true}, std::vector<double>{1e-3, 0, 0, 0, 1, HUGE_VAL, 0, 0, 0},
                     {});
    EXPECT_FALSE(engine.has_non_finite_gradient());
    p.mutable_grad() = at::full({70000}, -65504, type);  // the largest of float16
    EXPECT_FALSE(engine.has_non_finite_gradient()) << type;
    for (double bad : {kInf, -kInf, kNaN, -kNaN})
      for (std::int64_t at : {0, 31, 40000, 69999}) {
        p.grad()[at] = bad;
        EXPECT_TRUE(engine.has_non_finite_gradient()) << type << ", " << bad << " at " << at;
        p.grad()[at] = 0;
      }
    EXPECT_FALSE(engine.has_non_finite_gradient()) << type;
  }
}

}  // namespace
}  // namespace pdecay
