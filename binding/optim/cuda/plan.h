// The tables of launches, in a device's memory from step to step: sent anew where the set of parameters has
// changed, and not before.
#pragma once

#include <ATen/core/Tensor.h>

#include <deque>
#include <span>
#include <vector>

#include "params.h"
#include "program.h"

namespace pdecay {

// One launch's parameters.
struct Plan {
  at::Device device = at::kCPU;
  KernelTypes types{};
  int phase = 0;
  std::vector<DeviceParam> params;  // without `prepared`, which lies beside the tables
  unsigned chunks = 0;
  at::Tensor tables, prepared, partial;
  at::Tensor sums, blends;  // where something is reduced
  bool needs[2] = {};       // of each Stage, whether some parameter takes it
  Work work{};              // less what each step says anew

  // Whether its gradients are directions: of all or none, as a step's two passes are in phases of their own.
  bool follows() const { return params.front().follows; }
};

class Plans {
 public:
  // For these parameters: tables that are there already, or new ones. A graph that is being captured gets its
  // own, which stay.
  Plan& place(at::Device device, const KernelTypes& types, int phase, std::vector<DeviceParam> params,
              bool capturing);
  // An optimizer's values in the device's memory, at an address that stays. They are sent where others are
  // there.
  const double* values(at::Device device, std::span<const double> values, bool capturing);
  // Whether a graph has tables here.
  bool captured() const { return !captured_.empty(); }
  std::vector<at::Device> devices() const;

 private:
  struct Values {
    at::Device device;
    std::vector<double> sent;
    at::Tensor there;
  };
  std::deque<Plan> plans_, captured_;
  std::deque<Values> values_;
  std::vector<at::Tensor> outgrown_;  // values' memory that a graph may still read
};

}  // namespace pdecay
