// The registry at run time: what the engine needs of each rule, with its type gone.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "direction.h"
#include "layout.h"
#include "reduce.h"
#include "rule.h"

namespace pdecay {

struct Rule {
  const Info* info;
  int variants;
  unsigned (*uses)(int variant);
  const char* (*complain)(
      const double* options);  // what is wrong with options that are each in range, or null
  void (*coefs)(bool fp64, const double* options, const Context&, void* out);
};

struct StepRule : Rule {
  int (*variant)(const double* options);
  // Of a step with a tensor-level half, else null: see direction.h. The variant is that of `gather`.
  void (*direct)(std::span<const Direction>, const double* options) = nullptr;
  // What is wrong with a parameter of these sizes, or null; null where the step takes any.
  const char* (*unfit)(std::span<const std::int64_t> sizes, const double* options) = nullptr;
  // The sizes of the factor at a place among its factors, see StateSlot::factor. Null where it has none.
  FactorSizes (*factor_sizes)(std::size_t factor, std::span<const std::int64_t> sizes,
                              const double* options) = nullptr;
  bool awaits = false;  // whether `direct` waits for the device, so that no graph can capture it
  bool sparse = false;  // whether it steps only the elements that a sparse gradient has
  unsigned signed_codes = 0, unsigned_codes = 0;  // see code.h
  bool moves_alike = true;                        // see reduce.h
  bool settles = false;                           // whether it is told what a decay has made of the weight
  // From the weights that it trains to those that it means to be used, and back: w + (z - w) * number, with z
  // its first state tensor. Null where they are the same.
  double (*to_average)(const double* options) = nullptr;
  double (*from_average)(const double* options) = nullptr;
};

struct DecayRule : Rule {
  int (*variant)(const double* options, const Context&);
  bool (*identity)(const double* options, const Context&);  // whether it changes nothing at all
  bool (*absorbs)(const double* options);                   // whether a weight of 0 can never leave 0
  bool on_gradient = false;                                 // whether it changes the gradient, not the weight
  // How fast its mean of |w| follows, 0 where its options ask for none; null if it never keeps one.
  double (*mean_rate)(const double* options) = nullptr;
  // Of a decay that reduces: over what, and what becomes of each extent's weights. Null for others.
  Extent (*extent)(const double* options) = nullptr;
  Blend (*blend)(const double* options, const Context&) = nullptr;
};

std::span<const StepRule> step_rules();
std::span<const DecayRule> decay_rules();
// By name; throws std::invalid_argument with the names that there are.
int find_step(std::string_view name);
int find_decay(std::string_view name);
// Whether a rule's options ask for a state slot.
bool is_kept(const Info&, const StateSlot&, const double* options);
// How many numbers a rule's options travel as.
int option_count(const Info&);
// Where an option's first number lies among them; -1 if there is none.
int option_offset(const Info&, std::string_view name);
// Both lists as JSON, for the generators.
std::string registry_json();

}  // namespace pdecay
