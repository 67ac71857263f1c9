#include "convert.h"

#include <c10/util/Exception.h>

#include <array>
#include <cmath>
#include <iomanip>
#include <sstream>

#include "napi/cuda/cuda.h"
#include "slots.h"

namespace pdecay::napi {
namespace {

constexpr uint32_t kLongestList = 1u << 24;
constexpr double kSafeInteger = 9007199254740991.0;  // 2^53 - 1

[[noreturn]] void mismatch(const char* expected, const char* name) {
  throw Fault("ERR_ARGUMENT", std::string("Expected ") + expected + " for " + (name ? name : "a tensor"));
}

struct DtypeName {
  const char* name;
  c10::ScalarType type;
};

constexpr DtypeName kDtypes[] = {
    {"float32", c10::ScalarType::Float},
    {"float64", c10::ScalarType::Double},
    {"float16", c10::ScalarType::Half},
    {"bfloat16", c10::ScalarType::BFloat16},
    {"int64", c10::ScalarType::Long},
    {"int32", c10::ScalarType::Int},
    {"int16", c10::ScalarType::Short},
    {"int8", c10::ScalarType::Char},
    {"uint8", c10::ScalarType::Byte},
    {"uint16", c10::ScalarType::UInt16},
    {"uint32", c10::ScalarType::UInt32},
    {"uint64", c10::ScalarType::UInt64},
    {"bool", c10::ScalarType::Bool},
    {"complex32", c10::ScalarType::ComplexHalf},
    {"complex64", c10::ScalarType::ComplexFloat},
    {"complex128", c10::ScalarType::ComplexDouble},
    {"float8_e5m2", c10::ScalarType::Float8_e5m2},
    {"float8_e4m3fn", c10::ScalarType::Float8_e4m3fn},
    {"float8_e5m2fnuz", c10::ScalarType::Float8_e5m2fnuz},
    {"float8_e4m3fnuz", c10::ScalarType::Float8_e4m3fnuz},
    {"qint8", c10::ScalarType::QInt8},
    {"quint8", c10::ScalarType::QUInt8},
    {"qint32", c10::ScalarType::QInt32},
};

constexpr std::pair<const char*, c10::Layout> kLayouts[] = {
    {"strided", c10::kStrided},     {"sparse", c10::kSparse},       {"sparseCsr", c10::kSparseCsr},
    {"sparseCsc", c10::kSparseCsc}, {"sparseBsr", c10::kSparseBsr}, {"sparseBsc", c10::kSparseBsc}};

// Only what a double gives exactly; `integer` is set then.
bool whole(double number, int64_t& integer) {
  if (!(std::fabs(number) <= kSafeInteger) || number != std::trunc(number)) return false;
  integer = static_cast<int64_t>(number);
  return true;
}

int64_t read_bigint(napi_env env, napi_value value, const char* name) {
  int64_t integer = 0;
  bool lossless = false;
  check(env, napi_get_value_bigint_int64(env, value, &integer, &lossless), name);
  if (!lossless) throw Fault("ERR_RANGE", std::string("the bigint for ") + name + " does not fit 64 bits");
  return integer;
}

}  // namespace

void expose(napi_env env, napi_value exports,
            std::initializer_list<std::pair<const char*, napi_callback>> functions) {
  for (const auto& [name, callback] : functions) {
    napi_value function = nullptr;
    check(env, napi_create_function(env, name, NAPI_AUTO_LENGTH, callback, nullptr, &function));
    check(env, napi_set_named_property(env, exports, name, function));
  }
}

napi_valuetype type_of(napi_env env, napi_value value) {
  napi_valuetype type = napi_undefined;
  check(env, napi_typeof(env, value, &type));
  return type;
}

bool is_nothing(napi_env env, napi_value value) {
  const napi_valuetype type = type_of(env, value);
  return type == napi_undefined || type == napi_null;
}

bool is_array(napi_env env, napi_value value) {
  bool result = false;
  check(env, napi_is_array(env, value, &result));
  return result;
}

double read_double(napi_env env, napi_value value, const char* name) {
  double number = 0;
  if (napi_get_value_double(env, value, &number) != napi_ok) mismatch("number", name);
  return number;
}

int64_t read_int64(napi_env env, napi_value value, const char* name, int64_t lowest, int64_t highest) {
  int64_t integer = 0;
  double number = 0;
  if (napi_get_value_double(env, value, &number) == napi_ok) {
    if (!whole(number, integer)) {
      std::ostringstream text;
      text << "Expected integer for " << name << " but received " << std::setprecision(17) << number;
      throw Fault("ERR_ARGUMENT", text.str());
    }
  } else if (type_of(env, value) == napi_bigint) {
    integer = read_bigint(env, value, name);
  } else {
    mismatch("integer", name);
  }
  if (integer < lowest || integer > highest)
    throw Fault("ERR_RANGE", std::string("Expected integer in [") + std::to_string(lowest) + ", " +
                                 std::to_string(highest) + "] for " + name + " but received " +
                                 std::to_string(integer));
  return integer;
}

bool read_boolean(napi_env env, napi_value value, const char* name) {
  bool result = false;
  if (napi_get_value_bool(env, value, &result) != napi_ok) mismatch("boolean", name);
  return result;
}

std::string read_string(napi_env env, napi_value value, const char* name) {
  size_t length = 0;
  if (napi_get_value_string_utf8(env, value, nullptr, 0, &length) != napi_ok) mismatch("string", name);
  std::string text(length, '\0');
  check(env, napi_get_value_string_utf8(env, value, text.data(), length + 1, &length), name);
  return text;
}

napi_value read_function(napi_env env, napi_value value, const char* name) {
  if (type_of(env, value) != napi_function) mismatch("function", name);
  return value;
}

c10::Scalar read_scalar(napi_env env, napi_value value, const char* name) {
  double number = 0;
  if (napi_get_value_double(env, value, &number) == napi_ok) {
    int64_t integer = 0;
    if (whole(number, integer) && !(integer == 0 && std::signbit(number))) return c10::Scalar(integer);
    return c10::Scalar(number);
  }
  switch (type_of(env, value)) {
    case napi_boolean:
      return c10::Scalar(read_boolean(env, value, name));
    case napi_bigint:
      return c10::Scalar(read_bigint(env, value, name));
    case napi_object: {  // { re, im }, or { float } for a float that may be whole
      double parts[2];
      napi_value written = nullptr;
      check(env, napi_get_named_property(env, value, "float", &written));
      if (napi_get_value_double(env, written, &parts[0]) == napi_ok) return c10::Scalar(parts[0]);
      for (int i = 0; i < 2; ++i) {
        napi_value part = nullptr;
        check(env, napi_get_named_property(env, value, i == 0 ? "re" : "im", &part));
        if (napi_get_value_double(env, part, &parts[i]) != napi_ok) mismatch("number or { re, im }", name);
      }
      return c10::Scalar(c10::complex<double>(parts[0], parts[1]));
    }
    default:
      mismatch("number, bigint, boolean or Complex", name);
  }
}

c10::Layout read_layout(napi_env env, napi_value value, const char* name) {
  const std::string text = read_string(env, value, name);
  for (const auto& [known, layout] : kLayouts) {
    if (text == known) return layout;
  }
  throw Fault("ERR_ARGUMENT", "Expected layout for " + std::string(name) + " but received '" + text + "'");
}

const char* layout_name(c10::Layout wanted) {
  for (const auto& [name, layout] : kLayouts) {
    if (layout == wanted) return name;
  }
  throw Fault("ERR_UNSUPPORTED", "a tensor of this layout is not supported in JavaScript");
}

c10::ScalarType read_dtype(napi_env env, napi_value value, const char* name) {
  const std::string text = read_string(env, value, name);
  if (const auto type = dtype_named(text)) return *type;
  throw Fault("ERR_ARGUMENT", "Expected dtype for " + std::string(name) + " but received '" + text + "'");
}

c10::Device read_device(napi_env env, napi_value value, const char* name) {
  const std::string text = read_string(env, value, name);
  const auto parse = [&] {
    try {
      return c10::Device(text);
    } catch (const c10::Error&) {
      throw Fault("ERR_ARGUMENT", "Expected device such as 'cpu' or 'cuda:0' for " + std::string(name) +
                                      " but received '" + text + "'");
    }
  };
  const c10::Device device = parse();
  // libtorch's own answer would list every backend and the files they are registered in.
  if (device.is_cuda()) require_device(device);
  return device;
}

const at::Tensor& read_handle(napi_env env, napi_value value, const char* name) {
  double handle = 0;
  if (napi_get_value_double(env, value, &handle) != napi_ok) mismatch("Tensor", name);
  return slots(env).get(handle, name);
}

uint32_t read_length(napi_env env, napi_value array, const char* name) {
  if (!is_array(env, array)) mismatch("array", name);
  uint32_t length = 0;
  check(env, napi_get_array_length(env, array, &length), name);
  // A sparse array costs nothing to make: reading four thousand million holes would never end.
  if (length > kLongestList) throw Fault("ERR_RANGE", std::string("the array for ") + name + " is too long");
  return length;
}

napi_value read_element(napi_env env, napi_value array, uint32_t index, const char* name) {
  napi_value element = nullptr;
  check(env, napi_get_element(env, array, index, &element), name);
  return element;
}

std::vector<int64_t> read_int64_list(napi_env env, napi_value value, const char* name) {
  return read_list(env, value, name, [&](napi_value element) { return read_int64(env, element, name); });
}

std::vector<at::Tensor> read_handle_list(napi_env env, napi_value value, const char* name) {
  if (is_array(env, value)) {
    return read_list(env, value, name,
                     [&](napi_value element) -> at::Tensor { return read_handle(env, element, name); });
  }
  std::vector<at::Tensor> tensors;
  for (const double handle : read_array<double>(env, value, name)) tensors.push_back(slots(env).get(handle));
  return tensors;
}

Bytes read_typed_array(napi_env env, napi_value value, const char* name, napi_typedarray_type* type) {
  bool typed = false, detached = false;
  check(env, napi_is_typedarray(env, value, &typed), name);
  if (!typed) mismatch("typed array", name);
  size_t length = 0;
  void* data = nullptr;
  napi_value buffer = nullptr;
  check(env, napi_get_typedarray_info(env, value, type, &length, &data, &buffer, nullptr), name);
  check(env, napi_is_detached_arraybuffer(env, buffer, &detached), name);
  if (detached) throw Fault("ERR_ARGUMENT", std::string("the buffer of ") + name + " is detached");
  static constexpr size_t kSizes[] = {1, 1, 1, 2, 2, 4, 4, 4, 8, 8, 8};
  if (static_cast<size_t>(*type) >= std::size(kSizes)) mismatch("typed array of a known kind", name);
  return {static_cast<uint8_t*>(data), length * kSizes[*type]};
}

napi_value make_undefined(napi_env env) {
  napi_value result = nullptr;
  check(env, napi_get_undefined(env, &result));
  return result;
}

napi_value make_null(napi_env env) {
  napi_value result = nullptr;
  check(env, napi_get_null(env, &result));
  return result;
}

napi_value make_number(napi_env env, double value) {
  napi_value result = nullptr;
  check(env, napi_create_double(env, value, &result));
  return result;
}

napi_value make_integer(napi_env env, int64_t value) {
  return std::fabs(static_cast<double>(value)) <= kSafeInteger ? make_number(env, static_cast<double>(value))
                                                               : make_bigint(env, value);
}

napi_value make_bigint(napi_env env, int64_t value) {
  napi_value result = nullptr;
  check(env, napi_create_bigint_int64(env, value, &result));
  return result;
}

napi_value make_boolean(napi_env env, bool value) {
  napi_value result = nullptr;
  check(env, napi_get_boolean(env, value, &result));
  return result;
}

napi_value make_string(napi_env env, const std::string& value) {
  napi_value result = nullptr;
  check(env, napi_create_string_utf8(env, value.data(), value.size(), &result));
  return result;
}

napi_value make_scalar(napi_env env, const c10::Scalar& value) {
  if (value.isBoolean()) return make_boolean(env, value.toBool());
  if (value.isIntegral(false)) return make_integer(env, value.toLong());
  if (value.isFloatingPoint()) return make_number(env, value.toDouble());
  const c10::complex<double> complex = value.toComplexDouble();
  napi_value object = nullptr;
  check(env, napi_create_object(env, &object));
  check(env, napi_set_named_property(env, object, "re", make_number(env, complex.real())));
  check(env, napi_set_named_property(env, object, "im", make_number(env, complex.imag())));
  return object;
}

napi_value make_array(napi_env env, size_t length) {
  napi_value array = nullptr;
  check(env, napi_create_array_with_length(env, length, &array));
  return array;
}

void set_element(napi_env env, napi_value array, size_t index, napi_value value) {
  check(env, napi_set_element(env, array, static_cast<uint32_t>(index), value));
}

napi_value make_handle(napi_env env, at::Tensor tensor) {
  if (!tensor.defined()) return make_null(env);
  return make_number(env, slots(env).put(std::move(tensor)));
}

const char* dtype_name(c10::ScalarType type) {
  for (const DtypeName& entry : kDtypes) {
    if (entry.type == type) return entry.name;
  }
  return nullptr;
}

std::optional<c10::ScalarType> dtype_named(const std::string& name) {
  for (const DtypeName& entry : kDtypes) {
    if (name == entry.name) return entry.type;
  }
  return std::nullopt;
}

}  // namespace pdecay::napi
