"""Steps the same parameters in several ways through python/pdecay_optim.py: runs.py FOLDER LIBRARY"""

import io
import json
import sys

import torch

sys.path.insert(0, sys.argv[1])
import pdecay_optim  # noqa: E402

pdecay_optim.load(sys.argv[2])
SHAPES, STEPS = [(16, 33), (33,)], 20


def fill(shape, factor, modulus, shift):
    """Multiples of 1/128 that every program computes alike."""
    count = torch.Size(shape).numel()
    values = [((i * factor + shift) % modulus - modulus // 2) / 128 for i in range(count)]
    return torch.tensor(values).reshape(shape)


def parameters():
    return [fill(shape, 37, 101, 0).requires_grad_() for shape in SHAPES]


def differentiate(params, step, scale=1.0):
    for parameter, shape in zip(params, SHAPES):
        parameter.grad = fill(shape, 53, 97, 29 * step) * scale


def words(params):
    return [p.detach().view(torch.int32).flatten().tolist() for p in params]


def make(params):
    return pdecay_optim.padam(params, lr=2**-7, p=0.8, lambda_=2**-5)


def plain():
    params = parameters()
    optimizer = make(params)
    for step in range(STEPS):
        differentiate(params, step)
        optimizer.step()
    return words(params)


def closure():
    params = parameters()
    optimizer = make(params)

    def loss(step):
        assert torch.is_grad_enabled()
        differentiate(params, step)
        return step

    assert [optimizer.step(lambda: loss(step)) for step in range(STEPS)] == list(range(STEPS))
    return words(params)


def resumed():
    params = parameters()
    optimizer = make(params)
    for step in range(STEPS):
        if step == 8:
            file = io.BytesIO()
            torch.save(optimizer.state_dict(), file)
            file.seek(0)
            params = [p.detach().clone().requires_grad_() for p in params]
            optimizer = pdecay_optim.padam(params, lr=1, p=2)  # all of it comes from the file
            optimizer.load_state_dict(torch.load(file))
        differentiate(params, step)
        optimizer.step()
    return words(params)


def scaled():
    params = parameters()
    optimizer = make(params)
    scaler = torch.amp.GradScaler("cpu", init_scale=1024.0)
    scaler.scale(torch.ones(()))
    for step in range(STEPS):
        if step == 5:
            before = words(params)
            differentiate(params, step, float("inf"))
            scaler.step(optimizer)
            scaler.update()
            assert words(params) == before and scaler.get_scale() == 512
        differentiate(params, step, scaler.get_scale())
        scaler.step(optimizer)
        scaler.update()
    return words(params)


def scheduled():
    params = parameters()
    optimizer = make(params)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=5, gamma=0.5)
    for step in range(STEPS):
        if step == 10:
            optimizer.param_groups[0].update({"p": 1.0, "lambda": 2**-4})
        differentiate(params, step)
        optimizer.step()
        scheduler.step()
    return words(params)


def message(fn):
    try:
        fn()
    except (TypeError, ValueError) as error:
        return str(error)
    return None


def finite(kind, name):
    """Whether the rule takes a step under its defaults."""
    takes_vectors = not next(rule for rule in pdecay_optim.load()[kind] if rule["name"] == name).get("matrices")
    params = [p for p in parameters() if takes_vectors or p.dim() >= 2]
    differentiate(params, 0)
    pdecay_optim.Pdecay(params, 0.01, **{kind[:-1]: name}).step()
    return all(bool(torch.isfinite(p).all()) for p in params)


runs = [plain, closure, resumed, scaled, scheduled]
rules = [(kind, rule["name"]) for kind, rules in pdecay_optim.load().items() for rule in rules]
print(json.dumps({
    **{run.__name__: run() for run in runs},
    "messages": [
        message(lambda: pdecay_optim.padam(parameters(), p=-1)),
        message(lambda: pdecay_optim.padam(parameters(), beta=1)),
        message(lambda: pdecay_optim.Pdecay(parameters(), 0.1, decay="lq")),
        message(lambda: pdecay_optim.Pdecay(parameters(), 0.1, "adam", "lp", reference="now")),
    ],
    "rules": [name for _, name in rules],
    "finite": [finite(*rule) for rule in rules],
}))
