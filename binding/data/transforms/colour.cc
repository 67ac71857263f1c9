#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "functions.h"

namespace pdecay::data {
namespace {

using Table = std::array<uint8_t, 256>;

uint8_t cut(float value) { return static_cast<uint8_t>(std::clamp(value, 0.0f, 255.0f)); }

void look_up(Image& image, const Table& table) {
  uint8_t* const pixels = image.pixels.data();
  for (size_t i = 0; i < image.size(); ++i) pixels[i] = table[pixels[i]];
}

// Levels of one channel through a table of its own.
void look_up(Image& image, int channel, const Table& table) {
  uint8_t* const pixels = image.pixels.data();
  for (size_t i = channel; i < image.size(); i += image.channels) pixels[i] = table[pixels[i]];
}

float luma(const uint8_t* p) {
  return 0.2989f * static_cast<float>(p[0]) + 0.587f * static_cast<float>(p[1]) +
         0.114f * static_cast<float>(p[2]);
}

uint8_t blend(float level, float other, float ratio) { return cut(level * ratio + other * (1 - ratio)); }

}  // namespace

void adjust_brightness(Image& image, double factor) {
  Table table;
  for (int i = 0; i < 256; ++i) table[i] = cut(static_cast<float>(i) * static_cast<float>(factor));
  look_up(image, table);
}

void adjust_contrast(Image& image, double factor) {
  const size_t count = size_t(image.height) * image.width;
  if (count == 0) return;
  const uint8_t* p = image.pixels.data();
  double sum = 0;
  for (size_t i = 0; i < count; ++i, p += image.channels)
    sum += image.channels == 3 ? std::floor(luma(p)) : static_cast<float>(*p);
  const float mean = static_cast<float>(sum / static_cast<double>(count));
  Table table;
  for (int i = 0; i < 256; ++i) table[i] = blend(static_cast<float>(i), mean, static_cast<float>(factor));
  look_up(image, table);
}

void adjust_saturation(Image& image, double factor) {
  if (image.channels != 3) return;
  uint8_t* p = image.pixels.data();
  for (size_t i = 0; i < size_t(image.height) * image.width; ++i, p += 3) {
    const float gray = std::floor(luma(p));
    for (int c = 0; c < 3; ++c) p[c] = blend(p[c], gray, static_cast<float>(factor));
  }
}

void adjust_hue(Image& image, double shift) {
  if (image.channels != 3) return;
  uint8_t* p = image.pixels.data();
  for (size_t i = 0; i < size_t(image.height) * image.width; ++i, p += 3) {
    const float r = p[0] / 255.0f, g = p[1] / 255.0f, b = p[2] / 255.0f;
    const float most = std::max({r, g, b}), least = std::min({r, g, b}), range = most - least;
    float hue = 0;
    if (range > 0) {
      const float rc = (most - r) / range, gc = (most - g) / range, bc = (most - b) / range;
      hue = most == r ? bc - gc : most == g ? 2 + rc - bc : 4 + gc - rc;
      hue = std::fmod(hue * (1 / 6.0f) + 1, 1.0f);
    }
    hue += static_cast<float>(shift);
    hue -= std::floor(hue);
    const float saturation = most > 0 ? range / most : 0;
    const float sixth = hue * 6, whole = std::floor(sixth), part = sixth - whole;
    const float low = std::clamp((1 - saturation) * most, 0.0f, 1.0f);
    const float falling = std::clamp((1 - saturation * part) * most, 0.0f, 1.0f);
    const float rising = std::clamp((1 - saturation * (1 - part)) * most, 0.0f, 1.0f);
    const float colours[6][3] = {{most, rising, low},  {falling, most, low}, {low, most, rising},
                                 {low, falling, most}, {rising, low, most},  {most, low, falling}};
    const float* const colour = colours[static_cast<int>(whole) % 6];
    for (int c = 0; c < 3; ++c) p[c] = cut(colour[c] * 255.999f);
  }
}

void to_gray(Image& image) {
  if (image.channels != 3) return;
  uint8_t* p = image.pixels.data();
  for (size_t i = 0; i < size_t(image.height) * image.width; ++i, p += 3)
    p[0] = p[1] = p[2] = static_cast<uint8_t>(luma(p));
}

void posterize(Image& image, int bits) {
  Table table;
  const int mask = bits >= 8 ? 255 : ((1 << bits) - 1) << (8 - bits);
  for (int i = 0; i < 256; ++i) table[i] = static_cast<uint8_t>(i & mask);
  look_up(image, table);
}

void solarize(Image& image, double threshold) {
  Table table;
  for (int i = 0; i < 256; ++i) table[i] = static_cast<uint8_t>(i >= threshold ? 255 - i : i);
  look_up(image, table);
}

void autocontrast(Image& image) {
  if (image.size() == 0) return;
  for (int c = 0; c < image.channels; ++c) {
    int least = 255, most = 0;
    for (size_t i = c; i < image.size(); i += image.channels) {
      least = std::min<int>(least, image.pixels.data()[i]);
      most = std::max<int>(most, image.pixels.data()[i]);
    }
    if (least == most) continue;
    Table table{};
    const float scale = static_cast<float>(most - least) * (1.0f / 255);
    for (int i = least; i <= most; ++i) table[i] = cut(static_cast<float>(i - least) / scale);
    look_up(image, c, table);
  }
}

// Pillow's: the brightest level's pixels do not count.
void equalize(Image& image) {
  const int64_t count = int64_t{image.height} * image.width;
  for (int c = 0; c < image.channels; ++c) {
    std::array<int64_t, 256> histogram{};
    for (size_t i = c; i < image.size(); i += image.channels) ++histogram[image.pixels.data()[i]];
    int brightest = 255;
    while (brightest > 0 && histogram[brightest] == 0) --brightest;
    const int64_t step = (count - histogram[brightest]) / 255;
    if (step == 0) continue;
    Table table;
    int64_t sum = step / 2;
    for (int i = 0; i < 256; ++i) {
      table[i] = static_cast<uint8_t>(std::min<int64_t>(255, sum / step));
      sum += histogram[i];
    }
    look_up(image, c, table);
  }
}

}  // namespace pdecay::data
