#include "isa.h"

#include <cstdlib>
#include <string_view>

namespace pdecay::kernels {
namespace {

struct Choice {
  Isa isa;
  bool fast;
};

Choice choose() {
  const char* const named = std::getenv("PDECAY_CPU_CAPABILITY");
  const std::string_view most = named == nullptr ? "avx512" : named;
#ifdef PDECAY_HAS_TARGETS
  if (most == "avx512" && __builtin_cpu_supports("x86-64-v4")) return {Isa::avx512, true};
  if (most != "portable" && __builtin_cpu_supports("x86-64-v3")) return {Isa::avx2, true};
#endif
  return {Isa::portable, most == "portable"};
}

const Choice& choice() {
  static const Choice chosen = choose();
  return chosen;
}

}  // namespace

Isa isa() { return choice().isa; }
bool isa_is_fast() { return choice().fast; }

}  // namespace pdecay::kernels
