#include "cycles.h"

#include <torch/csrc/autograd/variable.h>

#include <algorithm>

#include "napi/env/slots.h"

namespace pdecay::napi {
namespace {

namespace ag = torch::autograd;
using Impl = c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;

const std::shared_ptr<ag::Node>* grad_fn_of(const Impl& tensor) {
  const auto* meta = static_cast<ag::AutogradMeta*>(tensor->autograd_meta());
  return meta && meta->grad_fn_ ? &meta->grad_fn_ : nullptr;
}

// Whether these handles are all that hold the tensor.
bool only_handles_hold(const Slots& table, const Impl& tensor, const std::vector<double>& handles) {
  const auto count = static_cast<size_t>(std::count_if(handles.begin(), handles.end(), [&](double handle) {
    return table.tensor_of(handle) == tensor.get();
  }));
  return tensor.use_count() == count + 1;  // and `tensor` here
}

class FunctionCycle : public Slots::Cycle {
 public:
  FunctionCycle(napi_env env, const Callback& callback) : env_(env), function_(callback.function()) {}

  bool expired() const noexcept override { return function_.expired(); }
  bool weaken(const Slots& table) override {
    const auto function = function_.lock();
    if (!function || !only_javascript_holds(table)) return false;
    function->weaken(env_);
    return true;
  }
  void strengthen() noexcept override {
    if (const auto function = function_.lock()) function->strengthen(env_);
  }

 protected:
  virtual bool only_javascript_holds(const Slots& table) const = 0;

 private:
  const napi_env env_;
  const std::weak_ptr<Held> function_;
};

class HookCycle final : public FunctionCycle {
 public:
  HookCycle(napi_env env, const Callback& hook, Owner owner)
      : FunctionCycle(env, hook), owner_(std::move(owner)) {}

 private:
  bool only_javascript_holds(const Slots& table) const override {
    const Impl tensor = owner_.tensor.lock();
    if (!tensor.defined() || !only_handles_hold(table, tensor, owner_.handles)) return false;
    // What is computed from the tensor holds its node, which calls the hook.
    const auto* node = grad_fn_of(tensor);
    return !node || node->use_count() == 1;
  }

  const Owner owner_;
};

class NodeCycle final : public FunctionCycle {
 public:
  NodeCycle(napi_env env, const Callback& backward, const std::shared_ptr<ag::Node>& node,
            std::vector<Owner> outputs)
      : FunctionCycle(env, backward), node_(node), outputs_(std::move(outputs)) {}

 private:
  bool only_javascript_holds(const Slots& table) const override {
    const auto node = node_.lock();
    if (!node) return false;
    long holders = 1;  // `node` here
    for (const Owner& output : outputs_) {
      const Impl tensor = output.tensor.lock();
      if (!tensor.defined()) continue;
      const auto* its = grad_fn_of(tensor);
      if (!its || *its != node || !only_handles_hold(table, tensor, output.handles)) return false;
      ++holders;
    }
    return node.use_count() == holders;
  }

  const std::weak_ptr<ag::Node> node_;
  const std::vector<Owner> outputs_;
};

}  // namespace

void add_cycle(napi_env env, const Callback& hook, Owner tensor) {
  slots(env).add(std::make_unique<HookCycle>(env, hook, std::move(tensor)));
}

void add_cycle(napi_env env, const Callback& backward, const std::shared_ptr<ag::Node>& node,
               std::vector<Owner> outputs) {
  slots(env).add(std::make_unique<NodeCycle>(env, backward, node, std::move(outputs)));
}

}  // namespace pdecay::napi
