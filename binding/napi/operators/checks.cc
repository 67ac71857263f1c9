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

// Each layer takes its weights from the list without looking where it ends.
void recurrent(const c10::FunctionSchema& schema, const Arguments& arguments) {
  const auto given = static_cast<int64_t>(named(schema, arguments, "params").toTensorVector().size());
  const int64_t layers = named(schema, arguments, "num_layers").toInt();
  const int64_t directions = named(schema, arguments, "bidirectional").toBool() ? 2 : 1;
  const int64_t each = named(schema, arguments, "has_biases").toBool() ? 4 : 2;
  if (layers < 1 || layers > given || given < layers * directions * each)
    throw Fault("ERR_ARGUMENT", "Expected " + std::to_string(each) + " tensors in params for each of " +
                                    std::to_string(layers) + " layers and " + std::to_string(directions) +
                                    " directions but received " + std::to_string(given));
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
