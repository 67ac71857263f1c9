// The sizes of what an operator may resize, as they were before it.
//
// One that failed may have left sizes that the memory is too small for: libtorch sets the sizes first, and
// then finds no memory, or memory that must not grow.
//
// One that did its work may have changed a leaf that a graph has saved: libtorch counts no new version for
// `set_data` and `resize_`, and backward kernels would read beyond the new memory.
#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>

#include <vector>

#include "ops.h"

namespace pdecay::napi {

class Extents {
 public:
  // Notes the sizes of what `op` may resize.
  Extents(const Op& op, const std::vector<c10::IValue>& arguments);
  // Gives back the noted sizes to tensors that reach beyond their memory.
  void restore() const noexcept;
  // Counts a new version of tensors whose memory is not as it was: a backward pass that saved one refuses it.
  void count_changes() const;

 private:
  struct Extent {
    at::Tensor tensor;
    bool dense;
    std::vector<int64_t> sizes, strides;
    int64_t offset;
    c10::ScalarType type;
    c10::Device device;
    uint32_t version;
  };
  void note(const at::Tensor& tensor);

  std::vector<Extent> all_;
};

}  // namespace pdecay::napi
