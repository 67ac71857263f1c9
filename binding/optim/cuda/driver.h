// The CUDA driver and NVRTC, looked up when first needed: nothing here is linked to either, so that one build
// serves machines with a device and without.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace pdecay {

// The few calls that a launch takes, by the names of their C interfaces. Each returns 0 for success.
struct Driver {
  int (*module_load)(void** module, const void* image);
  int (*module_function)(void** function, void* module, const char* name);
  int (*launch)(void* function, unsigned grid_x, unsigned grid_y, unsigned grid_z, unsigned block_x,
                unsigned block_y, unsigned block_z, unsigned shared_bytes, void* stream, void** params,
                void** extra);
  int (*device)(int* device, int index);
  int (*attribute)(int* value, int attribute, int device);
  int (*stream_is_capturing)(void* stream, int* status);
  int (*exchange_capture_mode)(int* mode);  // of this thread
  int (*error_name)(int error, const char** name);
};
// Throws std::runtime_error, saying what was not found, where there is no driver.
const Driver& driver();
// Throws on any result but 0.
void check(int result, const char* what);
// "sm_90": what a device's kernels are compiled for.
std::string architecture(int device);

// A program compiled for an architecture, as a cubin. Throws std::runtime_error with the compiler's log.
std::vector<char> compile(const std::string& source, const std::string& architecture);
// The compiler's version; keys what is kept on disk.
std::string compiler_version();
// Where NVRTC lies, by its path, instead of beside libtorch.
void use_compiler(const std::string& path);

}  // namespace pdecay
