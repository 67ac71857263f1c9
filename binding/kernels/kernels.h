// CPU kernels in the place of libtorch's own, where those are scalar loops. They are registered with
// libtorch's dispatcher, so that autograd, recordings and exports see the operators that they know. Each
// gives what libtorch's gives, bit for bit, and leaves to it what it has no fast path for.
#pragma once

namespace pdecay::kernels {

// Registers the kernels for the rest of the process. Further calls do nothing.
void install();

}  // namespace pdecay::kernels
