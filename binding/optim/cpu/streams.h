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
// register has to be moved; `fetch` asks for what a later two will need.
template <class F, class Fetch, class Begin, class End>
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
  if (i < n) both(i, Part{n - i});
}

// The two vectors of memory that lie kAhead bytes behind p. So far ahead no page is waited for: a processor's
// own look ahead ends with each. Into the second cache: the first has few buffers to wait in, and with all
// streams in them arithmetic and memory would take turns.
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

// A step's state, from wherever it lies and back. Rules whose state may be in codes have it packed in
// bfloat16 too.
template <class Step, unsigned Uses, class F>
struct StepState {
  static constexpr bool kPacks = std::is_same_v<F, float> && kCodes<Step> != 0;
  Noise noise;

  template <class Where>
  PDECAY_INLINE void load(Vec<F>* state, const Run<F>& r, std::int64_t i, Where where) {
    if constexpr (kPacks && std::is_same_v<Where, Whole>) {
      if (r.packs && i % kCodeBlock == 0) noise.begin(r.dither, i);
    }
    each(r, where, [&](auto slot, bool packed) PDECAY_LAMBDA {
      constexpr int k = slot;
      if constexpr (kPacks) {
        constexpr bool kSigned = signed_codes<Step>() >> k & 1;
        if (packed) {
          state[k] = r.bases[k] ? decoded_lanes(static_cast<const unsigned char*>(r.packed[k]) + i, kSigned,
                                                r.bases[k][i / kCodeBlock])
                                : Vec<F>(load_shorts(static_cast<const BF16*>(r.packed[k]) + i) << 16);
          return;
        }
      }
      state[k] = where.load(r.step_state[k] + i);
    });
  }
  template <class Where>
  PDECAY_INLINE void store(const Vec<F>* state, const Run<F>& r, std::int64_t i, Where where) const {
    each(r, where, [&](auto slot, bool packed) PDECAY_LAMBDA {
      constexpr int k = slot;
      Vec<F> x = state[k];
      if constexpr (kPacks)
        if (packed)
          x = Vec<F>(rounded_up(x, noise.at<Dither::slot_shift(k)>(i, r.bases[k] ? kCodeMask : kHalfMask)));
      where.store(r.step_state[k] + i, x);
    });
  }
  PDECAY_INLINE static void prefetch(const Run<F>& r, std::int64_t i) {
    each(r, Whole{}, [&](auto slot, bool packed) PDECAY_LAMBDA {
      constexpr int k = slot;
      if (!packed)
        prefetch_two(r.step_state[k] + i);
      else if (r.bases[k])
        prefetch_two(static_cast<const unsigned char*>(r.packed[k]) + i);
      else
        prefetch_two(static_cast<const BF16*>(r.packed[k]) + i);
    });
  }

 private:
  template <class Where, class Visit>
  PDECAY_INLINE static void each(const Run<F>& r, Where, Visit&& visit) {
    constexpr bool kMayBePacked = kPacks && std::is_same_v<Where, Whole>;
    const auto one = [&](auto slot) PDECAY_LAMBDA {
      constexpr int k = slot;
      if constexpr (Uses >> k & 1) visit(slot, kMayBePacked && r.packed[k] != nullptr);
    };
    [&]<int... K>(std::integer_sequence<int, K...>) PDECAY_LAMBDA {
      (one(std::integral_constant<int, K>{}), ...);
    }(std::make_integer_sequence<int, kStepSlots>{});
  }
};

}  // namespace pdecay::PDECAY_ISA
