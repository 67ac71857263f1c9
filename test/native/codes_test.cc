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
#include "decayed.h"
#include "engine/optimizer.h"

namespace pdecay {
namespace {

constexpr float kInf = std::numeric_limits<float>::infinity(), kNaN = std::numeric_limits<float>::quiet_NaN();
const std::vector<double> kPadam = {1e-2, 0, 0, 0, 1, HUGE_VAL, 0.9, 0.999, 1e-8, 0, 0.8, 1e-2, 0, 0, 1e-14};

// Through code and back, each number to the nearest.
std::vector<float> rounded(const std::vector<float>& x, bool is_signed) {
  unsigned most = 0;
  for (float each : x) most = std::max(most, code_size(rounded_to_code(each, {})));
  const int base = code_base(most, is_signed);
  std::vector<float> r;
  for (float each : x)
    r.push_back(decoded(coded(rounded_to_code(each, {}), is_signed, base), is_signed, base));
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
        for (const Dither d : {Dither{}, Dither{true, 77, 3}.of_slot(0), Dither{true, 77, 3}.of_slot(1)})
          EXPECT_EQ(coded(rounded_to_code(x, d.at(9)), is_signed, base), code) << base << ' ' << x;
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
    for (int slot : {0, 1}) {
      double sum = 0, expected = 0;
      const int base = code_base(code_size(1.f), is_signed);
      const Dither dither = Dither{true, 5}.of_slot(slot);
      const float* at = x.const_data_ptr<float>();
      for (unsigned i = 0; i < 200000; ++i) {
        const float back =
            decoded(coded(rounded_to_code(at[i], dither.at(i)), is_signed, base), is_signed, base);
        EXPECT_LE(std::abs(back - at[i]), 0.125f * at[i]);
        sum += back;
        expected += at[i];
      }
      // An error of at most 1/8 each, 200,000 times: five sigma are 0.0003.
      EXPECT_NEAR(sum / expected, 1, 5e-4);
    }
}

// Numbers of all sizes, among them zeros and subnormals, and with special ones where asked.
std::vector<float> numbers(bool is_signed, bool special) {
  std::vector<float> x;
  for (int k = 0; k < kCodeBlock; ++k)
    x.push_back(std::ldexp(1.f + static_cast<float>(k) / 300, k % 40 - 30));
  x[3] = 0, x[17] = 1e-42f, x[100] = 0x1p-128f;
  if (special) x[30] = kInf, x[200] = kNaN;
  for (std::size_t i = 0; is_signed && i < x.size(); i += 3) x[i] = -x[i];
  return x;
}

// What a block of numbers becomes, by the formula.
struct Formula {
  int base;
  std::vector<unsigned char> codes;
  std::vector<float> back;
  Formula(const std::vector<float>& x, bool is_signed, Dither dither) {
    std::vector<float> rounded;
    unsigned most = 0;
    for (unsigned i = 0; i < x.size(); ++i) {
      rounded.push_back(rounded_to_code(x[i], dither.at(i)));
      most = std::max(most, code_size(rounded[i]));
    }
    base = code_base(most, is_signed);
    for (float each : rounded) {
      codes.push_back(coded(each, is_signed, base));
      back.push_back(decoded(codes.back(), is_signed, base));
    }
  }
};
std::vector<std::uint32_t> bits(const std::vector<float>& x) {
  std::vector<std::uint32_t> r;
  for (float each : x) r.push_back(bits_of<std::uint32_t>(each));
  return r;
}

TEST(Codes, AreThoseOfTheScalarFormulaByEveryInstructionSet) {
  for (const Kernels* kernels : machine_kernels())
    for (bool is_signed : {false, true})
      for (bool special : {false, true})
        for (int n : {256, 255, 17, 1})
          for (const Dither d :
               {Dither{}, Dither{true, 99, 512}.of_slot(0), Dither{true, 99, 512}.of_slot(1)}) {
            std::vector<float> x = numbers(is_signed, special), back(static_cast<std::size_t>(n));
            x.resize(static_cast<std::size_t>(n));
            const Formula want(x, is_signed, d);
            std::vector<unsigned char> codes(x.size());
            EXPECT_EQ(kernels->encode(x.data(), is_signed, codes.data(), n, d), want.base);
            EXPECT_EQ(codes, want.codes) << kernels->name;
            kernels->decode(codes.data(), is_signed, want.base, back.data(), n);
            EXPECT_EQ(bits(back), bits(want.back)) << kernels->name;
          }
}

// Loops that have packed state read it, step and round as the same loops on floats do, with the scalar
// formula before and behind them.
TEST(Codes, AndBfloat16ThatLoopsReadAndRoundAreThoseOfTheScalarFormula) {
  constexpr int kBlocks = 3, kNumbers = kBlocks * kCodeBlock;
  const int adam = find_step("adam"), lp = find_decay("lp");
  const double step_options[] = {0.9, 0.999, 1e-8, 0}, options[] = {0.8, 1e-3, 0, 0, 1e-14};
  for (const Kernels* kernels : machine_kernels())
    for (bool half : {false, true})
      for (bool fused : {false, true})
        for (bool special : {false, true}) {
          PowerTables tables(kernels->looks_up_in_registers);
          const Context at{1e-3, 5, nullptr, &tables};
          alignas(16) std::byte of_step[kCoefsBytes], of_decay[kCoefsBytes];
          step_rules()[adam].coefs(false, step_options, at, of_step);
          decay_rules()[lp].coefs(false, options, at, of_decay);
          const int variant = decay_rules()[lp].variant(options, at);
          std::vector<float> g, w, before(kNumbers), state[2];
          std::vector<unsigned char> codes[2];
          std::vector<std::int16_t> bases[2];
          std::vector<BF16> halves[2];
          for (int i = 0; i < kNumbers; ++i) {
            g.push_back(std::sin(static_cast<float>(i)) * (i % 7 == 0 ? 0.f : std::ldexp(1.f, i % 30 - 20)));
            w.push_back(std::cos(static_cast<float>(i)));
          }
          if (special) g[5] = kInf, g[300] = kNaN;
          for (int k = 0; k < 2; ++k)
            for (int b = 0; b < kBlocks; ++b) {
              const std::vector<float> x = numbers(k == 0, false);
              const Formula start(x, k == 0, {});
              codes[k].insert(codes[k].end(), start.codes.begin(), start.codes.end());
              bases[k].push_back(static_cast<std::int16_t>(start.base));
              for (int i = 0; i < kCodeBlock; ++i) {
                halves[k].push_back(narrowed(x[i], Rounding{}, BF16{}));
                state[k].push_back(half ? widened(halves[k].back()) : start.back[i]);
              }
            }
          const auto run_of = [&](std::vector<float>& weights, std::vector<float>* states) {
            pdecay::Run<float> run{};
            run.w = weights.data();
            run.g = g.data();
            run.before = before.data();
            run.n = kNumbers;
            run.g_scale = 1;
            run.step_state[0] = states[0].data();
            run.step_state[1] = states[1].data();
            return run;
          };
          const auto go = [&](const pdecay::Run<float>& run) {
            Tally tally;
            if (fused)
              return kernels->f32.fused(adam, 0, lp, variant, of_decay, run.packed)(run, of_step, of_decay,
                                                                                    tally);
            kernels->f32.step(adam, 0)(run, of_step);
            kernels->f32.decay(lp, variant)(run, of_decay, tally);
          };
          std::vector<float> plain = w;
          const Dither dither{true, 1234, 2560};
          pdecay::Run<float> run = run_of(w, state);
          run.packed = true;
          run.coded = !half;
          run.noise = half ? kHalfMask : kCodeMask;
          run.dither = dither.of_slot(0);
          std::vector<BF16> held[2] = {halves[0], halves[1]};
          for (int k = 0; k < 2; ++k) {
            run.step_state[k] = nullptr;
            run.halves[k] = half ? held[k].data() : nullptr;
            run.codes[k] = half ? nullptr : codes[k].data();
            run.bases[k] = half ? nullptr : bases[k].data();
          }
          go(run);
          go(run_of(plain, state));
          EXPECT_EQ(bits(w), bits(plain)) << kernels->name;
          for (int k = 0; k < 2; ++k)
            for (int b = 0; b < kBlocks; ++b) {
              const auto first = static_cast<unsigned>(b * kCodeBlock);
              Dither of_block = dither.of_slot(k);
              of_block.first += first;
              const std::vector<float> x(state[k].begin() + first, state[k].begin() + first + kCodeBlock);
              if (half) {
                for (unsigned i = 0; i < kCodeBlock; ++i)
                  ASSERT_EQ(held[k][first + i].bits, narrowed(x[i], of_block.at(i), BF16{}).bits)
                      << kernels->name << ' ' << k << ' ' << i;
                continue;
              }
              const Formula want(x, k == 0, of_block);
              const std::vector<unsigned char> got(codes[k].begin() + first,
                                                   codes[k].begin() + first + kCodeBlock);
              EXPECT_EQ(bases[k][b], want.base) << kernels->name << ' ' << b;
              EXPECT_EQ(got, want.codes) << kernels->name << ' ' << fused << ' ' << k << ' ' << b;
            }
        }
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
