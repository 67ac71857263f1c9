// A decay rule by the CPU's kernels alone: no step, no tensors.
#pragma once

#include <span>
#include <string_view>
#include <utility>
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
template <class F>
std::vector<F> decayed_as(const Kernels& kernels, std::string_view name, std::span<const double> options,
                          double lr, std::vector<F> before, std::vector<F> after) {
  const int number = find_decay(name);
  const DecayRule& rule = decay_rules()[number];
  PowerTables tables(kernels.looks_up_in_registers);
  const Context at{lr, 1, nullptr, &tables};
  alignas(16) std::byte coefs[kCoefsBytes];
  rule.coefs(sizeof(F) == 8, options.data(), at, coefs);
  Run<F> run{};
  run.w = after.data();
  run.before = before.data();
  run.n = static_cast<std::int64_t>(after.size());
  run.threshold = F(1e-8);
  Tally tally;
  kernels.loops<F>().decay(number, rule.variant(options.data(), at))(run, coefs, tally);
  return after;
}
inline std::vector<float> decayed(const Kernels& kernels, std::string_view name,
                                  std::span<const double> options, double lr, std::vector<float> before,
                                  std::vector<float> after) {
  return decayed_as<float>(kernels, name, options, lr, std::move(before), std::move(after));
}

}  // namespace pdecay
