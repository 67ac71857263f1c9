// Tensors on their way from one thread's table to another's, without a copy: each waits under a number until
// it is claimed, once, or its time is over.
#include <ATen/core/Tensor.h>

#include <chrono>
#include <mutex>
#include <random>
#include <unordered_map>

#include "arrays_of.h"
#include "napi/env/convert.h"
#include "napi/env/module.h"
#include "napi/env/slots.h"

namespace pdecay::napi {
namespace {

using Clock = std::chrono::steady_clock;

struct Waiting {
  at::Tensor tensor;
  bool requires_grad;
  Clock::time_point until;
};

class Exchange {
 public:
  int64_t put(Waiting waiting) {
    const std::lock_guard<std::mutex> lock(mutex_);
    // Numbers that nobody can guess from another process's, or from an earlier one.
    const auto number = static_cast<int64_t>(random_() & 0x7fffffffffffffffULL);
    all_.insert_or_assign(number, std::move(waiting));
    return number;
  }
  std::optional<Waiting> take(int64_t number) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto found = all_.find(number);
    if (found == all_.end()) return std::nullopt;
    Waiting waiting = std::move(found->second);
    all_.erase(found);
    return waiting;
  }
  // Gives back the tensors whose time is over, to die outside the lock.
  std::vector<Waiting> expired() {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::vector<Waiting> over;
    const auto now = Clock::now();
    for (auto each = all_.begin(); each != all_.end();) {
      if (each->second.until > now) {
        ++each;
      } else {
        over.push_back(std::move(each->second));
        each = all_.erase(each);
      }
    }
    return over;
  }
  size_t size() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return all_.size();
  }

 private:
  std::mutex mutex_;
  std::mt19937_64 random_{(static_cast<uint64_t>(std::random_device{}()) << 32) ^ std::random_device{}()};
  std::unordered_map<int64_t, Waiting> all_;
};

Exchange& exchange() {
  static Exchange* instance = new Exchange;
  return *instance;
}

// (tensor, milliseconds) → number
napi_value share(napi_env env, napi_callback_info info) {
  return guard(env, "share", [&] {
    const Arguments<2> in(env, info);
    const at::Tensor& tensor = read_handle(env, in[0]);
    const auto time = std::chrono::milliseconds(read_int64(env, in[1], "timeoutMs", 0));
    if (is_array_memory(tensor))
      throw Fault("ERR_UNSUPPORTED",
                  "the memory is an array's, which ends with its thread: share() a clone(), or send the "
                  "SharedArrayBuffer itself");
    TORCH_CHECK(tensor.is_leaf() || !tensor.requires_grad(),
                "only leaves go to another thread with requiresGrad: detach() it first");
    exchange().expired();
    return make_bigint(env, exchange().put({tensor.detach(), tensor.requires_grad(), Clock::now() + time}));
  });
}

// (number) → handle
napi_value claim(napi_env env, napi_callback_info info) {
  return guard(env, "fromShared", [&] {
    const Arguments<1> in(env, info);
    const int64_t number = read_int64(env, in[0], "shared");
    exchange().expired();
    auto waiting = exchange().take(number);
    if (!waiting)
      throw Fault("ERR_HANDLE",
                  "nothing waits under this number: it has been claimed, its time is over, or it is of "
                  "another process");
    if (waiting->requires_grad) waiting->tensor.requires_grad_(true);
    return make_handle(env, std::move(waiting->tensor));
  });
}

// How many wait.
napi_value count(napi_env env, napi_callback_info) {
  return guard(env, "memory", [&] {
    exchange().expired();
    return make_number(env, static_cast<double>(exchange().size()));
  });
}

}  // namespace

void init_shared(napi_env env, napi_value exports) {
  expose(env, exports, {{"shareOut", share}, {"claim", claim}, {"sharedCount", count}});
}

}  // namespace pdecay::napi
