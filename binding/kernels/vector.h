// Vectors of n numbers, which the compiler maps to the registers of each instruction set.
#pragma once

#include <cstdint>

#define PDECAY_INLINE inline __attribute__((always_inline))

namespace pdecay::kernels {

template <class T, int n>
struct Vector {
  using Type [[gnu::vector_size(n * sizeof(T))]] = T;
};
template <int n>
using Floats = typename Vector<float, n>::Type;
template <int n>
using Ints = typename Vector<int32_t, n>::Type;

template <class V>
PDECAY_INLINE V load(const float* from) {
  V value;
  __builtin_memcpy(&value, from, sizeof(V));
  return value;
}
template <class V>
PDECAY_INLINE void store(float* to, const V& value) {
  __builtin_memcpy(to, &value, sizeof(V));
}

}  // namespace pdecay::kernels
