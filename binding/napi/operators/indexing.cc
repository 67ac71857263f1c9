// t.index(…) and t.set(…): Python's subscripts, by libtorch's own C++ form of them.
#define AT_PER_OPERATOR_HEADERS
#include <ATen/TensorIndexing.h>

#include "napi/env/convert.h"
#include "napi/env/module.h"

namespace pdecay::napi {
namespace {

using at::indexing::TensorIndex;

std::optional<c10::SymInt> read_bound(napi_env env, napi_value value, const char* name) {
  if (is_nothing(env, value)) return std::nullopt;
  return c10::SymInt(read_int64(env, value, name));
}

// An array of one is a tensor's handle, an array of three a range.
TensorIndex read_index(napi_env env, napi_value value) {
  if (is_array(env, value)) {
    if (read_length(env, value, "index") == 1)
      return TensorIndex(read_handle(env, read_element(env, value, 0, "index"), "index"));
    return at::indexing::Slice(read_bound(env, read_element(env, value, 0, "start"), "start"),
                               read_bound(env, read_element(env, value, 1, "stop"), "stop"),
                               read_bound(env, read_element(env, value, 2, "step"), "step"));
  }
  switch (type_of(env, value)) {
    case napi_null:
      return at::indexing::None;
    case napi_string:
      return at::indexing::Ellipsis;
    case napi_boolean:
      return TensorIndex(read_boolean(env, value, "index"));
    default:
      return TensorIndex(read_int64(env, value, "index"));
  }
}

std::vector<TensorIndex> read_indices(napi_env env, napi_value value) {
  return read_list(env, value, "index", [&](napi_value each) { return read_index(env, each); });
}

// (tensor, indices)
napi_value index(napi_env env, napi_callback_info info) {
  return guard(env, "index", [&] {
    const Arguments<2> in(env, info);
    const std::vector<TensorIndex> indices = read_indices(env, in[1]);
    return make_handle(env, read_handle(env, in[0]).index(indices));
  });
}

// (tensor, indices, value: scalar | [handle])
napi_value set(napi_env env, napi_callback_info info) {
  return guard(env, "set", [&]() -> napi_value {
    const Arguments<3> in(env, info);
    const std::vector<TensorIndex> indices = read_indices(env, in[1]);
    if (is_array(env, in[2])) {
      const at::Tensor value = read_handle(env, read_element(env, in[2], 0, "value"), "value");
      at::Tensor(read_handle(env, in[0])).index_put_(indices, value);
    } else {
      const c10::Scalar value = read_scalar(env, in[2], "value");
      at::Tensor(read_handle(env, in[0])).index_put_(indices, value);
    }
    return nullptr;
  });
}

}  // namespace

void init_indexing(napi_env env, napi_value exports) {
  expose(env, exports, {{"getAt", index}, {"setAt", set}});
}

}  // namespace pdecay::napi
