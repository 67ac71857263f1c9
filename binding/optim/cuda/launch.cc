#include "launch.h"

#include <c10/core/DeviceGuard.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <dlfcn.h>
#include <torch/headeronly/version.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <stdexcept>
#include <tuple>

#include "driver.h"

namespace pdecay {
namespace {

std::uint64_t hash(const char* data, std::size_t size) {  // FNV-1a
  std::uint64_t h = 0xcbf29ce484222325u;
  for (std::size_t i = 0; i < size; ++i) h = (h ^ static_cast<unsigned char>(data[i])) * 0x100000001b3u;
  return h;
}

std::string hex(std::uint64_t x) {
  std::string s(16, '0');
  for (int i = 15; i >= 0; --i, x >>= 4) s[static_cast<std::size_t>(i)] = "0123456789abcdef"[x & 15];
  return s;
}

std::string cache_folder() {
  if (const char* own = std::getenv("PDECAY_CACHE")) return std::string(own) + "/kernels";
  if (const char* xdg = std::getenv("XDG_CACHE_HOME")) return std::string(xdg) + "/pdecay/kernels";
  if (const char* home = std::getenv("HOME")) return std::string(home) + "/.cache/pdecay/kernels";
  return "";
}

using Key = std::tuple<Kernel, int, int, int, int, bool, Dtype, Dtype, Dtype, Dtype, bool, int>;

void* function(Kernel kernel, const KernelTypes& given, int device) {
  static std::mutex mutex;
  static std::map<Key, void*> functions;
  const KernelTypes t = types_of(kernel, given);
  const std::lock_guard lock(mutex);
  void*& f = functions[{kernel, t.step, t.step_variant, t.decay, t.decay_variant, t.fp64, t.weights,
                        t.gradient, t.state, t.low, t.coded, device}];
  if (!f) {
    const std::string source = kernel_source(kernel, t), target = architecture(device);
    const std::string identity = source + target + compiler_version();
    const std::vector<char> cubin = cached(cache_folder(), hex(hash(identity.data(), identity.size())),
                                           [&] { return compile(source, target); });
    void* module = nullptr;
    check(driver().module_load(&module, cubin.data()), "cuModuleLoadData");
    check(driver().module_function(&f, module, kKernelName), "cuModuleGetFunction");
  }
  return f;
}

void* current_stream(c10::Device device) {
  const c10::Stream stream = c10::impl::VirtualGuardImpl(device.type()).getStream(device);
#if TORCH_VERSION_MAJOR > 2 || TORCH_VERSION_MINOR >= 11
  return stream.native_handle();
#else
  // Before 2.11 only c10::cuda::CUDAStream, which holds nothing but a c10::Stream, knows CUDA's own stream.
  using Method = void* (*)(const c10::Stream*);
  static const auto method =
      reinterpret_cast<Method>(dlsym(RTLD_DEFAULT, "_ZNK3c104cuda10CUDAStream6streamEv"));
  if (!method) throw std::runtime_error("libc10_cuda.so is not open");
  return method(&stream);
#endif
}

}  // namespace

std::vector<char> cached(const std::string& folder, const std::string& key,
                         const std::function<std::vector<char>()>& compile) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  if (folder.empty()) return compile();
  const fs::path path = fs::path(folder) / (key + ".cubin");
  // The program, and behind it what its bytes hash to: half a file is never taken for a whole one.
  constexpr std::size_t kTail = 16;
  if (std::ifstream in(path, std::ios::binary); in) {
    std::vector<char> bytes(std::istreambuf_iterator<char>(in), {});
    if (bytes.size() > kTail) {
      const std::size_t size = bytes.size() - kTail;
      if (std::string(bytes.end() - kTail, bytes.end()) == hex(hash(bytes.data(), size))) {
        bytes.resize(size);
        return bytes;
      }
    }
  }
  const std::vector<char> made = compile();
  // A cache that cannot be written costs time and nothing else.
  fs::create_directories(folder, ignored);
  const fs::path temporary = path.string() + "." + std::to_string(getpid());
  std::ofstream out(temporary, std::ios::binary);
  out.write(made.data(), static_cast<std::streamsize>(made.size()));
  out << hex(hash(made.data(), made.size()));
  out.close();
  if (out) fs::rename(temporary, path, ignored);
  fs::remove(temporary, ignored);
  return made;
}

void launch(Kernel kernel, const KernelTypes& types, c10::Device device, const Work& work, unsigned blocks) {
  if (blocks == 0) return;
  if (const Emulation* loops = emulation()) return loops->run(kernel, types, work, blocks);
  const c10::DeviceGuard guard(device);
  Work copy = work;
  void* arguments[] = {&copy};
  check(driver().launch(function(kernel, types, device.index()), blocks, 1, 1, kThreads, 1, 1, 0,
                        current_stream(device), arguments, nullptr),
        "cuLaunchKernel");
}

bool is_capturing(c10::Device device) {
  if (const Emulation* loops = emulation()) return loops->capturing();
  int status = 0;  // CU_STREAM_CAPTURE_STATUS_NONE
  check(driver().stream_is_capturing(current_stream(device), &status), "cuStreamIsCapturing");
  return status != 0;
}

BesideCapture::BesideCapture(bool capturing) : capturing_(capturing && !emulation()) {
  if (capturing_) check(driver().exchange_capture_mode(&mode_), "cuThreadExchangeStreamCaptureMode");
}
BesideCapture::~BesideCapture() {
  if (capturing_) driver().exchange_capture_mode(&mode_);
}

const Emulation* emulation() {
  static const Emulation found = []() -> Emulation {
    const char* path = std::getenv("PDECAY_CUDA_EMULATION");
    if (!path || !*path) return {};
    Emulation e{};
    if (void* library = dlopen(path, RTLD_NOW | RTLD_LOCAL)) {
      e.run = reinterpret_cast<decltype(e.run)>(dlsym(library, "pdecay_emulate"));
      e.capturing = reinterpret_cast<decltype(e.capturing)>(dlsym(library, "pdecay_emulation_is_capturing"));
    }
    if (!e.run || !e.capturing)
      throw std::runtime_error(
          std::string("Expected the library of emulated kernels for PDECAY_CUDA_EMULATION but "
                      "received ") +
          path);
    return e;
  }();
  return found.run ? &found : nullptr;
}

}  // namespace pdecay
