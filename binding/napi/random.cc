// Seeds and generators. A generator lives as long as its JavaScript object, a Node-API External.
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>

#include <mutex>

#include "convert.h"
#include "module.h"

namespace pdecay::napi {
namespace {

constexpr napi_type_tag kGeneratorTag = {0x6d1c0f3ba4e94c52, 0x9a5f20c77be81d36};

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
    const Arguments<1> in(env, info);
    auto* generator = new at::Generator(at::detail::createCPUGenerator(read_seed(env, in[0])));
    napi_value object = nullptr;
    const napi_status status = napi_create_external(
        env, generator, [](napi_env, void* data, void*) { delete static_cast<at::Generator*>(data); },
        nullptr, &object);
    if (status != napi_ok) delete generator;
    check(env, status, "a generator");
    check(env, napi_type_tag_object(env, object, &kGeneratorTag));
    return object;
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
    const at::Tensor& state = read_handle(env, in[1], "state");
    const std::lock_guard<std::mutex> lock(generator.mutex());
    generator.set_state(state);
    return nullptr;
  });
}

}  // namespace

at::Generator read_generator(napi_env env, napi_value value, const char* name) {
  bool tagged = false;
  void* data = nullptr;
  if (type_of(env, value) != napi_external ||
      napi_check_object_type_tag(env, value, &kGeneratorTag, &tagged) != napi_ok || !tagged ||
      napi_get_value_external(env, value, &data) != napi_ok)
    throw Fault("ERR_ARGUMENT", std::string("Expected Generator for ") + name);
  return *static_cast<at::Generator*>(data);
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
