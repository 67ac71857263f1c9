// Decimal numbers in text, rounded to the nearest double, without regard to the locale.
#pragma once

#include <cstdint>

namespace pdecay::data {

// Reads the number that begins at `from`: a sign, digits with a point, an exponent. Returns the position
// after it, or nullptr if no number begins there. Reads up to `end`, never behind it.
const uint8_t* read_number(const uint8_t* from, const uint8_t* end, double& value);

}  // namespace pdecay::data
