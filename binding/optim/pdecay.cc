#include "pdecay.h"

#include <cmath>
#include <cstdlib>
#include <sstream>
#include <stdexcept>

#include "engine/optimizer.h"

namespace pdecay::api {
namespace {

[[noreturn]] void expected(const std::string& what, std::string_view name, const std::string& came) {
  throw std::invalid_argument("Expected " + what + " for " + std::string(name) + " but received " + came);
}

std::string shown(double number) {
  std::ostringstream out;
  out << number;
  return out.str();
}

std::string shown(const Value& value) {
  struct {
    std::string operator()(double number) const { return shown(number); }
    std::string operator()(bool on) const { return on ? "true" : "false"; }
    std::string operator()(const std::string& word) const { return "'" + word + "'"; }
    std::string operator()(const std::vector<double>& numbers) const {
      return std::to_string(numbers.size()) + " numbers";
    }
  } visitor;
  return std::visit(visitor, value);
}

// strtod knows inf. std::from_chars for doubles needs a newer libstdc++ than the oldest systems have.
double number_of(std::string_view text) { return std::strtod(std::string(text).c_str(), nullptr); }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// Whether a number lies in an interval such as "[0, inf)".
bool is_within(double number, std::string_view interval) {
  const std::size_t comma = interval.find(',');
  const double low = number_of(trimmed(interval.substr(1, comma - 1)));
  const double high = number_of(trimmed(interval.substr(comma + 1, interval.size() - comma - 2)));
  return (interval.front() == '(' ? number > low : number >= low) &&
         (interval.back() == ')' ? number < high : number <= high);
}

double checked(const Option& option, double number) {
  const std::string range(option.range.empty() ? "(-inf, inf)" : option.range);
  if (!is_within(number, range)) expected("number in " + range, option.torch, shown(number));
  if (option.kind == Kind::integer && number != std::floor(number))
    expected("integer", option.torch, shown(number));
  return number;
}

// Writes the numbers that stand for an option's value.
void encode(const Option& option, const Value& value, double* out) {
  switch (option.kind) {
    case Kind::boolean:
      if (!std::holds_alternative<bool>(value)) expected("true or false", option.torch, shown(value));
      *out = std::get<bool>(value);
      return;
    case Kind::choice: {
      const auto* word = std::get_if<std::string>(&value);
      int index = 0;
      for (std::string_view rest = option.range; word; ++index) {
        const std::size_t end = rest.find('|');
        if (rest.substr(0, end) == *word) {
          *out = index;
          return;
        }
        if (end == rest.npos) break;
        rest.remove_prefix(end + 1);
      }
      expected("one of " + std::string(option.range), option.torch, shown(value));
    }
    case Kind::numbers: {
      const auto* numbers = std::get_if<std::vector<double>>(&value);
      const auto most = static_cast<std::size_t>(option.length);
      if (!numbers || numbers->size() > most || numbers->size() < (option.variable ? 1 : most))
        expected((option.variable ? "at most " : "") + std::to_string(most) + " numbers", option.torch,
                 shown(value));
      for (std::size_t i = 0; i < most; ++i)
        out[i] =
            i < numbers->size() ? checked(option, (*numbers)[i]) : std::numeric_limits<double>::quiet_NaN();
      return;
    }
    case Kind::number:
    case Kind::integer:
      if (!std::holds_alternative<double>(value)) expected("number", option.torch, shown(value));
      *out = checked(option, std::get<double>(value));
  }
}

// A default of the registry, which is JSON: 0.9, true, "word", [0.9, 0.999].
Value default_of(const Option& option) {
  std::string_view text = option.initial;
  switch (option.kind) {
    case Kind::boolean:
      return text == "true";
    case Kind::choice:
      return std::string(text.substr(1, text.size() - 2));
    case Kind::numbers: {
      std::vector<double> numbers;
      text = text.substr(1, text.size() - 2);
      while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        numbers.push_back(number_of(trimmed(text.substr(0, end))));
        text.remove_prefix(std::min(end + 1, text.size()));
      }
      return numbers;
    }
    default:
      return number_of(text);
  }
}

constexpr Option kRate{.name = "lr", .torch = "lr", .range = "[0, inf)"};
constexpr Option kFlag{.name = "flag", .torch = "maximize or cautious", .kind = Kind::boolean};
constexpr Option kTrustKind{
    .name = "trust", .torch = "trust", .kind = Kind::choice, .range = "none|lamb|lars"};
constexpr Option kRatio{.name = "ratio", .torch = "trust_coefficient or trust_limit", .range = "(0, inf)"};

}  // namespace

struct Optimizer::Inside {
  struct Rules {
    const Info *step, *decay;
    std::size_t at;  // of its vector among all groups' values
  };
  pdecay::Optimizer engine;
  std::vector<Rules> groups;
  std::vector<double> values;

  explicit Inside(double zero_threshold) : engine(zero_threshold) {}

  // Writes one value into a group's vector; false if it has no option of that name.
  static bool put(const Rules& rules, const std::string& name, const Value& value, double* vector) {
    if (name == "lr") return encode(kRate, value, vector + kLr), true;
    if (name == "maximize") return encode(kFlag, value, vector + kMaximize), true;
    if (name == "cautious") return encode(kFlag, value, vector + kCautious), true;
    if (name == "trust") return encode(kTrustKind, value, vector + kTrust), true;
    if (name == "trust_coefficient") return encode(kRatio, value, vector + kTrustCoefficient), true;
    if (name == "trust_limit") return encode(kRatio, value, vector + kTrustLimit), true;
    double* at = vector + kGroupValues;
    for (const Info* info : {rules.step, rules.decay})
      for (const Option& option : info->options) {
        if (option.torch == name || option.name == name) return encode(option, value, at), true;
        at += option.length;
      }
    return false;
  }

  static void put_known(const Rules& rules, const std::string& name, const Value& value, double* vector) {
    if (put(rules, name, value, vector)) return;
    std::string known = "lr, maximize, cautious, trust, trust_coefficient, trust_limit";
    for (const Info* info : {rules.step, rules.decay})
      for (const Option& option : info->options) known += ", " + std::string(option.torch);
    throw std::invalid_argument("Unknown option '" + name + "': " + std::string(rules.step->name) + " and " +
                                std::string(rules.decay->name) + " take " + known);
  }

  std::size_t add(std::vector<at::Tensor> params, const Settings& settings) {
    const Rules rules{step_rules()[find_step(settings.step)].info,
                      decay_rules()[find_decay(settings.decay)].info, values.size()};
    std::vector<double> vector(
        static_cast<std::size_t>(kGroupValues + option_count(*rules.step) + option_count(*rules.decay)));
    for (const Info* info : {rules.step, rules.decay})
      for (const Option& option : info->options)
        put(rules, std::string(option.torch), default_of(option), vector.data());
    vector[kTrustCoefficient] = 1;
    vector[kTrustLimit] = std::numeric_limits<double>::infinity();
    put(rules, "lr", settings.lr, vector.data());
    put(rules, "maximize", settings.maximize, vector.data());
    put(rules, "cautious", settings.cautious, vector.data());
    for (const auto& [name, value] : settings.options) put_known(rules, name, value, vector.data());
    std::vector<bool> decayed;
    for (const at::Tensor& param : params)
      decayed.push_back(settings.exclude == Exclude::none || (param.defined() && param.dim() >= 2));
    engine.add_group(settings.step, settings.decay, std::move(params), std::move(decayed), vector, Storage{});
    groups.push_back(rules);
    values.insert(values.end(), vector.begin(), vector.end());
    return groups.size() - 1;
  }

  std::size_t checked_param(std::size_t param) const {
    if (param >= engine.size())
      throw std::invalid_argument("Expected the number of a parameter below " +
                                  std::to_string(engine.size()) + " but received " + std::to_string(param));
    return param;
  }
};

Optimizer::Optimizer(std::vector<at::Tensor> params, const Settings& settings, double zero_threshold)
    : inside_(std::make_unique<Inside>(zero_threshold)) {
  inside_->add(std::move(params), settings);
}
Optimizer::~Optimizer() = default;
Optimizer::Optimizer(Optimizer&&) noexcept = default;
Optimizer& Optimizer::operator=(Optimizer&&) noexcept = default;

std::size_t Optimizer::add_group(std::vector<at::Tensor> params, const Settings& settings) {
  return inside_->add(std::move(params), settings);
}

void Optimizer::set(std::size_t group, const std::string& option, const Value& value) {
  if (group >= inside_->groups.size())
    throw std::invalid_argument("Expected the number of a group below " +
                                std::to_string(inside_->groups.size()) + " but received " +
                                std::to_string(group));
  const Inside::Rules& rules = inside_->groups[group];
  std::vector<double> values = inside_->values;
  Inside::put_known(rules, option, value, values.data() + rules.at);
  inside_->engine.accept(values);
  inside_->values = std::move(values);
}

void Optimizer::clip(double value, double norm) {
  for (const double limit : {value, norm})
    if (!(limit > 0)) expected("number in (0, inf]", "clip", shown(limit));
  inside_->engine.clip(value, norm);
}

void Optimizer::step(double grad_scale) {
  if (!is_within(grad_scale, "(0, inf)")) expected("number in (0, inf)", "grad_scale", shown(grad_scale));
  inside_->engine.step(inside_->values, {grad_scale, false});
}
void Optimizer::zero_grad(bool set_to_none) { inside_->engine.zero_grad(set_to_none); }

Counts Optimizer::counts(std::size_t param) const {
  const auto [numel, zeros, below, decayed] = inside_->engine.counts(inside_->checked_param(param));
  return {numel, zeros, below, decayed};
}
std::vector<std::pair<std::string, at::Tensor>> Optimizer::state(std::size_t param) const {
  return inside_->engine.state(inside_->checked_param(param));
}
void Optimizer::set_state(std::size_t param, const std::vector<std::pair<std::string, at::Tensor>>& state) {
  inside_->engine.set_state(inside_->checked_param(param), state);
}

}  // namespace pdecay::api
