// From libtorch's Python names to ours.
#pragma once

#include <string>

namespace pdecay::napi {

// weight_decay → weightDecay; a trailing underscore stays.
std::string camel(const std::string& name);

// A message of libtorch's with its hints as one writes them here: "retain_graph=True" → "retainGraph: true",
// "requires_grad_()" → "requiresGrad_()", "torch.no_grad()" → "noGrad()".
std::string without_python(std::string message);

}  // namespace pdecay::napi
