// The parts of the data set's Node-API layer; each adds its functions to the exports.
#pragma once

#include <node_api.h>

#include <utility>

#include "data/error.h"
#include "napi/env/guard.h"

namespace pdecay::napi {

void init_csv(napi_env env, napi_value exports);
void init_jpeg(napi_env env, napi_value exports);
void init_pipeline(napi_env env, napi_value exports);

// A failure of binding/data as JavaScript's error of the same code.
template <class F>
auto with_data_errors(F&& f) {
  try {
    return std::forward<F>(f)();
  } catch (const data::DataError& error) {
    throw Fault(error.code, error.what());
  }
}

}  // namespace pdecay::napi
