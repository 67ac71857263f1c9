// A libtorch_cuda.so made of the processor's memory and a few counters: two "devices" whose operators are the
// CPU's. It stands behind the very interfaces that libtorch's own does, so that the addon's side of them runs
// with no device.
//
// What it has seen it tells as statistics of its allocator: num_sync_all_streams counts the waits for a
// device, num_device_alloc is the stream of the latest operator or launch, num_device_free how often a tensor
// was noted on a stream, num_alloc_retries the launches of kernels, which run nothing, and num_ooms their
// blocks.
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/EmptyTensor.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <ATen/native/CPUFallback.h>
#include <ATen/ops/as_strided_cpu_dispatch.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/view_cpu_dispatch.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/CachingDeviceAllocator.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>
#include <torch/library.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <set>

namespace {

constexpr c10::DeviceIndex kDevices = 2;

thread_local c10::DeviceIndex device = 0;
thread_local c10::StreamId current[kDevices] = {};
std::atomic<int64_t> latest_stream{0}, waits{0}, noted{0}, clock_ticks{0}, made{0}, launches{0}, blocks{0};
constexpr int kInvalid = 1, kNotWhileCapturing = 900, kRelaxed = 2;
thread_local int capture_mode = 0;

c10::Stream stream_of(c10::DeviceIndex index, c10::StreamId id) {
  return c10::Stream(c10::Stream::UNSAFE, c10::Device(c10::kCUDA, index), id);
}
c10::DeviceIndex index_of(c10::Device given) { return given.has_index() ? given.index() : device; }

struct Guard final : c10::impl::DeviceGuardImplInterface {
  Guard() = default;
  explicit Guard(c10::DeviceType) {}
  c10::DeviceType type() const override { return c10::kCUDA; }
  c10::Device exchangeDevice(c10::Device to) const override {
    return c10::Device(c10::kCUDA, std::exchange(device, to.index()));
  }
  c10::Device getDevice() const override { return c10::Device(c10::kCUDA, device); }
  void setDevice(c10::Device to) const override { device = to.index(); }
  void uncheckedSetDevice(c10::Device to) const noexcept override { device = to.index(); }
  c10::Stream getStream(c10::Device of) const override {
    return stream_of(index_of(of), current[index_of(of)]);
  }
  c10::Stream getDefaultStream(c10::Device of) const override { return stream_of(index_of(of), 0); }
  c10::Stream getStreamFromGlobalPool(c10::Device of, bool) const override {
    return stream_of(index_of(of), 1000);
  }
  void* getStreamNativeHandle(c10::Stream stream) const override {
    return reinterpret_cast<void*>(static_cast<std::intptr_t>(stream.id()));
  }
  c10::Stream getNewStream(c10::Device of, int) const override { return stream_of(index_of(of), ++made); }
  c10::Stream exchangeStream(c10::Stream to) const override {
    return stream_of(to.device_index(), std::exchange(current[to.device_index()], to.id()));
  }
  c10::DeviceIndex deviceCount() const noexcept override { return kDevices; }
  bool queryStream(const c10::Stream& stream) const override { return stream.id() >= 0; }
  void synchronizeStream(const c10::Stream&) const override { ++waits; }
  void synchronizeDevice(c10::DeviceIndex) const override { ++waits; }
  void synchronizeEvent(void*) const override { ++waits; }
  void record(void** event, const c10::Stream&, c10::DeviceIndex, c10::EventFlag) const override {
    if (!*event) *event = new int64_t;
    *static_cast<int64_t*>(*event) = ++clock_ticks;
  }
  void block(void*, const c10::Stream&) const override {}
  bool queryEvent(void*) const override { return true; }
  void destroyEvent(void* event, c10::DeviceIndex) const noexcept override {
    delete static_cast<int64_t*>(event);
  }
  double elapsedTime(void* start, void* end, c10::DeviceIndex) const override {
    return static_cast<double>(*static_cast<int64_t*>(end) - *static_cast<int64_t*>(start));
  }
  void recordDataPtrOnStream(const c10::DataPtr&, const c10::Stream&) const override { ++noted; }
};
C10_REGISTER_GUARD_IMPL(CUDA, Guard)

// Reads of a number, and copies between host and device that were not asked to be non-blocking: each of these
// a real device is waited for. Those of the fallback itself are none.
std::atomic<int64_t> awaited{0};
thread_local int in_fallback = 0;

// Blocks know their size and device by a header before them.
struct Allocator final : c10::DeviceAllocator {
  struct Header {
    size_t size;
    c10::DeviceIndex index;
  };
  static constexpr size_t kHeader = 64;
  c10::CachingDeviceAllocator::Stat stats[kDevices];
  std::mutex mutex;

  static Allocator& instance() {
    static auto* allocator = new Allocator;
    return *allocator;
  }
  static void release(void* data) {
    if (!data) return;
    void* const block = static_cast<char*>(data) - kHeader;
    const Header header = *static_cast<Header*>(block);
    const std::lock_guard<std::mutex> lock(instance().mutex);
    instance().stats[header.index].decrease(header.size);
    std::free(block);
  }
  c10::DataPtr allocate(size_t size) override {
    const c10::Device here(c10::kCUDA, device);
    if (size == 0) return {nullptr, nullptr, release, here};
    void* const block = std::aligned_alloc(kHeader, (size + 2 * kHeader) / kHeader * kHeader);
    *static_cast<Header*>(block) = {size, device};
    const std::lock_guard<std::mutex> lock(mutex);
    stats[device].increase(size);
    void* const data = static_cast<char*>(block) + kHeader;
    return {data, data, release, here};
  }
  c10::DeleterFnPtr raw_deleter() const override { return release; }
  void copy_data(void* to, const void* from, size_t size) const override {
    default_copy_data(to, from, size);
  }
  bool initialized() override { return true; }
  void emptyCache(c10::MempoolId_t) override {}
  void recordStream(const c10::DataPtr&, c10::Stream) override { ++noted; }
  c10::CachingDeviceAllocator::DeviceStats getDeviceStats(c10::DeviceIndex index) override {
    c10::CachingDeviceAllocator::DeviceStats result;
    result.allocated_bytes[0] = stats[index];
    result.num_sync_all_streams = waits;
    result.num_device_alloc = latest_stream;
    result.num_device_free = noted;
    result.num_alloc_retries = launches;
    result.num_ooms = blocks;
    result.max_split_size = awaited;
    return result;
  }
  void resetAccumulatedStats(c10::DeviceIndex index) override { stats[index].reset_accumulated(); }
  void resetPeakStats(c10::DeviceIndex index) override { stats[index].reset_peak(); }
  std::pair<size_t, size_t> getMemoryInfo(c10::DeviceIndex index) override {
    return {size_t{1000} - index, size_t{2000}};
  }
};

struct Pinned final : c10::Allocator {
  std::set<const void*> all;

  static Pinned& instance() {
    static auto* allocator = new Pinned;
    return *allocator;
  }
  static void release(void* data) {
    instance().all.erase(data);
    std::free(data);
  }
  c10::DataPtr allocate(size_t size) override {
    void* const data = std::malloc(size + 1);
    all.insert(data);
    return {data, data, release, c10::kCPU};
  }
  c10::DeleterFnPtr raw_deleter() const override { return release; }
  void copy_data(void* to, const void* from, size_t size) const override {
    default_copy_data(to, from, size);
  }
};

// Looked up by this name.
struct CUDAHooks final : at::CUDAHooksInterface {
  explicit CUDAHooks(at::CUDAHooksArgs) {}
  void init() const override { c10::SetAllocator(c10::kCUDA, &Allocator::instance()); }
  bool hasCUDA() const override { return true; }
  bool isBuilt() const override { return true; }
  bool isAvailable() const override { return true; }
  bool hasPrimaryContext(c10::DeviceIndex) const override { return true; }
  c10::DeviceIndex deviceCount() const override { return kDevices; }
  int getNumGPUs() const override { return kDevices; }
  c10::DeviceIndex current_device() const override { return device; }
  c10::DeviceIndex getCurrentDevice() const override { return device; }
  bool isPinnedPtr(const void* data) const override { return Pinned::instance().all.count(data) > 0; }
  c10::Allocator* getPinnedMemoryAllocator() const override { return &Pinned::instance(); }
  const at::Generator& getDefaultGenerator(c10::DeviceIndex index) const override {
    static auto* all =
        new std::vector<at::Generator>{at::detail::createCPUGenerator(), at::detail::createCPUGenerator()};
    return (*all)[index < 0 ? device : index];
  }
  at::Generator getNewGenerator(c10::DeviceIndex) const override { return at::detail::createCPUGenerator(); }
};
const at::RegistererCUDAHooksRegistry kHooks("CUDAHooks", at::CUDAHooksRegistry(),
                                             at::RegistererCUDAHooksRegistry::DefaultCreator<CUDAHooks>);

c10::ScalarType type_or_float(std::optional<c10::ScalarType> type) { return type.value_or(c10::kFloat); }

at::Tensor empty(c10::IntArrayRef size, std::optional<c10::ScalarType> type, std::optional<c10::Layout>,
                 std::optional<c10::Device> on, std::optional<bool>,
                 std::optional<c10::MemoryFormat> format) {
  const c10::DeviceGuard guard(on.value_or(c10::Device(c10::kCUDA, device)));
  return at::detail::empty_generic(size, &Allocator::instance(), c10::DispatchKeySet(c10::DispatchKey::CUDA),
                                   type_or_float(type), format);
}

at::Tensor empty_strided(c10::IntArrayRef size, c10::IntArrayRef stride, std::optional<c10::ScalarType> type,
                         std::optional<c10::Layout>, std::optional<c10::Device> on, std::optional<bool>) {
  const c10::DeviceGuard guard(on.value_or(c10::Device(c10::kCUDA, device)));
  return at::detail::empty_strided_generic(size, stride, &Allocator::instance(),
                                           c10::DispatchKeySet(c10::DispatchKey::CUDA), type_or_float(type));
}

at::Tensor on_cpu(const at::Tensor& tensor) {
  if (!tensor.is_cuda()) return tensor;
  return at::from_blob(tensor.mutable_data_ptr(), tensor.sizes(), tensor.strides(),
                       at::TensorOptions(tensor.scalar_type()));
}

at::Tensor& copy_(at::Tensor& to, const at::Tensor& from, bool non_blocking) {
  latest_stream = current[device];
  if (!non_blocking && !in_fallback && to.is_cuda() != from.is_cuda()) ++awaited;
  on_cpu(to).copy_(on_cpu(from));
  return to;
}

at::Tensor copy_from_and_resize(const at::Tensor& from, const at::Tensor& to) {
  if (to.sizes() != from.sizes()) {
    const at::Tensor fresh = empty(from.sizes(), to.scalar_type(), {}, to.device(), {}, {});
    to.unsafeGetTensorImpl()->set_storage_keep_dtype(fresh.storage());
    to.unsafeGetTensorImpl()->set_sizes_contiguous(from.sizes());
  }
  on_cpu(to).copy_(on_cpu(from));
  return to;
}

void fallback(const c10::OperatorHandle& op, torch::jit::Stack* stack) {
  latest_stream = current[device];
  if (op.schema().name() == "aten::_local_scalar_dense") ++awaited;
  ++in_fallback;
  at::native::cpu_fallback(op, stack);
  --in_fallback;
}

TORCH_LIBRARY_IMPL(aten, CUDA, m) {
  m.impl("empty.memory_format", empty);
  m.impl("empty_strided", empty_strided);
  m.impl("copy_", copy_);
  m.impl("_copy_from_and_resize", copy_from_and_resize);
  m.impl("as_strided", at::cpu::as_strided);
  m.impl("view", at::cpu::view);
}
TORCH_LIBRARY_IMPL(_, CUDA, m) { m.fallback(torch::CppFunction::makeFromBoxedFunction<fallback>()); }

}  // namespace

std::atomic<bool> fake_capturing{false};  // told by graph.cc

// Of the driver: the addon looks these up in libcuda.so.1, which is a link to this library.
extern "C" {
C10_EXPORT int cuDeviceGet(int* result, int ordinal) {
  *result = ordinal;
  return 0;
}
C10_EXPORT int cuDeviceGetName(char* name, int length, int index) {
  std::snprintf(name, length, "Fake %d", index);
  return 0;
}
C10_EXPORT int cuDeviceTotalMem_v2(size_t* bytes, int) {
  *bytes = 2000;
  return 0;
}
C10_EXPORT int cuDeviceGetAttribute(int* value, int attribute, int) {
  // Multiprocessors, and the two halves of sm_90.
  *value = attribute == 16 ? 16 : attribute == 75 ? 9 : 0;
  return attribute == 16 || attribute == 75 || attribute == 76 ? 0 : kInvalid;
}
C10_EXPORT int cuGetErrorName(int error, const char** name) {
  *name = error == kNotWhileCapturing ? "CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED" : "CUDA_ERROR_INVALID_VALUE";
  return 0;
}
C10_EXPORT int cuStreamIsCapturing(void* stream, int* status) {
  *status = fake_capturing && stream == reinterpret_cast<void*>(static_cast<std::intptr_t>(current[device]));
  return 0;
}
C10_EXPORT int cuThreadExchangeStreamCaptureMode(int* mode) {
  std::swap(*mode, capture_mode);
  return 0;
}
// What NVRTC makes are ELF files of one kernel each.
C10_EXPORT int cuModuleLoadData(void** module, const void* image) {
  if (fake_capturing && capture_mode != kRelaxed) return kNotWhileCapturing;
  *module = const_cast<void*>(image);
  return std::memcmp(image,
                     "\x7f"
                     "ELF",
                     4) == 0
             ? 0
             : kInvalid;
}
C10_EXPORT int cuModuleGetFunction(void** function, void* module, const char* name) {
  *function = module;
  return std::strcmp(name, "pdecay_kernel") == 0 ? 0 : kInvalid;
}
C10_EXPORT int cuLaunchKernel(void*, unsigned grid_x, unsigned grid_y, unsigned grid_z, unsigned block_x,
                              unsigned block_y, unsigned block_z, unsigned shared, void* stream,
                              void** arguments, void** extra) {
  const bool as_written = grid_x && grid_y == 1 && grid_z == 1 && block_x == 256 && block_y == 1 &&
                          block_z == 1 && !shared && arguments && arguments[0] && !extra;
  ++launches;
  blocks += grid_x;
  latest_stream = reinterpret_cast<std::intptr_t>(stream);
  return as_written ? 0 : kInvalid;
}
}
