"""State that a program changes, copies and loads: python/pdecay_optim.py as torch's own classes."""

import copy
import io
import os
import pickle
import subprocess
import sys

import torch
from _harness import TestCase, differentiate, fill, kept, main, padam, parameters, pdecay_optim, run


def adamw(params, **options):
    return pdecay_optim.Pdecay(params, **{"lr": 0.05, "step": "adam", "decay": "l2", "weight_decay": 0.1, **options})


class Defaults(TestCase):
    def test_are_each_optimizer_s_own(self):
        optimizer = padam(parameters())
        optimizer.param_groups[0]["betas"][0] = 0.5
        self.assertEqual(padam(parameters()).param_groups[0]["betas"], [0.9, 0.999])

    def test_library_of_this_repository(self):
        command = "import sys; sys.path.insert(0, sys.argv[1]); import pdecay_optim; print(len(pdecay_optim.load()['steps']))"
        environment = {name: value for name, value in os.environ.items() if name != "PDECAY_LIBRARY"}
        output = subprocess.run([sys.executable, "-B", "-c", command, sys.argv[1]], env=environment, capture_output=True)
        self.assertGreater(int(output.stdout or 0), 3, output.stderr.decode()[-200:])


class Copies(TestCase):
    def continues(self, copied):
        """Whether a copy of parameters and optimizer goes on as they do."""
        params = parameters()
        optimizer = padam(params)
        run(optimizer, params, 3)
        other, theirs = copied(optimizer, params)
        self.assertIsNot(other.param_groups[0]["params"][0], params[0])
        mine = run(optimizer, params, 3, 3)
        self.equal(run(other, theirs, 3, 3), mine)
        self.equal(kept(other), kept(optimizer))

    def test_deepcopy(self):
        self.continues(lambda optimizer, params: copy.deepcopy((optimizer, params)))

    def test_pickle(self):
        self.continues(lambda optimizer, params: pickle.loads(pickle.dumps((optimizer, params))))

    def test_save_whole(self):
        def saved(optimizer, params):
            file = io.BytesIO()
            torch.save((optimizer, params), file)
            file.seek(0)
            return torch.load(file, weights_only=False)

        self.continues(saved)

    def test_copy_has_every_attribute(self):
        optimizer = padam(parameters(), lr=0.25)
        public = lambda o: {name for name in dir(o) if not name.startswith("_")}  # noqa: E731
        self.assertEqual(public(copy.deepcopy(optimizer)), public(optimizer))

    def test_copy_is_apart(self):
        params = parameters()
        optimizer = padam(params)
        run(optimizer, params, 2)
        before = kept(optimizer)
        other, theirs = copy.deepcopy((optimizer, params))
        run(other, theirs, 2)
        self.equal(kept(optimizer), before)

    def test_copy_of_one_that_never_stepped(self):
        params = parameters()
        other, theirs = copy.deepcopy((padam(params), params))
        self.equal(run(other, theirs, 2), run(padam(params), params, 2))

    def test_copy_keeps_rules_and_storage(self):
        params = parameters(dtype=torch.bfloat16)
        optimizer = pdecay_optim.Pdecay(params, 0.1, "lion", "prox", state="bfloat16", master=True, zero_threshold=0.5)
        run(optimizer, params, 2)
        other, theirs = pickle.loads(pickle.dumps((optimizer, params)))
        self.equal(run(other, theirs, 2, 2), run(optimizer, params, 2, 2))
        self.assertEqual(other.state[theirs[0]]["exp_avg"].dtype, torch.bfloat16)
        self.assertEqual(other.state[theirs[0]]["master"].dtype, torch.float32)
        self.assertEqual(other.sparsity(), optimizer.sparsity())
        self.assertGreater(other.sparsity()["below"], 0)


class Loads(TestCase):
    def test_older_dicts_lack_options(self):
        for missing in ("maximize", "cautious", "exclude", "betas", "p"):
            with self.subTest(missing):
                params = parameters()
                optimizer = padam(params, exclude="none")
                run(optimizer, params, 2)
                saved = kept(optimizer)
                del saved["param_groups"][0][missing]
                other = copy.deepcopy(params)
                loaded = padam(other, exclude="none")
                loaded.load_state_dict(saved)
                self.equal(run(loaded, other, 2, 2), run(optimizer, params, 2, 2))

    def test_of_torch(self):
        """Each of torch's optimizers goes on here as it would there, vectors decayed as there."""
        cases = [
            (torch.optim.AdamW, "adam", {"weight_decay": 0.1}),
            (torch.optim.AdamW, "adam", {"weight_decay": 0.1, "amsgrad": True}),
            (torch.optim.AdamW, "adam", {"weight_decay": 0.1, "fused": True}),
            (torch.optim.Adam, "adam", {}),
            (torch.optim.NAdam, "nadam", {"weight_decay": 0.1, "decoupled_weight_decay": True}),
            (torch.optim.RAdam, "radam", {"weight_decay": 0.1, "decoupled_weight_decay": True}),
            (torch.optim.SGD, "sgd", {"momentum": 0.9}),
            (torch.optim.SGD, "sgd", {}),
            (torch.optim.RMSprop, "rmsprop", {"centered": True, "momentum": 0.5}),
            (torch.optim.Adagrad, "adagrad", {}),
            (torch.optim.Adadelta, "adadelta", {}),
            (torch.optim.Adamax, "adamax", {}),
            (torch.optim.ASGD, "asgd", {"lambd": 0.1, "t0": 2}),
            (torch.optim.Rprop, "rprop", {}),
        ]
        for kind, step, options in cases:
            with self.subTest(f"{kind.__name__} {options}"):
                params = parameters()
                theirs = kind(params, lr=0.05, **options)
                run(theirs, params, 3)
                other = copy.deepcopy(params)
                ours = adamw(other, lr=1, step=step, weight_decay=0)
                ours.load_state_dict(kept(theirs))
                self.equal(run(ours, other, 4, 3), run(theirs, params, 4, 3), rtol=1e-5, atol=1e-7)

    def test_to_torch(self):
        params = parameters()
        ours = adamw(params, exclude="none")
        run(ours, params, 3)
        other = copy.deepcopy(params)
        theirs = torch.optim.AdamW(other, lr=1)
        theirs.load_state_dict(kept(ours))
        self.equal(run(theirs, other, 4, 3), run(ours, params, 4, 3), rtol=1e-5, atol=1e-7)
        undecayed = pdecay_optim.Pdecay(parameters(), 0.1)
        theirs.load_state_dict(undecayed.state_dict())
        run(theirs, other, 1)

    def test_pre_hook_returns_another_dict(self):
        params = parameters()
        optimizer = padam(params)
        run(optimizer, params, 2)
        saved = kept(optimizer)
        theirs = copy.deepcopy(params)
        other = padam(theirs)
        other.register_load_state_dict_pre_hook(lambda _, given: {**given, **saved})
        other.load_state_dict({"state": {}, "param_groups": []})
        self.equal(kept(other), saved)
        self.equal(run(other, theirs, 2, 2), run(optimizer, params, 2, 2))

    def test_dict_without_moments_begins_anew(self):
        params = parameters()
        optimizer = padam(params)
        run(optimizer, params, 3)
        saved = kept(optimizer)
        del saved["state"][0]
        before = [p.detach().clone() for p in params]
        optimizer.load_state_dict(saved)
        self.assertEqual(list(optimizer.state), [params[1]])
        fresh = [torch.nn.Parameter(p) for p in before]
        self.equal(run(optimizer, params, 1, 3)[0], run(padam(fresh), fresh, 1, 3)[0])

    def test_dict_without_a_moment_has_it_fresh(self):
        params = parameters()
        optimizer = padam(params)
        run(optimizer, params, 3)
        saved = kept(optimizer)
        del saved["state"][1]["exp_avg"]
        optimizer.load_state_dict(saved)
        self.equal(optimizer.state[params[1]]["exp_avg"], torch.zeros(3))
        self.assertEqual(optimizer.state[params[1]]["step"].item(), 3)

    def test_refused_dict_changes_nothing(self):
        def wrong_shape(saved):
            saved["state"][1]["exp_avg"] = torch.zeros(4)

        def unknown(saved):
            saved["state"][1]["momentum_buffer"] = torch.zeros(3)

        def option(saved):
            saved["param_groups"][0]["p"] = -1

        def rule(saved):
            saved["param_groups"][0]["decay"] = "prox"

        def torch_decay(saved):
            saved["param_groups"][0]["weight_decay"] = 0.1

        def groups(saved):
            saved["param_groups"] *= 2

        def size(saved):
            saved["param_groups"][0]["params"].pop()

        def sparse(saved):
            saved["state"][1]["exp_avg"] = torch.zeros(3).to_sparse()

        def steps(saved):
            saved["state"][1]["step"] = torch.tensor(-3.0)

        for damage in (wrong_shape, unknown, option, rule, torch_decay, groups, size, sparse, steps):
            with self.subTest(damage.__name__):
                params = parameters()
                optimizer = padam(params)
                run(optimizer, params, 3)
                saved = kept(optimizer)
                for value in saved["state"].values():
                    value["exp_avg"].add_(1)
                saved["param_groups"][0]["lr"] = 0.5
                damage(saved)
                before = kept(optimizer)
                with self.assertRaises((ValueError, RuntimeError)):
                    optimizer.load_state_dict(saved)
                self.equal(kept(optimizer), before)
                twin, theirs = copy.deepcopy((optimizer, params))
                self.equal(run(optimizer, params, 1, 3), run(twin, theirs, 1, 3))

    def test_coupled_decay_is_refused(self):
        params = parameters()
        theirs = torch.optim.Adam(params, weight_decay=0.1)
        with self.assertRaisesRegex(ValueError, "coupled"):
            adamw(params).load_state_dict(theirs.state_dict())

    def test_loaded_tensors_are_not_the_dict_s(self):
        params = parameters()
        optimizer = padam(params)
        run(optimizer, params, 2)
        saved = kept(optimizer)
        optimizer.load_state_dict(saved)
        twin = copy.deepcopy(saved)
        run(optimizer, params, 2)
        self.equal(saved, twin)

    def test_named(self):
        names = [("first", torch.nn.Parameter(fill(2, 2))), ("second", torch.nn.Parameter(fill(2)))]
        optimizer = padam(names)
        saved = kept(optimizer)
        self.assertEqual(saved["param_groups"][0]["param_names"], ["first", "second"])
        del saved["param_groups"][0]["param_names"]
        optimizer.load_state_dict(saved)
        self.assertEqual(optimizer.param_groups[0]["param_names"], ["first", "second"])

    def test_zero_start_is_named(self):
        optimizer = padam([("down", torch.nn.Parameter(torch.zeros(2, 2)))])
        differentiate(optimizer.param_groups[0]["params"], 0)
        with self.assertWarnsRegex(UserWarning, "down"):
            optimizer.step()


class Live(TestCase):
    def setUp(self):
        self.params = parameters()
        self.optimizer = padam(self.params)

    def state(self, index=0):
        return self.optimizer.state[self.params[index]]

    def test_is_what_the_optimizer_has(self):
        self.assertEqual(dict(self.optimizer.state), {})
        for steps in (1, 2):
            run(self.optimizer, self.params, 1, steps)
            self.assertEqual(self.state()["step"].item(), steps)
            self.equal(self.state()["exp_avg"], kept(self.optimizer)["state"][0]["exp_avg"])
        held = self.state()["exp_avg"]
        before = held.clone()
        run(self.optimizer, self.params, 1, 3)
        self.assertFalse(torch.equal(held, before))

    def test_of_one_without_a_gradient_is_empty(self):
        self.params[0].grad = torch.ones_like(self.params[0])
        self.optimizer.step()
        self.assertEqual(list(self.optimizer.state), self.params[:1])

    def resets(self, forget):
        """What is forgotten begins anew, the same as in torch."""
        run(self.optimizer, self.params, 3)
        fresh = copy.deepcopy(self.params)
        forget()
        mine = run(self.optimizer, self.params, 2, 3)
        self.equal(mine[0], run(padam(fresh), fresh, 2, 3)[0])
        self.assertEqual(self.state()["step"].item(), 2)

    def test_clear(self):
        self.resets(lambda: self.optimizer.state.clear())

    def test_delete(self):
        self.resets(lambda: self.optimizer.state.pop(self.params[0]))

    def test_clear_of_one(self):
        self.resets(lambda: self.state().clear())

    def test_assigned(self):
        def assign():
            self.optimizer.state = type(self.optimizer.state)(dict)

        self.resets(assign)

    def writes(self, write):
        """A write to the state of a Pdecay equals one to the dict that it loads."""
        run(self.optimizer, self.params, 3)
        twin, theirs = copy.deepcopy((self.optimizer, self.params))
        saved = kept(twin)
        write(saved["state"][0])
        twin.load_state_dict(saved)
        expected = run(twin, theirs, 2, 3)
        write(self.state())
        self.equal(run(self.optimizer, self.params, 2, 3), expected)
        self.equal(kept(self.optimizer), kept(twin))

    def test_write_in_place(self):
        self.writes(lambda state: state["exp_avg"].mul_(4))

    def test_write_another_tensor(self):
        self.writes(lambda state: state.update(exp_avg=torch.full((5, 3), 0.5)))

    def test_write_steps_in_place(self):
        self.writes(lambda state: state["step"].fill_(40))

    def test_write_steps(self):
        self.writes(lambda state: state.update(step=40))

    def test_write_to_what_was_read_earlier(self):
        run(self.optimizer, self.params, 1)
        held = self.state()
        run(self.optimizer, self.params, 1, 1)
        held["exp_avg"] = torch.zeros(5, 3)
        self.assertEqual(self.state(1)["step"].item(), 2)  # reads the engine again, but not over what was written
        twin, theirs = copy.deepcopy((self.optimizer, self.params))
        self.assertEqual(twin.state[theirs[0]]["exp_avg"].abs().sum().item(), 0)
        self.equal(run(self.optimizer, self.params, 1, 2), run(twin, theirs, 1, 2))
        self.assertEqual(self.state()["step"].item(), 3)

    def test_write_what_does_not_fit(self):
        run(self.optimizer, self.params, 1)
        self.state()["exp_avg"] = torch.zeros(7)
        before = copy.deepcopy(self.params)
        with self.assertRaises((ValueError, RuntimeError)):
            self.optimizer.step()
        self.equal([p.detach() for p in self.params], [p.detach() for p in before])

    def test_complex(self):
        for kind in (torch.complex64, torch.complex128):
            with self.subTest(kind):
                params = [torch.nn.Parameter(fill(4, 3, dtype=kind))]
                theirs = copy.deepcopy(params)
                ours, other = pdecay_optim.Pdecay(params, 0.05), torch.optim.Adam(theirs, 0.05)
                self.equal(run(ours, params, 3), run(other, theirs, 3), rtol=1e-5, atol=1e-6)
                self.assertEqual(ours.state[params[0]]["exp_avg"].dtype, kind)
                ours.load_state_dict(other.state_dict())
                self.equal(run(ours, params, 2, 3), run(other, theirs, 2, 3), rtol=1e-5, atol=1e-6)


if __name__ == "__main__":
    main()
