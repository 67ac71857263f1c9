// What vmap stands on: libtorch's functorch. While a layer is on this thread's stack, an operator that is
// given a batched tensor computes all examples of it at once.
#include <ATen/functorch/BatchedTensorImpl.h>
#include <ATen/functorch/DynamicLayer.h>
#include <ATen/ops/movedim.h>

#include "napi/env/convert.h"
#include "napi/env/module.h"
#include "napi/env/slots.h"
#include "napi/operators/record.h"

namespace pdecay::napi {
namespace {

namespace ft = at::functorch;

int64_t level_of(const at::Tensor& tensor) {
  const ft::BatchedTensorImpl* batched = ft::maybeGetBatchedImpl(tensor);
  return batched ? batched->level() : -1;
}

// (size, randomness: 0 error, 1 same, 2 different): the level of the new layer, or -1 during a recording,
// which holds the operators of each example.
napi_value push_batch(napi_env env, napi_callback_info info) {
  return guard(env, "vmap", [&] {
    const Arguments<2> in(env, info);
    const int64_t size = read_int64(env, in[0], "size", 1);
    const int64_t randomness = read_int64(env, in[1], "randomness", 0, 2);
    if (is_recording()) return make_number(env, -1);
    if (ft::getDynamicLayerStack().size() + 1 >= ft::kVmapNumLevels)
      throw Fault("ERR_RANGE",
                  "more than " + std::to_string(ft::kVmapNumLevels - 2) + " calls in each other");
    const int64_t level = ft::initAndPushDynamicLayer(ft::TransformType::Vmap, c10::SymInt(size),
                                                      static_cast<ft::RandomnessType>(randomness));
    return make_number(env, static_cast<double>(level));
  });
}

// (level): removes the layer, and frees all tensors that are batched by it: outside of it they have no
// meaning, and a later layer of the same level would take them for its own.
napi_value pop_batch(napi_env env, napi_callback_info info) {
  return guard(env, "vmap", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    const int64_t level = read_int64(env, in[0], "level", 1);
    const auto current = ft::maybeCurrentDynamicLayer();
    if (!current || current->layerId() != level)
      throw Fault("ERR_ARGUMENT", "the layer is not the innermost");
    ft::popDynamicLayerAndDeleteMetadata();
    slots(env).free_if([level](const at::Tensor& tensor) { return level_of(tensor) >= level; });
    return nullptr;
  });
}

// (tensor, dim, level): the tensor without the dimension, which is the batch's.
napi_value add_batch(napi_env env, napi_callback_info info) {
  return guard(env, "vmap", [&] {
    const Arguments<3> in(env, info);
    const at::Tensor& tensor = read_handle(env, in[0]);
    const int64_t dim = read_int64(env, in[1], "dim", 0, tensor.dim() - 1);
    return make_handle(env, ft::addBatchDim(tensor, dim, read_int64(env, in[2], "level", 1)));
  });
}

// (tensor, dim, level, size): the tensor with the batch's dimension at `dim`; one that is the same for all
// examples is expanded.
napi_value remove_batch(napi_env env, napi_callback_info info) {
  return guard(env, "vmap", [&] {
    const Arguments<4> in(env, info);
    const at::Tensor tensor = read_handle(env, in[0]);
    const int64_t dim = read_int64(env, in[1], "outDims", -tensor.dim() - 1, tensor.dim());
    const int64_t level = read_int64(env, in[2], "level", 1), size = read_int64(env, in[3], "size", 1);
    if (level_of(tensor) == level) {
      const ft::BatchedTensorImpl* batched = ft::maybeGetBatchedImpl(tensor);
      return make_handle(env, at::movedim(batched->value(), batched->bdim(), dim));
    }
    std::vector<int64_t> sizes(tensor.dim() + 1, -1);
    sizes[dim < 0 ? dim + sizes.size() : dim] = size;
    return make_handle(env, tensor.unsqueeze(dim).expand(sizes));
  });
}

}  // namespace

bool is_batched(const at::Tensor& tensor) { return ft::isBatchedTensor(tensor); }

void init_batching(napi_env env, napi_value exports) {
  expose(env, exports,
         {{"pushBatch", push_batch},
          {"popBatch", pop_batch},
          {"addBatch", add_batch},
          {"removeBatch", remove_batch}});
}

}  // namespace pdecay::napi
