// Stands in for the file of the CUDA toolkit, which the wheel of the CUDA runtime does not bring: the words
// by which nvcc tells device code, which mean nothing to a host's compiler.
#pragma once

#include "host_config.h"

#define __host__
#define __device__
#define __cudart_builtin__
#define __device_builtin__
#define __device_builtin_surface_type__
#define __device_builtin_texture_type__
#define __align__(n) __attribute__((aligned(n)))
#define __builtin_align__(n) __align__(n)
#define __forceinline__ inline __attribute__((always_inline))
