// Mixup (Zhang et al., arXiv 1710.09412) and CutMix (Yun et al., arXiv 1905.04899): each sample with the one
// before it in the batch, the first with the last, and a part λ of its own.
#include <algorithm>
#include <cmath>
#include <vector>

#include "list.h"

namespace pdecay::data {
namespace {

struct Shape {
  int64_t channels, height, width;
  int64_t size() const { return channels * height * width; }
};

void blend(float* own, const float* other, int64_t count, float part) {
  for (int64_t i = 0; i < count; ++i) own[i] = part * own[i] + (1 - part) * other[i];
}

// Returns λ: the share of the pixels that stay.
float paste(float* own, const float* other, const Shape& shape, double part, Random& random) {
  const int64_t x = random.below(shape.width), y = random.below(shape.height);
  const double half = 0.5 * std::sqrt(1 - part);
  const auto half_width = static_cast<int64_t>(half * double(shape.width));
  const auto half_height = static_cast<int64_t>(half * double(shape.height));
  const int64_t left = std::max<int64_t>(0, x - half_width), right = std::min(shape.width, x + half_width);
  const int64_t top = std::max<int64_t>(0, y - half_height), bottom = std::min(shape.height, y + half_height);
  for (int64_t c = 0; c < shape.channels; ++c)
    for (int64_t row = top; row < bottom; ++row) {
      const int64_t begin = (c * shape.height + row) * shape.width;
      std::copy(other + begin + left, other + begin + right, own + begin + left);
    }
  return 1 -
         static_cast<float>((right - left) * (bottom - top)) / static_cast<float>(shape.height * shape.width);
}

}  // namespace

void TransformList::mix(float* inputs, float* targets, int64_t rows, int64_t channels, int64_t height,
                        int64_t width, int64_t classes, std::span<const Draw> draws) const {
  if (rows == 0) return;
  const Shape shape{channels, height, width};
  const int64_t size = shape.size();
  for (size_t i = mix_; i < steps_.size(); ++i) {
    const auto& [kind, n] = steps_[i];
    // Backwards, so that the sample before is still itself: but for the first one, which takes the last.
    const std::vector<float> last(inputs + (rows - 1) * size, inputs + rows * size);
    const std::vector<float> last_target(targets + (rows - 1) * classes, targets + rows * classes);
    for (int64_t row = rows - 1; row >= 0; --row) {
      Random random(draws[row], i);
      if (!random.chance(n[1])) continue;
      const double part = random.beta(n[0], n[0]);
      float* const own = inputs + row * size;
      const float* const other = row > 0 ? own - size : last.data();
      float share = static_cast<float>(part);
      if (kind == Kind::kMixup)
        blend(own, other, size, share);
      else
        share = paste(own, other, shape, part, random);
      float* const target = targets + row * classes;
      blend(target, row > 0 ? target - classes : last_target.data(), classes, share);
    }
  }
}

}  // namespace pdecay::data
