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
PDECAY_INLINE void each(std::int64_t i, std::int64_t end, Body&& body) {
  for (; i + Vec<F>::kLanes <= end; i += Vec<F>::kLanes) body(i, Whole{});
  if (i < end) body(i, Part{end - i});
}

// The body in two halves, the next vector begun before the last one ends: a processor looks no further ahead
// than about two vectors, and would wait out each one's chain of dependent operations. By twos, as then no
// register has to be moved; `fetch` asks for what a later two will need. Without Tail, n is of whole vectors.
template <class F, bool Tail, class Fetch, class Begin, class End>
PDECAY_INLINE void each_in_halves(std::int64_t i, std::int64_t last, Fetch&& fetch, Begin&& begin,
                                  End&& end) {
  constexpr std::int64_t kLanes = Vec<F>::kLanes;
  if (last - i >= 3 * kLanes) {
    auto even = begin(i, Whole{});
    for (i += kLanes; i + 2 * kLanes <= last; i += 2 * kLanes) {
      fetch(i);
      const auto odd = begin(i, Whole{});
      end(i - kLanes, Whole{}, even);
      even = begin(i + kLanes, Whole{});
      end(i, Whole{}, odd);
    }
    end(i - kLanes, Whole{}, even);
  }
  const auto both = [&](std::int64_t at, auto where) PDECAY_LAMBDA { end(at, where, begin(at, where)); };
  for (; i + kLanes <= last; i += kLanes) both(i, Whole{});
  if constexpr (Tail)
    if (i < last) both(i, Part{last - i});
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

template <unsigned Uses, class Visit>
PDECAY_INLINE void each_slot(Visit&& visit) {
  [&]<int... K>(std::integer_sequence<int, K...>) PDECAY_LAMBDA {
    ((Uses >> K & 1 ? visit.template operator()<K>() : void()), ...);
  }(std::make_integer_sequence<int, kStepSlots>{});
}

// The blocks of a run whose state is in codes, two of them unpacked. While a processor still works on one
// block, the one before it is packed and the next one unpacked: memory, which a packed state asks less of, is
// busy meanwhile, and would not be if a run were unpacked as a whole.
template <class Step, unsigned Uses>
struct UnpackedBlocks {
  static constexpr std::int64_t kRoom = 2 * kCodeBlock;
  alignas(kBytes) BF16 halves[kStepSlots][kRoom];

  // Before the block at i, which comes to lie where the one before the last does.
  __attribute__((noinline)) void turn(const Run<float>& r, std::int64_t i) {
    each_slot<Uses>([&]<int K>() {
      constexpr bool kSigned = signed_codes<Step>() >> K & 1;
      const std::int64_t last = i - kRoom;
      BF16* block = halves[K] + i % kRoom;
      if (last >= 0)
        r.bases[K][last / kCodeBlock] =
            static_cast<std::int16_t>(pack_block<kSigned>(block, r.codes[K] + last));
      if (i >= r.n) return;
      const unsigned char* codes = r.codes[K] + i;
      for (int line = 0; line < kCodeBlock; line += 64) __builtin_prefetch(codes + kRoom + line, 0, 2);
      unpack_block<kSigned>(codes, r.bases[K][i / kCodeBlock], block);
    });
  }
};

// A step's state, from where it lies and back.
template <class Step, unsigned Uses, class F, bool Packed>
class StepState {
 public:
  PDECAY_INLINE explicit StepState(const Run<F>&) {}
  // Calls body(from, to) for the parts of a run.
  template <class Body>
  PDECAY_INLINE void each_part(const Run<F>& r, Body&& body) {
    body(std::int64_t{0}, r.n);
  }
  template <class Where>
  PDECAY_INLINE void load(Vec<F>* state, const Run<F>& r, std::int64_t i, Where where) const {
    load_state<Uses, kStepSlots>(state, r.step_state, i, where);
  }
  template <class Where>
  PDECAY_INLINE void store(const Vec<F>* state, const Run<F>& r, std::int64_t i, Where where) const {
    store_state<Uses, kStepSlots>(state, r.step_state, i, where);
  }
  PDECAY_INLINE void prefetch(const Run<F>& r, std::int64_t i) const {
    for (int k = 0; k < kStepSlots; ++k)
      if (Uses >> k & 1) prefetch_two(r.step_state[k] + i);
  }
};

template <class Step, unsigned Uses>
class StepState<Step, Uses, float, true> {
 public:
  PDECAY_INLINE explicit StepState(const Run<float>& r)
      : mask_(Ints::all(static_cast<int>(r.noise))), within_(r.coded ? blocks_.kRoom - 1 : -1) {
    for (int k = 0; k < kStepSlots; ++k) halves_[k] = r.coded ? blocks_.halves[k] : r.halves[k];
  }
  template <class Body>
  PDECAY_INLINE void each_part(const Run<float>& r, Body&& body) {
    // The body in one place: it is most of a loop's code.
    const std::int64_t length = r.coded ? std::int64_t{kCodeBlock} : r.n;
    std::int64_t i = 0;
    for (; i < r.n; i += length) {
      if (r.coded) blocks_.turn(r, i);
      body(i, i + length);
    }
    if (!r.coded) return;
    blocks_.turn(r, i);
    blocks_.turn(r, i + kCodeBlock);
  }
  // A run is of whole blocks.
  template <class Where>
  PDECAY_INLINE void load(Vec<float>* state, const Run<float>& r, std::int64_t i, Where) {
    if (i % kCodeBlock == 0) noise_.begin(r.dither, i);
    each_used([&]<int K>() PDECAY_LAMBDA { state[K] = load_halves(halves_[K] + (i & within_)); });
  }
  template <class Where>
  PDECAY_INLINE void store(const Vec<float>* state, const Run<float>&, std::int64_t i, Where) const {
    const Unsigned noise = noise_.at(i);
    Ints rounded[kStepSlots];
    each_used([&]<int K>() PDECAY_LAMBDA {
      const Ints up = Ints{(Bits<float>::Mask)(noise >> Dither::slot_shift(K))} & mask_;
      rounded[K] = state[K].bits() + up;
    });
    // What is added would make an infinity of a NaN, or a number.
    if (any_nan_of(state)) [[unlikely]]
      each_used([&]<int K>() PDECAY_LAMBDA {
        rounded[K] = {state[K].v == state[K].v ? rounded[K].v : state[K].bits().v};
      });
    each_used([&]<int K>() PDECAY_LAMBDA { store_halves(halves_[K] + (i & within_), rounded[K]); });
  }
  PDECAY_INLINE void prefetch(const Run<float>& r, std::int64_t i) const {
    if (r.coded) return;
    each_used([&]<int K>() PDECAY_LAMBDA { prefetch_two(r.halves[K] + i); });
  }

 private:
  template <class Visit>
  PDECAY_INLINE static void each_used(Visit&& visit) {
    each_slot<Uses>(visit);
  }
  PDECAY_INLINE static bool any_nan_of(const Vec<float>* state) {
    static_assert(kStepSlots == 3);
    if constexpr (Uses == 0)
      return false;
    else if constexpr (Uses == 0b111)
      return any_nan(state[0], state[1]) | any_nan(state[2], state[2]);
    else
      return any_nan(state[__builtin_ctz(Uses)], state[31 - __builtin_clz(Uses)]);
  }
  Noise noise_;
  Ints mask_;
  UnpackedBlocks<Step, Uses> blocks_;
  std::int64_t within_;
  BF16* halves_[kStepSlots];
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
