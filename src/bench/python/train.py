"""The models of `pdecay bench train` in PyTorch eager, with fused AdamW. The command starts this program.

    python train.py MODEL BATCH THREADS

Answers each line, a number of steps, with one line: seconds, of which in the optimizer, the last loss, and the peak of
memory in bytes.
"""

import resource
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

kind, batch, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
torch.set_num_threads(threads)
torch.manual_seed(0)


def images(shape, count):
    """Images as bytes, which are converted batch by batch, in a new order in each epoch."""
    x = torch.randint(0, 256, (count, *shape), dtype=torch.uint8)
    y = torch.randint(0, 10, (count,))
    state = {"order": torch.randperm(count), "at": 0}

    def take(_):
        if state["at"] + batch > count:
            state.update(order=torch.randperm(count), at=0)
        chosen = state["order"][state["at"] : state["at"] + batch]
        state["at"] += batch
        return x[chosen].float().div_(255), y[chosen]

    return take


class FashionCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 32, 3, padding=1), nn.Conv2d(32, 64, 3, padding=1)
        self.fc1, self.fc2 = nn.Linear(3136, 128), nn.Linear(128, 10)
        self.dropout = nn.Dropout(0.2)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.fc2(self.dropout(F.relu(self.fc1(x.flatten(1)))))


class Block(nn.Module):
    """He et al.: two convolutions and a residual connection."""

    def __init__(self, inp, width, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inp, width, 3, stride, 1, bias=False)
        self.bn1, self.bn2 = nn.BatchNorm2d(width), nn.BatchNorm2d(width)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.downsample = None
        if stride != 1 or inp != width:
            self.downsample = nn.Sequential(nn.Conv2d(inp, width, 1, stride, bias=False), nn.BatchNorm2d(width))

    def forward(self, x):
        y = self.bn2(self.conv2(self.relu(self.bn1(self.conv1(x)))))
        return self.relu(y + (x if self.downsample is None else self.downsample(x)))


def resnet18():
    layers = [nn.Conv2d(3, 64, 3, 1, 1, bias=False), nn.BatchNorm2d(64), nn.ReLU(inplace=True)]
    inp = 64
    for i, width in enumerate([64, 128, 256, 512]):
        layers += [Block(inp, width, 2 if i else 1), Block(width, width, 1)]
        inp = width
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 10))


class Sequence(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm, self.head = nn.LSTM(64, 128, batch_first=True), nn.Linear(128, 10)

    def forward(self, x):
        return self.head(self.lstm(x)[0][:, -1])


class Attention(nn.Module):
    """nanoGPT's, as the rest of the GPT."""

    def __init__(self, width, heads):
        super().__init__()
        self.c_attn, self.c_proj, self.heads = nn.Linear(width, 3 * width), nn.Linear(width, width), heads

    def forward(self, x):
        b, t, c = x.shape
        q, k, v = (y.view(b, t, self.heads, c // self.heads).transpose(1, 2) for y in self.c_attn(x).split(c, dim=2))
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        return self.c_proj(y.transpose(1, 2).reshape(b, t, c))


class Layer(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.ln_1, self.attn, self.ln_2 = nn.LayerNorm(width), Attention(width, heads), nn.LayerNorm(width)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x):
        x = x + self.attn(self.ln_1(x))
        return x + self.mlp(self.ln_2(x))


class GPT(nn.Module):
    def __init__(self, vocab=65, steps=64, layers=4, heads=4, width=128):
        super().__init__()
        self.wte, self.wpe = nn.Embedding(vocab, width), nn.Embedding(steps, width)
        self.h = nn.Sequential(*[Layer(width, heads) for _ in range(layers)])
        self.ln_f, self.head = nn.LayerNorm(width), nn.Linear(width, vocab, bias=False)
        self.head.weight = self.wte.weight

    def forward(self, tokens):
        x = self.wte(tokens) + self.wpe(torch.arange(tokens.shape[1]))
        return self.head(self.ln_f(self.h(x)))


def sliced(*tensors):
    return lambda at: [t[(at * batch) % (1024 - batch + 1) :][:batch] for t in tensors]


def classify(model):
    return lambda x, y: F.cross_entropy(model(x), y)


if kind == "fashion-cnn":
    model, take = FashionCNN(), images((1, 28, 28), 60000)
    loss_of = classify(model)
elif kind == "mlp":
    model = nn.Sequential(
        nn.Flatten(), nn.Linear(784, 512), nn.ReLU(), nn.Linear(512, 512), nn.ReLU(), nn.Linear(512, 10)
    )
    take, loss_of = images((1, 28, 28), 60000), classify(model)
elif kind == "resnet18":
    model, take = resnet18(), images((3, 32, 32), 10000)
    loss_of = classify(model)
elif kind == "lstm":
    model, take = Sequence(), sliced(torch.randn(1024, 64, 64), torch.randint(0, 10, (1024,)))
    loss_of = classify(model)
else:
    model, text = GPT(), sliced(torch.randint(0, 65, (1024, 65)))

    def take(at):
        part = text(at)[0]
        return part[:, :64], part[:, 1:]

    def loss_of(x, y):
        logits = model(x)
        return F.cross_entropy(logits.view(-1, logits.shape[-1]), y.reshape(-1))


optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, fused=True)
at = 0
for line in sys.stdin:
    start, stepping = time.perf_counter(), 0.0
    for _ in range(int(line)):
        loss = loss_of(*take(at))
        loss.backward()
        before = time.perf_counter()
        optimizer.step()
        stepping += time.perf_counter() - before
        optimizer.zero_grad()
        at += 1
    value = loss.item()
    seconds = time.perf_counter() - start
    print(seconds, stepping, value, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, flush=True)
