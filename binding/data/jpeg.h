// JPEG files: their headers, read here, and their pixels, decoded by libjpeg-turbo.
#pragma once

#include <cstdint>
#include <span>

#include "image.h"

namespace pdecay::data {

struct JpegHeader {
  int height = 0, width = 0;
  int components = 0;     // 1: gray, 3: colour, 4: CMYK or YCCK
  bool is_adobe = false;  // four components are then stored inverted
  size_t scan = 0;        // the byte at which the first scan begins
};

// The most pixels that an image may have: a file of a few bytes may claim 4 billion.
constexpr int64_t kMostPixels = int64_t{1} << 27;

// Throws DataError ERR_DATA, which names the byte: for what is no JPEG, cut short, or of a kind that is not
// decoded (12 bits, lossless).
JpegHeader read_jpeg_header(std::span<const uint8_t> bytes);

// Decodes into `out`: 1 or 3 channels, whichever the file has; 0 keeps gray images gray, and gives others
// 3. `scale` 2, 4 or 8 decodes an image of 1/scale of the size, rounded up, at less cost.
// Throws DataError ERR_DATA for what libjpeg-turbo refuses or warns of, as it does of data cut short.
void decode_jpeg(std::span<const uint8_t> bytes, const JpegHeader& header, int channels, int scale,
                 Image& out);

}  // namespace pdecay::data
