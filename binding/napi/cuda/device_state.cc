#include <ATen/Context.h>

#include <atomic>
#include <mutex>

#include "cuda.h"

namespace pdecay::napi {
namespace {

// Until somebody asks for CUDA, no thread has a state worth keeping, and looking would start CUDA.
std::atomic<bool> in_use{false};

}  // namespace

c10::impl::VirtualGuardImpl cuda_backend() {
  if (!at::hasCUDA()) throw Fault("ERR_CUDA", cuda_absence());
  at::globalContext().lazyInitDevice(c10::kCUDA);
  in_use = true;
  return c10::impl::VirtualGuardImpl(c10::kCUDA);
}

void require_device(c10::Device device) {
  const c10::DeviceIndex count = cuda_backend().deviceCount();
  if (device.index() < count) return;
  throw Fault("ERR_CUDA", "there is no " + device.str() + " here: libtorch sees " + std::to_string(count) +
                              (count == 1 ? " CUDA device" : " CUDA devices"));
}

c10::Device read_cuda_device(napi_env env, napi_value value) {
  const c10::impl::VirtualGuardImpl backend = cuda_backend();
  if (is_nothing(env, value)) return backend.getDevice();
  const int64_t index = read_int64(env, value, "device", 0, std::numeric_limits<c10::DeviceIndex>::max());
  const c10::Device device(c10::kCUDA, static_cast<c10::DeviceIndex>(index));
  require_device(device);
  return device;
}

DeviceState::DeviceState() {
  if (!in_use) return;
  const c10::impl::VirtualGuardImpl backend(c10::kCUDA);
  device_ = backend.getDevice();
  for (c10::DeviceIndex index = 0; index < backend.deviceCount(); ++index)
    streams_.push_back(backend.getStream(c10::Device(c10::kCUDA, index)));
}

void DeviceState::enter() const {
  if (!device_) return;
  const c10::impl::VirtualGuardImpl backend(c10::kCUDA);
  for (const c10::Stream& stream : streams_) backend.exchangeStream(stream);
  backend.setDevice(*device_);
}

DeviceState::Guard::~Guard() {
  try {
    before_.enter();
  } catch (...) {  // the device is lost: every other use of it says so
  }
}

}  // namespace pdecay::napi
