// What work off the thread uses, and the check before something changes it on the thread: libtorch takes no
// lock around a tensor's gradient, its hooks, its sizes and its storage.
#pragma once

#include "engine.h"
#include "napi/env/environment.h"

namespace pdecay::napi {

// The nodes that a pass runs, and the tensors that it is given.
Environment::Uses uses_of(const Pass& pass);
// A tensor whose elements are read.
Environment::Uses uses_of(const at::Tensor& tensor);

// Throws Fault ERR_BUSY where work off the thread uses the tensor.
void check_unused(napi_env env, const at::Tensor& tensor);
template <class List>
void check_unused(napi_env env, const List& tensors) {
  for (const at::Tensor& tensor : tensors) check_unused(env, tensor);
}

}  // namespace pdecay::napi
