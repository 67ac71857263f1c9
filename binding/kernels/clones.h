// A function compiled for several instruction sets, of which the processor's best is taken when the library
// is loaded.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define PDECAY_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"), flatten))
// The same for code that differs by instruction set: each function names its own, and the caller chooses.
#define PDECAY_HAS_TARGETS
#define PDECAY_TARGET(isa) __attribute__((target("arch=" isa), flatten))
#else
#define PDECAY_CLONES
#endif
