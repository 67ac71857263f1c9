// What libtorch's operators take on trust and would end the process over: looked at before the call.
#pragma once

#include <ATen/core/function_schema.h>
#include <ATen/core/ivalue.h>

#include <string>
#include <vector>

namespace pdecay::napi {

// Throws Fault where the arguments do not fit together.
using Check = void (*)(const c10::FunctionSchema& schema, const std::vector<c10::IValue>& arguments);

// nullptr for most operators.
Check check_of(const std::string& name);

}  // namespace pdecay::napi
