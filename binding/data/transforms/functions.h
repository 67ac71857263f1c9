// The transforms of an image, each a pure function of the image and its arguments: no random numbers here.
// They are torchvision's (transforms.v2.functional, uint8), to a level of rounding; test/fixtures/data holds
// their results there. `out` is never `in`.
#pragma once

#include <array>
#include <cstdint>

#include "data/image.h"

// gcc compiles these functions twice, and the loader of the program takes the one that the processor can run.
// No fused products: both give the same results.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define PDECAY_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define PDECAY_CLONES
#endif

namespace pdecay::data {

using Fill = std::array<uint8_t, 3>;
enum class Edge { kConstant, kEdge, kReflect };
enum class Interpolation { kNearest, kBilinear };

struct Box {
  double top, left, height, width;
};

// Crop and flip.
void crop(const Image& in, int top, int left, int height, int width, Edge edge, const Fill& fill, Image& out);
void flip_horizontally(Image& image);
void flip_vertically(Image& image);
// The box of the image at another size: bilinear, antialiased where it shrinks.
void resize(const Image& in, const Box& box, int height, int width, Image& out);

// From a point of the result to the point of the image that it shows, both measured from the image's centre:
// (x, y) -> (m[0]·x + m[1]·y + m[2], m[3]·x + m[4]·y + m[5]).
using Matrix = std::array<double, 6>;
struct Affine {
  double angle = 0;  // degrees, clockwise
  double translate_x = 0, translate_y = 0, scale = 1;
  double shear_x = 0, shear_y = 0;    // degrees
  double centre_x = 0, centre_y = 0;  // from the image's centre
};
Matrix inverse_of(const Affine& affine);
void warp(const Image& in, const Matrix& matrix, Interpolation interpolation, const Fill& fill, Image& out);

// Colour, in place. Images have 1 or 3 channels; what needs colours leaves gray images as they are.
void adjust_brightness(Image& image, double factor);
void adjust_contrast(Image& image, double factor);
void adjust_saturation(Image& image, double factor);
void adjust_hue(Image& image, double shift);
void to_gray(Image& image);
void posterize(Image& image, int bits);
void solarize(Image& image, double threshold);
void autocontrast(Image& image);
void equalize(Image& image);

void adjust_sharpness(const Image& in, double factor, Image& out);
void blur(const Image& in, int kernel_x, int kernel_y, double sigma_x, double sigma_y, Image& out);

// To float planes: pixel · scale[channel] + shift[channel].
void to_planes(const Image& in, const float* scale, const float* shift, float* out);
void to_byte_planes(const Image& in, uint8_t* out);

}  // namespace pdecay::data
