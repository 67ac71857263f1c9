// A C++ value that lives as long as its JavaScript object, a Node-API External. The tag tells it from
// others'.
#pragma once

#include <ATen/core/Generator.h>

#include <memory>

#include "convert.h"
#include "slots.h"

namespace pdecay::napi {

template <class T>
struct External {
  napi_type_tag tag;
  const char* kind;  // what error messages call it

  napi_value make(napi_env env, T value) const {
    auto kept = std::make_shared<T>(std::move(value));
    napi_value object = nullptr;
    check(env, napi_create_external(env, kept.get(), nullptr, nullptr, &object), kind);
    check(env, napi_type_tag_object(env, object, &tag), kind);
    slots(env).keep(std::move(kept), object);
    return object;
  }

  T& read(napi_env env, napi_value value, const char* name) const {
    bool tagged = false;
    void* data = nullptr;
    if (type_of(env, value) != napi_external ||
        napi_check_object_type_tag(env, value, &tag, &tagged) != napi_ok || !tagged ||
        napi_get_value_external(env, value, &data) != napi_ok)
      throw Fault("ERR_ARGUMENT", std::string("Expected ") + kind + " for " + name);
    return *static_cast<T*>(data);
  }
};

inline constexpr External<at::Generator> kGenerators{{0x6d1c0f3ba4e94c52, 0x9a5f20c77be81d36}, "Generator"};

}  // namespace pdecay::napi
