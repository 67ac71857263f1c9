// Operators as the dispatcher knows them, looked up once each: everything that a call needs to know about its
// schema is worked out here.
#pragma once

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "checks.h"

namespace pdecay::napi {

enum class Kind : uint8_t {
  kTensor,
  kScalar,
  kInt,
  kFloat,
  kBool,
  kString,
  kDtype,
  kDevice,
  kLayout,
  kMemoryFormat,
  kGenerator,
  kUnsupported,
};

struct Parameter {
  std::string name;
  std::string shown;  // as JavaScript calls it
  Kind kind = Kind::kUnsupported;
  bool list = false;
  bool optional = false;           // null is a value
  bool optional_elements = false;  // Tensor?[]
  bool keyword = false;
  bool written = false;  // (a!)
  bool has_default = false;
  int32_t length = 0;  // int[2]: 2
  // Of integers: what libtorch can safely be given.
  int64_t lowest = std::numeric_limits<int64_t>::min(), highest = std::numeric_limits<int64_t>::max();
  c10::IValue fallback;  // the default
};

enum class Result : uint8_t { kNone, kArgument, kTensor, kOther, kSeveral };

struct Op {
  c10::OperatorHandle handle;
  std::string label;  // what error messages begin with
  std::vector<Parameter> parameters;
  Result result;
  bool resizes;  // some of what it writes into
  bool rebinds;  // changes the storage, sizes or history of what it writes into, not its elements alone
  Check check;   // nullptr where libtorch looks for itself
};

// The number by which JavaScript calls the operator from now on, in every thread. Throws Fault when there is
// none.
uint32_t find_op(const std::string& name, const std::string& overload, const std::string& label);
const Op& op_at(uint32_t id);

std::vector<Parameter> parameters_of(const c10::FunctionSchema& schema);
// For a return that is one of the arguments (in-place and out forms): its index.
std::optional<size_t> argument_returned(const c10::FunctionSchema& schema, const c10::Argument& returned);
const char* kind_name(Kind kind);
Kind kind_of(const c10::TypePtr& type);

}  // namespace pdecay::napi
