// Threads, libtorch's settings for the whole process, and what the processor can do.
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <c10/core/DefaultDtype.h>
#include <napi.h>

#include "kernels/kernels.h"
#include "napi/env/convert.h"
#include "napi/env/module.h"

namespace pdecay::napi {
namespace {

constexpr int64_t kMostThreads = 1024;

napi_value set_num_threads(napi_env env, napi_callback_info info) {
  return guard(env, "setNumThreads", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    at::set_num_threads(static_cast<int>(read_int64(env, in[0], "threads", 1, kMostThreads)));
    return nullptr;
  });
}

napi_value get_num_threads(napi_env env, napi_callback_info) {
  return guard(env, "getNumThreads", [&] { return make_number(env, at::get_num_threads()); });
}

napi_value set_default_dtype(napi_env env, napi_callback_info info) {
  return guard(env, "setDefaultDtype", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    c10::set_default_dtype(c10::scalarTypeToTypeMeta(read_dtype(env, in[0], "dtype")));
    return nullptr;
  });
}

napi_value get_default_dtype(napi_env env, napi_callback_info) {
  return guard(env, "getDefaultDtype",
               [&] { return make_string(env, dtype_name(c10::get_default_dtype_as_scalartype())); });
}

// (enabled, warn only)
napi_value set_deterministic(napi_env env, napi_callback_info info) {
  return guard(env, "useDeterministicAlgorithms", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    at::globalContext().setDeterministicAlgorithms(read_boolean(env, in[0], "enabled"),
                                                   read_boolean(env, in[1], "warnOnly"));
    return nullptr;
  });
}

// → 0: off, 1: warnings, 2: errors
napi_value deterministic(napi_env env, napi_callback_info) {
  return guard(env, "areDeterministicAlgorithmsEnabled", [&] {
    const at::Context& context = at::globalContext();
    if (!context.deterministicAlgorithms()) return make_number(env, 0);
    return make_number(env, context.deterministicAlgorithmsWarnOnly() ? 1 : 2);
  });
}

napi_value set_fast_kernels(napi_env env, napi_callback_info info) {
  return guard(env, "setFastKernels", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    kernels::set_fast(read_boolean(env, in[0], "enabled"));
    return nullptr;
  });
}

napi_value fast_kernels(napi_env env, napi_callback_info) {
  return guard(env, "fastKernels", [&] { return make_boolean(env, kernels::fast()); });
}

napi_value facts(napi_env env, napi_callback_info) {
  return guard(env, "facts", [&]() -> napi_value {
    auto result = Napi::Object::New(env);
    result.Set("cpuCapability", at::get_cpu_capability());
    result.Set("config", at::show_config());
    return result;
  });
}

}  // namespace

void init_facts(napi_env env, napi_value exports) {
  expose(env, exports,
         {{"setNumThreads", set_num_threads},
          {"getNumThreads", get_num_threads},
          {"setDefaultDtype", set_default_dtype},
          {"getDefaultDtype", get_default_dtype},
          {"setDeterministic", set_deterministic},
          {"deterministic", deterministic},
          {"setFastKernels", set_fast_kernels},
          {"fastKernels", fast_kernels},
          {"facts", facts}});
}

}  // namespace pdecay::napi
