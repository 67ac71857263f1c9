#include <algorithm>
#include <cmath>

#include "functions.h"

namespace pdecay::data {
namespace {

constexpr double kRadians = 3.14159265358979323846 / 180;

uint8_t rounded(double value) { return static_cast<uint8_t>(std::nearbyint(std::clamp(value, 0.0, 255.0))); }

}  // namespace

// The map is T·C·R·S·C⁻¹ with the translation T, the centre C, the scale S and the rotation with shear R, as
// torchvision composes it; a rotation's and a shear's determinant is 1.
Matrix inverse_of(const Affine& affine) {
  const double rotation = affine.angle * kRadians;
  const double shear_x = affine.shear_x * kRadians, shear_y = affine.shear_y * kRadians;
  const double a = std::cos(rotation - shear_y) / std::cos(shear_y);
  const double b = -(a * std::tan(shear_x) + std::sin(rotation));
  const double c = std::sin(rotation - shear_y) / std::cos(shear_y);
  const double d = std::cos(rotation) - c * std::tan(shear_x);
  Matrix m{d / affine.scale, -b / affine.scale, 0, -c / affine.scale, a / affine.scale, 0};
  const double x = affine.centre_x + affine.translate_x, y = affine.centre_y + affine.translate_y;
  m[2] = affine.centre_x - m[0] * x - m[1] * y;
  m[5] = affine.centre_y - m[3] * x - m[4] * y;
  return m;
}

void warp(const Image& in, const Matrix& m, Interpolation interpolation, const Fill& fill, Image& out) {
  const int height = in.height, width = in.width, channels = in.channels;
  out.resize(height, width, channels);
  const double middle_x = 0.5 * width, middle_y = 0.5 * height;
  const auto pixel = [&](int64_t x, int64_t y) {
    return x >= 0 && x < width && y >= 0 && y < height ? in.row(int(y)) + size_t(x) * channels : fill.data();
  };
  for (int row = 0; row < height; ++row) {
    uint8_t* to = out.row(row);
    const double y = row + 0.5 - middle_y;
    for (int column = 0; column < width; ++column, to += channels) {
      const double x = column + 0.5 - middle_x;
      // Where the pixel's centre lies in the image; a pixel's own centre is at a whole number.
      const double at_x = std::clamp(m[0] * x + m[1] * y + m[2] + middle_x - 0.5, -1e9, 1e9);
      const double at_y = std::clamp(m[3] * x + m[4] * y + m[5] + middle_y - 0.5, -1e9, 1e9);
      if (interpolation == Interpolation::kNearest) {
        const uint8_t* const from =
            pixel(static_cast<int64_t>(std::floor(at_x + 0.5)), static_cast<int64_t>(std::floor(at_y + 0.5)));
        for (int c = 0; c < channels; ++c) to[c] = from[c];
        continue;
      }
      const double left = std::floor(at_x), top = std::floor(at_y);
      const double u = at_x - left, v = at_y - top;
      const auto i = static_cast<int64_t>(left), j = static_cast<int64_t>(top);
      const uint8_t *const p = pixel(i, j), *const q = pixel(i + 1, j);
      const uint8_t *const r = pixel(i, j + 1), *const s = pixel(i + 1, j + 1);
      for (int c = 0; c < channels; ++c)
        to[c] = rounded((1 - v) * ((1 - u) * p[c] + u * q[c]) + v * ((1 - u) * r[c] + u * s[c]));
    }
  }
}

}  // namespace pdecay::data
