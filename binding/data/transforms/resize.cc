// Bilinear with the triangle filter widened where the image shrinks, as in Pillow and in PyTorch with
// antialias: rows first, then columns, in floats, rounded once.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include "functions.h"

namespace pdecay::data {
namespace {

struct Taps {
  int first = 0, count = 0;
  const float* weights = nullptr;
};

// For each pixel of the result, which pixels of the image it is made of.
void make_taps(int in_size, double start, double length, int out_size, std::vector<Taps>& taps,
               std::vector<float>& weights) {
  const double scale = length / out_size, width = std::max(scale, 1.0);
  const int low = std::max(0, static_cast<int>(std::floor(start)));
  const int high = std::min(in_size, static_cast<int>(std::ceil(start + length)));
  const int most = static_cast<int>(std::ceil(width)) * 2 + 2;
  taps.resize(out_size);
  weights.resize(size_t(out_size) * most);
  for (int i = 0; i < out_size; ++i) {
    const double centre = start + (i + 0.5) * scale;
    const int first = std::min(high - 1, std::max(low, static_cast<int>(centre - width + 0.5)));
    const int last = std::max(first + 1, std::min(high, static_cast<int>(centre + width + 0.5)));
    float* const w = &weights[size_t(i) * most];
    double sum = 0;
    for (int k = first; k < last; ++k) {
      const double value = std::max(0.0, 1 - std::abs((k - centre + 0.5) / width));
      w[k - first] = static_cast<float>(value);
      sum += value;
    }
    if (sum > 0)
      for (int k = first; k < last; ++k) w[k - first] = static_cast<float>(w[k - first] / sum);
    else
      w[0] = 1;
    taps[i] = {first, last - first, w};
  }
}

// Up to four rows at once, so that sums stay in registers. The first four begin the sums.
PDECAY_CLONES void add_rows(const uint8_t* const* rows, const float* weights, int count, size_t length,
                            float* out) {
  for (int k = 0; k < count; k += 4) {
    const int more = count - k;
    const uint8_t *const a = rows[k], *const b = rows[more > 1 ? k + 1 : k];
    const uint8_t *const c = rows[more > 2 ? k + 2 : k], *const d = rows[more > 3 ? k + 3 : k];
    const float v = weights[k], w = more > 1 ? weights[k + 1] : 0;
    const float x = more > 2 ? weights[k + 2] : 0, y = more > 3 ? weights[k + 3] : 0;
    if (k > 0)
      for (size_t i = 0; i < length; ++i) out[i] += v * a[i] + w * b[i] + x * c[i] + y * d[i];
    else if (more > 2)
      for (size_t i = 0; i < length; ++i) out[i] = v * a[i] + w * b[i] + x * c[i] + y * d[i];
    else
      for (size_t i = 0; i < length; ++i) out[i] = v * a[i] + w * b[i];
  }
}

using Quad = float __attribute__((vector_size(16)));
using Whole = int32_t __attribute__((vector_size(16)));

Quad load(const float* from) {
  Quad value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

// `row` begins with the pixel `offset` of the image, and may be read for one float past its end.
void add_columns(const float* row, int offset, const std::vector<Taps>& taps, int channels, uint8_t* to) {
  for (const Taps& tap : taps) {
    const float* from = row + size_t(tap.first - offset) * channels;
    if (channels == 3) {
      Quad sum = tap.weights[0] * load(from);
      for (int k = 1; k < tap.count; ++k) sum += tap.weights[k] * load(from + 3 * k);
      // Of levels in [0, 255] and weights of sum 1: nothing to cut off.
      const Whole levels = __builtin_convertvector(sum + 0.5f, Whole);
      for (int c = 0; c < 3; ++c) to[c] = static_cast<uint8_t>(levels[c]);
    } else {
      float sum = 0;
      for (int k = 0; k < tap.count; ++k) sum += tap.weights[k] * from[k];
      *to = static_cast<uint8_t>(sum + 0.5f);
    }
    to += channels;
  }
}

}  // namespace

void resize(const Image& in, const Box& box, int height, int width, Image& out) {
  thread_local std::vector<Taps> rows, columns;
  thread_local std::vector<float> row_weights, column_weights, line;
  thread_local std::vector<const uint8_t*> sources;
  make_taps(in.height, box.top, box.height, height, rows, row_weights);
  make_taps(in.width, box.left, box.width, width, columns, column_weights);
  const int left = columns.front().first;
  int right = left;
  for (const Taps& tap : columns) right = std::max(right, tap.first + tap.count);
  const size_t length = size_t(right - left) * in.channels;
  line.resize(length + 1);
  out.resize(height, width, in.channels);
  for (int y = 0; y < height; ++y) {
    const Taps& tap = rows[y];
    sources.resize(tap.count);
    for (int k = 0; k < tap.count; ++k) sources[k] = in.row(tap.first + k) + size_t(left) * in.channels;
    add_rows(sources.data(), tap.weights, tap.count, length, line.data());
    add_columns(line.data(), left, columns, in.channels, out.row(y));
  }
}

}  // namespace pdecay::data
