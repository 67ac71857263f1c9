// Tensors over the memory of JavaScript's typed arrays, with no copy.
#include <ATen/ops/from_blob.h>

#include <memory>
#include <mutex>
#include <numeric>
#include <vector>

#include "convert.h"
#include "guard.h"
#include "module.h"

namespace pdecay::napi {
namespace {

// References to typed arrays whose tensors are gone. A tensor may end on any thread, but a reference only on
// its own: they wait here for the next call. With the environment go the references that are left.
struct Loose {
  std::mutex mutex;
  std::vector<napi_ref> references;

  std::vector<napi_ref> take() {
    const std::lock_guard lock(mutex);
    return std::exchange(references, {});
  }
  void add(napi_ref reference) {
    const std::lock_guard lock(mutex);
    references.push_back(reference);
  }
};

// One environment lives on each thread that runs JavaScript.
const std::shared_ptr<Loose>& loose() {
  thread_local const auto here = std::make_shared<Loose>();
  return here;
}

// (array: Float32Array | Float64Array, shape): the array lives at least as long as the tensor. Whoever
// detaches its buffer must not use the tensor again: src/arrays looks before every step.
napi_value view_array(napi_env env, napi_callback_info info) {
  return guard(env, "viewArray", [&] {
    const Arguments<2> in(env, info);
    const std::vector<int64_t> shape = read_int64_list(env, in[1], "shape");
    for (napi_ref reference : loose()->take()) napi_delete_reference(env, reference);
    napi_typedarray_type type;
    const Bytes bytes = read_typed_array(env, in[0], "the array", &type);
    if (type != napi_float32_array && type != napi_float64_array)
      throw Fault("ERR_ARGUMENT", "Expected Float32Array or Float64Array for the array");
    const size_t item = type == napi_float32_array ? sizeof(float) : sizeof(double);
    // Divided, not multiplied, so that no product of sizes can wrap around.
    size_t left = bytes.size / item;
    bool fits = true, empty = false;
    for (const int64_t size : shape) {
      if (size < 0) fits = false;
      if (size == 0) empty = true;
    }
    for (const int64_t size : shape) {
      if (!fits || empty) break;
      fits = left % static_cast<size_t>(size) == 0;
      left /= static_cast<size_t>(size);
    }
    fits = fits && (empty ? bytes.size == 0 : left == 1);
    if (!fits)
      throw Fault("ERR_RANGE",
                  "the array has " + std::to_string(bytes.size / item) + " elements: not those of its shape");
    napi_ref reference = nullptr;
    check(env, napi_create_reference(env, in[0], 1, &reference), "the array");
    const auto free = [reference, home = loose()](void*) { home->add(reference); };
    return make_handle(env, at::from_blob(bytes.data, shape, free,
                                          at::dtype(item == sizeof(float) ? c10::kFloat : c10::kDouble)));
  });
}

}  // namespace

void init_arrays(napi_env env, napi_value exports) { expose(env, exports, {{"viewArray", view_array}}); }

}  // namespace pdecay::napi
