// A linear model of thirty inputs, of which two matter, in C++: pAdam sets the other weights to exactly zero.
#include <ATen/ATen.h>
#include <pdecay.h>

#include <cstdio>

int main() {
  at::manual_seed(1);
  const at::Tensor x = at::randn({200, 30});
  const at::Tensor y = 3 * x.select(1, 2) - x.select(1, 11);
  const at::Tensor weight = (0.1 * at::randn({1, 30})).set_requires_grad(true);
  pdecay::api::Optimizer optimizer(
      {weight}, {.lr = 2e-2, .step = "adam", .decay = "lp", .options = {{"p", 0.8}, {"lambda", 0.05}}});
  for (int step = 0; step < 1000; ++step) {
    const at::Tensor error = at::matmul(weight, x.t()) - y;
    error.square().mean().backward();
    optimizer.step();
    optimizer.zero_grad();
  }
  const auto counts = optimizer.counts(0);
  std::printf("weights in use: %lld of %lld\n", static_cast<long long>(counts.weights - counts.zeros),
              static_cast<long long>(counts.weights));
}
