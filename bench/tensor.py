"""The Python twin of bench/tensor.mjs: the same measurements with PyTorch eager, one thread."""

import time

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
torch.manual_seed(0)


def measure(count, fn):
    best = float("inf")
    for _ in range(100):
        start = time.perf_counter()
        for _ in range(count):
            fn()
        best = min(best, (time.perf_counter() - start) / count * 1e6)
    return best


one = torch.tensor([1.0])
wide = torch.tensor([1.0, 2, 3, 4])
weights = [(torch.randn(32, 32) * 0.1).requires_grad_() for _ in range(3)]
biases = [(torch.randn(32) * 0.1).requires_grad_() for _ in range(3)]
x, y = torch.randn(8, 32), torch.randn(8, 32)
parameters = weights + biases
optimizer = torch.optim.AdamW(parameters, lr=1e-4, fused=True)


def forward():
    h = F.relu(F.linear(x, weights[0], biases[0]))
    h = F.relu(F.linear(h, weights[1], biases[1]))
    return F.mse_loss(F.linear(h, weights[2], biases[2]), y)


def step():
    forward().backward()
    for each in parameters:
        each.grad = None


def whole_step():
    forward().backward()
    optimizer.step()
    optimizer.zero_grad()


rows = {
    "add": measure(5000, lambda: one + one),
    "add a number": measure(5000, lambda: one + 1),
    "add with alpha": measure(5000, lambda: one.add(one, alpha=2)),
    "sum over a dimension": measure(5000, lambda: wide.sum(dim=0)),
    "item": measure(5000, lambda: one.item()),
    "tiny MLP, forward": measure(100, forward),
    "tiny MLP, forward and backward": measure(100, step),
    "tiny MLP, whole step": measure(100, whole_step),
}
for name, us in rows.items():
    print(f"{us:8.2f} µs  {name}")
