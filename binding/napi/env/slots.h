// The tensors that JavaScript holds: one table per environment (main thread, each worker).
//
// JavaScript's side of a tensor is a number: slot index + generation·2^22. Every use checks the generation,
// so that a stale handle, or one of another thread's table, is an error and never another tensor or a crash.
//
// A tensor made outside every scope is `watched`: a weak reference to its JavaScript object lies beside the
// slot, and slots whose object is gone are freed. Node runs finalizers only when the event loop turns, which
// a synchronous training loop never does; weak references are cleared by the collection itself, so they are
// swept here, a few with each new tensor, after a collection has been seen. As young objects say nothing of
// the megabytes behind them, the table asks for a collection itself once enough watched bytes, or tensors,
// have been made since the last one: the memory of a few thousand small ones stays in the processor's cache,
// that of a whole young generation does not, and takes half as long again to fill.
//
// What is no tensor but holds some, as an optimizer its state, is kept by the table in the same way.
//
// A function that a tensor holds (a hook) may refer to JavaScript objects of that tensor. Neither V8 nor C++
// sees such a cycle whole. For a full collection that the table asks for, the references to these functions
// are made weak wherever only JavaScript holds their tensor.
#pragma once

#include <ATen/core/Tensor.h>
#include <node_api.h>

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "environment.h"

namespace pdecay::napi {

class Slots {
 public:
  explicit Slots(napi_env env);
  ~Slots();
  Slots(const Slots&) = delete;
  Slots& operator=(const Slots&) = delete;

  // A new handle; the tensor must be defined.
  double put(at::Tensor tensor);
  // Stays valid while the slot is in use: slots never move. Throws Fault ERR_DISPOSED or ERR_HANDLE, which
  // says what `name` it was given for.
  const at::Tensor& get(double handle, const char* name = nullptr) const;
  bool holds(double handle) const noexcept;
  // Frees the slot; does nothing when it is free already.
  void free(double handle) noexcept;
  // Frees the slots of all tensors that it holds for.
  void free_if(const std::function<bool(const at::Tensor&)>& holds) noexcept;
  // From now on the slot lives no longer than `object`.
  void watch(double handle, napi_value object);
  // Takes the weak reference away: the slot lives until free().
  void unwatch(double handle) noexcept;
  // To be called with a JavaScript frame below (it may run the collector): sweeps some slots, collects under
  // pressure.
  void sweep_some();
  // Frees every slot whose object has been collected, and what was kept for objects; returns how many slots.
  size_t sweep();
  // `value` lives no longer than `object`.
  void keep(std::shared_ptr<void> value, napi_value object);
  // A function that may be part of a cycle through a tensor.
  class Cycle {
   public:
    virtual ~Cycle() = default;
    // Whether the function is held no more.
    virtual bool expired() const noexcept = 0;
    // Makes the reference to the function weak; false where more than JavaScript holds the tensor.
    virtual bool weaken(const Slots& table) = 0;
    virtual void strengthen() noexcept = 0;
  };
  void add(std::unique_ptr<Cycle> cycle) { cycles_.push_back(std::move(cycle)); }
  // The tensor of a handle; nullptr where there is none.
  const c10::TensorImpl* tensor_of(double handle) const noexcept;
  // A full collection, cycles included.
  void collect_all();

  // The bytes of tensors in a value that is kept.
  void weigh(const void* value, size_t bytes) noexcept;

  void set_collector(napi_value function);
  void set_error_class(napi_value constructor);
  napi_value error_class() const noexcept;
  void set_pressure(size_t bytes) noexcept { pressure_ = bytes; }

  // From now on each new tensor notes where it was made, as the function tells; nullptr ends it.
  void set_tracer(napi_value function);
  struct AllocationSite {
    size_t tensors = 0, bytes = 0;
  };
  // Of the living tensors whose place was noted.
  std::unordered_map<std::string, AllocationSite> allocation_sites() const;

  size_t live() const noexcept { return live_; }
  size_t watched() const noexcept { return watches_.size(); }
  size_t bytes() const noexcept { return bytes_; }
  size_t collections() const noexcept { return collections_; }
  napi_env env() const noexcept { return env_; }
  const std::shared_ptr<Environment>& environment() const noexcept { return environment_; }

 private:
  static constexpr uint32_t kIndexBits = 22, kPageBits = 12, kPageSize = 1u << kPageBits;
  static constexpr uint32_t kUnwatched = ~0u;
  static constexpr size_t kCycles = 1024;

  struct Slot {
    at::Tensor tensor;
    uint32_t generation = 0;  // 0: free
    uint32_t watch = kUnwatched;
    size_t bytes = 0;
  };
  struct Watch {
    napi_ref reference;
    uint32_t index;
  };
  struct Kept {
    napi_ref reference;
    std::shared_ptr<void> value;
    size_t bytes;
  };

  Slot* find(double handle) const noexcept;
  Slot& at(uint32_t index) const noexcept { return pages_[index >> kPageBits][index & (kPageSize - 1)]; }
  uint32_t take_index();
  void release(uint32_t index) noexcept;
  void drop_watch(Slot& slot) noexcept;
  bool dead(napi_ref reference) const noexcept;
  void sweep_kept();
  bool needs_collection() const;
  void plant_canary();
  void note_allocation_site(uint32_t index);
  void collect();
  void run_collector(bool full);

  napi_env env_;
  std::shared_ptr<Environment> environment_;
  std::array<std::unique_ptr<Slot[]>, 1u << (kIndexBits - kPageBits)> pages_;
  std::vector<uint32_t> free_;
  std::vector<Watch> watches_;
  std::vector<Kept> kept_;
  std::vector<std::unique_ptr<Cycle>> cycles_;
  size_t cycle_limit_ = kCycles;  // as many of them ask for a collection
  uint32_t used_ = 0;             // slots handed out at least once
  uint32_t generation_ = 0;       // of the latest slot
  size_t live_ = 0, bytes_ = 0, kept_bytes_ = 0, made_ = 0, floor_ = 0, collections_ = 0;
  size_t pressure_ = size_t{64} << 20;
  size_t cursor_ = 0, to_sweep_ = 0;
  size_t large_floor_ = 0;      // bytes of large blocks in use after the last collection
  size_t young_ = 0, old_ = 0;  // watched since the last collection asked for; left by it
  uint32_t calls_ = 0;
  std::unordered_map<uint32_t, std::string> traces_;  // by index
  napi_ref tracer_ = nullptr;
  napi_ref canary_ = nullptr, collector_ = nullptr, error_class_ = nullptr;
};

Slots& slots(napi_env env);
// The PdecayError class, or nullptr before TypeScript has given it.
napi_value error_class(napi_env env) noexcept;
void init_slots(napi_env env, napi_value exports);

}  // namespace pdecay::napi
