// functorch's headers include nlohmann/json, which libtorch does not ship, for functions that write its layers as text.
// Nothing calls these: declarations are enough.
#pragma once

#include <string>

namespace nlohmann {

struct json {
  json();
  template <class T>
  explicit json(const T& value);
  std::string dump() const;
  static json parse(const std::string& text);
  template <class T>
  T get() const;
};

}  // namespace nlohmann
