"""Times pdecay's steps beside torch's fused AdamW and a plain copy, in turns, by the device's own events."""

import math
import statistics
import time

import torch

from compare import DTYPES
from engine import make, pdecay_optim, synchronize

YARDSTICK = "fused-adamw"
ROUNDS = 9
LR = 1e-3


def host_clock(run, count):
    start = time.perf_counter()
    for _ in range(count):
        run()
    return 1e3 * (time.perf_counter() - start) / count


def event_clock(run, count):
    """Milliseconds between two events around the work, and so of the work itself, however the host runs ahead."""
    start, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
    start.record()
    for _ in range(count):
        run()
    end.record()
    end.synchronize()
    return start.elapsed_time(end) / count


def race(contestants, clock, sample_ms, cycle=1):
    """Samples of each, in milliseconds a run: A B C, A B C, so that what disturbs one disturbs all.

    A sample has whole cycles of `cycle` runs, where the first contestant does more work in one of them.
    """
    entries = []
    for run in contestants:
        for _ in range(3):  # allocates, compiles, and warms up
            clock(run, 1)
        count = cycle * min(max(1, math.ceil(sample_ms / clock(run, 1) / cycle)), 1000)
        entries.append((run, count, []))
    for _ in range(ROUNDS):
        for run, count, samples in entries:
            samples.append(clock(run, count))
    return [samples for _, _, samples in entries]


def rule_of(kind, name):
    return next(rule for rule in pdecay_optim.load()[kind] if rule["name"] == name)


def default_of(kind, name, option):
    return next((o["default"] for o in rule_of(kind, name)["options"] if o["name"] == option), None)


def moves_of(optimizer, count):
    """Numbers moved for each of `count` parameters: weights and state are read and written, gradients are read."""
    state = [s for of in optimizer.state.values() for s in of.values() if isinstance(s, torch.Tensor) and s.dim() > 0]
    return 3 + 2 * sum(s.numel() for s in state) / count


def make_params(device, dtype, count, tensors, square):
    torch.manual_seed(0)
    params = []
    for i in range(tensors):
        size = count // tensors + (i < count % tensors)
        shape = [math.isqrt(size)] * 2 if square else [size]
        param = torch.randn(shape, device=device, dtype=DTYPES[dtype]).mul_(0.02).requires_grad_(True)
        param.grad = torch.randn(shape, device=device, dtype=DTYPES[dtype])
        params.append(param)
    return params


def free_bytes(device):
    if device.type == "cuda":
        return torch.cuda.mem_get_info(device)[0]
    with open("/proc/meminfo") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("MemAvailable"))


def plan(small):
    """(dtype, parameters, tensors, contestants, whether tensors are square): the most telling first, as time may run out."""
    norms = [0.5, 0.8, 1, 1.2, 1.5, 2]
    sizes = [10_000, 100_000, 1_000_000] if small else [10**k for k in range(4, 10)]
    large = sizes[-1] if small else 10**8

    def padams(ps):
        return [("padam", "adam", "lp", {"p": p}) for p in ps]

    yield "float32", large, 1, padams(norms), False
    yield "float32", 256_000 if small else 5_120_000, 500 if small else 10_000, padams([0.8, 1]), False
    for size in sizes:
        if size != large:
            yield "float32", size, 1, padams([0.5, 0.8, 1]), False
    for dtype in ("bfloat16", "float16", "float64"):
        for size in (sizes[1], large):
            yield dtype, size, 1, padams([0.5, 0.8, 1]), False
    registry = pdecay_optim.load()
    rules = [(rule["name"], "adam", rule["name"], {}) for rule in registry["decays"] if rule["name"] != "lp"]
    steps = [(rule["name"], rule["name"], "lp", {}) for rule in registry["steps"] if rule["name"] != "adam"]
    whole = [row for row in steps if rule_of("steps", row[1])["reduces"]]
    yield "float32", large, 1, rules + [row for row in steps if row not in whole], False
    side = 256 if small else 1024
    yield "float32", 10 * side**2, 10, whole, True


def run(device, small, deadline, say=print):
    """Rows as `pdecay bench optim --json` has them, and what was left out."""
    clock = event_clock if device.type == "cuda" else host_clock
    sample_ms = 2 if small else 15
    copy_bytes = 2**26 if small else 2**30
    rows, left_out = [], []
    for dtype, count, tensors, contestants, square in plan(small):
        label = f"{dtype}, {count:,} parameters in {tensors:,} {'square ' * square}tensor{'s' * (tensors != 1)}"
        # Weights, gradients, two moments of ours and of the rival, one to spare; and the copy's two buffers.
        needed = 7 * count * DTYPES[dtype].itemsize + 2 * copy_bytes
        if needed > free_bytes(device):
            left_out.append(f"{label}: needs {needed / 1e9:.1f} GB of memory")
            continue
        if time.monotonic() > deadline:
            left_out.append(f"{label}: no time left")
            continue
        say(label)
        params = make_params(device, dtype, count, tensors, square)
        source = torch.ones(copy_bytes // 4, device=device)
        target = torch.empty_like(source)
        rival = torch.optim.AdamW(params, lr=LR, fused=True)

        def add(name, p, samples, moves, unit, copy):
            ms = min(samples)
            copy_gbps = 2 * copy_bytes / min(copy) / 1e6
            gbps = moves * DTYPES[dtype].itemsize * count / ms / 1e6
            rows.append(
                {
                    "name": name,
                    "p": p,
                    "dtype": dtype,
                    "tensors": tensors,
                    "params": count,
                    "ms": ms,
                    "medianMs": statistics.median(samples),
                    "samplesMs": samples,
                    "paramsPerSecond": count / ms * 1e3,
                    "gbps": gbps,
                    "copyGbps": copy_gbps,
                    "copyShare": gbps / copy_gbps,
                    "ratio": min(unit) / ms,
                }
            )

        for name, step, decay, options in contestants:
            if time.monotonic() > deadline:
                left_out.append(f"{label}: no time left for {name} and what follows")
                break
            optimizer = make(params, step, decay, LR, options, state="same")
            field = [optimizer.step, rival.step, lambda: target.copy_(source)]
            cycle = default_of("steps", step, "preconditionFrequency") or 1
            mine, unit, copy = race(field, clock, sample_ms, cycle)
            norm = options.get("p", default_of("decays", decay, "p"))
            add(name, norm, mine, moves_of(optimizer, count), unit, copy)
            point = (YARDSTICK, dtype, count, tensors)
            if not any((r["name"], r["dtype"], r["params"], r["tensors"]) == point for r in rows):
                add(YARDSTICK, None, unit, moves_of(rival, count), unit, copy)
            del field, optimizer
        del params, rival, source, target
        synchronize(device)
        if device.type == "cuda":
            torch.cuda.empty_cache()
    return rows, left_out
