// Memory that changes between steps: the engine follows the parameter, or refuses before it writes anything.
// And what leaves the engine, or comes as no ordinary memory: aliases of state, lazy gradients.
#include <ATen/core/grad_mode.h>
#include <ATen/ops/_conj.h>
#include <ATen/ops/_efficientzerotensor.h>
#include <ATen/ops/_neg_view.h>
#include <ATen/ops/complex.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "engine/optimizer.h"

namespace pdecay {
namespace {

const std::vector<double> kPadam = {1e-2, 0, 0, 0, 1, HUGE_VAL, 0.9, 0.999, 1e-8, 0, 0.8, 1e-2, 0, 0, 1e-14};

at::Tensor parameter(at::Tensor t) {
  t = t.detach();
  t.requires_grad_(true);
  return t;
}

// A parameter under pAdam, with gradients that are the same in every run.
struct Trained {
  at::Tensor param;
  Optimizer engine;
  int steps = 0;
  explicit Trained(const at::Tensor& start, Storage storage = {}) : param(parameter(start.clone())) {
    engine.add_group("adam", "lp", {param}, {true}, kPadam, storage);
  }
  void step() {
    const at::Tensor g = at::full({12}, 0.1 * ++steps, at::kDouble).cumsum(0).sin().view(param.sizes());
    param.mutable_grad() = g.to(param.options().requires_grad(false));
    engine.step(kPadam);
  }
  at::Tensor state(const char* name) {
    for (auto& [key, tensor] : engine.state(0))
      if (key == name) return tensor;
    return {};
  }
};
const at::Tensor& start() {
  static const at::Tensor made = at::full({12}, 0.3, at::kFloat).cumsum(0).cos().view({3, 4});
  return made;
}

TEST(Storage, AStepFollowsAParameterToOtherMemoryAndAnotherType) {
  for (at::ScalarType type : {at::kFloat, at::kDouble, at::kBFloat16, at::kHalf}) {
    Trained moved(start()), other(start().to(type));
    moved.step();
    const at::Tensor old = moved.param.detach(), before = old.clone();
    moved.param.mutable_grad().reset();
    moved.param.set_data(old.to(type, false, true));
    // Another engine, in the same state, over a parameter that was born so.
    other.engine.set_state(0, moved.engine.state(0));
    other.steps = 1;
    at::NoGradGuard no_grad;
    other.param.copy_(before);
    for (int i = 0; i < 3; ++i) moved.step(), other.step();
    EXPECT_TRUE(moved.param.equal(other.param)) << type;
    EXPECT_TRUE(old.equal(before)) << "what it left was written";
    EXPECT_EQ(moved.state("exp_avg").scalar_type(), type == at::kDouble ? at::kDouble : at::kFloat);
    EXPECT_EQ(moved.state("step").item<double>(), 4);
  }
}

TEST(Storage, AStepFollowsAParameterToAnotherLayout) {
  Trained moved(start()), other(start());
  moved.step(), other.step();
  moved.param.mutable_grad().reset();
  moved.param.set_data(moved.param.detach().t().contiguous().t());
  for (int i = 0; i < 3; ++i) moved.step(), other.step();
  EXPECT_TRUE(moved.param.equal(other.param));
  // And into a wider tensor, as parameters are that lie in one vector.
  const at::Tensor all = at::zeros({3, 9});
  const at::Tensor place = all.slice(1, 2, 6);
  place.copy_(moved.param.detach());
  moved.param.mutable_grad().reset();
  moved.param.set_data(place);
  for (int i = 0; i < 3; ++i) moved.step(), other.step();
  EXPECT_TRUE(place.equal(other.param));
  EXPECT_EQ(all.slice(1, 0, 2).abs().sum().item<float>() + all.slice(1, 6).abs().sum().item<float>(), 0);
}

TEST(Storage, AMasterFollowsWhatTheParameterWasSetTo) {
  Storage storage;
  storage.master = true;
  Trained same(start().to(at::kBFloat16), storage), set(start().to(at::kBFloat16), storage);
  same.step(), set.step();
  const at::Tensor master = same.state("master").clone();
  same.param.mutable_grad().reset();
  same.param.set_data(same.param.detach().clone());  // the same numbers: nothing of the master is lost
  same.engine.counts(0);
  EXPECT_TRUE(same.state("master").equal(master));
  set.param.mutable_grad().reset();
  set.param.set_data(at::full({3, 4}, 7, at::kBFloat16));
  set.step();
  EXPECT_NEAR(set.param.detach()[0][0].item<float>(), 7, 0.1);
}

TEST(Storage, AnotherShapeIsRefusedBeforeAnythingIsWritten) {
  at::Tensor a = parameter(start().clone()), b = parameter(start().clone());
  Optimizer engine;
  engine.add_group("adam", "lp", {a, b}, {true, true}, kPadam, {});
  const auto feed = [&] { a.mutable_grad() = at::ones_like(a), b.mutable_grad() = at::ones_like(b); };
  feed();
  engine.step(kPadam);
  b.mutable_grad().reset();
  b.set_data(at::zeros({5}));
  const at::Tensor kept = a.detach().clone(), moment = engine.state(0)[1].second.clone();
  feed();
  EXPECT_THROW(engine.step(kPadam), std::invalid_argument);
  EXPECT_TRUE(a.detach().equal(kept));
  EXPECT_TRUE(engine.state(0)[1].second.equal(moment));
  EXPECT_EQ(engine.state(0)[0].second.item<double>(), 1);
}

TEST(Storage, StorageThatIsGoneIsRefused) {
  Trained t(start());
  t.step();
  const at::Tensor kept = t.param.detach().clone();
  const std::size_t bytes = t.param.storage().nbytes();
  t.param.mutable_grad() = at::ones_like(t.param);
  t.param.storage().set_nbytes(4);  // as untyped_storage().resize_() does
  EXPECT_THROW(t.engine.step(kPadam), std::invalid_argument);
  t.param.storage().set_nbytes(bytes);
  EXPECT_TRUE(t.param.detach().equal(kept));
  const at::Tensor grad = at::ones_like(t.param.detach());
  grad.storage().set_nbytes(4);
  t.param.mutable_grad() = grad;
  EXPECT_THROW(t.engine.step(kPadam), std::invalid_argument);
  EXPECT_TRUE(t.param.detach().equal(kept));
  t.param.mutable_grad().reset();
  const at::Tensor moment = t.state("exp_avg");
  moment.storage().set_nbytes(4);
  EXPECT_THROW(t.step(), std::invalid_argument);
  moment.storage().set_nbytes(48);
  t.step();
}

TEST(Storage, WhatAScriptDoesToStateThatItGotDoesNotReachTheEngine) {
  const std::vector<std::function<void(at::Tensor)>> deeds = {
      [](at::Tensor t) { t.set_(at::zeros({1})); },
      [](at::Tensor t) { t.resize_({1}); },
      [](at::Tensor t) { t.resize_({1000}); },
      [](at::Tensor t) { t.set_data(at::zeros({1}, at::kDouble)); },
      [](at::Tensor t) { t.requires_grad_(true); },
      [](at::Tensor t) { t.t_(); },
      [](at::Tensor t) { t.unsqueeze_(0); },
  };
  for (std::size_t i = 0; i < deeds.size(); ++i) {
    Storage storage;
    storage.master = true;
    Trained given(start().to(at::kBFloat16), storage), other(start().to(at::kBFloat16), storage);
    given.step(), other.step();
    for (const char* name : {"exp_avg", "exp_avg_sq", "master", "step"}) {
      at::Tensor t = given.state(name);
      try {
        deeds[i](t);
      } catch (const c10::Error&) {
        // not with a tensor of no dimensions
      }
    }
    for (int k = 0; k < 3; ++k) given.step(), other.step();
    EXPECT_TRUE(given.param.equal(other.param)) << "deed " << i;
    EXPECT_TRUE(given.state("exp_avg").equal(other.state("exp_avg"))) << "deed " << i;
  }
}

// Gradients that libtorch represents without their numbers.
TEST(Storage, LazyGradientsAreTakenAsTheirValues) {
  const auto run = [](const at::Tensor& from, const at::Tensor& grad) {
    at::Tensor p = parameter(from.clone());
    Optimizer engine;
    engine.add_group("adam", "lp", {p}, {true}, kPadam, {});
    for (int i = 0; i < 3; ++i) {
      p.mutable_grad() = grad;
      EXPECT_FALSE(engine.has_non_finite_gradient());
      engine.step(kPadam);
    }
    return p.detach();
  };
  const at::Tensor g = start().sin();
  const at::Tensor none = at::_efficientzerotensor({3, 4}, at::TensorOptions(at::kFloat));
  EXPECT_TRUE(run(start(), none).equal(run(start(), at::zeros({3, 4}))));
  EXPECT_TRUE(run(start(), at::_neg_view(g)).equal(run(start(), g.neg())));
  const at::Tensor w = at::complex(start(), start().cos()), c = at::complex(g, g.cos());
  EXPECT_TRUE(run(w, at::_conj(c)).equal(run(w, c.conj().resolve_conj())));
  EXPECT_TRUE(run(w, at::_neg_view(c)).equal(run(w, c.neg())));
  EXPECT_TRUE(run(w, at::_efficientzerotensor({3, 4}, at::TensorOptions(at::kComplexFloat)))
                  .equal(run(w, at::zeros_like(c))));
}

TEST(Storage, AGradientOfNoMemoryIsClearedToZeros) {
  at::Tensor p = parameter(start().clone());
  Optimizer engine;
  engine.add_group("adam", "lp", {p}, {true}, kPadam, {});
  p.mutable_grad() = at::_efficientzerotensor({3, 4}, at::TensorOptions(at::kFloat));
  engine.zero_grad(false);
  EXPECT_TRUE(p.grad().equal(at::zeros({3, 4})));
}

TEST(Storage, ParametersWhoseElementsAreNotTheirOwnAreRefused) {
  Optimizer engine;
  const auto refused = [&](const at::Tensor& t) {
    EXPECT_THROW(engine.add_group("adam", "lp", {t}, {true}, kPadam, {}), std::invalid_argument) << t.sizes();
  };
  refused(at::ones({1}).expand({4}));
  refused(at::ones({6}).as_strided({3, 4}, {1, 1}));  // as unfold makes them
  refused(at::ones({20}).as_strided({2, 3, 4}, {3, 2, 4}));
  refused(at::_efficientzerotensor({4}, at::TensorOptions(at::kFloat)));
  refused(at::_neg_view(at::ones({4})));
  refused(at::_conj(at::complex(at::ones({4}), at::ones({4}))));
  EXPECT_EQ(engine.size(), 0u);
  // These only look so.
  for (const at::Tensor& t : {at::ones({20}).as_strided({2, 3}, {1, 2}), at::ones({1}).expand({1, 1}),
                              at::ones({20}).as_strided({1, 3}, {0, 1}), at::ones({0, 3}).expand({0, 3}),
                              at::ones({20}).as_strided({2, 2}, {3, 2})})
    engine.add_group("adam", "lp", {t}, {true}, kPadam, {});
}

TEST(State, OfTheWrongKindIsRefusedAndChangesNothing) {
  Trained t(start());
  t.step();
  using State = std::vector<std::pair<std::string, at::Tensor>>;
  const at::Tensor m = at::ones({3, 4}), one = at::ones({});
  const auto refused = [&](const State& state) {
    EXPECT_THROW(t.engine.check_state(0, state), std::invalid_argument);
    EXPECT_THROW(t.engine.set_state(0, state), std::invalid_argument);
    EXPECT_EQ(t.state("step").item<double>(), 1);
    EXPECT_FALSE(t.state("exp_avg").equal(m));
  };
  for (const double step : {-3., 0.5, std::nan(""), std::numeric_limits<double>::infinity(), 1e300})
    refused({{"step", at::full({}, step, at::kDouble)}, {"exp_avg", m}, {"exp_avg_sq", m}});
  refused({{"step", at::ones({2})}, {"exp_avg", m}, {"exp_avg_sq", m}});
  refused({{"step", one}, {"exp_avg", m}, {"exp_avg_sq", m.to_sparse()}});
  refused({{"step", one}, {"exp_avg", m}, {"exp_avg_sq", m.to(at::kLong)}});
  refused({{"step", one}, {"exp_avg", m}, {"exp_avg_sq", at::complex(m, m)}});
  refused({{"step", one}, {"exp_avg", m}, {"exp_avg_sq", m}, {"exp_avg", m}});
  refused({{"step", one}, {"exp_avg", m}, {"exp_avg_sq", at::Tensor()}});
  refused({{"step", one}, {"exp_avg", m}, {"exp_avg_sq", m}, {"master", at::ones({5})}});
  t.engine.set_state(0, {{"step", at::full({}, 7, at::kLong)}, {"exp_avg", m}, {"exp_avg_sq", m}});
  EXPECT_EQ(t.state("step").item<double>(), 7);
}

// torch's SGD, whose buffer starts as the first gradient that it sees.
TEST(Sgd, ABufferStartsAsTheFirstGradientWheneverMomentumIsSwitchedOn) {
  at::Tensor p = parameter(at::zeros({1}));
  const auto values = [](double momentum, double dampening) {
    return std::vector<double>{1, 0, 0, 0, 1, HUGE_VAL, momentum, dampening, 0};
  };
  Optimizer engine;
  engine.add_group("sgd", "none", {p}, {true}, values(0, 0.5), {});
  double w = 0, buffer = std::nan("");
  for (const double momentum : {0., 0., 0.9, 0.9, 0., 0.9}) {
    p.mutable_grad() = at::ones({1});
    engine.step(values(momentum, 0.5));
    if (momentum == 0)
      w -= 1;
    else
      w -= buffer = std::isnan(buffer) ? 1 : momentum * buffer + 0.5;
    EXPECT_NEAR(p.item<float>(), w, 1e-5) << "momentum " << momentum;
  }
}

TEST(L2, AnInfiniteWeightStaysAsInTorch) {
  for (at::ScalarType type : {at::kFloat, at::kDouble})
    for (const double w : {INFINITY, -INFINITY}) {
      at::Tensor p = parameter(at::full({40}, w, at::TensorOptions(type)));
      Optimizer engine;
      const std::vector<double> values = {1e-2, 0, 0, 0, 1, HUGE_VAL, 0.9, 0.999, 1e-8, 0, 1e-2};
      engine.add_group("adam", "l2", {p}, {true}, values, {});
      p.mutable_grad() = at::ones({40}, at::TensorOptions(type));
      engine.step(values);
      EXPECT_TRUE(p.detach().eq(w).all().item<bool>());
    }
}

}  // namespace
}  // namespace pdecay
