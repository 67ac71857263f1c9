// CUDA devices: what they are, which is current, their memory and random numbers.
#include <ATen/Context.h>
#include <c10/core/CachingDeviceAllocator.h>
#include <dlfcn.h>
#include <napi.h>

#include <array>
#include <mutex>

#include "cuda.h"
#include "napi/env/module.h"
#include "napi/env/slots.h"

namespace pdecay::napi {
namespace {

struct Absence {
  std::mutex mutex;
  std::string text = "CUDA is not available";
};
Absence& absence() {
  static auto* instance = new Absence;
  return *instance;
}

// (why there is no CUDA, and what to do)
napi_value explain(napi_env env, napi_callback_info info) {
  return guard(env, [&]() -> napi_value {
    const Arguments<1> in(env, info);
    std::string text = read_string(env, in[0], "the reason");
    const std::lock_guard<std::mutex> lock(absence().mutex);
    absence().text = std::move(text);
    return nullptr;
  });
}

napi_value count(napi_env env, napi_callback_info) {
  return guard(
      env, [&] { return make_number(env, at::hasCUDA() ? at::detail::getCUDAHooks().deviceCount() : 0); });
}

// A function of the driver, which libtorch's CUDA part has opened: libtorch itself passes no names on.
template <class... Parameters>
void ask_driver(const char* function, Parameters... arguments) {
  static void* const driver = dlopen("libcuda.so.1", RTLD_LAZY | RTLD_LOCAL);
  void* const symbol = driver ? dlsym(driver, function) : nullptr;
  if (!symbol) throw Fault("ERR_CUDA", std::string("the NVIDIA driver, libcuda.so.1, has no ") + function);
  const int result = reinterpret_cast<int (*)(Parameters...)>(symbol)(arguments...);
  if (result != 0)
    throw Fault("ERR_CUDA", std::string(function) + " failed with CUDA error " + std::to_string(result));
}

int driver_attribute(int device, int attribute) {
  int value = 0;
  ask_driver("cuDeviceGetAttribute", &value, attribute, device);
  return value;
}

// (index) → {name, totalMemory, capability, multiprocessors}
napi_value describe(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.devices", [&]() -> napi_value {
    constexpr int kMultiprocessors = 16, kMajor = 75, kMinor = 76;  // CUdevice_attribute
    const Arguments<1> in(env, info);
    int device = 0;
    std::array<char, 256> name{};
    size_t memory = 0;
    ask_driver("cuDeviceGet", &device, static_cast<int>(read_cuda_device(env, in[0]).index()));
    ask_driver("cuDeviceGetName", name.data(), static_cast<int>(name.size()) - 1, device);
    ask_driver("cuDeviceTotalMem_v2", &memory, device);
    auto result = Napi::Object::New(env);
    result.Set("name", std::string(name.data()));
    result.Set("totalMemory", static_cast<double>(memory));
    result.Set("capability",
               Napi::Value(env, make_numbers(env, std::array{driver_attribute(device, kMajor),
                                                             driver_attribute(device, kMinor)})));
    result.Set("multiprocessors", driver_attribute(device, kMultiprocessors));
    return result;
  });
}

napi_value current_device(napi_env env, napi_callback_info) {
  return guard(env, "cuda.currentDevice",
               [&] { return make_number(env, cuda_backend().getDevice().index()); });
}

napi_value set_device(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.setDevice", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    cuda_backend().setDevice(read_cuda_device(env, in[0]));
    return nullptr;
  });
}

napi_value synchronize(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.synchronize", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    cuda_backend().synchronizeDevice(read_cuda_device(env, in[0]).index());
    return nullptr;
  });
}

napi_value synchronize_async(napi_env env, napi_callback_info info) {
  constexpr const char* kLabel = "cuda.synchronizeAsync";
  return guard(env, kLabel, [&] {
    const Arguments<1> in(env, info);
    const c10::Device device = read_cuda_device(env, in[0]);
    return slots(env).environment()->promise(kLabel, [device]() -> Environment::Finish {
      cuda_backend().synchronizeDevice(device.index());
      return make_undefined;
    });
  });
}

// The default generator of a device.
napi_value generator(napi_env env, napi_callback_info info) {
  return guard(env, "cuda", [&] {
    const Arguments<1> in(env, info);
    return kGenerators.make(env, at::globalContext().defaultGenerator(read_cuda_device(env, in[0])));
  });
}

c10::DeviceAllocator& allocator() {
  cuda_backend();
  return *c10::getDeviceAllocator(c10::kCUDA);
}

// By torch's names: allocated_bytes.all.peak …
napi_value memory_stats(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.memoryStats", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    const auto stats = allocator().getDeviceStats(read_cuda_device(env, in[0]).index());
    auto result = Napi::Object::New(env);
    const auto put = [&](const std::string& name, int64_t value) {
      result.Set(name, static_cast<double>(value));
    };
    const auto put_stat = [&](const std::string& name, const c10::CachingAllocator::Stat& stat) {
      put(name + ".current", stat.current);
      put(name + ".peak", stat.peak);
      put(name + ".allocated", stat.allocated);
      put(name + ".freed", stat.freed);
    };
    const auto put_pools = [&](const std::string& name, const c10::CachingAllocator::StatArray& pools) {
      put_stat(name + ".all", pools[0]);
      put_stat(name + ".small_pool", pools[1]);
      put_stat(name + ".large_pool", pools[2]);
    };
    put_pools("allocation", stats.allocation);
    put_pools("segment", stats.segment);
    put_pools("active", stats.active);
    put_pools("inactive_split", stats.inactive_split);
    put_pools("allocated_bytes", stats.allocated_bytes);
    put_pools("reserved_bytes", stats.reserved_bytes);
    put_pools("active_bytes", stats.active_bytes);
    put_pools("inactive_split_bytes", stats.inactive_split_bytes);
    put_pools("requested_bytes", stats.requested_bytes);
    put_stat("oversize_allocations", stats.oversize_allocations);
    put_stat("oversize_segments", stats.oversize_segments);
    put("num_alloc_retries", stats.num_alloc_retries);
    put("num_ooms", stats.num_ooms);
    put("num_sync_all_streams", stats.num_sync_all_streams);
    put("num_device_alloc", stats.num_device_alloc);
    put("num_device_free", stats.num_device_free);
    put("max_split_size", stats.max_split_size);
    return result;
  });
}

// → [free, total]
napi_value memory_info(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.memGetInfo", [&] {
    const Arguments<1> in(env, info);
    const auto [free, total] = allocator().getMemoryInfo(read_cuda_device(env, in[0]).index());
    return make_numbers(env, std::array{free, total});
  });
}

napi_value reset_peak(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.resetPeakMemoryStats", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    allocator().resetPeakStats(read_cuda_device(env, in[0]).index());
    return nullptr;
  });
}

napi_value reset_accumulated(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.resetAccumulatedMemoryStats", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    allocator().resetAccumulatedStats(read_cuda_device(env, in[0]).index());
    return nullptr;
  });
}

napi_value empty_cache(napi_env env, napi_callback_info) {
  return guard(env, "cuda.emptyCache", [&]() -> napi_value {
    allocator().emptyCache();
    return nullptr;
  });
}

}  // namespace

std::string cuda_absence() {
  const std::lock_guard<std::mutex> lock(absence().mutex);
  return absence().text;
}

void init_cuda(napi_env env, napi_value exports) {
  expose(env, exports,
         {{"explain", explain},
          {"count", count},
          {"describe", describe},
          {"currentDevice", current_device},
          {"setDevice", set_device},
          {"synchronize", synchronize},
          {"synchronizeAsync", synchronize_async},
          {"generator", generator},
          {"memoryStats", memory_stats},
          {"memoryInfo", memory_info},
          {"resetPeak", reset_peak},
          {"resetAccumulated", reset_accumulated},
          {"emptyCache", empty_cache}});
}

}  // namespace pdecay::napi
