// In place of cuda/, in a build without it: no parameter is its own, and the engine's message names the
// places that there are.
#include "backend.h"

namespace pdecay {
namespace {

class Absent final : public Backend {
 public:
  const char* place() const override { return "a CUDA device (which this build leaves out)"; }
  bool holds(const at::Tensor&) const override { return false; }
  bool immediate() const override { return false; }
  void begin(const StepRequest&, std::span<Item* const>, const GradientScaling&) override {}
  std::vector<at::Tensor> measure(const StepRequest&) override { return {}; }
  void scale(const StepRequest&, const GradientScaling&, const at::Tensor&) override {}
  void run(const StepRequest&, int) override {}
  void end(const StepRequest&) override {}
};

}  // namespace

std::unique_ptr<Backend> make_cuda_backend() { return std::make_unique<Absent>(); }

}  // namespace pdecay
