// What the dispatcher says of its operators: TypeScript builds its methods from this at first use, and
// scripts/generate/ops.mjs their types.
#include <ATen/core/dispatch/Dispatcher.h>
#include <napi.h>

#include <algorithm>
#include <sstream>

#include "napi/env/convert.h"
#include "napi/env/module.h"
#include "ops.h"

namespace pdecay::napi {
namespace {

template <class T>
std::string printed(const T& value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

Napi::Object describe_type(Napi::Env env, Kind kind, bool list, int32_t length, bool optional) {
  auto type = Napi::Object::New(env);
  type.Set("kind", kind_name(kind));
  type.Set("list", list);
  type.Set("length", length);
  type.Set("optional", optional);
  return type;
}

Napi::Object describe_parameter(Napi::Env env, const Parameter& parameter) {
  auto result = describe_type(env, parameter.kind, parameter.list, parameter.length, parameter.optional);
  result.Set("name", parameter.name);
  result.Set("optionalElements", parameter.optional_elements);
  result.Set("keyword", parameter.keyword);
  result.Set("written", parameter.written);
  result.Set("hasDefault", parameter.has_default);
  return result;
}

Napi::Object describe_return(Napi::Env env, const c10::FunctionSchema& schema,
                             const c10::Argument& returned) {
  c10::TypePtr type = returned.type();
  const auto list = type->cast<c10::ListType>();
  if (list) type = list->getElementType();
  auto result = describe_type(env, kind_of(type), list != nullptr, 0, false);
  result.Set("name", returned.name());
  const auto argument = argument_returned(schema, returned);
  result.Set("argument", argument ? static_cast<double>(*argument) : -1.0);
  return result;
}

Napi::Object describe_schema(Napi::Env env, const c10::FunctionSchema& schema) {
  auto result = Napi::Object::New(env);
  result.Set("overload", schema.overload_name());
  auto parameters = Napi::Array::New(env);
  for (const Parameter& parameter : parameters_of(schema))
    parameters.Set(parameters.Length(), describe_parameter(env, parameter));
  result.Set("parameters", parameters);
  auto returns = Napi::Array::New(env);
  for (const c10::Argument& returned : schema.returns())
    returns.Set(returns.Length(), describe_return(env, schema, returned));
  result.Set("returns", returns);
  return result;
}

// (['aten::add.Tensor', …]) → one description each; an unknown name gives null
napi_value describe(napi_env env, napi_callback_info info) {
  return guard(env, "describe", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    const auto names =
        read_list(env, in[0], "names", [&](napi_value v) { return read_string(env, v, "a name"); });
    auto result = Napi::Array::New(env);
    for (const std::string& full : names) {
      const auto dot = full.find('.');
      const std::string overload = dot == std::string::npos ? "" : full.substr(dot + 1);
      const auto op = c10::Dispatcher::singleton().findSchema({full.substr(0, dot), overload});
      result.Set(result.Length(),
                 op ? Napi::Value(describe_schema(env, op->schema())) : Napi::Env(env).Null());
    }
    return result;
  });
}

// ('aten') → every schema of the namespace as libtorch prints it, sorted
napi_value schemas(napi_env env, napi_callback_info info) {
  return guard(env, "schemas", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    const std::string prefix = read_string(env, in[0], "namespace") + "::";
    std::vector<std::string> lines;
    for (const c10::OperatorName& name : c10::Dispatcher::singleton().getAllOpNames()) {
      if (name.name.rfind(prefix, 0) != 0) continue;
      const auto op = c10::Dispatcher::singleton().findSchema(name);
      if (op) lines.push_back(printed(op->schema()));
    }
    std::sort(lines.begin(), lines.end());
    auto result = Napi::Array::New(env, lines.size());
    for (uint32_t i = 0; i < lines.size(); ++i) result.Set(i, lines[i]);
    return result;
  });
}

}  // namespace

void init_schemas(napi_env env, napi_value exports) {
  expose(env, exports, {{"describe", describe}, {"schemas", schemas}});
}

}  // namespace pdecay::napi
