// Memory that tensors and typed arrays share, with no copy.
//
// A tensor over an array's memory holds a reference to the array. The tensor may end on any thread, the
// reference only on its own. The memory is V8's: it ends with its environment, so such a tensor is of no
// other thread's use, and it never grows.
//
// An array over a tensor's memory holds the tensor until V8 has collected the array and the event loop has
// turned: Node's finalizers wait for that. Meanwhile the memory must stay where it is: it never grows either.
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <c10/core/StorageImpl.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <unordered_map>
#include <vector>

#include "arrays_of.h"
#include "napi/env/convert.h"
#include "napi/env/module.h"
#include "napi/env/slots.h"
#include "napi/operators/record.h"

namespace pdecay::napi {
namespace {

struct ArrayKind {
  napi_typedarray_type array;
  c10::ScalarType type;
};

// Which elements lie in which typed array bit for bit. Half-width floats have no typed array in Node 20: they
// leave as float32, and enter from float32 or, bit for bit, from a Uint16Array.
constexpr ArrayKind kArrayKinds[] = {
    {napi_float32_array, c10::ScalarType::Float},    {napi_float64_array, c10::ScalarType::Double},
    {napi_bigint64_array, c10::ScalarType::Long},    {napi_int32_array, c10::ScalarType::Int},
    {napi_int16_array, c10::ScalarType::Short},      {napi_int8_array, c10::ScalarType::Char},
    {napi_uint8_array, c10::ScalarType::Byte},       {napi_uint8_clamped_array, c10::ScalarType::Byte},
    {napi_uint16_array, c10::ScalarType::UInt16},    {napi_uint32_array, c10::ScalarType::UInt32},
    {napi_biguint64_array, c10::ScalarType::UInt64}, {napi_uint8_array, c10::ScalarType::Bool},
};

// Longer buffers Node refuses, after it has called their finalizer.
constexpr size_t kLargestBuffer = size_t{1} << 32;

struct ArrayReference {
  std::shared_ptr<Environment> environment;
  napi_ref array;
};

void release_array(void* reference) {
  const std::unique_ptr<ArrayReference> over(static_cast<ArrayReference*>(reference));
  over->environment->release(over->array);
}

at::Tensor tensor_over(napi_env env, napi_value array, const Bytes& bytes, const std::vector<int64_t>& shape,
                       c10::ScalarType type) {
  if (bytes.size == 0) return at::empty(shape, type);
  napi_ref reference = nullptr;
  check(env, napi_create_reference(env, array, 1, &reference), "the array");
  return at::for_blob(bytes.data, shape)
      .context(new ArrayReference{slots(env).environment(), reference}, release_array)
      .options(type)
      .make_tensor();
}

// (array, shape, dtype | undefined): a tensor over the array's memory. Whoever can detach its buffer must not
// use the tensor again: src/tensor/values/buffer.ts takes care that nobody can, and src/arrays looks before
// every step.
napi_value view_array(napi_env env, napi_callback_info info) {
  return guard(env, "viewArray", [&] {
    const Arguments<3> in(env, info);
    const std::vector<int64_t> shape = read_int64_list(env, in[1], "shape");
    const bool typed = !is_nothing(env, in[2]);
    const c10::ScalarType wanted = typed ? read_dtype(env, in[2], "dtype") : c10::kFloat;
    // Last, as reading the others may have run JavaScript, and the buffer might be gone.
    napi_typedarray_type array;
    const Bytes bytes = read_typed_array(env, in[0], "the array", &array);
    const c10::ScalarType type = typed ? wanted : type_in(array);
    // Of a bool that is neither 0 nor 1 kernels do anything.
    if (c10::isQIntType(type) || type == c10::kBool)
      throw Fault("ERR_UNSUPPORTED", std::string("memory cannot be lent as ") + c10::toString(type));
    const size_t width = c10::elementSize(type), count = count_of(shape);
    if (bytes.size % width != 0 || count != bytes.size / width)
      throw Fault("ERR_RANGE", "the array has " + std::to_string(bytes.size / width) +
                                   " elements: not those of its shape");
    if (reinterpret_cast<uintptr_t>(bytes.data) % std::min<size_t>(width, alignof(std::max_align_t)) != 0)
      throw Fault("ERR_RANGE", "the elements do not begin at a multiple of their size");
    const RecordingPause pause;
    return make_handle(env, tensor_over(env, in[0], bytes, shape, type));
  });
}

// The living buffers of this thread's environment, by the storage that each is over: one view after the
// other, in a loop that never lets finalizers run, must not pile them up.
using Buffers = std::unordered_map<const void*, napi_ref>;
Buffers& buffers() {
  thread_local Buffers all;
  return all;
}

struct BufferOwner {
  at::Tensor tensor;
  std::shared_ptr<Environment> environment;
  const void* storage = nullptr;
  napi_ref buffer = nullptr;
};

void release_buffer(napi_env, void*, void* hint) {
  const std::unique_ptr<BufferOwner> over(static_cast<BufferOwner*>(hint));
  if (!over->buffer) return;
  const auto found = buffers().find(over->storage);
  if (found != buffers().end() && found->second == over->buffer) buffers().erase(found);
  over->environment->release(over->buffer);
}

// nullptr where the embedder allows no memory but its own.
napi_value make_buffer(napi_env env, BufferOwner*& owner, void* data, size_t size) {
  auto owned =
      std::make_unique<BufferOwner>(BufferOwner{owner->tensor, owner->environment, owner->storage, nullptr});
  napi_value buffer = nullptr;
  if (napi_create_external_arraybuffer(env, data, size, release_buffer, owned.get(), &buffer) != napi_ok)
    return nullptr;
  owner = owned.release();
  return buffer;
}

napi_value make_view(napi_env env, napi_value buffer, size_t offset, const at::Tensor& elements) {
  napi_value array = nullptr;
  check(env, napi_create_typedarray(env, array_type(elements.scalar_type()), elements.numel(), buffer, offset,
                                    &array));
  return array;
}

// The buffer over a whole storage: the one there is, or a new one.
napi_value buffer_of(napi_env env, const at::Tensor& elements) {
  const void* storage = elements.storage().unsafeGetStorageImpl();
  napi_value buffer = nullptr;
  if (const auto found = buffers().find(storage); found != buffers().end()) {
    check(env, napi_get_reference_value(env, found->second, &buffer));
    if (buffer) return buffer;
  }
  BufferOwner given{elements, slots(env).environment(), storage, nullptr};
  BufferOwner* owner = &given;
  buffer = make_buffer(env, owner, elements.storage().mutable_data(), elements.storage().nbytes());
  if (!buffer) return nullptr;
  check(env, napi_create_reference(env, buffer, 0, &owner->buffer));
  buffers()[storage] = owner->buffer;
  return buffer;
}

// A typed array over the tensor's own memory.
napi_value view_elements(napi_env env, napi_callback_info info) {
  return guard(env, "asTypedArray", [&] {
    const Arguments<1> in(env, info);
    note_in_recording("asTypedArray");
    const RecordingPause pause;
    const at::Tensor tensor = read_handle(env, in[0]);
    if (tensor._is_zerotensor())
      throw Fault("ERR_UNSUPPORTED", "these zeros, a derivative's, have no memory: clone() them");
    const at::Tensor elements = array_elements(tensor);
    if (!elements.is_alias_of(tensor))
      throw Fault("ERR_UNSUPPORTED",
                  "only a contiguous tensor on the CPU, of a dtype that has a typed array, is one in place");
    const c10::Storage& storage = elements.storage();
    if (elements.numel() == 0) return copy_out(env, elements);
    if (storage.nbytes() > kLargestBuffer)
      throw Fault("ERR_RANGE",
                  "the tensor's memory is of more than 4 GiB: clone() a part, or toTypedArray()");
    storage.unsafeGetStorageImpl()->set_resizable(false);
    napi_value buffer = buffer_of(env, elements);
    if (!buffer) throw Fault("ERR_UNSUPPORTED", "this runtime has no arrays over memory that is not its own");
    return make_view(env, buffer, elements.storage_offset() * elements.element_size(), elements);
  });
}

}  // namespace

c10::ScalarType type_in(napi_typedarray_type array) {
  for (const ArrayKind& kind : kArrayKinds) {
    if (kind.array == array) return kind.type;
  }
  throw Fault("ERR_UNSUPPORTED", "no dtype for this kind of typed array");
}

napi_typedarray_type array_type(c10::ScalarType type) {
  for (const ArrayKind& kind : kArrayKinds) {
    if (kind.type == type) return kind.array;
  }
  throw Fault("ERR_UNSUPPORTED",
              std::string("no typed array holds ") + c10::toString(type) + ": use real(), imag()");
}

napi_value copy_out(napi_env env, const at::Tensor& elements) {
  void* data = nullptr;
  napi_value buffer = nullptr;
  check(env, napi_create_arraybuffer(env, elements.nbytes(), &data, &buffer), "an ArrayBuffer");
  if (elements.nbytes()) std::memcpy(data, elements.const_data_ptr(), elements.nbytes());
  return make_view(env, buffer, 0, elements);
}

napi_value make_array_over(napi_env env, const at::Tensor& elements) {
  const size_t size = elements.nbytes();
  if (size == 0 || size > kLargestBuffer) return copy_out(env, elements);
  BufferOwner given{elements, nullptr};
  BufferOwner* owner = &given;
  const napi_value buffer = make_buffer(env, owner, elements.mutable_data_ptr(), size);
  return buffer ? make_view(env, buffer, 0, elements) : copy_out(env, elements);
}

bool is_array_memory(const at::Tensor& tensor) {
  switch (tensor.layout()) {
    case c10::kSparse:
      return is_array_memory(tensor._indices()) || is_array_memory(tensor._values());
    case c10::kSparseCsr:
    case c10::kSparseBsr:
      return is_array_memory(tensor.crow_indices()) || is_array_memory(tensor.col_indices()) ||
             is_array_memory(tensor.values());
    case c10::kSparseCsc:
    case c10::kSparseBsc:
      return is_array_memory(tensor.ccol_indices()) || is_array_memory(tensor.row_indices()) ||
             is_array_memory(tensor.values());
    default:
      return tensor.has_storage() && tensor.storage().data_ptr().get_deleter() == release_array;
  }
}

void init_arrays(napi_env env, napi_value exports) {
  expose(env, exports, {{"viewArray", view_array}, {"viewElements", view_elements}});
}

}  // namespace pdecay::napi
