#include "backend.h"

#include <ATen/ops/stack.h>

namespace pdecay {

// Where the tensor is, by libtorch's operators, in parts: there may be no room for a copy.
void Backend::count(const at::Tensor& tensor, std::span<const double> sizes, std::int64_t* counts) const {
  if (tensor.numel() == 0) return;
  for (const at::Tensor& part : tensor.as_strided({tensor.numel()}, {1}).split(std::int64_t{1} << 24)) {
    const at::Tensor size = part.abs().to(at::kDouble);
    std::vector<at::Tensor> found;
    for (const double bound : sizes)
      found.push_back((std::isnan(bound) ? size.isnan() : size.lt(bound).logical_not()).sum());
    const at::Tensor here = at::stack(found).cpu();
    for (std::size_t k = 0; k < sizes.size(); ++k) counts[k] += here.const_data_ptr<std::int64_t>()[k];
  }
}

}  // namespace pdecay
