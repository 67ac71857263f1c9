#include "ops.h"

#include <ATen/core/alias_info.h>
#include <ATen/core/jit_type.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <unordered_map>

#include "napi/env/guard.h"
#include "napi/env/words.h"

namespace pdecay::napi {
namespace {

constexpr size_t kMostOps = 1 << 14;

// Read without a lock by every thread. Never freed: calls may be under way in other threads while the process
// exits.
struct Table {
  std::array<std::atomic<const Op*>, kMostOps> ops{};
  std::unordered_map<std::string, uint32_t> ids;
  std::mutex mutex;
  uint32_t size = 0;
};

Table& table() {
  static Table* instance = new Table;
  return *instance;
}

// All results are arguments again, in the order of the results.
bool returns_arguments(const c10::FunctionSchema& schema) {
  for (const c10::Argument& returned : schema.returns()) {
    if (!argument_returned(schema, returned)) return false;
  }
  return true;
}

Result result_of(const c10::FunctionSchema& schema) {
  const auto& returns = schema.returns();
  if (returns.empty()) return Result::kNone;
  if (returns_arguments(schema)) return Result::kArgument;
  if (returns.size() > 1) return Result::kSeveral;
  return returns[0].type()->kind() == c10::TypeKind::TensorType ? Result::kTensor : Result::kOther;
}

bool resizes(const std::string& name, const std::vector<Parameter>& parameters) {
  for (const char* each : {"aten::resize_", "aten::set_", "aten::set_data"}) {
    if (name.rfind(each, 0) == 0) return true;
  }
  return std::any_of(parameters.begin(), parameters.end(),
                     [](const Parameter& parameter) { return parameter.keyword && parameter.written; });
}

bool rebinds(const std::string& name, bool resizing) {
  static constexpr const char* kNames[] = {"aten::detach_", "aten::requires_grad_", "aten::retain_grad"};
  return resizing || std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

// Kernel sizes, strides, paddings: kernels add and multiply them with no thought of overflow.
constexpr int64_t kLargestInList = (int64_t{1} << 31) - 1;

constexpr int64_t kLargestOffset = (int64_t{1} << 53) - 1;

// Where a kernel goes by a number that it does not check.
struct Limit {
  const char *op, *parameter;
  int64_t lowest, highest;
};
constexpr Limit kLimits[] = {{"aten::embedding_bag", "mode", 0, 2},
                             // The negative of the lowest is itself: squaring never ends.
                             {"aten::matrix_power", "n", -kLargestOffset, kLargestOffset},
                             {"aten::linalg_matrix_power", "n", -kLargestOffset, kLargestOffset},
                             {"aten::native_channel_shuffle", "groups", 1, kLargestInList},
                             // It looks for a float above: with none left, for ever.
                             {"aten::random", "from", -kLargestOffset, kLargestOffset},
                             {"aten::random_", "from", -kLargestOffset, kLargestOffset}};

void limit(const std::string& op, Parameter& parameter) {
  if (parameter.kind == Kind::kInt && parameter.list && parameter.length > 0) {
    parameter.lowest = -kLargestInList;
    parameter.highest = kLargestInList;
  }
  // libtorch's own bounds check wraps around.
  if (parameter.name == "storage_offset") parameter.highest = kLargestOffset;
  for (const Limit& each : kLimits) {
    if (op != each.op || parameter.name != each.parameter) continue;
    parameter.lowest = each.lowest;
    parameter.highest = each.highest;
  }
}

}  // namespace

Kind kind_of(const c10::TypePtr& type) {
  switch (type->kind()) {
    case c10::TypeKind::TensorType:
      return Kind::kTensor;
    case c10::TypeKind::NumberType:
      return Kind::kScalar;
    case c10::TypeKind::IntType:
    case c10::TypeKind::SymIntType:
      return Kind::kInt;
    case c10::TypeKind::FloatType:
      return Kind::kFloat;
    case c10::TypeKind::BoolType:
      return Kind::kBool;
    case c10::TypeKind::StringType:
      return Kind::kString;
    case c10::TypeKind::ScalarTypeType:
      return Kind::kDtype;
    case c10::TypeKind::DeviceObjType:
      return Kind::kDevice;
    case c10::TypeKind::LayoutType:
      return Kind::kLayout;
    case c10::TypeKind::MemoryFormatType:
      return Kind::kMemoryFormat;
    case c10::TypeKind::GeneratorType:
      return Kind::kGenerator;
    default:
      return Kind::kUnsupported;
  }
}

const char* kind_name(Kind kind) {
  static constexpr const char* kNames[] = {"Tensor", "Scalar",       "int",       "float",
                                           "bool",   "str",          "dtype",     "device",
                                           "layout", "memoryFormat", "generator", "unsupported"};
  return kNames[static_cast<size_t>(kind)];
}

std::vector<Parameter> parameters_of(const c10::FunctionSchema& schema) {
  std::vector<Parameter> parameters;
  for (const c10::Argument& argument : schema.arguments()) {
    Parameter parameter;
    parameter.name = argument.name();
    parameter.shown = camel(argument.name());
    c10::TypePtr type = argument.real_type();
    if (auto optional = type->cast<c10::OptionalType>()) {
      parameter.optional = true;
      type = optional->getElementType();
    }
    if (auto list = type->cast<c10::ListType>()) {
      parameter.list = true;
      parameter.length = argument.N().value_or(0);
      type = list->getElementType();
      if (auto optional = type->cast<c10::OptionalType>()) {
        parameter.optional_elements = true;
        type = optional->getElementType();
      }
    }
    parameter.kind = kind_of(type);
    parameter.keyword = argument.kwarg_only();
    parameter.written = argument.alias_info() && argument.alias_info()->isWrite();
    parameter.has_default = argument.default_value().has_value();
    if (parameter.has_default) parameter.fallback = *argument.default_value();
    limit(schema.name(), parameter);
    parameters.push_back(std::move(parameter));
  }
  return parameters;
}

std::optional<size_t> argument_returned(const c10::FunctionSchema& schema, const c10::Argument& returned) {
  const c10::AliasInfo* alias = returned.alias_info();
  if (!alias || !alias->isWrite()) return std::nullopt;
  for (size_t i = 0; i < schema.arguments().size(); ++i) {
    const c10::AliasInfo* other = schema.arguments()[i].alias_info();
    if (other && other->isWrite() && other->beforeSets() == alias->beforeSets()) return i;
  }
  return std::nullopt;
}

uint32_t find_op(const std::string& name, const std::string& overload, const std::string& label) {
  Table& all = table();
  const std::string key = name + "." + overload;
  const std::lock_guard<std::mutex> lock(all.mutex);
  if (const auto found = all.ids.find(key); found != all.ids.end()) return found->second;
  const auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
  if (!handle) throw Fault("ERR_UNKNOWN_OP", "libtorch has no operator " + key);
  if (all.size == kMostOps) throw Fault("ERR_UNKNOWN_OP", "too many operators");
  // A label is of the first thread to ask; all ask with the same one.
  auto parameters = parameters_of(handle->schema());
  const bool resizing = resizes(name, parameters);
  all.ops[all.size].store(new Op{*handle, label, std::move(parameters), result_of(handle->schema()), resizing,
                                 rebinds(name, resizing), check_of(name)},
                          std::memory_order_release);
  all.ids.emplace(key, all.size);
  return all.size++;
}

const Op& op_at(uint32_t id) {
  const Op* op = id < kMostOps ? table().ops[id].load(std::memory_order_acquire) : nullptr;
  if (!op) throw Fault("ERR_UNKNOWN_OP", "no operator has this number");
  return *op;
}

}  // namespace pdecay::napi
