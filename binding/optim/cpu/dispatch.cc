#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>

#include "kernels.h"

namespace pdecay {
namespace portable {
extern const Kernels kKernels;
}
#ifdef PDECAY_X86
namespace avx2 {
extern const Kernels kKernels;
}
namespace avx512 {
extern const Kernels kKernels;
}
#endif

const Kernels* cpu_kernels(const char* name) {
#ifdef PDECAY_X86
  const bool avx2 =
      __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("f16c");
  if (std::strcmp(name, "avx512") == 0)
    return avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                   __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")
               ? &avx512::kKernels
               : nullptr;
  if (std::strcmp(name, "avx2") == 0) return avx2 ? &avx2::kKernels : nullptr;
#endif
  return std::strcmp(name, "portable") == 0 ? &portable::kKernels : nullptr;
}

const Kernels& cpu_kernels() {
  static const Kernels& chosen = []() -> const Kernels& {
    if (const char* wanted = std::getenv("PDECAY_CPU_CAPABILITY")) {
      if (const Kernels* k = cpu_kernels(wanted)) return *k;
      throw std::runtime_error(
          "Expected portable, avx2 or avx512, as far as this processor has it, for PDECAY_CPU_CAPABILITY but "
          "received " +
          std::string(wanted));
    }
    for (const char* name : {"avx512", "avx2"})
      if (const Kernels* k = cpu_kernels(name)) return *k;
    return portable::kKernels;
  }();
  return chosen;
}

}  // namespace pdecay
