// libpdecay.so for torch: torch.classes.pdecay.Optimizer and torch.ops.pdecay.registry, from Python and C++
// alike.
#include <torch/custom_class.h>
#include <torch/library.h>

#include "cpu/kernels.h"
#include "engine/optimizer.h"

namespace pdecay {
namespace {

struct TorchOptimizer : torch::CustomClassHolder {
  Optimizer engine;
  explicit TorchOptimizer(double zero_threshold) : engine(zero_threshold) {}
};

std::vector<bool> as_bools(const c10::List<bool>& list) { return {list.begin(), list.end()}; }

State as_state(const c10::Dict<std::string, at::Tensor>& dict) {
  State state;
  for (const auto& item : dict) state.emplace_back(item.key(), item.value());
  return state;
}

StateDtype state_dtype(const std::string& name) {
  if (name == "same") return StateDtype::same;
  if (name == "bfloat16") return StateDtype::bfloat16;
  if (name == "float32") return StateDtype::float32;
  if (name == "int8") return StateDtype::int8;
  throw std::invalid_argument("Expected same, float32, bfloat16 or int8 for the state's dtype but received " +
                              name);
}

}  // namespace

TORCH_LIBRARY(pdecay, m) {
  m.def("registry() -> str", []() { return registry_json(); });
  m.def("cpu_capability() -> str", []() { return std::string(cpu_kernels().name); });
  using Self = c10::intrusive_ptr<TorchOptimizer>;
  m.class_<TorchOptimizer>("Optimizer")
      .def(torch::init<double>())
      .def("add_group",
           [](const Self& self, const std::string& step, const std::string& decay,
              std::vector<at::Tensor> params, const c10::List<bool>& decayed,
              const std::vector<double>& values, const std::string& state, bool master, bool stochastic,
              std::int64_t seed) {
             return self->engine.add_group(
                 step, decay, std::move(params), as_bools(decayed), values,
                 {state_dtype(state), master, stochastic, static_cast<std::uint32_t>(seed)});
           })
      .def("step", [](const Self& self, const std::vector<double>& values, double grad_scale,
                      bool found_inf) { return self->engine.step(values, {grad_scale, found_inf}); })
      // The same with numbers that a device knows, and that nobody waits for.
      .def("step_scaled",
           [](const Self& self, const std::vector<double>& values,
              const std::optional<at::Tensor>& grad_scale, const std::optional<at::Tensor>& found_inf) {
             GradientScaling scaling;
             if (grad_scale) scaling.scale_there = *grad_scale;
             if (found_inf) scaling.found_inf_there = *found_inf;
             return self->engine.step(values, scaling);
           })
      .def("set_values",
           [](const Self& self, const std::vector<double>& values) { self->engine.set_values(values); })
      .def("has_non_finite_gradient", [](const Self& self) { return self->engine.has_non_finite_gradient(); })
      .def("clip", [](const Self& self, double value, double norm) { self->engine.clip(value, norm); })
      .def("zero_starts", [](const Self& self) { return self->engine.take_zero_starts(); })
      .def("counts",
           [](const Self& self, std::int64_t index) {
             const Counts c = self->engine.counts(static_cast<std::size_t>(index));
             return std::vector<std::int64_t>{c.numel, c.zeros, c.below, c.decayed};
           })
      .def("histogram",
           [](const Self& self, std::int64_t index) {
             const auto counts = self->engine.histogram(static_cast<std::size_t>(index));
             return std::vector<std::int64_t>(counts.begin(), counts.end());
           })
      .def("state",
           [](const Self& self, std::int64_t index) {
             c10::Dict<std::string, at::Tensor> state;
             for (auto& [name, tensor] : self->engine.state(static_cast<std::size_t>(index)))
               state.insert(name, tensor);
             return state;
           })
      .def("set_averaged", [](const Self& self, bool averaged,
                              bool weights) { self->engine.set_averaged(averaged, weights); })
      // Refuses what set_state would refuse, and changes nothing.
      .def("check_state",
           [](const Self& self, std::int64_t index, const c10::Dict<std::string, at::Tensor>& state) {
             self->engine.check_state(static_cast<std::size_t>(index), as_state(state));
           })
      .def("set_state",
           [](const Self& self, std::int64_t index, const c10::Dict<std::string, at::Tensor>& state) {
             self->engine.set_state(static_cast<std::size_t>(index), as_state(state));
           });
}

}  // namespace pdecay
