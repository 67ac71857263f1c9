// A backward pass as JavaScript starts it.
#pragma once

#include <ATen/core/Tensor.h>
#include <node_api.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace pdecay::napi {

// What anomaly mode knows of the function that failed last; empty where it is off.
std::string take_anomaly_origin();
// Runs f; what libtorch throws goes on with where the failing function was recorded.
void with_anomaly_origin(const std::function<void()>& f);

struct Pass {
  std::vector<at::Tensor> roots, gradients, inputs;
  std::optional<bool> retain_graph;
  bool create_graph = false;

  void operator()() const;
};
// (roots, gradients | undefined, retainGraph | undefined, createGraph, inputs | undefined)
Pass read_pass(napi_env env, napi_callback_info info);

}  // namespace pdecay::napi
