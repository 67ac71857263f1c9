#include "home.h"

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

// Workers must have stopped before libtorch's static objects go, and process.exit() cleans no environment up.
struct Homes {
  std::mutex mutex;
  std::vector<std::weak_ptr<Home>> all;
};

Homes& homes() {
  static Homes* instance = new Homes;
  return *instance;
}

void close_all() {
  std::vector<std::weak_ptr<Home>> all;
  {
    const std::lock_guard<std::mutex> lock(homes().mutex);
    all.swap(homes().all);
  }
  for (const auto& each : all) {
    if (const auto home = each.lock()) home->close();
  }
}

void close_at_exit(const std::shared_ptr<Home>& home) {
  static const int registered = std::atexit(close_all);
  (void)registered;
  const std::lock_guard<std::mutex> lock(homes().mutex);
  homes().all.push_back(home);
}

}  // namespace

struct Home::Asked {
  const Task& task;
  at::ThreadLocalState state;
  Place place;
  std::exception_ptr error;
  bool finished = false;
};

// The way to wake the event loop, made at first need: until then there is nothing to clean up.
void Home::open() {
  if (opened_) return;
  napi_value name = nullptr;
  check(env_, napi_create_string_utf8(env_, "pdecay", NAPI_AUTO_LENGTH, &name));
  const auto call = [](napi_env env, napi_value, void* context, void*) {
    if (env) static_cast<Home*>(context)->serve();
  };
  napi_threadsafe_function wake = nullptr;
  check(env_,
        napi_create_threadsafe_function(env_, nullptr, nullptr, name, 0, 1, nullptr, nullptr, this, call,
                                        &wake),
        "the event loop");
  napi_unref_threadsafe_function(env_, wake);
  // After the function above, so that it runs before that one's own clean-up.
  napi_add_env_cleanup_hook(env_, [](void* self) { static_cast<Home*>(self)->close(); }, this);
  close_at_exit(shared_from_this());
  const std::lock_guard<std::mutex> lock(mutex_);
  wake_ = wake;
  opened_ = true;
}

// With the lock held.
void Home::notify() noexcept {
  if (wake_) napi_call_threadsafe_function(wake_, nullptr, napi_tsfn_nonblocking);
  changed_.notify_all();
}

void Home::ask(const Task& task) {
  if (is_here()) return task(env_);
  const auto asked = std::make_shared<Asked>(Asked{task, at::ThreadLocalState(), Place(), nullptr, false});
  std::unique_lock<std::mutex> lock(mutex_);
  if (!closed_) {
    asked_.push_back(asked);
    notify();
    changed_.wait(lock, [&] { return asked->finished || closed_; });
  }
  // Once closed, nobody serves any more: what has not been taken out will never run.
  if (!asked->finished) throw Fault("ERR_THREAD", "the thread that the function belongs to has ended");
  if (asked->error) std::rethrow_exception(asked->error);
}

void Home::serve() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!closed_ && !(asked_.empty() && done_.empty() && dropped_.empty())) {
    for (const napi_ref reference : std::exchange(dropped_, {})) napi_delete_reference(env_, reference);
    if (!asked_.empty()) {
      auto asked = std::move(asked_.front());
      asked_.pop_front();
      lock.unlock();
      try {
        const at::ThreadLocalStateGuard guard(asked->state);
        const Place::Guard there(asked->place);
        asked->task(env_);
      } catch (...) {
        asked->error = std::current_exception();
      }
      lock.lock();
      asked->finished = true;
      changed_.notify_all();
      // What it holds may come back to drop(): never with the lock.
      lock.unlock();
      asked.reset();
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

void Home::settle(Job& job) {
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

void Home::run_engine(const std::function<void()>& pass) {
  struct Depth {
    int& depth;
    explicit Depth(int& counter) : depth(counter) { ++depth; }
    ~Depth() { --depth; }
  } depth(depth_);
  // With no device and no other pass under way, a pass stays on the thread that calls it.
  if (held_ == 0 || (!at::hasCUDA() && running_ == 0 && depth_ < kDeepest)) return pass();
  aside(pass);
}

void Home::aside(const std::function<void()>& pass) {
  open();
  std::exception_ptr error;
  bool finished = false;
  const at::ThreadLocalState state;
  const Place place;
  const int threads = at::get_num_threads();
  std::thread thread([&] {
    try {
      const at::ThreadLocalStateGuard guard(state);
      const Place::Guard there(place);
      at::set_num_threads(threads);
      pass();
    } catch (...) {
      error = std::current_exception();
    }
    const std::lock_guard<std::mutex> lock(mutex_);
    finished = true;
    changed_.notify_all();
  });
  std::unique_lock<std::mutex> lock(mutex_);
  while (!finished) {
    changed_.wait(lock, [&] { return finished || !asked_.empty(); });
    if (asked_.empty()) continue;
    lock.unlock();
    serve();
    lock.lock();
  }
  lock.unlock();
  thread.join();
  if (error) std::rethrow_exception(error);
}

napi_value Home::promise(const char* label, Work work) {
  open();
  auto job = std::make_unique<Job>();
  job->label = label;
  job->work = std::move(work);
  napi_value promise = nullptr;
  check(env_, napi_create_promise(env_, &job->deferred, &promise), "a promise");
  if (running_++ == 0) napi_ref_threadsafe_function(env_, wake_);
  const std::lock_guard<std::mutex> lock(mutex_);
  waiting_.push_back(std::move(job));
  if (!worker_.joinable()) worker_ = std::thread([this] { work_on(); });
  changed_.notify_all();
  return promise;
}

// The worker thread.
void Home::work_on() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
    if (closed_) return;
    auto job = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    try {
      job->finish = job->work();
    } catch (...) {
      job->error = std::current_exception();
    }
    job->work = nullptr;  // what it holds dies here, off the JavaScript thread
    lock.lock();
    done_.push_back(std::move(job));
    notify();
  }
}

void Home::drop(napi_ref reference) noexcept {
  --held_;
  if (reference) release(reference);
}

void Home::release(napi_ref reference) noexcept {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (closed_) return;  // the environment frees its references itself
  if (is_here()) {
    napi_delete_reference(env_, reference);
  } else {
    dropped_.push_back(reference);
    notify();
  }
}

void Home::close() noexcept {
  std::thread worker;
  std::deque<std::unique_ptr<Job>> unstarted, undelivered;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (closed_) return;
    closed_ = true;
    if (wake_) napi_release_threadsafe_function(wake_, napi_tsfn_abort);
    wake_ = nullptr;
    unstarted.swap(waiting_);
    undelivered.swap(done_);
    worker.swap(worker_);
    changed_.notify_all();
  }
  if (worker.joinable()) worker.join();
}

Held::Held(napi_env env, napi_value value) : home_(slots(env).home()) {
  home_->hold();
  const napi_status status = napi_create_reference(env, value, 1, &reference_);
  if (status == napi_ok) return;
  home_->drop(nullptr);
  check(env, status, "a function");
}

napi_value Held::get(napi_env env) const {
  napi_value value = nullptr;
  check(env, napi_get_reference_value(env, reference_, &value), "a function");
  return value;
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
    if (box_ && box_->home().env() == env && napi_get_element(env, box_->get(env), 0, &error) == napi_ok &&
        napi_throw(env, error) == napi_ok)
      return;
  } catch (...) {
  }
  napi_throw_error(env, "ERR_THREAD", what());
}

}  // namespace pdecay::napi
