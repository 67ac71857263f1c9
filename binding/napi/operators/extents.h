// What an operator that failed may have left of the tensors it writes into: sizes that their memory is too
// small for. libtorch sets the sizes first, and then finds no memory, or memory that must not grow.
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

 private:
  struct Extent {
    at::Tensor tensor;
    std::vector<int64_t> sizes, strides;
    int64_t offset;
  };
  void note(const at::Tensor& tensor);

  std::vector<Extent> all_;
};

}  // namespace pdecay::napi
