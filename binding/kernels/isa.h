// One function for several instruction sets: the shape of its registers is a template argument, and the
// processor's best set is asked for once.
#pragma once

#include <ATen/Version.h>

#include <string>

#include "matrix.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define PDECAY_TARGET(isa) __attribute__((target("arch=x86-64-" isa), flatten))
#else
#define PDECAY_TARGET(isa)
#define PDECAY_ONE_ISA
#endif

namespace pdecay::kernels {

enum class Isa { baseline, avx2, avx512 };

// What libtorch's kernels use too, which ATEN_CPU_CAPABILITY may lower.
inline Isa isa() {
#ifdef PDECAY_ONE_ISA
  return Isa::baseline;
#else
  static const Isa best = [] {
    const std::string allowed = at::get_cpu_capability();
    if (allowed == "AVX512" && __builtin_cpu_supports("x86-64-v4")) return Isa::avx512;
    if (allowed != "DEFAULT" && __builtin_cpu_supports("x86-64-v3")) return Isa::avx2;
    return Isa::baseline;
  }();
  return best;
#endif
}

}  // namespace pdecay::kernels

// Defines `name` with these parameters, which calls `body<I>` with these arguments for the processor's
// instruction set.
#define PDECAY_BY_ISA(name, body, parameters, arguments)                               \
  PDECAY_TARGET("v4") static void name##_avx512 parameters { body<Avx512> arguments; } \
  PDECAY_TARGET("v3") static void name##_avx2 parameters { body<Avx2> arguments; }     \
  static void name##_baseline parameters { body<Baseline> arguments; }                 \
  static void name parameters {                                                        \
    if (isa() == Isa::avx512) return name##_avx512 arguments;                          \
    if (isa() == Isa::avx2) return name##_avx2 arguments;                              \
    name##_baseline arguments;                                                         \
  }
