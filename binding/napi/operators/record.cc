// Records which operators this thread calls, with their arguments and the tensors that they made.
//
// The recording is an observer of the dispatcher, so it also sees the operators that C++ composes, as those
// of an index. It notes the outermost ones alone: a composite operator is one call. While nothing is recorded
// there is no observer, and no cost.

// libtorch is compiled with it, and the layout of RecordFunction depends on it.
#ifndef NDEBUG
#define NDEBUG
#endif
#include "record.h"

#include <ATen/autocast_mode.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/record_function.h>
#include <c10/core/GradMode.h>
#include <c10/core/StorageImpl.h>
#include <napi.h>

#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "napi/env/convert.h"
#include "napi/env/module.h"
#include "ops.h"

namespace pdecay::napi {
namespace {

// What a tensor was when it was first seen, or when an operator had made or changed it.
struct Facts {
  size_t tensor = 0;  // its number
  c10::ScalarType type = c10::ScalarType::Undefined;
  std::vector<int64_t> sizes, strides;
  int64_t offset = 0;
  size_t storage = 0;  // 0: none
  std::string device;
  bool requires_grad = false;
};

// An argument or a result: tensors by their numbers, all else by value.
struct Value {
  c10::IValue plain;
  std::vector<std::optional<Facts>> tensors;
  bool is_tensor = false, is_list = false;
};

struct Recorded {
  std::string name, overload;
  std::vector<Value> arguments, results;
  bool grad = true;
  std::optional<c10::ScalarType> autocast;  // on the CPU
  std::vector<const char*> effects;
  bool is_note = false;
};

struct Recording {
  std::vector<Recorded> calls;
  // Weak, so that nothing lives longer; while they are there no other tensor has the address.
  std::unordered_map<const void*, std::pair<size_t, c10::weak_intrusive_ptr<c10::TensorImpl>>> known;
  std::unordered_map<const void*, std::pair<size_t, c10::weak_intrusive_ptr<c10::StorageImpl>>> storages;
  // Those that no recorded operator made.
  std::vector<std::pair<Facts, at::Tensor>> outside;
  size_t depth = 0, count = 0;
  at::CallbackHandle handle = at::INVALID_CALLBACK_HANDLE;

  bool knows(const at::Tensor& tensor) const { return known.count(tensor.unsafeGetTensorImpl()) > 0; }

  size_t number(const at::Tensor& tensor) {
    const auto [at, is_new] =
        known.try_emplace(tensor.unsafeGetTensorImpl(), count,
                          c10::weak_intrusive_ptr<c10::TensorImpl>(
                              c10::intrusive_ptr<c10::TensorImpl>(tensor.getIntrusivePtr())));
    if (is_new) ++count;
    return at->second.first;
  }

  size_t storage_of(const at::Tensor& tensor) {
    if (!tensor.has_storage()) return 0;
    const c10::Storage& storage = tensor.storage();
    return storages
        .try_emplace(storage.unsafeGetStorageImpl(), storages.size() + 1, storage.getWeakStorageImpl())
        .first->second.first;
  }

  Facts facts(const at::Tensor& tensor) {
    Facts facts;
    facts.tensor = number(tensor);
    facts.type = tensor.scalar_type();
    facts.sizes = tensor.sizes().vec();
    const bool strided = tensor.layout() == c10::kStrided;
    if (strided) facts.strides = tensor.strides().vec();
    if (strided) facts.offset = tensor.storage_offset();
    facts.storage = storage_of(tensor);
    facts.device = tensor.device().str();
    facts.requires_grad = tensor.requires_grad();
    return facts;
  }

  Facts given(const at::Tensor& tensor) {
    const bool is_new = !knows(tensor);
    Facts result = facts(tensor);
    if (is_new) outside.emplace_back(result, tensor);
    return result;
  }
};

thread_local std::unique_ptr<Recording> current;

// A value whose tensors are read by `each`.
template <class Each>
Value read_value(const c10::IValue& given, Each&& each) {
  const auto optional = [&](const at::Tensor& tensor) {
    return tensor.defined() ? std::optional<Facts>(each(tensor)) : std::nullopt;
  };
  Value value;
  if (given.isTensor()) {
    value.is_tensor = true;
    value.tensors.push_back(optional(given.toTensor()));
  } else if (given.isTensorList()) {
    value.is_tensor = value.is_list = true;
    for (const at::Tensor& tensor : given.toTensorVector()) value.tensors.push_back(optional(tensor));
  } else if (given.isOptionalTensorList()) {
    value.is_tensor = value.is_list = true;
    for (const std::optional<at::Tensor>& tensor : given.toOptionalTensorVector())
      value.tensors.push_back(tensor ? optional(*tensor) : std::nullopt);
  } else {
    value.plain = given;
  }
  return value;
}

bool is_default(const c10::Argument& argument, const c10::IValue& value) {
  const auto& fallback = argument.default_value();
  if (!fallback) return false;
  if (fallback->isNone() || value.isNone() || value.isTensor()) return fallback->isNone() && value.isNone();
  return *fallback == value;
}

std::vector<const char*> effects_of(const c10::OperatorHandle& op) {
  static constexpr std::pair<at::Tag, const char*> kEffects[] = {
      {at::Tag::nondeterministic_seeded, "random"},
      {at::Tag::data_dependent_output, "dataDependent"},
      {at::Tag::dynamic_output_shape, "dynamicShape"}};
  std::vector<const char*> effects;
  for (const auto& [tag, effect] : kEffects) {
    if (op.hasTag(tag)) effects.push_back(effect);
  }
  return effects;
}

struct Call : at::ObserverContext {
  Recorded recorded;
};

std::unique_ptr<at::ObserverContext> start(const at::RecordFunction& function) {
  if (!current || current->depth++ > 0) return nullptr;
  const auto name = function.operator_name();
  if (!name) return nullptr;
  const auto op = c10::Dispatcher::singleton().findSchema(*name);
  if (!op) return nullptr;
  auto call = std::make_unique<Call>();
  Recorded& recorded = call->recorded;
  recorded.name = name->name;
  recorded.overload = name->overload_name;
  recorded.grad = c10::GradMode::is_enabled();
  if (at::autocast::is_autocast_enabled(c10::kCPU))
    recorded.autocast = at::autocast::get_autocast_dtype(c10::kCPU);
  recorded.effects = effects_of(*op);
  const auto& arguments = op->schema().arguments();
  const auto inputs = function.inputs();
  size_t count = std::min(arguments.size(), inputs.size());
  while (count > 0 && is_default(arguments[count - 1], inputs[count - 1])) --count;
  for (size_t i = 0; i < count; ++i)
    recorded.arguments.push_back(
        read_value(inputs[i], [](const at::Tensor& tensor) { return current->given(tensor); }));
  return call;
}

void end(const at::RecordFunction& function, at::ObserverContext* context) {
  if (!current || current->depth == 0) return;
  --current->depth;
  if (!context) return;
  Recorded& recorded = static_cast<Call*>(context)->recorded;
  for (const c10::IValue& output : function.outputs())
    recorded.results.push_back(
        read_value(output, [](const at::Tensor& tensor) { return current->facts(tensor); }));
  current->calls.push_back(std::move(recorded));
}

// Into JavaScript -----------------------------------------------------------------------------------------

Napi::Value make_facts(Napi::Env env, const std::optional<Facts>& given) {
  if (!given) return env.Null();
  auto result = Napi::Object::New(env);
  const char* type = dtype_name(given->type);
  result.Set("tensor", static_cast<double>(given->tensor));
  result.Set("dtype", type ? type : c10::toString(given->type));
  result.Set("shape", Napi::Value(env, make_numbers(env, given->sizes)));
  result.Set("strides", Napi::Value(env, make_numbers(env, given->strides)));
  result.Set("offset", static_cast<double>(given->offset));
  result.Set("storage", static_cast<double>(given->storage));
  result.Set("device", given->device);
  result.Set("requiresGrad", given->requires_grad);
  return result;
}

// A float is { float }, so that a whole one is not taken for an integer.
Napi::Value make_float(Napi::Env env, double value) {
  auto result = Napi::Object::New(env);
  result.Set("float", value);
  return result;
}

Napi::Value make_plain(Napi::Env env, const c10::IValue& value, Kind kind) {
  if (value.isNone()) return env.Null();
  if (value.isBool()) return Napi::Boolean::New(env, value.toBool());
  if (value.isDouble()) return make_float(env, value.toDouble());
  if (value.isString()) return Napi::String::New(env, value.toStringRef());
  if (value.isDevice()) return Napi::String::New(env, value.toDevice().str());
  if (value.isComplexDouble())
    return Napi::Value(env, make_scalar(env, c10::Scalar(value.toComplexDouble())));
  if (value.isInt()) {
    const int64_t number = value.toInt();
    if (kind == Kind::kDtype) {
      const auto type = static_cast<c10::ScalarType>(number);
      const char* name = dtype_name(type);
      return Napi::String::New(env, name ? name : c10::toString(type));
    }
    if (kind == Kind::kLayout) return Napi::String::New(env, layout_name(static_cast<c10::Layout>(number)));
    if (kind == Kind::kMemoryFormat) {
      static constexpr const char* kFormats[] = {"contiguous", "preserve", "channelsLast", "channelsLast3d"};
      return Napi::String::New(env, number >= 0 && number < 4 ? kFormats[number] : "preserve");
    }
    return Napi::Value(env, make_integer(env, number));
  }
  if (value.isList()) {
    const auto list = value.toListRef();
    auto result = Napi::Array::New(env, list.size());
    for (uint32_t i = 0; i < list.size(); ++i) result.Set(i, make_plain(env, list[i], kind));
    return result;
  }
  return env.Undefined();
}

Napi::Value make_value(Napi::Env env, const Value& value, Kind kind) {
  if (!value.is_tensor) return make_plain(env, value.plain, kind);
  if (!value.is_list) return make_facts(env, value.tensors[0]);
  auto result = Napi::Array::New(env, value.tensors.size());
  for (uint32_t i = 0; i < value.tensors.size(); ++i) result.Set(i, make_facts(env, value.tensors[i]));
  return result;
}

Napi::Object make_call(Napi::Env env, const Recorded& call) {
  auto result = Napi::Object::New(env);
  result.Set("name", call.name);
  result.Set("overload", call.overload);
  result.Set("isNote", call.is_note);
  result.Set("gradEnabled", call.grad);
  result.Set("autocast", call.autocast ? Napi::Value(Napi::String::New(env, dtype_name(*call.autocast)))
                                       : Napi::Value(env.Null()));
  auto effects = Napi::Array::New(env);
  for (const char* effect : call.effects) effects.Set(effects.Length(), effect);
  result.Set("effects", effects);
  const auto op = c10::Dispatcher::singleton().findSchema({call.name, call.overload});
  auto arguments = Napi::Array::New(env), results = Napi::Array::New(env);
  const auto kind = [&](size_t i) { return kind_of(op->schema().arguments()[i].real_type()); };
  // A list's or an optional's kind is that of what it holds.
  const auto parameters = op ? parameters_of(op->schema()) : std::vector<Parameter>();
  for (size_t i = 0; i < call.arguments.size(); ++i)
    arguments.Set(i,
                  make_value(env, call.arguments[i], i < parameters.size() ? parameters[i].kind : kind(i)));
  for (const Value& each : call.results) results.Set(results.Length(), make_value(env, each, Kind::kScalar));
  result.Set("arguments", arguments);
  result.Set("results", results);
  return result;
}

// (handles of tensors that have names) → what each is; equal ones have equal numbers
napi_value start_recording(napi_env env, napi_callback_info info) {
  return guard(env, "trace", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    const std::vector<at::Tensor> named = read_handle_list(env, in[0], "tensors");
    if (current) throw Fault("ERR_UNSUPPORTED", "this thread records already: one trace runs within another");
    auto recording = std::make_unique<Recording>();
    auto result = Napi::Array::New(env, named.size());
    for (uint32_t i = 0; i < named.size(); ++i) result.Set(i, make_facts(env, recording->facts(named[i])));
    current = std::move(recording);
    current->handle = at::addThreadLocalCallback(at::RecordFunctionCallback(start, end)
                                                     .needsInputs(true)
                                                     .needsOutputs(true)
                                                     .scopes({at::RecordScope::FUNCTION}));
    return result;
  });
}

// → how many calls it holds so far
napi_value recorded_calls(napi_env env, napi_callback_info) {
  return guard(env, "trace",
               [&] { return make_number(env, current ? static_cast<double>(current->calls.size()) : 0); });
}

// (handles of what came out) → { calls, outside: [[facts, handle]], results: facts }
napi_value stop_recording(napi_env env, napi_callback_info info) {
  return guard(env, "trace", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    if (!current) return nullptr;
    at::removeCallback(current->handle);
    const std::unique_ptr<Recording> recording = std::move(current);
    auto results = Napi::Array::New(env);
    for (const at::Tensor& tensor : read_handle_list(env, in[0], "results"))
      results.Set(results.Length(), make_facts(env, recording->given(tensor)));
    auto calls = Napi::Array::New(env), outside = Napi::Array::New(env);
    for (const Recorded& call : recording->calls) calls.Set(calls.Length(), make_call(env, call));
    for (const auto& [facts, tensor] : recording->outside) {
      auto pair = Napi::Array::New(env, 2);
      pair.Set(uint32_t{0}, make_facts(env, facts));
      pair.Set(uint32_t{1}, Napi::Value(env, make_handle(env, tensor)));
      outside.Set(outside.Length(), pair);
    }
    auto result = Napi::Object::New(env);
    result.Set("calls", calls);
    result.Set("outside", outside);
    result.Set("results", results);
    return result;
  });
}

}  // namespace

bool is_recording() noexcept { return current != nullptr; }

void note_in_recording(const char* what) {
  if (!current || current->depth > 0) return;
  Recorded note;
  note.name = what;
  note.is_note = true;
  current->calls.push_back(std::move(note));
}

RecordingPause::RecordingPause() noexcept {
  if (current) ++current->depth;
}
RecordingPause::~RecordingPause() {
  if (current) --current->depth;
}

void init_record(napi_env env, napi_value exports) {
  expose(env, exports,
         {{"startRecording", start_recording},
          {"recordedCalls", recorded_calls},
          {"stopRecording", stop_recording}});
}

}  // namespace pdecay::napi
