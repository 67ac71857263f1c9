#include "turbojpeg.h"

#include <dlfcn.h>

#include <atomic>
#include <mutex>

#include "error.h"

namespace pdecay::data {
namespace {

template <class F>
bool look_up(void* library, const char* name, F& function) {
  function = reinterpret_cast<F>(dlsym(library, name));
  return function != nullptr;
}

// What is wrong with it; empty where it was opened.
std::string open_one(const std::string& path, TurboJpeg& out) {
  void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    const char* reason = dlerror();
    return reason ? reason : path + ": cannot be opened";
  }
  if (!look_up(library, "tjInitDecompress", out.init_decompress) ||
      !look_up(library, "tjDestroy", out.destroy) || !look_up(library, "tjDecompress2", out.decompress) ||
      !look_up(library, "tjGetScalingFactors", out.scaling_factors) ||
      !look_up(library, "tjGetErrorStr", out.error_text)) {
    dlclose(library);
    return path + ": not a TurboJPEG library";
  }
  look_up(library, "tjGetErrorStr2", out.error_text_of);
  look_up(library, "tjGetErrorCode", out.error_code);
  out.path = path;
  return {};
}

}  // namespace

const TurboJpeg& turbojpeg(const std::vector<std::string>& candidates) {
  static TurboJpeg library{};
  static std::atomic<bool> opened{false};
  static std::mutex mutex;
  if (opened.load(std::memory_order_acquire)) return library;
  const std::lock_guard<std::mutex> lock(mutex);
  if (opened.load(std::memory_order_relaxed)) return library;
  std::string reasons;
  for (const std::string& path : candidates) {
    const std::string reason = open_one(path, library);
    if (reason.empty()) {
      opened.store(true, std::memory_order_release);
      return library;
    }
    reasons += (reasons.empty() ? "" : "; ") + reason;
  }
  throw DataError("ERR_NATIVE_LOAD", "libturbojpeg, which decodes JPEG, was not found (" + reasons + ")");
}

}  // namespace pdecay::data
