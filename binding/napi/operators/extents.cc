#include "extents.h"

#include <ATen/EmptyTensor.h>

namespace pdecay::napi {

Extents::Extents(const Op& op, const std::vector<c10::IValue>& arguments) {
  if (!op.resizes) return;
  for (size_t i = 0; i < op.parameters.size(); ++i) {
    if (!op.parameters[i].written) continue;
    if (arguments[i].isTensor()) {
      note(arguments[i].toTensor());
    } else if (arguments[i].isTensorList()) {
      for (const at::Tensor& each : arguments[i].toTensorVector()) note(each);
    }
  }
}

void Extents::note(const at::Tensor& tensor) {
  if (!tensor.defined() || tensor.layout() != c10::kStrided || !tensor.has_storage()) return;
  all_.push_back({tensor, tensor.sizes().vec(), tensor.strides().vec(), tensor.storage_offset()});
}

void Extents::restore() const noexcept {
  for (const auto& [tensor, sizes, strides, offset] : all_) {
    try {
      const size_t needed = at::detail::computeStorageNbytes(tensor.sizes(), tensor.strides(),
                                                             tensor.element_size(), tensor.storage_offset());
      if (needed <= tensor.storage().nbytes()) continue;
    } catch (...) {  // a product beyond 64 bits
    }
    try {
      tensor.unsafeGetTensorImpl()->set_sizes_and_strides(sizes, strides, offset);
    } catch (...) {
    }
  }
}

}  // namespace pdecay::napi
