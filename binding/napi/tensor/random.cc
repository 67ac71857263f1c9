// Seeds and generators. A generator lives as long as its JavaScript object, a Node-API External.
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>

#include <mutex>

#include "napi/env/convert.h"
#include "napi/env/external.h"
#include "napi/env/module.h"

namespace pdecay::napi {
namespace {

uint64_t read_seed(napi_env env, napi_value value) {
  // Negative seeds mean their two's complement, as in PyTorch.
  return static_cast<uint64_t>(read_int64(env, value, "seed"));
}

napi_value manual_seed(napi_env env, napi_callback_info info) {
  return guard(env, "manualSeed", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    at::manual_seed(read_seed(env, in[0]));
    return nullptr;
  });
}

napi_value make_generator(napi_env env, napi_callback_info info) {
  return guard(env, "generator", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    const uint64_t seed = read_seed(env, in[0]);
    const c10::Device device = read_device(env, in[1], "device");
    if (device.is_cpu()) return kGenerators.make(env, at::detail::createCPUGenerator(seed));
    at::Generator generator =
        at::globalContext().getAcceleratorHooksInterface(device.type()).getNewGenerator(device.index());
    generator.set_current_seed(seed);
    return kGenerators.make(env, std::move(generator));
  });
}

napi_value seed_generator(napi_env env, napi_callback_info info) {
  return guard(env, "manualSeed", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    at::Generator generator = read_generator(env, in[0], "generator");
    const std::lock_guard<std::mutex> lock(generator.mutex());
    generator.set_current_seed(read_seed(env, in[1]));
    return nullptr;
  });
}

napi_value generator_state(napi_env env, napi_callback_info info) {
  return guard(env, "state", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    at::Generator generator = is_nothing(env, in[0]) ? at::detail::getDefaultCPUGenerator()
                                                     : read_generator(env, in[0], "generator");
    const std::lock_guard<std::mutex> lock(generator.mutex());
    return make_handle(env, at::Tensor(generator.get_state()));
  });
}

napi_value set_generator_state(napi_env env, napi_callback_info info) {
  return guard(env, "setState", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    at::Generator generator = is_nothing(env, in[0]) ? at::detail::getDefaultCPUGenerator()
                                                     : read_generator(env, in[0], "generator");
    // libtorch reads the state's memory without a look at whether there is any.
    at::Tensor state = read_handle(env, in[1], "state");
    if (state._is_zerotensor()) state = state.clone();
    const std::lock_guard<std::mutex> lock(generator.mutex());
    generator.set_state(state);
    return nullptr;
  });
}

}  // namespace

at::Generator read_generator(napi_env env, napi_value value, const char* name) {
  return kGenerators.read(env, value, name);
}

void init_random(napi_env env, napi_value exports) {
  expose(env, exports,
         {{"manualSeed", manual_seed},
          {"generator", make_generator},
          {"seedGenerator", seed_generator},
          {"generatorState", generator_state},
          {"setGeneratorState", set_generator_state}});
}

}  // namespace pdecay::napi
