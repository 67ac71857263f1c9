// Lanes: a vector of floats or doubles that reads like one number, so that a formula is written once. How many lanes
// there are follows from the instruction set this file is compiled for. Everything is inline and lives in a namespace
// of that instruction set: no function compiled for one may ever be picked by the linker for another.
#pragma once

#if defined(__AVX2__)
#include <immintrin.h>
#endif

#include <cstdint>

#ifndef PDECAY_ISA
#error "compile with -DPDECAY_ISA=portable|avx2|avx512"
#endif

#define PDECAY_INLINE inline __attribute__((always_inline))

namespace pdecay::PDECAY_ISA {

#if defined(__AVX512F__)
constexpr int kBytes = 64;
#elif defined(__AVX2__)
constexpr int kBytes = 32;
#else
constexpr int kBytes = 16;
#endif

template <class F>
struct Bits;
template <>
struct Bits<float> {
  using Int = std::int32_t;
  typedef float Native __attribute__((vector_size(kBytes)));
  typedef float Loose __attribute__((vector_size(kBytes), aligned(4), may_alias));
  typedef Int Mask __attribute__((vector_size(kBytes)));
  static constexpr Int kAbs = 0x7fffffff;
};
template <>
struct Bits<double> {
  using Int = std::int64_t;
  typedef double Native __attribute__((vector_size(kBytes)));
  typedef double Loose __attribute__((vector_size(kBytes), aligned(8), may_alias));
  typedef Int Mask __attribute__((vector_size(kBytes)));
  static constexpr Int kAbs = 0x7fffffffffffffff;
};

template <class F>
struct Vec {
  using Native = typename Bits<F>::Native;
  using Loose = typename Bits<F>::Loose;
  using Mask = typename Bits<F>::Mask;
  static constexpr int kLanes = kBytes / sizeof(F);

  Native v;
  PDECAY_INLINE Vec() = default;
  PDECAY_INLINE Vec(F x) : v(Native{} + x) {}
  PDECAY_INLINE Vec(Native x) : v(x) {}
  PDECAY_INLINE explicit Vec(Mask bits) : v((Native)bits) {}
  PDECAY_INLINE static Vec load(const F* p) { return Native(*reinterpret_cast<const Loose*>(p)); }
  PDECAY_INLINE void store(F* p) const { *reinterpret_cast<Loose*>(p) = v; }
  PDECAY_INLINE Mask bits() const { return (Mask)v; }

  friend PDECAY_INLINE Vec operator+(Vec a, Vec b) { return a.v + b.v; }
  friend PDECAY_INLINE Vec operator-(Vec a, Vec b) { return a.v - b.v; }
  friend PDECAY_INLINE Vec operator*(Vec a, Vec b) { return a.v * b.v; }
  friend PDECAY_INLINE Vec operator/(Vec a, Vec b) { return a.v / b.v; }
  friend PDECAY_INLINE Vec operator-(Vec a) { return -a.v; }
  friend PDECAY_INLINE Mask operator<(Vec a, Vec b) { return a.v < b.v; }
  friend PDECAY_INLINE Mask operator<=(Vec a, Vec b) { return a.v <= b.v; }
  friend PDECAY_INLINE Mask operator>(Vec a, Vec b) { return a.v > b.v; }
  friend PDECAY_INLINE Mask operator>=(Vec a, Vec b) { return a.v >= b.v; }
  friend PDECAY_INLINE Mask operator==(Vec a, Vec b) { return a.v == b.v; }
};

// Applies a function of one lane to each. For the formulas that no vector instruction serves.
template <class F, class Fn>
PDECAY_INLINE Vec<F> map(Vec<F> a, Fn&& fn) {
  Vec<F> r;
  for (int i = 0; i < Vec<F>::kLanes; ++i) r.v[i] = fn(a.v[i]);
  return r;
}
template <class F, class Fn>
PDECAY_INLINE Vec<F> map(Vec<F> a, Vec<F> b, Fn&& fn) {
  Vec<F> r;
  for (int i = 0; i < Vec<F>::kLanes; ++i) r.v[i] = fn(a.v[i], b.v[i]);
  return r;
}

template <class F>
PDECAY_INLINE Vec<F> select(typename Vec<F>::Mask m, Vec<F> a, Vec<F> b) {
  return m ? a.v : b.v;
}
// a where m holds, 0 elsewhere
template <class F>
PDECAY_INLINE Vec<F> keep(typename Vec<F>::Mask m, Vec<F> a) {
  return Vec<F>(m & a.bits());
}
template <class F>
PDECAY_INLINE Vec<F> abs(Vec<F> a) {
  return Vec<F>(a.bits() & Bits<F>::kAbs);
}
// |a| with the sign of s
template <class F>
PDECAY_INLINE Vec<F> copysign(Vec<F> a, Vec<F> s) {
  return Vec<F>((a.bits() & Bits<F>::kAbs) | (s.bits() & ~Bits<F>::kAbs));
}

// fma, sqrt, min and max have no operator in the compiler's vector language.
#if defined(__AVX512F__)
#define PDECAY_UNARY(name, f, d)                                                                  \
  PDECAY_INLINE Vec<float> name(Vec<float> a) { return (Vec<float>::Native)f((__m512)a.v); }      \
  PDECAY_INLINE Vec<double> name(Vec<double> a) { return (Vec<double>::Native)d((__m512d)a.v); }
#define PDECAY_BINARY(name, f, d)                                                                 \
  PDECAY_INLINE Vec<float> name(Vec<float> a, Vec<float> b) {                                     \
    return (Vec<float>::Native)f((__m512)a.v, (__m512)b.v);                                       \
  }                                                                                               \
  PDECAY_INLINE Vec<double> name(Vec<double> a, Vec<double> b) {                                  \
    return (Vec<double>::Native)d((__m512d)a.v, (__m512d)b.v);                                    \
  }
PDECAY_UNARY(sqrt, _mm512_sqrt_ps, _mm512_sqrt_pd)
PDECAY_BINARY(min, _mm512_min_ps, _mm512_min_pd)
PDECAY_BINARY(max, _mm512_max_ps, _mm512_max_pd)
PDECAY_INLINE Vec<float> fma(Vec<float> a, Vec<float> b, Vec<float> c) {
  return (Vec<float>::Native)_mm512_fmadd_ps((__m512)a.v, (__m512)b.v, (__m512)c.v);
}
PDECAY_INLINE Vec<double> fma(Vec<double> a, Vec<double> b, Vec<double> c) {
  return (Vec<double>::Native)_mm512_fmadd_pd((__m512d)a.v, (__m512d)b.v, (__m512d)c.v);
}
#elif defined(__AVX2__)
#define PDECAY_UNARY(name, f, d)                                                                  \
  PDECAY_INLINE Vec<float> name(Vec<float> a) { return (Vec<float>::Native)f((__m256)a.v); }      \
  PDECAY_INLINE Vec<double> name(Vec<double> a) { return (Vec<double>::Native)d((__m256d)a.v); }
#define PDECAY_BINARY(name, f, d)                                                                 \
  PDECAY_INLINE Vec<float> name(Vec<float> a, Vec<float> b) {                                     \
    return (Vec<float>::Native)f((__m256)a.v, (__m256)b.v);                                       \
  }                                                                                               \
  PDECAY_INLINE Vec<double> name(Vec<double> a, Vec<double> b) {                                  \
    return (Vec<double>::Native)d((__m256d)a.v, (__m256d)b.v);                                    \
  }
PDECAY_UNARY(sqrt, _mm256_sqrt_ps, _mm256_sqrt_pd)
PDECAY_BINARY(min, _mm256_min_ps, _mm256_min_pd)
PDECAY_BINARY(max, _mm256_max_ps, _mm256_max_pd)
PDECAY_INLINE Vec<float> fma(Vec<float> a, Vec<float> b, Vec<float> c) {
  return (Vec<float>::Native)_mm256_fmadd_ps((__m256)a.v, (__m256)b.v, (__m256)c.v);
}
PDECAY_INLINE Vec<double> fma(Vec<double> a, Vec<double> b, Vec<double> c) {
  return (Vec<double>::Native)_mm256_fmadd_pd((__m256d)a.v, (__m256d)b.v, (__m256d)c.v);
}
#else
// No fused multiply-add here: the product is rounded, which the formulas' error bounds allow for.
#define PDECAY_PORTABLE(V, root)                                                                  \
  PDECAY_INLINE V fma(V a, V b, V c) { return a * b + c; }                                        \
  PDECAY_INLINE V sqrt(V a) {                                                                     \
    return map(a, [](auto x) { return root(x); });                                                \
  }                                                                                               \
  PDECAY_INLINE V min(V a, V b) { return a < b ? a.v : b.v; }                                     \
  PDECAY_INLINE V max(V a, V b) { return a > b ? a.v : b.v; }
PDECAY_PORTABLE(Vec<float>, __builtin_sqrtf)
PDECAY_PORTABLE(Vec<double>, __builtin_sqrt)
#endif

PDECAY_INLINE Vec<float> to_float(Vec<float>::Mask a) { return __builtin_convertvector(a, Vec<float>::Native); }

}  // namespace pdecay::PDECAY_ISA
