// core.Optimizer: the engine of binding/optim as a JavaScript class, and the registry that the generators
// read.
#include <cpu/kernels.h>
#include <engine/optimizer.h>

#include "napi/autograd/uses.h"
#include "napi/env/convert.h"
#include "napi/env/module.h"
#include "napi/env/slots.h"

namespace pdecay::napi {
namespace {

constexpr napi_type_tag kOptimizerTag = {0x3f0b7e94d2a6417c, 0x8c55d91be0f2a76e};

struct Bound {
  explicit Bound(double threshold) : engine(threshold) {}
  Optimizer engine;
  std::vector<at::Tensor> parameters;
};

// What is behind `this`. Anything else, a Proxy or another class's object, is an error.
Bound& bound(napi_env env, napi_callback_info info) {
  napi_value object = nullptr;
  check(env, napi_get_cb_info(env, info, nullptr, nullptr, &object, nullptr), "this");
  bool tagged = false;
  void* data = nullptr;
  if (type_of(env, object) != napi_object ||
      napi_check_object_type_tag(env, object, &kOptimizerTag, &tagged) != napi_ok || !tagged ||
      napi_unwrap(env, object, &data) != napi_ok)
    throw Fault("ERR_ARGUMENT", "Expected an optimizer for this");
  return *static_cast<Bound*>(data);
}

Optimizer& self(napi_env env, napi_callback_info info) { return bound(env, info).engine; }

// For what reads, writes or drops gradients: they must not be those of a pass that runs off the thread.
Optimizer& idle(napi_env env, napi_callback_info info) {
  Bound& optimizer = bound(env, info);
  check_unused(env, optimizer.parameters);
  return optimizer.engine;
}

napi_value property(napi_env env, napi_value object, const char* name) {
  napi_value value = nullptr;
  check(env, napi_get_named_property(env, object, name, &value), name);
  return value;
}

std::size_t read_index(napi_env env, napi_value value, const Optimizer& engine) {
  return static_cast<std::size_t>(
      read_int64(env, value, "index", 0, static_cast<int64_t>(engine.size()) - 1));
}

// Runs what may give the engine other tensors to hold, and tells the table.
template <class Work>
void weighed(napi_env env, const Optimizer& engine, Work&& work) {
  const std::size_t before = engine.bytes();
  work();
  if (engine.bytes() != before) slots(env).weigh(&engine, engine.bytes());
}

// ({zeroThreshold})
napi_value construct(napi_env env, napi_callback_info info) {
  return guard(env, "Optimizer", [&] {
    napi_value object = nullptr, target = nullptr;
    check(env, napi_get_cb_info(env, info, nullptr, nullptr, &object, nullptr), "this");
    check(env, napi_get_new_target(env, info, &target), "new.target");
    if (!target) throw Fault("ERR_ARGUMENT", "Expected new before Optimizer");
    const Arguments<1> in(env, info);
    double threshold = 1e-8;
    if (!is_nothing(env, in[0])) {
      const napi_value given = property(env, in[0], "zeroThreshold");
      if (!is_nothing(env, given)) threshold = read_double(env, given, "zeroThreshold");
    }
    auto optimizer = std::make_shared<Bound>(threshold);
    check(env, napi_wrap(env, object, optimizer.get(), nullptr, nullptr, nullptr), "an optimizer");
    Slots& table = slots(env);
    table.keep(std::shared_ptr<void>(optimizer, &optimizer->engine), object);
    check(env, napi_type_tag_object(env, object, &kOptimizerTag));
    table.sweep_some();
    return object;
  });
}

Storage read_storage(napi_env env, napi_value value) {
  if (is_nothing(env, value)) return {};
  const std::string state = read_string(env, property(env, value, "state"), "storage.state");
  Storage storage;
  storage.state = state == "same"       ? StateDtype::same
                  : state == "bfloat16" ? StateDtype::bfloat16
                  : state == "int8"     ? StateDtype::int8
                                        : StateDtype::float32;
  storage.master = read_boolean(env, property(env, value, "master"), "storage.master");
  storage.stochastic = read_boolean(env, property(env, value, "stochastic"), "storage.stochastic");
  storage.seed = static_cast<std::uint32_t>(
      read_int64(env, property(env, value, "seed"), "storage.seed", 0, 0xffffffff));
  return storage;
}

// (step, decay, handles, decayed, values, storage) -> the group's number
napi_value add_group(napi_env env, napi_callback_info info) {
  return guard(env, "addGroup", [&] {
    Bound& optimizer = bound(env, info);
    const Arguments<6> in(env, info);
    const std::string step = read_string(env, in[0], "step"), decay = read_string(env, in[1], "decay");
    const std::vector<at::Tensor> parameters = read_handle_list(env, in[2], "parameters");
    const Storage storage = read_storage(env, in[5]);
    // Last: reading the others may have run JavaScript, and a buffer might be gone.
    const auto decayed = read_array<uint8_t>(env, in[3], "decayed");
    const auto values = read_array<double>(env, in[4], "values");
    const auto group = optimizer.engine.add_group(step, decay, parameters, {decayed.begin(), decayed.end()},
                                                  values, storage);
    optimizer.parameters.insert(optimizer.parameters.end(), parameters.begin(), parameters.end());
    return make_number(env, static_cast<double>(group));
  });
}

// (values, gradScale = 1, foundInf = false, check = false) -> 1 when zeroStart() has something to tell, and 2
// when a graph was captured. In place of a number and a boolean arrays of one handle.
napi_value step(napi_env env, napi_callback_info info) {
  return guard(env, "step", [&] {
    Optimizer& engine = idle(env, info);
    const Arguments<4> in(env, info);
    GradientScaling scaling;
    if (type_of(env, in[1]) == napi_object)
      scaling.scale_there = read_handle_list(env, in[1], "gradScale").at(0);
    else if (!is_nothing(env, in[1]))
      scaling.scale = read_double(env, in[1], "gradScale");
    if (type_of(env, in[2]) == napi_object)
      scaling.found_inf_there = read_handle_list(env, in[2], "foundInf").at(0);
    else if (!is_nothing(env, in[2]))
      scaling.found_inf = read_boolean(env, in[2], "foundInf");
    scaling.check = !is_nothing(env, in[3]) && read_boolean(env, in[3], "check");
    const auto values = read_array<double>(env, in[0], "values");
    bool zero_start = false;
    weighed(env, engine, [&] { zero_start = engine.step(values, scaling); });
    return make_number(env, (zero_start ? 1 : 0) | (engine.capturing() ? 2 : 0));
  });
}

// (values): options that the next state or step takes
napi_value accept(napi_env env, napi_callback_info info) {
  return guard(env, "accept", [&] {
    Optimizer& engine = self(env, info);
    const Arguments<1> in(env, info);
    const auto values = read_array<double>(env, in[0], "values");
    weighed(env, engine, [&] { engine.accept(values); });
    return make_undefined(env);
  });
}

// (values): options, sent to where a replayed graph reads them
napi_value set_values(napi_env env, napi_callback_info info) {
  return guard(env, "setValues", [&] {
    Optimizer& engine = self(env, info);
    const Arguments<1> in(env, info);
    const auto values = read_array<double>(env, in[0], "values");
    weighed(env, engine, [&] { engine.set_values(values); });
    return make_undefined(env);
  });
}

// -> handle of what the last step that checked found; undefined before one
napi_value found_inf(napi_env env, napi_callback_info info) {
  return guard(env, "foundInf", [&] {
    const at::Tensor& found = self(env, info).found_inf();
    return found.defined() ? make_handle(env, found) : make_undefined(env);
  });
}

napi_value on_device(napi_env env, napi_callback_info info) {
  return guard(env, "onDevice", [&] { return make_boolean(env, self(env, info).on_device()); });
}

napi_value zero_grad(napi_env env, napi_callback_info info) {
  return guard(env, "zeroGrad", [&] {
    Optimizer& engine = idle(env, info);
    const Arguments<1> in(env, info);
    engine.zero_grad(read_boolean(env, in[0], "setToNone"));
    return make_undefined(env);
  });
}

napi_value has_non_finite_gradient(napi_env env, napi_callback_info info) {
  return guard(env, "hasNonFiniteGradient",
               [&] { return make_boolean(env, idle(env, info).has_non_finite_gradient()); });
}

// (value, norm): Infinity for none
napi_value set_clip(napi_env env, napi_callback_info info) {
  return guard(env, "clip", [&] {
    Optimizer& engine = self(env, info);
    const Arguments<2> in(env, info);
    engine.clip(read_double(env, in[0], "clip.value"), read_double(env, in[1], "clip.norm"));
    return make_undefined(env);
  });
}

napi_value grad_norm(napi_env env, napi_callback_info info) {
  return guard(env, "gradNorm", [&] { return make_number(env, self(env, info).grad_norm()); });
}

napi_value zero_start(napi_env env, napi_callback_info info) {
  return guard(env, "zeroStart", [&] { return make_numbers(env, self(env, info).take_zero_starts()); });
}

// -> Float64Array of [elements, zeros, below the threshold, decayed] for each parameter
napi_value counts(napi_env env, napi_callback_info info) {
  return guard(env, "counts", [&] {
    Optimizer& engine = self(env, info);
    constexpr std::size_t kFields = 4;
    const std::size_t length = engine.size() * kFields;
    void* data = nullptr;
    napi_value buffer = nullptr, array = nullptr;
    check(env, napi_create_arraybuffer(env, length * sizeof(double), &data, &buffer), "the counts");
    check(env, napi_create_typedarray(env, napi_float64_array, length, buffer, 0, &array), "the counts");
    auto* out = static_cast<double*>(data);
    for (std::size_t i = 0; i < engine.size(); ++i) {
      const Counts c = engine.counts(i);
      for (const double x : {static_cast<double>(c.numel), static_cast<double>(c.zeros),
                             static_cast<double>(c.below), static_cast<double>(c.decayed)})
        *out++ = x;
    }
    return array;
  });
}

// (index) -> counts by decade
napi_value histogram(napi_env env, napi_callback_info info) {
  return guard(env, "histogram", [&] {
    Optimizer& engine = self(env, info);
    const Arguments<1> in(env, info);
    const auto counts = engine.histogram(read_index(env, in[0], engine));
    return make_numbers(env, std::vector<std::int64_t>(counts.begin(), counts.end()));
  });
}

// (index) -> {name: handle}
napi_value state(napi_env env, napi_callback_info info) {
  return guard(env, "state", [&] {
    Optimizer& engine = self(env, info);
    const Arguments<1> in(env, info);
    napi_value object = nullptr;
    check(env, napi_create_object(env, &object), "the state");
    for (auto& [name, tensor] : engine.state(read_index(env, in[0], engine)))
      check(env, napi_set_named_property(env, object, name.c_str(), make_handle(env, tensor)), "the state");
    return object;
  });
}

State read_state(napi_env env, napi_value given_names, napi_value handles) {
  const auto names =
      read_list(env, given_names, "names", [&](napi_value v) { return read_string(env, v, "names"); });
  const auto tensors = read_handle_list(env, handles, "state");
  if (names.size() != tensors.size())
    throw Fault("ERR_ARGUMENT", "Expected as many tensors as names for state");
  State state;
  for (std::size_t i = 0; i < names.size(); ++i) state.emplace_back(names[i], tensors[i]);
  return state;
}

// (index, names, handles)
napi_value set_state(napi_env env, napi_callback_info info) {
  return guard(env, "setState", [&] {
    Optimizer& engine = self(env, info);
    const Arguments<3> in(env, info);
    const std::size_t index = read_index(env, in[0], engine);
    const State state = read_state(env, in[1], in[2]);
    weighed(env, engine, [&] { engine.set_state(index, state); });
    return make_undefined(env);
  });
}

// (index, names, handles): throws what setState would
napi_value check_state(napi_env env, napi_callback_info info) {
  return guard(env, "checkState", [&] {
    Optimizer& engine = self(env, info);
    const Arguments<3> in(env, info);
    engine.check_state(read_index(env, in[0], engine), read_state(env, in[1], in[2]));
    return make_undefined(env);
  });
}

// (decayed: Uint8Array): a mark for each parameter
napi_value set_averaged(napi_env env, napi_callback_info info) {
  return guard(env, "setAveraged", [&] {
    const Arguments<2> in(env, info);
    idle(env, info).set_averaged(read_boolean(env, in[0], "averaged"), read_boolean(env, in[1], "weights"));
    return make_undefined(env);
  });
}

napi_value set_decayed(napi_env env, napi_callback_info info) {
  return guard(env, "setDecayed", [&] {
    Optimizer& engine = self(env, info);
    const Arguments<1> in(env, info);
    const auto decayed = read_array<uint8_t>(env, in[0], "decayed");
    weighed(env, engine, [&] { engine.set_decayed(decayed); });
    return make_undefined(env);
  });
}

napi_value registry(napi_env env, napi_callback_info) {
  return guard(env, "registry", [&] { return make_string(env, registry_json()); });
}

napi_value group_header(napi_env env, napi_callback_info) {
  return guard(env, "groupHeader", [&] {
    napi_value array = make_array(env, kGroupValueNames.size());
    for (std::size_t i = 0; i < kGroupValueNames.size(); ++i)
      set_element(env, array, i, make_string(env, kGroupValueNames[i]));
    return array;
  });
}

napi_value kernel_name(napi_env env, napi_callback_info) {
  return guard(env, "kernelName", [&] { return make_string(env, cpu_kernels().name); });
}

}  // namespace

void init_optim(napi_env env, napi_value exports) {
  expose(env, exports, {{"registry", registry}, {"groupHeader", group_header}, {"kernelName", kernel_name}});
  const auto method = [](const char* name, napi_callback f) {
    return napi_property_descriptor{name,   nullptr, f, nullptr, nullptr, nullptr, napi_default_method,
                                    nullptr};
  };
  const napi_property_descriptor methods[] = {
      method("addGroup", add_group),     method("step", step),
      method("zeroGrad", zero_grad),     method("clip", set_clip),
      method("gradNorm", grad_norm),     method("setValues", set_values),
      method("foundInf", found_inf),     method("onDevice", on_device),
      method("zeroStart", zero_start),   method("counts", counts),
      method("histogram", histogram),    method("state", state),
      method("setState", set_state),     method("checkState", check_state),
      method("setDecayed", set_decayed), method("setAveraged", set_averaged),
      method("accept", accept),          method("hasNonFiniteGradient", has_non_finite_gradient)};
  napi_value constructor = nullptr;
  check(env,
        napi_define_class(env, "Optimizer", NAPI_AUTO_LENGTH, construct, nullptr, std::size(methods), methods,
                          &constructor),
        "Optimizer");
  check(env, napi_set_named_property(env, exports, "Optimizer", constructor), "Optimizer");
}

}  // namespace pdecay::napi
