#include "rules.h"

#include <array>
#include <new>
#include <stdexcept>

#include "registry.h"

namespace pdecay {
namespace {

template <class R>
Rule rule_of() {
  static_assert(sizeof(typename R::template Coefs<double>) <= kCoefsBytes && sizeof(typename R::template Coefs<float>) <= kCoefsBytes);
  static_assert(std::size(R::kUses) == R::kVariants);
  return {&R::kInfo, [](int variant) { return R::kUses[variant]; },
          [](const double* o) -> const char* {
            if constexpr (requires { R::complain(o); }) return R::complain(o);
            return nullptr;
          },
          [](bool fp64, const double* o, const Moment& at, void* out) {
            if (fp64)
              new (out) typename R::template Coefs<double>(R::template coefs<double>(o, at));
            else
              new (out) typename R::template Coefs<float>(R::template coefs<float>(o, at));
          }};
}

template <class... R>
auto step_table(RuleList<R...>) {
  return std::array{StepRule{rule_of<R>(), &R::variant}...};
}

template <class R>
DecayRule decay_of() {
  double (*mean_rate)(const double*) = nullptr;
  if constexpr (requires { R::kMean; }) mean_rate = &R::mean_rate;
  return {rule_of<R>(), &R::variant, &R::identity,
          [](const double* o) {
            if constexpr (requires { R::absorbs(o); }) return R::absorbs(o);
            return false;
          },
          mean_rate};
}
template <class... R>
auto decay_table(RuleList<R...>) {
  return std::array{decay_of<R>()...};
}

template <class Table>
int find(const Table& rules, std::string_view name, const char* what) {
  std::string names;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].info->name == name) return static_cast<int>(i);
    names += (i ? ", " : "") + std::string(rules[i].info->name);
  }
  throw std::invalid_argument("Expected one of " + names + " for " + what + " but received " + std::string(name));
}

std::string quoted(std::string_view s) {
  std::string r = "\"";
  for (char c : s) {
    if (c == '"' || c == '\\') r += '\\';
    r += c;
  }
  return r + '"';
}

std::string json(const Option& o) {
  constexpr const char* kinds[] = {"number", "integer", "boolean", "enum", "numbers"};
  std::string r = "{\"name\":" + quoted(o.name) + ",\"torch\":" + quoted(o.torch) + ",\"kind\":\"" + kinds[static_cast<int>(o.kind)] + '"';
  if (o.kind == Kind::choice) {
    r += ",\"values\":[\"";
    for (char c : o.range) r += c == '|' ? std::string("\",\"") : std::string(1, c);
    r += "\"]";
  } else {
    r += ",\"range\":" + quoted(o.range);
  }
  r += ",\"default\":" + std::string(o.initial) + ",\"length\":" + std::to_string(o.length) +
       ",\"variable\":" + (o.variable ? "true" : "false") + ",\"schedule\":" + (o.scheduled ? "true" : "false") + ",\"doc\":" + quoted(o.doc) + '}';
  return r;
}

std::string json(const Info& info) {
  std::string r = "{\"name\":" + quoted(info.name) + ",\"doc\":" + quoted(info.doc) + ",\"formula\":" + quoted(info.formula) +
                  ",\"source\":" + quoted(info.source) + ",\"state\":[";
  for (const StateSlot& s : info.state)
    r += std::string(&s == info.state.data() ? "" : ",") + "{\"name\":" + quoted(s.name) + ",\"when\":" + quoted(s.when) +
         ",\"scalar\":" + (s.scalar ? "true" : "false") + '}';
  r += "],\"options\":[";
  for (const Option& o : info.options) r += (&o == info.options.data() ? "" : ",") + json(o);
  return r + "]}";
}

template <class Table>
std::string json_list(const Table& rules) {
  std::string r = "[";
  for (const auto& rule : rules) r += (&rule == &rules[0] ? "" : ",") + json(*rule.info);
  return r + "]";
}

}  // namespace

std::span<const StepRule> step_rules() {
  static const auto table = step_table(Steps{});
  return table;
}
std::span<const DecayRule> decay_rules() {
  static const auto table = decay_table(Decays{});
  return table;
}
int find_step(std::string_view name) { return find(step_rules(), name, "step"); }
int find_decay(std::string_view name) { return find(decay_rules(), name, "decay"); }

int option_count(const Info& info) {
  int n = 0;
  for (const Option& o : info.options) n += o.length;
  return n;
}
int option_offset(const Info& info, std::string_view name) {
  int n = 0;
  for (const Option& o : info.options) {
    if (o.name == name) return n;
    n += o.length;
  }
  return -1;
}

std::string registry_json() { return "{\"steps\":" + json_list(step_rules()) + ",\"decays\":" + json_list(decay_rules()) + "}"; }

}  // namespace pdecay
