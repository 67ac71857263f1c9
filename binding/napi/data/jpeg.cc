// JPEG for JavaScript.
#include "data/jpeg.h"

#include "data.h"
#include "data/tensors.h"
#include "data/turbojpeg.h"
#include "napi/env/convert.h"

namespace pdecay::napi {
namespace {

// ([candidates]) -> the path of the library
napi_value open_turbojpeg(napi_env env, napi_callback_info info) {
  return guard(env, [&] {
    const Arguments<1> in(env, info);
    const auto candidates = read_list(env, in[0], "candidates",
                                      [&](napi_value each) { return read_string(env, each, "candidates"); });
    return with_data_errors([&] { return make_string(env, data::turbojpeg(candidates).path); });
  });
}

// (bytes) -> [height, width, components]
napi_value jpeg_header(napi_env env, napi_callback_info info) {
  return guard(env, [&] {
    const Arguments<1> in(env, info);
    const auto bytes = read_array<uint8_t>(env, in[0], "bytes");
    return with_data_errors([&] {
      const data::JpegHeader header = data::read_jpeg_header(bytes);
      return make_numbers(env, std::vector<int>{header.height, header.width, header.components});
    });
  });
}

// (bytes, channels, scale, channelsFirst) -> uint8 tensor
napi_value decode_jpeg(napi_env env, napi_callback_info info) {
  return guard(env, [&] {
    const Arguments<4> in(env, info);
    const int channels = static_cast<int>(read_int64(env, in[1], "channels", 0, 3));
    const int scale = static_cast<int>(read_int64(env, in[2], "scale", 1, 8));
    if (channels == 2) throw Fault("ERR_ARGUMENT", "Expected 0, 1 or 3 for channels");
    if (scale != 1 && scale != 2 && scale != 4 && scale != 8)
      throw Fault("ERR_ARGUMENT", "Expected 1, 2, 4 or 8 for scale");
    const bool channels_first = read_boolean(env, in[3], "channelsFirst");
    const auto bytes = read_array<uint8_t>(env, in[0], "bytes");
    return with_data_errors([&] {
      data::Image image;
      data::decode_jpeg(bytes, data::read_jpeg_header(bytes), channels, scale, image);
      return make_handle(env, data::to_tensor(image, channels_first));
    });
  });
}

}  // namespace

void init_jpeg(napi_env env, napi_value exports) {
  expose(env, exports,
         {{"openTurboJpeg", open_turbojpeg}, {"jpegHeader", jpeg_header}, {"decodeJpeg", decode_jpeg}});
}

}  // namespace pdecay::napi
