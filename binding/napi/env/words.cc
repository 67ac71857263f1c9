#include "words.h"

#include <cctype>
#include <string_view>
#include <utility>

namespace pdecay::napi {
namespace {

constexpr std::pair<std::string_view, std::string_view> kPhrases[] = {
    {"torch.autograd.set_detect_anomaly(True, check_nan=False)", "detectAnomaly(fn, { checkNan: false })"},
    {"torch.autograd.set_detect_anomaly(True)", "detectAnomaly(fn)"},
    {"torch.use_deterministic_algorithms(True, warn_only=True)",
     "useDeterministicAlgorithms(true, { warnOnly: true })"},
    {"torch.use_deterministic_algorithms(True)", "useDeterministicAlgorithms(true)"},
    {"torch.no_grad()", "noGrad()"},
    {"torch.inference_mode()", "inferenceMode()"},
    {"torch.autograd.grad", "grad"},
    {"autograd.grad()", "grad()"},
    {"requires_grad_()", "requiresGrad_()"},
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

}  // namespace

std::string camel(const std::string& name) {
  std::string result;
  for (size_t i = 0; i < name.size(); ++i) {
    const bool joint = name[i] == '_' && i > 0 && i + 1 < name.size();
    result += joint ? static_cast<char>(std::toupper(static_cast<unsigned char>(name[++i]))) : name[i];
  }
  return result;
}

std::string without_python(std::string message) {
  for (const auto& [from, to] : kPhrases) replace_all(message, from, to);
  // A keyword argument: name=True.
  static constexpr std::pair<std::string_view, std::string_view> kValues[] = {
      {"True", "true"}, {"False", "false"}, {"None", "null"}};
  for (size_t at = message.find('='); at != std::string::npos; at = message.find('=', at + 1)) {
    size_t begin = at;
    while (begin > 0 && is_name(message[begin - 1])) --begin;
    if (begin == at || std::isdigit(static_cast<unsigned char>(message[begin]))) continue;
    for (const auto& [from, to] : kValues) {
      const size_t end = at + 1 + from.size();
      if (message.compare(at + 1, from.size(), from) != 0) continue;
      if (end < message.size() && is_name(message[end])) continue;
      const std::string option = camel(message.substr(begin, at - begin)) + ": " + std::string(to);
      message.replace(begin, end - begin, option);
      at = begin + option.size() - 1;
      break;
    }
  }
  return message;
}

}  // namespace pdecay::napi
