"""One optimizer beside its oracle, step by step, and how far rounding may take it from there."""

import torch

import oracle as oracles
from engine import make

STEPS, WARMUP = 25, 5
DTYPES = {"float64": torch.float64, "float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}
SMALLEST = {"float64": 2.0**-1074, "float32": 2.0**-149, "bfloat16": 2.0**-133, "float16": 2.0**-24}


def normals(seed, *shape, scale=1.0):
    return scale * torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def parameter(values, dtype, device):
    return values.clone().to(device, DTYPES[dtype]).requires_grad_(True)


def held(tensor):
    """What a tensor holds, in float64."""
    return tensor.detach().cpu().to(torch.float64, copy=True)


def bits(tensor):
    return tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).clone()


def expect(condition, message):
    if not condition:
        raise AssertionError(message)


def within(found, expected, bound, what):
    """Every number within its bound; NaN is within none."""
    wrong = ~((found - expected).abs() <= bound)
    if wrong.any():
        i = int(wrong.reshape(-1).nonzero()[0])
        f, e, b = (x.expand_as(found).reshape(-1)[i].item() for x in (found, expected, torch.as_tensor(bound)))
        raise AssertionError(f"{what}, weight {i}: {f!r} is not {e!r}, within {b:.3g} ({int(wrong.sum())} are wrong)")


def tolerance(dtype, before, after, reach):
    """What rounding may do: `reach` is the farthest that a weight has moved, since moments are sums that cancel."""
    size = torch.maximum(before.abs(), after.abs())
    if dtype == "float64":
        return 1e-9 * (size + reach)
    stored = 0 if dtype == "float32" else torch.finfo(DTYPES[dtype]).eps * size
    return 32 * 2.0**-23 * (size + reach) + stored + SMALLEST[dtype]


# From 0 and the smallest up to 30, both signs, and some from a normal distribution.
START = torch.cat(
    [
        torch.tensor([0, -0.0, 1e-30, -1e-20, 1e-12, -1e-8, 1e-5, -1e-3, 0.02, -0.1, 0.7, -1, 3, -10, 30]).double(),
        normals(1, 241, scale=0.3),
    ]
)


def gradient_at(t, size=len(START)):
    g = normals(200 + t, size)
    g[0] = g[2] = 0  # no push at all, and one only now and then
    g[4] = 1e-6 if t % 7 == 3 else 0
    return g


def follow(device, step, decay, dtype, step_options=None, decay_options=None, broken=False, shape=None, place=None,
           slack=None, **flags):
    """In float64 the oracle runs on its own; in a smaller dtype each step begins at the weights that were left."""
    shape = shape or oracles.SHAPES.get(step, START.shape)
    if slack is None:
        slack = 0.0 if dtype == "float64" else oracles.SLACK.get(step, 0.0)
    param = START.reshape(shape).to(device, DTYPES[dtype])
    param = (place(param) if place else param.clone()).requires_grad_(True)
    options = {**oracles.precise(step, dtype), **(step_options or {}), **(decay_options or {})}
    optimizer = make([param], step, decay, 0.0, options, **flags)
    oracle = oracles.Oracle(step, decay, step_options, decay_options, broken=broken, dtype=DTYPES[dtype], **flags)
    expected, reach = held(param), torch.zeros(shape, dtype=torch.float64)
    # In float32 a coupled gradient's power is never less than 2^-120, and a step may divide it by eps.
    floor = 2.0**-120 * 1e10 if decay == "coupled" and dtype != "float64" else 0.0
    for t in range(STEPS):
        before = expected if dtype == "float64" else held(param)
        param.grad = gradient_at(t).reshape(shape).to(param.dtype).to(device)
        optimizer.param_groups[0]["lr"] = lr = 0.01 * min(t / WARMUP, 1)
        optimizer.step()
        expected = oracle.step(before, held(param.grad), lr)
        reach = torch.maximum(reach, (expected - before).abs())
        bound = tolerance(dtype, before, expected, reach) + floor + slack * lr
        within(held(param), expected, bound, f"step {t}")
