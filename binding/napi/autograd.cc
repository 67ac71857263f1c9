// Grad mode, backward passes and gradients.
#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/function.h>

#include "convert.h"
#include "module.h"
#include "slots.h"

namespace pdecay::napi {
namespace {

using torch::autograd::variable_list;

napi_value set_grad_mode(napi_env env, napi_callback_info info) {
  return guard(env, "setGradMode", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    c10::GradMode::set_enabled(read_boolean(env, in[0], "enabled"));
    return nullptr;
  });
}

napi_value grad_mode(napi_env env, napi_callback_info) {
  return guard(env, "isGradEnabled", [&] { return make_boolean(env, c10::GradMode::is_enabled()); });
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

// (roots, gradients | undefined, retainGraph | undefined, createGraph, inputs)
napi_value backward(napi_env env, napi_callback_info info) {
  return guard(env, "backward", [&]() -> napi_value {
    const Arguments<5> in(env, info);
    const variable_list roots = read_handle_list(env, in[0], "roots");
    const variable_list inputs =
        is_nothing(env, in[4]) ? variable_list() : read_handle_list(env, in[4], "inputs");
    torch::autograd::backward(roots, read_gradients(env, in[1]),
                              read_optional_boolean(env, in[2], "retainGraph"),
                              read_boolean(env, in[3], "createGraph"), inputs);
    return nullptr;
  });
}

// (root): the common case, with one scalar root and nothing else to read
napi_value backward_scalar(napi_env env, napi_callback_info info) {
  return guard(env, "backward", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    torch::autograd::backward({read_handle(env, in[0])});
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
    return make_handles(env, torch::autograd::grad(outputs, inputs, read_gradients(env, in[2]),
                                                   read_optional_boolean(env, in[3], "retainGraph"),
                                                   read_boolean(env, in[4], "createGraph"),
                                                   read_boolean(env, in[5], "allowUnused")));
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
    read_handle(env, in[0]).requires_grad_(read_boolean(env, in[1], "requiresGrad"));
    return nullptr;
  });
}

napi_value get_grad(napi_env env, napi_callback_info info) {
  return guard(env, "grad", [&] {
    const Arguments<1> in(env, info);
    return make_handle(env, read_handle(env, in[0]).grad());
  });
}

napi_value set_grad(napi_env env, napi_callback_info info) {
  return guard(env, "grad", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    const at::Tensor& tensor = read_handle(env, in[0]);
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

}  // namespace

void init_autograd(napi_env env, napi_value exports) {
  expose(env, exports,
         {{"setGradMode", set_grad_mode},
          {"gradMode", grad_mode},
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
