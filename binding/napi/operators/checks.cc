#include "checks.h"

#include <algorithm>
#include <unordered_map>

#include "napi/env/guard.h"

namespace pdecay::napi {
namespace {

using Arguments = std::vector<c10::IValue>;

// None where the overload has no such parameter.
c10::IValue named(const c10::FunctionSchema& schema, const Arguments& arguments, const char* name) {
  const auto index = schema.argumentIndexWithName(name);
  return index ? arguments.at(static_cast<size_t>(*index)) : c10::IValue();
}

std::string listed(at::IntArrayRef sizes) {
  std::string words;
  for (const int64_t size : sizes) words += (words.empty() ? "" : ", ") + std::to_string(size);
  return words;
}

[[noreturn]] void refuse_shape(const char* name, const std::string& expected, const at::Tensor& given) {
  throw Fault("ERR_ARGUMENT", "Expected shape [" + expected + "] for " + name + " but received [" +
                                  listed(given.sizes()) + "]");
}

void expect_shape(const char* name, const at::Tensor& given, at::IntArrayRef expected) {
  if (given.sizes() != expected) refuse_shape(name, listed(expected), given);
}

// The layers read as many states and weights as the input and the sizes promise, without looking at their
// shapes: a state of another batch size is read past its end.
void recurrent(const c10::FunctionSchema& schema, const Arguments& arguments) {
  const std::vector<at::Tensor> params = named(schema, arguments, "params").toTensorVector();
  const auto given = static_cast<int64_t>(params.size());
  const int64_t layers = named(schema, arguments, "num_layers").toInt();
  const int64_t directions = named(schema, arguments, "bidirectional").toBool() ? 2 : 1;
  const bool biases = named(schema, arguments, "has_biases").toBool();
  const int64_t each = biases ? 4 : 2;
  if (layers < 1 || layers > given || given < layers * directions * each)
    throw Fault("ERR_ARGUMENT", "Expected " + std::to_string(each) + " tensors in params for each of " +
                                    std::to_string(layers) + " layers and " + std::to_string(directions) +
                                    " directions but received " + std::to_string(given));
  const c10::IValue packed = named(schema, arguments, "batch_sizes"), hx = named(schema, arguments, "hx");
  const at::Tensor input = named(schema, arguments, packed.isTensor() ? "data" : "input").toTensor();
  const int64_t dimensions = packed.isTensor() ? 2 : 3;
  if (input.dim() != dimensions)
    refuse_shape(packed.isTensor() ? "data" : "input",
                 packed.isTensor() ? "steps, features" : "steps, batch, features", input);
  int64_t batch = 0;
  if (packed.isTensor()) {
    const at::Tensor sizes = packed.toTensor();
    if (sizes.dim() != 1 || sizes.numel() == 0 || sizes.scalar_type() != at::kLong || !sizes.is_cpu())
      throw Fault("ERR_ARGUMENT", "Expected an int64 vector on the CPU for batch_sizes");
    batch = sizes.const_data_ptr<int64_t>()[0];
  } else {
    batch = input.size(named(schema, arguments, "batch_first").toBool() ? 0 : 1);
  }
  const std::vector<at::Tensor> states =
      hx.isTensor() ? std::vector<at::Tensor>{hx.toTensor()} : hx.toTensorVector();
  const bool lstm = !hx.isTensor();
  if (states.size() != (lstm ? 2u : 1u))
    throw Fault("ERR_ARGUMENT", "Expected two tensors in hx but received " + std::to_string(states.size()));
  const int64_t projected = lstm && given == layers * directions * (each + 1) ? 1 : 0;
  const int64_t gates = lstm ? 4 : schema.name() == "aten::gru" ? 3 : 1;
  const int64_t hidden = states.back().dim() == 3 ? states.back().size(2) : -1;
  const int64_t out = states.front().dim() == 3 ? states.front().size(2) : -1;
  expect_shape("hx", states.front(), {layers * directions, batch, out});
  if (lstm) expect_shape("hx", states.back(), {layers * directions, batch, projected ? hidden : out});
  for (int64_t at = 0; at < layers * directions; ++at) {
    const at::Tensor* weights = &params[static_cast<size_t>(at * (each + projected))];
    const int64_t in = at < directions ? input.size(-1) : out * directions;
    expect_shape("params", weights[0], {gates * hidden, in});
    expect_shape("params", weights[1], {gates * hidden, out});
    if (biases) {
      expect_shape("params", weights[2], {gates * hidden});
      expect_shape("params", weights[3], {gates * hidden});
    }
    if (projected) expect_shape("params", weights[each], {out, hidden});
  }
}

void batch_norm(const c10::FunctionSchema& schema, const Arguments& arguments) {
  if (named(schema, arguments, "training").toBool()) return;
  for (const char* name : {"running_mean", "running_var"}) {
    const c10::IValue value = named(schema, arguments, name);
    if (!value.isTensor() || !value.toTensor().defined())
      throw Fault("ERR_ARGUMENT", std::string("Expected Tensor for ") + name + " where training is false");
  }
}

// A step that an integer dtype rounds to zero: the meta device divides by it.
void arange(const c10::FunctionSchema& schema, const Arguments& arguments) {
  const c10::IValue step_given = named(schema, arguments, "step");
  const c10::IValue dtype = named(schema, arguments, "dtype"), out = named(schema, arguments, "out");
  if (step_given.isNone()) return;
  const auto is_integral = [](c10::ScalarType type) { return c10::isIntegralType(type, true); };
  if (!(out.isTensor() ? is_integral(out.toTensor().scalar_type())
                       : !dtype.isNone() && is_integral(dtype.toScalarType())))
    return;
  const double step = step_given.toScalar().to<double>();
  if (step != 0 && step > -1 && step < 1)
    throw Fault("ERR_RANGE",
                "Expected step of at least 1 for an integer dtype but received " + std::to_string(step));
}

}  // namespace

Check check_of(const std::string& name) {
  static const std::unordered_map<std::string, Check> checks = {
      {"aten::arange", arange},      {"aten::lstm", recurrent},     {"aten::gru", recurrent},
      {"aten::rnn_tanh", recurrent}, {"aten::rnn_relu", recurrent}, {"aten::native_batch_norm", batch_norm}};
  const auto found = checks.find(name);
  return found == checks.end() ? nullptr : found->second;
}

}  // namespace pdecay::napi
