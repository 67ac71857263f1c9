// What a rule has to keep to, checked while it is compiled: each limit says its sentence, and the compiler
// names the rule beside it.
#pragma once

#include <cstddef>
#include <string_view>

#include "code.h"
#include "layout.h"
#include "rule.h"

namespace pdecay::check {

consteval int tensors(const Info& info) {
  int n = 0;
  for (const StateSlot& s : info.state) n += !s.scalar && !s.factor;
  return n;
}
consteval int scalars(const Info& info) {
  int n = 0;
  for (const StateSlot& s : info.state) n += s.scalar;
  return n;
}
consteval int factors(const Info& info) {
  return static_cast<int>(info.state.size()) - tensors(info) - scalars(info);
}

// Takes the next of the names in a text, "beta1, beta2, eps".
constexpr std::string_view next(std::string_view& names) {
  const std::size_t end = names.find(',');
  const std::string_view name = names.substr(0, end);
  names.remove_prefix(end == names.npos ? names.size() : names.find_first_not_of(" \n", end + 1));
  return name;
}

// Whether the names under which `coefs` reads the options are torch's, in the table's order. A list of three
// `betas` has beta1, beta2 and beta3.
consteval bool in_order(const Info& info, std::string_view names) {
  for (const Option& o : info.options) {
    if (o.length == 1) {
      if (next(names) != o.torch) return false;
      continue;
    }
    std::string_view stem = o.torch;
    if (stem.ends_with('s')) stem.remove_suffix(1);
    for (int k = 0; k < o.length; ++k) {
      const std::string_view name = next(names);
      if (!name.starts_with(stem) || name.size() != stem.size() + 1 || name.back() != '1' + k) return false;
    }
  }
  return names.empty();
}

template <class Rule>
consteval std::string_view option_names() {
  if constexpr (requires { Rule::kOptionNames; }) return Rule::kOptionNames;
  return "";
}

// Whether each state tensor starts at 0 that `codes` names: zeros are what codes begin with.
consteval bool start_at_zero(const Info& info, unsigned codes) {
  unsigned slot = 0;
  for (const StateSlot& s : info.state)
    if (!s.scalar && !s.factor && (codes >> slot++ & 1) && !s.initial.empty()) return false;
  return true;
}

// Whether each slot's `when` is an option.
consteval bool known_conditions(const Info& info) {
  for (const StateSlot& s : info.state) {
    bool known = s.when.empty();
    for (const Option& o : info.options) known = known || o.name == s.when;
    if (!known) return false;
  }
  return true;
}

template <class Rule>
consteval bool uses_known_slots() {
  for (const unsigned uses : Rule::kUses)
    if (uses >> tensors(Rule::kInfo)) return false;
  return true;
}

template <class Rule>
struct Any {
  static constexpr const Info& kInfo = Rule::kInfo;
  static_assert(sizeof(Rule::kUses) / sizeof(unsigned) == Rule::kVariants,
                "A rule's kUses must have one entry for each of its kVariants.");
  static_assert(uses_known_slots<Rule>(), "A rule's kUses must name no state tensor that kState lacks.");
  static_assert(known_conditions(kInfo),
                "A state slot's `when` must be the name of one of the rule's options.");
  static_assert(in_order(kInfo, option_names<Rule>()),
                "A rule's PDECAY_OPTIONS must list the torch names of kOptions in its order, and a list of n "
                "numbers as n names that end in 1 to n.");
  static_assert(sizeof(typename Rule::template Coefs<double>) <= kCoefsBytes &&
                    sizeof(typename Rule::template Coefs<float>) <= kCoefsBytes,
                "A rule's Coefs must fit into kCoefsBytes (256 bytes), in float and in double.");
  static_assert(kCoefsBytes == 256, "The sentence above gives the limit.");
};

template <class Rule>
struct Step : Any<Rule> {
  static_assert((signed_codes<Rule>() & unsigned_codes<Rule>()) == 0 &&
                    (signed_codes<Rule>() | unsigned_codes<Rule>()) >> tensors(Rule::kInfo) == 0,
                "A step's kSignedCodes and kUnsignedCodes must name state tensors of kState, each once.");
  static_assert(start_at_zero(Rule::kInfo, signed_codes<Rule>() | unsigned_codes<Rule>()),
                "A step's kSignedCodes and kUnsignedCodes must name state tensors that start at 0.");
  static_assert(kStepSlots == 3 && kScalars == 2, "The sentences below give the limits.");
  static_assert(tensors(Rule::kInfo) <= kStepSlots,
                "A step may keep at most 3 state tensors (kStepSlots in rules/layout.h).");
  static_assert(scalars(Rule::kInfo) <= kScalars,
                "A step may keep at most 2 state numbers (kScalars in rules/layout.h).");
  static_assert(kFactors == 5, "The sentence below gives the limit.");
  static_assert(factors(Rule::kInfo) <= kFactors,
                "A step may keep at most 5 factors (kFactors in rules/layout.h).");
  static_assert(
      factors(Rule::kInfo) == 0 || requires { &Rule::direct, &Rule::factor_sizes; },
      "A step that keeps factors must have `direct`, which alone uses them, and `factor_sizes`.");
  static_assert(
      scalars(Rule::kInfo) == 0 || !requires { &Rule::direct; },
      "A step with `direct` may keep no state number: its coefficients are made twice a step.");
  static_assert(
      Rule::kUses[0] == 0 || !requires { &Rule::direct; },
      "A step with `direct` may use no state in variant 0, which steps along the direction.");
  static constexpr bool kHolds = true;
};

template <class Rule>
struct Decay : Any<Rule> {
  static constexpr bool kMean = requires { Rule::kMean; };
  static constexpr bool kReduces = requires { Rule::kReduces; };
  static_assert(kDecaySlots == 1, "The sentence below gives the limit.");
  static_assert(tensors(Rule::kInfo) <= kDecaySlots,
                "A decay may keep at most 1 state tensor (kDecaySlots in rules/layout.h).");
  static_assert(factors(Rule::kInfo) == 0, "A decay may keep no factor: only a step has `direct`.");
  static_assert(kDecayScalars == 5, "The sentence below gives the limit.");
  static_assert(scalars(Rule::kInfo) <= (kReduces ? kDecayScalars
                                         : kMean  ? 1
                                                  : 0),
                "A decay may keep no state number but a running mean of |w|, which kMean asks for, or, with "
                "kReduces, at most 5 (kDecayScalars in rules/layout.h).");
  static_assert(!kReduces || (Rule::kVariants == 1 && tensors(Rule::kInfo) == 0 && !kMean),
                "A decay with kReduces has one variant, and keeps neither a state tensor nor a mean.");
  static constexpr bool kHolds = true;
};

}  // namespace pdecay::check
