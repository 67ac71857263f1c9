#include "program.h"

namespace pdecay {

extern const char* const kKernelText;  // made by embed.cmake

KernelTypes types_of(Kernel kernel, const KernelTypes& t) {
  KernelTypes only;
  switch (kernel) {
    case Kernel::prepare:
    case Kernel::conclude:
      only.step = t.step;
      only.decay = t.decay;
      only.fp64 = t.fp64;
      return only;
    case Kernel::measure:
      only.gradient = t.gradient;
      return only;
    case Kernel::survey:
    case Kernel::step:
      return t;
  }
  return t;
}

std::string kernel_source(Kernel kernel, const KernelTypes& t) {
  constexpr const char* names[] = {"float", "double", "BF16", "F16"};
  const auto name = [&](Dtype dtype) { return std::string(names[static_cast<int>(dtype)]); };
  const std::string step = "RuleAt<Steps, " + std::to_string(t.step) + ">",
                    decay = "RuleAt<Decays, " + std::to_string(t.decay) + ">",
                    computed = t.fp64 ? "double" : "float",
                    making = "<Making<" + step + ", " + decay + ", " + computed + ">>";
  std::string block;
  switch (kernel) {
    case Kernel::prepare:
      block = "prepare_block" + making;
      break;
    case Kernel::conclude:
      block = "conclude_block" + making;
      break;
    case Kernel::measure:
      block = "measure_block<" + name(t.gradient) + ">";
      break;
    case Kernel::survey:
    case Kernel::step:
      block = std::string(kernel == Kernel::step ? "step" : "survey") + "_block<Pair<" + step + ", " +
              std::to_string(t.step_variant) + ", " + decay + ", " + std::to_string(t.decay_variant) + ", " +
              computed + ", " + name(t.weights) + ", " + name(t.gradient) + ", " + name(t.state) + ", " +
              name(t.low) + (t.coded ? ", true>>" : ", false>>");
      break;
  }
  return std::string(kKernelText) +
         "\nusing namespace pdecay;\nextern \"C\" __global__ void __launch_bounds__(kThreads) " +
         kKernelName + "(Work work) { " + block + "(work); }\n";
}

}  // namespace pdecay
