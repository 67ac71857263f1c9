#pragma once
#include "../rule.h"

namespace pdecay {

struct None {
  template <class F>
  struct Coefs {};
  static constexpr unsigned kUses[] = {0};

  template <int Variant, class V, class F>
  static PDECAY_FN V apply(const Coefs<F>&, V, V after, V*, F) {
    return after;
  }

  static constexpr int kVariants = 1;
  static PDECAY_FN int variant(const double*, const Context&) { return 0; }
  static PDECAY_FN bool identity(const double*, const Context&) { return true; }
  template <class F>
  static PDECAY_FN Coefs<F> coefs(const double*, const Context&) {
    return {};
  }

#ifndef __CUDACC_RTC__
  static constexpr Info kInfo{"none", "No decay.", "w = after", "", {}, {}};
#endif
};

}  // namespace pdecay
