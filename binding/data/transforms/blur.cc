#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include "functions.h"

namespace pdecay::data {
namespace {

// exp(−½·(x/sigma)²), of sum 1.
std::vector<float> gaussian(int size, double sigma) {
  std::vector<double> values(size);
  double sum = 0;
  for (int i = 0; i < size; ++i) {
    const double x = (i - 0.5 * (size - 1)) / sigma;
    sum += values[i] = std::exp(-0.5 * x * x);
  }
  std::vector<float> kernel(size);
  for (int i = 0; i < size; ++i) kernel[i] = static_cast<float>(values[i] / sum);
  return kernel;
}

int reflected(int at, int size) {
  if (size == 1) return 0;
  const int period = 2 * (size - 1);
  const int folded = ((at % period) + period) % period;
  return folded < size ? folded : period - folded;
}

PDECAY_CLONES void add_scaled(const float* from, float weight, size_t length, float* to) {
  for (size_t i = 0; i < length; ++i) to[i] += weight * from[i];
}

}  // namespace

void blur(const Image& in, int kernel_x, int kernel_y, double sigma_x, double sigma_y, Image& out) {
  const std::vector<float> horizontal = gaussian(kernel_x, sigma_x), vertical = gaussian(kernel_y, sigma_y);
  const int height = in.height, width = in.width, channels = in.channels;
  const size_t stride = in.stride();
  thread_local std::vector<float> across, padded, line;
  across.assign(size_t(height) * stride, 0);
  padded.resize(size_t(width + kernel_x - 1) * channels);
  line.resize(stride);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width + kernel_x - 1; ++x) {
      const uint8_t* const from = in.row(y) + size_t(reflected(x - kernel_x / 2, width)) * channels;
      for (int c = 0; c < channels; ++c) padded[size_t(x) * channels + c] = from[c];
    }
    for (int k = 0; k < kernel_x; ++k)
      add_scaled(padded.data() + size_t(k) * channels, horizontal[k], stride, across.data() + y * stride);
  }
  out.resize(height, width, channels);
  for (int y = 0; y < height; ++y) {
    std::fill(line.begin(), line.end(), 0.0f);
    for (int k = 0; k < kernel_y; ++k)
      add_scaled(across.data() + reflected(y + k - kernel_y / 2, height) * stride, vertical[k], stride,
                 line.data());
    uint8_t* const to = out.row(y);
    for (size_t i = 0; i < stride; ++i)
      to[i] = static_cast<uint8_t>(std::nearbyint(std::clamp(line[i], 0.0f, 255.0f)));
  }
}

void adjust_sharpness(const Image& in, double factor, Image& out) {
  out.resize(in.height, in.width, in.channels);
  if (in.size() > 0) std::memcpy(out.pixels.data(), in.pixels.data(), in.size());
  if (in.height <= 2 || in.width <= 2) return;
  const float ratio = static_cast<float>(1 - factor);
  const int channels = in.channels;
  for (int y = 1; y < in.height - 1; ++y) {
    const uint8_t *const above = in.row(y - 1), *const row = in.row(y), *const below = in.row(y + 1);
    uint8_t* const to = out.row(y);
    for (size_t i = channels; i < in.stride() - channels; ++i) {
      const int around = above[i - channels] + above[i] + above[i + channels] + row[i - channels] +
                         row[i + channels] + below[i - channels] + below[i] + below[i + channels];
      const float smooth = std::nearbyint(static_cast<float>(around + 5 * row[i]) / 13.0f);
      const float level = row[i];
      to[i] = static_cast<uint8_t>(std::clamp(level + ratio * (smooth - level), 0.0f, 255.0f));
    }
  }
}

}  // namespace pdecay::data
