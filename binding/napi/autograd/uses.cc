#include "uses.h"

#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/accumulate_grad.h>
#include <torch/csrc/autograd/variable.h>

#include "napi/env/guard.h"
#include "napi/env/slots.h"

namespace pdecay::napi {
namespace {

namespace ag = torch::autograd;

// The node that a tensor's gradient arrives at; nullptr where none has been made.
const void* node_of(const at::Tensor& tensor) {
  const auto* meta = ag::impl::get_autograd_meta(tensor);
  if (!meta) return nullptr;
  return meta->grad_fn_ ? meta->grad_fn_.get() : ag::impl::try_get_grad_accumulator(tensor).get();
}

}  // namespace

Environment::Uses uses_of(const Pass& pass) {
  std::unordered_set<const void*> seen;
  std::vector<const ag::Node*> unvisited;
  std::vector<const ag::AccumulateGrad*> leaves;
  const auto visit = [&](const ag::Node* node) {
    if (node && seen.insert(node).second) unvisited.push_back(node);
  };
  for (const at::Tensor& root : pass.roots)
    if (root.defined() && root.requires_grad()) visit(ag::impl::gradient_edge(root).function.get());
  while (!unvisited.empty()) {
    const ag::Node* node = unvisited.back();
    unvisited.pop_back();
    if (const auto* leaf = dynamic_cast<const ag::AccumulateGrad*>(node)) leaves.push_back(leaf);
    for (const ag::Edge& edge : node->next_edges()) visit(edge.function.get());
  }
  Environment::Uses uses(seen.begin(), seen.end());
  const auto add = [&](const at::Tensor& tensor) {
    if (!tensor.defined()) return;
    const Environment::Uses own = uses_of(tensor);
    uses.insert(uses.end(), own.begin(), own.end());
  };
  for (const auto* list : {&pass.roots, &pass.gradients})
    for (const at::Tensor& tensor : *list) add(tensor);
  for (const ag::AccumulateGrad* leaf : leaves) add(leaf->variable);
  return uses;
}

Environment::Uses uses_of(const at::Tensor& tensor) {
  Environment::Uses uses{tensor.unsafeGetTensorImpl()};
  if (tensor.has_storage()) uses.push_back(tensor.storage().unsafeGetStorageImpl());
  return uses;
}

void check_unused(napi_env env, const at::Tensor& tensor) {
  const Environment& environment = *slots(env).environment();
  if (!environment.busy() || !tensor.defined()) return;
  bool used = environment.in_use(node_of(tensor));
  for (const void* address : uses_of(tensor)) used = used || environment.in_use(address);
  if (used)
    throw Fault("ERR_BUSY",
                "the tensor is in use by backwardAsync or other work off the thread: await that first");
}

}  // namespace pdecay::napi
