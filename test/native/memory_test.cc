// The allocator of binding/memory: blocks, their reuse, bounds, threads, fork.
#include <ATen/ops/empty.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <functional>
#include <limits>
#include <random>
#include <thread>
#include <vector>

#include "../../binding/memory/allocator.h"
#include "../../binding/memory/range.h"
#include "../../binding/memory/system.h"

namespace {

using pdecay::memory::Limits;
using pdecay::memory::Range;

constexpr size_t kMiB = size_t{1} << 20;

// Generous: nothing is given back unless a test says so.
Limits generous() {
  Limits limits;
  limits.floor = size_t{1} << 40;
  limits.cap = size_t{1} << 40;
  limits.shortage = 0;
  return limits;
}

size_t resident_pages(void* data, size_t bytes) {
  const auto page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  const auto from = (reinterpret_cast<uintptr_t>(data) + page - 1) & ~(page - 1);
  std::vector<unsigned char> pages(bytes / page - 1);
  EXPECT_EQ(mincore(reinterpret_cast<void*>(from), pages.size() * page, pages.data()), 0);
  size_t count = 0;
  for (const unsigned char flags : pages) count += flags & 1;
  return count;
}

TEST(Memory, BlocksAreAlignedAndApart) {
  Range range(generous());
  std::mt19937 random(1);
  std::vector<std::pair<char*, size_t>> blocks;
  for (int i = 0; i < 200; ++i) {
    const size_t bytes = 1 + random() % (3 * kMiB);
    auto* data = static_cast<char*>(range.get(bytes));
    ASSERT_NE(data, nullptr);
    EXPECT_EQ(reinterpret_cast<uintptr_t>(data) % 64, 0u);
    EXPECT_TRUE(range.holds(data));
    EXPECT_GE(Range::size_of(data), bytes);
    std::memset(data, i, bytes);
    blocks.emplace_back(data, bytes);
  }
  for (int i = 0; i < 200; ++i) {
    const auto [data, bytes] = blocks[static_cast<size_t>(i)];
    EXPECT_EQ(data[0], static_cast<char>(i));
    EXPECT_EQ(data[bytes - 1], static_cast<char>(i));
    range.put(data);
  }
  EXPECT_EQ(range.used(), 0u);
  int mine = 0;
  EXPECT_FALSE(range.holds(&mine));
  EXPECT_FALSE(range.holds(nullptr));
}

TEST(Memory, AFreedBlockIsUsedAgain) {
  Range range(generous());
  void* first = range.get(2 * kMiB);
  void* wall = range.get(kMiB);
  range.put(first);
  EXPECT_EQ(range.get(2 * kMiB), first);
  EXPECT_EQ(range.counts().reused, 1u);
  EXPECT_EQ(range.counts().fresh, 2u);
  range.put(first);
  range.put(wall);
}

TEST(Memory, TheSmallestThatFitsIsTaken) {
  Range range(generous());
  void* large = range.get(8 * kMiB);
  void* wall = range.get(kMiB);
  void* small = range.get(3 * kMiB);
  void* end = range.get(kMiB);
  range.put(large);
  range.put(small);
  EXPECT_EQ(range.get(2 * kMiB), small);
  EXPECT_EQ(range.get(6 * kMiB), large);
  (void)wall;
  (void)end;
}

TEST(Memory, NeighboursMergeWhateverTheOrder) {
  for (const auto& order : std::vector<std::vector<int>>{{0, 1, 2}, {2, 1, 0}, {0, 2, 1}, {1, 0, 2}}) {
    Range range(generous());
    void* parts[3];
    for (auto& part : parts) part = range.get(kMiB);
    void* wall = range.get(kMiB);
    for (const int i : order) range.put(parts[i]);
    EXPECT_EQ(range.get(3 * kMiB), parts[0]);
    (void)wall;
  }
}

// Random requests and frees against a model: no two blocks overlap, and what is in use adds up.
TEST(Memory, RandomUseKeepsEveryBlockWhole) {
  Limits limits = generous();
  limits.floor = 8 * kMiB;
  limits.slack = 1.1;
  Range range(limits);
  std::mt19937_64 random(7);
  struct Held {
    uint64_t* data;
    size_t words;
    uint64_t mark;
  };
  std::vector<Held> held;
  for (uint64_t turn = 0; turn < 20'000; ++turn) {
    if (held.size() < 40 && random() % 5 < 3) {
      const size_t words = 1 + random() % (size_t{1} << (4 + random() % 15));
      auto* data = static_cast<uint64_t*>(range.get(words * 8));
      ASSERT_NE(data, nullptr);
      data[0] = data[words - 1] = turn;
      held.push_back({data, words, turn});
    } else if (!held.empty()) {
      const size_t at = random() % held.size();
      ASSERT_EQ(held[at].data[0], held[at].mark);
      ASSERT_EQ(held[at].data[held[at].words - 1], held[at].mark);
      range.put(held[at].data);
      held[at] = held.back();
      held.pop_back();
    }
  }
  for (const Held& each : held) range.put(each.data);
  EXPECT_EQ(range.used(), 0u);
  // All of it is one block again.
  void* all = range.get(1);
  const size_t top = range.counts().kept;
  EXPECT_LE(top, 40 * 8 * kMiB);
  range.put(all);
}

TEST(Memory, MoreThanTheSlackGoesBackOldestFirst) {
  Limits limits = generous();
  limits.floor = 0;
  limits.slack = 1.0;
  limits.window_seconds = 3600;
  Range range(limits);
  auto* a = static_cast<char*>(range.get(8 * kMiB));
  auto* wall = static_cast<char*>(range.get(kMiB));
  auto* b = static_cast<char*>(range.get(8 * kMiB));
  auto* end = static_cast<char*>(range.get(kMiB));
  std::memset(a, 1, 8 * kMiB);
  std::memset(b, 1, 8 * kMiB);
  range.put(a);
  range.put(b);
  EXPECT_EQ(range.counts().returned, 0u);  // all that was in use at once
  auto* larger = static_cast<char*>(range.get(12 * kMiB));
  EXPECT_EQ(range.counts().returned, 2u);
  EXPECT_LE(resident_pages(a, 8 * kMiB), 2 * kMiB / 4096);
  (void)wall;
  (void)end;
  (void)larger;
}

TEST(Memory, TheCapHoldsAndEmptyGivesAllBack) {
  Limits limits = generous();
  Range range(limits);
  auto* data = static_cast<char*>(range.get(32 * kMiB));
  void* wall = range.get(kMiB);
  std::memset(data, 1, 32 * kMiB);
  range.put(data);
  EXPECT_GE(range.counts().kept, 32 * kMiB);
  EXPECT_GE(resident_pages(data, 32 * kMiB), 28 * kMiB / 4096);
  range.empty();
  EXPECT_EQ(range.counts().kept, 0u);
  EXPECT_LE(resident_pages(data, 32 * kMiB), 4 * kMiB / 4096);
  auto* again = static_cast<char*>(range.get(32 * kMiB));
  EXPECT_EQ(again, data);
  EXPECT_EQ(again[20 * kMiB], 0);  // pages that were given back come back as zeros
  range.put(again);
  range.set_cap(kMiB);
  EXPECT_LE(range.counts().kept, kMiB);
  (void)wall;
}

TEST(Memory, ARestGivesAllBackOnlyWhenNothingHappened) {
  Range range(generous());
  void* wall = range.get(kMiB);
  range.put(range.get(4 * kMiB));
  range.rest();
  EXPECT_GT(range.counts().kept, 0u);
  range.put(range.get(4 * kMiB));
  range.rest();
  EXPECT_GT(range.counts().kept, 0u);
  range.rest();
  EXPECT_EQ(range.counts().kept, 0u);
  (void)wall;
}

TEST(Memory, AShortageGivesAllBack) {
  Limits limits = generous();
  Range calm(limits);
  calm.put(calm.get(4 * kMiB));
  EXPECT_GT(calm.counts().kept, 0u);
  limits.shortage = std::numeric_limits<size_t>::max() / 4;
  Range pressed(limits);
  pressed.put(pressed.get(4 * kMiB));
  EXPECT_EQ(pressed.counts().kept, 0u);
}

TEST(Memory, BlocksMayBeFreedByOtherThreads) {
  Range range(generous());
  for (int round = 0; round < 20; ++round) {
    std::vector<void*> blocks;
    for (int i = 0; i < 64; ++i) blocks.push_back(range.get(kMiB / 4));
    std::vector<std::thread> threads;
    for (size_t t = 0; t < 4; ++t)
      threads.emplace_back([&, t] {
        for (size_t i = t; i < blocks.size(); i += 4) {
          range.put(blocks[i]);
          range.put(range.get(kMiB / 8));
        }
      });
    for (auto& thread : threads) thread.join();
  }
  EXPECT_EQ(range.used(), 0u);
}

TEST(Memory, LengthsThatVaryDoNotGrow) {
  Limits limits;
  limits.cap = size_t{4} << 30;
  limits.shortage = 0;
  Range range(limits);
  std::mt19937 random(3);
  size_t most = 0;
  for (int step = 0; step < 10'000; ++step) {
    const size_t length = 1 + random() % 512;
    void* blocks[8];
    for (size_t i = 0; i < 8; ++i) blocks[i] = range.get(length * (i + 1) * 16 * 1024);
    for (void* block : blocks) range.put(block);
    const auto counts = range.counts();
    if (step >= 100) most = std::max(most, counts.kept);
  }
  // The longest step takes 288 MiB.
  EXPECT_LE(most, 288 * kMiB * 3 / 2 + kMiB);
}

TEST(Memory, ImpossibleRequestsAreRefused) {
  Range range(generous());
  EXPECT_EQ(range.get(size_t{1} << 41), nullptr);
  EXPECT_EQ(range.get(std::numeric_limits<size_t>::max() / 2), nullptr);
  void* small = range.get(kMiB);
  EXPECT_NE(small, nullptr);
  range.put(small);
}

int status_of(const std::function<bool()>& child) {
  const pid_t pid = fork();
  if (pid == 0) _exit(child() ? 0 : 1);
  int status = 0;
  waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

TEST(Memory, AChildWithLittleAddressSpaceReservesLess) {
  EXPECT_EQ(status_of([] {
              const rlimit limit{size_t{6} << 30, size_t{6} << 30};
              setrlimit(RLIMIT_AS, &limit);
              Range range(generous());
              void* data = range.get(64 * kMiB);
              return data && range.get(size_t{8} << 30) == nullptr;
            }),
            0);
}

TEST(Memory, TensorsUseTheRange) {
  pdecay::memory::install();
  ASSERT_TRUE(pdecay::memory::is_enabled());
  auto& range = pdecay::memory::range();
  const size_t before = range.used();
  void* data = nullptr;
  {
    const at::Tensor large = at::empty({kMiB});
    data = large.data_ptr();
    EXPECT_TRUE(range.holds(data));
    EXPECT_GE(range.used(), before + 4 * kMiB);
    const at::Tensor small = at::empty({16});
    EXPECT_FALSE(range.holds(small.data_ptr()));
    EXPECT_EQ(at::empty({0}).data_ptr(), nullptr);
    // What libtorch asks of the blocks of its default allocator.
    EXPECT_EQ(large.storage().data_ptr().get_context(), data);
    EXPECT_EQ(large.storage().data_ptr().get_deleter(),
              c10::GetAllocator(c10::DeviceType::CPU)->raw_deleter());
  }
  EXPECT_EQ(range.used(), before);
  EXPECT_EQ(at::empty({kMiB}).data_ptr(), data);
}

TEST(Memory, SwitchedOffItStillTakesBackItsBlocks) {
  pdecay::memory::install();
  auto& range = pdecay::memory::range();
  const size_t before = range.used();
  at::Tensor held = at::empty({kMiB});
  pdecay::memory::set_enabled(false);
  const at::Tensor other = at::empty({kMiB});
  EXPECT_FALSE(range.holds(other.data_ptr()));
  held = at::Tensor();
  EXPECT_EQ(range.used(), before);
  pdecay::memory::set_enabled(true);
}

TEST(Memory, ARefusalHasLibtorchsWords) {
  pdecay::memory::install();
  try {
    at::empty({int64_t{1} << 50});
    FAIL() << "nothing was refused";
  } catch (const c10::Error& error) {
    EXPECT_NE(std::string(error.what()).find("can't allocate memory"), std::string::npos) << error.what();
  }
}

TEST(Memory, AForkInTheMiddleOfUseLeavesNoLock) {
  pdecay::memory::install();
  // libtorch looks its operator up at the first call, under a guard that a fork in that moment leaves closed
  // for the child for ever. Only the allocator's own lock is in question here.
  at::empty({kMiB});
  std::atomic<bool> stop{false};
  std::thread busy([&] {
    while (!stop) at::empty({kMiB});
  });
  int failed = 0;
  for (int i = 0; i < 50; ++i)
    failed += status_of([] {
                alarm(20);  // a lock held by the parent's thread would never be let go
                return pdecay::memory::range().holds(at::empty({kMiB}).data_ptr());
              }) != 0;
  stop = true;
  busy.join();
  EXPECT_EQ(failed, 0);
}

TEST(Memory, TheSystemsFiguresAreSane) {
  const size_t limit = pdecay::memory::limit_bytes(), available = pdecay::memory::available_bytes();
  EXPECT_GT(available, 64 * kMiB);
  EXPECT_LE(available, limit);
}

}  // namespace
