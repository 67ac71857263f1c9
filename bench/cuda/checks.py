"""What a device's rows are held to: float64 oracles, corners, layouts, many tensors, captured graphs."""

import re
import time

import torch

import oracle as oracles
from compare import DTYPES, bits, expect, follow, held, normals, parameter, tolerance, within
from engine import Skip, make, pdecay_optim, synchronize

NORMS = (0.3, 0.5, 0.7, 0.8, 1, 1.2, 4 / 3, 1.5, 1.8, 2, 2.5, 3)


def trajectories(device):
    """Every step with every decay in every dtype; all options of a rule beside Adam or lp."""
    for step, (_, step_cases) in oracles.STEPS.items():
        for decay, (_, decay_cases) in oracles.DECAYS.items():
            pairs = {(0, 0), (len(step_cases) - 1, len(decay_cases) - 1)}
            if step == "adam":
                pairs |= {(0, i) for i in range(len(decay_cases))}
            if decay == "lp":
                pairs |= {(i, 0) for i in range(len(step_cases))}
            for dtype in DTYPES:

                def run(step=step, decay=decay, dtype=dtype, pairs=sorted(pairs)):
                    for s, d in pairs:
                        follow(device, step, decay, dtype, oracles.STEPS[step][1][s], oracles.DECAYS[decay][1][d])

                yield f"{step} · {decay} · {dtype}", run
    for flags in ({"maximize": True}, {"cautious": True}, {"maximize": True, "cautious": True}):
        for decay in oracles.DECAYS:
            yield f"adam · {decay} · {' '.join(flags)}", lambda d=decay, f=flags: follow(device, "adam", d, "float64", **f)
    for p in NORMS:
        for reference in ("before", "after"):

            def norm(p=p, reference=reference):
                for strength in (0, 1e-3, 0.3):
                    for dtype in ("float64", "float32"):
                        options = {"p": p, "lambda": strength, "reference": reference}
                        follow(device, "adam", "lp", dtype, decay_options=options)

            yield f"lp · p {p:.3f} · {reference}", norm


def matrices(device):
    """Steps that see whole tensors, over tensors of other shapes and places in memory than those of their rows."""
    places = {
        "in rows": None,
        "transposed": lambda x: x.mT.contiguous().mT,
        "sliced": lambda x: torch.cat([x, x], -1)[..., : x.shape[-1]],
    }
    # Both bases of SOAP are compared in float64 alone: eigenvectors of small eigenvalues are, in float32, of no use.
    cases = {
        "muon": [((16, 16), {}), ((8, 32), {}), ((4, 8, 8), {}), ((256, 1), {}), ((1, 256), {})],
        "adafactor": [((16, 16), {}), ((256,), {}), ((2, 2, 8, 8), {}), ((256, 1), {}), ((1, 256), {})],
        "soap": [((32, 8), {"max_precond_dim": 8}), ((256,), {}), ((16, 16), {"precondition_frequency": 4})],
    }
    for step, shapes in cases.items():
        for shape, options in shapes:
            for name, place in places.items():
                for dtype in ("float64", "float32"):
                    if (place and len(shape) < 2) or (step == "soap" and shape == (16, 16) and dtype == "float32"):
                        continue

                    def run(step=step, shape=shape, options=options, place=place, dtype=dtype):
                        for decay in ("lp", "l2"):
                            follow(device, step, decay, dtype, options, shape=shape, place=place)

                    yield f"{step} · {list(shape)} {name} · {dtype}", run
    for shape in ((16, 16), (32, 8), (8, 32)):

        def in_bfloat16(shape=shape):
            scale = max(1, shape[0] / shape[1]) ** 0.5
            # As test/conformance allows torch's own: a few digits of a direction of size 1.
            slack = 4 * torch.finfo(torch.bfloat16).eps * scale
            follow(device, "muon", "l2", "float32", {"ns_dtype": "bfloat16"}, shape=shape, slack=slack)

        yield f"muon · {list(shape)} · iterated in bfloat16", in_bfloat16


def canary(device):
    """The same comparison with an oracle that is wrong by design: each of them has to be seen."""

    def run(step, decay, dtype):
        try:
            follow(device, step, decay, dtype, broken=True)
        except AssertionError:
            return
        raise AssertionError("an oracle whose rates are 5 % too high was not seen")

    for step in oracles.STEPS:
        for dtype in DTYPES:
            yield f"a wrong oracle is seen · {step} · {dtype}", lambda s=step, d=dtype: run(s, "lp", d)


def stepped(device, weights, gradient, decay, options, lr=0.1, dtype="float32"):
    param = parameter(weights, dtype, device)
    param.grad = gradient.to(param.dtype).to(device)
    make([param], "sgd", decay, lr, options).step()
    return param


def corners(device):
    def absorb(p):
        param = parameter(torch.tensor([0, -0.0, 1.0]), "float32", device)
        optimizer = make([param], "adam", "lp", 1e-2, {"p": p, "lambda": 1e-3})
        for t in range(200):
            param.grad = normals(t, 3, scale=10.0 ** (t % 9 - 4)).float().to(device)
            optimizer.step()
        found = held(param)
        expect(found[0] == 0 and found[1] == 0 and found[2] != 0, f"{found.tolist()} is left of 0, -0 and 1")

    def revive(p):
        param = parameter(torch.zeros(64), "float32", device)
        options = {"p": p, "lambda": 1e-4, "zeros": "revive", "reference": "after"}
        optimizer = make([param], "adam", "lp", 1e-2, options)
        for _ in range(100):
            param.grad = -torch.ones(64, device=device)
            optimizer.step()
        expect(held(param).min() > 0 and held(param).isfinite().all(), "zeros did not leave 0")

    weights = torch.tensor([0, 1e-40, 1e-30, -1e-10, 0.5, -3, 1e4, 1e30], dtype=torch.float64)

    def no_rate(decay, dtype):
        for options in oracles.DECAYS[decay][1]:
            param = stepped(device, weights, normals(1, 8), decay, options, lr=0.0, dtype=dtype)
            # -0 counts as 0.
            expect(torch.equal(held(param) + 0, held(weights.to(DTYPES[dtype])) + 0), f"lr = 0 moved a weight: {options}")

    def no_decay(p):
        g = normals(3, 8, scale=0.1)
        plain = bits(stepped(device, weights, g, "none", {}))
        for decay, options in (("lp", {}), ("lp", {"reference": "after"}), ("prox", {}), ("coupled", {})):
            found = bits(stepped(device, weights, g, decay, {"p": p, "lambda": 0, **options}))
            expect(torch.equal(found, plain), f"{decay} with lambda = 0 is not the step alone")

    def large_p(p):
        w = torch.tensor([0, -0.0, 1e-38, 1, -1e10, 1e30, -3e38], dtype=torch.float64)
        g = torch.zeros(7).index_fill(0, torch.tensor([0]), 1.0)
        found = held(stepped(device, w, g, "lp", {"p": p, "lambda": 0.3}))
        expect(found.isfinite().all(), f"{found.tolist()} is not finite")
        expect((found.abs() <= w.abs().clamp(min=0.11)).all(), "a weight grew")
        within(found[0], torch.tensor(-0.1).double() / (1.06 if p == 2 else 1), 1e-7, "from 0")

    def accuracy(p):
        exponents = torch.arange(-44, 38.5, 0.5, dtype=torch.float64)
        w = held((10**exponents * torch.where(torch.arange(len(exponents)) % 2 == 0, 1.7, -2.3).double()).float())
        w = w[w.isfinite()]
        for strength in (1e-3, 0.3):
            found = held(stepped(device, w, torch.zeros_like(w), "lp", {"p": p, "lambda": strength}))
            expected = oracles.lp(w, w, 0.1, {"p": p, "lambda": strength}, None, None)
            # 4 ulp of the factor, half of one for the product's rounding, and one subnormal.
            within(found, expected, 4.6 * 2.0**-23 * expected.abs() + 2.0**-149, f"lambda {strength}")

    def not_finite(decay):
        w = torch.full((4,), 0.5, dtype=torch.float64)
        g = torch.tensor([float("nan"), 0.1, float("inf"), 0.1])
        options = oracles.DECAYS[decay][1][-1]
        found = held(stepped(device, w, g, decay, options, dtype="float64"))
        clean = held(stepped(device, w, torch.full((4,), 0.1), decay, options, dtype="float64"))
        expect(found[0].isnan() and not found[2].isfinite(), f"NaN and inf became {found.tolist()}")
        expect(found[1] == clean[1] and found[3] == clean[3], "a neighbour of NaN or inf changed")

    def scaled(found_inf):
        w, raw = normals(5, 64), [normals(6, 64), normals(7, 64, scale=1024.0)]
        param = parameter(w, "float32", device)
        optimizer = make([param], "adam", "lp", 0.1, {"p": 0.8, "lambda": 0.1})
        oracle = oracles.Oracle("adam", "lp", None, {"p": 0.8, "lambda": 0.1})
        param.grad = raw[0].float().to(device)
        oracle.step(held(param), held(param.grad), 0.1)
        optimizer.step()
        before, state = held(param), {k: bits(v) for k, v in optimizer.state_dict()["state"][0].items()}
        param.grad = raw[1].float().to(device)
        if found_inf:
            param.grad[3] = float("inf")
        optimizer.grad_scale = torch.tensor(1024.0, device=device)
        optimizer.found_inf = torch.tensor(float(found_inf), device=device)
        optimizer.step()
        if found_inf:
            after = {k: bits(v) for k, v in optimizer.state_dict()["state"][0].items()}
            expect(torch.equal(held(param), before), "a skipped step moved a weight")
            expect(all(torch.equal(state[k], after[k]) for k in state), "a skipped step changed the state")
        else:
            within(held(param), oracle.step(before, held(param.grad) / 1024, 0.1), 1e-6, "unscaled")

    below = [p for p in NORMS if p < 2]
    yield from ((f"an exact zero stays · p {p:.2f}", lambda p=p: absorb(p)) for p in below)
    yield from ((f"revive leaves zero · p {p:.2f}", lambda p=p: revive(p)) for p in below)
    for decay in oracles.DECAYS:
        for dtype in DTYPES:
            yield f"lr = 0 is nothing · {decay} · {dtype}", lambda d=decay, t=dtype: no_rate(d, t)
        yield f"NaN and inf stay in their own weight · {decay}", lambda d=decay: not_finite(d)
    for p in NORMS:
        yield f"lambda = 0 is the step · p {p:.2f}", lambda p=p: no_decay(p)
        yield f"factor within 4 ulp from 1e-44 to 1e38 · p {p:.2f}", lambda p=p: accuracy(p)
    yield from ((f"from 0 and huge · p {p}", lambda p=p: large_p(p)) for p in (2, 2.5, 3, 4, 8))
    yield "found_inf leaves weights and state as they are", lambda: scaled(True)
    yield "grad_scale divides the gradient", lambda: scaled(False)


def layouts(device):
    """Parameters and gradients of any shape and place in memory: right values, and nothing else written."""

    def check(view, grad, dtype="float32"):
        store = normals(11, 40_000).to(DTYPES[dtype]).to(device)
        guard, before = store.clone(), None
        param = view(store).detach().requires_grad_(True)
        before = held(param)
        param.grad = grad(param)
        make([param], "adam", "lp", 0.01, {"p": 0.8, "lambda": 0.1}).step()
        oracle = oracles.Oracle("adam", "lp", None, {"p": 0.8, "lambda": 0.1})
        expected = oracle.step(before, held(param.grad), 0.01)
        reach = (expected - before).abs()
        within(held(param), expected, tolerance(dtype, before, expected, reach), "values")
        mask = torch.zeros(store.shape, dtype=torch.uint8, device=device)
        view(mask).fill_(1)
        expect(torch.equal(store[mask == 0], guard[mask == 0]), "an element of nobody's was written")

    def like(param):
        return normals(12, param.numel()).reshape(param.shape).to(param.dtype).to(device)

    views = {
        "contiguous": lambda s: s[:4096].view(64, 64),
        "of one element": lambda s: s[7:8],
        "of no dimension": lambda s: s[7],
        "of 0 elements": lambda s: s[:0].view(0, 3),
        "transposed": lambda s: s[: 61 * 67].view(61, 67).t(),
        "sliced columns": lambda s: s[:10_000].view(100, 100)[:, 3:50],
        "every other": lambda s: s[1:2001:2],
        "channels last": lambda s: s[: 2 * 8 * 5 * 5].view(2, 5, 5, 8).permute(0, 3, 1, 2),
        **{f"from element {i}, of {n}": lambda s, i=i, n=n: s[i : i + n] for i in (1, 2, 3, 5) for n in (31, 4099)},
    }
    grads = {
        "its own order": like,
        "misaligned": lambda p: torch.cat([like(p).reshape(-1)[:1], like(p).reshape(-1)])[1:].view(p.shape),
        "expanded": lambda p: like(p).reshape(-1)[:1].sum().expand(p.shape),
        "transposed": lambda p: like(p).reshape(p.shape[::-1]).permute(list(range(p.dim()))[::-1]),
    }
    for name, view in views.items():
        for grad_name, grad in grads.items():
            yield f"{name} · gradient {grad_name}", lambda v=view, g=grad: check(v, g)
    for dtype in ("bfloat16", "float16", "float64"):
        yield f"misaligned · {dtype}", lambda d=dtype: check(views["from element 1, of 4099"], grads["misaligned"], d)


def many(device, count):
    """Many small tensors in one step, some without a gradient, equal each on its own."""

    def setup():
        sizes = [1 + (i * 7) % 61 for i in range(count)]
        starts = [normals(i % 97, size) for i, size in enumerate(sizes)]
        params = [parameter(w, "float32", device) for w in starts]
        return params, make(params, "adam", "lp", 0.01, {"p": 0.8, "lambda": 0.1})

    def values():
        params, optimizer = setup()
        oracle = [oracles.Oracle("adam", "lp", None, {"p": 0.8, "lambda": 0.1}) for _ in range(2)]
        for t in range(3):
            before = [held(p) for p in params]
            for i, p in enumerate(params):
                p.grad = None if (i + t) % 5 == 0 else normals(i % 89 + t, p.numel()).float().to(device)
            optimizer.step()
            if t == 0:  # the same oracle for all: it works on each weight alone
                index = [i for i, p in enumerate(params) if p.grad is not None]
                w, g = (torch.cat([x[i] for i in index]) for x in (before, [p.grad is not None and held(p.grad) for p in params]))
                expected = oracle[0].step(w, g, 0.01)
                found = torch.cat([held(params[i]) for i in index])
                within(found, expected, tolerance("float32", w, expected, (expected - w).abs()), "first step")
            for i, p in enumerate(params):
                if p.grad is None:
                    expect(torch.equal(held(p), before[i]), f"tensor {i} has no gradient, and moved")

    def launches():
        if device.type != "cuda":
            raise Skip("launches are counted on CUDA")
        params, optimizer = setup()
        for p in params:
            p.grad = torch.ones_like(p)
        optimizer.step()
        torch.cuda.synchronize()
        with torch.profiler.profile(activities=[torch.profiler.ProfilerActivity.CUDA]) as profile:
            optimizer.step()
            torch.cuda.synchronize()
        on_device = [e.name for e in profile.events() if e.device_type == torch.autograd.DeviceType.CUDA]
        # One that takes options to coefficients, a thread for each tensor; and one over all weights.
        expect(len(on_device) == 2, f"a step over {count} tensors took {len(on_device)} launches: {sorted(set(on_device))[:4]}")

    def no_sync():
        if device.type != "cuda":
            raise Skip("CPU steps wait for themselves")
        params, optimizer = setup()
        for p in params:
            p.grad = torch.ones_like(p)
        optimizer.step()
        torch.cuda.set_sync_debug_mode("error")
        try:
            optimizer.step()
        finally:
            torch.cuda.set_sync_debug_mode("default")

    yield f"{count:,} tensors", values
    yield f"{count:,} tensors in one launch over all weights", launches
    yield f"{count:,} tensors without a host sync", no_sync


def graphs(device):
    """A captured step, replayed with new gradients, lr, p and lambda, gives the bits of the same steps taken eagerly."""

    def replay(dtype, found_inf=False, step="adam", bound=0.0):
        """`bound` allows for products that libraries compute otherwise while a graph is captured."""
        if device.type != "cuda":
            raise Skip("graphs are CUDA's")
        weights = [normals(i, 8, 125 + i) for i in range(3)]
        twins = [[parameter(w, dtype, device) for w in weights] for _ in range(2)]
        captured, eager = (make(params, step, "lp", 0.01, {"p": 0.8, "lambda": 0.1}) for params in twins)
        static = [torch.zeros_like(p) for p in twins[0]]
        scale, inf = torch.ones((), device=device), torch.zeros((), device=device)

        def feed(t):
            for i, (p, q, s) in enumerate(zip(*twins, static)):
                s.copy_(normals(1000 * t + i, *p.shape))
                p.grad, q.grad = s, s.clone()
            inf.fill_(float(found_inf and t % 3 == 2))

        for optimizer in (captured, eager):
            optimizer.grad_scale, optimizer.found_inf = scale, inf
        stream = torch.cuda.Stream()
        with torch.cuda.stream(stream):
            for t in range(3):
                feed(t)
                captured.step()
                eager.step()
        torch.cuda.current_stream().wait_stream(stream)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            captured.step()
        for t in range(3, 15):
            feed(t)
            for optimizer in (captured, eager):
                group = optimizer.param_groups[0]
                group["lr"], group["p"], group["lambda"] = 0.01 / t, (0.5, 0.8, 1, 1.7)[t % 4], 0.01 * t
            captured.before_replay()
            graph.replay()
            eager.step()
            synchronize(device)
            for p, q in zip(*twins):
                if bound:
                    within(held(p), held(q), bound, f"replay {t}")
                else:
                    expect(torch.equal(bits(p), bits(q)), f"replay {t} is not the step")

    def refused():
        if device.type != "cuda":
            raise Skip("graphs are CUDA's")
        param = parameter(normals(1, 8, 32), "float32", device)
        param.grad = torch.ones_like(param)
        optimizer = make([param], "soap", "lp", 0.01)
        optimizer.step()
        torch.cuda.synchronize()
        try:
            with torch.cuda.graph(torch.cuda.CUDAGraph()):
                optimizer.step()
        except RuntimeError as error:
            expect("no graph to be captured with step soap" in str(error), str(error))
            return
        raise AssertionError("a step that waits for the device was captured")

    for dtype in DTYPES:
        yield f"replays with new lr, p and lambda · {dtype}", lambda d=dtype: replay(d)
    yield "replays that find inf", lambda: replay("float32", found_inf=True)
    yield "replays of adafactor", lambda: replay("float32", step="adafactor")
    # Fifteen steps of at most 0.01, each within the digits of the iteration in bfloat16.
    yield "replays of muon", lambda: replay("float32", step="muon", bound=15 * 0.01 * 4 * 2.0**-7)
    yield "no graph captures soap", refused


SECTIONS = ("canary", "corners", "layouts", "matrices", "many", "graphs", "trajectories")


def sections(device, small):
    yield "canary", canary(device)
    yield "corners", corners(device)
    yield "layouts", layouts(device)
    yield "matrices", matrices(device)
    yield "many", many(device, 300 if small else 10_000)
    yield "graphs", graphs(device)
    yield "trajectories", trajectories(device)


def run(device, small, deadline, only=None, match=None, say=print):
    """Runs all checks, or those whose name `match` finds, until the deadline: of each section its counts, and failures."""
    pdecay_optim.load()
    counts, failures = {}, []
    for section, cases in sections(device, small):
        if only and section not in only:
            continue
        tally = counts[section] = {"passed": 0, "failed": 0, "skipped": 0, "notRun": 0}
        reasons = set()
        for name, check in cases:
            if match and not re.search(match, name):
                continue
            if time.monotonic() > deadline:
                tally["notRun"] += 1
                continue
            try:
                check()
                tally["passed"] += 1
            except Skip as reason:
                tally["skipped"] += 1
                reasons.add(str(reason))
            except Exception as error:  # a check that breaks is one that failed
                tally["failed"] += 1
                failures.append({"section": section, "name": name, "message": f"{type(error).__name__}: {error}"[:500]})
                if len(failures) <= 20:
                    say(f"FAILED {section} · {name}: {failures[-1]['message']}")
        say(f"{section:<14} {' '.join(f'{n} {what}' for what, n in tally.items())}{''.join(f'; {r}' for r in sorted(reasons))}")
    return counts, failures
