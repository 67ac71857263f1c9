// c * |x|^s, the one expensive thing in Lp decay.
//
// In fp32 the top bits of x, its sign, its exponent and five of its mantissa, pick an entry of a table: r
// near 1/x, and |r|^-s. With 1 + f = x * r, |f| < 1/61,
//
//   c * |x|^s = |r|^-s * c * (1 + f)^s
//
// and the last factor is a short polynomial in f. No logarithm and no exponential is left, so that nothing is
// lost where the exponent is large, and the table's own floats let the result run over and under as it
// should. Of a few r that an entry could have it takes the one whose power is nearest to a float. A table
// serves every c within a factor of two: a whole schedule of the learning rate needs a few.
// Weights of one network span some ten octaves, six hundred and forty entries of either sign: they stay in
// the first cache.
//
// In fp64 it is the C library's pow.
#pragma once

#include "rule.h"

#ifndef __CUDACC_RTC__
#include <memory>
#include <vector>
#endif

namespace pdecay {

template <class F>
struct Power {
  F s, c;
};

constexpr int kPowerShift = 18;  // of a float's bits, to the number of its entry
constexpr int kPowerTerms = 4;
constexpr int kInverseBits = 12;  // of r, so that x * r - 1 is had exactly in two halves too

struct PowerEntry {
  float scale, inverse;  // |r|^-s times the power of two below c; r
};
struct PowerTable {
  PowerEntry entries[1 << (32 - kPowerShift)];
};

// The same as a product, for lanes that look up in registers: r and |r|^-s by mantissa, two powers of two to
// the s by the low five bits of the exponent and by its sign and high three. So many factors would round too
// often: c is in one of them, and powers come with what their rounding lost.
struct alignas(64) PowerParts {
  template <int Size>
  struct Factor {
    float high[Size], low[Size];
  };
  float inverse[32], scale[32];
  Factor<32> octave;
  Factor<16> block;
  // The product of both for weights from 2^-31 to 2, as nearly all are. kHome is what their exponents' high
  // bits are, and `at_home` too, or no such bits where the product may leave the floats.
  static constexpr int kHome = 0x30000000, kHomeBits = 0x70000000;
  Factor<32> home;
  int at_home;
  float term[kPowerTerms];  // (1 + f)^s
};

template <>
struct Power<float> {
  const PowerParts* parts;  // or null, and then
  const PowerEntry* table;
  float term[kPowerTerms];  // c * (1 + f)^s, c less the power of two in the table
  // For a device, which has arithmetic to spare and no room for a table, and for |x| that lie below one: s
  // and log2 c in two floats each.
  float s, s_low, log_c, log_c_low;
  float at_zero;  // the power of 0
};

// Whether subnormal |x| need care in fp32: where the result has not saturated before it comes to them.
PDECAY_FN bool power_meets_subnormals(double s, double c) {
  const double bits = log2(c) - 126 * s;  // of the result at the least normal number
  // Infinite for all purposes; or so small that 1 + result no longer sees it, and shrinking below.
  return s < 0 ? bits < 120 : s > 0 && bits > -30;
}

// c > 0. Less the table and its series, which a device does without.
PDECAY_FN Power<float> power_without_table(double s, double c) {
  Power<float> p{};
  const double log_c = log2(c);
  p.s = static_cast<float>(s);
  p.s_low = static_cast<float>(s - static_cast<double>(p.s));
  p.log_c = static_cast<float>(log_c);
  p.log_c_low = static_cast<float>(log_c - static_cast<double>(p.log_c));
  p.at_zero = s < 0 ? __builtin_bit_cast(float, 0x7f800000) : s > 0 ? 0.f : static_cast<float>(c);
  return p;
}

#ifndef __CUDACC_RTC__
// The tables in use. One made for an earlier step may be given away; one of this step stays.
class PowerTables {
 public:
  explicit PowerTables(bool in_registers) : in_registers_(in_registers) {}
  void new_step() { ++step_; }
  // Null where they are of no use, or would leave the floats.
  const PowerParts* parts(double s, double c);
  const PowerEntry* entries(double s, int octave);

 private:
  template <class Key, class Table>
  struct Slot {
    double s;
    Key key;
    long step;
    bool fits;
    std::unique_ptr<Table> table;
  };
  // `fill` makes a table anew; its last argument says whether that was one of the same s.
  template <class Key, class Table>
  const Table* find(std::vector<Slot<Key, Table>>& slots, double s, Key key,
                    bool (*fill)(Table&, double, Key, bool));

  std::vector<Slot<double, PowerParts>> parts_;
  std::vector<Slot<int, PowerTable>> tables_;
  long step_ = 0;
  bool in_registers_;
};

#endif

// c > 0.
template <class F>
PDECAY_FN Power<F> make_power(double s, double c, PowerTables*) {
  return {s, c};
}
#ifdef __CUDACC_RTC__
template <>
PDECAY_FN Power<float> make_power<float>(double s, double c, PowerTables*) {
  return power_without_table(s, c);
}
#else
template <>
Power<float> make_power<float>(double s, double c, PowerTables*);
#endif

}  // namespace pdecay
