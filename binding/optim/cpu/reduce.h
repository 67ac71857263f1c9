// Sums over parameters, rows and groups, which some decays and trust ratios need before weights are written.
// A pass of its own takes the step on copies; what it finds is the same for the same number of threads.
#pragma once

#include <ATen/Parallel.h>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "backend.h"
#include "rules/rules.h"

namespace pdecay {

// What the sums of a parameter decide. LARS changes the gradients that the other sums are of, and comes
// first.
enum class Stage { gradient, weight };

// A parameter's sums, and what follows from them.
struct Reduced {
  bool lars = false, lamb = false, reduces = false;
  Extent extent = Extent::none;
  std::int64_t rows = 1, stride = 1;
  std::size_t first = 0;      // its place among all sums
  double gradient = 1;        // multiplies the gradient
  double trust = 1;           // multiplies what the step moves weights by
  std::vector<Blend> blends;  // of each row, where the decay reduces
  std::array<double, kDecayScalars> scalars{};

  bool needed(Stage stage) const { return stage == Stage::gradient ? lars : lamb || reduces; }
  bool blending() const { return lamb || reduces; }
  std::int64_t row(std::int64_t i) const { return row_of(i, rows, stride); }

  // Before the step. Returns the number of sums that it needs.
  std::size_t begin(const Item& item, std::span<const double> decay_scalars);
  // From its sums, and those of its group where that is its extent.
  void conclude(Stage stage, const Item& item, const StepRequest& request, const Context& at,
                std::span<const Sums> sums, const Sums& of_group, std::int64_t numel_of_group);
};

// Sums of all parameters, apart for each thread while they are taken.
class Reductions {
 public:
  void begin() { size_ = 0; }
  std::size_t take(std::size_t count) {
    const std::size_t first = size_;
    size_ += count;
    return first;
  }
  bool empty() const { return size_ == 0; }
  void clear() { sums_.assign(size_ * static_cast<std::size_t>(at::get_num_threads()), {}); }
  Sums* of_this_thread() { return sums_.data() + size_ * static_cast<std::size_t>(at::get_thread_num()); }
  // Adds up what the threads have found, in their order.
  void join();
  std::span<const Sums> of(const Reduced& r) const {
    return {sums_.data() + r.first, static_cast<std::size_t>(r.rows)};
  }

 private:
  std::vector<Sums> sums_;
  std::size_t size_ = 0;
};

// Of n weights, the step's moves, and the gradients that it sees.
template <class F>
void add_sums(const Reduced& r, std::int64_t from, std::int64_t n, const F* before, const F* move,
              const F* gradient, F scale, Sums* sums) {
  const auto add = [&](Sums& to, std::int64_t i) {
    to.add(static_cast<double>(before[i]), static_cast<double>(move[i]),
           static_cast<double>(gradient[i] * scale));
  };
  if (r.rows > 1) {
    for (std::int64_t i = 0; i < n; ++i) add(sums[r.row(from + i)], i);
    return;
  }
  Sums lanes[4];
  for (std::int64_t i = 0; i < n; ++i) add(lanes[i & 3], i);
  for (const Sums& lane : lanes) sums->add(lane);
}

}  // namespace pdecay
