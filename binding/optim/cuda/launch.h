// A launch of one kernel, compiled at first use, kept in memory and on disk.
#pragma once

#include <c10/core/Device.h>

#include <functional>
#include <string>
#include <vector>

#include "params.h"
#include "program.h"

namespace pdecay {

// On the device's current stream. The tables are in the device's memory, and stay there until it is done.
void launch(const KernelTypes& types, c10::Device device, const DeviceParam* params, const Chunk* chunks,
            unsigned count);

// The kernels' source run by loops on the CPU, with what looks like a device's tables: how an everyday
// machine sees mistakes in both. From the library that PDECAY_CUDA_EMULATION names; null where it is not set.
using Emulated = void (*)(const KernelTypes&, const DeviceParam*, const Chunk*, unsigned count);
Emulated emulated_launch();

// A compiled program from the folder, or from `compile` and then kept there. What is damaged is made anew.
std::vector<char> cached(const std::string& folder, const std::string& key,
                         const std::function<std::vector<char>()>& compile);

}  // namespace pdecay
