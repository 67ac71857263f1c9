// One file per topic, each with one function that adds its part to the exports.
#pragma once

#include <ATen/core/Generator.h>
#include <node_api.h>

namespace pdecay::napi {

void init_call(napi_env env, napi_value exports);
void init_schemas(napi_env env, napi_value exports);
void init_record(napi_env env, napi_value exports);
void init_tensor(napi_env env, napi_value exports);
void init_autograd(napi_env env, napi_value exports);
void init_functions(napi_env env, napi_value exports);
void init_engine(napi_env env, napi_value exports);
void init_async(napi_env env, napi_value exports);
void init_batching(napi_env env, napi_value exports);
void init_indexing(napi_env env, napi_value exports);
void init_shared(napi_env env, napi_value exports);
void init_random(napi_env env, napi_value exports);
void init_facts(napi_env env, napi_value exports);
// Fills the object `memory`.
void init_memory(napi_env env, napi_value exports);
void init_optim(napi_env env, napi_value exports);
void init_data(napi_env env, napi_value exports);
// These three fill the object `cuda`.
void init_cuda(napi_env env, napi_value exports);
void init_streams(napi_env env, napi_value exports);
void init_graphs(napi_env env, napi_value exports);
void init_arrays(napi_env env, napi_value exports);

// A generator that JavaScript made (random.cc).
at::Generator read_generator(napi_env env, napi_value value, const char* name);

}  // namespace pdecay::napi
