"""What the Python tests share. A script of tests runs as SCRIPT FOLDER LIBRARY and prints {test: null or what failed}."""

import copy
import json
import sys
import traceback
import types
import unittest

import torch

# torch's test utilities ask for this package, and nothing here needs more of it.
sys.modules.setdefault("expecttest", types.SimpleNamespace(TestCase=unittest.TestCase))
sys.path.insert(0, sys.argv[1])
import pdecay_optim  # noqa: E402

pdecay_optim.load(sys.argv[2])
torch.set_num_threads(1)


class TestCase(unittest.TestCase):
    def equal(self, actual, expected, **tolerances):
        """The same values, shapes and dtypes, to the last bit where no tolerance is given."""
        if isinstance(expected, dict):
            self.assertEqual(list(actual), list(expected))
            actual, expected = list(actual.values()), list(expected.values())
        if isinstance(expected, (list, tuple)):
            self.assertEqual(len(actual), len(expected))
            for pair in zip(actual, expected):
                self.equal(*pair, **tolerances)
        elif isinstance(expected, torch.Tensor):
            torch.testing.assert_close(actual, expected, equal_nan=True, **(tolerances or {"rtol": 0, "atol": 0}))
        else:
            self.assertEqual(actual, expected)


class Result(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.messages = {}

    def startTest(self, test):
        super().startTest(test)
        self.messages[test.id().split(".", 1)[1]] = None

    def _note(self, test, error):
        text = "".join(traceback.format_exception(*error)[-3:])
        name = getattr(test, "test_case", test).id().split(".", 1)[1]
        self.messages[name] = (self.messages.get(name) or "") + f"{test.id()}\n{text}"

    def addError(self, test, error):
        self._note(test, error)

    addFailure = addError

    def addSubTest(self, test, subtest, error):
        if error:
            self._note(subtest, error)


def main():
    result = Result()
    unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"]).run(result)
    print(json.dumps(result.messages))


def fill(*shape, seed=0, dtype=torch.float32):
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=dtype)


def parameters(*shapes, dtype=torch.float32):
    return [torch.nn.Parameter(fill(*shape, seed=i, dtype=dtype)) for i, shape in enumerate(shapes or ((5, 3), (3,)))]


def differentiate(params, step):
    for i, p in enumerate(params):
        p.grad = fill(*p.shape, seed=1000 * step + i + 17, dtype=p.dtype)


def run(optimizer, params, steps, first=0):
    for step in range(first, first + steps):
        differentiate(params, step)
        optimizer.step()
    return [p.detach().clone() for p in params]


def kept(optimizer):
    return copy.deepcopy(optimizer.state_dict())


def padam(params, **options):
    return pdecay_optim.padam(params, **{"lr": 2**-5, "p": 0.8, "lambda_": 2**-5, **options})
