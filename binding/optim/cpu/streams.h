// How a loop goes over a run: where a body's lanes lie, which vector it begins when, and where state comes
// from and goes to.
#pragma once

#include <type_traits>
#include <utility>

#include "convert.h"
#include "kernels.h"
#include "simd.h"

namespace pdecay::PDECAY_ISA {

// Where a body's lanes lie: a whole vector, or the last few of a run.
struct Whole {
  template <class F>
  PDECAY_INLINE Vec<F> load(const F* p) const {
    return Vec<F>::load(p);
  }
  template <class F>
  PDECAY_INLINE Stored<F> stored(const F* p, F*) const {
    return {Vec<F>::load(p), p};
  }
  template <class F>
  PDECAY_INLINE void store(F* p, Vec<F> v) const {
    v.store(p);
  }
  template <class F>
  PDECAY_INLINE Lanes<F> real() const {
    return Lanes<F>::all(-1);
  }
};

struct Part {
  std::int64_t n;
  template <class F>
  PDECAY_INLINE Vec<F> load(const F* p) const {
    F lanes[Vec<F>::kLanes];
    return stored(p, lanes);
  }
  template <class F>
  PDECAY_INLINE Stored<F> stored(const F* p, F* lanes) const {
    for (std::int64_t i = 0; i < Vec<F>::kLanes; ++i) lanes[i] = i < n ? p[i] : F(0);
    return {Vec<F>::load(lanes), lanes};
  }
  template <class F>
  PDECAY_INLINE void store(F* p, Vec<F> v) const {
    F lanes[Vec<F>::kLanes];
    v.store(lanes);
    for (std::int64_t i = 0; i < n; ++i) p[i] = lanes[i];
  }
  template <class F>
  PDECAY_INLINE Lanes<F> real() const {
    F number[Vec<F>::kLanes];
    for (int i = 0; i < Vec<F>::kLanes; ++i) number[i] = static_cast<F>(i);
    return Vec<F>::load(number) < Vec<F>(static_cast<F>(n));
  }
};

template <class F, class Body>
PDECAY_INLINE void each(std::int64_t n, Body&& body) {
  std::int64_t i = 0;
  for (; i + Vec<F>::kLanes <= n; i += Vec<F>::kLanes) body(i, Whole{});
  if (i < n) body(i, Part{n - i});
}

// The body in two halves, the next vector begun before the last one ends: a processor looks no further ahead
// than about two vectors, and would wait out each one's chain of dependent operations. By twos, as then no
// register has to be moved; `fetch` asks for what a later two will need. Without Tail, n is of whole vectors.
template <class F, bool Tail, class Fetch, class Begin, class End>
PDECAY_INLINE void each_in_halves(std::int64_t n, Fetch&& fetch, Begin&& begin, End&& end) {
  constexpr std::int64_t kLanes = Vec<F>::kLanes;
  std::int64_t i = 0;
  if (n >= 3 * kLanes) {
    auto even = begin(0, Whole{});
    for (i = kLanes; i + 2 * kLanes <= n; i += 2 * kLanes) {
      fetch(i);
      const auto odd = begin(i, Whole{});
      end(i - kLanes, Whole{}, even);
      even = begin(i + kLanes, Whole{});
      end(i, Whole{}, odd);
    }
    end(i - kLanes, Whole{}, even);
  }
  const auto both = [&](std::int64_t at, auto where) PDECAY_LAMBDA { end(at, where, begin(at, where)); };
  for (; i + kLanes <= n; i += kLanes) both(i, Whole{});
  if constexpr (Tail)
    if (i < n) both(i, Part{n - i});
}

// The two vectors of memory that lie kAhead bytes behind p. So far ahead no page is waited for: a processor's
// own look ahead ends with each. Into the second cache, as what is asked for in the first has few places to
// wait in: all streams' requests fill them, and arithmetic and memory take turns.
template <class T>
PDECAY_INLINE void prefetch_two(const T* p) {
  constexpr int kAhead = 512, kLine = 64, kTwo = 2 * kInts * sizeof(T);
  for (int i = 0; i < kTwo; i += kLine)
    __builtin_prefetch(reinterpret_cast<const char*>(p) + kAhead + i, 0, 2);
}

template <unsigned Uses, int Slots, class F, class Where>
PDECAY_INLINE void load_state(Vec<F>* state, F* const* from, std::int64_t i, Where where) {
  for (int k = 0; k < Slots; ++k)
    if (Uses >> k & 1) state[k] = where.load(from[k] + i);
}
template <unsigned Uses, int Slots, class F, class Where>
PDECAY_INLINE void store_state(const Vec<F>* state, F* const* to, std::int64_t i, Where where) {
  for (int k = 0; k < Slots; ++k)
    if (Uses >> k & 1) where.store(to[k] + i, state[k]);
}

// A step's state, from where it lies and back.
template <class Step, unsigned Uses, class F, bool Packed>
class StepState {
 public:
  PDECAY_INLINE explicit StepState(const Run<F>& r) : mask_(Ints::all(static_cast<int>(r.noise))) {}
  template <class Where>
  PDECAY_INLINE void load(Vec<F>* state, const Run<F>& r, std::int64_t i, Where where) {
    if constexpr (Packed) {
      if (i % kCodeBlock == 0) noise_.begin(r.dither, i);
      for (int k = 0; k < kStepSlots; ++k)
        if (Uses >> k & 1) state[k] = load_halves(r.halves[k] + i);
    } else {
      load_state<Uses, kStepSlots>(state, r.step_state, i, where);
    }
  }
  template <class Where>
  PDECAY_INLINE void store(const Vec<F>* state, const Run<F>& r, std::int64_t i, Where where) const {
    if constexpr (Packed)
      [&]<int... K>(std::integer_sequence<int, K...>)
          PDECAY_LAMBDA { (store_half<K>(state, r, i), ...); }(std::make_integer_sequence<int, kStepSlots>{});
    else
      store_state<Uses, kStepSlots>(state, r.step_state, i, where);
  }
  PDECAY_INLINE static void prefetch(const Run<F>& r, std::int64_t i) {
    for (int k = 0; k < kStepSlots; ++k)
      if (Uses >> k & 1) {
        if constexpr (Packed)
          prefetch_two(r.halves[k] + i);
        else
          prefetch_two(r.step_state[k] + i);
      }
  }

 private:
  template <int K>
  PDECAY_INLINE void store_half(const Vec<F>* state, const Run<F>& r, std::int64_t i) const {
    if constexpr (Uses >> K & 1)
      store_halves(r.halves[K] + i,
                   rounded_up(state[K], noise_.template at<Dither::slot_shift(K)>(i, mask_)));
  }
  Noise noise_;
  Ints mask_;
};

// Numbers that a run's vectors put off, as few of their lanes need the slow form: together they fill vectors.
struct Late {
  static constexpr int kRoom = 256;
  alignas(kBytes) float x[kRoom];
  std::int32_t at[kRoom];
  int n = 0;

  PDECAY_INLINE bool full() const { return n > kRoom - Vec<float>::kLanes; }
  PDECAY_INLINE void add(std::int64_t i, Vec<float> v, Lanes<float> chosen) {
    alignas(kBytes) float lanes[Vec<float>::kLanes];
    v.store(lanes);
    for (unsigned bits = lane_bits(chosen); bits; bits &= bits - 1) {
      const int lane = __builtin_ctz(bits);
      x[n] = lanes[lane];
      at[n++] = static_cast<std::int32_t>(i) + lane;
    }
  }
  template <class Slow>
  PDECAY_INLINE void settle(float* w, Slow&& slow) {
    constexpr int kLanes = Vec<float>::kLanes;
    for (int k = n; k % kLanes; ++k) x[k] = 0;
    for (int k = 0; k < n; k += kLanes) {
      slow(Vec<float>::load(x + k)).store(x + k);
      for (int lane = k; lane < n && lane < k + kLanes; ++lane) w[at[lane]] = x[lane];
    }
    n = 0;
  }
};

// Rules whose state may be in codes have it packed in bfloat16 too.
template <class Step, class F>
constexpr bool kPacks = std::is_same_v<F, float> && kCodes<Step> != 0;

}  // namespace pdecay::PDECAY_ISA
