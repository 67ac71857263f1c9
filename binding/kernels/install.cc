#include <c10/util/Exception.h>
#include <torch/library.h>

#include <atomic>
#include <cstdlib>
#include <string_view>

#include "attention.h"
#include "convolution.h"
#include "gelu.h"
#include "kernels.h"
#include "lstm.h"
#include "matmul.h"
#include "max_pool2d.h"

namespace pdecay::kernels {
namespace {

// libtorch warns of every kernel that replaces another: here that is the purpose.
struct Silent : c10::WarningHandler {
  void process(const c10::Warning&) override {}
};

std::atomic<bool>& fast_kernels() {
  static std::atomic<bool> enabled = [] {
    const char* choice = std::getenv("PDECAY_FAST_KERNELS");
    return choice == nullptr || std::string_view(choice) != "0";
  }();
  return enabled;
}

}  // namespace

bool fast() { return fast_kernels().load(std::memory_order_relaxed); }
void set_fast(bool enabled) { fast_kernels().store(enabled, std::memory_order_relaxed); }

void install() {
  static const torch::Library* const library = [] {
    Silent silent;
    const c10::WarningUtils::WarningHandlerGuard guard(&silent);
    // Never destroyed: threads may compute until the process ends.
    auto* const made =
        new torch::Library(torch::Library::IMPL, "aten", c10::DispatchKey::CPU, __FILE__, __LINE__);
    made->impl("max_pool2d_with_indices", TORCH_FN(max_pool2d));
    made->impl("max_pool2d_with_indices_backward", TORCH_FN(max_pool2d_backward));
    made->impl("mkldnn_rnn_layer", TORCH_FN(mkldnn_rnn_layer));
    made->impl("mkldnn_rnn_layer_backward", TORCH_FN(mkldnn_rnn_layer_backward));
    made->impl("mkldnn_convolution", TORCH_FN(convolution));
    made->impl("convolution_backward", TORCH_FN(convolution_backward));
    made->impl("mm", TORCH_FN(mm));
    made->impl("addmm", TORCH_FN(addmm));
    made->impl("_scaled_dot_product_flash_attention_for_cpu", TORCH_FN(flash_attention));
    made->impl("_scaled_dot_product_flash_attention_for_cpu_backward", TORCH_FN(flash_attention_backward));
    made->impl("gelu", TORCH_FN(gelu));
    made->impl("gelu_backward", TORCH_FN(gelu_backward));
    return made;
  }();
  static_cast<void>(library);
}

}  // namespace pdecay::kernels
