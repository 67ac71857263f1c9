// Functions that tensors and nodes of the graph hold, where the garbage collector can find cycles through
// them: see env/slots.h. The JavaScript objects of the tensors hold the functions too (src/tensor/autograd/
// cycles.ts), so that a function stays for as long as one of these objects does.
#pragma once

#include <ATen/core/Tensor.h>
#include <torch/csrc/autograd/function.h>

#include <memory>
#include <vector>

#include "napi/env/callback.h"

namespace pdecay::napi {

// A tensor, and its handles whose JavaScript objects hold the function.
struct Owner {
  Owner(const at::Tensor& owner, std::vector<double> known)
      : tensor(owner.getIntrusivePtr()), handles(known) {}
  c10::weak_intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl> tensor;
  std::vector<double> handles;
};

// A tensor's hook.
void add_cycle(napi_env env, const Callback& hook, Owner tensor);
// A custom function's backward, and its outputs.
void add_cycle(napi_env env, const Callback& backward, const std::shared_ptr<torch::autograd::Node>& node,
               std::vector<Owner> outputs);

}  // namespace pdecay::napi
