// What takes long, off the JavaScript thread: each gives a promise.
#include <ATen/Parallel.h>
#include <ATen/ThreadLocalState.h>
#include <ATen/core/Tensor.h>

#include "engine.h"
#include "napi/cuda/cuda.h"
#include "napi/env/convert.h"
#include "napi/env/module.h"
#include "napi/env/slots.h"
#include "napi/tensor/arrays_of.h"
#include "uses.h"

namespace pdecay::napi {
namespace {

// The work sees the modes, threads and streams of the code that asked for it.
napi_value promise(napi_env env, const char* label, const Environment::Uses& uses, Environment::Work work) {
  auto in_caller_state = [work = std::move(work), state = at::ThreadLocalState(),
                          device_state = DeviceState(), threads = at::get_num_threads()] {
    const at::ThreadLocalStateGuard guard(state);
    const DeviceState::Guard device_guard(device_state);
    if (at::get_num_threads() != threads) at::set_num_threads(threads);
    return work();
  };
  return slots(env).environment()->promise(label, std::move(in_caller_state), uses);
}

napi_value backward(napi_env env, napi_callback_info info) {
  return guard(env, "backwardAsync", [&] {
    const Pass given = read_pass(env, info);
    return promise(env, "backwardAsync", uses_of(given), [pass = given]() -> Environment::Finish {
      with_anomaly_origin(pass);
      return [](napi_env env) { return make_undefined(env); };
    });
  });
}

napi_value item(napi_env env, napi_callback_info info) {
  return guard(env, "itemAsync", [&] {
    const Arguments<1> in(env, info);
    const at::Tensor tensor = read_handle(env, in[0]);
    TORCH_CHECK(tensor.numel() == 1, "a tensor with ", tensor.numel(), " elements has no single value");
    return promise(env, "itemAsync", uses_of(tensor), [tensor]() -> Environment::Finish {
      return [value = tensor.item()](napi_env env) { return make_scalar(env, value); };
    });
  });
}

napi_value to_array(napi_env env, napi_callback_info info) {
  return guard(env, "toTypedArrayAsync", [&] {
    const Arguments<1> in(env, info);
    const at::Tensor tensor = read_handle(env, in[0]);
    return promise(env, "toTypedArrayAsync", uses_of(tensor), [tensor]() -> Environment::Finish {
      at::Tensor copy = array_elements(tensor);
      if (copy.is_alias_of(tensor)) copy = copy.clone();
      return [copy](napi_env env) { return make_array_over(env, copy); };
    });
  });
}

}  // namespace

void init_async(napi_env env, napi_value exports) {
  expose(env, exports, {{"backwardAsync", backward}, {"itemAsync", item}, {"toTypedArrayAsync", to_array}});
}

}  // namespace pdecay::napi
