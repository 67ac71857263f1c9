// A caching allocator for libtorch's CPU tensors. libtorch's own gives every large block back to the system
// on each free, so that each step of a training loop faults its activations in again.
//
// Blocks of more than 64 KiB come from a Range (range.h); smaller ones from libtorch's allocator, whose
// malloc keeps them. Blocks are told apart by their address, so that either may free what the other allocator
// made: oneDNN frees by the allocator of the day.
#pragma once

#include <cstddef>

#include "range.h"

namespace pdecay::memory {

// Installs the allocator for the rest of the process; once, before libtorch computes anything. Does nothing
// where the environment has PDECAY_CACHING_ALLOCATOR=0 or an address sanitizer runs, which has to see each
// block.
void install();
// Whether install() did.
bool is_installed() noexcept;
// Whether new blocks are taken from the range. Those that are in use stay valid.
void set_enabled(bool enabled) noexcept;
bool is_enabled() noexcept;
// Share of the memory that the process may use, which free blocks may keep: in (0, 1]. 0.25 at first.
void set_cached_share(double share);
// The range behind the allocator; only where it is installed.
Range& range() noexcept;

}  // namespace pdecay::memory
