// Functions of n float32 numbers that are computed together.
#pragma once

#include <cmath>

#include "vector.h"

namespace pdecay::kernels {

template <int n>
struct Lanes {
  using Floats = kernels::Floats<n>;
  using Ints = kernels::Ints<n>;

  static Floats load(const float* from) { return kernels::load<Floats>(from); }
  static void store(float* to, const Floats& value) { kernels::store(to, value); }

  // The first `count` numbers of the lanes; the others are 0.
  static Floats load_part(const float* from, int64_t count) {
    if (count >= n) return load(from);
    float whole[n] = {};
    for (int64_t i = 0; i < count; ++i) whole[i] = from[i];
    return load(whole);
  }
  static void store_part(float* to, const Floats& value, int64_t count) {
    if (count >= n) return store(to, value);
    float whole[n];
    store(whole, value);
    for (int64_t i = 0; i < count; ++i) to[i] = whole[i];
  }

  // e^y - 1 = scale · part + (scale - 1) for y in [-87, 88]: y = k · ln 2 + r, scale = 2^k and part = e^r
  // - 1.
  struct Exponential {
    Floats scale, part;
  };
  static Exponential exponential(const Floats& y) {
    constexpr float kRound = 12582912.0f;  // 1.5 · 2^23: adding it rounds to an integer, in the lowest bits
    const Floats shifted = y * 1.44269504f + kRound, k = shifted - kRound;
    // ln 2 in two parts, of which the first has so few bits that its product with k is exact.
    const Floats r = (y - k * 0.693359375f) - k * -2.12194440e-4f;
    // Minimax polynomial of (e^r - 1 - r) / r² on [-ln 2 / 2, ln 2 / 2].
    Floats q = Floats{} + 1.9875691500e-4f;
    q = q * r + 1.3981999507e-3f;
    q = q * r + 8.3334519073e-3f;
    q = q * r + 4.1665795894e-2f;
    q = q * r + 1.6666665459e-1f;
    q = q * r + 5.0000001201e-1f;
    return {reinterpret<Floats>((reinterpret<Ints>(shifted) << 23) + 0x3f800000), (q * r) * r + r};
  }

  // |x|.
  static Floats size(const Floats& x) { return reinterpret<Floats>(reinterpret<Ints>(x) & ~kSign); }

  // e^x. Below -87, where the result is no normal number, it is 0; above 88, infinity.
  static Floats exp(const Floats& x) {
    const Floats y = x < -87.0f ? Floats{} - 87.0f : x > 88.0f ? Floats{} + 88.0f : x;
    const auto [scale, part] = exponential(y);
    const Floats power = scale * part + scale;
    return x < -87.0f ? Floats{} : x > 88.0f ? Floats{} + HUGE_VALF : power;
  }

  // 1 / (1 + e^-x). Both parts of the fraction come from e^-|x|, which does not overflow; below -87, where
  // the result is no normal number, it is 0.
  static Floats sigmoid(const Floats& x) {
    const Floats y = reinterpret<Floats>(reinterpret<Ints>(x) | kSign);
    const auto [scale, part] = exponential(y < -87.0f ? Floats{} - 87.0f : y);
    const Floats power = y < -87.0f ? Floats{} : scale * part + scale;
    return (x < 0.0f ? power : Floats{} + 1.0f) / (1.0f + power);
  }

  // (1 - e^-2|x|) / (1 + e^-2|x|), with the sign of x. From 20 on, the result is 1.
  static Floats tanh(const Floats& x) {
    const Floats y = reinterpret<Floats>(reinterpret<Ints>(x) | kSign) * 2.0f;
    const auto [scale, part] = exponential(y < -40.0f ? Floats{} - 40.0f : y);
    const Floats less = scale * part + (scale - 1.0f);  // e^y - 1
    const Floats size = less / (-2.0f - less);
    return reinterpret<Floats>((reinterpret<Ints>(size) & ~kSign) | (reinterpret<Ints>(x) & kSign));
  }

 private:
  static constexpr int32_t kSign = INT32_MIN;

  template <class To, class From>
  static To reinterpret(const From& from) {
    return (To)from;
  }
};

}  // namespace pdecay::kernels
