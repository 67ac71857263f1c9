// Steps whose options, clocks and scale lie in a device's memory, and graphs of them that are replayed: with
// the kernels' source in this processor's loops, which note launches down where a device would capture them.
#include <ATen/core/grad_mode.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>

#include "cuda/kernel.h"
#include "cuda/plan.h"
#include "engine/optimizer.h"
#include "rules/registry.h"

extern "C" void pdecay_emulation_capture(bool on);
extern "C" void pdecay_emulation_replay();

namespace pdecay {
namespace {

[[maybe_unused]] const int kEmulated = setenv("PDECAY_CUDA_EMULATION", PDECAY_EMULATION, 1);

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::vector<double> padam(double lr, double p, double lambda) {
  return {lr, 0, 0, 0, 1, HUGE_VAL, 0.9, 0.999, 1e-8, 0, p, lambda, 0, 0, 1e-14};
}

// An optimizer of a few parameters, the last of which does not decay.
struct Net {
  Optimizer engine;
  std::vector<at::Tensor> params;

  Net(const std::vector<at::Tensor>& start, const char* step, const char* decay, std::vector<double> values,
      Storage storage = {}) {
    for (const at::Tensor& t : start) params.push_back(t.clone().requires_grad_(true));
    std::vector<bool> decayed(params.size(), true);
    decayed.back() = false;
    engine.add_group(step, decay, params, decayed, values, storage);
    for (at::Tensor& p : params) p.mutable_grad() = at::zeros_like(p);
  }
  void feed(const std::vector<at::Tensor>& grads) {
    for (std::size_t i = 0; i < params.size(); ++i) params[i].mutable_grad().copy_(grads[i]);
  }
  double steps() const {
    const auto state = engine.state(0);
    return state.empty() ? 0 : state[0].second.item<double>();
  }
};

std::vector<at::Tensor> numbers(at::ScalarType type) {
  std::vector<at::Tensor> list;
  for (std::int64_t n : {5000, 33, 7}) list.push_back(at::randn({n}, at::TensorOptions().dtype(type)));
  return list;
}

void expect_same(const Net& a, const Net& b, const std::string& when) {
  for (std::size_t i = 0; i < a.params.size(); ++i) {
    EXPECT_TRUE(at::equal(a.params[i], b.params[i])) << when << ", parameter " << i;
    const auto x = a.engine.state(i), y = b.engine.state(i);
    ASSERT_EQ(x.size(), y.size());
    for (std::size_t k = 0; k < x.size(); ++k)
      EXPECT_TRUE(at::equal(x[k].second, y[k].second)) << when << ", " << x[k].first << " of " << i;
  }
}

class Replay : public testing::TestWithParam<at::ScalarType> {};

TEST_P(Replay, FollowsOptionsSentBetweenReplays) {
  const auto start = numbers(GetParam());
  const Storage storage{.state = StateDtype::float32, .stochastic = true, .seed = 3};
  Net captured(start, "adam", "lp", padam(1e-2, 0.8, 1e-2), storage),
      eager(start, "adam", "lp", padam(1e-2, 0.8, 1e-2), storage);
  for (int t = 0; t < 3; ++t) {
    const auto grads = numbers(GetParam());
    captured.feed(grads), eager.feed(grads);
    captured.engine.step(padam(1e-2, 0.8, 1e-2)), eager.engine.step(padam(1e-2, 0.8, 1e-2));
  }
  pdecay_emulation_capture(true);
  captured.engine.step(padam(1e-2, 0.8, 1e-2));
  pdecay_emulation_capture(false);
  expect_same(captured, eager, "a capture runs nothing");
  // Every form of Lp, lambda = 0 and lr = 0 among them.
  constexpr double kNorms[] = {0.5, 0.8, 1, 1.5, 1.7, 2, 3, 1.999};
  for (int t = 0; t < 16; ++t) {
    const auto grads = numbers(GetParam());
    captured.feed(grads), eager.feed(grads);
    const auto values = padam(t == 9 ? 0 : 1e-2 / (t + 1), kNorms[t % 8], t == 6 ? 0 : 1e-3 * t);
    captured.engine.set_values(values);
    pdecay_emulation_replay();
    eager.engine.step(values);
    expect_same(captured, eager, "replay " + std::to_string(t));
  }
}

TEST_P(Replay, SkipsWhereADeviceFoundAnInf) {
  const auto start = numbers(GetParam());
  Net captured(start, "nadam", "lp",
               {1e-2, 0, 0, 0, 1, HUGE_VAL, 0.9, 0.999, 1e-8, 4e-3, 0.8, 1e-2, 0, 0, 1e-14}),
      eager(start, "nadam", "lp",
            {1e-2, 0, 0, 0, 1, HUGE_VAL, 0.9, 0.999, 1e-8, 4e-3, 0.8, 1e-2, 0, 0, 1e-14});
  const std::vector<double> values = {1e-2, 0,    0,   0,    1, HUGE_VAL, 0.9,  0.999,
                                      1e-8, 4e-3, 0.8, 1e-2, 0, 0,        1e-14};
  GradientScaling scaling;
  scaling.scale_there = at::ones({});
  scaling.found_inf_there = at::zeros({});
  captured.engine.step(values, scaling), eager.engine.step(values);
  pdecay_emulation_capture(true);
  captured.engine.step(values, scaling);
  pdecay_emulation_capture(false);
  double taken = 1;
  for (int t = 0; t < 9; ++t) {
    const auto grads = numbers(GetParam());
    captured.feed(grads), eager.feed(grads);
    const bool found = t % 3 == 1;
    scaling.found_inf_there.fill_(found ? 1 : 0);
    scaling.scale_there.fill_(1 << t);
    pdecay_emulation_replay();
    eager.engine.step(values, {static_cast<double>(1 << t), found});
    taken += !found;
    expect_same(captured, eager, "replay " + std::to_string(t));
    EXPECT_EQ(captured.steps(), taken);
  }
}
INSTANTIATE_TEST_SUITE_P(Cuda, Replay, testing::Values(at::kFloat, at::kDouble, at::kBFloat16, at::kHalf),
                         [](const auto& info) { return std::string(c10::toString(info.param)); });

TEST(Replay, IsRefusedBeforeTheStepThatMakesTheState) {
  Net net(numbers(at::kFloat), "adam", "lp", padam(1e-2, 0.8, 1e-2));
  pdecay_emulation_capture(true);
  EXPECT_THROW(net.engine.step(padam(1e-2, 0.8, 1e-2)), std::invalid_argument);
  pdecay_emulation_capture(false);
}

TEST(Replay, IsRefusedWhereOptionsAskForNewState) {
  Net net(numbers(at::kFloat), "sgd", "none", {1e-2, 0, 0, 0, 1, HUGE_VAL, 0, 0, 0});
  net.feed(numbers(at::kFloat));
  net.engine.step(std::vector<double>{1e-2, 0, 0, 0, 1, HUGE_VAL, 0, 0, 0});
  pdecay_emulation_capture(true);
  EXPECT_THROW(net.engine.step(std::vector<double>{1e-2, 0, 0, 0, 1, HUGE_VAL, 0.9, 0, 0}),
               std::invalid_argument);
  EXPECT_NO_THROW(net.engine.step(std::vector<double>{1e-3, 0, 0, 0, 1, HUGE_VAL, 0, 0, 0}));
  pdecay_emulation_capture(false);
  EXPECT_EQ(net.engine.state(0).size(), 1u);
  net.engine.step(std::vector<double>{1e-2, 0, 0, 0, 1, HUGE_VAL, 0.9, 0, 0});
  EXPECT_EQ(net.engine.state(0).size(), 2u);
}

TEST(Replay, GoesOnFromAStateThatWasSet) {
  const auto start = numbers(at::kFloat);
  const auto values = padam(1e-2, 0.8, 1e-2);
  Net captured(start, "adam", "lp", values), eager(start, "adam", "lp", values);
  captured.engine.step(values);
  pdecay_emulation_capture(true);
  captured.engine.step(values);
  pdecay_emulation_capture(false);
  pdecay_emulation_replay();
  for (int t = 0; t < 5; ++t) {
    eager.feed(numbers(at::kFloat));
    eager.engine.step(values);
  }
  for (std::size_t i = 0; i < start.size(); ++i) {
    captured.engine.set_state(i, eager.engine.state(i));
    const at::NoGradGuard no_grad;
    captured.params[i].copy_(eager.params[i]);
  }
  const auto grads = numbers(at::kFloat);
  captured.feed(grads), eager.feed(grads);
  pdecay_emulation_replay();
  eager.engine.step(values);
  expect_same(captured, eager, "after set_state");
  EXPECT_EQ(captured.steps(), 6);
}

// A device's own pair of rules, which the loops of emulation.cc replace: the kernel that takes any variant
// does what the one for a single variant does.
template <class Decay, int Variant, class F>
void expect_any_is(const std::vector<double>& options) {
  using Any = Pair<Adam, 0, Decay, kAnyVariant, F, F, F, F, F, false>;
  using One = Pair<Adam, 0, Decay, Variant, F, F, F, F, F, false>;
  const Context at{.lr = 0.1};
  Prepared m{};
  Making<Adam, Decay, F> making;
  making.decay_coefs(options.data(), at, m.decay);
  m.variant = making.variant(options.data(), at);
  ASSERT_EQ(m.variant, Variant);
  for (const F w : {F(0), F(1e-3), F(-0.5), F(40)}) {
    F state[] = {F(-1)}, theirs[] = {F(-1)};
    EXPECT_EQ(Any(m).decayed(w, w * F(0.9), state, F(0.1)), One(m).decayed(w, w * F(0.9), theirs, F(0.1)));
    EXPECT_EQ(state[0], theirs[0]);
    EXPECT_NE(One(m).decayed(F(0.5), F(0.45), theirs, F(0.1)), F(0.45));
    m.variant = -1;
    EXPECT_EQ(Any(m).decayed(w, w * F(0.9), nullptr, F(0.1)), w * F(0.9));
    m.variant = Variant;
  }
}
TEST(Device, HasOneKernelForAnyVariantOfADecay) {
  expect_any_is<Lp, 2 * Lp::kHalf, float>({0.5, 0.1, 0, 0, 1e-14});
  expect_any_is<Lp, 2 * Lp::kOne, float>({1, 0.1, 0, 0, 1e-14});
  expect_any_is<Lp, 2 * Lp::kTwo + 1, float>({2, 0.1, 1, 0, 1e-14});
  expect_any_is<Lp, 2 * Lp::kPower, float>({0.8, 0.1, 0, 0, 1e-14});
  expect_any_is<Lp, 2 * Lp::kRevive + 1, double>({0.8, 0.1, 1, 1, 1e-14});
  expect_any_is<SDynamics, 0, float>({0.8, 0.1, 0});
  expect_any_is<SDynamics, 1, double>({0.8, 0.1, 1});
  expect_any_is<Huber, 0, float>({0.1, 0.01, 0, 0.99});
  expect_any_is<Huber, 1, double>({0.1, 0.01, 1, 0.99});
}

TEST(Device, LooksThroughGradientsItself) {
  for (const double broken : {kInfinity, -kInfinity, std::nan("")}) {
    Net net(numbers(at::kFloat), "adam", "lp", padam(1e-2, 0.8, 1e-2));
    GradientScaling scaling;
    scaling.check = true;
    net.feed(numbers(at::kFloat));
    net.engine.step(padam(1e-2, 0.8, 1e-2), scaling);
    EXPECT_EQ(net.engine.found_inf().item<float>(), 0);
    EXPECT_EQ(net.steps(), 1);
    const at::Tensor before = net.params[1].detach().clone();
    net.feed(numbers(at::kFloat));
    net.params[0].mutable_grad()[4999] = broken;
    net.engine.step(padam(1e-2, 0.8, 1e-2), scaling);
    EXPECT_EQ(net.engine.found_inf().item<float>(), 1);
    EXPECT_TRUE(at::equal(before, net.params[1]));
    EXPECT_EQ(net.steps(), 1);
  }
}

TEST(Device, ClipsByTheNormOfScaledGradients) {
  const auto start = numbers(at::kFloat), grads = numbers(at::kFloat);
  const std::vector<double> sgd = {0.1, 0, 0, 0, 1, HUGE_VAL, 0, 0, 0};
  for (const double limit : {0.5, 1e6}) {
    Net net(start, "sgd", "none", sgd);
    net.engine.clip(1.5, limit);
    net.feed(grads);
    GradientScaling scaling;
    scaling.scale_there = at::full({}, 4.0, at::kFloat);
    net.engine.step(sgd, scaling);
    double squares = 0;
    for (const at::Tensor& g : grads)
      squares += g.to(at::kDouble).div(4).clamp(-1.5, 1.5).square().sum().item<double>();
    const double norm = std::sqrt(squares), factor = std::min(1.0, limit / (norm + 1e-6));
    EXPECT_NEAR(net.engine.grad_norm(), norm, 1e-12 * norm);
    for (std::size_t i = 0; i < start.size(); ++i) {
      const at::Tensor moved = grads[i].to(at::kDouble).div(4).clamp(-1.5, 1.5).mul(0.1 * factor);
      const at::Tensor want = start[i].to(at::kDouble).sub(moved);
      EXPECT_LT(net.params[i].detach().to(at::kDouble).sub(want).abs().max().item<double>(), 1e-6);
    }
  }
}

TEST(Device, SendsTablesAndOptionsOnlyWhereTheyHaveChanged) {
  Plans plans;
  float w[8] = {};
  DeviceParam p{};
  p.w = w;
  p.numel = 3 * kChunk + 1;
  const KernelTypes types{};
  Plan& first = plans.place(at::kCPU, types, 0, {p, p}, false);
  const at::Tensor tables = first.tables;
  EXPECT_EQ(first.chunks, 8u);
  EXPECT_EQ(first.work.params[1].prepared, first.work.params[0].prepared + 1);
  EXPECT_EQ(first.work.chunks[7].param, 1u);
  EXPECT_EQ(first.work.chunks[7].part, 3u);
  EXPECT_TRUE(plans.place(at::kCPU, types, 0, {p, p}, false).tables.is_same(tables));
  EXPECT_FALSE(plans.place(at::kCPU, types, 0, {p, p}, true).tables.is_same(tables));  // a graph has its own
  EXPECT_TRUE(plans.place(at::kCPU, types, 0, {p, p}, false).tables.is_same(tables));
  EXPECT_FALSE(plans.place(at::kCPU, types, 1, {p, p}, false).tables.is_same(tables));
  p.g = w;
  EXPECT_FALSE(plans.place(at::kCPU, types, 0, {p, p}, false).tables.is_same(tables));

  const std::vector<double> values = {1, 2, std::nan("")};
  const double* there = plans.values(at::kCPU, values, false);
  EXPECT_EQ(there[1], 2);
  EXPECT_EQ(plans.values(at::kCPU, std::vector<double>{1, 3, 4}, false), there);
  EXPECT_EQ(there[1], 3);
}

}  // namespace
}  // namespace pdecay
