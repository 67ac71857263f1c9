// One function for several instruction sets, whose registers' shape is a template argument.
#pragma once

#include "clones.h"
#include "matrix.h"

namespace pdecay::kernels {

enum class Isa { portable, avx2, avx512 };

// The processor's best, or the one that PDECAY_CPU_CAPABILITY names, as for the optimizers' kernels.
Isa isa();

// Whether the kernels for that set were measured to be faster than libtorch's. Those for every processor were
// not: they are used only where PDECAY_CPU_CAPABILITY asks for them, in tests.
bool isa_is_fast();

}  // namespace pdecay::kernels

// Defines `name` with these parameters, which calls `body<I>` with these arguments for that instruction set.
#ifdef PDECAY_HAS_TARGETS
#define PDECAY_BY_ISA(name, body, parameters, arguments)                                      \
  PDECAY_TARGET("x86-64-v4") static void name##_avx512 parameters { body<Avx512> arguments; } \
  PDECAY_TARGET("x86-64-v3") static void name##_avx2 parameters { body<Avx2> arguments; }     \
  static void name##_portable parameters { body<Portable> arguments; }                        \
  static void name parameters {                                                               \
    if (isa() == Isa::avx512) return name##_avx512 arguments;                                 \
    if (isa() == Isa::avx2) return name##_avx2 arguments;                                     \
    name##_portable arguments;                                                                \
  }
#else
#define PDECAY_BY_ISA(name, body, parameters, arguments) \
  static void name parameters { body<Portable> arguments; }
#endif
