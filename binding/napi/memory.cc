// The allocator of binding/memory, as JavaScript sees it.
#include "memory/allocator.h"

#include <array>

#include "napi/env/convert.h"
#include "napi/env/module.h"

namespace pdecay::napi {
namespace {

namespace pool = pdecay::memory;

// (enabled, share of memory that free blocks may keep) → whether the allocator is in use
napi_value configure(napi_env env, napi_callback_info info) {
  return guard(env, "memory.setCachingAllocator", [&]() -> napi_value {
    const Arguments<2> in(env, info);
    const bool enabled = read_boolean(env, in[0], "enabled");
    const double share = read_double(env, in[1], "cachedShare");
    if (!(share > 0 && share <= 1)) throw Fault("ERR_ARGUMENT", "cachedShare must be in (0, 1]");
    if (pool::is_installed()) {
      pool::set_cached_share(share);
      pool::set_enabled(enabled);
      if (!enabled) pool::range().empty();
    }
    return make_boolean(env, pool::is_enabled());
  });
}

// → [bytes in use, bytes cached, peak of bytes in use, requests met from the cache, requests for new pages]
napi_value counts(napi_env env, napi_callback_info) {
  return guard(env, "memory", [&] {
    const pool::RangeCounts now = pool::is_installed() ? pool::range().counts() : pool::RangeCounts{};
    const std::array<size_t, 5> values{now.used, now.kept, now.peak_used, now.reused, now.fresh};
    return make_numbers(env, values);
  });
}

napi_value empty_cache(napi_env env, napi_callback_info) {
  return guard(env, "memory.emptyCache", [&] {
    if (pool::is_installed()) pool::range().empty();
    return make_undefined(env);
  });
}

napi_value rest(napi_env env, napi_callback_info) {
  return guard(env, "memory", [&] {
    if (pool::is_installed()) pool::range().rest();
    return make_undefined(env);
  });
}

napi_value reset_peak(napi_env env, napi_callback_info) {
  return guard(env, "memory.resetPeak", [&] {
    if (pool::is_installed()) pool::range().reset_peak();
    return make_undefined(env);
  });
}

}  // namespace

void init_memory(napi_env env, napi_value exports) {
  expose(env, exports,
         {{"configure", configure},
          {"counts", counts},
          {"emptyCache", empty_cache},
          {"rest", rest},
          {"resetPeak", reset_peak}});
}

}  // namespace pdecay::napi
