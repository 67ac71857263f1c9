// The JavaScript thread of one environment, as C++ on other threads sees it: where references are let go of,
// where autograd's threads have JavaScript run, and where work that ran aside is delivered.
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
#include <vector>

namespace pdecay::napi {

class Home : public std::enable_shared_from_this<Home> {
 public:
  using Task = std::function<void(napi_env)>;
  // What runs aside gives back how to make its result, on the JavaScript thread.
  using Finish = std::function<napi_value(napi_env)>;
  using Work = std::function<Finish()>;

  explicit Home(napi_env env) : env_(env), thread_(std::this_thread::get_id()) {}

  bool is_here() const noexcept { return std::this_thread::get_id() == thread_; }
  napi_env env() const noexcept { return env_; }

  // Runs the task on the JavaScript thread, with the caller's autograd and dispatch state, and waits for it.
  // Throws what the task threw, or Fault ERR_THREAD where that thread has ended.
  void ask(const Task& task);
  // A backward pass. It may call JavaScript from threads that libtorch chooses: where that can happen, it
  // runs aside, while this thread serves what it asks for.
  void run_engine(const std::function<void()>& pass);
  // Whether no backward pass that was started here runs.
  bool idle() const noexcept { return depth_ == 0 && running_ == 0; }
  // Runs the work on this environment's worker thread, in order; gives a promise. `label` begins its errors.
  napi_value promise(const char* label, Work work);

  // For references: how many callbacks C++ objects hold, and the end of one, on any thread.
  void hold() noexcept { ++held_; }
  void drop(napi_ref reference) noexcept;
  // The end of a reference that is no callback, on any thread.
  void release(napi_ref reference) noexcept;
  // Runs what other threads have left to be done here.
  void serve();
  // No more JavaScript from now on: waiting threads get an error, work that runs is waited for.
  void close() noexcept;

 private:
  struct Asked;
  struct Job {
    const char* label;
    Work work;
    Finish finish;
    std::exception_ptr error;
    napi_deferred deferred = nullptr;
  };

  void open();
  void aside(const std::function<void()>& pass);
  void work_on();
  void notify() noexcept;
  void settle(Job& job);

  const napi_env env_;
  const std::thread::id thread_;
  std::atomic<size_t> held_{0};
  size_t running_ = 0;  // jobs not yet delivered
  int depth_ = 0;       // backward passes within backward passes

  std::mutex mutex_;
  std::condition_variable changed_;
  bool closed_ = false, opened_ = false;
  napi_threadsafe_function wake_ = nullptr;
  std::deque<std::shared_ptr<Asked>> asked_;
  std::deque<std::unique_ptr<Job>> waiting_, done_;
  std::vector<napi_ref> dropped_;
  std::thread worker_;
};

// A JavaScript value that a C++ object holds, which may die on any thread.
class Held {
 public:
  Held(napi_env env, napi_value value);
  ~Held() { home_->drop(reference_); }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;

  napi_value get(napi_env env) const;
  Home& home() const noexcept { return *home_; }

 private:
  std::shared_ptr<Home> home_;
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
