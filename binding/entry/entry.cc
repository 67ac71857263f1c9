// pdecay.node: open({libtorch, cuda}) opens libtorch, then libpdecay.so and pdecay-core.so beside this file,
// and returns the exports of the core.
//
// Both are linked with no RPATH: their DT_NEEDED entries are met by the SONAMEs of what is open already, so
// one build serves a libtorch that lies anywhere. Nothing opened here is ever closed: libtorch's static
// registries do not survive dlclose.
#include <dlfcn.h>
#include <node_api.h>

#include <mutex>
#include <stdexcept>
#include <string>

namespace {

struct Fault : std::runtime_error {
  Fault(const char* error_code, const std::string& message) : std::runtime_error(message), code(error_code) {}
  const char* code;
};

struct Settings {
  std::string libtorch;
  bool cuda = false;
};

using InitCore = napi_value (*)(napi_env, napi_value);

void* open_library(const std::string& path, int flags) {
  if (void* library = dlopen(path.c_str(), RTLD_NOW | flags)) return library;
  const char* reason = dlerror();
  throw Fault("ERR_NATIVE_LOAD", "cannot open " + path + ": " + (reason ? reason : "no reason given"));
}

std::string own_folder() {
  Dl_info info{};
  if (!dladdr(reinterpret_cast<void*>(&own_folder), &info) || !info.dli_fname)
    throw Fault("ERR_NATIVE_LOAD", "cannot tell where pdecay.node lies");
  const std::string file = info.dli_fname;
  return file.substr(0, file.rfind('/') + 1);
}

// libtorch is opened once per process, for all threads, and cannot be changed afterwards.
InitCore open_core(const Settings& wanted) {
  static std::mutex mutex;
  static Settings opened;
  static InitCore init = nullptr;
  const std::lock_guard<std::mutex> lock(mutex);
  if (init) {
    if (wanted.libtorch != opened.libtorch)
      throw Fault("ERR_NATIVE_LOAD", "this process has opened libtorch from " + opened.libtorch +
                                         " and cannot open another one from " + wanted.libtorch);
    if (wanted.cuda && !opened.cuda)
      throw Fault("ERR_NATIVE_LOAD",
                  "this process has opened libtorch for CPU only: CUDA cannot be added later");
    return init;
  }
  const std::string lib = wanted.libtorch + "/lib/";
  open_library(lib + "libc10.so", RTLD_GLOBAL);
  open_library(lib + "libtorch_cpu.so", RTLD_GLOBAL);
  // Before anything asks for CUDA: libtorch looks its CUDA hooks up once, at first use.
  if (wanted.cuda) open_library(lib + "libtorch_cuda.so", RTLD_GLOBAL);
  open_library(own_folder() + "libpdecay.so", RTLD_LOCAL);
  const std::string core = own_folder() + "pdecay-core.so";
  void* symbol = dlsym(open_library(core, RTLD_LOCAL), "napi_register_module_v1");
  if (!symbol) throw Fault("ERR_NATIVE_LOAD", core + " exports no napi_register_module_v1");
  opened = wanted;
  return init = reinterpret_cast<InitCore>(symbol);
}

// Throws std::exception for a JavaScript exception that is pending already, Fault for all else.
void check(napi_env env, napi_status status) {
  if (status == napi_ok) return;
  bool pending = false;
  napi_is_exception_pending(env, &pending);
  if (pending) throw std::exception();
  const napi_extended_error_info* info = nullptr;
  napi_get_last_error_info(env, &info);
  throw Fault("ERR_NATIVE_LOAD", info && info->error_message ? info->error_message : "Node-API call failed");
}

napi_valuetype type_of(napi_env env, napi_value value) {
  napi_valuetype type = napi_undefined;
  check(env, napi_typeof(env, value, &type));
  return type;
}

napi_value property(napi_env env, napi_value object, const char* name, napi_valuetype expected,
                    const char* kind) {
  napi_value value = nullptr;
  check(env, napi_get_named_property(env, object, name, &value));
  if (type_of(env, value) != expected)
    throw Fault("ERR_INVALID_ARG_TYPE", std::string("Expected ") + kind + " for open()'s option " + name);
  return value;
}

Settings read_settings(napi_env env, napi_callback_info info) {
  napi_value argument = nullptr;
  size_t count = 1;
  check(env, napi_get_cb_info(env, info, &count, &argument, nullptr, nullptr));
  if (count < 1 || type_of(env, argument) != napi_object)
    throw Fault("ERR_INVALID_ARG_TYPE", "Expected an object {libtorch, cuda} for open()");
  Settings settings;
  napi_value libtorch = property(env, argument, "libtorch", napi_string, "string");
  size_t length = 0;
  check(env, napi_get_value_string_utf8(env, libtorch, nullptr, 0, &length));
  settings.libtorch.resize(length);
  check(env, napi_get_value_string_utf8(env, libtorch, settings.libtorch.data(), length + 1, nullptr));
  check(env,
        napi_get_value_bool(env, property(env, argument, "cuda", napi_boolean, "boolean"), &settings.cuda));
  return settings;
}

// One per environment and load of this module: a second open() gives the exports of the first.
struct Loaded {
  napi_ref exports = nullptr;
};

napi_value open(napi_env env, napi_callback_info info) {
  try {
    const Settings settings = read_settings(env, info);
    const InitCore init = open_core(settings);
    void* data = nullptr;
    check(env, napi_get_cb_info(env, info, nullptr, nullptr, nullptr, &data));
    auto* loaded = static_cast<Loaded*>(data);
    napi_value exports = nullptr;
    if (loaded->exports) {
      check(env, napi_get_reference_value(env, loaded->exports, &exports));
      return exports;
    }
    check(env, napi_create_object(env, &exports));
    napi_value replaced = init(env, exports);
    bool pending = false;
    check(env, napi_is_exception_pending(env, &pending));
    if (pending) return nullptr;
    if (replaced) exports = replaced;
    check(env, napi_create_reference(env, exports, 1, &loaded->exports));
    return exports;
  } catch (const Fault& fault) {
    const bool kind = std::string(fault.code) == "ERR_INVALID_ARG_TYPE";
    (kind ? napi_throw_type_error : napi_throw_error)(env, fault.code, fault.what());
  } catch (...) {
    bool pending = false;
    napi_is_exception_pending(env, &pending);
    if (!pending) napi_throw_error(env, "ERR_NATIVE_LOAD", "pdecay.node failed");
  }
  return nullptr;
}

}  // namespace

NAPI_MODULE_INIT() {
  auto* loaded = new Loaded;
  const auto forget = [](napi_env, void* data, void*) { delete static_cast<Loaded*>(data); };
  napi_value function = nullptr;
  if (napi_create_function(env, "open", NAPI_AUTO_LENGTH, open, loaded, &function) == napi_ok &&
      napi_set_named_property(env, exports, "open", function) == napi_ok)
    napi_add_finalizer(env, function, loaded, forget, nullptr, nullptr);
  return exports;
}
