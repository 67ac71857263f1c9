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
void launch(Kernel kernel, const KernelTypes& types, c10::Device device, const Work& work, unsigned blocks);

// Whether the device's current stream records a graph, and runs nothing.
bool is_capturing(c10::Device device);

// While it lives, this thread may allocate and load beside a capture, which the driver refuses otherwise for
// fear of what another stream waits for.
class BesideCapture {
 public:
  explicit BesideCapture(bool capturing);
  ~BesideCapture();
  BesideCapture(const BesideCapture&) = delete;
  BesideCapture& operator=(const BesideCapture&) = delete;

 private:
  bool capturing_;
  int mode_ = 2;  // CU_STREAM_CAPTURE_MODE_RELAXED
};

// The kernels' source run by loops on the CPU, with what looks like a device's tables: how an everyday
// machine sees mistakes in both. From the library that PDECAY_CUDA_EMULATION names; null where it is not set.
struct Emulation {
  void (*run)(Kernel, const KernelTypes&, const Work&, unsigned blocks);
  bool (*capturing)();
};
const Emulation* emulation();

// A compiled program from the folder, or from `compile` and then kept there. What is damaged is made anew.
std::vector<char> cached(const std::string& folder, const std::string& key,
                         const std::function<std::vector<char>()>& compile);

}  // namespace pdecay
