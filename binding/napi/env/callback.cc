#include "callback.h"

#include <ATen/autocast_mode.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>

#include "convert.h"
#include "slots.h"

namespace pdecay::napi {
namespace {

class HandleScope {
 public:
  explicit HandleScope(napi_env env) : env_(env) { check(env, napi_open_handle_scope(env, &scope_)); }
  ~HandleScope() { napi_close_handle_scope(env_, scope_); }
  HandleScope(const HandleScope&) = delete;
  HandleScope& operator=(const HandleScope&) = delete;

 private:
  napi_env env_;
  napi_handle_scope scope_ = nullptr;
};

}  // namespace

uint32_t autograd_modes() noexcept {
  uint32_t modes =
      (c10::GradMode::is_enabled() ? kRecords : 0) | (c10::InferenceMode::is_enabled() ? kInference : 0);
  for (const auto& [bit, device, dtype] : kAutocasts)
    if (at::autocast::is_autocast_enabled(device) && at::autocast::get_autocast_dtype(device) == dtype)
      modes |= bit;
  return modes;
}

void Callback::call(const std::function<std::vector<napi_value>(napi_env)>& arguments,
                    const std::function<void(napi_env, napi_value)>& read) const {
  function_->environment().call([&](napi_env env) {
    const HandleScope scope(env);
    // The engine's own mode, whatever the function leaves behind.
    const c10::AutoGradMode mode(c10::GradMode::is_enabled());
    try {
      std::vector<napi_value> values = arguments(env);
      values.insert(values.begin(), make_number(env, autograd_modes()));
      napi_value result = nullptr;
      check(env,
            napi_call_function(env, make_undefined(env), function_->get(env), values.size(), values.data(),
                               &result),
            "what a function given to autograd returned");
      read(env, result);
    } catch (const Pending&) {
      throw Thrown(env);
    }
  });
}

std::vector<at::Tensor> Callback::operator()(const std::vector<at::Tensor>& tensors) const {
  std::vector<at::Tensor> results;
  call([&](napi_env env) { return std::vector<napi_value>{make_handles(env, tensors)}; },
       [&](napi_env env, napi_value value) {
         results = read_list(env, value, "gradients",
                             [&](napi_value each) { return take_handle(env, each, "gradients"); });
       });
  return results;
}

at::Tensor take_handle(napi_env env, napi_value value, const char* name) {
  if (is_nothing(env, value)) return {};
  const double handle = read_double(env, value, name);
  at::Tensor tensor = slots(env).get(handle);
  slots(env).free(handle);
  return tensor;
}

}  // namespace pdecay::napi
