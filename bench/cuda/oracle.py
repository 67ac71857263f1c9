"""The inner steps and decay rules in float64, from the formulas of their sources; never from the kernels.

The same oracles as test/conformance/oracle, over whole tensors at once. Options have the names that torch gives them.
"""

import torch


def _moments(g, betas, memory):
    beta1, beta2 = betas
    m = memory["exp_avg"] = beta1 * memory.get("exp_avg", 0) + (1 - beta1) * g
    v = memory["exp_avg_sq"] = beta2 * memory.get("exp_avg_sq", 0) + (1 - beta2) * g * g
    return m, v


def adam(w, g, lr, t, o, memory):
    beta1, beta2 = betas = o.get("betas", (0.9, 0.999))
    m, v = _moments(g, betas, memory)
    if o.get("amsgrad"):
        v = memory["largest"] = torch.maximum(memory.get("largest", torch.zeros_like(v)), v)
    return w - lr * (m / (1 - beta1**t)) / ((v / (1 - beta2**t)).sqrt() + o.get("eps", 1e-8))


def nadam(w, g, lr, t, o, memory):
    beta1, beta2 = betas = o.get("betas", (0.9, 0.999))
    m, v = _moments(g, betas, memory)

    def mu(s):
        return beta1 * (1 - 0.5 * 0.96 ** (s * o.get("momentum_decay", 4e-3)))

    product = memory["product"] = memory.get("product", 1) * mu(t)
    ahead = mu(t + 1) * m / (1 - product * mu(t + 1))
    now = (1 - mu(t)) * g / (1 - product)
    return w - lr * (now + ahead) / ((v / (1 - beta2**t)).sqrt() + o.get("eps", 1e-8))


def radam(w, g, lr, t, o, memory):
    beta1, beta2 = betas = o.get("betas", (0.9, 0.999))
    m, v = _moments(g, betas, memory)
    unbiased, most = m / (1 - beta1**t), 2 / (1 - beta2) - 1
    rho = most - 2 * t * beta2**t / (1 - beta2**t)
    if rho <= 5:
        return w - lr * unbiased
    rectifier = ((rho - 4) * (rho - 2) * most / ((most - 4) * (most - 2) * rho)) ** 0.5
    return w - lr * unbiased * rectifier * (1 - beta2**t) ** 0.5 / (v.sqrt() + o.get("eps", 1e-8))


def sgd(w, g, lr, _t, o, memory):
    momentum = o.get("momentum", 0)
    if momentum == 0:
        return w - lr * g
    old = memory.get("buffer")
    buffer = memory["buffer"] = g if old is None else momentum * old + (1 - o.get("dampening", 0)) * g
    return w - lr * (g + momentum * buffer if o.get("nesterov") else buffer)


def rmsprop(w, g, lr, _t, o, memory):
    alpha, momentum = o.get("alpha", 0.99), o.get("momentum", 0)
    square = memory["square"] = alpha * memory.get("square", 0) + (1 - alpha) * g * g
    mean = memory["mean"] = alpha * memory.get("mean", 0) + (1 - alpha) * g
    variance = square - mean * mean if o.get("centered") else square
    buffer = memory["buffer"] = momentum * memory.get("buffer", 0) + g / (variance.sqrt() + o.get("eps", 1e-8))
    return w - lr * buffer


def adagrad(w, g, lr, t, o, memory):
    total = memory["sum"] = memory.get("sum", o.get("initial_accumulator_value", 0)) + g * g
    return w - lr / (1 + (t - 1) * o.get("lr_decay", 0)) * g / (total.sqrt() + o.get("eps", 1e-10))


def lion(w, g, lr, _t, o, memory):
    beta1, beta2 = o.get("betas", (0.9, 0.99))
    m = memory.get("exp_avg", torch.zeros_like(g))
    memory["exp_avg"] = beta2 * m + (1 - beta2) * g
    return w - lr * torch.sign(beta1 * m + (1 - beta1) * g)


def adadelta(w, g, lr, _t, o, memory):
    rho, eps = o.get("rho", 0.9), o.get("eps", 1e-6)
    square = memory["square"] = rho * memory.get("square", 0) + (1 - rho) * g * g
    moved = memory.get("moved", torch.zeros_like(g))
    delta = (moved + eps).sqrt() / (square + eps).sqrt() * g
    memory["moved"] = rho * moved + (1 - rho) * delta * delta
    return w - lr * delta


def adamax(w, g, lr, t, o, memory):
    beta1, beta2 = o.get("betas", (0.9, 0.999))
    m = memory["exp_avg"] = beta1 * memory.get("exp_avg", 0) + (1 - beta1) * g
    u = memory["exp_inf"] = torch.maximum(beta2 * memory.get("exp_inf", torch.zeros_like(g)), g.abs() + o.get("eps", 1e-8))
    return w - lr / (1 - beta1**t) * m / u


def asgd(w, g, lr, t, o, memory):
    eta, lambd = memory.get("eta", lr), o.get("lambd", 1e-4)
    memory["eta"] = lr / (1 + lambd * lr * t) ** o.get("alpha", 0.75)
    return w * (1 - lambd * eta) - eta * g


def rprop(w, g, lr, _t, o, memory):
    (shrink, grow), (least, most) = o.get("etas", (0.5, 1.2)), o.get("step_sizes", (1e-6, 50))
    turned = (g * memory.get("prev", torch.zeros_like(g))).sign()
    # As tensors: torch.where takes two Python numbers to float32.
    factor = torch.ones_like(g).masked_fill(turned > 0, grow).masked_fill(turned < 0, shrink)
    size = memory["size"] = (memory.get("size", torch.full_like(g, lr)) * factor).clamp(least, most)
    kept = memory["prev"] = torch.where(turned < 0, 0.0, g)
    return w - kept.sign() * size


def _averaged(w, lr, t, o, memory):
    warm_up = min(t / o["warmup_steps"], 1) if o.get("warmup_steps") else 1
    rate = lr * warm_up
    largest = memory["lr_max"] = max(memory.get("lr_max", -1), rate)
    weight = t ** o.get("r", 0) * largest ** o.get("weight_lr_power", 2)
    total = memory["weight_sum"] = memory.get("weight_sum", 0) + weight
    memory["c"], memory["warm_up"] = weight / total if total > 0 else 0, warm_up
    return rate, memory["c"], memory.get("z", w)


def schedule_free_adam(w, g, lr, t, o, memory):
    beta1, beta2 = o.get("betas", (0.9, 0.999))
    rate, c, z = _averaged(w, lr, t, o, memory)
    v = memory["v"] = beta2 * memory.get("v", 0) + (1 - beta2) * g * g
    update = g / ((v / (1 - beta2**t)).sqrt() + o.get("eps", 1e-8))
    memory["z"] = z - rate * update
    memory["part"] = 1 - beta1 * (1 - c)
    return w + c * (z - w) - rate * memory["part"] * update


def schedule_free_sgd(w, g, lr, t, o, memory):
    rate, c, z = _averaged(w, lr, t, o, memory)
    memory["z"] = z - rate * g
    memory["part"] = 1 - o.get("momentum", 0.9) * (1 - c)
    return w + c * (z - w) - rate * memory["part"] * g


def sparse_adam(w, g, lr, t, o, memory):
    beta1, beta2 = betas = o.get("betas", (0.9, 0.999))
    m, v = _moments(g, betas, memory)
    return w - lr * (1 - beta2**t) ** 0.5 / (1 - beta1**t) * m / (v.sqrt() + o.get("eps", 1e-8))


def muon(w, g, lr, _t, o, memory):
    momentum, (a, b, c) = o.get("momentum", 0.95), o.get("ns_coefficients", (3.4445, -4.775, 2.0315))
    mean = memory["momentum_buffer"] = momentum * memory.get("momentum_buffer", 0) + (1 - momentum) * g
    update = (1 - momentum) * g + momentum * mean if o.get("nesterov", True) else mean
    heads = o.get("heads", 1)
    x = update.reshape(heads, w.shape[0] // heads, -1)
    x = x / torch.linalg.matrix_norm(x, keepdim=True).clamp(min=o.get("eps", 1e-7))
    for _ in range(o.get("ns_steps", 5)):
        gram = x @ x.mT
        x = a * x + (b * gram + c * gram @ gram) @ x
    rows, columns = x.shape[1:]
    match = o.get("adjust_lr_fn") == "match_rms_adamw"
    scale = 0.2 * max(rows, columns) ** 0.5 if match else max(1, rows / columns) ** 0.5
    return w - lr * scale * x.reshape(w.shape)


def adafactor(w, g, lr, t, o, memory):
    eps1, eps2 = o.get("eps", (None, 1e-3))
    eps1 = memory["epsilon"] if eps1 is None else eps1
    share = t ** o.get("beta2_decay", -0.8)

    def follow(name, now):
        memory[name] = (1 - share) * memory.get(name, 0) + share * now
        return memory[name]

    if w.dim() > 1:
        row, column = follow("row_var", (g * g).mean(-1, keepdim=True)), follow("col_var", (g * g).mean(-2, keepdim=True))
        v = row * column / row.mean(-2, keepdim=True).clamp(min=eps1)
    else:
        v = follow("variance", g * g)
    u = g / v.sqrt().clamp(min=eps1)
    size = u.square().mean().sqrt()
    rate = min(lr, t**-0.5) * max(eps2, w.square().mean().sqrt())
    return w - rate * u / max(1, size / o.get("d", 1))


def soap(w, g, lr, t, o, memory):
    """Algorithm 3 of arXiv 2409.11321, over matrices; the first gradient makes the bases, as in the authors' code."""
    (beta1, beta2), most = o.get("betas", (0.95, 0.95)), o.get("max_precond_dim", 10_000)
    g = g.reshape(w.shape[0], -1) if w.dim() > 1 else g.reshape(1, -1)
    grams = [g @ g.T, g.T @ g]
    sides = [i for i in (0, 1) if w.dim() > 1 and g.shape[i] <= most]
    means = memory.setdefault("GG", {i: 0 for i in sides})

    def follow():
        for i in sides:
            means[i] = beta2 * means[i] + (1 - beta2) * grams[i]

    if t == 1:
        follow()
        memory["Q"] = {i: torch.linalg.eigh(means[i])[1].flip(1) for i in sides}
        return w
    bases = memory["Q"]
    left, right = (bases.get(i, torch.eye(g.shape[i], dtype=g.dtype)) for i in (0, 1))
    m = memory["exp_avg"] = beta1 * memory.get("exp_avg", 0) + (1 - beta1) * g
    turned = left.T @ g @ right
    v = memory["exp_avg_sq"] = beta2 * memory.get("exp_avg_sq", 0) + (1 - beta2) * turned**2
    direction = left @ ((left.T @ m @ right) / (v.sqrt() + o.get("eps", 1e-8))) @ right.T
    follow()
    later = t - 1
    if later % o.get("precondition_frequency", 10) == 0:
        for i in sides:
            image = means[i] @ bases[i]
            order = (bases[i] * image).sum(0).argsort(descending=True)
            bases[i] = torch.linalg.qr(image[:, order])[0]
            memory["exp_avg_sq"] = memory["exp_avg_sq"].index_select(i, order)
    return w - lr * (1 - beta2**later) ** 0.5 / (1 - beta1**later) * direction.reshape(w.shape)


STEPS = {
    "adam": (adam, [{}, {"betas": (0.8, 0.95), "eps": 1e-4}, {"amsgrad": True}]),
    "nadam": (nadam, [{}, {"momentum_decay": 0.02, "betas": (0.85, 0.99)}]),
    "radam": (radam, [{}, {"betas": (0.9, 0.9)}]),
    "sgd": (sgd, [{}, {"momentum": 0.9}, {"momentum": 0.9, "dampening": 0.4}, {"momentum": 0.9, "nesterov": True}]),
    "rmsprop": (rmsprop, [{}, {"centered": True}, {"momentum": 0.7, "alpha": 0.9}]),
    "adagrad": (adagrad, [{}, {"lr_decay": 0.1, "initial_accumulator_value": 0.5}]),
    "lion": (lion, [{}, {"betas": (0.95, 0.98)}]),
    "adadelta": (adadelta, [{}, {"rho": 0.8, "eps": 1e-3}]),
    "adamax": (adamax, [{}, {"betas": (0.8, 0.9), "eps": 1e-2}]),
    "asgd": (asgd, [{}, {"lambd": 0.1, "alpha": 0.5, "t0": 5}]),
    "sparseAdam": (sparse_adam, [{}, {"betas": (0.8, 0.95), "eps": 1e-4}]),
    "rprop": (rprop, [{}, {"etas": (0.3, 1.5), "step_sizes": (1e-3, 0.02)}]),
    "scheduleFreeAdam": (schedule_free_adam, [{}, {"betas": (0.8, 0.95), "warmup_steps": 4, "r": 0.5, "weight_lr_power": 1}]),
    "scheduleFreeSgd": (schedule_free_sgd, [{}, {"momentum": 0.7, "warmup_steps": 4, "r": 1}]),
    "muon": (
        muon,
        [
            {},
            {"momentum": 0.8, "nesterov": False, "adjust_lr_fn": "match_rms_adamw", "ns_steps": 3},
            {"heads": 4, "ns_coefficients": (2, -1.5, 0.5)},
        ],
    ),
    "adafactor": (adafactor, [{}, {"eps": (1e-5, 0.5), "d": 1.5, "beta2_decay": -0.5}]),
    "soap": (
        soap,
        [
            {"max_precond_dim": 8},
            {"max_precond_dim": 8, "betas": (0.8, 0.9), "eps": 1e-4, "precondition_frequency": 3},
        ],
    ),
}
# Those that see whole tensors: the shape that their rows give the 256 weights. A matrix of 8 x 32 has rank 8, and its
# longer side no eigenbasis to be compared.
SHAPES = {"muon": (32, 8), "adafactor": (4, 8, 8), "soap": (8, 4, 8)}
def precise(step, dtype):
    """Options that make a step compute as exactly as its weights' dtype allows: Muon iterates in bfloat16 on a device."""
    return {"ns_dtype": "float64" if dtype == "float64" else "float32"} if step == "muon" else {}


# How far a direction in float32 may be from the exact one, as a share of lr: five iterations, or eigenvectors, keep fewer
# digits than a formula for each weight.
SLACK = {"muon": 1e-4, "soap": 1e-3}
# Those that a decay moves where their gradient was taken.
SETTLING = {"scheduleFreeAdam", "scheduleFreeSgd"}


def lp(before, after, lr, o, _memory, _mean):
    p = o.get("p", 0.8)
    strength = p * lr * o.get("lambda", 1e-3)
    if strength == 0:
        return after
    size = (after if o.get("reference") == "after" else before).abs()
    if p >= 2:
        return after / (1 + strength * size ** (p - 2))
    x = (size + o.get("floor", 1e-14) if o.get("zeros") == "revive" else size) ** (2 - p)
    return after * (x / (x + strength))


def soft_threshold(_before, after, lr, o, _memory, _mean):
    rest = (after.abs() - lr * o.get("lambda", 1e-3)).clamp(min=0)
    return after.sign() * rest / (1 + lr * o.get("weight_decay", 0))


def prox(_before, after, lr, o, _memory, _mean):
    """argmin_u (u - after)^2 / 2 + tau |u|^p by search alone: where the derivative vanishes for the last time."""
    tau, p, a = lr * o.get("lambda", 1e-3), o.get("p", 0.5), after.abs()
    if tau == 0:
        return after
    if p == 0:
        return torch.where(0.5 * a * a > tau, after, 0.0)
    # Below p = 1 the objective is concave up to here, and convex after.
    start = (tau * p * (1 - p)) ** (1 / (2 - p)) if p < 1 else 0.0
    high = a.clamp(min=1e-300).log2()
    low = torch.full_like(a, start).clamp(min=1e-300).log2() if start else high - 1000
    for _ in range(64):  # halves the exponent's interval, and so tells sizes from 1e-300 on
        middle = (low + high) / 2
        u = middle.exp2()
        above = u - a + tau * p * u ** (p - 1) > 0
        low, high = torch.where(above, low, middle), torch.where(above, middle, high)
    u = ((low + high) / 2).exp2()
    inside = torch.full_like(a, p > 1, dtype=torch.bool)
    if p <= 1:
        inside = (a > start) & (0.5 * (u - a) ** 2 + tau * u**p < 0.5 * a * a)
    return torch.where(inside & (a > 0), after.sign() * u, 0.0)


def elastic(before, after, lr, o, _memory, _mean):
    terms = 0
    for p, strength in zip(o.get("p", (0.5, 2)), o.get("lambda", (1e-3, 1e-3))):
        if p * strength * lr != 0:
            terms = terms + p * strength * lr * before.abs() ** (p - 2)
    return after / (1 + terms)


def l2(before, after, lr, o, _memory, _mean):
    return after - before * (lr * o.get("weight_decay", 1e-2))


def huber(_before, after, lr, o, _memory, mean):
    tau = lr * o.get("lambda", 1e-2)
    delta = mean if o.get("mode") == "mean" else o.get("delta", 1e-2)
    return torch.where(after.abs() <= (1 + tau) * delta, after / (1 + tau), after - tau * delta * after.sign())


def s_dynamics(_before, after, lr, o, memory, _mean):
    p, strength, soft = o.get("p", 0.8), o.get("lambda", 1e-3), o.get("form") == "soft"
    q = 2 * p if soft else p
    sigma = memory.get("sigma", torch.zeros_like(after))
    s = sigma.exp()
    if soft:
        w = after.sign() * (after.abs() - strength * q * lr * s).clamp(min=0)
    else:
        w = after / (1 + strength * q * lr * s)
    y = (w.abs() if soft else w * w) + 2 * 1e-8 ** (2 / (2 - q))
    power = s ** (q / (q - 2))
    memory["sigma"] = sigma - 0.005 * (q - 2) * (power - s * y) / (q * power + (2 - q) * s * y)
    return w


def coupled(w, g, o):
    """A hook before the step: the gradient that it sees."""
    p = o.get("p", 2)
    return torch.where(w == 0, g, g + p * o.get("lambda", 1e-3) * w.sign() * w.abs() ** (p - 1))


def norm_decay(before, after, lr, o, _memory, _mean):
    """By tensor: rows of one row."""
    p, norm = o.get("p", 1), before.norm()
    return after / (1 + p * lr * o.get("lambda", 1e-3) * norm ** (p - 2))


def hyperball(before, after, lr, o, memory, _mean):
    if lr == 0:
        return after
    radius = o.get("radius_scale", 1) * memory.setdefault("first_norm", before.norm())
    size = (after - before).norm()
    if size == 0:
        return after
    moved = before + lr * radius / size * (after - before)
    return moved * (radius / moved.norm())


def cpr(before, after, lr, o, memory, _mean):
    """With a bound that is a share of the first norm."""
    if lr == 0:
        return after
    bound = memory.setdefault("bound", o.get("kappa", 1000) * before.square().sum())
    rise = o.get("kappa_update", 1) / before.numel() * (after.square().sum() - bound)
    memory["lagmul"] = (memory.get("lagmul", 0) + rise).clamp(min=0)
    return after * (1 - 2 * memory["lagmul"]).clamp(min=0)


def rewa(before, after, lr, o, _memory, _mean):
    if lr == 0:
        return after
    k, m, offset = o.get("order", 3), o.get("exponent", 0), o.get("offset", 0)
    size = before.abs() ** (1 / k)
    slope = size ** (k - 1)
    scale = size**m * (slope / (slope + offset) if offset else 1)
    y = before.sign() * size * max(0, 1 - lr * o.get("lambda", 1e-3)) + (after - before) * scale
    return y.sign() * y.abs() ** k


DECAYS = {
    "none": (None, [{}]),
    "lp": (
        lp,
        [
            {},
            {"p": 0.5, "lambda": 0.3},
            {"p": 1, "lambda": 0.3, "reference": "after"},
            {"p": 4 / 3, "lambda": 0.3},
            {"p": 1.5, "lambda": 0.3},
            {"p": 2, "lambda": 0.3},
            {"p": 3, "lambda": 0.3},
            {"p": 1.2, "lambda": 0.3, "zeros": "revive"},
        ],
    ),
    "softThreshold": (
        soft_threshold,
        [{}, {"lambda": 0.5, "weight_decay": 0.2}, {"lambda": 0, "weight_decay": 0.2}],
    ),
    "prox": (prox, [{"p": p, "lambda": 0.2} for p in (0, 0.3, 0.5, 2 / 3, 0.8, 1, 1.2, 1.5, 1.8, 2, 3)]),
    "elastic": (elastic, [{}, {"p": (0.8, 1, 2, 3), "lambda": (0.1, 0.2, 0.3, 0.1)}, {"p": (1.5,), "lambda": (0.3,)}]),
    "coupled": (None, [{}, {"p": 1, "lambda": 0.3}, {"p": 1.5, "lambda": 0.3}, {"p": 3, "lambda": 0.3}]),
    "l2": (l2, [{}, {"weight_decay": 0.3}]),
    "huber": (
        huber,
        [{}, {"lambda": 0.5, "delta": 0.3}, {"lambda": 0.5, "mode": "mean"}, {"lambda": 0.5, "mode": "mean", "mean_beta": 0.5}],
    ),
    "sDynamics": (s_dynamics, [{}, {"p": 1.2, "lambda": 0.3}, {"p": 0.4, "lambda": 0.3, "form": "soft"}]),
    "normDecay": (norm_decay, [{"extent": "tensor"}, {"p": 0.5, "lambda": 0.3, "extent": "tensor"}, {"p": 2, "lambda": 0.3, "extent": "group"}]),
    "hyperball": (hyperball, [{}, {"radius_scale": 0.5}]),
    "cpr": (cpr, [{"kappa_init": "dependent", "kappa": 0.9, "kappa_update": 0.1}]),
    "rewa": (rewa, [{}, {"order": 3, "exponent": 0.5, "offset": 0.1, "lambda": 0.3}]),
}


class Oracle:
    """One parameter's optimizer. `broken` computes each step a little wrong: the canary that checks have to see."""

    def __init__(self, step, decay, step_options=None, decay_options=None, maximize=False, cautious=False, broken=False,
                 dtype=torch.float64):
        self.step_rule, self.decay_rule, self.decay = STEPS[step][0], DECAYS[decay][0], decay
        self.settles = step in SETTLING
        self.step_options, self.decay_options = step_options or {}, decay_options or {}
        self.maximize, self.cautious, self.broken = maximize, cautious, broken
        # What Adafactor takes from the weights' dtype.
        self.memory, self.t, self.mean = {"epsilon": torch.finfo(dtype).eps}, 0, None

    def step(self, w, g, lr, **now):
        """The weights after a step from `w`; options given here go before the rules' own."""
        o = {**self.decay_options, **now}
        self.t += 1
        lr = 1.05 * lr if self.broken else lr
        size, beta = w.abs().mean(), o.get("mean_beta", 0.99)
        self.mean = size if self.mean is None else beta * self.mean + (1 - beta) * size
        g = -g if self.maximize else g
        if self.decay == "coupled":
            shifted = coupled(w, g, o)
            g = torch.where(g * w < 0, g, shifted) if self.cautious else shifted
        after = self.step_rule(w, g, lr, self.t, self.step_options, self.memory)
        if self.decay_rule is None:
            return after
        acted = w if self.settles else after
        decayed = self.decay_rule(w, acted, lr, o, self.memory, self.mean)
        if self.cautious:
            decayed = torch.where((w - after) * w < 0, acted, decayed)
        if not self.settles:
            return decayed
        move = (decayed - w) * self.memory["warm_up"]
        self.memory["z"] = self.memory["z"] + move
        return after + move * self.memory["part"]
