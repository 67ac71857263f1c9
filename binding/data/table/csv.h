// Rows of comma-separated values into columns, by several threads. No Node here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pdecay::data {

enum class CsvKind : uint8_t { kNumber, kBoolean, kString, kSkipped };

// A column, and the memory of its rows: of `numbers` for numbers and booleans, of `codes` for strings.
struct CsvColumn {
  CsvKind kind;
  std::span<double> numbers;
  std::span<int32_t> codes;
};

constexpr size_t kNoLimit = static_cast<size_t>(-1);

struct CsvSettings {
  uint8_t delimiter = ',';
  std::vector<std::string> missing;  // the texts that stand for a missing value
  int threads = 1;                   // unless there is a limit
  size_t most_rows = kNoLimit;
};

// The different strings of a column, in the order in which it has them first: their bytes, and where each of
// them ends.
struct CsvTexts {
  std::string bytes;
  std::vector<double> ends;
};

struct CsvRows {
  size_t rows = 0;
  size_t at = 0;                    // the byte after them
  size_t lines = 0;                 // the line feeds in them
  std::vector<uint8_t> has_values;  // for each column, whether any value is present
  std::vector<CsvTexts> texts;      // for each column; empty if it has no strings
};

// Reads rows that begin at byte `at` (RFC 4180: quoted fields, empty lines, CRLF), up to the first one that
// has another number of fields than `columns`, a value that its column cannot hold, or a quote in a wrong
// place; or to the end. Booleans are the words true and false; missing values are NaN and -1. Throws
// std::invalid_argument if the columns have no room for the rows.
CsvRows read_csv(std::span<const uint8_t> text, size_t at, const CsvSettings& settings,
                 std::span<const CsvColumn> columns);

// The line feeds in a text.
size_t count_lines(std::span<const uint8_t> text);

}  // namespace pdecay::data
