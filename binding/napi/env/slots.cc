#include "slots.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <iterator>

#include "convert.h"
#include "guard.h"
#include "memory/allocator.h"

namespace pdecay::napi {
namespace {

constexpr uint32_t kGenerations = 1u << 31;  // index and generation together fit a double's 53 bits
constexpr size_t kOverhead = 512;            // a tensor's own objects, beside its elements
constexpr size_t kYoung = 4096;              // collecting them takes a fifth of a millisecond

// Tables of different threads start far apart, so that a handle of one is unknown to the others.
uint32_t first_generation() {
  static std::atomic<uint32_t> tables{0};
  return (++tables * 1'327'217'885u) % kGenerations;  // 2^31 · 0.618…
}

// Views share their storage: only the first to hold it counts it.
size_t own_bytes(const at::Tensor& tensor) {
  if (!tensor.has_storage() || tensor.storage().use_count() > 1) return kOverhead;
  return kOverhead + tensor.storage().nbytes();
}

}  // namespace

Slots::Slots(napi_env env)
    : env_(env), environment_(std::make_shared<Environment>(env)), generation_(first_generation()) {}

// Runs as the environment ends. Node clears data with finalizers (this table) before plain references, so
// those can still be deleted here.
Slots::~Slots() {
  environment_->close();
  for (const Watch& watch : watches_) napi_delete_reference(env_, watch.reference);
  for (const Kept& kept : kept_) napi_delete_reference(env_, kept.reference);
  for (napi_ref reference : {canary_, collector_, error_class_, tracer_}) {
    if (reference) napi_delete_reference(env_, reference);
  }
}

uint32_t Slots::take_index() {
  if (!free_.empty()) {
    const uint32_t index = free_.back();
    free_.pop_back();
    return index;
  }
  if (used_ >> kIndexBits)
    throw Fault("ERR_TOO_MANY_TENSORS", "more than 4,194,304 tensors are alive: dispose some");
  if ((used_ & (kPageSize - 1)) == 0) {
    pages_[used_ >> kPageBits] = std::make_unique<Slot[]>(kPageSize);
    free_.reserve(used_ + kPageSize);  // so that release() cannot fail
  }
  return used_++;
}

double Slots::put(at::Tensor tensor) {
  const size_t size = own_bytes(tensor);
  const uint32_t index = take_index();
  Slot& slot = at(index);
  if (++generation_ >= kGenerations) generation_ = 1;
  slot.tensor = std::move(tensor);
  slot.generation = generation_;
  slot.bytes = size;
  ++live_;
  bytes_ += size;
  if (tracer_) note_allocation_site(index);
  return static_cast<double>(index) + static_cast<double>(generation_) * (1u << kIndexBits);
}

Slots::Slot* Slots::find(double handle) const noexcept {
  if (!(handle >= 0 && handle < 9007199254740992.0)) return nullptr;
  const auto bits = static_cast<uint64_t>(handle);
  const auto index = static_cast<uint32_t>(bits & ((1u << kIndexBits) - 1));
  if (index >= used_) return nullptr;
  Slot& slot = at(index);
  return slot.generation == bits >> kIndexBits && slot.generation != 0 ? &slot : nullptr;
}

const at::Tensor& Slots::get(double handle, const char* name) const {
  if (const Slot* slot = find(handle)) return slot->tensor;
  const std::string tensor = name ? std::string("the tensor for ") + name : "the tensor";
  if (handle == -1) throw Fault("ERR_DISPOSED", tensor + " has been disposed");
  // A Tensor cannot leave its thread, and dispose() leaves -1: only the end of a scope leaves a handle
  // behind.
  throw Fault("ERR_HANDLE", tensor +
                                " was freed at the end of the tidy() in which it was made: return it from "
                                "the function given to tidy(), or give it to keep(). One that stands for "
                                "the examples of vmap() ends with it");
}

const c10::TensorImpl* Slots::tensor_of(double handle) const noexcept {
  const Slot* slot = find(handle);
  return slot ? slot->tensor.unsafeGetTensorImpl() : nullptr;
}

bool Slots::holds(double handle) const noexcept { return find(handle) != nullptr; }

void Slots::release(uint32_t index) noexcept {
  Slot& slot = at(index);
  // The tensor dies last: its destructor may run JavaScript's side of autograd, which may come back here.
  at::Tensor dying = std::move(slot.tensor);
  slot.tensor = at::Tensor();
  slot.generation = 0;
  --live_;
  bytes_ -= slot.bytes;
  if (!traces_.empty()) traces_.erase(index);
  free_.push_back(index);
}

void Slots::drop_watch(Slot& slot) noexcept {
  if (slot.watch == kUnwatched) return;
  const uint32_t place = slot.watch;
  slot.watch = kUnwatched;
  napi_delete_reference(env_, watches_[place].reference);
  watches_[place] = watches_.back();
  watches_.pop_back();
  if (place < watches_.size()) at(watches_[place].index).watch = place;
}

void Slots::free(double handle) noexcept {
  Slot* slot = find(handle);
  if (!slot) return;
  drop_watch(*slot);
  release(static_cast<uint32_t>(static_cast<uint64_t>(handle) & ((1u << kIndexBits) - 1)));
}

void Slots::free_if(const std::function<bool(const at::Tensor&)>& holds) noexcept {
  for (uint32_t index = 0; index < used_; ++index) {
    Slot& slot = at(index);
    if (slot.generation == 0 || !holds(slot.tensor)) continue;
    drop_watch(slot);
    release(index);
  }
}

void Slots::watch(double handle, napi_value object) {
  Slot* slot = find(handle);
  if (!slot) throw Fault("ERR_HANDLE", "cannot watch a disposed tensor");
  if (slot->watch != kUnwatched) return;
  napi_ref reference = nullptr;
  check(env_, napi_create_reference(env_, object, 0, &reference), "a tensor object");
  // What a scope frees asks for no collection.
  made_ += slot->bytes;
  ++young_;
  slot->watch = static_cast<uint32_t>(watches_.size());
  watches_.push_back(
      {reference, static_cast<uint32_t>(static_cast<uint64_t>(handle) & ((1u << kIndexBits) - 1))});
}

void Slots::unwatch(double handle) noexcept {
  if (Slot* slot = find(handle)) drop_watch(*slot);
}

bool Slots::dead(napi_ref reference) const noexcept {
  napi_value object = nullptr;
  return napi_get_reference_value(env_, reference, &object) == napi_ok && object == nullptr;
}

void Slots::keep(std::shared_ptr<void> value, napi_value object) {
  napi_ref reference = nullptr;
  kept_.push_back({nullptr, std::move(value), 0});
  const napi_status status = napi_create_reference(env_, object, 0, &reference);
  if (status != napi_ok) kept_.pop_back();
  check(env_, status, "an object");
  kept_.back().reference = reference;
}

void Slots::weigh(const void* value, size_t bytes) noexcept {
  const auto kept =
      std::find_if(kept_.begin(), kept_.end(), [&](const Kept& each) { return each.value.get() == value; });
  if (kept == kept_.end()) return;
  if (bytes > kept->bytes) made_ += bytes - kept->bytes;
  kept_bytes_ += bytes - kept->bytes;
  kept->bytes = bytes;
}

void Slots::sweep_kept() {
  const auto gone =
      std::partition(kept_.begin(), kept_.end(), [&](const Kept& kept) { return !dead(kept.reference); });
  // As with tensors, their destructors may come back here.
  const std::vector<Kept> dying(std::make_move_iterator(gone), std::make_move_iterator(kept_.end()));
  kept_.erase(gone, kept_.end());
  for (const Kept& kept : dying) {
    kept_bytes_ -= kept.bytes;
    napi_delete_reference(env_, kept.reference);
  }
}

size_t Slots::sweep() {
  size_t freed = 0;
  napi_handle_scope scope = nullptr;
  check(env_, napi_open_handle_scope(env_, &scope));
  for (size_t place = watches_.size(); place-- > 0;) {
    if (place >= watches_.size() || !dead(watches_[place].reference)) continue;
    const uint32_t index = watches_[place].index;
    drop_watch(at(index));
    release(index);
    ++freed;
  }
  sweep_kept();
  napi_close_handle_scope(env_, scope);
  to_sweep_ = 0;
  return freed;
}

// A young object that nothing else holds: once it is gone, V8 has collected, and dead references may be
// found.
void Slots::plant_canary() {
  napi_value object = nullptr;
  if (canary_) napi_delete_reference(env_, canary_);
  canary_ = nullptr;
  check(env_, napi_create_object(env_, &object));
  check(env_, napi_create_reference(env_, object, 0, &canary_));
}

// The allocator also sees what the tables do not: what autograd keeps behind a loss that JavaScript has
// dropped. Its count goes up and down within each training step; after a collection at its height it asks for
// no more.
bool Slots::needs_collection() const {
  if (made_ >= pressure_ + floor_ / 4 || young_ >= kYoung + old_ / 4) return true;
  return memory::is_installed() && memory::range().used() >= large_floor_ + large_floor_ / 4 + pressure_;
}

void Slots::sweep_some() {
  if (cycles_.size() >= cycle_limit_) {
    std::erase_if(cycles_, [](const auto& cycle) { return cycle->expired(); });
    if (cycles_.size() >= cycle_limit_) return collect_all();
  }
  if (needs_collection()) return collect();
  if (to_sweep_ == 0) {
    if ((++calls_ & 15) != 0) return;
    if (canary_ && !dead(canary_)) return;
    sweep_kept();
    to_sweep_ = watches_.size();
    cursor_ = 0;
    plant_canary();
  }
  // Several with each call: the round ends before the next collection adds to it.
  for (int turn = 0; turn < 4 && to_sweep_ > 0; ++turn, --to_sweep_) {
    if (cursor_ >= watches_.size()) {
      to_sweep_ = 0;
      return;
    }
    if (!dead(watches_[cursor_].reference)) {
      ++cursor_;
      continue;
    }
    const uint32_t index = watches_[cursor_].index;
    drop_watch(at(index));
    release(index);
  }
}

void Slots::run_collector(bool full) {
  if (!collector_) return;
  struct Weakened {
    std::vector<Cycle*> cycles;
    ~Weakened() {
      for (Cycle* cycle : cycles) cycle->strengthen();
    }
  };
  {
    Weakened weakened;
    if (full) {
      for (const auto& cycle : cycles_)
        if (cycle->weaken(*this)) weakened.cycles.push_back(cycle.get());
    }
    napi_value function = nullptr, self = nullptr, argument = nullptr, result = nullptr;
    check(env_, napi_get_reference_value(env_, collector_, &function));
    check(env_, napi_get_undefined(env_, &self));
    check(env_, napi_get_boolean(env_, full, &argument));
    check(env_, napi_call_function(env_, self, function, 1, &argument, &result), "the collector");
    ++collections_;
  }
  sweep();
}

// A young collection first (about a millisecond); a full one where that leaves much behind.
void Slots::collect() {
  made_ = young_ = 0;
  run_collector(false);
  const auto held = [&] { return bytes_ + kept_bytes_; };
  if (held() > floor_ + floor_ / 4 + pressure_ / 2) {
    run_collector(true);
    floor_ = held();
  }
  floor_ = std::min(floor_, held());
  if (memory::is_installed()) large_floor_ = memory::range().used();
  old_ = watches_.size();
}

void Slots::collect_all() {
  made_ = young_ = 0;
  run_collector(true);
  std::erase_if(cycles_, [](const auto& cycle) { return cycle->expired(); });
  cycle_limit_ = std::max(kCycles, 2 * cycles_.size());
  floor_ = std::min(floor_, bytes_ + kept_bytes_);
  if (memory::is_installed()) large_floor_ = memory::range().used();
  old_ = watches_.size();
}

void Slots::note_allocation_site(uint32_t index) {
  napi_value function = nullptr, self = nullptr, result = nullptr;
  check(env_, napi_get_reference_value(env_, tracer_, &function));
  check(env_, napi_get_undefined(env_, &self));
  // Without a place, rather than without a tensor: the stack may be all used up.
  if (napi_call_function(env_, self, function, 0, nullptr, &result) == napi_ok) {
    traces_[index] = read_string(env_, result, "a stack");
  } else {
    napi_get_and_clear_last_exception(env_, &result);
  }
}

void Slots::set_tracer(napi_value function) {
  if (tracer_) napi_delete_reference(env_, tracer_);
  tracer_ = nullptr;
  traces_.clear();
  if (function) check(env_, napi_create_reference(env_, function, 1, &tracer_));
}

std::unordered_map<std::string, Slots::AllocationSite> Slots::allocation_sites() const {
  std::unordered_map<std::string, AllocationSite> sites;
  for (const auto& [index, trace] : traces_) {
    AllocationSite& site = sites[trace];
    ++site.tensors;
    site.bytes += at(index).bytes;
  }
  return sites;
}

void Slots::set_collector(napi_value function) {
  if (collector_) napi_delete_reference(env_, collector_);
  collector_ = nullptr;
  check(env_, napi_create_reference(env_, function, 1, &collector_));
}

void Slots::set_error_class(napi_value constructor) {
  if (error_class_) napi_delete_reference(env_, error_class_);
  error_class_ = nullptr;
  check(env_, napi_create_reference(env_, constructor, 1, &error_class_));
}

napi_value Slots::error_class() const noexcept {
  napi_value constructor = nullptr;
  if (error_class_) napi_get_reference_value(env_, error_class_, &constructor);
  return constructor;
}

Slots& slots(napi_env env) {
  void* data = nullptr;
  if (napi_get_instance_data(env, &data) != napi_ok || !data)
    throw Fault("ERR_NATIVE_LOAD", "the addon is not initialised in this thread");
  return *static_cast<Slots*>(data);
}

napi_value error_class(napi_env env) noexcept {
  void* data = nullptr;
  if (napi_get_instance_data(env, &data) != napi_ok || !data) return nullptr;
  return static_cast<Slots*>(data)->error_class();
}

}  // namespace pdecay::napi
