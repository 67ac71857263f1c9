"""torch's fused AdamW and DeepSpeed's CPU Adam, for `pdecay bench optim --python`, which starts this program.

    python optimizers.py PARAMS TENSORS THREADS DTYPE

Prints the names of the optimizers, then answers each line `NAME COUNT` with the milliseconds of COUNT steps. DeepSpeed
(`pip install deepspeed ninja`) compiles its operator with g++ at the first use: minutes, once.
"""

import os
import sys
import time

# Only answers go to stdout: libraries print there too.
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

import torch  # noqa: E402

params, tensors, threads = map(int, sys.argv[1:4])
dtype = getattr(torch, sys.argv[4])
torch.set_num_threads(threads)
torch.manual_seed(0)


def weights():
    sizes = [params // tensors + (i < params % tensors) for i in range(tensors)]
    made = [torch.nn.Parameter(torch.randn(size).mul_(0.02).to(dtype)) for size in sizes]
    for weight in made:
        weight.grad = torch.randn(weight.shape).to(dtype)
    return made


shared = weights()
optimizers = {"python-fused-adamw": torch.optim.AdamW(shared, lr=1e-3, fused=True)}
try:
    from deepspeed.ops.adam import DeepSpeedCPUAdam

    optimizers["deepspeed-cpu-adam"] = DeepSpeedCPUAdam(shared, lr=1e-3, weight_decay=1e-2, adamw_mode=True)
    optimizers["deepspeed-cpu-adam"].step()
except Exception as error:  # not installed, no compiler, or a dtype that it does not take
    optimizers.pop("deepspeed-cpu-adam", None)
    print(f"deepspeed-cpu-adam is left out: {error}", file=sys.stderr)

print(*optimizers, file=answers, flush=True)
for line in sys.stdin:
    name, count = line.split()
    step = optimizers[name].step
    start = time.perf_counter()
    for _ in range(int(count)):
        step()
    print((time.perf_counter() - start) * 1e3, file=answers, flush=True)
