// Where the images of a set come from. read() may be called by several threads at once.
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "image.h"

namespace pdecay::data {

class Source {
 public:
  virtual ~Source() = default;
  virtual int64_t size() const = 0;
  // What messages call the sample.
  virtual std::string name(int64_t index) const = 0;
  // Whether read() gives the bytes of JPEG files; else it fills the image.
  virtual bool is_encoded() const = 0;
  // Throws DataError.
  virtual std::span<const uint8_t> read(int64_t index, Buffer<uint8_t>& bytes, Image& image) const = 0;
};

// Images of one size.
struct Layout {
  int channels, height, width;
  bool channels_first;
  size_t size() const { return size_t(channels) * height * width; }
};

// Of a contiguous uint8 tensor whose first dimension counts the images.
std::unique_ptr<Source> memory_source(at::Tensor images, const Layout& layout);
// Of a file in which image i begins at offset + i · stride. Its pages are read as they are needed, by pread:
// a mapping would count in the process's resident memory, and a file cut short would end the process.
std::unique_ptr<Source> record_source(const std::string& path, int64_t offset, int64_t stride, int64_t count,
                                      const Layout& layout);
// Of JPEG files.
std::unique_ptr<Source> files_source(std::vector<std::string> paths);
// Of JPEG files that lie within one file.
std::unique_ptr<Source> pack_source(const std::string& path, std::vector<int64_t> offsets,
                                    std::vector<int64_t> lengths);

}  // namespace pdecay::data
