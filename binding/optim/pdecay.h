// The optimizer for programs in C++: find_package(pdecay) gives the target pdecay::pdecay, and this header is
// what it has to offer. It needs ATen's Tensor alone; the other headers of the library are its inside, and
// change.
//
//   pdecay::api::Optimizer optimizer(parameters, {.lr = 1e-3, .step = "adam", .decay = "lp",
//                                            .options = {{"p", 0.8}, {"lambda", 1e-3}}});
//   loss.backward();
//   optimizer.step();
//   optimizer.zero_grad();
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace pdecay::api {

// A number, a switch, one of a choice's words, or several numbers such as betas.
using Value = std::variant<double, bool, std::string, std::vector<double>>;

enum class Exclude {
  vectors,  // parameters with fewer than two dimensions do not decay
  none,     // every parameter decays
};

struct Settings {
  double lr = 1e-3;                           // in [0, inf)
  std::string step = "adam";                  // the name of a step, as docs/optimizers.md lists them
  std::string decay = "none";                 // the name of a decay
  std::map<std::string, Value> options = {};  // of both rules, by the names in torch: "betas", "p", "lambda"
  bool maximize = false;
  bool cautious = false;
  Exclude exclude = Exclude::vectors;
};

// What a parameter holds after the last step.
struct Counts {
  std::int64_t weights;  // how many
  std::int64_t zeros;    // exactly zero
  std::int64_t below;    // of at most the optimizer's threshold, zeros included
  bool decayed;          // whether it decays
};

// Any step with any decay, in one pass over memory. Errors are std::invalid_argument with the option, what
// was expected and what came; nothing has changed then.
class Optimizer {
 public:
  Optimizer(std::vector<at::Tensor> params, const Settings& settings, double zero_threshold = 1e-8);
  ~Optimizer();
  Optimizer(Optimizer&&) noexcept;
  Optimizer& operator=(Optimizer&&) noexcept;

  // A further group; returns its number. The first is 0.
  std::size_t add_group(std::vector<at::Tensor> params, const Settings& settings);
  // From the next step on: "lr", "maximize", "cautious", "trust", "trust_coefficient", "trust_limit", or an
  // option of the group's rules. Settings::options takes those of `trust` too.
  void set(std::size_t group, const std::string& option, const Value& value);
  // Clips gradients within the step, by value and then by their global norm.
  void clip(double value = std::numeric_limits<double>::infinity(),
            double norm = std::numeric_limits<double>::infinity());

  // Steps every parameter that has a gradient, which is divided by grad_scale first.
  void step(double grad_scale = 1);
  void zero_grad(bool set_to_none = true);

  // Parameters are numbered in the order in which they were given.
  Counts counts(std::size_t param) const;
  // By torch's names ("exp_avg", "step"); empty before the first step. The tensors share the optimizer's
  // memory.
  std::vector<std::pair<std::string, at::Tensor>> state(std::size_t param) const;
  void set_state(std::size_t param, const std::vector<std::pair<std::string, at::Tensor>>& state);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace pdecay::api
