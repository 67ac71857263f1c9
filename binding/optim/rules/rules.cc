#include "rules.h"

#include <array>
#include <new>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "code.h"
#include "registry.h"

namespace pdecay {
namespace {

template <class R>
Rule rule_of() {
  return {&R::kInfo, R::kVariants, [](int variant) { return R::kUses[variant]; },
          [](const double* o) -> const char* {
            if constexpr (requires { R::complain(o); }) return R::complain(o);
            return nullptr;
          },
          [](bool fp64, const double* o, const Context& at, void* out) {
            if (fp64)
              new (out) typename R::template Coefs<double>(R::template coefs<double>(o, at));
            else
              new (out) typename R::template Coefs<float>(R::template coefs<float>(o, at));
          }};
}

template <class R>
StepRule step_of() {
  StepRule rule{rule_of<R>(), &R::variant};
  rule.moves_alike = kMovesAlike<R>;
  rule.settles = kSettling<R>;
  rule.signed_codes = signed_codes<R>();
  rule.unsigned_codes = unsigned_codes<R>();
  if constexpr (requires { &R::direct; }) rule.direct = &R::direct;
  if constexpr (requires { &R::unfit; }) rule.unfit = &R::unfit;
  if constexpr (requires { &R::factor_sizes; }) rule.factor_sizes = &R::factor_sizes;
  constexpr bool kAwaits = requires { R::kAwaits; }, kSparse = requires { R::kSparse; };
  rule.awaits = kAwaits;
  rule.sparse = kSparse;
  if constexpr (requires { &R::to_average; }) {
    rule.to_average = &R::to_average;
    rule.from_average = &R::from_average;
  }
  return rule;
}
template <class... R>
auto step_table(RuleList<R...>) {
  return std::array{step_of<R>()...};
}

template <class R>
DecayRule decay_of() {
  constexpr bool kOnGradient = requires { R::kOnGradient; };
  DecayRule rule{rule_of<R>(), &R::variant, &R::identity, [](const double* o) {
                   if constexpr (requires { R::absorbs(o); }) return R::absorbs(o);
                   return false;
                 }};
  rule.on_gradient = kOnGradient;
  if constexpr (requires { R::kMean; }) rule.mean_rate = &R::mean_rate;
  if constexpr (requires { R::kReduces; }) {
    rule.extent = &R::sums_over;
    rule.blend = &R::blend;
  }
  return rule;
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
  throw std::invalid_argument("Expected one of " + names + " for " + what + " but received " +
                              std::string(name));
}

void quote(std::ostream& out, std::string_view s) {
  out << '"';
  for (char c : s) {
    if (c == '\n')
      out << "\\n";
    else
      out << (c == '"' || c == '\\' ? "\\" : "") << c;
  }
  out << '"';
}

// One object: its fields' names and values, in turn.
struct Object {
  std::ostream& out;
  bool first = true;
  explicit Object(std::ostream& stream) : out(stream) { out << '{'; }
  ~Object() { out << '}'; }
  std::ostream& name(const char* key) {
    out << (first ? "" : ",") << '"' << key << "\":";
    first = false;
    return out;
  }
  void text(const char* key, std::string_view value) { quote(name(key), value); }
};

template <class List, class Write>
void list(std::ostream& out, const List& items, Write&& write) {
  const char* comma = "";
  out << '[';
  for (const auto& item : items) {
    out << std::exchange(comma, ",");
    write(item);
  }
  out << ']';
}

std::vector<std::string_view> words(std::string_view s) {
  std::vector<std::string_view> r;
  for (std::size_t at = 0; at <= s.size();) {
    const std::size_t end = std::min(s.find('|', at), s.size());
    r.push_back(s.substr(at, end - at));
    at = end + 1;
  }
  return r;
}

void write(std::ostream& out, const Option& o) {
  constexpr const char* kinds[] = {"number", "integer", "boolean", "enum", "numbers"};
  Object json(out);
  json.text("name", o.name);
  json.text("torch", o.torch);
  json.text("kind", kinds[static_cast<int>(o.kind)]);
  if (o.kind == Kind::choice)
    list(json.name("values"), words(o.range), [&](std::string_view word) { quote(out, word); });
  else
    json.text("range", o.range);
  json.name("default") << o.initial;
  json.name("length") << o.length;
  json.name("variable") << (o.variable ? "true" : "false");
  json.name("none") << (o.none ? "true" : "false");
  json.name("schedule") << (o.scheduled ? "true" : "false");
  json.text("doc", o.doc);
}

void write(std::ostream& out, const StateSlot& s) {
  Object json(out);
  json.text("name", s.name);
  json.text("when", s.when);
  json.name("scalar") << (s.scalar ? "true" : "false");
  json.name("factor") << (s.factor ? "true" : "false");
}

// What sets a rule apart from most, where it is so.
struct Traits {
  bool matrices = false, averages = false, reduces = false, sparse = false;
};

void write(std::ostream& out, const Info& info, const Traits& traits) {
  Object json(out);
  json.text("name", info.name);
  json.text("doc", info.doc);
  json.text("formula", info.formula);
  json.text("source", info.source);
  json.text("text", info.text);
  for (const auto& [name, has] : {std::pair{"matrices", traits.matrices},
                                  {"averages", traits.averages},
                                  {"reduces", traits.reduces},
                                  {"sparse", traits.sparse}})
    json.name(name) << (has ? "true" : "false");
  list(json.name("state"), info.state, [&](const StateSlot& s) { write(out, s); });
  list(json.name("options"), info.options, [&](const Option& o) { write(out, o); });
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

bool is_kept(const Info& info, const StateSlot& slot, const double* options) {
  return slot.when.empty() || options[option_offset(info, slot.when)] != 0;
}

std::string registry_json() {
  std::ostringstream out;
  {
    Object json(out);
    list(json.name("steps"), step_rules(), [&](const StepRule& rule) {
      write(out, *rule.info,
            {.matrices = rule.unfit != nullptr,
             .averages = rule.to_average != nullptr,
             .reduces = rule.direct != nullptr,
             .sparse = rule.sparse});
    });
    list(json.name("decays"), decay_rules(),
         [&](const DecayRule& rule) { write(out, *rule.info, {.reduces = rule.blend != nullptr}); });
  }
  return out.str();
}

}  // namespace pdecay
