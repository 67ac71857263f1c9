// Large blocks of memory in one reserved range of addresses. A block that is freed stays resident, so that
// the next request of its size finds its pages: no mmap, no munmap, no page faults, no zeroing by the kernel.
//
// Best fit, split and coalesced under one mutex. What is resident stays within `slack` times the recent peak
// of what was in use at once; beyond it the blocks that were freed first go back to the system
// (MADV_DONTNEED), and all of them do when the system runs short of memory.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <mutex>
#include <set>

namespace pdecay::memory {

struct Limits {
  double slack = 1.5;                   // resident bytes over the recent peak in use
  size_t floor = size_t{64} << 20;      // so much may always be resident
  size_t cap = size_t{4} << 30;         // most that free blocks may keep
  size_t shortage = size_t{256} << 20;  // less available than this: everything free is given back
  int window_seconds = 60;              // the recent peak is that of this window and the one before
};

struct RangeCounts {
  size_t used = 0;        // bytes of blocks in use
  size_t kept = 0;        // bytes of free blocks that are resident
  size_t peak_used = 0;   // since reset_peak()
  uint64_t reused = 0;    // requests met by resident memory
  uint64_t fresh = 0;     // requests that needed new pages
  uint64_t returned = 0;  // blocks given back
};

class Range {
 public:
  explicit Range(const Limits& limits) : limits_(limits) {}
  // For tests: the range that serves tensors is never destroyed.
  ~Range();
  Range(const Range&) = delete;
  Range& operator=(const Range&) = delete;

  // 64-byte aligned; nullptr where the range, or the system, has no more.
  void* get(size_t bytes);
  // Of a pointer from get(); from any thread.
  void put(void* data) noexcept;
  // Whether get() gave it: by its address alone, as a pointer of anybody may be asked about.
  bool holds(const void* data) const noexcept {
    const char* at = static_cast<const char*>(data);
    return at >= start_.load(std::memory_order_acquire) && at < end_.load(std::memory_order_relaxed);
  }
  // Gives all free blocks back to the system.
  void empty();
  // Of a block that is in use: its bytes, a little more than were asked for.
  static size_t size_of(void* data) noexcept;
  // To be called now and then: as empty(), when nothing was asked for since the call before.
  void rest();
  void set_cap(size_t bytes);
  RangeCounts counts();
  void reset_peak();
  size_t used() const noexcept { return used_.load(std::memory_order_relaxed); }

  // Around fork(): the child must not find the mutex held by a thread that it does not have.
  void lock() { mutex_.lock(); }
  void unlock() { mutex_.unlock(); }

 private:
  struct Block;
  struct BySize {
    bool operator()(const Block* a, const Block* b) const;
  };
  struct ByAge {
    bool operator()(const Block* a, const Block* b) const;
  };

  bool reserve();
  void insert(Block* block);
  void remove(Block* block);
  Block* find(std::set<Block*, BySize>& blocks, size_t size);
  Block* extend(size_t size);
  void give_back(Block* block);
  void trim(size_t more);
  void trim_all();

  std::mutex mutex_;
  Limits limits_;
  // Blocks lie below top_; memory may be used below open_.
  std::atomic<char*> start_{nullptr}, end_{nullptr};
  char *top_ = nullptr, *open_ = nullptr;
  Block* last_ = nullptr;
  std::set<Block*, BySize> resident_, returned_;  // free blocks
  std::set<Block*, ByAge> ages_;                  // of those that are resident
  std::atomic<size_t> used_{0};
  size_t kept_ = 0, peak_used_ = 0;
  size_t peak_now_ = 0, peak_before_ = 0;  // of the present window, and of the one before
  time_t window_ = 0, looked_ = 0;
  uint64_t clock_ = 0, rested_ = 0;
  uint64_t reused_ = 0, fresh_ = 0, given_back_ = 0;
};

}  // namespace pdecay::memory
