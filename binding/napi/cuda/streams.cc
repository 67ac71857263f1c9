// CUDA streams and events.
#include <c10/core/Event.h>

#include "cuda.h"
#include "napi/env/module.h"
#include "napi/env/slots.h"

namespace pdecay::napi {
namespace {

// Shared with work off the thread.
using Event = std::shared_ptr<c10::Event>;
constexpr External<Event> kEvents{{0x52a17a3c0e9d4b6f, 0x8c64d91be07f3a25}, "Event"};

// The rest of a function that waits: on this thread, or off it.
napi_value off_thread(napi_env env, const char* label, std::function<void()> wait) {
  return slots(env).environment()->promise(label, [wait = std::move(wait)]() -> Environment::Finish {
    wait();
    return make_undefined;
  });
}

// (device | undefined)
napi_value current_stream(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.currentStream", [&] {
    const Arguments<1> in(env, info);
    return kStreams.make(env, cuda_backend().getStream(read_cuda_device(env, in[0])));
  });
}

napi_value default_stream(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.defaultStream", [&] {
    const Arguments<1> in(env, info);
    return kStreams.make(env, cuda_backend().getDefaultStream(read_cuda_device(env, in[0])));
  });
}

// (device | undefined, priority): lower numbers go first
napi_value new_stream(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.Stream", [&] {
    const Arguments<2> in(env, info);
    const c10::Device device = read_cuda_device(env, in[0]);
    const auto priority = static_cast<int>(read_int64(env, in[1], "priority", -1024, 0));
    return kStreams.make(env, cuda_backend().getNewStream(device, priority));
  });
}

napi_value set_stream(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.setStream", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    const c10::Stream& stream = kStreams.read(env, in[0], "stream");
    cuda_backend().exchangeStream(stream);
    return nullptr;
  });
}

napi_value stream_device(napi_env env, napi_callback_info info) {
  return guard(env, [&] {
    const Arguments<1> in(env, info);
    return make_number(env, kStreams.read(env, in[0], "stream").device_index());
  });
}

napi_value same_stream(napi_env env, napi_callback_info info) {
  return guard(env, [&] {
    const Arguments<2> in(env, info);
    return make_boolean(env, kStreams.read(env, in[0], "stream") == kStreams.read(env, in[1], "stream"));
  });
}

napi_value query_stream(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.Stream", [&] {
    const Arguments<1> in(env, info);
    return make_boolean(env, kStreams.read(env, in[0], "stream").query());
  });
}

napi_value synchronize_stream(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.Stream", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    kStreams.read(env, in[0], "stream").synchronize();
    return nullptr;
  });
}

napi_value synchronize_stream_async(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.Stream", [&] {
    const Arguments<1> in(env, info);
    return off_thread(env, "cuda.Stream",
                      [stream = kStreams.read(env, in[0], "stream")] { stream.synchronize(); });
  });
}

// (tensor, stream): the tensor's memory goes to no other tensor until the stream is done with it.
napi_value record_stream(napi_env env, napi_callback_info info) {
  return guard(env, "recordStream", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    const at::Tensor& tensor = read_handle(env, in[0]);
    const c10::Stream& stream = kStreams.read(env, in[1], "stream");
    TORCH_CHECK(tensor.is_cuda() && tensor.has_storage(), "only a dense tensor on CUDA is used by streams");
    cuda_backend().recordDataPtrOnStream(tensor.storage().data_ptr(), stream);
    return nullptr;
  });
}

// (enableTiming)
napi_value new_event(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.Event", [&] {
    const Arguments<1> in(env, info);
    const bool timed = read_boolean(env, in[0], "enableTiming");
    cuda_backend();
    const c10::EventFlag flag = timed ? c10::EventFlag::BACKEND_DEFAULT : c10::EventFlag::PYTORCH_DEFAULT;
    return kEvents.make(env, std::make_shared<c10::Event>(c10::kCUDA, flag));
  });
}

napi_value record_event(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.Event", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    kEvents.read(env, in[0], "event")->record(kStreams.read(env, in[1], "stream"));
    return nullptr;
  });
}

napi_value await_event(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.Event", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    kEvents.read(env, in[0], "event")->block(kStreams.read(env, in[1], "stream"));
    return nullptr;
  });
}

napi_value query_event(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.Event", [&] {
    const Arguments<1> in(env, info);
    return make_boolean(env, kEvents.read(env, in[0], "event")->query());
  });
}

napi_value synchronize_event(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.Event", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    kEvents.read(env, in[0], "event")->synchronize();
    return nullptr;
  });
}

napi_value synchronize_event_async(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.Event", [&] {
    const Arguments<1> in(env, info);
    return off_thread(env, "cuda.Event",
                      [event = kEvents.read(env, in[0], "event")] { event->synchronize(); });
  });
}

// (start, end) → milliseconds
napi_value elapsed_time(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.Event", [&] {
    const Arguments<2> in(env, info);
    const Event& start = kEvents.read(env, in[0], "start");
    return make_number(env, start->elapsedTime(*kEvents.read(env, in[1], "end")));
  });
}

}  // namespace

void init_streams(napi_env env, napi_value exports) {
  expose(env, exports,
         {{"currentStream", current_stream},
          {"defaultStream", default_stream},
          {"newStream", new_stream},
          {"setStream", set_stream},
          {"streamDevice", stream_device},
          {"sameStream", same_stream},
          {"queryStream", query_stream},
          {"synchronizeStream", synchronize_stream},
          {"synchronizeStreamAsync", synchronize_stream_async},
          {"recordStream", record_stream},
          {"newEvent", new_event},
          {"recordEvent", record_event},
          {"awaitEvent", await_event},
          {"queryEvent", query_event},
          {"synchronizeEvent", synchronize_event},
          {"synchronizeEventAsync", synchronize_event_async},
          {"elapsedTime", elapsed_time}});
}

}  // namespace pdecay::napi
