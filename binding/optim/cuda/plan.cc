#include "plan.h"

#include <ATen/ops/empty.h>
#include <c10/core/StreamGuard.h>
#include <c10/core/impl/VirtualGuardImpl.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <map>
#include <optional>
#include <utility>

namespace pdecay {
namespace {

at::Tensor bytes_on(at::Device device, std::size_t size) {
  return at::empty({static_cast<std::int64_t>(size)}, at::TensorOptions(device).dtype(at::kByte));
}

// In order with the current stream. For a graph that is being captured at once, on another stream: it is to
// find the bytes there, not to copy them from here in each replay.
void send(const void* from, std::size_t size, const at::Tensor& there, bool capturing) {
  if (there.is_cpu()) {
    std::memcpy(there.mutable_data_ptr(), from, size);
    return;
  }
  std::optional<c10::StreamGuard> beside;
  if (capturing)
    beside.emplace(
        c10::impl::VirtualGuardImpl(there.device().type()).getStreamFromGlobalPool(there.device()));
  // Pinned memory of torch's caching allocator is free for others once the stream is past it.
  const at::Tensor here =
      at::empty({static_cast<std::int64_t>(size)}, at::TensorOptions(at::kByte).pinned_memory(!capturing));
  std::memcpy(here.mutable_data_ptr(), from, size);
  there.copy_(here, /*non_blocking=*/!capturing);
}

template <class Items>
std::size_t size_of(const Items& items) {
  return items.size() * sizeof(items[0]);
}

// Room for the sums of parameters that need some, and of groups that are extents.
void place_sums(Plan& plan, std::vector<DeviceParam>& params) {
  std::map<const double*, std::size_t> groups;  // by their values
  std::size_t rows = 0;
  for (const DeviceParam& p : params) {
    if (!p.reduced) continue;
    rows += static_cast<std::size_t>(p.rows);
    if (p.extent == Extent::group) groups.try_emplace(p.values, groups.size());
  }
  plan.sums = plan.blends = at::Tensor();
  if (rows == 0) return;
  plan.sums = bytes_on(plan.device, (rows + groups.size()) * sizeof(Sums));
  plan.blends = bytes_on(plan.device, rows * sizeof(Blend));
  auto* sums = static_cast<Sums*>(plan.sums.mutable_data_ptr());
  auto* blends = static_cast<Blend*>(plan.blends.mutable_data_ptr());
  Sums* const of_groups = sums + rows;
  for (DeviceParam& p : params) {
    if (!p.reduced) continue;
    p.sums = sums;
    p.blends = blends;
    sums += p.rows;
    blends += p.rows;
    if (p.extent == Extent::group) p.of_group = of_groups + groups[p.values];
  }
}

void build(Plan& plan, at::Device device, const KernelTypes& types, int phase, std::vector<DeviceParam> given,
           bool capturing) {
  plan.device = device;
  plan.types = types;
  plan.phase = phase;
  plan.params = std::move(given);
  std::vector<Chunk> chunks;
  for (std::size_t i = 0; i < plan.params.size(); ++i) {
    const auto parts = static_cast<unsigned>((plan.params[i].numel + kChunk - 1) / kChunk);
    for (unsigned part = 0; part < parts; ++part) chunks.push_back({static_cast<unsigned>(i), part});
  }
  const std::size_t params_size = size_of(plan.params), chunks_size = size_of(chunks);
  plan.chunks = static_cast<unsigned>(chunks.size());
  plan.prepared = bytes_on(plan.device, plan.params.size() * sizeof(Prepared));
  plan.tables = bytes_on(plan.device, params_size + chunks_size);
  plan.partial.reset();

  std::vector<DeviceParam> params = plan.params;
  auto* prepared = static_cast<Prepared*>(plan.prepared.mutable_data_ptr());
  for (DeviceParam& p : params) p.prepared = prepared++;
  place_sums(plan, params);
  std::vector<std::byte> both(params_size + chunks_size);
  if (params_size) std::memcpy(both.data(), params.data(), params_size);
  if (chunks_size) std::memcpy(both.data() + params_size, chunks.data(), chunks_size);
  send(both.data(), both.size(), plan.tables, capturing);

  auto* base = static_cast<std::byte*>(plan.tables.mutable_data_ptr());
  plan.work.params = reinterpret_cast<const DeviceParam*>(base);
  plan.work.chunks = reinterpret_cast<const Chunk*>(base + params_size);
  plan.work.count = static_cast<unsigned>(params.size());
}

}  // namespace

Plan& Plans::place(at::Device device, const KernelTypes& types, int phase, std::vector<DeviceParam> params,
                   bool capturing) {
  if (capturing) {
    Plan& plan = captured_.emplace_back();
    build(plan, device, types, phase, std::move(params), true);
    return plan;
  }
  const auto found = std::find_if(plans_.begin(), plans_.end(), [&](const Plan& p) {
    return p.device == device && p.types == types && p.phase == phase;
  });
  if (found != plans_.end() && found->params == params) return *found;
  Plan& plan = found != plans_.end() ? *found : plans_.emplace_back();
  build(plan, device, types, phase, std::move(params), false);
  return plan;
}

const double* Plans::values(at::Device device, std::span<const double> values, bool capturing) {
  auto found =
      std::find_if(values_.begin(), values_.end(), [&](const Values& v) { return v.device == device; });
  if (found == values_.end()) found = values_.insert(values_.end(), Values{device, {}, {}});
  if (found->sent.size() != values.size()) {
    if (found->there.defined()) outgrown_.push_back(found->there);
    found->there = bytes_on(device, values.size_bytes());
  }
  // By their bits: NaN stands for numbers that were not given.
  if (found->sent.size() != values.size() ||
      std::memcmp(found->sent.data(), values.data(), values.size_bytes()) != 0) {
    send(values.data(), values.size_bytes(), found->there, capturing);
    found->sent.assign(values.begin(), values.end());
  }
  return static_cast<const double*>(found->there.const_data_ptr());
}

std::vector<at::Device> Plans::devices() const {
  std::vector<at::Device> devices;
  for (const Values& v : values_) devices.push_back(v.device);
  return devices;
}

}  // namespace pdecay
