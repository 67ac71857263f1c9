#include "range.h"

#include <sys/mman.h>

#include <algorithm>
#include <iterator>
#include <new>

#include "system.h"

namespace pdecay::memory {
namespace {

constexpr size_t kHeader = 64, kPage = 4096, kHugePage = size_t{2} << 20, kGrain = 512;
constexpr size_t kGrow = size_t{32} << 20;  // so much is opened at once
constexpr size_t kMostReserved = size_t{1} << 40, kLeastReserved = size_t{1} << 30;

constexpr size_t round_up(size_t n, size_t to) { return (n + to - 1) & ~(to - 1); }

time_t seconds() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
  return now.tv_sec;
}

}  // namespace

// Lies before the data, so that a pointer alone is enough to free it.
struct alignas(kHeader) Range::Block {
  size_t size;    // with this header
  size_t before;  // size of the block below, 0 at the start of the range
  uint64_t age;   // when it was freed
  bool free, resident;

  void* data() { return reinterpret_cast<char*>(this) + kHeader; }
  Block* at(size_t offset) { return reinterpret_cast<Block*>(reinterpret_cast<char*>(this) + offset); }
  Block* above() { return at(size); }
  Block* below() {
    return before ? reinterpret_cast<Block*>(reinterpret_cast<char*>(this) - before) : nullptr;
  }
  static Block* of(void* data) { return reinterpret_cast<Block*>(static_cast<char*>(data) - kHeader); }
};

bool Range::BySize::operator()(const Block* a, const Block* b) const {
  return a->size != b->size ? a->size < b->size : a < b;
}
bool Range::ByAge::operator()(const Block* a, const Block* b) const {
  return a->age != b->age ? a->age < b->age : a < b;
}

// With no MAP_NORESERVE: what is opened later counts against the system's limit on commitments, as memory of
// malloc does, so that an impossible request is refused and not met by the out-of-memory killer.
bool Range::reserve() {
  static_assert(sizeof(Block) == kHeader);
  for (size_t size = kMostReserved; size >= kLeastReserved; size /= 2) {
    void* at = mmap(nullptr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED) continue;
    madvise(at, size, MADV_HUGEPAGE);
    top_ = open_ = static_cast<char*>(at);
    end_.store(top_ + size, std::memory_order_relaxed);
    start_.store(top_, std::memory_order_release);
    return true;
  }
  return false;
}

Range::~Range() {
  char* const start = start_.load();
  if (start) munmap(start, static_cast<size_t>(end_.load() - start));
}

void Range::insert(Block* block) {
  block->free = true;
  if (block->resident) {
    resident_.insert(block);
    ages_.insert(block);
    kept_ += block->size;
  } else {
    returned_.insert(block);
  }
}

void Range::remove(Block* block) {
  block->free = false;
  if (block->resident) {
    resident_.erase(block);
    ages_.erase(block);
    kept_ -= block->size;
  } else {
    returned_.erase(block);
  }
}

// The smallest of at least this size, taken out.
Range::Block* Range::find(std::set<Block*, BySize>& blocks, size_t size) {
  Block key{size, 0, 0, false, false};
  // The key's address may be above those of blocks of the same size, which fit too.
  auto found = blocks.lower_bound(&key);
  while (found != blocks.begin() && (*std::prev(found))->size == size) --found;
  if (found == blocks.end()) return nullptr;
  Block* block = *found;
  remove(block);
  return block;
}

// A block at the end of the range, of which the last one may already be a part.
Range::Block* Range::extend(size_t size) {
  if (!start_.load(std::memory_order_relaxed) && !reserve()) return nullptr;
  const bool grows = last_ && last_->free;
  const size_t more = grows ? size - last_->size : size;
  const auto room = static_cast<size_t>(end_.load(std::memory_order_relaxed) - top_);
  if (more > room) return nullptr;
  if (top_ + more > open_) {
    const auto left = static_cast<size_t>(end_.load(std::memory_order_relaxed) - open_);
    const size_t least = round_up(static_cast<size_t>(top_ + more - open_), kPage);
    size_t by = std::min(round_up(least, kGrow), left);
    if (mprotect(open_, by, PROT_READ | PROT_WRITE) != 0) {
      by = least;
      if (mprotect(open_, by, PROT_READ | PROT_WRITE) != 0) return nullptr;
    }
    open_ += by;
  }
  if (grows) {
    remove(last_);
    last_->size = size;
  } else {
    last_ = new (top_) Block{size, last_ ? last_->size : 0, 0, false, false};
  }
  top_ += more;
  return last_;
}

void* Range::get(size_t bytes) {
  if (bytes > kMostReserved) return nullptr;
  const size_t size = round_up(bytes + kHeader, kGrain);
  const std::lock_guard lock(mutex_);
  ++clock_;
  Block* block = find(resident_, size);
  if (block) {
    ++reused_;
  } else {
    ++fresh_;
    trim(size);
    block = find(returned_, size);
    if (!block) block = extend(size);
    if (!block) {
      trim_all();
      block = find(returned_, size);
    }
    if (!block) return nullptr;
  }
  if (block->size - size >= kPage) {
    Block* rest = new (block->at(size)) Block{block->size - size, size, block->age, false, block->resident};
    if (block == last_)
      last_ = rest;
    else
      rest->above()->before = rest->size;
    block->size = size;
    insert(rest);
  }
  const size_t used = used_.load(std::memory_order_relaxed) + block->size;
  used_.store(used, std::memory_order_relaxed);
  peak_now_ = std::max(peak_now_, used);
  peak_used_ = std::max(peak_used_, used);
  return block->data();
}

void Range::put(void* data) noexcept {
  const std::lock_guard lock(mutex_);
  Block* block = Block::of(data);
  used_.store(used_.load(std::memory_order_relaxed) - block->size, std::memory_order_relaxed);
  block->resident = true;
  block->age = ++clock_;
  if (block != last_ && block->above()->free) {
    Block* above = block->above();
    remove(above);
    block->size += above->size;
    if (above == last_) last_ = block;
  }
  if (Block* below = block->below(); below && below->free) {
    remove(below);
    below->size += block->size;
    below->resident = true;
    below->age = block->age;
    if (block == last_) last_ = below;
    block = below;
  }
  if (block != last_) block->above()->before = block->size;
  insert(block);
  trim(0);
}

size_t Range::size_of(void* data) noexcept { return Block::of(data)->size - kHeader; }

void Range::give_back(Block* block) {
  remove(block);
  // Large ones by huge pages, as a part of one is given back only by splitting it. The header stays.
  const size_t page = block->size >= 2 * kHugePage ? kHugePage : kPage;
  const size_t from = round_up(reinterpret_cast<uintptr_t>(block->data()), page);
  const size_t to = reinterpret_cast<uintptr_t>(block->above()) & ~(page - 1);
  if (to > from) madvise(reinterpret_cast<void*>(from), to - from, MADV_DONTNEED);
  block->resident = false;
  insert(block);
  ++given_back_;
}

void Range::trim(size_t more) {
  const time_t now = seconds();
  const size_t used = used_.load(std::memory_order_relaxed);
  if (now >= window_ + limits_.window_seconds) {
    peak_before_ = now >= window_ + 2 * limits_.window_seconds ? used : peak_now_;
    peak_now_ = used;
    window_ = now;
  }
  if (kept_ > 0 && now != looked_) {
    looked_ = now;
    if (available_bytes() < limits_.shortage + more) return trim_all();
  }
  const size_t peak = std::max({peak_now_, peak_before_, used + more});
  const size_t most = std::max(limits_.floor, static_cast<size_t>(limits_.slack * static_cast<double>(peak)));
  while (kept_ > 0 && (used + kept_ + more > most || kept_ > limits_.cap)) give_back(*ages_.begin());
}

void Range::trim_all() {
  while (kept_ > 0) give_back(*ages_.begin());
}

void Range::empty() {
  const std::lock_guard lock(mutex_);
  trim_all();
}

void Range::rest() {
  const std::lock_guard lock(mutex_);
  if (clock_ == rested_) trim_all();
  rested_ = clock_;
}

void Range::set_cap(size_t bytes) {
  const std::lock_guard lock(mutex_);
  limits_.cap = bytes;
  trim(0);
}

RangeCounts Range::counts() {
  const std::lock_guard lock(mutex_);
  return {used(), kept_, peak_used_, reused_, fresh_, given_back_};
}

void Range::reset_peak() {
  const std::lock_guard lock(mutex_);
  peak_used_ = used();
}

}  // namespace pdecay::memory
