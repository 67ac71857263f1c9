// CUDA as far as libtorch_cpu.so knows it: c10's interfaces for any device, which libtorch_cuda.so fills in
// where it is open. Nothing here needs CUDA's headers or libraries.
#pragma once

#include <c10/core/Stream.h>
#include <c10/core/impl/VirtualGuardImpl.h>

#include <optional>
#include <string>
#include <vector>

#include "napi/env/external.h"

namespace pdecay::napi {

// Why there is no CUDA, and what to do about it, as TypeScript found out.
std::string cuda_absence();

// libtorch's CUDA part, ready for use. Throws Fault ERR_CUDA where there is none.
c10::impl::VirtualGuardImpl cuda_backend();
// As above, and refuses a device that is not there.
void require_device(c10::Device device);
// An index; the current device for undefined.
c10::Device read_cuda_device(napi_env env, napi_value value);

inline constexpr External<c10::Stream> kStreams{{0x3f0b6f8f1c8e4a11, 0xb1d2a7c65e904f73}, "Stream"};

// The current device of a thread, and its current stream on each: what work on other threads has to take
// over. Empty while CUDA is not in use.
class DeviceState {
 public:
  DeviceState();

  class Guard;

 private:
  void enter() const;

  std::optional<c10::Device> device_;
  std::vector<c10::Stream> streams_;
};

// This thread is there, until the guard's end.
class DeviceState::Guard {
 public:
  explicit Guard(const DeviceState& device_state) { device_state.enter(); }
  ~Guard();
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;

 private:
  DeviceState before_;
};

}  // namespace pdecay::napi
