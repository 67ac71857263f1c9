// What the system says of its memory, within the limit of the process's cgroup where there is one.
#pragma once

#include <cstddef>

namespace pdecay::memory {

// The most that this process may use, in bytes.
size_t limit_bytes();
// What can still be had without swapping, in bytes.
size_t available_bytes();

}  // namespace pdecay::memory
