// The face for programs in C++, pdecay.h: that its options reach the engine, and what it refuses.
#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>
#include <gtest/gtest.h>

#include <cmath>

#include "pdecay.h"
#include "rules/rules.h"

namespace {

using pdecay::api::Exclude;
using pdecay::api::Optimizer;
using pdecay::api::Settings;

at::Tensor parameter(std::vector<std::int64_t> shape, double value) {
  at::Tensor tensor = at::full(shape, value, at::kDouble).set_requires_grad(true);
  tensor.mutable_grad() = at::ones(shape, at::kDouble);
  return tensor;
}
double first(const at::Tensor& tensor) { return *tensor.const_data_ptr<double>(); }

template <class Run>
std::string refusal(Run run) {
  try {
    run();
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "nothing was refused";
}

TEST(Api, TakesTheStepOfTheFormula) {
  const at::Tensor matrix = parameter({1, 1}, 0.5), vector = parameter({1}, 0.5);
  const double lr = 0.1, p = 0.8, lambda = 0.05;
  Optimizer optimizer({matrix, vector},
                      {.lr = lr, .step = "sgd", .decay = "lp", .options = {{"p", p}, {"lambda", lambda}}});
  optimizer.step();
  const double power = std::pow(0.5, 2 - p), after = 0.5 - lr;
  EXPECT_NEAR(first(matrix), after * power / (power + p * lr * lambda), 1e-15);
  EXPECT_EQ(first(vector), after);  // it does not decay
  optimizer.set(0, "lr", 0.0);
  optimizer.step();
  EXPECT_EQ(first(vector), after);
  optimizer.zero_grad();
  EXPECT_FALSE(vector.grad().defined());
  EXPECT_TRUE(optimizer.counts(0).decayed);
  EXPECT_FALSE(optimizer.counts(1).decayed);
}

TEST(Api, ClipsAndScales) {
  const at::Tensor weight = parameter({1}, 1);
  weight.mutable_grad().fill_(8);
  Optimizer optimizer({weight}, {.lr = 1, .step = "sgd", .exclude = Exclude::none});
  optimizer.clip(0.25);
  optimizer.step(4);  // 8 / 4 = 2, clipped to 0.25
  EXPECT_EQ(first(weight), 0.75);
}

TEST(Api, StateGoesToAnotherOptimizer) {
  const at::Tensor a = parameter({2, 2}, 0.3), b = parameter({2, 2}, 0.3);
  const Settings settings{.lr = 0.1, .step = "adam", .decay = "l2"};
  Optimizer one({a}, settings), other({b}, settings);
  one.step();
  b.detach().copy_(a.detach());
  other.set_state(0, one.state(0));
  one.step();
  other.step();
  EXPECT_TRUE(a.detach().equal(b.detach()));
}

TEST(Api, KnowsTheDefaultsOfEveryRule) {
  for (const auto& rule : pdecay::step_rules()) {
    Settings settings;
    settings.step = rule.info->name;
    EXPECT_NO_THROW(Optimizer({parameter({2, 2}, 1)}, settings)) << settings.step;
  }
  for (const auto& rule : pdecay::decay_rules()) {
    Settings settings;
    settings.decay = rule.info->name;
    EXPECT_NO_THROW(Optimizer({parameter({2, 2}, 1)}, settings)) << settings.decay;
  }
}

TEST(Api, NamesTheOptionThatIsWrong) {
  const auto with = [](Settings settings) {
    return refusal([&] { Optimizer({parameter({2, 2}, 1)}, settings); });
  };
  EXPECT_EQ(with({.lr = -1}), "Expected number in [0, inf) for lr but received -1");
  EXPECT_NE(with({.step = "adma"}).find("adma"), std::string::npos);
  EXPECT_NE(with({.options = {{"beta", 0.9}}}).find("Unknown option 'beta': adam and none take lr"),
            std::string::npos);
  EXPECT_EQ(with({.options = {{"eps", std::string("small")}}}),
            "Expected number for eps but received 'small'");
  EXPECT_EQ(with({.options = {{"betas", std::vector<double>{0.9}}}}),
            "Expected 2 numbers for betas but received 1 numbers");
  EXPECT_EQ(with({.options = {{"betas", std::vector<double>{0.9, 1.5}}}}),
            "Expected number in [0, 1) for betas but received 1.5");
  EXPECT_EQ(with({.options = {{"amsgrad", 1.0}}}), "Expected true or false for amsgrad but received 1");
  EXPECT_NE(with({.decay = "lp", .options = {{"reference", std::string("later")}}}).find("'later'"),
            std::string::npos);
}

TEST(Api, ARefusedChangeChangesNothing) {
  const at::Tensor weight = parameter({1}, 1);
  Optimizer optimizer({weight}, {.lr = 0.5, .step = "sgd"});
  EXPECT_NE(refusal([&] { optimizer.set(0, "lr", -1.0); }).find("lr"), std::string::npos);
  EXPECT_NE(refusal([&] { optimizer.set(1, "lr", 1.0); }).find("group"), std::string::npos);
  EXPECT_NE(refusal([&] { optimizer.step(0); }).find("grad_scale"), std::string::npos);
  EXPECT_NE(refusal([&] { optimizer.clip(-1); }).find("clip"), std::string::npos);
  EXPECT_NE(refusal([&] { optimizer.counts(1); }).find("parameter"), std::string::npos);
  optimizer.step();
  EXPECT_EQ(first(weight), 0.5);
}

}  // namespace
