"""pdecay's optimizer of python on a device, as the checks and the races use it."""

import sys
import warnings
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "python"))
import pdecay_optim  # noqa: E402

# Parameters that are all zeros are what some of the checks are about.
warnings.filterwarnings("ignore", message="All weights of parameter")


class Skip(Exception):
    """What this device or this library has not got."""


def make(params, step, decay, lr, options=None, **more):
    """One of ours, that decays every parameter."""
    return pdecay_optim.Pdecay(params, lr, step, decay, exclude="none", **(options or {}), **more)


def synchronize(device):
    if device.type == "cuda":
        torch.cuda.synchronize(device)
