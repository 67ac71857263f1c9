#include "jpeg.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "error.h"
#include "turbojpeg.h"

namespace pdecay::data {
namespace {

[[noreturn]] void fail(size_t byte, const std::string& what) {
  throw DataError("ERR_DATA", "byte " + std::to_string(byte) + ": " + what);
}

// What a file is that is no JPEG.
std::string kind_of(std::span<const uint8_t> bytes) {
  const auto starts = [&](const char* mark, size_t length, size_t at = 0) {
    return bytes.size() >= at + length && std::memcmp(bytes.data() + at, mark, length) == 0;
  };
  if (starts("\x89PNG", 4)) return "a PNG image";
  if (starts("RIFF", 4) && starts("WEBP", 4, 8)) return "a WebP image";
  if (starts("GIF8", 4)) return "a GIF image";
  if (starts("BM", 2)) return "a BMP image";
  if (starts("II*\0", 4) || starts("MM\0*", 4)) return "a TIFF image";
  if (starts("\0\0\0\x0cjP", 6)) return "a JPEG 2000 image";
  if (starts("\xff\x0a", 2)) return "a JPEG XL image";
  if (starts("ftypavif", 8, 4)) return "an AVIF image";
  return "other data";
}

class Scanner {
 public:
  explicit Scanner(std::span<const uint8_t> bytes) : bytes_(bytes) {}

  JpegHeader read() {
    if (bytes_.empty()) fail(0, "the file is empty");
    if (bytes_.size() < 2 || bytes_[0] != 0xff || bytes_[1] != 0xd8)
      fail(0, "expected a JPEG image but found " + kind_of(bytes_));
    size_t at = 2;
    while (true) {
      const size_t start = at;
      // Bytes between segments are ignored, as libjpeg does; a marker may be preceded by fill bytes.
      while (at < bytes_.size() && bytes_[at] != 0xff) ++at;
      while (at < bytes_.size() && bytes_[at] == 0xff) ++at;
      if (at >= bytes_.size()) fail(bytes_.size(), "the file ends before the image begins");
      const uint8_t marker = bytes_[at++];
      if (marker == 0 || marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) continue;
      if (marker == 0xd8 || marker == 0xd9) fail(start, "the image ends before its pixels begin");
      if (at + 2 > bytes_.size()) fail(bytes_.size(), "the file ends within a header");
      const size_t length = size_t{bytes_[at]} << 8 | bytes_[at + 1];
      if (length < 2) fail(at, "a header of " + std::to_string(length) + " bytes");
      if (at + length > bytes_.size()) fail(bytes_.size(), "the file ends within a header");
      const auto segment = bytes_.subspan(at + 2, length - 2);
      if (marker == 0xda) {
        if (header_.components == 0) fail(start, "the pixels begin before the image's size is given");
        header_.scan = start;
        return header_;
      }
      if (marker == 0xee && segment.size() >= 12 && std::memcmp(segment.data(), "Adobe", 5) == 0)
        header_.is_adobe = true;
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
        read_frame(start, marker, segment);
      at += length;
    }
  }

 private:
  void read_frame(size_t start, uint8_t marker, std::span<const uint8_t> segment) {
    if (marker == 0xc3 || (marker >= 0xc5 && marker <= 0xc7) || marker == 0xcb || marker >= 0xcd)
      fail(start, "lossless and hierarchical JPEG images are not supported");
    if (segment.size() < 6) fail(start, "the image's size is cut short");
    if (segment[0] != 8)
      fail(start, "samples of " + std::to_string(segment[0]) + " bits: only 8 are supported");
    header_.height = segment[1] << 8 | segment[2];
    header_.width = segment[3] << 8 | segment[4];
    header_.components = segment[5];
    if (header_.height == 0 || header_.width == 0)
      fail(start, "an image of " + std::to_string(header_.width) + " x " + std::to_string(header_.height) +
                      " pixels");
    if (int64_t{header_.height} * header_.width > kMostPixels)
      fail(start, "an image of " + std::to_string(header_.width) + " x " + std::to_string(header_.height) +
                      " pixels: at most " + std::to_string(kMostPixels) + " are decoded");
    if (header_.components != 1 && header_.components != 3 && header_.components != 4)
      fail(start, "an image of " + std::to_string(header_.components) + " channels: 1, 3 or 4 are supported");
  }

  std::span<const uint8_t> bytes_;
  JpegHeader header_;
};

// One decompressor for each thread, for as long as the thread lives.
struct Decompressor {
  const TurboJpeg& library = turbojpeg();
  TurboJpeg::Handle handle = library.init_decompress();
  Buffer<uint8_t> cmyk;

  ~Decompressor() {
    if (handle) library.destroy(handle);
  }
  std::string error() const {
    const char* text = library.error_text_of ? library.error_text_of(handle) : library.error_text();
    return text ? text : "no reason given";
  }
  bool is_warning() const { return library.error_code && library.error_code(handle) == kTurboWarning; }
};

// Encoders that put bytes before a marker lose no pixel by it; every other warning means pixels that are not
// those of the image.
bool is_harmless(const std::string& warning) { return warning.find("extraneous bytes") != std::string::npos; }

bool has_end(std::span<const uint8_t> scan) {
  constexpr uint8_t marker[] = {0xff, 0xd9};
  return std::search(scan.begin(), scan.end(), std::begin(marker), std::end(marker)) != scan.end();
}

uint8_t product(int a, int b) {
  const int value = a * b + 128;
  return static_cast<uint8_t>((value + (value >> 8)) >> 8);
}

void cmyk_to_rgb(const uint8_t* from, bool inverted, uint8_t* to, size_t pixels) {
  const int flip = inverted ? 0 : 255;
  for (size_t i = 0; i < pixels; ++i, from += 4, to += 3)
    for (int c = 0; c < 3; ++c) to[c] = product(from[c] ^ flip, from[3] ^ flip);
}

// Luma as libjpeg computes it from red, green and blue.
void rgb_to_gray(uint8_t* pixels, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    const uint8_t* p = pixels + 3 * i;
    pixels[i] = static_cast<uint8_t>((19595 * p[0] + 38470 * p[1] + 7471 * p[2] + 32768) >> 16);
  }
}

}  // namespace

JpegHeader read_jpeg_header(std::span<const uint8_t> bytes) { return Scanner(bytes).read(); }

void decode_jpeg(std::span<const uint8_t> bytes, const JpegHeader& header, int channels, int scale,
                 Image& out) {
  thread_local Decompressor decompressor;
  if (!decompressor.handle) throw DataError("ERR_OUT_OF_MEMORY", "libturbojpeg gives no decompressor");
  if (channels == 0) channels = header.components == 1 ? 1 : 3;
  const int width = (header.width + scale - 1) / scale, height = (header.height + scale - 1) / scale;
  const bool is_cmyk = header.components == 4;
  const size_t pixels = size_t(width) * height;
  out.resize(height, width, is_cmyk ? 3 : channels);
  uint8_t* const to = is_cmyk ? decompressor.cmyk.resize(4 * pixels) : out.pixels.data();
  const int format = is_cmyk ? kTurboCmyk : channels == 1 ? kTurboGray : kTurboRgb;
  const int status = decompressor.library.decompress(decompressor.handle, bytes.data(), bytes.size(), to,
                                                     width, 0, height, format, kTurboLimitScans);
  if (status != 0) {
    const std::string reason = decompressor.error();
    if (!decompressor.is_warning() || !is_harmless(reason)) {
      // Corrupt pixels too may make libjpeg read past the end of the image.
      const bool ends =
          reason.find("remature end") != std::string::npos && !has_end(bytes.subspan(header.scan));
      if (ends) fail(bytes.size(), "the file ends within the image");
      fail(header.scan, reason + " (in the scan that begins at this byte)");
    }
  }
  if (!is_cmyk) return;
  cmyk_to_rgb(to, header.is_adobe, out.pixels.data(), pixels);
  decompressor.cmyk.shrink(size_t{1} << 24);
  if (channels == 1) {
    rgb_to_gray(out.pixels.data(), pixels);
    out.channels = 1;
  }
}

}  // namespace pdecay::data
