// Batch assembly for JavaScript: the data set's bytes stay in its typed arrays, read where they lie.
#include "data/gather.h"

#include <algorithm>
#include <vector>

#include "napi/data/data.h"
#include "napi/env/convert.h"
#include "napi/env/module.h"

namespace pdecay::napi {
namespace {

// (images, labels, [channels, height, width], scale, shift, indices) -> [inputs, targets]
napi_value gather_images(napi_env env, napi_callback_info info) {
  return guard(env, "gatherImages", [&] {
    const Arguments<6> in(env, info);
    const std::vector<int64_t> shape = read_int64_list(env, in[2], "shape");
    // The sizes are bounded so that their product, with as many images, stays within 64 bits.
    const bool sane = shape.size() == 3 && std::all_of(shape.begin(), shape.end(), [](int64_t size) {
                        return size > 0 && size <= 65536;
                      });
    if (!sane) throw Fault("ERR_ARGUMENT", "Expected [channels, height, width] in [1, 65536] for shape");
    // Last: reading the shape may have run JavaScript, and a buffer might be gone.
    const auto pixels = read_array<uint8_t>(env, in[0], "images");
    const auto labels = read_array<uint8_t>(env, in[1], "labels");
    const data::Images images{pixels, static_cast<int64_t>(labels.size()), shape[0], shape[1], shape[2]};
    const auto indices = read_array<int32_t>(env, in[5], "indices");
    std::vector<at::Tensor> batch;
    batch.push_back(data::gather_images(images, read_array<double>(env, in[3], "scale"),
                                        read_array<double>(env, in[4], "shift"), indices));
    batch.push_back(data::gather_labels(labels, indices));
    return make_handles(env, batch);
  });
}

}  // namespace

void init_data(napi_env env, napi_value exports) {
  expose(env, exports, {{"gatherImages", gather_images}});
  init_csv(env, exports);
  init_jpeg(env, exports);
  init_pipeline(env, exports);
}

}  // namespace pdecay::napi
