#include "source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "error.h"

namespace pdecay::data {
namespace {

constexpr int64_t kLargestFile = int64_t{1} << 30;

std::string reason() { return std::strerror(errno); }

class File {
 public:
  explicit File(const std::string& path) : path_(path) {
    // A pipe must not hold the thread up.
    do descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    while (descriptor_ < 0 && errno == EINTR);
    if (descriptor_ < 0) throw DataError("ERR_FILE", "cannot be opened: " + reason());
    // Not fstat, of which older systems have no symbol.
    struct statx status{};
    if (::statx(descriptor_, "", AT_EMPTY_PATH, STATX_TYPE | STATX_SIZE, &status) != 0 ||
        !S_ISREG(status.stx_mode)) {
      ::close(descriptor_);
      throw DataError("ERR_FILE", "not a regular file");
    }
    size_ = static_cast<int64_t>(status.stx_size);
  }
  ~File() { ::close(descriptor_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  int64_t size() const noexcept { return size_; }
  const std::string& path() const noexcept { return path_; }
  void read(int64_t offset, size_t length, uint8_t* to) const {
    for (size_t done = 0; done < length;) {
      const ssize_t got = ::pread(descriptor_, to + done, length - done, offset + static_cast<int64_t>(done));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) throw DataError("ERR_FILE", "cannot be read: " + reason());
      if (got == 0)
        throw DataError("ERR_DATA", "byte " + std::to_string(offset + static_cast<int64_t>(done)) +
                                        ": the file ends, and " + std::to_string(length) +
                                        " bytes were expected from byte " + std::to_string(offset));
      done += got;
    }
  }

 private:
  std::string path_;
  int descriptor_ = -1;
  int64_t size_ = 0;
};

void take(const uint8_t* from, const Layout& layout, Image& image) {
  image.resize(layout.height, layout.width, layout.channels);
  uint8_t* const to = image.pixels.data();
  if (layout.channels_first && layout.channels == 3) {
    const size_t plane = size_t(layout.height) * layout.width;
    for (size_t i = 0; i < plane; ++i)
      for (size_t c = 0; c < 3; ++c) to[3 * i + c] = from[c * plane + i];
  } else {
    std::memcpy(to, from, layout.size());
  }
}

class Memory final : public Source {
 public:
  Memory(at::Tensor images, const Layout& layout) : images_(std::move(images)), layout_(layout) {}
  int64_t size() const override { return images_.size(0); }
  std::string name(int64_t) const override { return {}; }
  bool is_encoded() const override { return false; }
  std::span<const uint8_t> read(int64_t index, Buffer<uint8_t>&, Image& image) const override {
    take(images_.const_data_ptr<uint8_t>() + index * static_cast<int64_t>(layout_.size()), layout_, image);
    return {};
  }

 private:
  at::Tensor images_;
  Layout layout_;
};

// Opens the file of a set; the message names it.
std::unique_ptr<File> open_set(const std::string& path) {
  try {
    return std::make_unique<File>(path);
  } catch (const DataError& error) {
    throw DataError(error.code, path + ": " + error.what());
  }
}

class Records final : public Source {
 public:
  Records(const std::string& path, int64_t offset, int64_t stride, int64_t count, const Layout& layout)
      : file_(open_set(path)), offset_(offset), stride_(stride), count_(count), layout_(layout) {
    const int64_t end = count > 0 ? offset + (count - 1) * stride + static_cast<int64_t>(layout.size()) : 0;
    if (file_->size() < end)
      throw DataError("ERR_DATA", path + ": byte " + std::to_string(file_->size()) + ": the file ends, and " +
                                      std::to_string(count) + " images end at byte " + std::to_string(end));
  }
  int64_t size() const override { return count_; }
  std::string name(int64_t) const override { return file_->path(); }
  bool is_encoded() const override { return false; }
  std::span<const uint8_t> read(int64_t index, Buffer<uint8_t>& bytes, Image& image) const override {
    file_->read(offset_ + index * stride_, layout_.size(), bytes.resize(layout_.size()));
    take(bytes.data(), layout_, image);
    return {};
  }

 private:
  std::unique_ptr<File> file_;
  int64_t offset_, stride_, count_;
  Layout layout_;
};

class Files final : public Source {
 public:
  explicit Files(std::vector<std::string> paths) : paths_(std::move(paths)) {}
  int64_t size() const override { return static_cast<int64_t>(paths_.size()); }
  std::string name(int64_t index) const override { return paths_[index]; }
  bool is_encoded() const override { return true; }
  std::span<const uint8_t> read(int64_t index, Buffer<uint8_t>& bytes, Image&) const override {
    const File file(paths_[index]);
    if (file.size() > kLargestFile)
      throw DataError("ERR_DATA", "a file of " + std::to_string(file.size()) + " bytes: at most " +
                                      std::to_string(kLargestFile) + " are read");
    const auto size = static_cast<size_t>(file.size());
    file.read(0, size, bytes.resize(size));
    return {bytes.data(), size};
  }

 private:
  std::vector<std::string> paths_;
};

class Pack final : public Source {
 public:
  Pack(const std::string& path, std::vector<int64_t> offsets, std::vector<int64_t> lengths)
      : file_(open_set(path)), offsets_(std::move(offsets)), lengths_(std::move(lengths)) {
    for (size_t i = 0; i < offsets_.size(); ++i)
      if (offsets_[i] < 0 || lengths_[i] < 0 || lengths_[i] > kLargestFile ||
          offsets_[i] > file_->size() - lengths_[i])
        throw DataError("ERR_DATA", path + ": image " + std::to_string(i) + " lies at byte " +
                                        std::to_string(offsets_[i]) + " and has " +
                                        std::to_string(lengths_[i]) + " bytes, and the file has " +
                                        std::to_string(file_->size()));
  }
  int64_t size() const override { return static_cast<int64_t>(offsets_.size()); }
  std::string name(int64_t index) const override {
    return file_->path() + ": the image at byte " + std::to_string(offsets_[index]);
  }
  bool is_encoded() const override { return true; }
  std::span<const uint8_t> read(int64_t index, Buffer<uint8_t>& bytes, Image&) const override {
    const auto size = static_cast<size_t>(lengths_[index]);
    file_->read(offsets_[index], size, bytes.resize(size));
    return {bytes.data(), size};
  }

 private:
  std::unique_ptr<File> file_;
  std::vector<int64_t> offsets_, lengths_;
};

}  // namespace

std::unique_ptr<Source> memory_source(at::Tensor images, const Layout& layout) {
  return std::make_unique<Memory>(std::move(images), layout);
}
std::unique_ptr<Source> record_source(const std::string& path, int64_t offset, int64_t stride, int64_t count,
                                      const Layout& layout) {
  return std::make_unique<Records>(path, offset, stride, count, layout);
}
std::unique_ptr<Source> files_source(std::vector<std::string> paths) {
  return std::make_unique<Files>(std::move(paths));
}
std::unique_ptr<Source> pack_source(const std::string& path, std::vector<int64_t> offsets,
                                    std::vector<int64_t> lengths) {
  return std::make_unique<Pack>(path, std::move(offsets), std::move(lengths));
}

}  // namespace pdecay::data
