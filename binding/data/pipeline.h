// Batches of images, made by threads of their own: read, decode, transform, convert. A batch is a function of
// what was asked for: neither the number of threads nor their order changes it.
#pragma once

#include <ATen/core/Tensor.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "source.h"
#include "transforms/list.h"

namespace pdecay::data {

// What is asked for, and in the end what was made.
struct Batch {
  std::vector<int64_t> indices;
  std::vector<Draw> draws;
  // Called once, by one of the threads, unless the pipeline is stopped before.
  std::function<void(Batch&)> done;

  at::Tensor inputs, targets;
  // For each sample that failed its place in the batch, the code and the message; by place.
  struct Failure {
    size_t place;
    std::string code, message;
  };
  std::vector<Failure> failures;

 private:
  friend class Pipeline;
  std::atomic<size_t> next{0}, finished{0};
  bool is_allocated = false;
  std::mutex mutex;
};

struct PipelineSettings {
  int channels = 3, height = 0, width = 0;  // of the results
  bool as_bytes = false;                    // uint8 in place of float32
  int64_t classes = 0;
  int threads = 1;
};

class Pipeline {
 public:
  Pipeline(std::unique_ptr<Source> source, std::vector<int64_t> labels, TransformList transforms,
           const PipelineSettings& settings);
  ~Pipeline() { stop(); }
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  int64_t size() const { return source_->size(); }
  // The threads make batches in the order in which they were asked for.
  void submit(std::shared_ptr<Batch> batch);
  // Ends the threads, and forgets the batches that are not made.
  void stop() noexcept;

 private:
  void run();
  void allocate(Batch& batch) const;
  void make_sample(Batch& batch, size_t place, Workspace& work) const;
  void read_image(int64_t index, const Draw& draw, Workspace& work) const;
  void complete(Batch& batch) const;
  void drop_failed(Batch& batch) const;

  const std::unique_ptr<Source> source_;
  const std::vector<int64_t> labels_;
  const TransformList transforms_;
  const PipelineSettings settings_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Batch>> waiting_;
  std::vector<std::thread> threads_;
  std::atomic<bool> stopped_{false};
};

}  // namespace pdecay::data
