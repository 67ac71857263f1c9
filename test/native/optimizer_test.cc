// The engine over real tensors: who is written and who is not, state, overlaps, clipping, what is refused.
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/core/Generator.h>
#include <ATen/ops/_fused_adamw.h>
#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/randn_like.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>
#include <gtest/gtest.h>

#include <cmath>
#include <mutex>

#include "engine/optimizer.h"

namespace pdecay {
namespace {

const std::vector<double> kPadam = {1e-2, 0, 0, 0, 1, HUGE_VAL, 0.9, 0.999, 1e-8, 0, 0.8, 1e-2, 0, 0, 1e-14};

// Every run draws the same numbers.
class Seed : public testing::Environment {
  void SetUp() override {
    at::Generator generator = at::detail::getDefaultCPUGenerator();
    const std::lock_guard lock(generator.mutex());
    generator.set_current_seed(1);
  }
};
[[maybe_unused]] const auto* const kSeed = testing::AddGlobalTestEnvironment(new Seed);

at::Tensor parameter(at::Tensor t) {
  t = t.detach();
  t.requires_grad_(true);
  return t;
}

// pAdam from its formula, in fp64, of one weight.
struct Oracle {
  double w, m = 0, v = 0;
  int t = 0;
  void step(double g, double lr = 1e-2, double p = 0.8, double lambda = 1e-2) {
    ++t;
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g * g;
    const double after =
        w - lr * (m / (1 - std::pow(0.9, t))) / (std::sqrt(v / (1 - std::pow(0.999, t))) + 1e-8);
    const double x = std::pow(std::fabs(w), 2 - p);
    w = w == 0 ? 0 : after * x / (x + p * lr * lambda);
  }
};

void expect_follows_oracle(at::Tensor param, int steps) {
  Optimizer engine;
  std::vector<Oracle> oracle;
  const at::Tensor start = param.detach().to(at::kDouble).contiguous();
  for (std::int64_t i = 0; i < start.numel(); ++i) oracle.push_back({start.data_ptr<double>()[i]});
  engine.add_group("adam", "lp", {param}, {true}, kPadam, {});
  for (int s = 0; s < steps; ++s) {
    const at::Tensor grad = at::randn(param.sizes(), at::TensorOptions().dtype(param.scalar_type()));
    param.mutable_grad() = grad;
    engine.step(kPadam);
    const at::Tensor g = grad.to(at::kDouble);
    for (std::int64_t i = 0; i < g.numel(); ++i) oracle[i].step(g.data_ptr<double>()[i]);
  }
  const at::Tensor got = param.detach().to(at::kDouble).contiguous();
  // A few roundings of fp32 a step, of weights and steps no larger than a few units.
  const double tolerance = param.scalar_type() == at::kDouble ? 1e-13 : 2e-6;
  for (std::int64_t i = 0; i < got.numel(); ++i)
    ASSERT_NEAR(got.data_ptr<double>()[i], oracle[i].w, tolerance) << "weight " << i;
}

TEST(Optimizer, FollowsTheFormulaForEveryLayout) {
  for (at::ScalarType type : {at::kFloat, at::kDouble}) {
    const auto options = at::TensorOptions().dtype(type);
    expect_follows_oracle(parameter(at::randn({3, 129}, options)), 5);
    expect_follows_oracle(parameter(at::randn({33, 5}, options).t()), 5);
    expect_follows_oracle(
        parameter(at::randn({2, 3, 8, 9}, options).contiguous(at::MemoryFormat::ChannelsLast)), 5);
    expect_follows_oracle(parameter(at::randn({}, options)), 5);
    expect_follows_oracle(parameter(at::randn({0, 4}, options)), 2);
  }
}

TEST(Optimizer, WritesOnlyTheElementsThatASlicedParameterOwns) {
  const at::Tensor base = at::randn({10, 16});
  const at::Tensor copy = base.clone();
  expect_follows_oracle(parameter(base.slice(1, 2, 13, 3)), 5);
  const at::Tensor changed = base.ne(copy);
  for (std::int64_t c = 0; c < 16; ++c)
    EXPECT_EQ(changed.select(1, c).any().item<bool>(), c >= 2 && c < 13 && (c - 2) % 3 == 0)
        << "column " << c;
}

TEST(Optimizer, TorchsFusedKernelWritesElementsThatASlicedParameterDoesNotOwn) {
  // Why the engine copies such parameters: should this ever fail, torch has mended its kernel, and the claim
  // may go.
  const at::Tensor base = at::ones({4, 8});
  const at::Tensor copy = base.clone();
  at::Tensor sliced = base.slice(1, 0, 8, 2);
  const at::Tensor grad = at::ones({4, 4}), m = at::zeros({4, 4}), v = at::zeros({4, 4}), step = at::ones({});
  at::_fused_adamw_({sliced}, {grad}, {m}, {v}, {}, {step}, 1e-2, 0.9, 0.999, 0.0, 1e-8, false, false);
  bool strayed = false;
  for (std::int64_t c = 1; c < 8; c += 2)
    strayed |= base.select(1, c).ne(copy.select(1, c)).any().item<bool>();
  EXPECT_TRUE(strayed);
}

TEST(Optimizer, TakesGradientsOfAnyLayout) {
  const at::Tensor start = at::randn({6, 10});
  const auto run = [&](const at::Tensor& grad) {
    at::Tensor p = parameter(start.clone());
    Optimizer engine;
    engine.add_group("adam", "lp", {p}, {true}, kPadam, {});
    for (int i = 0; i < 3; ++i) {
      p.mutable_grad() = grad;
      engine.step(kPadam);
    }
    return p.detach();
  };
  const at::Tensor row = at::randn({1, 10});
  EXPECT_TRUE(run(row.expand({6, 10})).equal(run(row.expand({6, 10}).contiguous())));
  const at::Tensor g = at::randn({6, 10});
  EXPECT_TRUE(run(g.t().contiguous().t()).equal(run(g)));
  EXPECT_TRUE(run(g.to_sparse()).equal(run(g)));
}

TEST(Optimizer, StepsParametersThatShareMemoryInTheirOrder) {
  const at::Tensor together = at::randn({100000}), apart = together.clone();
  const auto run = [&](const at::Tensor& base, bool one_engine) {
    std::vector<at::Tensor> params;
    for (auto [from, to] : {std::pair{0, 60000}, {40000, 100000}, {50000, 55000}})
      params.push_back(parameter(base.slice(0, from, to)));
    if (one_engine) {
      Optimizer engine;
      engine.add_group("adam", "lp", params, {true, true, true}, kPadam, {});
      for (auto& p : params) p.mutable_grad() = at::full(p.sizes(), 0.5f);
      engine.step(kPadam);
    } else {
      for (auto& p : params) {
        Optimizer engine;
        engine.add_group("adam", "lp", {p}, {true}, kPadam, {});
        p.mutable_grad() = at::full(p.sizes(), 0.5f);
        engine.step(kPadam);
      }
    }
  };
  run(together, true);
  run(apart, false);
  EXPECT_TRUE(together.equal(apart));
}

TEST(Optimizer, SkippedStepsLeaveEverythingAsItWas) {
  at::Tensor p = parameter(at::randn({65, 3}));
  Optimizer engine;
  engine.add_group("adam", "lp", {p}, {true}, kPadam, {});
  p.mutable_grad() = at::randn_like(p);
  engine.step(kPadam);
  const at::Tensor weights = p.detach().clone(), m = engine.state(0)[1].second.clone();
  p.mutable_grad() = at::full(p.sizes(), INFINITY);
  engine.step(kPadam, {65536, true});
  EXPECT_TRUE(p.detach().equal(weights));
  EXPECT_TRUE(engine.state(0)[1].second.equal(m));
  EXPECT_EQ(engine.state(0)[0].second.item<float>(), 1);
}

TEST(Optimizer, ScaledGradientsGiveTheUnscaledStep) {
  const at::Tensor start = at::randn({500}), grad = at::randn({500});
  const auto run = [&](double scale) {
    at::Tensor p = parameter(start.clone());
    Optimizer engine;
    engine.add_group("adam", "lp", {p}, {true}, kPadam, {});
    p.mutable_grad() = grad.mul(scale);
    engine.step(kPadam, {scale});
    return p.detach();
  };
  EXPECT_TRUE(run(1024).equal(run(1)));  // a power of 2: exact
}

TEST(Optimizer, ClipsByValueAndByGlobalNorm) {
  at::Tensor a = parameter(at::zeros({3, 1000})), b = parameter(at::zeros({70}));
  const std::vector<double> sgd = {1, 0, 0, 0, 1, HUGE_VAL, 0, 0, 0};
  Optimizer engine;
  engine.add_group("sgd", "none", {a, b}, {true, true}, sgd, {});
  a.mutable_grad() = at::full(a.sizes(), 3.f);
  b.mutable_grad() = at::full(b.sizes(), -40.f);
  engine.clip(5, 2);
  engine.step(sgd);
  const double norm = std::sqrt(3000 * 9 + 70 * 25);
  EXPECT_NEAR(engine.grad_norm(), norm, 1e-9 * norm);
  // By value first: -40 has become -5; then both by 2 / norm. Clipping by value comes after scaling inside
  // the loop.
  EXPECT_NEAR(a.view(-1)[0].item<double>(), -3 * 2 / norm, 1e-6);
  EXPECT_NEAR(b[0].item<double>(), 5 * 2 / norm, 1e-6);
}

TEST(Optimizer, CountsWhatItLeavesBehind) {
  at::Tensor p = parameter(at::randn({1003}));
  p.detach().slice(0, 0, 100).zero_();
  p.detach().slice(0, 100, 150).fill_(1e-9);
  Optimizer engine;
  engine.add_group("sgd", "none", {p}, {true}, std::vector<double>{1e-3, 0, 0, 0, 1, HUGE_VAL, 0, 0, 0}, {});
  EXPECT_EQ(engine.counts(0).zeros, 100);
  EXPECT_EQ(engine.counts(0).below, 150);
  p.mutable_grad() = at::zeros({1003});
  engine.step(std::vector<double>{1e-3, 0, 0, 0, 1, HUGE_VAL, 0, 0, 0});
  EXPECT_EQ(engine.counts(0).zeros, 100);
  EXPECT_EQ(engine.counts(0).below, 150);
  EXPECT_EQ(engine.counts(0).numel, 1003);
}

TEST(Optimizer, CountsInThePassOnlyWhereSomebodyAsked) {
  const std::vector<double> values{1e-3, 0, 0, 0, 1, HUGE_VAL, 0.9, 0.999, 1e-8, 0, 0.8, 1e-3, 0, 0, 1e-14};
  for (const auto dtype : {at::kFloat, at::kDouble, at::kBFloat16}) {
    at::Tensor p = parameter(at::ones({70001}, at::TensorOptions().dtype(dtype)));
    p.detach().slice(0, 0, 100).zero_();
    p.mutable_grad() = at::zeros({70001}, p.options().requires_grad(false));
    Optimizer engine;
    engine.add_group("adam", "lp", {p}, {true}, values, {});
    EXPECT_EQ(engine.counts(0).zeros, 100);
    engine.step(values);
    // Behind its back: what the pass counted shows, and not what is there now. Low precision is rounded after
    // the pass, and so counted when asked for.
    p.detach().slice(0, 0, 300).zero_();
    EXPECT_EQ(engine.counts(0).zeros, dtype == at::kBFloat16 ? 300 : 100);
    engine.step(values);
    engine.step(values);
    p.detach().slice(0, 0, 500).zero_();
    EXPECT_EQ(engine.counts(0).zeros, 500);
    EXPECT_EQ(engine.counts(0).below, 500);
  }
}

TEST(Optimizer, TheThresholdIsTheSameInThePassAndOutsideIt) {
  // The float nearest to 1e-8 lies below it.
  const std::vector<double> values{0, 0, 0, 0, 1, HUGE_VAL, 0.9, 0.999, 1e-8, 0, 0.8, 1e-3, 0, 0, 1e-14};
  at::Tensor p = parameter(at::full({40}, 1e-8, at::TensorOptions().dtype(at::kFloat)));
  p.mutable_grad() = at::zeros({40});
  Optimizer engine;
  engine.add_group("adam", "lp", {p}, {true}, values, {});
  EXPECT_EQ(engine.counts(0).below, 40);
  engine.step(values);
  EXPECT_EQ(engine.counts(0).below, 40);
}

TEST(Optimizer, ContinuesFromItsStateBitForBit) {
  for (const char* step : {"adam", "nadam", "radam", "rmsprop", "adagrad", "lion"}) {
    const int rule = find_step(step);
    std::vector<double> values = {1e-2, 0, 0, 0, 1, HUGE_VAL};
    for (const Option& o : step_rules()[rule].info->options)
      for (int k = 0; k < o.length; ++k)
        values.push_back(o.length == 2 ? 0.9 : o.name == "eps" ? 1e-8 : o.name == "alpha" ? 0.99 : 0);
    for (double x : {0.8, 1e-2, 0., 0., 1e-14}) values.push_back(x);
    at::Tensor a = parameter(at::randn({130})), b = parameter(a.detach().clone());
    Optimizer one, two;
    one.add_group(step, "lp", {a}, {true}, values, {});
    two.add_group(step, "lp", {b}, {true}, values, {});
    const auto go = [&](Optimizer& engine, at::Tensor& p, const at::Tensor& g) {
      p.mutable_grad() = g;
      engine.step(values);
    };
    for (int i = 0; i < 3; ++i) go(one, a, at::randn({130}));
    b.detach().copy_(a.detach());
    two.set_state(0, one.state(0));
    for (int i = 0; i < 3; ++i) {
      const at::Tensor g = at::randn({130});
      go(one, a, g);
      go(two, b, g);
    }
    EXPECT_TRUE(a.detach().equal(b.detach())) << step;
  }
}

TEST(Optimizer, StateThatIsMissingStartsAsOnTheFirstStep) {
  Optimizer engine;
  const at::Tensor p = parameter(at::randn({4}));
  engine.add_group("adam", "lp", {p}, {true}, kPadam, {});
  engine.set_state(0, {{"step", at::full({}, 3.)}, {"exp_avg", at::ones({4})}});
  const auto state = engine.state(0);
  ASSERT_EQ(state.size(), 3u);
  EXPECT_EQ(state[0].second.item<double>(), 3);
  EXPECT_TRUE(state[1].second.equal(at::ones({4})));
  EXPECT_EQ(state[2].first, "exp_avg_sq");
  EXPECT_TRUE(state[2].second.equal(at::zeros({4})));
}

TEST(Optimizer, WhichParametersDecayMayChange) {
  const std::vector<double> sgd = {0.5, 0, 0, 0,  1, HUGE_VAL,
                                   0,   0, 0, 0.5};  // those of every group, sgd's three, weight decay
  at::Tensor p = parameter(at::ones({4}));
  Optimizer engine;
  engine.add_group("sgd", "l2", {p}, {false}, sgd, {});
  p.mutable_grad() = at::zeros({4});
  engine.step(sgd);
  EXPECT_EQ(p[0].item<float>(), 1.f);
  engine.set_decayed(std::vector<std::uint8_t>{1});
  engine.step(sgd);
  EXPECT_EQ(p[0].item<float>(), 0.75f);
  EXPECT_TRUE(engine.counts(0).decayed);

  // State of the decay that it now needs is made.
  const std::vector<double> dynamic = {0.5, 0, 0, 0, 1, HUGE_VAL, 0, 0, 0, 0.8, 1e-3, 0};
  at::Tensor q = parameter(at::ones({4}));
  Optimizer other;
  other.add_group("sgd", "sDynamics", {q}, {false}, dynamic, {});
  q.mutable_grad() = at::zeros({4});
  other.step(dynamic);
  other.set_decayed(std::vector<std::uint8_t>{1});
  other.step(dynamic);
  EXPECT_LT(q[0].item<float>(), 1.f);
  EXPECT_EQ(other.state(0).back().first, "sigma");
}

TEST(Optimizer, MastersKeepWhatLowPrecisionLoses) {
  at::Tensor p = parameter(at::ones({256}, at::TensorOptions().dtype(at::kBFloat16)));
  Optimizer plain, with_master;
  at::Tensor q = parameter(p.detach().clone());
  // Steps of 1e-4 are lost in a bfloat16 weight of 1, whose neighbours are 0.004 away.
  const std::vector<double> sgd = {1e-4, 0, 0, 0, 1, HUGE_VAL, 0, 0, 0};
  plain.add_group("sgd", "none", {p}, {true}, sgd, {});
  Storage storage;
  storage.master = true;
  with_master.add_group("sgd", "none", {q}, {true}, sgd, storage);
  for (int i = 0; i < 100; ++i) {
    p.mutable_grad() = at::ones_like(p);
    q.mutable_grad() = at::ones_like(q);
    plain.step(sgd);
    with_master.step(sgd);
  }
  EXPECT_EQ(p[0].item<float>(), 1.f);
  EXPECT_NEAR(q[0].item<float>(), 0.99f, 0.003f);
}

TEST(Optimizer, RefusesWhatDoesNotFitAndStaysAsItWas) {
  Optimizer engine;
  const at::Tensor p = parameter(at::randn({4}));
  EXPECT_THROW(engine.add_group("adm", "lp", {p}, {true}, kPadam, {}), std::invalid_argument);
  EXPECT_THROW(engine.add_group("adam", "lp", {p}, {true}, std::vector<double>{1}, {}),
               std::invalid_argument);
  EXPECT_THROW(engine.add_group("adam", "lp", {at::ones({1}).expand({4})}, {true}, kPadam, {}),
               std::invalid_argument);
  EXPECT_THROW(engine.add_group("adam", "lp", {at::ones({4}).to(at::kLong)}, {true}, kPadam, {}),
               std::invalid_argument);
  EXPECT_EQ(engine.size(), 0u);
  engine.add_group("adam", "lp", {p}, {true}, kPadam, {});
  EXPECT_THROW(engine.step(std::vector<double>{1}), std::invalid_argument);
  EXPECT_THROW(engine.set_state(
                   0, {{"step", at::ones({})}, {"exp_avg", at::ones({5})}, {"exp_avg_sq", at::ones({4})}}),
               std::invalid_argument);
  EXPECT_TRUE(engine.state(0).empty());
  EXPECT_THROW(engine.set_decayed(std::vector<std::uint8_t>{1, 1}), std::invalid_argument);
}

}  // namespace
}  // namespace pdecay
