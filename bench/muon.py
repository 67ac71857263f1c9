"""The other half of muon.mjs: one step of torch.optim.Muon for each line on stdin, and its milliseconds on stdout."""

import json
import sys
import time

import torch

params = [torch.randn(shape, requires_grad=True) for shape in json.loads(sys.argv[1])]
for param in params:
    param.grad = torch.randn_like(param)
optimizer = torch.optim.Muon(params, lr=1e-3, weight_decay=0.1)
for _ in sys.stdin:
    start = time.perf_counter()
    optimizer.step()
    print((time.perf_counter() - start) * 1e3, flush=True)
