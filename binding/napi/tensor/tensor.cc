// What JavaScript asks of one tensor: its facts, and copies from and to typed arrays.
#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>
#include <c10/util/safe_numerics.h>

#include <cstring>

#include "arrays_of.h"
#include "napi/env/convert.h"
#include "napi/env/module.h"
#include "napi/env/slots.h"
#include "napi/operators/batching.h"
#include "napi/operators/record.h"

namespace pdecay::napi {
namespace {

at::Tensor copy_bytes(const Bytes& bytes, const std::vector<int64_t>& shape, c10::ScalarType type) {
  if (count_of(shape) * c10::elementSize(type) != bytes.size || count_of(shape) > bytes.size)
    throw Fault("ERR_RANGE", "the array's length does not fit the shape");
  at::Tensor tensor = at::empty(shape, type);
  if (bytes.size) std::memcpy(tensor.mutable_data_ptr(), bytes.data, bytes.size);
  return tensor;
}

// (array, shape, dtype | undefined, device | undefined, requiresGrad)
napi_value from_array(napi_env env, napi_callback_info info) {
  return guard(env, "tensor", [&] {
    const Arguments<5> in(env, info);
    const std::vector<int64_t> shape = read_int64_list(env, in[1], "shape");
    const bool convert = !is_nothing(env, in[2]);
    const c10::ScalarType wanted = convert ? read_dtype(env, in[2], "dtype") : c10::kFloat;
    const c10::Device device =
        is_nothing(env, in[3]) ? c10::Device(c10::kCPU) : read_device(env, in[3], "device");
    const bool requires_grad = read_boolean(env, in[4], "requiresGrad");
    // Last, as reading the others may have run JavaScript, and the buffer might be gone.
    napi_typedarray_type array;
    const Bytes bytes = read_typed_array(env, in[0], "data", &array);
    const RecordingPause pause;
    at::Tensor tensor = copy_bytes(bytes, shape, type_in(array));
    tensor = tensor.to(device, convert ? wanted : tensor.scalar_type());
    if (requires_grad) tensor.requires_grad_(true);
    return make_handle(env, std::move(tensor));
  });
}

// (bytes: Uint8Array, shape, dtype): elements bit for bit
napi_value from_bytes(napi_env env, napi_callback_info info) {
  return guard(env, "tensor", [&] {
    const Arguments<3> in(env, info);
    const std::vector<int64_t> shape = read_int64_list(env, in[1], "shape");
    const c10::ScalarType type = read_dtype(env, in[2], "dtype");
    const auto bytes = read_array<uint8_t>(env, in[0], "data");
    const RecordingPause pause;
    return make_handle(env, copy_bytes({bytes.data(), bytes.size()}, shape, type));
  });
}

// V8 ends the process on a typed array that is longer (Node 20).
constexpr int64_t kLongestArray = int64_t{1} << 32;

void check_length(int64_t length) {
  if (length > kLongestArray)
    throw Fault("ERR_RANGE", "a typed array holds 2^32 elements at most, not " + std::to_string(length) +
                                 ": take parts, with narrow()");
}

void check_values(const at::Tensor& tensor) {
  if (is_batched(tensor))
    throw Fault("ERR_UNSUPPORTED",
                "within vmap() a tensor stands for all examples at once, which have no single value: compute "
                "with operators alone, where() for what depends on values");
}

at::Tensor dense(const at::Tensor& tensor) {
  check_values(tensor);
  check_length(tensor.numel());
  if (tensor.layout() != c10::kStrided || tensor.is_quantized() || tensor.is_nested())
    throw Fault("ERR_UNSUPPORTED", "only dense tensors have elements to copy: use toDense() or dequantize()");
  // The zeros that some derivatives are have no memory. A copy has.
  if (tensor._is_zerotensor()) return tensor.detach().to(c10::kCPU).clone(c10::MemoryFormat::Contiguous);
  return tensor.detach().resolve_conj().resolve_neg().to(c10::kCPU).contiguous();
}

napi_value to_array(napi_env env, napi_callback_info info) {
  return guard(env, "toTypedArray", [&] {
    const Arguments<1> in(env, info);
    note_in_recording("toTypedArray");
    const RecordingPause pause;
    return copy_out(env, array_elements(read_handle(env, in[0])));
  });
}

napi_value to_bytes(napi_env env, napi_callback_info info) {
  return guard(env, "toBytes", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    const at::Tensor& given = read_handle(env, in[0]);
    check_length(given.numel() * static_cast<int64_t>(given.element_size()));
    note_in_recording("toBytes");
    const RecordingPause pause;
    const at::Tensor tensor = dense(given).view({-1});
    void* data = nullptr;
    napi_value buffer = nullptr, array = nullptr;
    check(env, napi_create_arraybuffer(env, tensor.nbytes(), &data, &buffer), "an ArrayBuffer");
    if (tensor.nbytes()) std::memcpy(data, tensor.const_data_ptr(), tensor.nbytes());
    check(env, napi_create_typedarray(env, napi_uint8_array, tensor.nbytes(), buffer, 0, &array));
    return array;
  });
}

// (tensor, array): copies the array's elements into the tensor, converting them
napi_value copy_from_array(napi_env env, napi_callback_info info) {
  return guard(env, "copyFrom", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    const at::Tensor tensor = read_handle(env, in[0]);
    napi_typedarray_type array;
    const Bytes bytes = read_typed_array(env, in[1], "data", &array);
    note_in_recording("copyFrom");
    const RecordingPause pause;
    tensor.detach().copy_(copy_bytes(bytes, tensor.sizes().vec(), type_in(array)));
    return nullptr;
  });
}

napi_value item(napi_env env, napi_callback_info info) {
  return guard(env, "item", [&] {
    const Arguments<1> in(env, info);
    const at::Tensor& tensor = read_handle(env, in[0]);
    check_values(tensor);
    TORCH_CHECK(tensor.numel() == 1, "a tensor with ", tensor.numel(), " elements has no single value");
    return make_scalar(env, tensor.item());
  });
}

template <napi_value (*Make)(napi_env, const at::Tensor&)>
napi_value fact(napi_env env, napi_callback_info info) {
  return guard(env, [&] {
    const Arguments<1> in(env, info);
    return Make(env, read_handle(env, in[0]));
  });
}

napi_value shape(napi_env env, const at::Tensor& tensor) { return make_numbers(env, tensor.sizes()); }
napi_value strides(napi_env env, const at::Tensor& tensor) { return make_numbers(env, tensor.strides()); }
napi_value numel(napi_env env, const at::Tensor& tensor) {
  return make_number(env, static_cast<double>(tensor.numel()));
}
napi_value dim(napi_env env, const at::Tensor& tensor) {
  return make_number(env, static_cast<double>(tensor.dim()));
}
napi_value dtype(napi_env env, const at::Tensor& tensor) {
  const char* name = dtype_name(tensor.scalar_type());
  return make_string(env, name ? name : c10::toString(tensor.scalar_type()));
}
napi_value device(napi_env env, const at::Tensor& tensor) { return make_string(env, tensor.device().str()); }
napi_value is_contiguous(napi_env env, const at::Tensor& tensor) {
  return make_boolean(env, tensor.is_contiguous());
}
napi_value layout(napi_env env, const at::Tensor& tensor) {
  return make_string(env, layout_name(tensor.layout()));
}
napi_value storage_offset(napi_env env, const at::Tensor& tensor) {
  return make_number(env, static_cast<double>(tensor.storage_offset()));
}
napi_value is_dense(napi_env env, const at::Tensor& tensor) {
  return make_boolean(env, tensor.layout() == c10::kStrided && !tensor.is_quantized());
}
// The address of the first element: equal for views that begin alike. A bigint, and no way to reach the
// memory. 0 where there is none.
napi_value data_pointer(napi_env env, const at::Tensor& tensor) {
  return make_bigint(env, tensor.has_storage() && tensor.storage().data()
                              ? reinterpret_cast<int64_t>(tensor.const_data_ptr())
                              : 0);
}
// A second handle of the same tensor.
napi_value share(napi_env env, const at::Tensor& tensor) { return make_handle(env, tensor); }

}  // namespace

uint64_t count_of(const std::vector<int64_t>& shape) {
  uint64_t count = 1;
  for (const int64_t size : shape) {
    if (size < 0)
      throw Fault("ERR_RANGE", "Expected sizes of at least 0 for shape but received " + std::to_string(size));
    if (c10::mul_overflows(count, static_cast<uint64_t>(size), &count))
      throw Fault("ERR_RANGE", "the shape has more elements than memory can hold");
  }
  return count;
}

at::Tensor array_elements(const at::Tensor& tensor) {
  const at::Tensor elements = dense(tensor);
  const c10::ScalarType type = elements.scalar_type();
  if (c10::isReducedFloatingType(type)) return elements.to(c10::kFloat);
  array_type(type);
  return elements;
}

void init_tensor(napi_env env, napi_value exports) {
  expose(env, exports,
         {{"fromArray", from_array},
          {"fromBytes", from_bytes},
          {"toTypedArray", to_array},
          {"toBytes", to_bytes},
          {"copyFromArray", copy_from_array},
          {"item", item},
          {"shape", fact<shape>},
          {"strides", fact<strides>},
          {"numel", fact<numel>},
          {"dim", fact<dim>},
          {"dtype", fact<dtype>},
          {"device", fact<device>},
          {"isContiguous", fact<is_contiguous>},
          {"isDense", fact<is_dense>},
          {"layout", fact<layout>},
          {"storageOffset", fact<storage_offset>},
          {"dataPointer", fact<data_pointer>},
          {"share", fact<share>}});
}

}  // namespace pdecay::napi
