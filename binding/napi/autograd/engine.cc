// libtorch's autograd engine, told where calls of operators come from (anomaly mode) and who keeps what they
// save.
#include <torch/csrc/autograd/engine.h>

#include <mutex>

#include "engine.h"
#include "napi/env/callback.h"
#include "napi/env/convert.h"
#include "napi/env/module.h"
#include "napi/env/slots.h"
#include "napi/env/words.h"

namespace pdecay::napi {
namespace {

namespace ag = torch::autograd;

// (function given by TypeScript) → the stack of the running JavaScript, while anomaly mode is on
struct Tracer {
  napi_env env = nullptr;
  std::unique_ptr<Held> function;
};
thread_local Tracer tracer;

std::string trace_here() {
  if (!tracer.function) return "a thread that runs no JavaScript";
  const napi_env env = tracer.env;
  napi_value result = nullptr;
  if (napi_call_function(env, make_undefined(env), tracer.function->get(env), 0, nullptr, &result) == napi_ok)
    return read_string(env, result, "a stack");
  napi_value error = nullptr;
  napi_get_and_clear_last_exception(env, &error);
  return "unknown: the stack could not be read";
}

// What the latest failing function said of its origin, from whichever thread it ran on.
struct AnomalyOrigin {
  std::mutex mutex;
  std::string text;
};
AnomalyOrigin& anomaly_origin() {
  static AnomalyOrigin* instance = new AnomalyOrigin;
  return *instance;
}

class Metadata final : public ag::AnomalyMetadata {
 public:
  void store_stack() override { stack_ = trace_here(); }
  void print_stack(const std::string& name) override {
    std::string text = "\nThe call that recorded " + name + ":\n" + stack_;
    // A function of a graph that another backward pass recorded: where that one's own was called.
    for (auto parent = parent_; parent;) {
      auto* metadata = dynamic_cast<Metadata*>(parent->metadata());
      if (!metadata) break;
      text +=
          "\nwhich is part of the backward pass of " + parent->name() + ", recorded by:\n" + metadata->stack_;
      parent = metadata->parent_;
    }
    const std::lock_guard<std::mutex> lock(anomaly_origin().mutex);
    anomaly_origin().text = std::move(text);
  }
  void assign_parent(const std::shared_ptr<ag::Node>& parent) override { parent_ = parent; }

 private:
  std::string stack_;
  std::shared_ptr<ag::Node> parent_;
};

struct SavedHooks {
  SavedHooks(napi_env env, napi_value pack_function, napi_value unpack_function)
      : pack(env, pack_function), unpack(env, unpack_function) {}
  Callback pack, unpack;
};
thread_local std::shared_ptr<SavedHooks> saved_hooks;

// One saved tensor, kept as whatever `pack` made of it.
class Packed final : public ag::SavedVariableHooks {
 public:
  explicit Packed(std::shared_ptr<SavedHooks> hooks) : hooks_(std::move(hooks)) {}

  void call_pack_hook(const at::Tensor& tensor) override {
    hooks_->pack.call([&](napi_env env) { return std::vector<napi_value>{make_handle(env, tensor)}; },
                      [&](napi_env env, napi_value value) { box_ = std::make_unique<Held>(env, value); });
  }
  at::Tensor call_unpack_hook() override {
    at::Tensor tensor;
    hooks_->unpack.call([&](napi_env env) { return std::vector<napi_value>{box_->get(env)}; },
                        [&](napi_env env, napi_value value) {
                          tensor = take_handle(env, value, "what the unpack hook returned");
                        });
    return tensor;
  }

 private:
  std::shared_ptr<SavedHooks> hooks_;
  std::unique_ptr<Held> box_;
};

class Engine final : public ag::Engine {
 public:
  std::unique_ptr<ag::AnomalyMetadata> make_anomaly_metadata() override {
    return std::make_unique<Metadata>();
  }
  std::unique_ptr<ag::SavedVariableHooks> get_default_saved_variable_hooks() override {
    return saved_hooks ? std::make_unique<Packed>(saved_hooks) : nullptr;
  }
};

// Never destroyed: its device threads outlive every environment.
ag::Engine& engine() {
  static auto* instance = new Engine;
  return *instance;
}

// (on, checkNan): for the whole process, as in libtorch
napi_value set_anomaly_mode(napi_env env, napi_callback_info info) {
  return guard(env, "detectAnomaly", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    ag::AnomalyMode::set_enabled(read_boolean(env, in[0], "enabled"), read_boolean(env, in[1], "checkNan"));
    return nullptr;
  });
}

// (function that gives the running code's stack)
napi_value set_tracer(napi_env env, napi_callback_info info) {
  return guard(env, "detectAnomaly", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    tracer = {env, std::make_unique<Held>(env, read_function(env, in[0], "the tracer"))};
    return nullptr;
  });
}

// (pack, unpack), or (undefined, undefined) for libtorch's own way
napi_value set_saved_hooks(napi_env env, napi_callback_info info) {
  return guard(env, "savedTensorsHooks", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    saved_hooks = is_nothing(env, in[0])
                      ? nullptr
                      : std::make_shared<SavedHooks>(env, read_function(env, in[0], "pack"),
                                                     read_function(env, in[1], "unpack"));
    return nullptr;
  });
}

}  // namespace

std::string take_anomaly_origin() {
  const std::lock_guard<std::mutex> lock(anomaly_origin().mutex);
  return std::exchange(anomaly_origin().text, {});
}

void with_anomaly_origin(const std::function<void()>& f) {
  try {
    f();
  } catch (const Thrown&) {
    take_anomaly_origin();
    throw;
  } catch (const std::exception& error) {
    const std::string origin = take_anomaly_origin();
    if (origin.empty()) throw;
    const auto* refusal = dynamic_cast<const c10::Error*>(&error);
    throw Fault("ERR_LIBTORCH",
                without_python(refusal ? refusal->what_without_backtrace() : error.what()) + origin);
  }
}

void init_engine(napi_env env, napi_value exports) {
  static std::once_flag once;
  std::call_once(once, [] { ag::set_default_engine_stub(engine); });
  expose(
      env, exports,
      {{"setAnomalyMode", set_anomaly_mode}, {"setTracer", set_tracer}, {"setSavedHooks", set_saved_hooks}});
}

}  // namespace pdecay::napi
