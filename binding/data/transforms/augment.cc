// RandAugment (Cubuk et al., arXiv 1909.13719) and TrivialAugment (Müller and Hutter, arXiv 2103.10158, its
// wide list), with torchvision's operations and magnitudes.
#include <cmath>
#include <utility>

#include "list.h"

namespace pdecay::data {
namespace {

enum Operation {
  kIdentity,
  kShearX,
  kShearY,
  kTranslateX,
  kTranslateY,
  kRotate,
  kBrightness,
  kColor,
  kContrast,
  kSharpness,
  kPosterize,
  kSolarize,
  kAutoContrast,
  kEqualize,
  kOperations
};

// The largest magnitudes of each.
struct Space {
  double shear, translate_x, translate_y, rotate, colour;
  int posterize;  // how many bits go at most
};

struct Look {
  Interpolation interpolation;
  Fill fill;
};

void warp_by(Workspace& work, const Affine& affine, const Look& look) {
  warp(work.image, inverse_of(affine), look.interpolation, look.fill, work.spare);
  std::swap(work.image, work.spare);
}

double degrees(double slope) { return std::atan(slope) * 180 / 3.14159265358979323846; }

// `part` in [0, 1] is how strong it is.
void operate(Workspace& work, int operation, double part, const Space& space, const Look& look,
             Random& random) {
  Image& image = work.image;
  const bool is_signed = operation >= kShearX && operation <= kSharpness;
  const double sign = is_signed && random.chance(0.5) ? -1 : 1;
  Affine affine;
  switch (operation) {
    case kShearX:
    case kShearY:
      (operation == kShearX ? affine.shear_x : affine.shear_y) = degrees(sign * part * space.shear);
      affine.centre_x = -0.5 * image.width;
      affine.centre_y = -0.5 * image.height;
      return warp_by(work, affine, look);
    case kTranslateX:
      affine.translate_x = std::trunc(sign * part * space.translate_x);
      return warp_by(work, affine, look);
    case kTranslateY:
      affine.translate_y = std::trunc(sign * part * space.translate_y);
      return warp_by(work, affine, look);
    case kRotate:
      affine.angle = -sign * part * space.rotate;
      return warp_by(work, affine, look);
    case kBrightness:
      return adjust_brightness(image, 1 + sign * part * space.colour);
    case kColor:
      return adjust_saturation(image, 1 + sign * part * space.colour);
    case kContrast:
      return adjust_contrast(image, 1 + sign * part * space.colour);
    case kSharpness:
      adjust_sharpness(image, 1 + sign * part * space.colour, work.spare);
      return std::swap(work.image, work.spare);
    case kPosterize:
      return posterize(image, static_cast<int>(std::nearbyint(8 - part * space.posterize)));
    case kSolarize:
      return solarize(image, 255 * (1 - part));
    case kAutoContrast:
      return autocontrast(image);
    case kEqualize:
      return equalize(image);
    default:
      return;
  }
}

Look look_of(std::span<const double> n) {
  return {n[0] == 0 ? Interpolation::kNearest : Interpolation::kBilinear, fill_of(n.subspan(1))};
}

}  // namespace

void rand_augment(Workspace& work, std::span<const double> n, Random& random) {
  const double part = n[1] / (n[2] - 1);
  const Look look = look_of(n.subspan(3));
  for (int i = 0; i < n[0]; ++i) {
    const Space space{0.3, 150.0 / 331 * work.image.width, 150.0 / 331 * work.image.height, 30, 0.9, 4};
    const int operation = static_cast<int>(random.below(kOperations));
    operate(work, operation, part, space, look, random);
  }
}

void trivial_augment(Workspace& work, std::span<const double> n, Random& random) {
  const int operation = static_cast<int>(random.below(kOperations));
  const double part = static_cast<double>(random.below(int64_t(n[0]))) / (n[0] - 1);
  operate(work, operation, part, {0.99, 32, 32, 135, 0.99, 6}, look_of(n.subspan(1)), random);
}

}  // namespace pdecay::data
