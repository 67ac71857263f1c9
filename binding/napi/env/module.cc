#include "module.h"

#include <atomic>

#include "guard.h"
#include "kernels/kernels.h"
#include "memory/allocator.h"
#include "slots.h"

NAPI_MODULE_INIT() {
  using namespace pdecay::napi;
  return guard(env, [&] {
    // Whether this thread is the first of the process: what is said once per process is said there.
    static std::atomic<bool> opened{false};
    napi_value first = nullptr;
    check(env, napi_get_boolean(env, !opened.exchange(true), &first));
    check(env, napi_set_named_property(env, exports, "isFirst", first));
    pdecay::memory::install();
    pdecay::kernels::install();
    init_slots(env, exports);
    init_call(env, exports);
    init_schemas(env, exports);
    init_record(env, exports);
    init_tensor(env, exports);
    init_autograd(env, exports);
    init_functions(env, exports);
    init_engine(env, exports);
    init_async(env, exports);
    init_batching(env, exports);
    init_indexing(env, exports);
    init_shared(env, exports);
    init_random(env, exports);
    init_facts(env, exports);
    init_arrays(env, exports);
    napi_value memory = nullptr;
    check(env, napi_create_object(env, &memory));
    init_memory(env, memory);
    check(env, napi_set_named_property(env, exports, "memory", memory));
    napi_value cuda = nullptr;
    check(env, napi_create_object(env, &cuda));
    init_cuda(env, cuda);
    init_streams(env, cuda);
    init_graphs(env, cuda);
    check(env, napi_set_named_property(env, exports, "cuda", cuda));
#ifdef PDECAY_WITH_OPTIM
    init_optim(env, exports);
#endif
#ifdef PDECAY_WITH_DATA
    init_data(env, exports);
#endif
    return exports;
  });
}
