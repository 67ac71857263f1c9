// One Node environment (the main thread, each worker), as C++ on other threads sees it: where references are
// released, where autograd's threads run JavaScript, and where results of work off the thread are delivered.
#pragma once

#include <node_api.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_set>
#include <vector>

namespace pdecay::napi {

class Environment : public std::enable_shared_from_this<Environment> {
 public:
  using Task = std::function<void(napi_env)>;
  // Work off the thread returns how to make its result, on the JavaScript thread.
  using Finish = std::function<napi_value(napi_env)>;
  using Work = std::function<Finish()>;
  // The addresses of what work off the thread reads or writes: nodes of a graph, storages.
  using Uses = std::vector<const void*>;

  explicit Environment(napi_env env) : env_(env), thread_(std::this_thread::get_id()) {}

  bool on_own_thread() const noexcept { return std::this_thread::get_id() == thread_; }
  napi_env env() const noexcept { return env_; }

  // Runs the task on the JavaScript thread, with the caller's autograd and dispatch state, and waits for it.
  // Throws what the task threw, or Fault ERR_THREAD where that thread has ended.
  void call(const Task& task);
  // A backward pass. It may call JavaScript from threads that libtorch chooses: where that can happen, it
  // runs on another thread, while this one runs what it requests.
  void run_engine(const std::function<void()>& pass);
  // Whether no backward pass that was started here runs.
  bool idle() const noexcept { return depth_ == 0 && running_ == 0; }
  // Runs the work on this environment's worker thread, in order; gives a promise. `label` begins its errors.
  // What it uses is `in_use` until the promise is settled. Throws Fault ERR_THREAD once closed.
  napi_value promise(const char* label, Work work, const Uses& uses = {});

  // The same for work on threads of others: `start` begins it, and it ends by one call of what it was given,
  // on any thread. After this environment has closed, that call does nothing.
  using Deliver = std::function<void(Finish, std::exception_ptr)>;
  napi_value promise_from(const char* label, const std::function<void(Deliver)>& start);
  // Called when this environment closes: ends such threads.
  void on_close(std::function<void()> end) { closers_.push_back(std::move(end)); }

  // Whether some work off the thread is not finished.
  bool busy() const noexcept { return running_ != 0; }
  // Whether work off the thread uses this address. Not within a function that such work calls: that waits.
  bool in_use(const void* address) const { return in_call_ == 0 && in_use_.contains(address); }

  // For references: how many callbacks C++ objects hold, and the end of one, on any thread.
  void hold() noexcept { ++held_; }
  void drop(napi_ref reference) noexcept;
  // The end of a reference that is no callback, on any thread.
  void release(napi_ref reference) noexcept;
  // Runs what other threads have left to be done here.
  void run_requests();
  // No more JavaScript from now on: waiting threads get an error, and what runs is waited for. May be called
  // again. Within a function that a backward pass called, that pass is not waited for: it waits for the
  // function.
  void close() noexcept;

 private:
  struct Request;
  struct Job {
    const char* label;
    Work work;
    Uses uses;
    Finish finish;
    std::exception_ptr error;
    napi_deferred deferred = nullptr;
  };

  void open();
  void run_on_thread(const std::function<void()>& pass);
  void run_jobs();
  void notify() noexcept;
  void settle(Job& job);

  const napi_env env_;
  const std::thread::id thread_;
  std::atomic<size_t> held_{0};
  size_t running_ = 0;  // jobs not yet delivered
  int depth_ = 0;       // backward passes within backward passes
  int in_call_ = 0;     // functions that passes on other threads wait for
  std::unordered_multiset<const void*> in_use_;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool closed_ = false, opened_ = false;
  bool busy_ = false;  // the worker has a job
  int passes_ = 0;     // threads of run_on_thread
  napi_threadsafe_function wake_ = nullptr;
  std::deque<std::shared_ptr<Request>> requests_;
  std::deque<std::unique_ptr<Job>> waiting_, done_;
  std::vector<std::function<void()>> closers_;
  std::vector<napi_ref> dropped_;
  std::thread worker_;
};

// A JavaScript value that a C++ object holds, which may be destroyed on any thread.
class Held {
 public:
  Held(napi_env env, napi_value value);
  ~Held() { environment_->drop(reference_); }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;

  napi_value get(napi_env env) const;
  Environment& environment() const noexcept { return *environment_; }

  // For one garbage collection, on the JavaScript thread: what JavaScript does not hold either is collected.
  void weaken(napi_env env) noexcept;
  // Holds the value again; does nothing where it has been collected.
  void strengthen(napi_env env) noexcept;

 private:
  std::shared_ptr<Environment> environment_;
  napi_ref reference_ = nullptr;
};

// What JavaScript threw, on its way through C++ that knows std::exception alone.
class Thrown : public std::exception {
 public:
  // Takes the pending exception.
  explicit Thrown(napi_env env);
  const char* what() const noexcept override { return "a function given to autograd threw"; }
  void rethrow(napi_env env) const noexcept;

 private:
  std::shared_ptr<Held> box_;  // an array of one: not every value can be referred to
};

}  // namespace pdecay::napi
