#include "allocator.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/util/Exception.h>
#include <dlfcn.h>
#include <pthread.h>

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <mutex>

#include "system.h"

namespace pdecay::memory {
namespace {

constexpr size_t kSmall = size_t{64} << 10;
constexpr double kCachedShare = 0.25, kShortageShare = 0.05;

// Never destroyed: tensors outlive static destructors.
std::atomic<Range*> the_range{nullptr};
c10::Allocator* own = nullptr;  // libtorch's
std::atomic<bool> enabled{false};

void report(void* data, int64_t change) {
  if (C10_LIKELY(!c10::memoryProfilingEnabled())) return;
  const RangeCounts counts = range().counts();
  c10::reportMemoryUsageToProfiler(data, change, counts.used, counts.used + counts.kept,
                                   c10::Device(c10::DeviceType::CPU));
}

void release(void* data) {
  if (!data) return;
  if (!range().holds(data)) return own->raw_deleter()(data);
  report(data, -static_cast<int64_t>(Range::size_of(data)));
  range().put(data);
}

class CachingAllocator final : public c10::Allocator {
 public:
  c10::DataPtr allocate(size_t bytes) override {
    if (bytes > kSmall && enabled.load(std::memory_order_relaxed)) {
      if (void* data = range().get(bytes)) {
        report(data, static_cast<int64_t>(Range::size_of(data)));
        // The context is the data, as callers of raw_allocate() expect.
        return {data, data, &release, c10::Device(c10::DeviceType::CPU)};
      }
    }
    // Also what the range cannot give: libtorch's allocator may, or refuses in the words that callers know.
    c10::DataPtr other = own->allocate(bytes);
    void* data = other.get();
    const bool kept =
        data == other.get_context() && other.compare_exchange_deleter(own->raw_deleter(), &release);
    TORCH_INTERNAL_ASSERT(kept || !data, "the CPU allocator's data are not its context");
    return other;
  }
  c10::DeleterFnPtr raw_deleter() const override { return &release; }
  void copy_data(void* to, const void* from, size_t bytes) const override {
    default_copy_data(to, from, bytes);
  }
};

bool is_unwanted() {
  const char* choice = std::getenv("PDECAY_CACHING_ALLOCATOR");
  if (choice && std::strcmp(choice, "0") == 0) return true;
  return dlsym(RTLD_DEFAULT, "__asan_init") != nullptr;
}

}  // namespace

Range& range() noexcept { return *the_range.load(std::memory_order_acquire); }
bool is_installed() noexcept { return the_range.load(std::memory_order_acquire) != nullptr; }
bool is_enabled() noexcept { return enabled.load(std::memory_order_relaxed); }

void install() {
  static std::once_flag once;
  std::call_once(once, [] {
    if (is_unwanted()) return;
    own = c10::GetAllocator(c10::DeviceType::CPU);
    // One that another library has installed may need its contexts: it stays.
    if (!own->raw_deleter() || own != c10::GetDefaultCPUAllocator()) return;
    Limits limits;
    const auto all = static_cast<double>(limit_bytes());
    limits.cap = static_cast<size_t>(kCachedShare * all);
    limits.shortage = static_cast<size_t>(kShortageShare * all);
    the_range.store(new Range(limits), std::memory_order_release);
    pthread_atfork([] { range().lock(); }, [] { range().unlock(); }, [] { range().unlock(); });
    enabled = true;
    c10::SetAllocator(c10::DeviceType::CPU, new CachingAllocator, 1);
  });
}

void set_enabled(bool on) noexcept { enabled = on && is_installed(); }

void set_cached_share(double share) {
  range().set_cap(static_cast<size_t>(share * static_cast<double>(limit_bytes())));
}

}  // namespace pdecay::memory
