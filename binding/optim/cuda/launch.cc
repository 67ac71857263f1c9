#include "launch.h"

#include <c10/core/DeviceGuard.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <dlfcn.h>
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

using Key = std::tuple<int, int, int, int, bool, Dtype, Dtype, Dtype, Dtype, int>;

void* function(const KernelTypes& t, int device) {
  static std::mutex mutex;
  static std::map<Key, void*> functions;
  const std::lock_guard lock(mutex);
  void*& f = functions[{t.step, t.step_variant, t.decay, t.decay_variant, t.fp64, t.weights, t.gradient,
                        t.state, t.low, device}];
  if (!f) {
    const std::string source = kernel_source(t), target = architecture(device);
    const std::string identity = source + target + compiler_version();
    const std::vector<char> cubin = cached(cache_folder(), hex(hash(identity.data(), identity.size())),
                                           [&] { return compile(source, target); });
    void* module = nullptr;
    check(driver().module_load(&module, cubin.data()), "cuModuleLoadData");
    check(driver().module_function(&f, module, kKernelName), "cuModuleGetFunction");
  }
  return f;
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

void launch(const KernelTypes& types, c10::Device device, const DeviceParam* params, const Chunk* chunks,
            unsigned count) {
  const c10::DeviceGuard guard(device);
  void* stream = c10::impl::VirtualGuardImpl(device.type()).getStream(device).native_handle();
  void* arguments[] = {&params, &chunks};
  check(driver().launch(function(types, device.index()), count, 1, 1, kThreads, 1, 1, 0, stream, arguments,
                        nullptr),
        "cuLaunchKernel");
}

Emulated emulated_launch() {
  static const Emulated found = []() -> Emulated {
    const char* path = std::getenv("PDECAY_CUDA_EMULATION");
    if (!path || !*path) return nullptr;
    void* library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    void* emulate = library ? dlsym(library, "pdecay_emulate") : nullptr;
    if (!emulate)
      throw std::runtime_error(
          std::string("Expected the library of emulated kernels for PDECAY_CUDA_EMULATION but "
                      "received ") +
          path);
    return reinterpret_cast<Emulated>(emulate);
  }();
  return found;
}

}  // namespace pdecay
