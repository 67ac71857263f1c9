#include "program.h"

namespace pdecay {

extern const char* const kKernelText;  // made by embed.cmake

std::string kernel_source(const KernelTypes& t) {
  constexpr const char* names[] = {"float", "double", "BF16", "F16"};
  const auto name = [&](Dtype dtype) { return std::string(names[static_cast<int>(dtype)]); };
  std::string source = kKernelText;
  source += "\nusing namespace pdecay;\nextern \"C\" __global__ void __launch_bounds__(kThreads) ";
  source += kKernelName;
  source += "(const DeviceParam* params, const Chunk* chunks) {\n  run_block<Pair<RuleAt<Steps, ";
  source += std::to_string(t.step) + ">, " + std::to_string(t.step_variant) + ", RuleAt<Decays, " +
            std::to_string(t.decay) + ">, " + std::to_string(t.decay_variant) + ", " +
            (t.fp64 ? "double" : "float") + ", " + name(t.weights) + ", " + name(t.gradient) + ", " +
            name(t.state) + ", " + name(t.low) + ">>(params, chunks);\n}\n";
  return source;
}

}  // namespace pdecay
