// Grad mode, backward passes and gradients.
#include <ATen/autocast_mode.h>
#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/function.h>

#include "engine.h"
#include "napi/env/callback.h"
#include "napi/env/convert.h"
#include "napi/env/module.h"
#include "napi/env/slots.h"
#include "uses.h"

namespace pdecay::napi {
namespace {

using torch::autograd::variable_list;

// What c10::InferenceMode sets and puts back, with nothing to be put back: modes come and go in any order
// here.
void set_inference(bool enabled) {
  c10::AutogradState::set_tls_state({!enabled, enabled, !enabled, !enabled});
  c10::impl::LocalDispatchKeySet keys = c10::impl::tls_local_dispatch_key_set();
  constexpr c10::DispatchKeySet kViews(c10::DispatchKey::ADInplaceOrView);
  keys.included_ = enabled ? keys.included_ - kViews : keys.included_ | kViews;
  keys.excluded_ = enabled ? keys.excluded_ | c10::autograd_dispatch_keyset
                           : keys.excluded_ - c10::autograd_dispatch_keyset;
  c10::impl::_force_tls_local_dispatch_key_set(keys);
}

void set_autocast(uint32_t modes) {
  if (((modes ^ autograd_modes()) & ~(kRecords | kInference)) == 0) return;
  for (const c10::DeviceType device : {c10::kCPU, c10::kCUDA}) {
    bool enabled = false;
    for (const AutocastMode& mode : kAutocasts) {
      if (mode.device != device || !(modes & mode.bit)) continue;
      enabled = true;
      at::autocast::set_autocast_dtype(device, mode.dtype);
    }
    at::autocast::set_autocast_enabled(device, enabled);
  }
  // Weights that were cast are kept for the next operator that asks, and may change before autocast is on
  // again.
  at::autocast::clear_cache();
}

// (bits of autograd_modes())
napi_value set_modes(napi_env env, napi_callback_info info) {
  return guard(env, "setModes", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    const auto modes = static_cast<uint32_t>(read_int64(env, in[0], "modes", 0, kAllModes));
    const bool inference = modes & kInference;
    if (inference != c10::InferenceMode::is_enabled()) set_inference(inference);
    c10::GradMode::set_enabled(modes & kRecords);
    set_autocast(modes);
    return nullptr;
  });
}

napi_value modes(napi_env env, napi_callback_info) {
  return guard(env, "modes", [&] { return make_number(env, autograd_modes()); });
}

std::optional<bool> read_optional_boolean(napi_env env, napi_value value, const char* name) {
  if (is_nothing(env, value)) return std::nullopt;
  return read_boolean(env, value, name);
}

// One gradient per output; null where the output is a scalar and its gradient is one.
variable_list read_gradients(napi_env env, napi_value value) {
  if (is_nothing(env, value)) return {};
  return read_list(env, value, "gradients", [&](napi_value element) -> at::Tensor {
    return is_nothing(env, element) ? at::Tensor() : read_handle(env, element, "gradients");
  });
}

napi_value backward(napi_env env, napi_callback_info info) {
  return guard(env, "backward", [&]() -> napi_value {
    const Pass pass = read_pass(env, info);
    with_anomaly_origin([&] { slots(env).environment()->run_engine(pass); });
    return nullptr;
  });
}

// (root): the common case, with one scalar root and nothing else to read
napi_value backward_scalar(napi_env env, napi_callback_info info) {
  return guard(env, "backward", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    Pass pass;
    pass.roots = {read_handle(env, in[0])};
    with_anomaly_origin([&] { slots(env).environment()->run_engine(pass); });
    return nullptr;
  });
}

// (outputs, inputs, gradients | undefined, retainGraph | undefined, createGraph, allowUnused) → handles or
// nulls
napi_value grad(napi_env env, napi_callback_info info) {
  return guard(env, "grad", [&] {
    const Arguments<6> in(env, info);
    const variable_list outputs = read_handle_list(env, in[0], "outputs");
    const variable_list inputs = read_handle_list(env, in[1], "inputs");
    const variable_list gradients = read_gradients(env, in[2]);
    const auto retain_graph = read_optional_boolean(env, in[3], "retainGraph");
    const bool create_graph = read_boolean(env, in[4], "createGraph");
    const bool allow_unused = read_boolean(env, in[5], "allowUnused");
    variable_list results;
    with_anomaly_origin([&] {
      slots(env).environment()->run_engine([&] {
        results = torch::autograd::grad(outputs, inputs, gradients, retain_graph, create_graph, allow_unused);
      });
    });
    return make_handles(env, results);
  });
}

napi_value requires_grad(napi_env env, napi_callback_info info) {
  return guard(env, "requiresGrad", [&] {
    const Arguments<1> in(env, info);
    return make_boolean(env, read_handle(env, in[0]).requires_grad());
  });
}

napi_value set_requires_grad(napi_env env, napi_callback_info info) {
  return guard(env, "requiresGrad_", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    const at::Tensor& tensor = read_handle(env, in[0]);
    check_unused(env, tensor);
    tensor.requires_grad_(read_boolean(env, in[1], "requiresGrad"));
    return nullptr;
  });
}

napi_value get_grad(napi_env env, napi_callback_info info) {
  return guard(env, "grad", [&] {
    const Arguments<1> in(env, info);
    const at::Tensor& tensor = read_handle(env, in[0]);
    check_unused(env, tensor);
    return make_handle(env, tensor.grad());
  });
}

napi_value set_grad(napi_env env, napi_callback_info info) {
  return guard(env, "grad", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    const at::Tensor& tensor = read_handle(env, in[0]);
    check_unused(env, tensor);
    if (is_nothing(env, in[1])) {
      tensor.mutable_grad().reset();
      return nullptr;
    }
    const at::Tensor& gradient = read_handle(env, in[1]);
    // What the engine would otherwise trip over at the next backward pass.
    TORCH_CHECK(!gradient.is_same(tensor), "a tensor cannot be its own gradient");
    TORCH_CHECK(gradient.sizes() == tensor.sizes(), "the gradient's shape ", gradient.sizes(),
                " is not the tensor's shape ", tensor.sizes());
    TORCH_CHECK(gradient.scalar_type() == tensor.scalar_type(), "the gradient's dtype is not the tensor's");
    TORCH_CHECK(gradient.device() == tensor.device(), "the gradient's device is not the tensor's");
    tensor.mutable_grad() = gradient;
    return nullptr;
  });
}

napi_value grad_fn_name(napi_env env, napi_callback_info info) {
  return guard(env, "gradFn", [&] {
    const Arguments<1> in(env, info);
    const auto& node = read_handle(env, in[0]).grad_fn();
    return node ? make_string(env, node->name()) : make_null(env);
  });
}

napi_value is_leaf(napi_env env, napi_callback_info info) {
  return guard(env, "isLeaf", [&] {
    const Arguments<1> in(env, info);
    return make_boolean(env, read_handle(env, in[0]).is_leaf());
  });
}

}  // namespace

void Pass::operator()() const {
  torch::autograd::backward(roots, gradients, retain_graph, create_graph, inputs);
}

Pass read_pass(napi_env env, napi_callback_info info) {
  const Arguments<5> in(env, info);
  Pass pass;
  pass.roots = read_handle_list(env, in[0], "roots");
  pass.gradients = read_gradients(env, in[1]);
  pass.retain_graph = read_optional_boolean(env, in[2], "retainGraph");
  pass.create_graph = read_boolean(env, in[3], "createGraph");
  if (!is_nothing(env, in[4])) pass.inputs = read_handle_list(env, in[4], "inputs");
  return pass;
}

void init_autograd(napi_env env, napi_value exports) {
  expose(env, exports,
         {{"setModes", set_modes},
          {"modes", modes},
          {"isLeaf", is_leaf},
          {"backward", backward},
          {"backwardScalar", backward_scalar},
          {"grad", grad},
          {"requiresGrad", requires_grad},
          {"setRequiresGrad", set_requires_grad},
          {"getGrad", get_grad},
          {"setGrad", set_grad},
          {"gradFnName", grad_fn_name}});
}

}  // namespace pdecay::napi
