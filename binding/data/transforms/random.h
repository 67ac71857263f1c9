// Random numbers that are a function of a key and of how many were drawn: SplitMix64 (Steele, Lea and Flood,
// 2014). No state is shared, so that threads cannot change a number.
#pragma once

#include <cmath>
#include <cstdint>

namespace pdecay::data {

// What the random numbers of a sample follow from.
struct Draw {
  uint64_t seed = 0, epoch = 0, sample = 0, repeat = 0;
};

class Random {
 public:
  static constexpr uint64_t mix(uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
    return x ^ (x >> 31);
  }
  // `part` tells the transforms of a list apart: each has a sequence of its own.
  Random(const Draw& draw, uint64_t part) {
    for (const uint64_t word : {draw.seed, draw.epoch, draw.sample, draw.repeat, part})
      state_ = mix(state_ + kStep + word);
  }

  uint64_t next() { return mix(state_ += kStep); }
  // In [0, 1).
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  // In [0, n).
  int64_t below(int64_t n) {
    return static_cast<int64_t>(static_cast<unsigned __int128>(next()) * static_cast<uint64_t>(n) >> 64);
  }
  bool chance(double p) { return uniform() < p; }
  // Box and Muller, of two uniform ones.
  double normal() {
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    return radius * std::cos(6.283185307179586 * uniform());
  }
  // Marsaglia and Tsang (2000); for a shape below 1 with their boost.
  double gamma(double shape) {
    if (shape < 1) {
      const double boost = std::pow(1 - uniform(), 1 / shape);
      return gamma(shape + 1) * boost;
    }
    const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
    for (;;) {
      const double x = normal(), v = (1 + c * x) * (1 + c * x) * (1 + c * x);
      if (v > 0 && std::log(1 - uniform()) < 0.5 * x * x + d - d * v + d * std::log(v)) return d * v;
    }
  }
  double beta(double a, double b) {
    const double x = gamma(a), y = gamma(b);
    return x + y > 0 ? x / (x + y) : 0.5;
  }

 private:
  static constexpr uint64_t kStep = 0x9e3779b97f4a7c15ull;
  uint64_t state_ = 0;
};

}  // namespace pdecay::data
