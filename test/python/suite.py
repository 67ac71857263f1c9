"""What torch's own suite asks of an optimizer, asked of python/pdecay_optim.py: torch's database of optimizers
(torch.testing._internal.common_optimizers) gives options, schedulers, errors and the reference."""

import copy
import functools
import io

import torch
from _harness import TestCase, differentiate, fill, main, padam, parameters, pdecay_optim, run
from torch.testing._internal.common_optimizers import TensorTracker, get_error_inputs_for_all_optims, optim_db

# Those for matrices alone have tests of their own.
STEPS = {rule["name"] for rule in pdecay_optim.load()["steps"] if not rule["matrices"]}
# Steps that move weights without a gradient, and with no learning rate, here as in torch.
DECAYING, BY_SIZES = {"asgd"}, {"rprop"}
DECAYS = [rule["name"] for rule in pdecay_optim.load()["decays"]]
# torch's classes that a step here equals. Its Adafactor fails on parameters without elements and on complex ones; the tests in
# TypeScript compare it.
INFOS = {
    info.name: info
    for info in optim_db
    if (info.name.lower() in STEPS or info.name == "AdamW") and info.name != "Adafactor"
}


def options(name, given):
    """Ours for torch's: decoupled decay is l2; what is coupled adds to the gradient, which coupled does for p = 2."""
    given = dict(given)
    decay = given.pop("weight_decay", 0.01 if name == "AdamW" else 0)
    decoupled = given.pop("decoupled_weight_decay", name == "AdamW")
    rule = {"decay": "l2", "weight_decay": decay} if decoupled else {"decay": "coupled", "p": 2, "lambda": decay / 2}
    defaults = INFOS[name].optim_cls([torch.nn.Parameter(torch.ones(1))]).defaults
    step = "adam" if name == "AdamW" else name.lower()
    return {"lr": defaults["lr"], "step": step, "exclude": "none", **rule, **given}


CONFIGS = [(name, each.kwargs) for name, info in INFOS.items() for each in info.optim_inputs_func("cpu")]


def ours(params, name, given):
    return pdecay_optim.Pdecay(params, **options(name, given))


def every():
    """Constructors of all configurations: those of torch's database, and Adam with each decay there is."""
    for name, given in CONFIGS:
        yield f"{name} {given}", lambda params, name=name, given=given, **more: ours(params, name, {**given, **more})
    for decay in DECAYS:
        yield decay, lambda params, decay=decay, **more: pdecay_optim.Pdecay(params, **{"lr": 1e-3, "decay": decay, **more})


def of_each(test):
    """The test, run for each configuration."""

    @functools.wraps(test)
    def tests(self):
        for label, make in every():
            with self.subTest(label):
                test(self, make)

    return tests


class Suite(TestCase):
    def test_database_has_what_is_asked(self):
        self.assertEqual(set(INFOS), {"ASGD", "Adadelta", "Adagrad", "Adam", "AdamW", "Adamax", "NAdam", "RAdam", "RMSprop", "Rprop", "SGD"})
        self.assertGreater(len(CONFIGS), 40)

    def test_errors(self):
        inputs = get_error_inputs_for_all_optims("cpu", torch.float32)
        self.assertGreater(len(inputs), 5)
        for error in inputs:
            given = error.optimizer_error_input
            with self.subTest(given.desc):
                params = given.params if given.params is not None else parameters()
                check = self.assertWarnsRegex if issubclass(error.error_type, Warning) else self.assertRaisesRegex
                with check(error.error_type, error.error_regex):
                    padam(params, **given.kwargs)

    def test_options_out_of_range(self):
        cases = {"lr": -1, "betas": (1.0, 0.0), "eps": -1, "p": float("nan"), "lambda_": float("inf"), "exclude": "some"}
        for name, value in cases.items():
            with self.subTest(name), self.assertRaisesRegex(ValueError, name.rstrip("_")):
                padam(parameters(), **{name: value})
        with self.assertRaises((TypeError, ValueError)):
            pdecay_optim.padam([])

    def goes_down(self, make, schedulers, contiguous=True):
        if contiguous:
            weight, bias = torch.nn.Parameter(fill(10, 5)), torch.nn.Parameter(fill(10, seed=1))
            given = fill(5, seed=2)
        else:
            weight, bias = torch.nn.Parameter(fill(10, 5, 2)[..., 0]), torch.nn.Parameter(fill(10, 2, seed=1)[..., 0])
            given = fill(5, 2, seed=2)[..., 0]
        optimizer = make([weight, bias])
        schedulers = [scheduler(optimizer) for scheduler in schedulers]

        def closure():
            optimizer.zero_grad()
            loss = (weight.mv(given) + bias).pow(2).sum()
            loss.backward()
            return loss

        first = closure().item()
        for _ in range(20):
            loss = optimizer.step(closure)
            for scheduler in schedulers:
                plateau = isinstance(scheduler, torch.optim.lr_scheduler.ReduceLROnPlateau)
                scheduler.step(loss.item()) if plateau else scheduler.step()
        check = self.assertGreater if optimizer.param_groups[0]["maximize"] else self.assertLess
        check(closure().item(), first)

    @of_each
    def test_goes_the_right_way(self, make):
        for contiguous in (True, False):
            self.goes_down(make, [], contiguous)

    def test_goes_the_right_way_with_schedulers(self):
        for name, info in INFOS.items():
            for schedulers in info.scheduler_inputs:
                with self.subTest(name):
                    self.goes_down(lambda params, name=name: ours(params, name, {"lr": 1e-3}), schedulers)

    def test_equals_torch(self):
        """Over 7 steps with a gradient missing in the fourth, as torch compares its own implementations."""
        tolerances = {torch.float64: 1e-9, torch.float32: 1e-5, torch.complex64: 1e-5, torch.complex128: 1e-9}
        for (name, given), (dtype, tolerance) in ((c, t) for c in CONFIGS for t in tolerances.items()):
            if dtype.is_complex and not INFOS[name].supports_complex:
                continue
            if name == "ASGD":  # torch holds its rates in float32
                tolerance = max(tolerance, 1e-6)
            with self.subTest(f"{name} {given} {dtype}"):
                theirs = parameters((4, 3), (3,), (), (0, 2), (2, 3, 4), dtype=dtype)
                mine = copy.deepcopy(theirs)
                reference = INFOS[name].optim_cls(theirs, **given)
                optimizer = ours(mine, name, given)
                tracker = TensorTracker({"rtol": tolerance, "atol": tolerance})
                for step in range(7):
                    for params in (theirs, mine):
                        differentiate(params, step)
                        if step == 3:
                            params[0].grad = None
                    reference.step()
                    optimizer.step()
                    for p in theirs:
                        tracker.add(p)
                    for p in mine:
                        tracker.pop_check_set(p, _Close(self))
                self.assertTrue(tracker.all_popped())
                for p, q in zip(theirs, mine):
                    for key in ("exp_avg", "exp_avg_sq", "momentum_buffer", "square_avg", "sum", "max_exp_avg_sq", "grad_avg"):
                        if key in reference.state[p]:
                            self.equal(optimizer.state[q][key], reference.state[p][key], rtol=10 * tolerance, atol=tolerance)
                    if "step" in reference.state[p]:
                        self.assertEqual(float(optimizer.state[q]["step"]), float(reference.state[p]["step"]))

    def test_complex_equals_two_reals(self):
        for name, given in CONFIGS:
            with self.subTest(f"{name} {given}"):
                whole = [torch.nn.Parameter(fill(3, 4, dtype=torch.complex64))]
                real = [torch.nn.Parameter(torch.view_as_real(whole[0].detach()).clone())]
                optimizer, other = ours(whole, name, given), ours(real, name, given)
                for step in range(3):
                    differentiate(whole, step)
                    real[0].grad = torch.view_as_real(whole[0].grad).clone()
                    optimizer.step()
                    other.step()
                self.equal(torch.view_as_real(whole[0].detach()), real[0].detach())

    @of_each
    def test_no_gradient_is_no_step(self, make):
        params = parameters()
        optimizer = make(params)
        run(optimizer, params, 2)
        before, state = copy.deepcopy(params), copy.deepcopy(optimizer.state_dict())
        optimizer.zero_grad()
        optimizer.step()
        self.equal([p.detach() for p in params], [p.detach() for p in before])
        self.equal(optimizer.state_dict(), state)

    def test_zero_gradients_without_decay_are_no_step(self):
        for step in STEPS - DECAYING:
            with self.subTest(step):
                params = parameters()
                optimizer = pdecay_optim.Pdecay(params, 0.1, step)
                for p in params:
                    p.grad = torch.zeros_like(p)
                before = [p.detach().clone() for p in params]
                optimizer.step()
                self.equal([p.detach() for p in params], before)

    @of_each
    def test_no_learning_rate_moves_nothing(self, make):
        params = parameters()
        if make(parameters(), lr=0).state_dict()["param_groups"][0]["step"] in BY_SIZES:
            return
        before = [p.detach().clone() for p in params]
        self.equal(run(make(params, lr=0), params, 3), before)

    @of_each
    def test_tensor_lr(self, make):
        params = parameters()
        expected = run(make(params, lr=0.125), params, 3)
        for shape in ((), (1,), (1, 1)):
            other = parameters()
            self.equal(run(make(other, lr=torch.full(shape, 0.125)), other, 3), expected)

    @of_each
    def test_groups_have_their_own_options(self, make):
        params = parameters()
        apart = [copy.deepcopy(params[0]), copy.deepcopy(params[1])]
        optimizer = make([{"params": [params[0]], "lr": 0.25}, {"params": [params[1]]}], lr=0.125)
        first, second = make([apart[0]], lr=0.25), make([apart[1]], lr=0.125)
        for step in range(3):
            differentiate(params, step)
            for p, q in zip(apart, params):
                p.grad = q.grad.clone()
            for each in (optimizer, first, second):
                each.step()
        self.equal([p.detach() for p in params], [p.detach() for p in apart])

    def test_sparse_gradient_equals_dense(self):
        for name in ("SGD", "Adagrad"):
            with self.subTest(name):
                sparse, dense = parameters((6, 2)), parameters((6, 2))
                optimizer, other = ours(sparse, name, {}), ours(dense, name, {})
                for step in range(3):
                    rows = torch.tensor([[0, 3, 3, 5]])
                    sparse[0].grad = torch.sparse_coo_tensor(rows, fill(4, 2, seed=step), (6, 2))
                    dense[0].grad = sparse[0].grad.to_dense()
                    optimizer.step()
                    other.step()
                self.equal(sparse[0].detach(), dense[0].detach())

    @of_each
    def test_dict_continues_to_the_bit(self, make):
        params = parameters()
        optimizer = make(params)
        run(optimizer, params, 3)
        file = io.BytesIO()
        torch.save(optimizer.state_dict(), file)
        file.seek(0)
        other = copy.deepcopy(params)
        loaded = make(other, lr=9)
        loaded.load_state_dict(torch.load(file, weights_only=True))
        self.equal(run(loaded, other, 4, 3), run(optimizer, params, 4, 3))
        self.equal(loaded.state_dict(), optimizer.state_dict())

    @of_each
    def test_dict_with_numbers_for_steps(self, make):
        params = parameters()
        optimizer = make(params)
        run(optimizer, params, 3)
        saved = copy.deepcopy(optimizer.state_dict())
        for state in saved["state"].values():
            state["step"] = int(state["step"])
        other = copy.deepcopy(params)
        loaded = make(other)
        loaded.load_state_dict(saved)
        self.equal(run(loaded, other, 2, 3), run(optimizer, params, 2, 3))

    def test_frozen_and_thawed(self):
        params = parameters()
        optimizer = padam(params)
        run(optimizer, params, 2)
        params[0].requires_grad_(False)
        params[0].grad = None
        before = params[0].detach().clone()
        params[1].grad = torch.ones(3)
        optimizer.step()
        self.equal(params[0].detach(), before)
        params[0].requires_grad_(True)
        run(optimizer, params, 1)
        self.assertEqual([float(optimizer.state[p]["step"]) for p in params], [3, 4])

    def test_step_hooks(self):
        params, seen = parameters(), []
        optimizer = padam(params)
        handles = [optimizer.register_step_pre_hook(lambda *_: seen.append("before")),
                   optimizer.register_step_post_hook(lambda o, *_: seen.append(float(o.state[params[0]]["step"])))]
        run(optimizer, params, 2)
        for handle in handles:
            handle.remove()
        run(optimizer, params, 1)
        self.assertEqual(seen, ["before", 1, "before", 2])

    def test_pre_hook_changes_arguments(self):
        params = parameters()
        optimizer = padam(params)
        optimizer.register_step_pre_hook(lambda *_: ((optimizer, lambda: 5), {}))
        differentiate(params, 0)
        self.assertEqual(optimizer.step(), 5)

    def test_dict_hooks(self):
        params, seen = parameters(), []
        optimizer = padam(params)
        run(optimizer, params, 1)
        for i, prepend in ((1, False), (2, False), (3, True)):
            optimizer.register_state_dict_pre_hook(lambda _, i=i: seen.append(i), prepend=prepend)
            optimizer.register_state_dict_post_hook(lambda _, d, i=i: {**d, "note": d.get("note", []) + [i]}, prepend=prepend)
            optimizer.register_load_state_dict_pre_hook(lambda _, d, i=i: {**d, "note": d["note"] + [10 * i]}, prepend=prepend)
            optimizer.register_load_state_dict_post_hook(lambda o, i=i: seen.append(float(o.state[params[0]]["step"]) + 10 * i),
                                                         prepend=prepend)
        saved = optimizer.state_dict()
        self.assertEqual((seen, saved["note"]), ([3, 1, 2], [3, 1, 2]))
        run(optimizer, params, 1)
        saved = copy.deepcopy(saved)
        optimizer.load_state_dict(saved)
        self.assertEqual(seen[3:], [31.0, 11.0, 21.0])
        self.assertEqual(saved["note"], [3, 1, 2])  # the one given stays as it was

    def test_dict_given_out_stays_as_it_was(self):
        """torch's has tensors that go on with the steps, its counts among them; here a dict is of one moment."""
        params = parameters()
        optimizer = padam(params)
        run(optimizer, params, 1)
        saved = optimizer.state_dict()
        before = copy.deepcopy(saved)
        run(optimizer, params, 1)
        self.equal(saved, before)

    def test_prints_groups_and_options(self):
        text = repr(padam(parameters(), lr=0.25))
        for line in ("Parameter Group 0", "lr: 0.25", "p: 0.8", "exclude: vectors", "maximize: False"):
            self.assertIn(line, text)

    def test_many_tensors(self):
        params = [torch.nn.Parameter(fill(3, seed=i)) for i in range(2000)]
        optimizer = padam(params)
        run(optimizer, params, 2)
        self.assertEqual(len(optimizer.state), 2000)

    def test_global_hooks_and_swa(self):
        """Programs around torch's optimizers take this one: weight averaging, a scheduler's chain, a profile."""
        model = torch.nn.Linear(3, 2)
        optimizer = padam(model.parameters(), lr=0.1)
        averaged = torch.optim.swa_utils.AveragedModel(model)
        scheduler = torch.optim.swa_utils.SWALR(optimizer, swa_lr=0.05)
        for _ in range(3):
            model(torch.ones(2, 3)).sum().backward()
            optimizer.step()
            optimizer.zero_grad()
            averaged.update_parameters(model)
            scheduler.step()
        again = padam(model.parameters(), lr=0.1)
        again.load_state_dict(optimizer.state_dict())
        self.assertEqual(again.param_groups[0]["swa_lr"], 0.05)


class _Close:
    """torch's tracker compares through assertEqual of torch's own TestCase."""

    def __init__(self, case):
        self.case = case

    def __getattr__(self, name):
        return getattr(self.case, name)

    def assertEqual(self, actual, expected, **tolerances):
        self.case.equal(actual.detach(), expected, **tolerances)


if __name__ == "__main__":
    main()
