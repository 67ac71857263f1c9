// Checked readers of JavaScript values and makers of new ones. A reader throws Fault ERR_ARGUMENT, naming the
// argument, or Pending when JavaScript threw; it never trusts the caller: TypeScript's checks give the better
// messages, these keep memory safe.
#pragma once

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>
#include <c10/core/Layout.h>
#include <c10/core/Scalar.h>
#include <c10/core/ScalarType.h>
#include <node_api.h>

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "guard.h"

namespace pdecay::napi {

// The arguments of a call; missing ones are undefined.
template <size_t N>
class Arguments {
 public:
  Arguments(napi_env env, napi_callback_info info) {
    check(env, napi_get_cb_info(env, info, &count_, values_, nullptr, nullptr), "the arguments");
  }
  napi_value operator[](size_t index) const { return values_[index]; }
  size_t count() const { return count_; }

 private:
  size_t count_ = N;
  napi_value values_[N];
};

// Attaches native functions to an exports object under their names.
void expose(napi_env env, napi_value exports,
            std::initializer_list<std::pair<const char*, napi_callback>> functions);

napi_valuetype type_of(napi_env env, napi_value value);
// undefined or null
bool is_nothing(napi_env env, napi_value value);
bool is_array(napi_env env, napi_value value);

double read_double(napi_env env, napi_value value, const char* name);
// A whole number (or bigint) within [lowest, highest].
int64_t read_int64(napi_env env, napi_value value, const char* name,
                   int64_t lowest = std::numeric_limits<int64_t>::min(),
                   int64_t highest = std::numeric_limits<int64_t>::max());
bool read_boolean(napi_env env, napi_value value, const char* name);
std::string read_string(napi_env env, napi_value value, const char* name);
napi_value read_function(napi_env env, napi_value value, const char* name);
// number, bigint or boolean; a number with no fraction is an integer, as in Python
c10::Scalar read_scalar(napi_env env, napi_value value, const char* name);
c10::Layout read_layout(napi_env env, napi_value value, const char* name);
c10::ScalarType read_dtype(napi_env env, napi_value value, const char* name);
c10::Device read_device(napi_env env, napi_value value, const char* name);
// Valid while the slot is in use.
// `name` is what messages call it: nullptr where there is only one.
const at::Tensor& read_handle(napi_env env, napi_value value, const char* name = nullptr);

uint32_t read_length(napi_env env, napi_value array, const char* name);
napi_value read_element(napi_env env, napi_value array, uint32_t index, const char* name);
// Every element of an array through read(element): a vector of what it returns.
template <class Read>
auto read_list(napi_env env, napi_value array, const char* name, Read&& read) {
  const uint32_t length = read_length(env, array, name);
  std::vector<decltype(read(array))> list;
  for (uint32_t i = 0; i < length; ++i) list.push_back(read(read_element(env, array, i, name)));
  return list;
}
std::vector<int64_t> read_int64_list(napi_env env, napi_value value, const char* name);
// From an array, or a Float64Array, of handles.
std::vector<at::Tensor> read_handle_list(napi_env env, napi_value value, const char* name);

struct Bytes {
  uint8_t* data;
  size_t size;
};
// The bytes of a typed array; `type` gets its element type. Detached ones are an error.
Bytes read_typed_array(napi_env env, napi_value value, const char* name, napi_typedarray_type* type);
template <class T>
constexpr napi_typedarray_type kTypedArray = std::is_same_v<T, double>    ? napi_float64_array
                                             : std::is_same_v<T, float>   ? napi_float32_array
                                             : std::is_same_v<T, int32_t> ? napi_int32_array
                                             : std::is_same_v<T, int64_t> ? napi_bigint64_array
                                                                          : napi_uint8_array;
template <class T>
std::span<T> read_array(napi_env env, napi_value value, const char* name) {
  napi_typedarray_type type;
  const Bytes bytes = read_typed_array(env, value, name, &type);
  if (type != kTypedArray<T>)
    throw Fault("ERR_ARGUMENT", std::string("wrong kind of typed array for ") + name);
  return {reinterpret_cast<T*>(bytes.data), bytes.size / sizeof(T)};
}

napi_value make_undefined(napi_env env);
napi_value make_null(napi_env env);
napi_value make_number(napi_env env, double value);
// A number where it is exact, else a bigint.
napi_value make_integer(napi_env env, int64_t value);
napi_value make_bigint(napi_env env, int64_t value);
napi_value make_boolean(napi_env env, bool value);
napi_value make_string(napi_env env, const std::string& value);
napi_value make_scalar(napi_env env, const c10::Scalar& value);
napi_value make_array(napi_env env, size_t length);
void set_element(napi_env env, napi_value array, size_t index, napi_value value);
template <class List>
napi_value make_numbers(napi_env env, const List& values) {
  napi_value array = make_array(env, values.size());
  size_t index = 0;
  for (const auto& value : values)
    set_element(env, array, index++, make_number(env, static_cast<double>(value)));
  return array;
}
// A new handle; an undefined tensor becomes null.
napi_value make_handle(napi_env env, at::Tensor tensor);
template <class List>
napi_value make_handles(napi_env env, List&& tensors) {
  napi_value array = make_array(env, tensors.size());
  size_t index = 0;
  for (at::Tensor tensor : tensors) set_element(env, array, index++, make_handle(env, std::move(tensor)));
  return array;
}

// 'float32' …; nullptr when the type has no name here.
// By the names that JavaScript has for them.
const char* layout_name(c10::Layout layout);
const char* dtype_name(c10::ScalarType type);
std::optional<c10::ScalarType> dtype_named(const std::string& name);

}  // namespace pdecay::napi
