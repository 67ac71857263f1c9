// A decay rule in float32 by the CPU's kernels alone: no step, no tensors.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cpu/kernels.h"
#include "rules/power.h"
#include "rules/rules.h"

namespace pdecay {
// AVX-512's lanes, lowered to what every processor has.
namespace lowered {
extern const Kernels kKernels;
}

inline std::vector<const Kernels*> machine_kernels() {
  std::vector<const Kernels*> list{&lowered::kKernels};
  for (const char* name : {"portable", "avx2", "avx512"})
    if (const Kernels* k = cpu_kernels(name)) list.push_back(k);
  return list;
}

// What becomes of the weights `after` a step that found them as `before`.
inline std::vector<float> decayed(const Kernels& kernels, std::string_view name,
                                  std::span<const double> options, double lr, std::vector<float> before,
                                  std::vector<float> after) {
  const int number = find_decay(name);
  const DecayRule& rule = decay_rules()[number];
  PowerTables tables(kernels.looks_up_in_registers);
  const Moment at{lr, 1, nullptr, &tables};
  alignas(16) std::byte coefs[kCoefsBytes];
  rule.coefs(false, options.data(), at, coefs);
  Run<float> run{};
  run.w = after.data();
  run.before = before.data();
  run.n = static_cast<std::int64_t>(after.size());
  run.threshold = 1e-8f;
  Tally tally;
  kernels.f32.decay(number, rule.variant(options.data(), at))(run, coefs, tally);
  return after;
}

}  // namespace pdecay
