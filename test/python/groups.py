"""Groups and parameters that a program changes between steps: python/pdecay_optim.py follows them, or refuses."""

import copy

import torch
from _harness import TestCase, fill, kept, main, padam, parameters, run


class Groups(TestCase):
    def setUp(self):
        self.params = parameters((5, 3), (3,), (4, 2))
        self.optimizer = padam(self.params[:2])

    def check(self, first):
        """The groups' parameters step as those of an optimizer that had been made of them, with the state that they have."""
        new = self.params
        fresh = copy.deepcopy(new)
        twin = padam(fresh[: len(new)])
        saved = {"state": {}, "param_groups": twin.state_dict()["param_groups"]}
        for i, p in enumerate(new):
            if self.optimizer.state.get(p):
                saved["state"][i] = copy.deepcopy(self.optimizer.state[p])
        twin.load_state_dict(saved)
        named = [p for group in self.optimizer.param_groups for p in group["params"]]
        expected = [p if any(p is q for q in named) else None for p in new]
        before = [p.detach().clone() for p in new]
        theirs, mine = run(twin, fresh, 2, first), run(self.optimizer, new, 2, first)
        for there, here, old, stepped in zip(theirs, mine, before, expected):
            self.equal(here, old if stepped is None else there)

    def test_appended(self):
        run(self.optimizer, self.params[:2], 2)
        self.optimizer.param_groups[0]["params"].append(self.params[2])
        self.check(2)
        self.assertEqual(self.optimizer.state[self.params[2]]["step"].item(), 2)
        self.assertEqual(self.optimizer.state[self.params[0]]["step"].item(), 4)

    def test_replaced(self):
        run(self.optimizer, self.params[:2], 2)
        self.optimizer.param_groups[0]["params"][0] = self.params[2]
        self.check(2)

    def test_removed(self):
        run(self.optimizer, self.params[:2], 2)
        del self.optimizer.param_groups[0]["params"][0]
        self.check(2)
        self.optimizer.load_state_dict(self.optimizer.state_dict())

    def test_list_replaced(self):
        run(self.optimizer, self.params[:2], 2)
        self.optimizer.param_groups[0]["params"] = self.params[::-1]
        self.check(2)

    def test_group_added(self):
        run(self.optimizer, self.params[:2], 2)
        self.optimizer.add_param_group({"params": self.params[2:]})
        self.check(2)

    def test_group_deleted(self):
        self.optimizer.add_param_group({"params": self.params[2:]})
        run(self.optimizer, self.params, 2)
        del self.optimizer.param_groups[0]
        self.check(2)
        self.optimizer.zero_grad()
        self.assertEqual(self.optimizer.sparsity()["weights"], 8)

    def test_group_appended(self):
        group = {**self.optimizer.param_groups[0], "params": self.params[2:]}
        self.optimizer.param_groups.append(group)
        self.check(0)

    def test_exclude_changed(self):
        run(self.optimizer, self.params[:2], 2)
        twin, theirs = copy.deepcopy((self.optimizer, self.params))
        self.optimizer.param_groups[0]["exclude"] = "none"
        mine, there = run(self.optimizer, self.params, 2, 2), run(twin, theirs, 2, 2)
        self.equal(mine[0], there[0])
        self.assertFalse(torch.equal(mine[1], there[1]))

    def test_what_is_no_parameter_is_refused(self):
        before = kept(self.optimizer)
        for wrong in (torch.zeros(3, dtype=torch.int64), torch.zeros(2, 2).to_sparse(), torch.zeros(3, 1).expand(3, 4)):
            self.optimizer.param_groups[0]["params"].append(wrong)
            for _ in range(2):
                with self.assertRaises((ValueError, RuntimeError)):
                    self.optimizer.step()
            self.optimizer.param_groups[0]["params"].pop()
        self.equal(kept(self.optimizer), before)

    def test_failed_group_can_be_added_again(self):
        for wrong in ({"p": -1}, {"exclude": "some"}, {"lr": -1}):
            with self.assertRaises(ValueError):
                self.optimizer.add_param_group({"params": self.params[2:], **wrong})
        self.assertEqual(len(self.optimizer.param_groups), 1)
        self.optimizer.add_param_group({"params": self.params[2:]})
        self.check(0)

    def test_freed_parameters_are_not_mistaken(self):
        """A tensor that comes to lie where another was is another one."""
        for i in range(20):
            self.optimizer.param_groups[0]["params"][1:] = [torch.nn.Parameter(fill(3, seed=i))]
            p = self.optimizer.param_groups[0]["params"][1]
            p.grad = torch.ones(3)
            self.optimizer.step()
            self.assertEqual(self.optimizer.state[p]["step"].item(), 1)


class Swaps(TestCase):
    """The storage of a parameter changes between steps: the step goes where the parameter is."""

    def follows(self, swap, dtype=torch.float32, rtol=0.0):
        model = torch.nn.Linear(3, 5)
        params = list(model.parameters())
        optimizer = padam(params)
        run(optimizer, params, 3)
        twin, theirs = copy.deepcopy((optimizer, params))
        swap(model)
        self.assertIs(model.weight, params[0])
        self.assertEqual(model.weight.dtype, dtype)
        before = [p.detach().clone() for p in params]
        mine = run(optimizer, params, 2, 3)
        for p, old in zip(params, before):
            self.assertFalse(torch.equal(p, old))
        for step in range(3, 5):
            for mine_p, p in zip(params, theirs):
                p.grad = fill(*p.shape, seed=1000 * step + (0 if p.dim() == 2 else 1) + 17, dtype=dtype).to(p.dtype)
            twin.step()
        if dtype == torch.float32:
            self.equal(mine, [p.detach() for p in theirs])
        else:
            self.equal([p.float() for p in mine], [p.detach().float() for p in theirs], rtol=rtol, atol=rtol)

    def test_data(self):
        def swap(model):
            for p in model.parameters():
                p.data = p.data.clone()

        self.follows(swap)

    def test_set(self):
        def swap(model):
            with torch.no_grad():
                for p in model.parameters():
                    p.set_(p.detach().clone())

        self.follows(swap)

    def test_vector_to_parameters(self):
        def swap(model):
            vector = torch.nn.utils.parameters_to_vector(model.parameters()).detach()
            torch.nn.utils.vector_to_parameters(vector, model.parameters())

        self.follows(swap)

    def test_data_of_other_strides(self):
        def swap(model):
            model.weight.data = model.weight.data.t().contiguous().t()

        self.follows(swap)

    def test_data_after_state_was_read(self):
        params = parameters()
        optimizer = padam(params)
        run(optimizer, params, 2)
        self.assertEqual(optimizer.state[params[0]]["step"].item(), 2)
        twin, theirs = copy.deepcopy((optimizer, params))
        params[0].data = params[0].data.clone()
        self.equal(run(optimizer, params, 2, 2), run(twin, theirs, 2, 2))
        self.equal(kept(optimizer), kept(twin))

    def test_double(self):
        self.follows(lambda model: model.double(), torch.float64, 1e-4)

    def test_bfloat16(self):
        self.follows(lambda model: model.bfloat16(), torch.bfloat16, 5e-2)

    def test_data_of_another_shape_is_refused_or_followed(self):
        params = parameters((4, 4))
        optimizer = padam(params)
        run(optimizer, params, 2)
        params[0].grad = None
        params[0].data = torch.ones(2, 2)
        params[0].grad = torch.ones(2, 2)
        try:
            optimizer.step()
        except (ValueError, RuntimeError):
            self.equal(params[0].detach(), torch.ones(2, 2))
        else:
            self.assertFalse(torch.equal(params[0].detach(), torch.ones(2, 2)))


if __name__ == "__main__":
    main()
