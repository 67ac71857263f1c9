// CUDA graphs, by way of pdecay-graph.so beside this library.
#include <dlfcn.h>

#include "cuda.h"
#include "graph/graph.h"
#include "napi/env/module.h"

namespace pdecay::napi {
namespace {

using Graph = std::unique_ptr<pdecay::Graph>;
constexpr External<Graph> kGraphs{{0x1e7c5b902d6f4a83, 0xa4f80b3d6c21e957}, "Graph"};

MakeGraph open_graphs() {
  Dl_info self{};
  if (!dladdr(reinterpret_cast<void*>(&open_graphs), &self) || !self.dli_fname)
    throw Fault("ERR_NATIVE_LOAD", "cannot tell where pdecay-core.so lies");
  const std::string core = self.dli_fname;
  const std::string path = core.substr(0, core.rfind('/') + 1) + "pdecay-graph.so";
  void* const library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    const char* reason = dlerror();
    throw Fault("ERR_NATIVE_LOAD",
                "cannot open " + path + " (" + (reason ? reason : "no reason given") +
                    "); it is built where libtorch has its CUDA part and CUDA's headers, "
                    "cuda_runtime_api.h, lie in ../nvidia/cu13/include beside it, or in CUDA_HOME");
  }
  void* const make = dlsym(library, kMakeGraph);
  if (!make) throw Fault("ERR_NATIVE_LOAD", path + " has no " + kMakeGraph);
  return reinterpret_cast<MakeGraph>(make);
}

napi_value new_graph(napi_env env, napi_callback_info) {
  return guard(env, "cuda.graph", [&] {
    cuda_backend();
    static const MakeGraph make = open_graphs();
    return kGraphs.make(env, Graph(make()));
  });
}

// (graph, one whose memory it may use | undefined, mode)
napi_value begin_capture(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.graph", [&]() -> napi_value {
    const Arguments<3> in(env, info);
    pdecay::Graph* beside = is_nothing(env, in[1]) ? nullptr : kGraphs.read(env, in[1], "pool").get();
    const auto mode = static_cast<CaptureMode>(read_int64(env, in[2], "captureErrorMode", 0, 2));
    kGraphs.read(env, in[0], "graph")->begin(beside, mode);
    return nullptr;
  });
}

template <void (pdecay::Graph::*Do)()>
napi_value graph_call(napi_env env, napi_callback_info info) {
  return guard(env, "cuda.graph", [&]() -> napi_value {
    const Arguments<1> in(env, info);
    (kGraphs.read(env, in[0], "graph").get()->*Do)();
    return nullptr;
  });
}

}  // namespace

void init_graphs(napi_env env, napi_value exports) {
  expose(env, exports,
         {{"newGraph", new_graph},
          {"beginCapture", begin_capture},
          {"endCapture", graph_call<&pdecay::Graph::end>},
          {"replay", graph_call<&pdecay::Graph::replay>},
          {"resetGraph", graph_call<&pdecay::Graph::reset>}});
}

}  // namespace pdecay::napi
