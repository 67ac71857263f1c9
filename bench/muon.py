"""The Python side of muon.mjs: milliseconds of a step of the optimizer that each line names."""

import json
import sys
import time

import torch

params = [torch.nn.Parameter(torch.randn(shape)) for shape in json.loads(sys.argv[1])]
for param in params:
    param.grad = torch.randn_like(param)
optimizers = {
    "muon": torch.optim.Muon(params, lr=1e-3, weight_decay=0.1),
    "adamw": torch.optim.AdamW(params, lr=1e-3, weight_decay=0.1, fused=True),
    "adafactor": torch.optim.Adafactor(params, lr=1e-3, weight_decay=0.1),
}
for line in sys.stdin:
    start = time.perf_counter()
    optimizers[line.strip()].step()
    print((time.perf_counter() - start) * 1e3, flush=True)
