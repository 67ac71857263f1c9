// The one native function behind every operator: call(id, object, …arguments in the schema's order).
//
// `object` is the JavaScript object that will hold a single resulting tensor (it is watched), or undefined
// inside a scope. undefined for an argument means its default. The result: a handle, an array for several
// returns or a list, a plain value, or undefined where the results are arguments (in-place and out forms).
#include <ATen/core/List.h>
#include <c10/core/MemoryFormat.h>

#include <algorithm>

#include "extents.h"
#include "napi/autograd/uses.h"
#include "napi/env/convert.h"
#include "napi/env/module.h"
#include "napi/env/slots.h"
#include "ops.h"

namespace pdecay::napi {
namespace {

constexpr size_t kFew = 10, kMost = 64;

c10::MemoryFormat read_memory_format(napi_env env, napi_value value, const char* name) {
  static constexpr std::pair<const char*, c10::MemoryFormat> kFormats[] = {
      {"contiguous", c10::MemoryFormat::Contiguous},
      {"preserve", c10::MemoryFormat::Preserve},
      {"channelsLast", c10::MemoryFormat::ChannelsLast},
      {"channelsLast3d", c10::MemoryFormat::ChannelsLast3d}};
  const std::string text = read_string(env, value, name);
  for (const auto& [known, format] : kFormats) {
    if (text == known) return format;
  }
  throw Fault("ERR_ARGUMENT",
              "Expected memory format for " + std::string(name) + " but received '" + text + "'");
}

c10::IValue read_one(napi_env env, napi_value value, const Parameter& parameter) {
  const char* name = parameter.shown.c_str();
  switch (parameter.kind) {
    case Kind::kTensor:
      return read_handle(env, value, name);
    case Kind::kScalar:
      return read_scalar(env, value, name);
    case Kind::kInt:
      return read_int64(env, value, name, parameter.lowest, parameter.highest);
    case Kind::kFloat:
      return read_double(env, value, name);
    case Kind::kBool:
      return read_boolean(env, value, name);
    case Kind::kString:
      return read_string(env, value, name);
    case Kind::kDtype:
      return static_cast<int64_t>(read_dtype(env, value, name));
    case Kind::kDevice:
      return read_device(env, value, name);
    case Kind::kLayout:
      return static_cast<int64_t>(read_layout(env, value, name));
    case Kind::kMemoryFormat:
      return static_cast<int64_t>(read_memory_format(env, value, name));
    case Kind::kGenerator:
      return read_generator(env, value, name);
    case Kind::kUnsupported:
      break;
  }
  throw Fault("ERR_UNSUPPORTED", std::string("no JavaScript value can be given for ") + name);
}

// For int[2], 2 numbers or 1 for both, or none where that is the default: kernels read past shorter lists.
void check_length(const Parameter& parameter, uint32_t length) {
  const auto wanted = static_cast<uint32_t>(parameter.length);
  if (wanted <= 1 || length == wanted || length == 1) return;
  if (length == 0 && parameter.fallback.isList() && parameter.fallback.toListRef().empty()) return;
  throw Fault("ERR_ARGUMENT", "Expected " + std::to_string(wanted) + " elements for " + parameter.shown +
                                  " but received " + std::to_string(length));
}

template <class T, class Read>
c10::List<T> read_typed_list(napi_env env, napi_value value, const Parameter& parameter, Read&& read) {
  c10::List<T> list;
  if (!is_array(env, value)) {  // int[2]: 3 means [3, 3]
    const T element = read(value);
    for (int32_t i = 0; i < std::max(parameter.length, 1); ++i) list.push_back(element);
    return list;
  }
  const char* name = parameter.shown.c_str();
  const uint32_t length = read_length(env, value, name);
  check_length(parameter, length);
  for (uint32_t i = 0; i < length; ++i) list.push_back(read(read_element(env, value, i, name)));
  return list;
}

c10::IValue read_many(napi_env env, napi_value value, const Parameter& parameter) {
  const char* name = parameter.shown.c_str();
  switch (parameter.kind) {
    case Kind::kTensor:
      if (parameter.optional_elements) {
        return read_typed_list<std::optional<at::Tensor>>(
            env, value, parameter, [&](napi_value element) -> std::optional<at::Tensor> {
              if (is_nothing(env, element)) return std::nullopt;
              return read_handle(env, element, name);
            });
      }
      return c10::List<at::Tensor>(read_handle_list(env, value, name));
    case Kind::kInt:
      return read_typed_list<int64_t>(env, value, parameter, [&](napi_value v) {
        return read_int64(env, v, name, parameter.lowest, parameter.highest);
      });
    case Kind::kFloat:
      return read_typed_list<double>(env, value, parameter,
                                     [&](napi_value v) { return read_double(env, v, name); });
    case Kind::kBool:
      return read_typed_list<bool>(env, value, parameter,
                                   [&](napi_value v) { return read_boolean(env, v, name); });
    case Kind::kString:
      return read_typed_list<std::string>(env, value, parameter,
                                          [&](napi_value v) { return read_string(env, v, name); });
    case Kind::kScalar: {
      c10::impl::GenericList list(c10::NumberType::get());
      for (const c10::Scalar& scalar :
           read_list(env, value, name, [&](napi_value v) { return read_scalar(env, v, name); }))
        list.push_back(scalar);
      return list;
    }
    default:
      throw Fault("ERR_UNSUPPORTED", std::string("no JavaScript value can be given for ") + name);
  }
}

void push_argument(napi_env env, const Slots& table, napi_value value, const Parameter& parameter,
                   std::vector<c10::IValue>& stack) {
  // Tensors are the common case, and a number is nothing else: no need to ask for the type first.
  if (parameter.kind == Kind::kTensor && !parameter.list) {
    double handle = 0;
    if (napi_get_value_double(env, value, &handle) == napi_ok) {
      stack.emplace_back(table.get(handle, parameter.shown.c_str()));
      return;
    }
  }
  const napi_valuetype type = type_of(env, value);
  if (type == napi_undefined || (type == napi_null && !parameter.optional)) {
    if (parameter.has_default) {
      stack.push_back(parameter.fallback);
    } else if (parameter.optional) {
      stack.emplace_back();
    } else {
      throw Fault("ERR_ARGUMENT", "Expected a value for " + parameter.shown + " but received none");
    }
  } else if (type == napi_null) {
    stack.emplace_back();
  } else if (parameter.list) {
    stack.push_back(read_many(env, value, parameter));
  } else {
    stack.push_back(read_one(env, value, parameter));
  }
}

napi_value make_value(napi_env env, const c10::IValue& value) {
  if (value.isTensor()) return make_handle(env, value.toTensor());
  if (value.isTensorList()) return make_handles(env, value.toTensorVector());
  if (value.isNone()) return make_null(env);
  if (value.isBool()) return make_boolean(env, value.toBool());
  if (value.isInt()) return make_integer(env, value.toInt());
  if (value.isDouble()) return make_number(env, value.toDouble());
  if (value.isString()) return make_string(env, value.toStringRef());
  if (value.isIntList()) return make_numbers(env, value.toIntVector());
  if (value.isScalar()) return make_scalar(env, value.toScalar());
  throw Fault("ERR_UNSUPPORTED", "a result of type " + value.tagKind() + " has no JavaScript value");
}

napi_value make_result(napi_env env, Slots& table, const Op& op, napi_value object,
                       std::vector<c10::IValue>& stack) {
  switch (op.result) {
    case Result::kNone:
    case Result::kArgument:
      return nullptr;
    case Result::kTensor: {
      at::Tensor tensor = std::move(stack[0]).toTensor();
      if (!tensor.defined()) return make_null(env);
      const double handle = table.put(std::move(tensor));
      if (type_of(env, object) == napi_object) {
        table.watch(handle, object);
        table.sweep_some();
      }
      return make_number(env, handle);
    }
    case Result::kOther:
      return make_value(env, stack[0]);
    case Result::kSeveral:
      break;
  }
  napi_value results = make_array(env, stack.size());
  for (size_t i = 0; i < stack.size(); ++i) set_element(env, results, i, make_value(env, stack[i]));
  return results;
}

// One stack per thread, lent to the call: a call within a call (from a hook) finds an empty one and
// allocates.
class Stack {
 public:
  Stack() { std::swap(values, spare()); }
  ~Stack() {
    values.clear();
    std::swap(values, spare());
  }
  Stack(const Stack&) = delete;
  Stack& operator=(const Stack&) = delete;

  std::vector<c10::IValue> values;

 private:
  static std::vector<c10::IValue>& spare() {
    thread_local std::vector<c10::IValue> stack;
    return stack;
  }
};

void check_written_unused(napi_env env, const Op& op, const std::vector<c10::IValue>& arguments) {
  for (size_t i = 0; i < op.parameters.size(); ++i) {
    if (!op.parameters[i].written) continue;
    if (arguments[i].isTensor()) check_unused(env, arguments[i].toTensor());
    if (arguments[i].isTensorList()) check_unused(env, arguments[i].toTensorVector());
  }
}

napi_value call(napi_env env, napi_callback_info info) {
  const char* label = "call";
  return guard(env, label, [&]() -> napi_value {
    napi_value few[kFew], many[kMost];
    napi_value* arguments = few;
    size_t count = kFew;
    check(env, napi_get_cb_info(env, info, &count, few, nullptr, nullptr));
    if (count > kFew) {
      if (count > kMost) throw Fault("ERR_ARGUMENT", "too many arguments");
      arguments = many;
      size_t capacity = kMost;
      check(env, napi_get_cb_info(env, info, &capacity, many, nullptr, nullptr));
    }
    uint32_t id = 0;
    if (count < 2 || napi_get_value_uint32(env, arguments[0], &id) != napi_ok)
      throw Fault("ERR_ARGUMENT", "Expected an operator's number");
    const Op& op = op_at(id);
    label = op.label.c_str();
    Slots& table = slots(env);
    Stack stack;
    for (size_t i = 0; i < op.parameters.size(); ++i) {
      const Parameter& parameter = op.parameters[i];
      if (i + 2 < count) {
        push_argument(env, table, arguments[i + 2], parameter, stack.values);
      } else if (parameter.has_default) {
        stack.values.push_back(parameter.fallback);
      } else {
        push_argument(env, table, make_undefined(env), parameter, stack.values);
      }
    }
    if (op.rebinds) check_written_unused(env, op, stack.values);
    if (op.check) op.check(op.handle.schema(), stack.values);
    const Extents before(op, stack.values);
    try {
      op.handle.callBoxed(stack.values);
    } catch (...) {
      before.restore();
      throw;
    }
    before.count_changes();
    return make_result(env, table, op, arguments[1], stack.values);
  });
}

// ('aten::add', 'Tensor', 'add') → the operator's number
napi_value find(napi_env env, napi_callback_info info) {
  return guard(env, [&] {
    const Arguments<3> in(env, info);
    return make_number(env, find_op(read_string(env, in[0], "name"), read_string(env, in[1], "overload"),
                                    read_string(env, in[2], "label")));
  });
}

}  // namespace

void init_call(napi_env env, napi_value exports) { expose(env, exports, {{"call", call}, {"op", find}}); }

}  // namespace pdecay::napi
