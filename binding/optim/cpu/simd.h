// Lanes: a vector of floats or doubles that reads like one number, so that a formula is written once. How
// many lanes there are follows from the instruction set this file is compiled for. Everything is inline and
// lives in a namespace of that instruction set: no function compiled for one may ever be picked by the linker
// for another.
#pragma once

#if defined(__AVX2__)
#include <immintrin.h>
#endif

#include <cstdint>
#include <type_traits>

#ifndef PDECAY_ISA
#error "compile with -DPDECAY_ISA=portable|avx2|avx512"
#endif

#define PDECAY_INLINE inline __attribute__((always_inline))

namespace pdecay::PDECAY_ISA {

// Bytes of a vector. One at a time: two side by side in every operation want more registers than there are.
// PDECAY_LOWERED: AVX-512's lanes by what any processor has, so that tests run its code everywhere.
#if defined(__AVX512F__)
#define PDECAY_AVX512
#define PDECAY_FMA
constexpr int kBytes = 64;
#elif defined(PDECAY_LOWERED)
#define PDECAY_FMA
// Inlined everywhere, sixteen lanes one by one take minutes to compile.
#define PDECAY_LAMBDA __attribute__((noinline))
#define PDECAY_LANEWISE static PDECAY_LAMBDA
constexpr int kBytes = 64;
#elif defined(__AVX2__)
#define PDECAY_AVX2
#define PDECAY_FMA
constexpr int kBytes = 32;
#else
constexpr int kBytes = 16;
#endif
#ifndef PDECAY_LANEWISE
#define PDECAY_LAMBDA __attribute__((always_inline))
#define PDECAY_LANEWISE PDECAY_INLINE
#endif

typedef std::uint32_t Bits32 __attribute__((may_alias));
typedef std::uint64_t Bits64 __attribute__((may_alias, aligned(4)));

template <class F>
struct Bits;
template <>
struct Bits<float> {
  using Int = std::int32_t;
  typedef float Native __attribute__((vector_size(kBytes)));
  typedef float Loose __attribute__((vector_size(kBytes), aligned(4), may_alias));
  typedef Int Mask __attribute__((vector_size(kBytes)));
  static constexpr Int kAbs = 0x7fffffff;
  template <class T, class V>
  static PDECAY_INLINE V all(T x) {
    if constexpr (kBytes == 64) return V{x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x};
    if constexpr (kBytes == 32) return V{x, x, x, x, x, x, x, x};
    if constexpr (kBytes == 16) return V{x, x, x, x};
  }
};
template <>
struct Bits<double> {
  using Int = std::int64_t;
  typedef double Native __attribute__((vector_size(kBytes)));
  typedef double Loose __attribute__((vector_size(kBytes), aligned(8), may_alias));
  typedef Int Mask __attribute__((vector_size(kBytes)));
  static constexpr Int kAbs = 0x7fffffffffffffff;
  template <class T, class V>
  static PDECAY_INLINE V all(T x) {
    if constexpr (kBytes == 64) return V{x, x, x, x, x, x, x, x};
    if constexpr (kBytes == 32) return V{x, x, x, x};
    if constexpr (kBytes == 16) return V{x, x};
  }
};

// Integers in a Vec's lanes: its bits, and what a comparison gives (all ones, or 0).
template <class F>
struct Lanes {
  using Int = typename Bits<F>::Int;
  typename Bits<F>::Mask v;

  PDECAY_INLINE static Lanes all(Int x) { return {(Bits<F>::template all<Int, typename Bits<F>::Mask>(x))}; }
  friend PDECAY_INLINE Lanes operator&(Lanes a, Lanes b) { return {a.v & b.v}; }
  friend PDECAY_INLINE Lanes operator|(Lanes a, Lanes b) { return {a.v | b.v}; }
  friend PDECAY_INLINE Lanes operator+(Lanes a, Lanes b) { return {a.v + b.v}; }
  friend PDECAY_INLINE Lanes operator-(Lanes a, Lanes b) { return {a.v - b.v}; }
  friend PDECAY_INLINE Lanes operator<<(Lanes a, int bits) { return {a.v << bits}; }
  friend PDECAY_INLINE Lanes operator>>(Lanes a, int bits) { return {a.v >> bits}; }
  friend PDECAY_INLINE Lanes operator==(Lanes a, Lanes b) { return {a.v == b.v}; }
  PDECAY_INLINE Int operator[](int lane) const { return v[lane]; }
};

// >> keeps the sign, which costs several operations in 64 bits.
PDECAY_INLINE Lanes<double> logical_shift_right(Lanes<double> a, int bits) {
  typedef std::uint64_t Unsigned __attribute__((vector_size(kBytes)));
  return {(Bits<double>::Mask)((Unsigned)a.v >> bits)};
}

template <class F>
struct Vec {
  using Native = typename Bits<F>::Native;
  using Loose = typename Bits<F>::Loose;
  using Mask = Lanes<F>;
  static constexpr int kLanes = kBytes / sizeof(F);

  Native v;
  PDECAY_INLINE Vec() = default;
  PDECAY_INLINE Vec(Native x) : v(x) {}
  PDECAY_INLINE Vec(F x) : v(Bits<F>::template all<F, Native>(x)) {}
  PDECAY_INLINE explicit Vec(Mask bits) : v((Native)bits.v) {}
  PDECAY_INLINE static Vec load(const F* p) { return {*reinterpret_cast<const Loose*>(p)}; }
  PDECAY_INLINE void store(F* p) const { *reinterpret_cast<Loose*>(p) = v; }
  PDECAY_INLINE Mask bits() const { return {(typename Bits<F>::Mask)v}; }
  PDECAY_INLINE F operator[](int lane) const { return v[lane]; }

  friend PDECAY_INLINE Vec operator-(Vec a) { return {-a.v}; }
#define PDECAY_OPERATOR(Result, op) \
  friend PDECAY_INLINE Result operator op(Vec a, Vec b) { return {a.v op b.v}; }
  PDECAY_OPERATOR(Vec, +)
  PDECAY_OPERATOR(Vec, -)
  PDECAY_OPERATOR(Vec, *)
  PDECAY_OPERATOR(Vec, /)
  PDECAY_OPERATOR(Mask, <)
  PDECAY_OPERATOR(Mask, <=)
  PDECAY_OPERATOR(Mask, >)
  PDECAY_OPERATOR(Mask, >=)
  PDECAY_OPERATOR(Mask, ==)
#undef PDECAY_OPERATOR
};

// Applies a function of one lane to each. For the formulas that no vector instruction serves.
template <class F, class Fn>
PDECAY_INLINE Vec<F> map(Vec<F> a, Fn&& fn) {
  F lanes[Vec<F>::kLanes];
  a.store(lanes);
  for (F& x : lanes) x = fn(x);
  return Vec<F>::load(lanes);
}

template <class F>
PDECAY_INLINE Vec<F> select(Lanes<F> m, Vec<F> a, Vec<F> b) {
  return {m.v ? a.v : b.v};
}
template <class F>
PDECAY_INLINE Vec<F> abs(Vec<F> a) {
  return Vec<F>(a.bits() & Lanes<F>::all(Bits<F>::kAbs));
}
// |a| with the sign of s
template <class F>
PDECAY_INLINE Vec<F> copysign(Vec<F> a, Vec<F> s) {
  return Vec<F>((a.bits() & Lanes<F>::all(Bits<F>::kAbs)) | (s.bits() & Lanes<F>::all(~Bits<F>::kAbs)));
}

// Whether a comparison holds in some lane.
template <class F>
PDECAY_INLINE bool any(Lanes<F> m) {
  const auto all = m.v;
#if defined(PDECAY_AVX512)
  return _mm512_test_epi64_mask((__m512i)all, (__m512i)all) != 0;
#elif defined(PDECAY_AVX2)
  return !_mm256_testz_si256((__m256i)all, (__m256i)all);
#else
  bool found = false;
  for (int i = 0; i < static_cast<int>(kBytes / sizeof(F)); ++i) found |= all[i] != 0;
  return found;
#endif
}

// Whether a lane of either is NaN.
PDECAY_INLINE bool any_nan(Vec<float> a, Vec<float> b) {
#if defined(PDECAY_AVX512)
  return _mm512_cmp_ps_mask((__m512)a.v, (__m512)b.v, _CMP_UNORD_Q) != 0;
#elif defined(PDECAY_AVX2)
  return _mm256_movemask_ps(_mm256_cmp_ps((__m256)a.v, (__m256)b.v, _CMP_UNORD_Q)) != 0;
#else
  return any(Lanes<float>{(a.v != a.v) | (b.v != b.v)});
#endif
}

// Whether every lane has the bits of `like` where `mask` has ones.
PDECAY_INLINE bool all_like(Lanes<float> x, std::int32_t mask, std::int32_t like) {
  using Bits = Lanes<float>;
#if defined(PDECAY_AVX512)
  const __m512i held = _mm512_and_si512((__m512i)x.v, (__m512i)Bits::all(mask).v);
  return _mm512_cmpneq_epi32_mask(held, (__m512i)Bits::all(like).v) == 0;
#else
  return !any(Bits{(x & Bits::all(mask)).v != Bits::all(like).v});
#endif
}

// Whether it holds in every lane.
template <class F>
PDECAY_INLINE bool all(Lanes<F> m) {
#if defined(PDECAY_AVX512)
  return _mm512_movepi32_mask((__m512i)m.v) == 0xffff;
#else
  return !any(Lanes<F>{~m.v});
#endif
}

// Whether every lane lies from `least` to `most`, and is a number.
template <class F>
PDECAY_INLINE bool all_between(Vec<F> x, F least, F most) {
#if defined(PDECAY_AVX512)
  if constexpr (sizeof(F) == 4)  // straight into a mask: as a vector it takes two operations more
    return (_mm512_cmp_ps_mask((__m512)x.v, (__m512)Vec<F>(least).v, _CMP_NGE_UQ) |
            _mm512_cmp_ps_mask((__m512)x.v, (__m512)Vec<F>(most).v, _CMP_NLE_UQ)) == 0;
#endif
  return all((x >= Vec<F>(least)) & (x <= Vec<F>(most)));
}

// A bit for each lane where it holds.
PDECAY_INLINE unsigned lane_bits(Lanes<float> m) {
#if defined(PDECAY_AVX512)
  return _mm512_movepi32_mask((__m512i)m.v);
#elif defined(PDECAY_AVX2)
  return static_cast<unsigned>(_mm256_movemask_ps((__m256)m.v));
#else
  unsigned bits = 0;
  for (int i = 0; i < kBytes / 4; ++i) bits |= static_cast<unsigned>(m.v[i] & 1) << i;
  return bits;
#endif
}

// fma, sqrt, min and max have no operator in the compiler's vector language: here for one native vector each.
namespace native {
#define PDECAY_NATIVE(F, suffix, V)                                                               \
  PDECAY_INLINE Bits<F>::Native sqrt(Bits<F>::Native a) { return PDECAY_MM(sqrt, suffix)((V)a); } \
  PDECAY_INLINE Bits<F>::Native min(Bits<F>::Native a, Bits<F>::Native b) {                       \
    return PDECAY_MM(min, suffix)((V)a, (V)b);                                                    \
  }                                                                                               \
  PDECAY_INLINE Bits<F>::Native max(Bits<F>::Native a, Bits<F>::Native b) {                       \
    return PDECAY_MM(max, suffix)((V)a, (V)b);                                                    \
  }                                                                                               \
  PDECAY_INLINE Bits<F>::Native fma(Bits<F>::Native a, Bits<F>::Native b, Bits<F>::Native c) {    \
    return PDECAY_MM(fmadd, suffix)((V)a, (V)b, (V)c);                                            \
  }
#if defined(PDECAY_AVX512)
#define PDECAY_MM(name, suffix) _mm512_##name##_##suffix
PDECAY_NATIVE(float, ps, __m512)
PDECAY_NATIVE(double, pd, __m512d)
#elif defined(PDECAY_AVX2)
#define PDECAY_MM(name, suffix) _mm256_##name##_##suffix
PDECAY_NATIVE(float, ps, __m256)
PDECAY_NATIVE(double, pd, __m256d)
#else
PDECAY_INLINE float fma(float a, float b, float c) { return __builtin_fmaf(a, b, c); }
PDECAY_INLINE double fma(double a, double b, double c) { return __builtin_fma(a, b, c); }
PDECAY_INLINE float sqrt(float a) { return __builtin_sqrtf(a); }
PDECAY_INLINE double sqrt(double a) { return __builtin_sqrt(a); }

// Where there is no fused multiply-add the product is rounded, which the formulas' error bounds allow for.
template <class V>
PDECAY_LANEWISE V fma(V a, V b, V c) {
#if defined(PDECAY_FMA)
  for (unsigned i = 0; i < sizeof(V) / sizeof(a[0]); ++i) c[i] = fma(a[i], b[i], c[i]);
  return c;
#else
  return a * b + c;
#endif
}
template <class V>
PDECAY_LANEWISE V min(V a, V b) {
  return a < b ? a : b;
}
template <class V>
PDECAY_LANEWISE V max(V a, V b) {
  return a > b ? a : b;
}
template <class V>
PDECAY_LANEWISE V sqrt(V a) {
  for (unsigned i = 0; i < sizeof(V) / sizeof(a[0]); ++i) a[i] = sqrt(a[i]);
  return a;
}
#endif
#undef PDECAY_NATIVE
#undef PDECAY_MM
}  // namespace native

#define PDECAY_LIFT(F)                                                             \
  PDECAY_INLINE Vec<F> sqrt(Vec<F> a) { return {native::sqrt(a.v)}; }              \
  PDECAY_INLINE Vec<F> min(Vec<F> a, Vec<F> b) { return {native::min(a.v, b.v)}; } \
  PDECAY_INLINE Vec<F> max(Vec<F> a, Vec<F> b) { return {native::max(a.v, b.v)}; } \
  PDECAY_INLINE Vec<F> fma(Vec<F> a, Vec<F> b, Vec<F> c) { return {native::fma(a.v, b.v, c.v)}; }
PDECAY_LIFT(float)
PDECAY_LIFT(double)
#undef PDECAY_LIFT

// sqrt(x) of a number from 0 up that is not infinite, to a unit in the last place, where the divider is what
// a loop waits for: from an approximation of 14 bits, and one turn of Newton's method.
PDECAY_INLINE Vec<float> quick_sqrt(Vec<float> x) {
#if defined(PDECAY_AVX512)
  const Vec<float> least(__FLT_MIN__);  // not 0, whose inverse is infinite; max takes a NaN as its second
  const Vec<float> inverse{(Bits<float>::Native)_mm512_rsqrt14_ps((__m512)max(least, x).v)};
  const Vec<float> root = x * inverse;
  return fma(fma(-root, root, x), inverse * 0.5f, root);
#else
  return sqrt(x);
#endif
}
PDECAY_INLINE Vec<double> quick_sqrt(Vec<double> x) { return sqrt(x); }

// a / b + plus, likewise, of numbers that are not subnormal; b may be infinite.
PDECAY_INLINE Vec<float> quick_ratio(Vec<float> a, Vec<float> b, Vec<float> plus) {
#if defined(PDECAY_AVX512)
  const Vec<float> held = min(Vec<float>(0x1p120f), b);  // in this order NaN stays
  const Vec<float> inverse{(Bits<float>::Native)_mm512_rcp14_ps((__m512)held.v)};
  return fma(a * inverse, fma(-held, inverse, 2.f), plus);
#else
  return a / b + plus;
#endif
}
PDECAY_INLINE Vec<double> quick_ratio(Vec<double> a, Vec<double> b, Vec<double> plus) { return a / b + plus; }

// x * 2^n, from 1 to 2, of a normal x.
PDECAY_INLINE Vec<float> mantissa(Vec<float> x) {
#if defined(PDECAY_AVX512)
  return {(Bits<float>::Native)_mm512_getmant_ps((__m512)x.v, _MM_MANT_NORM_1_2, _MM_MANT_SIGN_zero)};
#else
  using Bits = Lanes<float>;
  return Vec<float>((x.bits() & Bits::all(0x7fffff)) | Bits::all(0x3f800000));
#endif
}

// x * r - 1 without the product's rounding, r having kShortBits.
constexpr int kShortBits = 12;
PDECAY_INLINE Vec<float> residual(Vec<float> x, Vec<float> r) {
#if defined(PDECAY_FMA)
  return fma(x, r, -1.f);
#else
  const Vec<float> high(x.bits() & Lanes<float>::all(-1 << (24 - kShortBits)));
  return (high * r - 1.f) + (x - high) * r;
#endif
}

// A Vec that lies in memory too: a look-up takes its lanes from there, as moving them out of a vector one by
// one costs half as much again.
template <class F>
struct Stored : Vec<F> {
  const F* at;
  PDECAY_INLINE Stored(Vec<F> v, const F* where) : Vec<F>(v), at(where) {}
};

// first[i] and second[i] = entries[x[i]'s bits >> Shift], entries being pairs of floats: one load brings
// both. By hand, as the gather instruction is slower, on some processors by far.
namespace native {
#if defined(PDECAY_AVX2) || defined(PDECAY_AVX512)
// Loads are what is scarce: one brings the indices of two neighbours.
template <int Shift>
PDECAY_INLINE __m128d two_pairs(const double* pairs, const float* x) {
  const std::uint64_t both = *reinterpret_cast<const Bits64*>(x);
  return _mm_loadh_pd(_mm_load_sd(pairs + _bextr_u64(both, Shift, 32 - Shift)),
                      pairs + (both >> (32 + Shift)));
}
template <int Shift>
PDECAY_INLINE void lookup8(const double* pairs, const float* x, __m256& first, __m256& second) {
  const auto four = [&](const float* a) {
    return _mm256_castpd_ps(_mm256_set_m128d(two_pairs<Shift>(pairs, a + 4), two_pairs<Shift>(pairs, a)));
  };
  const __m256 a = four(x), b = four(x + 2);
  first = _mm256_shuffle_ps(a, b, 0x88);
  second = _mm256_shuffle_ps(a, b, 0xdd);
}
#endif
template <int Shift, class V>
PDECAY_LANEWISE void lookup(const float* pairs, const float* x, V& first, V& second) {
#if defined(PDECAY_AVX512)
  __m256 f[2], s[2];
  for (int k = 0; k < 2; ++k) lookup8<Shift>(reinterpret_cast<const double*>(pairs), x + 8 * k, f[k], s[k]);
  first = (V)_mm512_insertf32x8(_mm512_castps256_ps512(f[0]), f[1], 1);
  second = (V)_mm512_insertf32x8(_mm512_castps256_ps512(s[0]), s[1], 1);
#elif defined(PDECAY_AVX2)
  __m256 f, s;
  lookup8<Shift>(reinterpret_cast<const double*>(pairs), x, f, s);
  first = (V)f;
  second = (V)s;
#else
  for (unsigned k = 0; k < sizeof(V) / sizeof(float); ++k) {
    const float* pair = pairs + (reinterpret_cast<const Bits32*>(x)[k] >> Shift) * 2;
    first[k] = pair[0], second[k] = pair[1];
  }
#endif
}
}  // namespace native
template <int Shift, class Pair>
PDECAY_INLINE void lookup(const Pair* entries, Stored<float> x, Vec<float>& first, Vec<float>& second) {
  static_assert(sizeof(Pair) == 2 * sizeof(float));
  native::lookup<Shift>(reinterpret_cast<const float*>(entries), x.at, first.v, second.v);
}

// Whether a table of 32 floats is two registers, and a look-up in it one operation.
constexpr bool kLooksUpInRegisters = kBytes == 64;

// table[index[i] modulo Size]
template <int Size>
PDECAY_LANEWISE Vec<float> entry(const float (&table)[Size], Lanes<float> index) {
  constexpr int kLanes = Vec<float>::kLanes;
  static_assert(Size == kLanes || Size == 2 * kLanes);
  const Vec<float> first = Vec<float>::load(table);
  if constexpr (Size == kLanes)
    return {__builtin_shuffle(first.v, index.v)};
  else
    return {__builtin_shuffle(first.v, Vec<float>::load(table + kLanes).v, index.v)};
}

}  // namespace pdecay::PDECAY_ISA
