"""FashionCNN in PyTorch eager: the twin of train.mjs, which starts it.

Answers each line of input, a number of steps, with one line: seconds taken, then the last loss. Shapes, batch and
optimizer are those of train.mjs; data lie in memory as bytes and are normalised batch by batch, as there.
"""

import resource
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

batch, threads = int(sys.argv[1]), int(sys.argv[2])
torch.set_num_threads(threads)
torch.manual_seed(0)
images = torch.randint(0, 256, (60000, 1, 28, 28), dtype=torch.uint8)
labels = torch.randint(0, 10, (60000,))
model = nn.Sequential(
    nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(1568, 256), nn.ReLU(), nn.Dropout(0.25), nn.Linear(256, 10),
)  # fmt: skip
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, fused=True)


def step(indices):
    inputs = images[indices].float().div_(255)
    loss = F.cross_entropy(model(inputs), labels[indices])
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss


order = torch.randperm(60000)
at = 0
for line in sys.stdin:
    start = time.perf_counter()
    for _ in range(int(line)):
        if at + batch > 60000:
            order, at = torch.randperm(60000), 0
        loss = step(order[at : at + batch])
        at += batch
    value = loss.item()
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(seconds, value, peak, flush=True)
