"""pdecay's optimizer in Python: any inner step with any decay rule, on libpdecay.so, the library that Node uses.

    import pdecay_optim
    pdecay_optim.load("build/Release/libpdecay.so")   # or PDECAY_LIBRARY=..., or the build of this repository
    optimizer = pdecay_optim.padam(model.parameters(), lr=1e-3, p=0.8, lambda_=1e-3)

It is a torch.optim.Optimizer: schedulers change group["lr"] (and a program may change group["p"], group["lambda"], ...)
between steps, GradScaler hands it the scale, and state_dict() is one that torch.save takes. Needs the torch that the
library was built for.
"""

import json
import math
import os
import warnings
from pathlib import Path

import torch

_HEADER = {"lr": None, "maximize": False, "cautious": False}  # the leading values of a group, whatever its rules
_registry = None


def load(path=None):
    """Loads libpdecay.so once, and returns the registry: {"steps": [rule, ...], "decays": [rule, ...]}."""
    global _registry
    if _registry is None:
        built = Path(__file__).resolve().parents[2] / "build/Release/libpdecay.so"
        torch.ops.load_library(str(path or os.environ.get("PDECAY_LIBRARY") or built))
        _registry = json.loads(torch.ops.pdecay.registry())
    return _registry


def _rule(kind, name):
    rules = {rule["name"]: rule for rule in load()[kind]}
    if name not in rules:
        raise ValueError(f"Expected one of {', '.join(rules)} for {kind[:-1]} but received {name!r}")
    return rules[name]


def _within(number, interval):
    low, high = (float(end) for end in interval[1:-1].split(","))
    above = number > low if interval[0] == "(" else number >= low
    return above and (number < high if interval[-1] == ")" else number <= high)


def _number(option, value):
    number = float(value)  # a tensor of one element too
    interval = option.get("range") or "(-inf, inf)"
    if not _within(number, interval):
        raise ValueError(f"Expected number in {interval} for {option['torch']} but received {number}")
    if option["kind"] == "integer" and number != math.floor(number):
        raise ValueError(f"Expected integer for {option['torch']} but received {number}")
    return number


def _encode(option, value):
    """The numbers that stand for an option's value in a group's vector."""
    kind, name = option["kind"], option["torch"]
    if kind == "boolean":
        return [float(bool(value))]
    if kind == "enum":
        if value not in option["values"]:
            raise ValueError(f"Expected one of {', '.join(option['values'])} for {name} but received {value!r}")
        return [float(option["values"].index(value))]
    if kind != "numbers":
        return [_number(option, value)]
    items, most = list(value), option["length"]
    if not (1 if option["variable"] else most) <= len(items) <= most:
        raise ValueError(f"Expected {'at most ' if option['variable'] else ''}{most} numbers for {name}")
    return [_number(option, item) for item in items] + [math.nan] * (most - len(items))


class Pdecay(torch.optim.Optimizer):
    """Steps parameters by the rule `step` and decays them by the rule `decay`, in one pass over memory.

    params: tensors or groups, as in torch. lr: number in [0, inf).
    step, decay: names of registered rules; print(pdecay_optim.load()) shows them with their options.
    options: options of both rules by the names that the registry gives for torch ("betas", "p", "lambda", ...); a
        trailing underscore is dropped, for lambda_. A group may say others. Any of them may change between steps.
    exclude: "vectors" leaves parameters with fewer than two dimensions out of the decay; "none" leaves none out.
    state: dtype of the moments ("float32", "bfloat16", or "same" as the weights); master keeps float32 copies of 16-bit
        weights; stochastic rounds 16-bit weights by chance, from seed.
    """

    _step_supports_amp_scaling = True

    def __init__(self, params, lr, step="adam", decay="none", *, maximize=False, cautious=False, exclude="vectors",
                 zero_threshold=1e-8, state="float32", master=False, stochastic=False, seed=0, **options):
        rules = [_rule("steps", step), _rule("decays", decay)]
        self._step, self._decay = step, decay
        self._options = [option for rule in rules for option in rule["options"]]
        self._storage = (state, master, stochastic, seed)
        self._engine = torch.classes.pdecay.Optimizer(zero_threshold)
        options = {name.rstrip("_"): value for name, value in options.items()}
        known = {option["torch"]: option["default"] for option in self._options}
        if unknown := options.keys() - known.keys():
            raise TypeError(f"Unknown option {sorted(unknown)[0]!r}: {step} and {decay} take {', '.join(known)}")
        header = {**_HEADER, "lr": lr, "maximize": maximize, "cautious": cautious}
        super().__init__(params, {**header, **known, **options, "exclude": exclude})

    def _values(self, group):
        header = [_number({"kind": "number", "torch": "lr", "range": "[0, inf)"}, group["lr"])]
        header += [float(bool(group[name])) for name in list(_HEADER)[1:]]
        return header + [number for option in self._options for number in _encode(option, group[option["torch"]])]

    def _all_values(self):
        return [value for group in self.param_groups for value in self._values(group)]

    def before_replay(self):
        """Sends the present options to where a captured step, torch.cuda.graph, reads them when it is replayed.

        Options that say how much state there is (amsgrad, whether there is momentum) stay as they were captured.
        """
        self._engine.set_values(self._all_values())

    def add_param_group(self, param_group):
        super().add_param_group(param_group)
        group = self.param_groups[-1]
        try:
            if group["exclude"] not in ("vectors", "none"):
                raise ValueError(f"Expected 'vectors' or 'none' for exclude but received {group['exclude']!r}")
            decayed = [group["exclude"] == "none" or p.dim() >= 2 for p in group["params"]]
            self._engine.add_group(self._step, self._decay, group["params"], decayed, self._values(group), *self._storage)
        except Exception:
            self.param_groups.pop()
            raise

    @torch.no_grad()
    def step(self, closure=None):
        """One step, after `closure`, if given, has computed the loss. Returns what the closure does."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        # GradScaler sets these two for the length of a step. They are read where they lie: nothing waits for a device.
        scale, found_inf = getattr(self, "grad_scale", None), getattr(self, "found_inf", None)
        if self._engine.step_scaled(self._all_values(), scale, found_inf):
            zero = ", ".join(str(index) for index in self._engine.zero_starts())
            if zero:
                warnings.warn(f"All weights of parameter {zero} are zero, and zeros='absorb' keeps them so", stacklevel=2)
        return loss

    def _parameters(self, groups):
        return [p for group in groups for p in group["params"]]

    def state_dict(self):
        for index, parameter in enumerate(self._parameters(self.param_groups)):
            if state := self._engine.state(index):
                self.state[parameter] = {name: tensor.clone() for name, tensor in state.items()}
        return super().state_dict()

    def load_state_dict(self, state_dict):
        super().load_state_dict(state_dict)
        # torch has cast the state to the weights' dtype by now: what was saved is taken instead.
        for index, saved in enumerate(self._parameters(state_dict["param_groups"])):
            if saved in state_dict["state"]:
                state = {name: torch.as_tensor(value) for name, value in state_dict["state"][saved].items()}
                self._engine.set_state(index, state)

    def sparsity(self):
        """Of the weights that decay: {"weights", "zeros", "below"}, as the last step left them."""
        count = len(self._parameters(self.param_groups))
        rows = [row for row in map(self._engine.counts, range(count)) if row[3]]
        return {name: sum(row[i] for row in rows) for i, name in enumerate(("weights", "zeros", "below"))}


def padam(params, lr=1e-3, p=0.8, lambda_=1e-3, **options):
    """Adam with decoupled Lp decay: w <- after * X / (X + p * lr * lambda), X = |before|^(2 - p)."""
    return Pdecay(params, lr, "adam", "lp", p=p, lambda_=lambda_, **options)
