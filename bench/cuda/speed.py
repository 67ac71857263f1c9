"""Times pdecay's steps beside torch's fused AdamW and a plain copy, in turns, by the device's own events."""

import math
import statistics
import time

import torch

from checks import DTYPES
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


def race(contestants, clock, sample_ms):
    """Samples of each, in milliseconds a run: A B C, A B C, so that what disturbs one disturbs all."""
    entries = []
    for run in contestants:
        for _ in range(3):  # allocates, compiles, and warms up
            clock(run, 1)
        count = min(max(1, math.ceil(sample_ms / clock(run, 1))), 1000)
        entries.append((run, count, []))
    for _ in range(ROUNDS):
        for run, count, samples in entries:
            samples.append(clock(run, count))
    return [samples for _, _, samples in entries]


def moves_of(*rules):
    """Numbers moved for each parameter: weights and each state are read and written, gradients are read."""
    registry = pdecay_optim.load()
    total = 3
    for kind, name in rules:
        rule = next(rule for rule in registry[kind] if rule["name"] == name)
        defaults = {option["name"]: option["default"] for option in rule["options"]}
        total += 2 * sum(not s.get("scalar") and (not s.get("when") or bool(defaults[s["when"]])) for s in rule["state"])
    return total


def default_norm(decay):
    rule = next(rule for rule in pdecay_optim.load()["decays"] if rule["name"] == decay)
    return next((option["default"] for option in rule["options"] if option["name"] == "p"), None)


def make_params(device, dtype, count, tensors):
    torch.manual_seed(0)
    params = []
    for i in range(tensors):
        size = count // tensors + (i < count % tensors)
        param = torch.randn(size, device=device, dtype=DTYPES[dtype]).mul_(0.02).requires_grad_(True)
        param.grad = torch.randn(size, device=device, dtype=DTYPES[dtype])
        params.append(param)
    return params


def ours(params, step, decay, options):
    optimizer = make(params, step, decay, LR, options, state="same")
    return optimizer.step


def free_bytes(device):
    if device.type == "cuda":
        return torch.cuda.mem_get_info(device)[0]
    with open("/proc/meminfo") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("MemAvailable"))


def plan(small):
    """(dtype, parameters, tensors, contestants): the most telling first, as time may run out."""
    norms = [0.5, 0.8, 1, 1.2, 1.5, 2]
    sizes = [10_000, 100_000, 1_000_000] if small else [10**k for k in range(4, 10)]
    large = sizes[-1] if small else 10**8

    def padams(ps):
        return [("padam", "adam", "lp", {"p": p}) for p in ps]

    yield "float32", large, 1, padams(norms)
    yield "float32", 256_000 if small else 5_120_000, 500 if small else 10_000, padams([0.8, 1])
    for size in sizes:
        if size != large:
            yield "float32", size, 1, padams([0.5, 0.8, 1])
    for dtype in ("bfloat16", "float16", "float64"):
        for size in (sizes[1], large):
            yield dtype, size, 1, padams([0.5, 0.8, 1])
    registry = pdecay_optim.load()
    rules = [(rule["name"], "adam", rule["name"], {}) for rule in registry["decays"] if rule["name"] != "lp"]
    rules += [(rule["name"], rule["name"], "lp", {}) for rule in registry["steps"] if rule["name"] != "adam"]
    yield "float32", large, 1, rules


def run(device, small, deadline, say=print):
    """Rows as `pdecay bench optim --json` has them, and what was left out."""
    clock = event_clock if device.type == "cuda" else host_clock
    sample_ms = 2 if small else 15
    copy_bytes = 2**26 if small else 2**30
    rows, left_out = [], []
    for dtype, count, tensors, contestants in plan(small):
        label = f"{dtype}, {count:,} parameters in {tensors:,} tensor{'s' * (tensors != 1)}"
        # Weights, gradients, two moments of ours and of the rival, one to spare; and the copy's two buffers.
        needed = 7 * count * DTYPES[dtype].itemsize + 2 * copy_bytes
        if needed > free_bytes(device):
            left_out.append(f"{label}: needs {needed / 1e9:.1f} GB of memory")
            continue
        if time.monotonic() > deadline:
            left_out.append(f"{label}: no time left")
            continue
        say(label)
        params = make_params(device, dtype, count, tensors)
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
            field = [ours(params, step, decay, options), rival.step, lambda: target.copy_(source)]
            mine, unit, copy = race(field, clock, sample_ms)
            moves = moves_of(("steps", step), ("decays", decay))
            add(name, options.get("p", default_norm(decay)), mine, moves, unit, copy)
            point = (YARDSTICK, dtype, count, tensors)
            if not any((r["name"], r["dtype"], r["params"], r["tensors"]) == point for r in rows):
                add(YARDSTICK, None, unit, moves_of(("steps", "adam")), unit, copy)
            del field
        del params, rival, source, target
        synchronize(device)
        if device.type == "cuda":
            torch.cuda.empty_cache()
    return rows, left_out
