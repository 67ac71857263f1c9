#include "environment.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/ThreadLocalState.h>

#include <cstdlib>

#include "convert.h"
#include "guard.h"
#include "napi/cuda/cuda.h"
#include "slots.h"

namespace pdecay::napi {
namespace {

// Beyond libtorch's own depth, it moves nested passes to threads of its own.
constexpr int kDeepest = 48;

// Work must have stopped before libtorch's static objects are destroyed, and process.exit() runs no clean-up
// hooks. TypeScript closes the environment on the process's 'exit' event. This is for an end without that
// event; it comes too late for what libtorch has made since it was registered.
struct Environments {
  std::mutex mutex;
  std::vector<std::weak_ptr<Environment>> all;
};

Environments& environments() {
  static Environments* instance = new Environments;
  return *instance;
}

void close_all() {
  std::vector<std::weak_ptr<Environment>> all;
  {
    const std::lock_guard<std::mutex> lock(environments().mutex);
    all.swap(environments().all);
  }
  for (const auto& each : all) {
    if (const auto environment = each.lock()) environment->close();
  }
}

void close_at_exit(const std::shared_ptr<Environment>& environment) {
  static const int registered = std::atexit(close_all);
  (void)registered;
  const std::lock_guard<std::mutex> lock(environments().mutex);
  environments().all.push_back(environment);
}

}  // namespace

struct Environment::Request {
  const Task& task;
  at::ThreadLocalState state;
  DeviceState device_state;
  std::exception_ptr error;
  bool started = false, finished = false;
};

// The way to wake the event loop, made at first need: until then there is nothing to clean up.
void Environment::open() {
  if (opened_) return;
  napi_value name = nullptr;
  check(env_, napi_create_string_utf8(env_, "pdecay", NAPI_AUTO_LENGTH, &name));
  const auto call = [](napi_env env, napi_value, void* context, void*) {
    if (env) static_cast<Environment*>(context)->run_requests();
  };
  napi_threadsafe_function wake = nullptr;
  check(env_,
        napi_create_threadsafe_function(env_, nullptr, nullptr, name, 0, 1, nullptr, nullptr, this, call,
                                        &wake),
        "the event loop");
  napi_unref_threadsafe_function(env_, wake);
  // After the function above, so that it runs before that one's own clean-up.
  napi_add_env_cleanup_hook(env_, [](void* self) { static_cast<Environment*>(self)->close(); }, this);
  close_at_exit(shared_from_this());
  const std::lock_guard<std::mutex> lock(mutex_);
  wake_ = wake;
  opened_ = true;
}

// With the lock held.
void Environment::notify() noexcept {
  if (wake_) napi_call_threadsafe_function(wake_, nullptr, napi_tsfn_nonblocking);
  changed_.notify_all();
}

void Environment::call(const Task& task) {
  if (on_own_thread()) return task(env_);
  const auto request =
      std::make_shared<Request>(Request{task, at::ThreadLocalState(), DeviceState(), nullptr});
  std::unique_lock<std::mutex> lock(mutex_);
  if (!closed_) {
    requests_.push_back(request);
    notify();
    // A task that has been started refers to this frame: it must end first.
    changed_.wait(lock, [&] { return request->finished || (closed_ && !request->started); });
  }
  if (!request->finished) throw Fault("ERR_THREAD", "the thread that the function belongs to has ended");
  if (request->error) std::rethrow_exception(request->error);
}

void Environment::run_requests() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!closed_ && !(requests_.empty() && done_.empty() && dropped_.empty())) {
    for (const napi_ref reference : std::exchange(dropped_, {})) napi_delete_reference(env_, reference);
    if (!requests_.empty()) {
      auto request = std::move(requests_.front());
      requests_.pop_front();
      request->started = true;
      lock.unlock();
      ++in_call_;
      try {
        const at::ThreadLocalStateGuard guard(request->state);
        const DeviceState::Guard device_guard(request->device_state);
        request->task(env_);
      } catch (...) {
        request->error = std::current_exception();
      }
      --in_call_;
      lock.lock();
      request->finished = true;
      changed_.notify_all();
      // What it holds may come back to drop(): never with the lock.
      lock.unlock();
      request.reset();
      lock.lock();
    } else if (!done_.empty()) {
      auto job = std::move(done_.front());
      done_.pop_front();
      lock.unlock();
      settle(*job);
      job.reset();
      lock.lock();
    }
  }
}

void Environment::settle(Job& job) {
  for (const void* address : job.uses) in_use_.erase(in_use_.find(address));
  napi_handle_scope scope = nullptr;
  if (napi_open_handle_scope(env_, &scope) != napi_ok) return;
  const napi_value value = guard(env_, job.label, [&]() -> napi_value {
    if (job.error) std::rethrow_exception(job.error);
    return job.finish(env_);
  });
  napi_value error = nullptr, nothing = nullptr;
  bool pending = false;
  napi_is_exception_pending(env_, &pending);
  if (pending) {
    napi_get_and_clear_last_exception(env_, &error);
    napi_reject_deferred(env_, job.deferred, error);
  } else {
    napi_get_undefined(env_, &nothing);
    napi_resolve_deferred(env_, job.deferred, value ? value : nothing);
  }
  napi_close_handle_scope(env_, scope);
  if (--running_ == 0 && wake_) napi_unref_threadsafe_function(env_, wake_);
}

void Environment::run_engine(const std::function<void()>& pass) {
  struct Depth {
    int& depth;
    explicit Depth(int& counter) : depth(counter) { ++depth; }
    ~Depth() { --depth; }
  } depth(depth_);
  // With no device and no other pass under way, a pass stays on the thread that calls it.
  if (closed_ || held_ == 0 || (!at::hasCUDA() && running_ == 0 && depth_ < kDeepest)) return pass();
  run_on_thread(pass);
}

void Environment::run_on_thread(const std::function<void()>& pass) {
  open();
  std::exception_ptr error;
  bool finished = false;
  const at::ThreadLocalState state;
  const DeviceState device_state;
  const int threads = at::get_num_threads();
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ++passes_;
  }
  std::thread thread([&] {
    try {
      const at::ThreadLocalStateGuard guard(state);
      const DeviceState::Guard device_guard(device_state);
      at::set_num_threads(threads);
      pass();
    } catch (...) {
      error = std::current_exception();
    }
    const std::lock_guard<std::mutex> lock(mutex_);
    finished = true;
    --passes_;
    changed_.notify_all();
  });
  std::unique_lock<std::mutex> lock(mutex_);
  while (!finished) {
    changed_.wait(lock, [&] { return finished || !requests_.empty(); });
    if (requests_.empty()) continue;
    lock.unlock();
    run_requests();
    lock.lock();
  }
  lock.unlock();
  thread.join();
  if (error) std::rethrow_exception(error);
}

napi_value Environment::promise(const char* label, Work work, const Uses& uses) {
  if (closed_) throw Fault("ERR_THREAD", "the thread is ending: it begins no work off the thread any more");
  open();
  auto job = std::make_unique<Job>();
  job->label = label;
  job->work = std::move(work);
  job->uses = uses;
  napi_value promise = nullptr;
  check(env_, napi_create_promise(env_, &job->deferred, &promise), "a promise");
  in_use_.insert(uses.begin(), uses.end());
  if (running_++ == 0) napi_ref_threadsafe_function(env_, wake_);
  const std::lock_guard<std::mutex> lock(mutex_);
  waiting_.push_back(std::move(job));
  if (!worker_.joinable()) worker_ = std::thread([this] { run_jobs(); });
  changed_.notify_all();
  return promise;
}

napi_value Environment::promise_from(const char* label, const std::function<void(Deliver)>& start) {
  if (closed_) throw Fault("ERR_THREAD", "the thread is ending: it begins no work off the thread any more");
  open();
  // A function can be copied, so what it holds must be shared.
  const auto job = std::make_shared<std::unique_ptr<Job>>(std::make_unique<Job>());
  (*job)->label = label;
  napi_value promise = nullptr;
  check(env_, napi_create_promise(env_, &(*job)->deferred, &promise), "a promise");
  if (running_++ == 0) napi_ref_threadsafe_function(env_, wake_);
  const Deliver deliver = [self = weak_from_this(), job](Finish finish, std::exception_ptr error) {
    const std::shared_ptr<Environment> environment = self.lock();
    if (!environment) return;
    const std::lock_guard<std::mutex> lock(environment->mutex_);
    if (environment->closed_ || !*job) return;
    (*job)->finish = std::move(finish);
    (*job)->error = error;
    environment->done_.push_back(std::move(*job));
    environment->notify();
  };
  try {
    start(deliver);
  } catch (...) {
    deliver(nullptr, std::current_exception());
  }
  return promise;
}

// The worker thread.
void Environment::run_jobs() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
    if (closed_) return;
    auto job = std::move(waiting_.front());
    waiting_.pop_front();
    busy_ = true;
    lock.unlock();
    try {
      job->finish = job->work();
    } catch (...) {
      job->error = std::current_exception();
    }
    job->work = nullptr;  // what it holds dies here, off the JavaScript thread
    lock.lock();
    busy_ = false;
    done_.push_back(std::move(job));
    notify();
  }
}

void Environment::drop(napi_ref reference) noexcept {
  --held_;
  if (reference) release(reference);
}

void Environment::release(napi_ref reference) noexcept {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (closed_) return;  // the environment frees its references itself
  if (on_own_thread()) {
    napi_delete_reference(env_, reference);
  } else {
    dropped_.push_back(reference);
    notify();
  }
}

void Environment::close() noexcept {
  std::thread worker;
  std::deque<std::unique_ptr<Job>> unstarted, undelivered;
  std::vector<std::function<void()>> closers;
  {
    std::unique_lock<std::mutex> lock(mutex_);
    if (!closed_) {
      closed_ = true;
      if (wake_) napi_release_threadsafe_function(wake_, napi_tsfn_abort);
      wake_ = nullptr;
      unstarted.swap(waiting_);
      undelivered.swap(done_);
      requests_.clear();
      changed_.notify_all();
      closers.swap(closers_);
    }
    // They wait for threads that may be delivering.
    lock.unlock();
    for (const auto& end : closers) end();
    lock.lock();
    if (in_call_ > 0) {
      // Each function in a call holds up the pass that called it. The other passes end by themselves, as no
      // function is called any more.
      changed_.wait(lock, [&] { return passes_ + (busy_ ? 1 : 0) <= in_call_; });
      return;
    }
    changed_.wait(lock, [&] { return passes_ == 0; });
    worker.swap(worker_);
  }
  if (worker.joinable()) worker.join();
}

Held::Held(napi_env env, napi_value value) : environment_(slots(env).environment()) {
  environment_->hold();
  const napi_status status = napi_create_reference(env, value, 1, &reference_);
  if (status == napi_ok) return;
  environment_->drop(nullptr);
  check(env, status, "a function");
}

napi_value Held::get(napi_env env) const {
  napi_value value = nullptr;
  check(env, napi_get_reference_value(env, reference_, &value), "a function");
  return value;
}

void Held::weaken(napi_env env) noexcept { napi_reference_unref(env, reference_, nullptr); }

void Held::strengthen(napi_env env) noexcept {
  napi_value value = nullptr;
  if (napi_get_reference_value(env, reference_, &value) == napi_ok && value)
    napi_reference_ref(env, reference_, nullptr);
}

Thrown::Thrown(napi_env env) {
  napi_value error = nullptr;
  if (napi_get_and_clear_last_exception(env, &error) != napi_ok) return;
  napi_value box = make_array(env, 1);
  set_element(env, box, 0, error);
  box_ = std::make_shared<Held>(env, box);
}

void Thrown::rethrow(napi_env env) const noexcept {
  napi_value error = nullptr;
  try {
    if (box_ && box_->environment().env() == env &&
        napi_get_element(env, box_->get(env), 0, &error) == napi_ok && napi_throw(env, error) == napi_ok)
      return;
  } catch (...) {
  }
  napi_throw_error(env, "ERR_THREAD", what());
}

}  // namespace pdecay::napi
