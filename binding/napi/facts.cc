// Threads, and what the processor can do.
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <napi.h>

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
         {{"setNumThreads", set_num_threads}, {"getNumThreads", get_num_threads}, {"facts", facts}});
}

}  // namespace pdecay::napi
