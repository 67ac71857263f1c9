// A step over the parameters of a device: tables of what is to be done go there in one copy, then one launch
// for every kernel that they need, which for most models is one.
#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <string>

#include "../optimizer.h"
#include "launch.h"

namespace pdecay {
namespace {

struct Batch {
  at::Device device = at::kCPU;
  KernelTypes types{};
  std::vector<DeviceParam> params;
  std::vector<Chunk> chunks;
};

bool aligned(const void* p) { return reinterpret_cast<std::uintptr_t>(p) % kBytesAtOnce == 0; }

// Tables of several types one behind another, as bytes.
class Tables {
 public:
  template <class T>
  std::size_t add(const T* from, std::size_t count) {
    bytes_.resize((bytes_.size() + 15) / 16 * 16);
    const std::size_t at = bytes_.size();
    bytes_.resize(at + count * sizeof(T));
    std::memcpy(bytes_.data() + at, from, count * sizeof(T));
    return at;
  }
  template <class T>
  T* at(std::size_t offset) {
    return reinterpret_cast<T*>(bytes_.data() + offset);
  }
  std::size_t size() const { return bytes_.size(); }
  const std::byte* data() const { return bytes_.data(); }

 private:
  std::vector<std::byte> bytes_;
};

}  // namespace

void Optimizer::run_on_device(int phase, std::span<const double> values, double scale) {
  std::vector<Batch> batches;
  for (Live& live : live_) {
    if (live.phase != phase || !live.on_device || live.numel == 0) continue;
    Entry& entry = *live.entry;
    if (entry.dense.defined()) entry.dense.copy_(entry.real);
    const Moments& m = *live.at;
    const Group& group = groups_[m.group];
    const KernelTypes types{group.step,      m.step_variant,   m.decay,
                            m.decay_variant, live.fp64,        live.w_dtype,
                            live.g_dtype,    live.state_dtype, live.low ? live.low_dtype : Dtype::bf16};
    const at::Device device = entry.real.device();
    auto batch = std::find_if(batches.begin(), batches.end(),
                              [&](const Batch& b) { return b.device == device && b.types == types; });
    if (batch == batches.end()) batch = batches.insert(batch, {device, types, {}, {}});
    const double* v = values.data() + group.first_value;
    DeviceParam p{};
    p.w = live.w;
    p.low = live.low;
    p.g = live.g;
    std::copy(live.state.begin(), live.state.end(), p.state);
    p.step = m.step_coefs;
    p.decay = m.decay_coefs;
    p.numel = live.numel;
    p.g_scale = v[kMaximize] != 0 ? -scale : scale;
    p.g_limit = clip_value_ * norm_factor_;
    p.threshold = threshold(live.fp64);
    p.mean = entry.scalars[kScalars];
    p.dither = dither(live);
    p.cautious = v[kCautious] != 0;
    p.aligned = aligned(p.w) && aligned(p.g) && aligned(p.low) &&
                std::all_of(std::begin(p.state), std::end(p.state), aligned);
    if (entry.tallied || decay_rules()[m.decay].mean_rate) {
      const at::TensorOptions on_device(device);
      entry.tally = at::zeros({2}, on_device.dtype(at::kLong));
      entry.size_sum = at::zeros({}, on_device.dtype(at::kDouble));
      p.counts = static_cast<unsigned long long*>(entry.tally.mutable_data_ptr());
      p.abs_sum = static_cast<double*>(entry.size_sum.mutable_data_ptr());
    }
    const auto param = static_cast<unsigned>(batch->params.size());
    const auto parts = static_cast<unsigned>((live.numel + kChunk - 1) / kChunk);
    for (unsigned part = 0; part < parts; ++part) batch->chunks.push_back({param, part});
    batch->params.push_back(p);
  }
  for (Batch& batch : batches) {
    if (const Emulated emulate = emulated_launch()) {
      emulate(batch.types, batch.params.data(), batch.chunks.data(),
              static_cast<unsigned>(batch.chunks.size()));
      continue;
    }
    Tables tables;
    std::map<const void*, std::size_t> coefs;
    const auto place = [&](const void* c) {
      const auto [found, added] = coefs.try_emplace(c);
      if (added) found->second = tables.add(static_cast<const std::byte*>(c), kCoefsBytes);
      return found->second;
    };
    for (const DeviceParam& p : batch.params) place(p.step), place(p.decay);
    const std::size_t params = tables.add(batch.params.data(), batch.params.size());
    const std::size_t chunks = tables.add(batch.chunks.data(), batch.chunks.size());
    const auto size = static_cast<std::int64_t>(tables.size());
    // From torch's caching allocators: both memories are free for others once the stream is past them.
    const at::Tensor there = at::empty({size}, at::TensorOptions(batch.device).dtype(at::kByte));
    auto* base = static_cast<std::byte*>(there.mutable_data_ptr());
    for (std::size_t i = 0; i < batch.params.size(); ++i) {
      DeviceParam& p = tables.at<DeviceParam>(params)[i];
      p.step = base + coefs.at(p.step);
      p.decay = base + coefs.at(p.decay);
    }
    const at::Tensor here = at::empty({size}, at::TensorOptions(at::kByte).pinned_memory(true));
    std::memcpy(here.mutable_data_ptr(), tables.data(), tables.size());
    there.copy_(here, /*non_blocking=*/true);
    launch(batch.types, batch.device, reinterpret_cast<const DeviceParam*>(base + params),
           reinterpret_cast<const Chunk*>(base + chunks), static_cast<unsigned>(batch.chunks.size()));
  }
  for (Live& live : live_)
    if (live.phase == phase && live.on_device && live.entry->dense.defined())
      live.entry->real.copy_(live.entry->dense);
}

// What the last launch counted of a parameter: waits for it.
void Optimizer::count_on_host(Entry& entry) {
  const at::Tensor tally = entry.tally.cpu();
  entry.zeros = tally.const_data_ptr<std::int64_t>()[0];
  entry.below = tally.const_data_ptr<std::int64_t>()[1];
  entry.abs_sum = entry.size_sum.item<double>();
}

double Optimizer::squared_norm_on_devices(double scale) {
  std::map<std::string, std::vector<at::Tensor>> norms;
  for (Live& live : live_) {
    if (live.entry->real.is_cpu()) continue;
    at::Tensor g = gradient(*live.entry).to(live.fp64 ? at::kDouble : at::kFloat).mul(scale);
    if (std::isfinite(clip_value_)) g = g.clamp(-clip_value_, clip_value_);
    norms[g.device().str()].push_back(at::linalg_vector_norm(g, 2, {}, false, at::kDouble));
  }
  double sum = 0;
  for (const auto& [device, of_device] : norms) sum += at::stack(of_device).square().sum().item<double>();
  return sum;
}

}  // namespace pdecay
