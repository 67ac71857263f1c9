// Stands in for the file of the CUDA toolkit, which the wheel of the CUDA runtime does not bring: what it
// sets up is of nvcc's concern.
#pragma once

#define CUDARTAPI
#define CUDARTAPI_CDECL
#define CUDA_CB
