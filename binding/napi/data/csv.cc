// Rows of CSV for JavaScript: read into its typed arrays.
#include "data/table/csv.h"

#include <cstring>

#include "data.h"
#include "napi/env/convert.h"

namespace pdecay::napi {
namespace {

template <class T>
napi_value make_typed_array(napi_env env, std::span<const T> values, napi_typedarray_type type) {
  void* memory = nullptr;
  napi_value buffer = nullptr, array = nullptr;
  check(env, napi_create_arraybuffer(env, values.size_bytes(), &memory, &buffer), "an array buffer");
  if (!values.empty()) std::memcpy(memory, values.data(), values.size_bytes());
  check(env, napi_create_typedarray(env, type, values.size(), buffer, 0, &array), "a typed array");
  return array;
}

data::CsvKind read_kind(uint8_t kind) {
  if (kind > static_cast<uint8_t>(data::CsvKind::kSkipped))
    throw Fault("ERR_ARGUMENT", "Expected 0 to 3 for kinds");
  return static_cast<data::CsvKind>(kind);
}

// (bytes, at, [delimiter, threads, mostRows | -1], missing, kinds, memory, row)
//   -> [rows, at, lines, hasValues, [texts, ends] …]
napi_value read_csv_rows(napi_env env, napi_callback_info info) {
  return guard(env, [&] {
    const Arguments<7> in(env, info);
    constexpr int64_t most = int64_t{1} << 52;
    const auto at = static_cast<size_t>(read_int64(env, in[1], "at", 0, most));
    const auto numbers = read_int64_list(env, in[2], "settings");
    if (numbers.size() != 3 || numbers[0] < 1 || numbers[0] > 127 || numbers[1] < 1 || numbers[1] > 256)
      throw Fault("ERR_ARGUMENT", "Expected [delimiter, threads, mostRows] for settings");
    data::CsvSettings settings;
    settings.delimiter = static_cast<uint8_t>(numbers[0]);
    settings.threads = static_cast<int>(numbers[1]);
    if (numbers[2] >= 0) settings.most_rows = static_cast<size_t>(numbers[2]);
    settings.missing =
        read_list(env, in[3], "missing", [&](napi_value each) { return read_string(env, each, "missing"); });
    const auto row = static_cast<size_t>(read_int64(env, in[6], "row", 0, most));
    std::vector<data::CsvColumn> columns;
    const auto memory = read_list(env, in[5], "memory", [](napi_value each) { return each; });
    // Last: a getter of an array may have run JavaScript, and a buffer might be gone.
    const auto kinds = read_array<uint8_t>(env, in[4], "kinds");
    if (kinds.size() != memory.size()) throw Fault("ERR_ARGUMENT", "Expected as many kinds as memory");
    for (size_t i = 0; i < kinds.size(); ++i) {
      data::CsvColumn column{read_kind(kinds[i]), {}, {}};
      const auto from = [&](auto array) {
        if (row > array.size()) throw Fault("ERR_ARGUMENT", "Expected a row within memory");
        return array.subspan(row);
      };
      if (column.kind == data::CsvKind::kString)
        column.codes = from(read_array<int32_t>(env, memory[i], "memory"));
      else if (column.kind != data::CsvKind::kSkipped)
        column.numbers = from(read_array<double>(env, memory[i], "memory"));
      columns.push_back(column);
    }
    const data::CsvRows made =
        data::read_csv(read_array<uint8_t>(env, in[0], "bytes"), at, settings, columns);
    napi_value result = make_array(env, 5), texts = make_array(env, columns.size());
    set_element(env, result, 0, make_number(env, static_cast<double>(made.rows)));
    set_element(env, result, 1, make_number(env, static_cast<double>(made.at)));
    set_element(env, result, 2, make_number(env, static_cast<double>(made.lines)));
    set_element(env, result, 3, make_typed_array(env, std::span(made.has_values), napi_uint8_array));
    for (size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].kind != data::CsvKind::kString) continue;
      napi_value pair = make_array(env, 2);
      const auto* const bytes = reinterpret_cast<const uint8_t*>(made.texts[i].bytes.data());
      set_element(env, pair, 0,
                  make_typed_array(env, std::span(bytes, made.texts[i].bytes.size()), napi_uint8_array));
      set_element(env, pair, 1, make_typed_array(env, std::span(made.texts[i].ends), napi_float64_array));
      set_element(env, texts, i, pair);
    }
    set_element(env, result, 4, texts);
    return result;
  });
}

// (bytes) -> the number of line feeds
napi_value count_lines(napi_env env, napi_callback_info info) {
  return guard(env, [&] {
    const Arguments<1> in(env, info);
    return make_number(env, static_cast<double>(data::count_lines(read_array<uint8_t>(env, in[0], "bytes"))));
  });
}

}  // namespace

void init_csv(napi_env env, napi_value exports) {
  expose(env, exports, {{"readCsvRows", read_csv_rows}, {"countLines", count_lines}});
}

}  // namespace pdecay::napi
