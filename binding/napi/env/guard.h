// Every function that JavaScript can call runs inside guard(): nothing thrown in C++ passes through Node's
// frames, and each failure becomes one pending PdecayError with a code.
#pragma once

#include <node_api.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace pdecay::napi {

// Our own failures. `code` is a member of the TypeScript union ErrorCode.
struct Fault : std::runtime_error {
  Fault(std::string error_code, const std::string& message)
      : std::runtime_error(message), code(std::move(error_code)) {}
  std::string code;
};

// A JavaScript exception is pending already (a getter threw): unwind, and leave it as it is.
struct Pending {};

// Turns a failed Node-API call into Pending or a Fault; `what` says what was being read.
void check(napi_env env, napi_status status, const char* what = "a value");

// For use in a catch block alone: makes the exception in flight a pending JavaScript one.
void report(napi_env env, const char* op) noexcept;

// Runs f; `op`, when given, goes before the message: "matmul: …". By reference: f may set it once it knows.
template <class F>
napi_value guard(napi_env env, const char* const& op, F&& f) noexcept {
  try {
    return std::forward<F>(f)();
  } catch (...) {
    report(env, op);
    return nullptr;
  }
}

template <class F>
napi_value guard(napi_env env, F&& f) noexcept {
  return guard(env, nullptr, std::forward<F>(f));
}

}  // namespace pdecay::napi
