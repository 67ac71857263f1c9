#include <c10/util/Exception.h>
#include <torch/library.h>

#include "kernels.h"
#include "max_pool2d.h"

namespace pdecay::kernels {
namespace {

// libtorch warns of every kernel that replaces another: here that is the purpose.
struct Silent : c10::WarningHandler {
  void process(const c10::Warning&) override {}
};

}  // namespace

void install() {
  static const torch::Library* const library = [] {
    Silent silent;
    const c10::WarningUtils::WarningHandlerGuard guard(&silent);
    // Never destroyed: threads may compute until the process ends.
    auto* const made =
        new torch::Library(torch::Library::IMPL, "aten", c10::DispatchKey::CPU, __FILE__, __LINE__);
    made->impl("max_pool2d_with_indices", TORCH_FN(max_pool2d));
    made->impl("max_pool2d_with_indices_backward", TORCH_FN(max_pool2d_backward));
    return made;
  }();
  static_cast<void>(library);
}

}  // namespace pdecay::kernels
