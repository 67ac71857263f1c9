// The table of tensors, as JavaScript uses it.
#include "convert.h"
#include "guard.h"
#include "slots.h"

namespace pdecay::napi {
namespace {

napi_value free_one(napi_env env, napi_callback_info info) {
  return guard(env, "dispose", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    slots(env).free(read_double(env, in[0], "handle"));
    return nullptr;
  });
}

// (handles: Float64Array, count): a scope's end.
napi_value free_many(napi_env env, napi_callback_info info) {
  return guard(env, "dispose", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    const auto handles = read_array<double>(env, in[0], "handles");
    const size_t count = std::min<size_t>(handles.size(), read_int64(env, in[1], "count", 0));
    Slots& table = slots(env);
    for (size_t i = 0; i < count; ++i) table.free(handles[i]);
    return nullptr;
  });
}

napi_value watch(napi_env env, napi_callback_info info) {
  return guard(env, "watch", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    Slots& table = slots(env);
    table.watch(read_double(env, in[0], "handle"), in[1]);
    table.sweep_some();
    return nullptr;
  });
}

napi_value unwatch(napi_env env, napi_callback_info info) {
  return guard(env, "unwatch", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    slots(env).unwatch(read_double(env, in[0], "handle"));
    return nullptr;
  });
}

napi_value holds(napi_env env, napi_callback_info info) {
  return guard(env, "holds", [&] {
    const Arguments<1> in(env, info);
    return make_boolean(env, slots(env).holds(read_double(env, in[0], "handle")));
  });
}

napi_value sweep(napi_env env, napi_callback_info) {
  return guard(env, "sweep", [&] { return make_number(env, static_cast<double>(slots(env).sweep())); });
}

napi_value collect(napi_env env, napi_callback_info) {
  return guard(env, "collect", [&]() -> napi_value {
    slots(env).collect_all();
    return nullptr;
  });
}

napi_value close(napi_env env, napi_callback_info) {
  return guard(env, "close", [&]() -> napi_value {
    slots(env).environment()->close();
    return nullptr;
  });
}

napi_value counts(napi_env env, napi_callback_info) {
  return guard(env, "memory", [&] {
    const Slots& table = slots(env);
    return make_numbers(
        env, std::array<double, 4>{static_cast<double>(table.live()), static_cast<double>(table.bytes()),
                                   static_cast<double>(table.watched()),
                                   static_cast<double>(table.collections())});
  });
}

// (function that tells the running stack, or undefined)
napi_value record_allocation_sites(napi_env env, napi_callback_info info) {
  return guard(env, "recordMemoryHistory", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    slots(env).set_tracer(is_nothing(env, in[0]) ? nullptr : read_function(env, in[0], "the tracer"));
    return nullptr;
  });
}

// → [stack, tensors, bytes] for each place
napi_value allocation_sites(napi_env env, napi_callback_info) {
  return guard(env, "memorySnapshot", [&] {
    const auto found = slots(env).allocation_sites();
    napi_value list = make_array(env, found.size());
    size_t at = 0;
    for (const auto& [trace, site] : found) {
      napi_value entry = make_array(env, 3);
      set_element(env, entry, 0, make_string(env, trace));
      set_element(env, entry, 1, make_number(env, static_cast<double>(site.tensors)));
      set_element(env, entry, 2, make_number(env, static_cast<double>(site.bytes)));
      set_element(env, list, at++, entry);
    }
    return list;
  });
}

// (PdecayError, (full: boolean) => void, bytes made before a collection is asked for)
napi_value configure(napi_env env, napi_callback_info info) {
  return guard(env, "configure", [&]() -> napi_value {
    const Arguments<3> in(env, info);
    Slots& table = slots(env);
    table.set_error_class(read_function(env, in[0], "the error class"));
    table.set_collector(read_function(env, in[1], "the collector"));
    table.set_pressure(static_cast<size_t>(read_int64(env, in[2], "pressure", 0)));
    return nullptr;
  });
}

}  // namespace

void init_slots(napi_env env, napi_value exports) {
  auto* table = new Slots(env);
  const napi_status status = napi_set_instance_data(
      env, table, [](napi_env, void* data, void*) { delete static_cast<Slots*>(data); }, nullptr);
  if (status != napi_ok) delete table;
  check(env, status, "the environment");
  expose(env, exports,
         {{"free", free_one},
          {"freeMany", free_many},
          {"watch", watch},
          {"unwatch", unwatch},
          {"holds", holds},
          {"sweep", sweep},
          {"collect", collect},
          {"close", close},
          {"counts", counts},
          {"recordAllocationSites", record_allocation_sites},
          {"allocationSites", allocation_sites},
          {"configure", configure}});
}

}  // namespace pdecay::napi
