// CPU kernels that replace libtorch's own, where those leave much of the processor unused. They are
// registered with libtorch's dispatcher, so that autograd, recordings and exports see the operators that they
// know. A kernel leaves to libtorch what it has no fast path for.
//
// Most give what libtorch's give, bit for bit. Those that compute the same sums in another order, and so
// round differently, are used only while fast() holds.
#pragma once

namespace pdecay::kernels {

// Registers the kernels for the rest of the process. Further calls do nothing.
void install();

// Whether kernels that round differently from libtorch's may be used. At first it holds, unless the
// environment has PDECAY_FAST_KERNELS=0. For the whole process.
bool fast();
void set_fast(bool enabled);

}  // namespace pdecay::kernels
