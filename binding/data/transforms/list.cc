#include "list.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "data/error.h"

namespace pdecay::data {
namespace {

struct Name {
  const char* name;
  Kind kind;
  size_t numbers;
};

constexpr Name kNames[] = {{"randomCrop", Kind::kRandomCrop, 10},
                           {"centerCrop", Kind::kCenterCrop, 2},
                           {"resize", Kind::kResize, 2},
                           {"randomResizedCrop", Kind::kRandomResizedCrop, 6},
                           {"randomHorizontalFlip", Kind::kRandomHorizontalFlip, 1},
                           {"randomVerticalFlip", Kind::kRandomVerticalFlip, 1},
                           {"randomRotation", Kind::kRandomRotation, 6},
                           {"randomAffine", Kind::kRandomAffine, 14},
                           {"colorJitter", Kind::kColorJitter, 8},
                           {"randomGrayscale", Kind::kRandomGrayscale, 1},
                           {"gaussianBlur", Kind::kGaussianBlur, 4},
                           {"randomErasing", Kind::kRandomErasing, 9},
                           {"normalize", Kind::kNormalize, 6},
                           {"randAugment", Kind::kRandAugment, 7},
                           {"trivialAugment", Kind::kTrivialAugment, 5},
                           {"mixup", Kind::kMixup, 2},
                           {"cutmix", Kind::kCutmix, 2}};

constexpr double kLargest = 16384;  // pixels of a side

int rounded(double value) { return static_cast<int>(std::nearbyint(value)); }

Interpolation interpolation_of(double number) {
  return number == 0 ? Interpolation::kNearest : Interpolation::kBilinear;
}

// The side of torchvision's resize: the shorter one gets `size`.
void shorter_side(int height, int width, int size, int& out_height, int& out_width) {
  out_height = height <= width ? size : std::max(1, static_cast<int>(int64_t{size} * height / width));
  out_width = height <= width ? std::max(1, static_cast<int>(int64_t{size} * width / height)) : size;
}

Box random_box(int height, int width, std::span<const double> n, Random& random) {
  const double area = double(height) * width, low = std::log(n[4]), high = std::log(n[5]);
  for (int attempt = 0; attempt < 10; ++attempt) {
    const double target = area * random.uniform(n[2], n[3]);
    const double ratio = std::exp(random.uniform(low, high));
    const int w = rounded(std::sqrt(target * ratio)), h = rounded(std::sqrt(target / ratio));
    if (w <= 0 || w > width || h <= 0 || h > height) continue;
    const auto top = random.below(height - h + 1), left = random.below(width - w + 1);
    return {double(top), double(left), double(h), double(w)};
  }
  // The largest box in the middle whose ratio is allowed.
  const double ratio = double(width) / height;
  const int w = ratio > n[5] ? std::clamp(rounded(height * n[5]), 1, width) : width;
  const int h = ratio < n[4] ? std::clamp(rounded(width / n[4]), 1, height) : height;
  return {double((height - h) / 2), double((width - w) / 2), double(h), double(w)};
}

void random_crop(Workspace& work, std::span<const double> n, Random& random) {
  const int height = int(n[0]), width = int(n[1]), left = int(n[2]), top = int(n[3]);
  const int room_y = work.image.height + top + int(n[5]) - height;
  const int room_x = work.image.width + left + int(n[4]) - width;
  if (room_y < 0 || room_x < 0)
    throw DataError("ERR_DATA", "randomCrop: an image of " + std::to_string(work.image.height) + " x " +
                                    std::to_string(work.image.width) + " with its padding is smaller than " +
                                    std::to_string(height) + " x " + std::to_string(width));
  const int y = int(random.below(room_y + 1)), x = int(random.below(room_x + 1));
  crop(work.image, y - top, x - left, height, width, static_cast<Edge>(int(n[6])), fill_of(n.subspan(7)),
       work.spare);
  std::swap(work.image, work.spare);
}

void random_affine(Workspace& work, std::span<const double> n, Random& random) {
  Affine affine;
  affine.angle = random.uniform(n[0], n[1]);
  affine.translate_x = rounded(random.uniform(-n[2], n[2]) * work.image.width);
  affine.translate_y = rounded(random.uniform(-n[3], n[3]) * work.image.height);
  affine.scale = random.uniform(n[4], n[5]);
  affine.shear_x = random.uniform(n[6], n[7]);
  affine.shear_y = random.uniform(n[8], n[9]);
  warp(work.image, inverse_of(affine), interpolation_of(n[10]), fill_of(n.subspan(11)), work.spare);
  std::swap(work.image, work.spare);
}

void color_jitter(Image& image, std::span<const double> n, Random& random) {
  int order[4] = {0, 1, 2, 3};
  for (int i = 3; i > 0; --i) std::swap(order[i], order[random.below(i + 1)]);
  double values[4];
  for (int i = 0; i < 4; ++i) values[i] = random.uniform(n[2 * i], n[2 * i + 1]);
  for (const int i : order) {
    if (i < 3 ? n[2 * i] < 0 : n[6] == 0 && n[7] == 0) continue;
    if (i == 0) adjust_brightness(image, values[0]);
    if (i == 1) adjust_contrast(image, values[1]);
    if (i == 2) adjust_saturation(image, values[2]);
    if (i == 3) adjust_hue(image, values[3]);
  }
}

// The box that is erased; a height of 0: none.
Box erased_box(int height, int width, std::span<const double> n, Random& random) {
  if (!random.chance(n[0])) return {};
  const double area = double(height) * width, low = std::log(n[3]), high = std::log(n[4]);
  for (int attempt = 0; attempt < 10; ++attempt) {
    const double target = area * random.uniform(n[1], n[2]);
    const double ratio = std::exp(random.uniform(low, high));
    const int h = rounded(std::sqrt(target * ratio)), w = rounded(std::sqrt(target / ratio));
    if (h >= height || w >= width) continue;
    const auto top = random.below(height - h + 1), left = random.below(width - w + 1);
    return {double(top), double(left), double(h), double(w)};
  }
  return {};
}

void erase_bytes(Image& image, std::span<const double> n, Random& random) {
  const Box box = erased_box(image.height, image.width, n, random);
  const Fill fill = fill_of(n.subspan(6));
  for (int y = int(box.top); y < box.top + box.height; ++y) {
    uint8_t* to = image.row(y) + size_t(box.left) * image.channels;
    for (int x = 0; x < box.width; ++x)
      for (int c = 0; c < image.channels; ++c)
        *to++ = n[5] != 0 ? static_cast<uint8_t>(random.below(256)) : fill[c];
  }
}

void erase_floats(float* planes, int channels, int height, int width, std::span<const double> n,
                  Random& random) {
  const Box box = erased_box(height, width, n, random);
  for (int c = 0; c < channels; ++c)
    for (int y = int(box.top); y < box.top + box.height; ++y) {
      float* const to = planes + (size_t(c) * height + y) * width + size_t(box.left);
      for (int x = 0; x < box.width; ++x) to[x] = static_cast<float>(n[5] != 0 ? random.normal() : n[6 + c]);
    }
}

}  // namespace

Fill fill_of(std::span<const double> numbers) {
  return {static_cast<uint8_t>(numbers[0]), static_cast<uint8_t>(numbers[1]),
          static_cast<uint8_t>(numbers[2])};
}

void TransformList::add(const std::string& name, std::span<const double> n) {
  const Name* const known =
      std::find_if(std::begin(kNames), std::end(kNames), [&](const Name& each) { return name == each.name; });
  if (known == std::end(kNames)) throw std::invalid_argument("no transform is called " + name);
  const auto sane = [](double value) { return value >= -1e9 && value <= 1e9; };
  const auto size = [](double value) { return value >= 1 && value <= kLargest; };
  bool good = n.size() == known->numbers && std::all_of(n.begin(), n.end(), sane);
  const Kind kind = known->kind;
  if (good && (kind <= Kind::kRandomResizedCrop))
    good = size(n[0]) && (size(n[1]) || (kind == Kind::kResize && n[1] == 0));
  if (good && kind == Kind::kRandomCrop)
    good = std::all_of(n.begin() + 2, n.begin() + 6, [](double v) { return v >= 0 && v <= kLargest; });
  if (good && kind == Kind::kGaussianBlur) good = size(n[0]) && size(n[1]) && n[2] > 0 && n[3] > 0;
  if (good && kind == Kind::kRandAugment) good = n[1] >= 0 && n[1] < n[2] && n[2] >= 2;
  if (good && kind == Kind::kTrivialAugment) good = n[0] >= 2;
  // Floats end what works on bytes, and what mixes a batch comes last.
  const bool follows_floats = kind == Kind::kRandomErasing || kind >= Kind::kMixup;
  good = good && (!is_float() || follows_floats) && (!mixes() || kind >= Kind::kMixup);
  if (!good) throw std::invalid_argument("wrong numbers, or a wrong place in the list, for " + name);
  if (kind == Kind::kNormalize) normalize_ = steps_.size();
  if (kind >= Kind::kMixup && !mixes()) mix_ = steps_.size();
  steps_.push_back({kind, {n.begin(), n.end()}});
}

bool TransformList::first_box(int height, int width, const Draw& draw, Box& box, int& out_height,
                              int& out_width) const {
  if (steps_.empty()) return false;
  const auto& [kind, n] = steps_[0];
  if (kind == Kind::kRandomResizedCrop) {
    Random random(draw, 0);
    box = random_box(height, width, n, random);
  } else if (kind == Kind::kResize) {
    box = {0, 0, double(height), double(width)};
  } else {
    return false;
  }
  out_height = int(n[0]), out_width = int(n[1]);
  if (out_width == 0) shorter_side(height, width, int(n[0]), out_height, out_width);
  if (out_height > kLargest || out_width > kLargest)
    throw DataError("ERR_DATA", "resize: an image of " + std::to_string(height) + " x " +
                                    std::to_string(width) + " is too narrow");
  return true;
}

void TransformList::apply(Workspace& work, const Draw& draw, size_t begin) const {
  for (size_t i = begin; i < std::min(steps_.size(), std::min(normalize_, mix_)); ++i) {
    const std::span<const double> n = steps_[i].numbers;
    Random random(draw, i);
    Image& image = work.image;
    const auto swap = [&] { std::swap(work.image, work.spare); };
    switch (steps_[i].kind) {
      case Kind::kRandomCrop:
        random_crop(work, n, random);
        break;
      case Kind::kCenterCrop: {
        const double top = (image.height - n[0]) / 2, left = (image.width - n[1]) / 2;
        crop(image, rounded(top), rounded(left), int(n[0]), int(n[1]), Edge::kConstant, {}, work.spare);
        swap();
        break;
      }
      case Kind::kResize: {
        int height = int(n[0]), width = int(n[1]);
        if (width == 0) shorter_side(image.height, image.width, int(n[0]), height, width);
        if (height > kLargest || width > kLargest)
          throw DataError("ERR_DATA", "resize: the image is too narrow");
        resize(image, {0, 0, double(image.height), double(image.width)}, height, width, work.spare);
        swap();
        break;
      }
      case Kind::kRandomResizedCrop:
        resize(image, random_box(image.height, image.width, n, random), int(n[0]), int(n[1]), work.spare);
        swap();
        break;
      case Kind::kRandomHorizontalFlip:
        if (random.chance(n[0])) flip_horizontally(image);
        break;
      case Kind::kRandomVerticalFlip:
        if (random.chance(n[0])) flip_vertically(image);
        break;
      case Kind::kRandomRotation: {
        Affine affine;
        affine.angle = -random.uniform(n[0], n[1]);
        warp(image, inverse_of(affine), interpolation_of(n[2]), fill_of(n.subspan(3)), work.spare);
        swap();
        break;
      }
      case Kind::kRandomAffine:
        random_affine(work, n, random);
        break;
      case Kind::kColorJitter:
        color_jitter(image, n, random);
        break;
      case Kind::kRandomGrayscale:
        if (random.chance(n[0])) to_gray(image);
        break;
      case Kind::kGaussianBlur: {
        const double sigma = random.uniform(n[2], n[3]);
        blur(image, int(n[0]), int(n[1]), sigma, sigma, work.spare);
        swap();
        break;
      }
      case Kind::kRandomErasing:
        erase_bytes(image, n, random);
        break;
      case Kind::kRandAugment:
        rand_augment(work, n, random);
        break;
      case Kind::kTrivialAugment:
        trivial_augment(work, n, random);
        break;
      case Kind::kNormalize:
      case Kind::kMixup:
      case Kind::kCutmix:
        break;
    }
  }
}

void TransformList::finish(const Image& image, const Draw& draw, float* out) const {
  float scale[3] = {1.0f / 255, 1.0f / 255, 1.0f / 255}, shift[3] = {};
  if (is_float()) {
    const auto& n = steps_[normalize_].numbers;
    for (int c = 0; c < 3; ++c) {
      scale[c] = static_cast<float>(1 / (255 * n[3 + c]));
      shift[c] = static_cast<float>(-n[c] / n[3 + c]);
    }
  }
  to_planes(image, scale, shift, out);
  if (!is_float()) return;
  for (size_t i = normalize_ + 1; i < std::min(steps_.size(), mix_); ++i) {
    Random random(draw, i);
    erase_floats(out, image.channels, image.height, image.width, steps_[i].numbers, random);
  }
}

}  // namespace pdecay::data
