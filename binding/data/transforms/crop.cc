#include <algorithm>
#include <cstring>

#include "functions.h"

namespace pdecay::data {
namespace {

// The pixel that stands for one outside of the image; -1 for the fill.
int source_of(int at, int size, Edge edge) {
  if (at >= 0 && at < size) return at;
  if (edge == Edge::kConstant) return -1;
  if (edge == Edge::kEdge || size == 1) return std::clamp(at, 0, size - 1);
  const int period = 2 * (size - 1);
  const int folded = ((at % period) + period) % period;
  return folded < size ? folded : period - folded;
}

void fill_pixels(uint8_t* to, int count, int channels, const Fill& fill) {
  for (int x = 0; x < count; ++x)
    for (int c = 0; c < channels; ++c) *to++ = fill[c];
}

}  // namespace

void crop(const Image& in, int top, int left, int height, int width, Edge edge, const Fill& fill,
          Image& out) {
  const int channels = in.channels;
  out.resize(height, width, channels);
  // The columns [begin, end) of the result lie within the image.
  const int begin = std::clamp(-left, 0, width), end = std::clamp(in.width - left, begin, width);
  for (int y = 0; y < height; ++y) {
    uint8_t* const to = out.row(y);
    const int from_y = source_of(top + y, in.height, edge);
    if (from_y < 0) {
      fill_pixels(to, width, channels, fill);
      continue;
    }
    const uint8_t* const from = in.row(from_y);
    const auto border = [&](int x) {
      const int from_x = source_of(left + x, in.width, edge);
      if (from_x < 0)
        fill_pixels(to + x * channels, 1, channels, fill);
      else
        std::memcpy(to + x * channels, from + size_t(from_x) * channels, channels);
    };
    for (int x = 0; x < begin; ++x) border(x);
    if (end > begin)
      std::memcpy(to + size_t(begin) * channels, from + size_t(left + begin) * channels,
                  size_t(end - begin) * channels);
    for (int x = end; x < width; ++x) border(x);
  }
}

void flip_horizontally(Image& image) {
  const int channels = image.channels;
  for (int y = 0; y < image.height; ++y) {
    uint8_t* left = image.row(y);
    uint8_t* right = left + size_t(image.width - 1) * channels;
    for (; left < right; left += channels, right -= channels)
      for (int c = 0; c < channels; ++c) std::swap(left[c], right[c]);
  }
}

void flip_vertically(Image& image) {
  for (int y = 0; y < image.height / 2; ++y)
    std::swap_ranges(image.row(y), image.row(y) + image.stride(), image.row(image.height - 1 - y));
}

PDECAY_CLONES void to_planes(const Image& in, const float* scale, const float* shift, float* out) {
  const size_t plane = size_t(in.height) * in.width;
  const uint8_t* const from = in.pixels.data();
  if (in.channels == 3) {
    for (int c = 0; c < 3; ++c) {
      const float a = scale[c], b = shift[c];
      float* const to = out + c * plane;
      for (size_t i = 0; i < plane; ++i) to[i] = static_cast<float>(from[3 * i + c]) * a + b;
    }
    return;
  }
  const float a = scale[0], b = shift[0];
  for (size_t i = 0; i < plane; ++i) out[i] = static_cast<float>(from[i]) * a + b;
}

PDECAY_CLONES void to_byte_planes(const Image& in, uint8_t* out) {
  const size_t plane = size_t(in.height) * in.width;
  const uint8_t* const from = in.pixels.data();
  if (in.channels == 1) {
    std::memcpy(out, from, plane);
    return;
  }
  for (int c = 0; c < 3; ++c)
    for (size_t i = 0; i < plane; ++i) out[c * plane + i] = from[3 * i + c];
}

}  // namespace pdecay::data
