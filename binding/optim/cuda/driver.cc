#include "driver.h"

#include <ATen/Parallel.h>
#include <dlfcn.h>

#include <filesystem>
#include <iterator>
#include <stdexcept>

namespace pdecay {
namespace {

void* opened(const std::string& path, int flags = RTLD_NOW | RTLD_LOCAL) {
  return dlopen(path.c_str(), flags);
}

template <class Function>
void find(void* library, Function& function, const char* name) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  if (!function) throw std::runtime_error(std::string("Expected ") + name + " in its library but found none");
}

struct Compiler {
  int (*create)(void** program, const char* source, const char* name, int headers, const char* const* texts,
                const char* const* names);
  int (*compile)(void* program, int count, const char* const* options);
  int (*log_size)(void* program, std::size_t* size);
  int (*log)(void* program, char* log);
  int (*cubin_size)(void* program, std::size_t* size);
  int (*cubin)(void* program, char* cubin);
  int (*destroy)(void** program);
  int (*version)(int* major, int* minor);
};

std::string& compiler_path() {
  static std::string path;
  return path;
}

// The nvidia wheels lie beside torch's: site/torch/lib, site/nvidia/cu13/lib.
std::string wheel_folder() {
  Dl_info info{};
  if (!dladdr(reinterpret_cast<const void*>(&at::get_num_threads), &info)) return "";
  const auto site = std::filesystem::path(info.dli_fname).parent_path().parent_path().parent_path();
  return site.string() + "/nvidia/cu13/lib/";
}

const Compiler& compiler() {
  static const Compiler found = [] {
    std::string folder = compiler_path();
    if (!folder.empty())
      folder.resize(folder.rfind('/') + 1);
    else
      folder = wheel_folder();
    // NVRTC looks its built-ins up by name alone: they have to be there before it.
    opened(folder + "libnvrtc-builtins.so.13.0", RTLD_NOW | RTLD_GLOBAL);
    void* library = opened(compiler_path().empty() ? folder + "libnvrtc.so.13" : compiler_path());
    if (!library) library = opened("libnvrtc.so.13");
    if (!library)
      throw std::runtime_error(
          "Expected NVRTC (libnvrtc.so.13) in " + folder +
          " or among the system's libraries but found none; `pdecay setup --cuda` brings it");
    Compiler c{};
    find(library, c.create, "nvrtcCreateProgram");
    find(library, c.compile, "nvrtcCompileProgram");
    find(library, c.log_size, "nvrtcGetProgramLogSize");
    find(library, c.log, "nvrtcGetProgramLog");
    find(library, c.cubin_size, "nvrtcGetCUBINSize");
    find(library, c.cubin, "nvrtcGetCUBIN");
    find(library, c.destroy, "nvrtcDestroyProgram");
    find(library, c.version, "nvrtcVersion");
    return c;
  }();
  return found;
}

}  // namespace

const Driver& driver() {
  static const Driver found = [] {
    void* library = opened("libcuda.so.1");
    if (!library) throw std::runtime_error("Expected the CUDA driver (libcuda.so.1) but found none");
    Driver d{};
    find(library, d.module_load, "cuModuleLoadData");
    find(library, d.module_function, "cuModuleGetFunction");
    find(library, d.launch, "cuLaunchKernel");
    find(library, d.device, "cuDeviceGet");
    find(library, d.attribute, "cuDeviceGetAttribute");
    find(library, d.stream_is_capturing, "cuStreamIsCapturing");
    find(library, d.exchange_capture_mode, "cuThreadExchangeStreamCaptureMode");
    find(library, d.error_name, "cuGetErrorName");
    return d;
  }();
  return found;
}

void check(int result, const char* what) {
  if (result == 0) return;
  const char* name = nullptr;
  driver().error_name(result, &name);
  throw std::runtime_error(std::string(what) + " failed with " + (name ? name : std::to_string(result)));
}

std::string architecture(int device) {
  constexpr int kMajor = 75, kMinor = 76;  // CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR and its MINOR
  int handle = 0, major = 0, minor = 0;
  check(driver().device(&handle, device), "cuDeviceGet");
  check(driver().attribute(&major, kMajor, handle), "cuDeviceGetAttribute");
  check(driver().attribute(&minor, kMinor, handle), "cuDeviceGetAttribute");
  return "sm_" + std::to_string(major) + std::to_string(minor);
}

void use_compiler(const std::string& path) { compiler_path() = path; }

std::string compiler_version() {
  int major = 0, minor = 0;
  compiler().version(&major, &minor);
  return std::to_string(major) + "." + std::to_string(minor);
}

std::vector<char> compile(const std::string& source, const std::string& architecture) {
  const Compiler& c = compiler();
  void* program = nullptr;
  if (c.create(&program, source.c_str(), "pdecay.cu", 0, nullptr, nullptr))
    throw std::runtime_error("nvrtcCreateProgram failed");
  const std::string target = "--gpu-architecture=" + architecture;
  // Products are fused where the formulas say so, and nowhere else: as on the CPU.
  const char* options[] = {target.c_str(), "--std=c++20", "--fmad=false",
                           "--device-as-default-execution-space"};
  const int result = c.compile(program, std::size(options), options);
  std::size_t size = 0;
  std::vector<char> cubin;
  std::string log;
  if (result) {
    c.log_size(program, &size);
    log.resize(size);
    c.log(program, log.data());
  } else {
    c.cubin_size(program, &size);
    cubin.resize(size);
    c.cubin(program, cubin.data());
  }
  c.destroy(&program);
  if (result) throw std::runtime_error("NVRTC could not compile a kernel for " + architecture + ":\n" + log);
  return cubin;
}

}  // namespace pdecay
