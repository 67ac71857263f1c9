#include "guard.h"

#include <c10/util/Exception.h>
#include <napi.h>

#include <new>
#include <stdexcept>

#include "environment.h"
#include "napi/cuda/cuda.h"
#include "slots.h"
#include "words.h"

namespace pdecay::napi {
namespace {

const char* code_of(const c10::Error& error) {
  if (dynamic_cast<const c10::OutOfMemoryError*>(&error)) return "ERR_OUT_OF_MEMORY";
  if (dynamic_cast<const c10::IndexError*>(&error)) return "ERR_INDEX";
  if (dynamic_cast<const c10::NotImplementedError*>(&error)) return "ERR_NOT_IMPLEMENTED";
  if (dynamic_cast<const c10::AcceleratorError*>(&error)) return "ERR_CUDA";
  return "ERR_LIBTORCH";
}

// The allocator's refusal is a plain c10::Error: only its words tell.
bool says_out_of_memory(const std::string& message) {
  return message.find("can't allocate memory") != std::string::npos ||
         message.find("not enough memory") != std::string::npos;
}

// Of pinned memory.
bool asks_for_cuda(const std::string& message) {
  return message.find("no pinned memory allocator is available") != std::string::npos ||
         message.find("Cannot access accelerator device when none is available") != std::string::npos;
}

// libtorch appends a C++ stack to some messages even here, and source places to others.
std::string without_backtrace(std::string message) {
  for (const char* mark : {"\nException raised from", "\nC++ CapturedTraceback"}) {
    if (const auto at = message.find(mark); at != std::string::npos) message.resize(at);
  }
  // A missing kernel's message goes on with a list, from the line "CPU: registered at …", of those there are.
  if (const auto list = message.find(": registered at "); list != std::string::npos) {
    if (const auto line = message.rfind('\n', list); line != std::string::npos) message.resize(line);
  }
  while (!message.empty() && (message.back() == '\n' || message.back() == ' ')) message.pop_back();
  // "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory …"
  if (message.rfind("[enforce fail at ", 0) == 0) {
    const auto place = message.find("] ");
    const auto condition = message.find(". ", place);
    if (place != std::string::npos && condition != std::string::npos) message.erase(0, condition + 2);
  }
  return without_python(std::move(message));
}

// Node-API allows few calls while an exception is pending, and none of these may throw: a failure to build
// our own error falls back to a plain one.
void throw_error(napi_env env, const char* op, const std::string& code, std::string message) noexcept {
  bool pending = false;
  if (napi_is_exception_pending(env, &pending) == napi_ok && pending) return;
  // Some of libtorch's messages begin with the operator already.
  if (op && message.rfind(std::string(op) + ":", 0) != 0) message = std::string(op) + ": " + message;
  napi_value arguments[2], constructor = nullptr, error = nullptr;
  if (napi_create_string_utf8(env, code.data(), code.size(), &arguments[0]) == napi_ok &&
      napi_create_string_utf8(env, message.data(), message.size(), &arguments[1]) == napi_ok) {
    constructor = error_class(env);
    if (constructor && napi_new_instance(env, constructor, 2, arguments, &error) == napi_ok &&
        napi_throw(env, error) == napi_ok)
      return;
  }
  if (napi_is_exception_pending(env, &pending) == napi_ok && pending) return;
  napi_throw_error(env, code.c_str(), message.c_str());
}

}  // namespace

void check(napi_env env, napi_status status, const char* what) {
  if (status == napi_ok) return;
  bool pending = false;
  if (status == napi_pending_exception || (napi_is_exception_pending(env, &pending) == napi_ok && pending))
    throw Pending{};
  const napi_extended_error_info* info = nullptr;
  napi_get_last_error_info(env, &info);
  const char* reason = info && info->error_message ? info->error_message : "Node-API call failed";
  throw Fault("ERR_ARGUMENT", std::string("Cannot read ") + what + ": " + reason);
}

void report(napi_env env, const char* op) noexcept {
  try {
    throw;
  } catch (const Pending&) {
  } catch (const Thrown& thrown) {
    thrown.rethrow(env);
  } catch (const Napi::Error& error) {
    error.ThrowAsJavaScriptException();
  } catch (const Fault& fault) {
    throw_error(env, op, fault.code, fault.what());
  } catch (const c10::Error& error) {
    try {
      std::string message = without_backtrace(error.what_without_backtrace());
      if (says_out_of_memory(message)) return throw_error(env, op, "ERR_OUT_OF_MEMORY", std::move(message));
      if (asks_for_cuda(message)) return throw_error(env, op, "ERR_CUDA", cuda_absence());
      throw_error(env, op, code_of(error), std::move(message));
    } catch (...) {
      napi_throw_error(env, "ERR_LIBTORCH", "libtorch failed, and its message could not be read");
    }
  } catch (const std::bad_alloc&) {
    throw_error(env, op, "ERR_OUT_OF_MEMORY", "out of memory");
  } catch (const std::invalid_argument& error) {
    // The optimizer engine's refusals: its words name the option, as TypeScript's own do.
    napi_throw_range_error(env, "ERR_RANGE", error.what());
  } catch (const std::exception& error) {
    throw_error(env, op, "ERR_LIBTORCH", error.what());
  } catch (...) {
    throw_error(env, op, "ERR_LIBTORCH", "an exception of unknown kind");
  }
}

}  // namespace pdecay::napi
