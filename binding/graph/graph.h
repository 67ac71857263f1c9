// CUDA graphs behind an interface: libtorch's own class lives in libtorch_cuda.so, and what calls it
// (graph.cc, pdecay-graph.so) is opened at its first use.
#pragma once

namespace pdecay {

// What other threads may do with CUDA while a graph is captured.
enum class CaptureMode { kGlobal, kThreadLocal, kRelaxed };

struct Graph {
  virtual ~Graph() = default;
  // From here to end(), the work of the current stream is recorded and not done. `beside` is a graph whose
  // memory this one may use, or null.
  virtual void begin(Graph* beside, CaptureMode mode) = 0;
  virtual void end() = 0;
  virtual void replay() = 0;
  // Gives back the recorded work and its memory.
  virtual void reset() = 0;
};

// The one function of pdecay-graph.so.
using MakeGraph = Graph* (*)();
inline constexpr const char* kMakeGraph = "pdecay_make_graph";

}  // namespace pdecay
