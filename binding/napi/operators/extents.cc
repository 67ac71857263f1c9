#include "extents.h"

#include <ATen/EmptyTensor.h>

namespace pdecay::napi {
namespace {

bool is_dense(const at::Tensor& tensor) {
  return tensor.layout() == c10::kStrided && tensor.has_storage() && !tensor.is_nested();
}

uint32_t version_of(const at::Tensor& tensor) { return tensor.is_inference() ? 0 : tensor._version(); }

}  // namespace

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
  if (!tensor.defined()) return;
  const bool dense = is_dense(tensor);
  all_.push_back({tensor, dense, dense ? tensor.sizes().vec() : std::vector<int64_t>(),
                  dense ? tensor.strides().vec() : std::vector<int64_t>(),
                  dense ? tensor.storage_offset() : 0, tensor.scalar_type(), tensor.device(),
                  version_of(tensor)});
}

void Extents::count_changes() const {
  for (const Extent& before : all_) {
    const at::Tensor& tensor = before.tensor;
    if (tensor.is_inference() || version_of(tensor) != before.version) continue;
    const bool same = before.dense && is_dense(tensor) && tensor.sizes() == before.sizes &&
                      tensor.strides() == before.strides && tensor.storage_offset() == before.offset &&
                      tensor.scalar_type() == before.type && tensor.device() == before.device;
    if (!same) tensor.unsafeGetTensorImpl()->bump_version();
  }
}

void Extents::restore() const noexcept {
  for (const Extent& before : all_) {
    const at::Tensor& tensor = before.tensor;
    if (!before.dense) continue;
    try {
      const size_t needed = at::detail::computeStorageNbytes(tensor.sizes(), tensor.strides(),
                                                             tensor.element_size(), tensor.storage_offset());
      if (needed <= tensor.storage().nbytes()) continue;
    } catch (...) {  // a product beyond 64 bits
    }
    try {
      tensor.unsafeGetTensorImpl()->set_sizes_and_strides(before.sizes, before.strides, before.offset);
    } catch (...) {
    }
  }
}

}  // namespace pdecay::napi
