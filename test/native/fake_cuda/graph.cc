// CUDA graphs of the fake: what is "recorded" runs at once, and a replay is only counted, as a wait for the
// device.
#include <ATen/cuda/CUDAGeneratorImpl.h>
#include <ATen/cuda/CUDAGraph.h>
#include <c10/core/impl/VirtualGuardImpl.h>

#include <atomic>

extern std::atomic<bool> fake_capturing;

namespace at::cuda {
namespace {
c10::impl::VirtualGuardImpl backend() { return c10::impl::VirtualGuardImpl(c10::kCUDA); }
unsigned long long pools = 0;
}  // namespace

CUDAGraph::CUDAGraph(bool keep_graph)
    : capture_stream_(CUDAStream::UNCHECKED, backend().getDefaultStream(backend().getDevice())),
      keep_graph_(keep_graph) {}
CUDAGraph::~CUDAGraph() = default;

void CUDAGraph::capture_begin(MempoolId_t pool, cudaStreamCaptureMode) {
  TORCH_CHECK(backend().getStream(backend().getDevice()).id() != 0,
              "CUDA graphs must be captured on a non-default stream");
  fake_capturing = true;
  mempool_id_ = pool.first || pool.second ? pool : MempoolId_t{++pools, 0};
}
void CUDAGraph::capture_end() {
  fake_capturing = false;
  has_graph_exec_ = true;
}
void CUDAGraph::replay() {
  TORCH_CHECK(has_graph_exec_, "Called CUDAGraph::replay without a preceding successful capture.");
  backend().synchronizeDevice(0);
}
void CUDAGraph::reset() { has_graph_exec_ = false; }
MempoolId_t CUDAGraph::pool() { return mempool_id_; }

}  // namespace at::cuda
