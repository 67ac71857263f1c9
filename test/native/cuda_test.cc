// The device's side, on a machine without one: its kernels compile for every architecture, run right in the
// loops of emulation.cc, and what is kept of them on disk is never taken damaged.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "cuda/driver.h"
#include "cuda/launch.h"
#include "rules/power.h"
#include "rules/rules.h"

extern "C" void pdecay_emulate(pdecay::Kernel, const pdecay::KernelTypes&, const pdecay::Work&, unsigned);

namespace pdecay {
namespace {

constexpr KernelTypes plain(int step, int step_variant, int decay, int decay_variant) {
  return {step, step_variant, decay, decay_variant, false, Dtype::f32, Dtype::f32, Dtype::f32, Dtype::bf16};
}

class Architecture : public testing::TestWithParam<const char*> {};

TEST_P(Architecture, EveryKernelOfTheRegistryCompiles) {
  const char* nvrtc = std::getenv("PDECAY_NVRTC");
  if (!nvrtc) GTEST_SKIP() << "PDECAY_NVRTC names no libnvrtc.so.13";
  use_compiler(nvrtc);
  int kernels = 0;
  const auto compiles = [&](Kernel kernel, const KernelTypes& t) {
    EXPECT_FALSE(compile(kernel_source(kernel, t), GetParam()).empty()) << t.step << ' ' << t.decay;
    ++kernels;
  };
  const int adam = find_step("adam"), lp = find_decay("lp"), none = find_decay("none");
  const int steps = static_cast<int>(step_rules().size()), decays = static_cast<int>(decay_rules().size());
  for (int step = 0; step < steps; ++step) {
    compiles(Kernel::prepare, plain(step, 0, lp, 0));
    const bool codes = step_rules()[step].signed_codes || step_rules()[step].unsigned_codes;
    for (int v = 0; v < step_rules()[step].variants; ++v) {
      KernelTypes types = plain(step, v, lp, 0);
      compiles(Kernel::step, types);
      types.coded = true;
      if (codes) compiles(Kernel::step, types);
    }
  }
  for (int decay = 0; decay < decays; ++decay) {
    compiles(Kernel::prepare, plain(adam, 0, decay, 0));
    for (int v = 0; v < decay_rules()[decay].variants; ++v) compiles(Kernel::step, plain(adam, 0, decay, v));
    if (decay_rules()[decay].variants > 1) compiles(Kernel::step, plain(adam, 0, decay, kAnyVariant));
    if (!decay_rules()[decay].blend) continue;
    for (Kernel kernel : {Kernel::survey, Kernel::conclude}) compiles(kernel, plain(adam, 0, decay, 0));
  }
  // A trust ratio with any decay, and of state in 8 bits.
  for (Kernel kernel : {Kernel::survey, Kernel::conclude})
    for (int decay : {none, lp}) compiles(kernel, plain(adam, 0, decay, 0));
  compiles(Kernel::survey, {adam, 0, lp, 0, false, Dtype::f32, Dtype::f32, Dtype::f32, Dtype::bf16, true});
  for (Dtype w : {Dtype::f32, Dtype::bf16, Dtype::f16}) {
    compiles(Kernel::measure, {.gradient = w});
    for (Dtype s : {Dtype::f32, Dtype::bf16})
      compiles(Kernel::step, {adam, 0, lp, 0, false, w, w, s, Dtype::bf16});
    compiles(Kernel::step, {adam, 0, lp, kAnyVariant, false, w, w, Dtype::f32, Dtype::bf16, true});
  }
  compiles(Kernel::step, {adam, 0, lp, 0, false, Dtype::f32, Dtype::f16, Dtype::f32, Dtype::f16});
  for (int decay : {none, lp}) {
    const KernelTypes fp64{adam, 0, decay, 0, true, Dtype::f64, Dtype::f64, Dtype::f64, Dtype::bf16};
    for (Kernel kernel : {Kernel::prepare, Kernel::measure, Kernel::step}) compiles(kernel, fp64);
  }
  RecordProperty("kernels", kernels);
}
INSTANTIATE_TEST_SUITE_P(Cuda, Architecture,
                         testing::Values("sm_75", "sm_80", "sm_86", "sm_89", "sm_90", "sm_100", "sm_120"),
                         [](const auto& info) { return std::string(info.param); });

TEST(Cuda, AKernelWithAMistakeSaysWhatTheCompilerSaid) {
  const char* nvrtc = std::getenv("PDECAY_NVRTC");
  if (!nvrtc) GTEST_SKIP() << "PDECAY_NVRTC names no libnvrtc.so.13";
  use_compiler(nvrtc);
  EXPECT_THROW(
      {
        try {
          compile("__global__ void f() { return 1; }", "sm_90");
        } catch (const std::runtime_error& error) {
          EXPECT_NE(std::string(error.what()).find("return value type does not match"), std::string::npos)
              << error.what();
          throw;
        }
      },
      std::runtime_error);
}

// The decay factor by the device's own power, with no table: within 4 units of the last place.
TEST(Cuda, TheDecayFactorStaysWithinItsStatedError) {
  const int lp = find_decay("lp"), sgd = find_step("sgd");
  for (double p : {0.02, 0.1, 0.3, 0.7, 0.8, 0.95, 1.2, 1.33, 1.8, 1.97, 2.5, 3.0, 4.7, 6.3, 12.0, 20.0}) {
    double worst = 0;
    float where = 0;
    for (auto [lr, lambda] : {std::pair{1e-3, 1e-3}, {3e-3, 3e-3}, {1e-5, 1e-6}, {1.0, 0.3}}) {
      // Gradients of 0: the step leaves the weight, and w / before is the factor's own rounding away.
      const double values[] = {lr, 0, 0, 0, 1, HUGE_VAL, 0, 0, 0, p, lambda, 0, 0, 1e-14};
      const int decay_options = kGroupValues + option_count(*step_rules()[sgd].info);
      DeviceClock clock;
      Prepared prepared;
      std::vector<float> w, g, momentum;
      for (double x = 1.2e-38; x < 3e38; x *= 1.0173) w.push_back(static_cast<float>(x));
      const std::vector<float> before = w;
      g.assign(w.size(), 0);
      DeviceParam param{};
      param.w = w.data();
      param.g = g.data();
      param.clock = &clock;
      param.prepared = &prepared;
      param.values = values;
      param.decay_options = decay_options;
      param.decays = true;
      param.numel = static_cast<long long>(w.size());
      const Chunk chunk{0, 0};
      ASSERT_LT(w.size(), static_cast<std::size_t>(kChunk) * 3);
      const Chunk chunks[] = {chunk, {0, 1}, {0, 2}};
      const unsigned parts = static_cast<unsigned>((w.size() + kChunk - 1) / kChunk);
      const KernelTypes types = plain(sgd, 0, lp, kAnyVariant);
      const Work work{&param, chunks, nullptr,
                      1,      false,  {nullptr, nullptr, nullptr, nullptr, 1, HUGE_VAL, HUGE_VAL}};
      pdecay_emulate(Kernel::prepare, types, work, 1);
      pdecay_emulate(Kernel::step, types, work, parts);
      for (std::size_t i = 0; i < w.size(); ++i) {
        const long double x = before[i], c = static_cast<long double>(p) * lr * lambda;
        const long double want = x / (1 + c * std::pow(x, static_cast<long double>(p) - 2));
        // A subnormal result's last place is no measure of the factor, nor is a factor below the floats.
        if (want < 1.2e-38L || want / x < 3e-39L) continue;
        const float near = static_cast<float>(want);
        const double unit = static_cast<double>(near) - std::nextafter(near, 0.f);
        const double error = std::abs(static_cast<double>(w[i] - want)) / unit;
        if (error > worst) worst = error, where = before[i];
      }
    }
    RecordProperty("cuda_p" + std::to_string(p), std::to_string(worst));
    EXPECT_LE(worst, p > 7 ? 8 : 4) << "p " << p << " at w " << where;
  }
}

TEST(Cuda, ADamagedProgramOnDiskIsMadeAnew) {
  namespace fs = std::filesystem;
  const std::string folder = testing::TempDir() + "pdecay-kernels";
  fs::remove_all(folder);
  int made = 0;
  const auto make = [&] { return ++made, std::vector<char>{'c', 'u', 'b', static_cast<char>('0' + made)}; };
  const std::vector<char> first = cached(folder, "key", make);
  EXPECT_EQ(cached(folder, "key", make), first);
  EXPECT_EQ(made, 1);
  const std::string path = folder + "/key.cubin";
  ASSERT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}),
            1);  // nothing half-written
  for (const char* damaged : {"", "cu", "cub1fffffffffffffff0"}) {
    std::ofstream(path, std::ios::binary) << damaged;
    const int before = made;
    EXPECT_EQ(cached(folder, "key", make).back(), '0' + before + 1);
    EXPECT_EQ(made, before + 1);
  }
  EXPECT_EQ(cached("/proc/no-such-folder", "key", make).size(), 4u);  // a cache that cannot be written
  fs::remove_all(folder);
}

}  // namespace
}  // namespace pdecay
