// State in 8 bits: the code itself, by every loop that makes it, and what the engine does with it.
#include <ATen/core/grad_mode.h>
#include <ATen/ops/full.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/zeros.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "cpu/kernels.h"
#include "engine/optimizer.h"

namespace pdecay {
namespace {

constexpr float kInf = std::numeric_limits<float>::infinity(), kNaN = std::numeric_limits<float>::quiet_NaN();
const std::vector<double> kPadam = {1e-2, 0, 0, 0, 1, HUGE_VAL, 0.9, 0.999, 1e-8, 0, 0.8, 1e-2, 0, 0, 1e-14};

// Through code and back, each number to the nearest.
std::vector<float> rounded(const std::vector<float>& x, bool is_signed) {
  unsigned most = 0;
  for (float each : x) most = std::max(most, code_size(each));
  const int base = code_base(most, is_signed);
  std::vector<float> r;
  for (float each : x) r.push_back(decoded(coded(each, is_signed, base, {}), is_signed, base));
  return r;
}

TEST(Codes, HaveThreeBitsOfMantissaAndTheirRange) {
  // By hand: neighbours of 1 are 1 + 1/8 and 1 - 1/16.
  EXPECT_EQ(rounded({1.f, 1.06f, 1.07f, 0.97f, 0.96f}, false),
            (std::vector<float>{1, 1, 1.125f, 1, 0.9375f}));
  EXPECT_EQ(rounded({-1.f, 1.07f, -0.96f}, true), (std::vector<float>{-1, 1.125f, -0.9375f}));
  // The last of 127 steps of an eighth below 1 + 7/8 is 2^-15 * 9/8; below it there is 0, with a sign, or the
  // least code, without.
  EXPECT_EQ(rounded({1.875f, 0x1.2p-15f, 0x1p-17f, -0x1p-17f}, true),
            (std::vector<float>{1.875f, 0x1.2p-15f, 0, 0}));
  EXPECT_EQ(rounded({1.875f, 0x1.2p-31f, 0x1p-60f, 0}, false),
            (std::vector<float>{1.875f, 0x1.2p-31f, 0x1.2p-31f, 0}));
}

TEST(Codes, OfWhatWasDecodedAreTheSame) {
  for (bool is_signed : {false, true})
    for (int base : {0, 1, 700, 1016 - last_code(is_signed), 2040 - last_code(is_signed)})
      for (int code = 0; code < 256; ++code) {
        const float x = decoded(static_cast<unsigned char>(code), is_signed, base);
        if (is_signed && code == 128) continue;  // nothing is rounded to -0
        for (const Dither d : {Dither{}, Dither{true, 77, 3, 0}, Dither{true, 77, 3, 16}})
          EXPECT_EQ(coded(x, is_signed, base, d.at(9)), code) << base << ' ' << x;
      }
}

TEST(Codes, KeepInfinityAndNaN) {
  for (bool is_signed : {false, true}) {
    EXPECT_EQ(rounded({kInf, 1}, is_signed)[0], kInf);
    EXPECT_TRUE(std::isnan(rounded({kNaN, 1}, is_signed)[0]));
    EXPECT_TRUE(std::isnan(rounded({bits_of<float>(0xffffffffu), 1}, is_signed)[0]));
    EXPECT_TRUE(std::isnan(rounded({bits_of<float>(0x7f800001u), 1}, is_signed)[0]));
  }
  EXPECT_EQ(rounded({-kInf}, true)[0], -kInf);
}

TEST(Codes, AreRoundedWithoutBias) {
  const at::Tensor x = at::rand({200000}).add(1e-4);
  for (bool is_signed : {false, true})
    for (int shift : {0, 16}) {
      double sum = 0, expected = 0;
      const int base = code_base(code_size(1.f), is_signed);
      const float* at = x.const_data_ptr<float>();
      for (unsigned i = 0; i < 200000; ++i) {
        const float back =
            decoded(coded(at[i], is_signed, base, Dither{true, 5, 0, shift}.at(i)), is_signed, base);
        EXPECT_LE(std::abs(back - at[i]), 0.125f * at[i]);
        sum += back;
        expected += at[i];
      }
      // An error of at most 1/8 each, 200,000 times: five sigma are 0.0003.
      EXPECT_NEAR(sum / expected, 1, 5e-4);
    }
}

TEST(Codes, AreThoseOfTheScalarFormulaByEveryInstructionSet) {
  std::vector<float> x;
  for (int k = 0; k < 256; ++k) x.push_back(std::ldexp(1.f + static_cast<float>(k) / 300, k % 40 - 30));
  x[3] = 0, x[17] = 1e-42f, x[100] = -0.f;
  int sets = 0;
  for (const char* name : {"portable", "avx2", "avx512"}) {
    const Kernels* kernels = cpu_kernels(name);
    if (!kernels) continue;
    ++sets;
    for (bool is_signed : {false, true})
      for (int n : {256, 255, 17, 1})
        for (const Dither d : {Dither{}, Dither{true, 99, 512, 0}, Dither{true, 99, 512, 16}}) {
          std::vector<float> from(x.begin(), x.begin() + n), back(n);
          if (is_signed)
            for (int i = 0; i < n; i += 3) from[i] = -from[i];
          std::vector<unsigned char> codes(n);
          const int base = kernels->encode(from.data(), is_signed, codes.data(), n, d);
          kernels->decode(codes.data(), is_signed, base, back.data(), n);
          unsigned most = 0;
          for (float each : from) most = std::max(most, code_size(each));
          ASSERT_EQ(base, code_base(most, is_signed));
          for (int i = 0; i < n; ++i) {
            ASSERT_EQ(codes[i], coded(from[i], is_signed, base, d.at(static_cast<unsigned>(i)))) << name << i;
            ASSERT_EQ(back[i], decoded(codes[i], is_signed, base));
          }
        }
  }
  EXPECT_GE(sets, 1);
}

struct Trained {
  at::Tensor param;
  Optimizer engine;
  explicit Trained(const at::Tensor& start, Storage storage) : param(start.clone()) {
    param.requires_grad_(true);
    engine.add_group("adam", "lp", {param}, {true}, kPadam, storage);
  }
  void step(int t) {
    const at::Tensor g = at::full(param.sizes(), 0.1 * t, at::kFloat).view({-1}).cumsum(0).sin();
    param.mutable_grad() = g.view(param.sizes()).to(param.options().requires_grad(false));
    engine.step(kPadam);
  }
  at::Tensor state(const char* name) {
    for (auto& [key, tensor] : engine.state(0))
      if (key == name) return tensor;
    return {};
  }
};
constexpr Storage kCoded{.state = StateDtype::int8};

TEST(Codes, TakeAByteForEachNumberAndTwoForEachBlock) {
  Trained t(at::randn({65, 100}), kCoded);
  t.step(1);
  EXPECT_EQ(t.engine.bytes(), 2u * (6500 + 2 * 26));
  for (auto sizes : {std::vector<std::int64_t>{4095}, {700, 100}, {7000, 1}}) {
    Trained whole(at::randn(sizes), kCoded);
    whole.step(1);
    EXPECT_EQ(whole.engine.bytes(), static_cast<std::size_t>(8 * whole.param.numel()));
  }
  Trained embedding_free(at::randn({600, 100}), kCoded);
  embedding_free.step(1);
  EXPECT_EQ(embedding_free.engine.bytes(), 2u * (60000 + 2 * 235));
}

TEST(Codes, FollowAParameterToOtherMemoryAndTypes) {
  Trained moved(at::randn({65, 100}), kCoded), still(moved.param.detach(), kCoded);
  for (int t = 1; t < 4; ++t) moved.step(t), still.step(t);
  moved.param.mutable_grad().reset();
  moved.param.set_data(moved.param.detach().t().contiguous().t());
  moved.engine.counts(0);
  // The same numbers in another order: blocks are others, and what is small for its new block may change.
  EXPECT_TRUE(moved.state("exp_avg").sub(still.state("exp_avg")).abs().max().item<float>() <
              1e-3 * still.state("exp_avg").abs().max().item<float>());
  EXPECT_EQ(moved.engine.bytes(), still.engine.bytes());
  moved.param.mutable_grad().reset();
  moved.param.set_data(moved.param.detach().to(at::kDouble));
  moved.step(4);
  EXPECT_EQ(moved.state("exp_avg").scalar_type(), at::kDouble);
  EXPECT_EQ(moved.engine.bytes(), 2u * 8 * 6500);
  moved.param.mutable_grad().reset();
  moved.param.set_data(moved.param.detach().to(at::kBFloat16));
  moved.step(5);
  EXPECT_EQ(moved.engine.bytes(), still.engine.bytes());
}

TEST(Codes, AreRefusedForStepsThatNeedMore) {
  at::Tensor p = at::zeros({5000});
  p.requires_grad_(true);
  Optimizer engine;
  const std::vector<double> adagrad = {1e-2, 0, 0, 0, 1, HUGE_VAL, 0, 0, 1e-10};
  EXPECT_THROW(engine.add_group("adagrad", "none", {p}, {true}, adagrad, kCoded), std::invalid_argument);
  engine.add_group("adagrad", "none", {p}, {true}, adagrad, {});
}

}  // namespace
}  // namespace pdecay
