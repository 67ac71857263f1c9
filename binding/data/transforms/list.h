// A list of transforms with random arguments: what is applied to each sample. The random numbers of each
// transform follow from the sample's draw and the transform's place in the list.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "functions.h"
#include "random.h"

namespace pdecay::data {

// The kinds, by the names that JavaScript has for them; beside each the numbers that describe it.
enum class Kind {
  kRandomCrop,            // height, width, left, top, right, bottom, edge, fill x 3
  kCenterCrop,            // height, width
  kResize,                // height, width; a width of 0: the height is the shorter side's
  kRandomResizedCrop,     // height, width, scale x 2, ratio x 2
  kRandomHorizontalFlip,  // p
  kRandomVerticalFlip,    // p
  kRandomRotation,        // degrees x 2, interpolation, fill x 3
  kRandomAffine,  // degrees x 2, translate x 2, scale x 2, shear x x 2, shear y x 2, interpolation, fill x 3
  kColorJitter,   // brightness x 2, contrast x 2, saturation x 2, hue x 2; a first one of −1: none
  kRandomGrayscale,  // p
  kGaussianBlur,     // kernel x, kernel y, sigma x 2
  kRandomErasing,    // p, scale x 2, ratio x 2, random, value x 3
  kNormalize,        // mean x 3, std x 3
  kRandAugment,      // operations, magnitude, bins, interpolation, fill x 3
  kTrivialAugment,   // bins, interpolation, fill x 3
  kMixup,            // alpha, p
  kCutmix,           // alpha, p
};

struct Step {
  Kind kind;
  std::vector<double> numbers;
};

// The memory that a thread works in.
struct Workspace {
  Image image, spare;
  Buffer<uint8_t> bytes;
};

class TransformList {
 public:
  // Throws std::invalid_argument for an unknown name, or numbers that memory safety forbids.
  void add(const std::string& name, std::span<const double> numbers);

  // Whether the first transform gives a box of the image another size; the box then, for an image of this
  // size. The first transform must then be left out by apply(…, 1).
  bool first_box(int height, int width, const Draw& draw, Box& box, int& out_height, int& out_width) const;
  // The transforms of bytes, from the one at `begin` on. Throws DataError where an image is too small.
  void apply(Workspace& work, const Draw& draw, size_t begin = 0) const;
  // The image as float planes, normalised, and what follows on floats.
  void finish(const Image& image, const Draw& draw, float* out) const;

  bool is_float() const noexcept { return normalize_ < steps_.size(); }
  bool mixes() const noexcept { return mix_ < steps_.size(); }
  // The transforms of a whole batch, [rows, channels, height, width] and its targets, [rows, classes].
  void mix(float* inputs, float* targets, int64_t rows, int64_t channels, int64_t height, int64_t width,
           int64_t classes, std::span<const Draw> draws) const;

 private:
  std::vector<Step> steps_;
  size_t normalize_ = SIZE_MAX, mix_ = SIZE_MAX;
};

// RandAugment and TrivialAugment: one operation of their list, at random.
void rand_augment(Workspace& work, std::span<const double> numbers, Random& random);
void trivial_augment(Workspace& work, std::span<const double> numbers, Random& random);
Fill fill_of(std::span<const double> numbers);

}  // namespace pdecay::data
