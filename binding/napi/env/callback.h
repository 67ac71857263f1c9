// A JavaScript function that autograd calls: from a hook, a custom function, a saved tensor.
//
// TypeScript wraps each in one of the form (modes, arguments…) → result, which opens a scope of its own:
// tensors go in as new handles that belong to it, and come out as new handles that belong to us.
#pragma once

#include <ATen/core/Tensor.h>
#include <node_api.h>

#include <c10/core/DeviceType.h>
#include <c10/core/ScalarType.h>

#include <functional>
#include <memory>
#include <vector>

#include "environment.h"

namespace pdecay::napi {

// Bits of what TypeScript knows as its context.
constexpr uint32_t kRecords = 1, kInference = 2;
// Autocast, for each device and dtype that it may cast to.
struct AutocastMode {
  uint32_t bit;
  c10::DeviceType device;
  c10::ScalarType dtype;
};
constexpr AutocastMode kAutocasts[] = {{4, c10::kCPU, c10::kBFloat16},
                                       {8, c10::kCPU, c10::kHalf},
                                       {16, c10::kCUDA, c10::kBFloat16},
                                       {32, c10::kCUDA, c10::kHalf}};
constexpr uint32_t kAllModes = 63;
uint32_t autograd_modes() noexcept;

class Callback {
 public:
  Callback(napi_env env, napi_value function) : function_(std::make_shared<Held>(env, function)) {}

  // Calls it on its own thread, wherever this one is: `arguments` makes what it is given, `read` takes what
  // it returns. What it throws comes out as Thrown.
  void call(const std::function<std::vector<napi_value>(napi_env)>& arguments,
            const std::function<void(napi_env, napi_value)>& read) const;
  // Tensors in (undefined ones as null), tensors out (null ones undefined).
  std::vector<at::Tensor> operator()(const std::vector<at::Tensor>& tensors) const;

  // For the collection of cycles.
  std::weak_ptr<Held> function() const noexcept { return function_; }

 private:
  std::shared_ptr<Held> function_;
};

// Takes the tensor of a handle made for us alone, and frees it; null gives an undefined tensor.
at::Tensor take_handle(napi_env env, napi_value value, const char* name);

}  // namespace pdecay::napi
