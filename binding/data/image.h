// An image in memory: height x width x channels bytes, the channels of a pixel side by side.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace pdecay::data {

// Memory that grows and is not cleared: a thread uses the same buffer for one image after the other.
template <class T>
class Buffer {
 public:
  T* resize(size_t size) {
    if (size > capacity_) {
      memory_.reset();
      memory_.reset(new T[size]);
      capacity_ = size;
    }
    size_ = size;
    return memory_.get();
  }
  T* data() noexcept { return memory_.get(); }
  const T* data() const noexcept { return memory_.get(); }
  size_t size() const noexcept { return size_; }
  // Gives memory back that a very large image needed.
  void shrink(size_t most) noexcept {
    if (capacity_ <= most) return;
    memory_.reset();
    capacity_ = size_ = 0;
  }

 private:
  std::unique_ptr<T[]> memory_;
  size_t size_ = 0, capacity_ = 0;
};

struct Image {
  int height = 0, width = 0, channels = 0;
  Buffer<uint8_t> pixels;

  void resize(int new_height, int new_width, int new_channels) {
    pixels.resize(size_t(new_height) * new_width * new_channels);
    height = new_height, width = new_width, channels = new_channels;
  }
  size_t size() const noexcept { return size_t(height) * width * channels; }
  size_t stride() const noexcept { return size_t(width) * channels; }
  uint8_t* row(int y) noexcept { return pixels.data() + y * stride(); }
  const uint8_t* row(int y) const noexcept { return pixels.data() + y * stride(); }
};

}  // namespace pdecay::data
