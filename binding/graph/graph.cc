#include "graph.h"

#include <ATen/cuda/CUDAGraph.h>

namespace {

using pdecay::CaptureMode;

class Capture final : public pdecay::Graph {
 public:
  void begin(Graph* beside, CaptureMode mode) override {
    const auto* other = static_cast<Capture*>(beside);
    graph_.capture_begin(other ? other->pool_ : at::MempoolId_t{0, 0}, mode_of(mode));
    pool_ = graph_.pool();
  }
  void end() override { graph_.capture_end(); }
  void replay() override { graph_.replay(); }
  void reset() override { graph_.reset(); }

 private:
  static cudaStreamCaptureMode mode_of(CaptureMode mode) {
    if (mode == CaptureMode::kThreadLocal) return cudaStreamCaptureModeThreadLocal;
    return mode == CaptureMode::kRelaxed ? cudaStreamCaptureModeRelaxed : cudaStreamCaptureModeGlobal;
  }

  at::cuda::CUDAGraph graph_;
  at::MempoolId_t pool_{0, 0};
};

}  // namespace

extern "C" C10_EXPORT pdecay::Graph* pdecay_make_graph() { return new Capture; }
