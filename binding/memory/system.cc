#include "system.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>
#include <string>

namespace pdecay::memory {
namespace {

// The number behind a key in a file of lines, or the file's first number where the key is empty.
std::optional<size_t> number_in(const std::string& path, const std::string& key = "") {
  std::ifstream file(path);
  std::string word;
  while (file >> word) {
    if (!key.empty()) {
      if (word != key) continue;
      if (!(file >> word)) break;
    }
    // "max" stands for no limit.
    if (word.empty() || word[0] < '0' || word[0] > '9') return std::nullopt;
    return std::stoull(word);
  }
  return std::nullopt;
}

struct Cgroup {
  std::optional<size_t> limit, used, reclaimable;
};

Cgroup read_cgroup() {
  const auto read = [](const std::string& folder, const char* limit, const char* used, const char* cache) {
    return Cgroup{number_in(folder + limit), number_in(folder + used),
                  number_in(folder + "/memory.stat", cache)};
  };
  // Version 2: one line, "0::/path". In a container with a namespace of its own the path is "/".
  std::string path;
  std::ifstream own("/proc/self/cgroup");
  for (std::string line; std::getline(own, line);)
    if (line.starts_with("0::")) path = line.substr(3);
  const std::string root = "/sys/fs/cgroup";
  for (const auto& folder : {root + path, root}) {
    const Cgroup found = read(folder, "/memory.max", "/memory.current", "inactive_file");
    if (found.limit) return found;
  }
  return read(root + "/memory", "/memory.limit_in_bytes", "/memory.usage_in_bytes", "total_inactive_file");
}

size_t physical_bytes() {
  return static_cast<size_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<size_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace

size_t limit_bytes() { return std::min(physical_bytes(), read_cgroup().limit.value_or(physical_bytes())); }

size_t available_bytes() {
  const size_t whole =
      number_in("/proc/meminfo", "MemAvailable:").value_or(std::numeric_limits<size_t>::max() >> 10) << 10;
  const Cgroup group = read_cgroup();
  if (!group.limit || !group.used || *group.limit >= physical_bytes()) return whole;
  // Pages of files count as used and can be dropped.
  const size_t used = *group.used - std::min(*group.used, group.reclaimable.value_or(0));
  return std::min(whole, *group.limit - std::min(*group.limit, used));
}

}  // namespace pdecay::memory
