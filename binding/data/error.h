// Failures of reading and decoding data. `code` is a member of the TypeScript union ErrorCode.
#pragma once

#include <stdexcept>
#include <string>

namespace pdecay::data {

struct DataError : std::runtime_error {
  DataError(const char* error_code, const std::string& message)
      : std::runtime_error(message), code(error_code) {}
  const char* code;
};

}  // namespace pdecay::data
