// libjpeg-turbo through its TurboJPEG interface, opened at run time: nothing is linked to it, and a machine
// without it runs everything else. Only functions are used that versions 1.4 to 3 have alike.
#pragma once

#include <string>
#include <vector>

namespace pdecay::data {

struct ScalingFactor {
  int num, denom;
};

struct TurboJpeg {
  using Handle = void*;
  Handle (*init_decompress)();
  int (*destroy)(Handle);
  int (*decompress)(Handle, const unsigned char* bytes, unsigned long size, unsigned char* pixels, int width,
                    int pitch, int height, int pixel_format, int flags);
  ScalingFactor* (*scaling_factors)(int* count);
  char* (*error_text)();           // of this thread: what versions before 2 have
  char* (*error_text_of)(Handle);  // nullptr there
  int (*error_code)(Handle);       // the same
  std::string path;
};

// Pixel formats and flags of the interface.
constexpr int kTurboRgb = 0, kTurboGray = 6, kTurboCmyk = 11;
constexpr int kTurboLimitScans = 32768;
constexpr int kTurboWarning = 0;  // of error_code

// Opens the first library that is there; later calls give the same one, whatever they name.
// Throws DataError ERR_NATIVE_LOAD, which names the places that were tried.
const TurboJpeg& turbojpeg(const std::vector<std::string>& candidates = {});

}  // namespace pdecay::data
