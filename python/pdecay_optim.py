"""pdecay's optimizer in Python: any inner step with any decay rule, on libpdecay.so, the library that Node uses.

    import pdecay_optim
    pdecay_optim.load("libpdecay.so")   # or PDECAY_LIBRARY=..., or that of this wheel, package or repository
    optimizer = pdecay_optim.padam(model.parameters(), lr=1e-3, p=0.8, lambda_=1e-3)

It is a torch.optim.Optimizer: schedulers change group["lr"] (and a program may change group["p"], group["lambda"], ...)
between steps, GradScaler hands it the scale, state_dict() is one that torch.save takes, and a program may change
param_groups and state as it may those of torch's own. Needs the torch that the library was built for.
"""

import json
import math
import os
import platform
import warnings
from collections import defaultdict
from copy import deepcopy
from pathlib import Path

import torch

# The leading values of a group, whatever its rules.
_HEADER = {"lr": None, "maximize": False, "cautious": False, "trust": "none", "trust_coefficient": 1.0, "trust_limit": math.inf}
_TRUST = [
    {"torch": "trust", "kind": "enum", "values": ["none", "lamb", "lars"]},
    {"torch": "trust_coefficient", "kind": "number", "range": "(0, inf)"},
    {"torch": "trust_limit", "kind": "number", "range": "(0, inf]"},
]
_registry = None


def _find():
    root = Path(__file__).resolve().parents[1]
    machine = {"x86_64": "x64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
    beside = Path(__file__).resolve().with_name("libpdecay.so")  # in a wheel
    places = [beside, root / "build/Release/libpdecay.so", root / f"prebuilds/linux-{machine}/libpdecay.so"]
    return next((place for place in places if place.exists()), places[1])


def load(path=None):
    """Loads libpdecay.so once, and returns the registry: {"steps": [rule, ...], "decays": [rule, ...]}."""
    global _registry
    if _registry is None:
        torch.ops.load_library(str(path or os.environ.get("PDECAY_LIBRARY") or _find()))
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
    if isinstance(value, torch.Tensor) and value.numel() != 1:
        raise ValueError(f"Tensor {option['torch']} must be 1-element")
    number = float(value)
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
    if option.get("none"):
        items = [0.0 if item is None else item for item in items]
    return [_number(option, item) for item in items] + [math.nan] * (most - len(items))


def _copy(value):
    return value.clone() if isinstance(value, torch.Tensor) else deepcopy(value)


def _parameters(groups):
    return [p for group in groups for p in group["params"]]


def _made_of(groups):
    """What an engine is built from. The tensors are held elsewhere: no other one comes to have the same id."""
    return [(group["exclude"], list(map(id, group["params"]))) for group in groups]


def _native_state(state):
    """A parameter's state as the engine takes it: tensors, and real ones for a complex parameter."""
    tensors = {name: torch.as_tensor(value) for name, value in state.items() if value is not None}
    return {name: torch.view_as_real(value) if value.is_complex() else value for name, value in tensors.items()}


def _torch_state(parameter, value):
    """The engine's tensor as torch's optimizers have it: complex for a complex parameter."""
    real = parameter.is_complex() and value.dim() == parameter.dim() + 1 and value.dtype != torch.bfloat16
    return torch.view_as_complex(value) if real else value


class Pdecay(torch.optim.Optimizer):
    """Steps parameters by the rule `step` and decays them by the rule `decay`, in one pass over memory.

    params: tensors or groups, as in torch. lr: number in [0, inf).
    step, decay: names of registered rules; print(pdecay_optim.load()) shows them with their options.
    options: options of both rules by the names that the registry gives for torch ("betas", "p", "lambda", ...); a
        trailing underscore is dropped, for lambda_. A group may say others. Any of them may change between steps.
    exclude: "vectors" leaves parameters with fewer than two dimensions out of the decay; "none" leaves none out.
    state: dtype of the moments ("float32", "bfloat16", "int8" by blocks, or "same" as the weights); master keeps float32
        copies of 16-bit weights; stochastic rounds 16-bit weights by chance, from seed. Moments of 8 bits are read as
        float32 copies, so that what is written into them in place is lost: assign a tensor to change one.
    """

    # The native engine is a cache of param_groups and state. It is brought up to date before it is used: rebuilt where a
    # group has other parameters than it was built from, and told what a program wrote into state. So whatever replaces
    # these two (load_state_dict, deepcopy, pickle) needs no more than to drop it.

    _step_supports_amp_scaling = True

    def __init__(self, params, lr, step="adam", decay="none", *, maximize=False, cautious=False, trust="none",
                 trust_coefficient=1.0, trust_limit=math.inf, exclude="vectors",
                 zero_threshold=1e-8, state="float32", master=False, stochastic=False, seed=0, **options):
        self._rules = {"step": step, "decay": decay}
        self._zero_threshold, self._storage = zero_threshold, (state, master, stochastic, seed)
        self._averaged = False  # whether the parameters are a schedule-free step's average
        self._forget()
        options = {name.rstrip("_"): value for name, value in options.items()}
        known = {option["torch"]: deepcopy(option["default"]) for option in self._options}
        if unknown := options.keys() - known.keys():
            raise TypeError(f"Unknown option {sorted(unknown)[0]!r}: {step} and {decay} take {', '.join(known)}")
        header = {**_HEADER, "lr": lr, "maximize": maximize, "cautious": cautious, "trust": trust,
                  "trust_coefficient": trust_coefficient, "trust_limit": trust_limit}
        super().__init__(params, {**header, **known, **options, "exclude": exclude})

    def _forget(self):
        """Drops the engine, which is built anew from param_groups and state when it is needed."""
        rules = [_rule(f"{kind}s", name) for kind, name in self._rules.items()]
        self._options = [option for rule in rules for option in rule["options"]]
        self._numbers = {"step", *(slot["name"] for rule in rules for slot in rule["state"] if slot["scalar"])}
        self._engine, self._built, self._held = None, [], []
        self._shown = {}  # of each parameter, by its index: what state held when it was last read from the engine
        self._watched = False  # whether a program has seen state, and may have written there
        self._stale = False  # whether the engine has stepped since state was read from it

    # Groups

    def _values(self, group):
        header = [_number({"kind": "number", "torch": "lr", "range": "[0, inf)"}, group["lr"])]
        header += [float(bool(group[name])) for name in ("maximize", "cautious")]
        header += [number for option in _TRUST for number in _encode(option, group[option["torch"]])]
        return header + [number for option in self._options for number in _encode(option, group[option["torch"]])]

    def _all_values(self):
        return [value for group in self.param_groups for value in self._values(group)]

    def _add_group(self, engine, group):
        if group["exclude"] not in ("vectors", "none"):
            raise ValueError(f"Expected 'vectors' or 'none' for exclude but received {group['exclude']!r}")
        decayed = [group["exclude"] == "none" or p.dim() >= 2 for p in group["params"]]
        engine.add_group(*self._rules.values(), group["params"], decayed, self._values(group), *self._storage)

    def _build(self, groups, state_of):
        """An engine for these groups, with what state_of(index, parameter) gives."""
        engine = torch.classes.pdecay.Optimizer(self._zero_threshold)
        engine.set_averaged(self._averaged, False)
        for group in groups:
            self._add_group(engine, group)
        for index, parameter in enumerate(_parameters(groups)):
            if state := state_of(index, parameter):
                engine.set_state(index, _native_state(state))
        return engine

    def _adopt(self, engine, groups):
        self._engine, self._built, self._held = engine, _made_of(groups), _parameters(groups)
        self._shown, self._stale = {}, True

    def _current(self):
        """The engine, for the groups as they are now."""
        made_of = _made_of(self.param_groups)
        if made_of == self._built:
            return self._engine
        count = len(self._built)
        if self._engine is not None and made_of[:count] == self._built:
            for group in self.param_groups[count:]:
                self._add_group(self._engine, group)
                self._built.append(*_made_of([group]))
                self._held.extend(group["params"])
        else:
            self._exchange()
            state = self.__dict__["state"]
            self._adopt(self._build(self.param_groups, lambda _, parameter: state.get(parameter)), self.param_groups)
            for index, parameter in enumerate(self._held):
                self._show(index, parameter)
        return self._engine

    def add_param_group(self, param_group):
        super().add_param_group(param_group)
        try:
            self._current()
        except Exception:
            self.param_groups.pop()
            raise

    def train(self):
        """Turns the parameters of schedule-free steps into those that train, in place. Nothing for other steps."""
        self._set_averaged(False)

    def eval(self):
        """Turns the parameters of schedule-free steps into their average, which is meant to be used, in place."""
        self._set_averaged(True)

    def _set_averaged(self, averaged):
        if not _rule("steps", self._rules["step"]).get("averages"):
            return
        engine = self._current()
        self._push()
        engine.set_averaged(averaged, True)
        self._averaged = averaged

    # Steps

    def before_replay(self):
        """Sends the present options to where a captured step, torch.cuda.graph, reads them when it is replayed.

        Options that say how much state there is (amsgrad, whether there is momentum) stay as they were captured.
        """
        self._current().set_values(self._all_values())

    @torch.no_grad()
    def step(self, closure=None):
        """One step, after `closure`, if given, has computed the loss. Returns what the closure does."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        engine = self._current()
        self._push()
        # GradScaler sets these two for the length of a step. They are read where they lie: nothing waits for a device.
        scale, found_inf = getattr(self, "grad_scale", None), getattr(self, "found_inf", None)
        self._stale = True
        if engine.step_scaled(self._all_values(), scale, found_inf):
            names = [name for g in self.param_groups for name in g.get("param_names", [])]
            if zero := ", ".join(names[index] if names else str(index) for index in engine.zero_starts()):
                warnings.warn(f"All weights of parameter {zero} are zero, and zeros='absorb' keeps them so", stacklevel=2)
        return loss

    # State

    @property
    def state(self):
        """By parameter: a dict of the moments, which the next step goes on from, and of numbers as they are now.

        To read it waits for a device. What a program writes there, in place or not, holds from the next step on.
        """
        self._pull()
        self._watched = True
        return self.__dict__["state"]

    @state.setter
    def state(self, state):
        self._pull()
        self._watched = True
        self.__dict__["state"] = state

    def _edited(self, index, parameter):
        """Names of what a program has changed in a parameter's state since it was last read from the engine."""
        state, shown = self.__dict__["state"].get(parameter, {}), self._shown.get(index, {})
        same = {name for name, (value, number) in shown.items()
                if state.get(name) is value and (number is None or float(value) == number)}
        return (state.keys() | shown.keys()) - same

    def _show(self, index, parameter):
        state = {name: _torch_state(parameter, value) for name, value in self._engine.state(index).items()}
        if state:
            self.__dict__["state"].setdefault(parameter, {}).update(state)
        self._shown[index] = {name: (value, float(value) if name in self._numbers else None)
                              for name, value in state.items()}

    def _pull(self):
        """Reads the engine's state after a step, but for what a program has changed since it was last read."""
        if self._stale:
            self._stale = False
            for index, parameter in enumerate(self._held):
                if not self._edited(index, parameter):
                    self._show(index, parameter)

    def _push(self):
        """Writes to the engine what a program has changed in state."""
        for index, parameter in enumerate(self._held if self._watched else []):
            edited = self._edited(index, parameter)
            if not edited:
                continue
            # Numbers that nobody changed are older than the engine's.
            state, present = self.__dict__["state"].get(parameter, {}), self._engine.state(index)
            given = {name: value if name in edited else present[name] for name, value in state.items()}
            self._engine.set_state(index, _native_state(given))
            self._show(index, parameter)

    def _exchange(self):
        self._push()
        self._pull()

    # Copies

    def __getstate__(self):
        self._current()
        self._exchange()
        kept = ("defaults", "state", "param_groups", "_rules", "_zero_threshold", "_storage", "_averaged")
        return {name: self.__dict__[name] for name in kept}

    def __setstate__(self, state):
        super().__setstate__(state)
        self._forget()

    def state_dict(self):
        """As torch's, of this moment: later steps do not change it. A group names its rules, and has what AdamW asks for."""
        for hook in self._optimizer_state_dict_pre_hooks.values():
            hook(self)
        self._current()
        self._exchange()
        indices = {}
        for parameter in self._held:
            indices.setdefault(parameter, len(indices))
        mode = {"train_mode": not self._averaged} if _rule("steps", self._rules["step"]).get("averages") else {}
        groups = [{"weight_decay": 0, "decoupled_weight_decay": True, **group, **self._rules, **mode,
                   "params": [indices[p] for p in group["params"]]} for group in self.param_groups]
        state = {indices.get(key, key): {name: _copy(item) for name, item in value.items()} if key in indices else value
                 for key, value in self.__dict__["state"].items()
                 if key in indices or not isinstance(key, torch.Tensor)}
        result = {"state": state, "param_groups": groups}
        for hook in self._optimizer_state_dict_post_hooks.values():
            if (changed := hook(self, result)) is not None:
                result = changed
        return result

    def _loaded(self, group, saved):
        """A group with what a state dict says of it. Options that the dict does not know stay."""
        for kind, name in self._rules.items():
            if saved.get(kind, name) != name:
                raise ValueError(f"Expected {kind} {name!r} in the state dict but found {saved[kind]!r}")
        known = {option["torch"] for option in self._options}
        own, decay = "weight_decay" in known, float(saved.get("weight_decay") or 0)
        if decay and not own:
            raise ValueError(f"Expected no weight_decay in the state dict, as decay {self._rules['decay']!r} has none, but "
                             f"found {decay}: set it to 0 there to load the rest")
        if decay and not saved.get("decoupled_weight_decay", "betas" in saved):
            raise ValueError("Expected decoupled weight decay in the state dict but found one that is coupled")
        ours = () if own else ("weight_decay", "decoupled_weight_decay")
        values = {name: deepcopy(value) for name, value in saved.items()
                  if name not in (*self._rules, *ours, "params") and (value is not None or name not in known)}
        # torch's own optimizers decay vectors too.
        excluded = {"exclude": "none"} if decay and "exclude" not in saved else {}
        return {**group, **values, **excluded, "params": group["params"]}

    def load_state_dict(self, state_dict):
        """Takes a state dict of this class, or of torch's own optimizer with the same step. All of it or, with an error, none."""
        state_dict = state_dict.copy()
        for hook in self._optimizer_load_state_dict_pre_hooks.values():
            if (changed := hook(self, state_dict)) is not None:
                state_dict = changed
        saved, states = state_dict["param_groups"], state_dict["state"]
        if len(saved) != len(self.param_groups):
            raise ValueError("loaded state dict has a different number of parameter groups")
        if any(len(mine["params"]) != len(group["params"]) for mine, group in zip(self.param_groups, saved)):
            raise ValueError("loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
        groups = [self._loaded(*pair) for pair in zip(self.param_groups, saved)]
        keys = [key for group in saved for key in group["params"]]
        engine = self._build(groups, lambda index, _: states.get(keys[index]))
        averaged = self._averaged
        if saved and "train_mode" in saved[0]:
            averaged = not saved[0]["train_mode"]
        # From here on nothing fails.
        engine.set_averaged(averaged, False)
        self._averaged = averaged
        self.param_groups = groups
        self.__dict__["state"] = defaultdict(dict, {key: deepcopy(value) for key, value in states.items() if key not in keys})
        self._adopt(engine, groups)
        for hook in self._optimizer_load_state_dict_post_hooks.values():
            hook(self)

    def sparsity(self):
        """Of the weights that decay: {"weights", "zeros", "below"}, as the last step left them."""
        engine = self._current()
        rows = [row for row in map(engine.counts, range(len(self._held))) if row[3]]
        return {name: sum(row[i] for row in rows) for i, name in enumerate(("weights", "zeros", "below"))}


def padam(params, lr=1e-3, p=0.8, lambda_=1e-3, **options):
    """Adam with decoupled Lp decay: w <- after * X / (X + p * lr * lambda), X = |before|^(2 - p)."""
    return Pdecay(params, lr, "adam", "lp", p=p, lambda_=lambda_, **options)
