// What JavaScript adds to a graph: functions with a backward of their own, and hooks.
#include <ATen/core/VariableHooksInterface.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/csrc/autograd/variable.h>

#include <unordered_set>

#include "cycles.h"
#include "napi/env/callback.h"
#include "napi/env/convert.h"
#include "napi/env/module.h"
#include "napi/env/slots.h"
#include "napi/operators/record.h"
#include "uses.h"

namespace pdecay::napi {
namespace {

namespace ag = torch::autograd;
using ag::variable_list;

class ScriptNode final : public ag::Node {
 public:
  ScriptNode(napi_env env, std::string name, napi_value backward)
      : name_(std::move(name)), backward_(env, backward) {}

  std::string name() const override { return name_; }

  variable_list apply(variable_list&& gradients) override {
    TORCH_CHECK(!released_, ag::ERR_BACKWARD_TWICE);
    at::OptionalDeviceGuard guard;
    for (size_t i = 0; materialize && i < gradients.size(); ++i) {
      if (!gradients[i].defined()) gradients[i] = outputs[i].zeros(guard);
    }
    variable_list kept;
    for (const ag::SavedVariable& each : saved) kept.push_back(each.unpack(shared_from_this()));
    variable_list results;
    backward_.call(
        [&](napi_env env) {
          napi_value needed = make_array(env, num_outputs());
          for (size_t i = 0; i < num_outputs(); ++i)
            set_element(env, needed, i, make_boolean(env, task_should_compute_output(i)));
          return std::vector<napi_value>{make_handles(env, gradients), make_handles(env, kept), needed};
        },
        [&](napi_env env, napi_value value) {
          results = read_list(env, value, "gradients",
                              [&](napi_value each) { return take_handle(env, each, "gradients"); });
        });
    return results;
  }

  void release_variables() override {
    saved.clear();
    released_ = true;
  }

  const Callback& backward() const noexcept { return backward_; }

  bool materialize = true;
  std::vector<ag::SavedVariable> saved;
  std::vector<ag::VariableInfo> outputs;

 private:
  std::string name_;
  Callback backward_;
  bool released_ = false;
};

std::unordered_set<at::TensorImpl*> impls_of(const variable_list& tensors) {
  std::unordered_set<at::TensorImpl*> impls;
  for (const at::Tensor& tensor : tensors) impls.insert(tensor.unsafeGetTensorImpl());
  return impls;
}

// (name, backward, inputs, outputs, saved, dirty, non-differentiable, materialize) → outputs with their
// history
napi_value attach(napi_env env, napi_callback_info info) {
  return guard(env, "customFunction", [&] {
    const Arguments<8> in(env, info);
    const std::string name = read_string(env, in[0], "name");
    const napi_value backward = read_function(env, in[1], "backward");
    const variable_list inputs = read_handle_list(env, in[2], "inputs");
    const variable_list raw = read_handle_list(env, in[3], "outputs");
    const variable_list saved = read_handle_list(env, in[4], "saved tensors");
    const auto dirty = impls_of(read_handle_list(env, in[5], "dirty"));
    const auto constant = impls_of(read_handle_list(env, in[6], "non-differentiable"));
    const bool materialize = read_boolean(env, in[7], "materializeGrads");
    note_in_recording("customFunction");

    std::shared_ptr<ScriptNode> node;
    if (c10::GradMode::is_enabled() && ag::any_variable_requires_grad(inputs)) {
      node = std::shared_ptr<ScriptNode>(new ScriptNode(env, name, backward), ag::deleteNode);
      node->set_next_edges(ag::collect_next_edges(inputs));
      node->clear_input_metadata();
      node->materialize = materialize;
    }
    std::vector<std::optional<at::Tensor>> outputs(raw.begin(), raw.end());
    const auto wrapped = ag::_wrap_outputs(
        inputs, constant, dirty, outputs, node,
        [&](const variable_list&, const variable_list&) -> variable_list {
          TORCH_CHECK_NOT_IMPLEMENTED(false, "forward-mode derivatives of ", name);
        },
        {}, [](const at::Tensor& x) { return x.view_as(x); }, false);
    variable_list results;
    for (const auto& each : wrapped) results.push_back(*each);
    if (node) {
      for (const at::Tensor& each : results) node->outputs.emplace_back(each);
      for (const at::Tensor& each : saved) node->saved.emplace_back(each, each.grad_fn() == node);
    }
    napi_value handles = make_array(env, results.size());
    std::vector<Owner> owners;
    for (size_t i = 0; i < results.size(); ++i) {
      const double handle = slots(env).put(results[i]);
      set_element(env, handles, i, make_number(env, handle));
      owners.emplace_back(
          results[i],
          std::vector{handle, read_double(env, read_element(env, in[3], i, "outputs"), "outputs")});
    }
    if (node) add_cycle(env, node->backward(), node, std::move(owners));
    return handles;
  });
}

// A leaf that gets and loses a hook in each step must not gather the empty places.
void trim_hooks(const at::Tensor& tensor) {
  const auto* meta = ag::impl::get_autograd_meta(tensor);
  if (!meta || !meta->cpp_hooks_list_) return;
  auto& list = *meta->cpp_hooks_list_;
  while (!list.empty() && !list.back()) list.pop_back();
}

// The handles of (tensor, …, second handle of it): JavaScript objects that hold the hook too.
Owner owner_of(napi_env env, const at::Tensor& tensor, napi_value first, napi_value second) {
  return {tensor, {read_double(env, first, "handle"), read_double(env, second, "handle")}};
}

// (tensor, function, second handle of the tensor) → its place
napi_value register_hook(napi_env env, napi_callback_info info) {
  return guard(env, "registerHook", [&] {
    const Arguments<3> in(env, info);
    const at::Tensor tensor = read_handle(env, in[0]);
    check_unused(env, tensor);
    const auto callback = std::make_shared<Callback>(env, read_function(env, in[1], "the hook"));
    TORCH_CHECK(tensor.requires_grad(), "cannot register a hook on a tensor that doesn't require gradient");
    if (slots(env).environment()->idle()) trim_hooks(tensor);
    add_cycle(env, *callback, owner_of(env, tensor, in[0], in[2]));
    return make_number(env, tensor.register_hook([callback](const at::Tensor& gradient) -> at::Tensor {
      const auto kept = callback;  // the hook may remove itself
      const variable_list results = (*kept)({gradient});
      return results.empty() ? at::Tensor() : results[0];
    }));
  });
}

// (tensor, place)
napi_value remove_hook(napi_env env, napi_callback_info info) {
  return guard(env, "remove", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    const at::Tensor tensor = read_handle(env, in[0]);
    check_unused(env, tensor);
    tensor.remove_hook(static_cast<unsigned>(read_int64(env, in[1], "place", 0, 1 << 30)));
    return nullptr;
  });
}

// Runs once a leaf's gradient has been added to.
class AfterAccumulation final : public ag::PostAccumulateGradHook {
 public:
  void operator()(const at::Tensor& tensor) override {
    const auto callbacks = callbacks_;  // one may remove itself
    for (const auto& callback : callbacks) {
      if (callback) (*callback)({tensor});
    }
  }
  size_t add(std::shared_ptr<Callback> callback) {
    for (size_t place = 0; place < callbacks_.size(); ++place) {
      if (callbacks_[place]) continue;
      callbacks_[place] = std::move(callback);
      return place;
    }
    callbacks_.push_back(std::move(callback));
    return callbacks_.size() - 1;
  }
  void remove(size_t place) {
    if (place < callbacks_.size()) callbacks_[place] = nullptr;
  }

 private:
  std::vector<std::shared_ptr<Callback>> callbacks_;
};

AfterAccumulation* after_accumulation(const at::Tensor& tensor) {
  return dynamic_cast<AfterAccumulation*>(ag::impl::post_acc_grad_hooks(tensor).get());
}

napi_value register_post_hook(napi_env env, napi_callback_info info) {
  return guard(env, "registerPostAccumulateGradHook", [&] {
    const Arguments<3> in(env, info);
    const at::Tensor tensor = read_handle(env, in[0]);
    check_unused(env, tensor);
    auto callback = std::make_shared<Callback>(env, read_function(env, in[1], "the hook"));
    TORCH_CHECK(tensor.requires_grad(), "cannot register a hook on a tensor that doesn't require gradient");
    TORCH_CHECK(!tensor.grad_fn(), "post accumulate grad hooks cannot be registered on non-leaf tensors");
    add_cycle(env, *callback, owner_of(env, tensor, in[0], in[2]));
    if (!after_accumulation(tensor))
      ag::impl::set_post_acc_grad_hooks(tensor, std::make_unique<AfterAccumulation>());
    return make_number(env, static_cast<double>(after_accumulation(tensor)->add(std::move(callback))));
  });
}

napi_value remove_post_hook(napi_env env, napi_callback_info info) {
  return guard(env, "remove", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    const at::Tensor tensor = read_handle(env, in[0]);
    check_unused(env, tensor);
    const auto place = static_cast<size_t>(read_int64(env, in[1], "place", 0));
    if (AfterAccumulation* hooks = after_accumulation(tensor)) hooks->remove(place);
    return nullptr;
  });
}

}  // namespace

void init_functions(napi_env env, napi_value exports) {
  expose(env, exports,
         {{"attach", attach},
          {"registerHook", register_hook},
          {"removeHook", remove_hook},
          {"registerPostHook", register_post_hook},
          {"removePostHook", remove_post_hook}});
}

}  // namespace pdecay::napi
