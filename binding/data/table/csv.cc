#include "csv.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <exception>
#include <limits>
#include <mutex>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <thread>
#include <unordered_map>

#include "number.h"

namespace pdecay::data {
namespace {

// A thread reads a part of this size at once: its columns then stay in the cache until they are copied to
// their place.
constexpr size_t kPartBytes = size_t{1} << 20;
constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

// The strings of a column, each with a code.
struct Dictionary {
  std::unordered_map<std::string_view, int32_t> codes;
  std::vector<std::string_view> texts;

  int32_t code(std::string_view text) {
    const auto [place, is_new] = codes.try_emplace(text, static_cast<int32_t>(texts.size()));
    if (is_new) texts.push_back(text);
    return place->second;
  }
  // Removes the codes from `count` on.
  void keep(size_t count) {
    for (size_t i = count; i < texts.size(); ++i) codes.erase(texts[i]);
    if (count < texts.size()) texts.resize(count);
  }
  void clear() {
    codes.clear();
    texts.clear();
  }
};

// What a thread made of a part.
struct Part {
  size_t rows = 0, capacity = 0, lines = 0;
  std::vector<std::vector<double>> numbers;
  std::vector<std::vector<int32_t>> codes;
  std::vector<Dictionary> dictionaries;
  std::vector<uint8_t> has_values;

  explicit Part(size_t columns)
      : numbers(columns), codes(columns), dictionaries(columns), has_values(columns) {}
  void clear() {
    rows = lines = 0;
    for (Dictionary& each : dictionaries) each.clear();
    std::fill(has_values.begin(), has_values.end(), uint8_t{0});
  }
};

bool is_word(std::string_view text, const char* lower, const char* title, const char* upper) {
  return text == lower || text == title || text == upper;
}

class Reader {
 public:
  Reader(std::span<const uint8_t> text, const CsvSettings& settings, std::span<const CsvColumn> columns)
      : text_(text), settings_(settings), columns_(columns) {
    for (const std::string& each : settings.missing) {
      lengths_ |= uint64_t{1} << std::min<size_t>(each.size(), 63);
      double value;
      // A number that stands for a missing value, such as -999.
      numeric_missing_ |= to_number(each, value);
    }
  }

  // Reads at most `most` rows that begin before `boundary`; returns where the next one begins. `failed` tells
  // that it cannot be read. Unescaped strings are kept in `arena`.
  const uint8_t* read(const uint8_t* at, const uint8_t* boundary, size_t most, Part& part,
                      std::deque<std::string>& arena, bool& failed) const {
    const uint8_t* const end = text_.data() + text_.size();
    failed = false;
    while (at < boundary && part.rows < most) {
      if (*at == '\n' || (*at == '\r' && end - at > 1 && at[1] == '\n')) {
        at += *at == '\r' ? 2 : 1;
        ++part.lines;
        continue;
      }
      if (part.rows == part.capacity) grow(part);
      size_t lines = 0;
      const uint8_t* const next = row(at, end, part, arena, lines);
      if (!next) {
        failed = true;
        forget_row(part);
        return at;
      }
      ++part.rows;
      part.lines += lines;
      at = next;
    }
    return at;
  }

 private:
  void grow(Part& part) const {
    part.capacity = std::max<size_t>(1024, 2 * part.capacity);
    for (size_t i = 0; i < columns_.size(); ++i)
      if (columns_[i].kind == CsvKind::kString)
        part.codes[i].resize(part.capacity);
      else if (columns_[i].kind != CsvKind::kSkipped)
        part.numbers[i].resize(part.capacity);
  }

  // Removes the strings that only the row that failed has.
  void forget_row(Part& part) const {
    for (size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].kind != CsvKind::kString) continue;
      const auto codes = std::span(part.codes[i]).first(part.rows);
      const size_t used =
          codes.empty() ? 0 : static_cast<size_t>(*std::max_element(codes.begin(), codes.end()) + 1);
      part.dictionaries[i].keep(used);
    }
  }

  bool ends_field(const uint8_t* at, const uint8_t* end) const {
    return at == end || *at == settings_.delimiter || *at == '\n' ||
           (*at == '\r' && end - at > 1 && at[1] == '\n');
  }

  // The position after the row, or nullptr. Counts its line feeds.
  const uint8_t* row(const uint8_t* at, const uint8_t* end, Part& part, std::deque<std::string>& arena,
                     size_t& lines) const {
    for (size_t i = 0; i < columns_.size(); ++i) {
      if (i > 0) {
        if (at == end || *at != settings_.delimiter) return nullptr;
        ++at;
      }
      double number;
      if (columns_[i].kind == CsvKind::kNumber && !numeric_missing_) {
        const uint8_t* const after = read_number(at, end, number);
        if (after && ends_field(after, end)) {
          part.numbers[i][part.rows] = number;
          part.has_values[i] = 1;
          at = after;
          continue;
        }
      }
      std::string_view field;
      at = read_field(at, end, field, arena, lines);
      if (!at || !put(i, field, part)) return nullptr;
    }
    if (at == end) return at;
    if (*at == settings_.delimiter) return nullptr;
    ++lines;
    return at + (*at == '\r' ? 2 : 1);
  }

  // The text of the field that begins here; returns the position after it, or nullptr for quotes in a wrong
  // place.
  const uint8_t* read_field(const uint8_t* at, const uint8_t* end, std::string_view& field,
                            std::deque<std::string>& arena, size_t& lines) const {
    const auto* const from = reinterpret_cast<const char*>(at);
    if (at == end || *at != '"') {
      while (!ends_field(at, end)) ++at;
      field = {from, static_cast<size_t>(reinterpret_cast<const char*>(at) - from)};
      return at;
    }
    bool is_escaped = false;
    const uint8_t* to = at + 1;
    for (;; ++to) {
      to = static_cast<const uint8_t*>(std::memchr(to, '"', end - to));
      if (!to) return nullptr;
      if (end - to < 2 || to[1] != '"') break;
      is_escaped = true;
      ++to;
    }
    lines += std::count(at, to, uint8_t{'\n'});
    field = {from + 1, static_cast<size_t>(to - at) - 1};
    if (is_escaped) {
      std::string& plain = arena.emplace_back();
      for (size_t i = 0; i < field.size(); ++i) {
        plain += field[i];
        if (field[i] == '"') ++i;
      }
      field = plain;
    }
    return ends_field(to + 1, end) ? to + 1 : nullptr;
  }

  bool put(size_t column, std::string_view field, Part& part) const {
    const CsvKind kind = columns_[column].kind;
    if (kind == CsvKind::kSkipped) return true;
    if (is_missing(field)) {
      if (kind == CsvKind::kString)
        part.codes[column][part.rows] = -1;
      else
        part.numbers[column][part.rows] = kMissing;
      return true;
    }
    double number;
    if (kind == CsvKind::kString)
      part.codes[column][part.rows] = part.dictionaries[column].code(field);
    else if (kind == CsvKind::kNumber ? to_number(field, number) : to_truth(field, number))
      part.numbers[column][part.rows] = number;
    else
      return false;
    part.has_values[column] = 1;
    return true;
  }

  bool is_missing(std::string_view field) const {
    if (!(lengths_ >> std::min<size_t>(field.size(), 63) & 1)) return false;
    return std::find(settings_.missing.begin(), settings_.missing.end(), field) != settings_.missing.end();
  }

  static bool to_truth(std::string_view field, double& number) {
    number = is_word(field, "true", "True", "TRUE") ? 1 : 0;
    return number == 1 || is_word(field, "false", "False", "FALSE");
  }

  // A number, perhaps with spaces around it, or infinity.
  static bool to_number(std::string_view field, double& number) {
    const auto is_space = [](char each) { return each == ' ' || each == '\t'; };
    while (!field.empty() && is_space(field.front())) field.remove_prefix(1);
    while (!field.empty() && is_space(field.back())) field.remove_suffix(1);
    const auto* const from = reinterpret_cast<const uint8_t*>(field.data());
    const uint8_t* const end = from + field.size();
    if (read_number(from, end, number) == end && !field.empty()) return true;
    const bool is_negative = field.starts_with('-');
    if (is_negative || field.starts_with('+')) field.remove_prefix(1);
    if (field.size() != 3 && field.size() != 8) return false;
    constexpr std::string_view infinity = "infinity";
    for (size_t i = 0; i < field.size(); ++i)
      if ((field[i] | 0x20) != infinity[i]) return false;
    number = is_negative ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    return true;
  }

  const std::span<const uint8_t> text_;
  const CsvSettings& settings_;
  const std::span<const CsvColumn> columns_;
  uint64_t lengths_ = 0;  // bit n: there is a text of n bytes for a missing value
  bool numeric_missing_ = false;
};

// Takes the parts in their order.
class Collector {
 public:
  Collector(std::span<const uint8_t> text, size_t at, const CsvSettings& settings,
            std::span<const CsvColumn> columns)
      : text_(text),
        start_(at),
        most_(settings.most_rows),
        columns_(columns),
        reader_(text, settings, columns),
        dictionaries_(columns.size()) {
    result_.at = at;
    result_.has_values.resize(columns.size());
    result_.texts.resize(columns.size());
  }

  void run(int threads) {
    const size_t parts = (text_.size() - start_ + kPartBytes - 1) / kPartBytes;
    parts_ = parts;
    std::vector<std::thread> others;
    const size_t count = most_ == kNoLimit ? std::min<size_t>(threads, parts) : 1;
    for (size_t i = 1; i < count; ++i) {
      try {
        others.emplace_back([this] { work(); });
      } catch (const std::system_error&) {
        break;  // the threads that there are do the work
      }
    }
    work();
    for (std::thread& each : others) each.join();
    if (error_) std::rethrow_exception(error_);
  }

  CsvRows finish() {
    for (size_t i = 0; i < columns_.size(); ++i)
      for (const std::string_view text : dictionaries_[i].texts) {
        result_.texts[i].bytes += text;
        result_.texts[i].ends.push_back(static_cast<double>(result_.texts[i].bytes.size()));
      }
    return std::move(result_);
  }

 private:
  void work() {
    Part part(columns_.size());
    for (;;) {
      const size_t number = next_++;
      if (number >= parts_ || is_over_) return;
      try {
        part.clear();
        std::deque<std::string> arena;
        bool failed = false;
        const uint8_t* const from = beginning(number);
        const uint8_t* to = reader_.read(from, boundary(number + 1), rest(), part, arena, failed);
        std::unique_lock<std::mutex> lock(mutex_);
        changed_.wait(lock, [&] { return turn_ == number || is_over_; });
        if (is_over_) return;
        const uint8_t* const expected = text_.data() + result_.at;
        if (from != expected) {
          // The part begins within quotes.
          part.clear();
          arena.clear();
          to = reader_.read(expected, boundary(number + 1), rest(), part, arena, failed);
        }
        take(part, arena, to);
        if (failed || rest() == 0) is_over_ = true;
        ++turn_;
      } catch (...) {
        const std::lock_guard<std::mutex> lock(mutex_);
        if (!error_) error_ = std::current_exception();
        is_over_ = true;
      }
      changed_.notify_all();
    }
  }

  // Rows that may still be read: with a limit there is one thread.
  size_t rest() const { return most_ == kNoLimit ? kNoLimit : most_ - result_.rows; }

  const uint8_t* boundary(size_t number) const {
    return text_.data() + std::min(text_.size(), start_ + number * kPartBytes);
  }
  // The first line that begins at the boundary or after it.
  const uint8_t* beginning(size_t number) const {
    const uint8_t* const at = boundary(number);
    if (number == 0) return at;
    const uint8_t* const end = text_.data() + text_.size();
    const auto* const feed = static_cast<const uint8_t*>(std::memchr(at - 1, '\n', end - (at - 1)));
    return feed ? feed + 1 : end;
  }

  void take(Part& part, std::deque<std::string>& arena, const uint8_t* to) {
    std::vector<int32_t> map;
    for (size_t i = 0; i < columns_.size(); ++i) {
      const CsvColumn& column = columns_[i];
      result_.has_values[i] |= part.has_values[i];
      if (column.kind == CsvKind::kSkipped) continue;
      const size_t room = column.kind == CsvKind::kString ? column.codes.size() : column.numbers.size();
      if (room - result_.rows < part.rows) throw std::invalid_argument("a column has no room for the rows");
      if (part.rows == 0) continue;
      if (column.kind != CsvKind::kString) {
        std::memcpy(column.numbers.data() + result_.rows, part.numbers[i].data(), part.rows * sizeof(double));
        continue;
      }
      map.clear();
      for (const std::string_view text : part.dictionaries[i].texts)
        map.push_back(dictionaries_[i].code(text));
      for (size_t row = 0; row < part.rows; ++row) {
        const int32_t code = part.codes[i][row];
        column.codes[result_.rows + row] = code < 0 ? -1 : map[code];
      }
    }
    // A deque that is moved keeps its strings where they are, and the dictionary refers to them.
    if (!arena.empty()) arenas_.push_back(std::move(arena));
    result_.rows += part.rows;
    result_.lines += part.lines;
    result_.at = to - text_.data();
  }

  const std::span<const uint8_t> text_;
  const size_t start_, most_;
  const std::span<const CsvColumn> columns_;
  const Reader reader_;
  size_t parts_ = 0;
  std::atomic<size_t> next_{0};
  std::atomic<bool> is_over_{false};
  std::mutex mutex_;
  std::condition_variable changed_;
  size_t turn_ = 0;
  std::exception_ptr error_;
  CsvRows result_;
  std::vector<Dictionary> dictionaries_;
  std::vector<std::deque<std::string>> arenas_;
};

}  // namespace

CsvRows read_csv(std::span<const uint8_t> text, size_t at, const CsvSettings& settings,
                 std::span<const CsvColumn> columns) {
  if (at > text.size()) throw std::invalid_argument("the first row begins after the end of the text");
  Collector collector(text, at, settings, columns);
  collector.run(settings.threads);
  return collector.finish();
}

size_t count_lines(std::span<const uint8_t> text) {
  return static_cast<size_t>(std::count(text.begin(), text.end(), uint8_t{'\n'}));
}

}  // namespace pdecay::data
