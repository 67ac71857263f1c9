"""The pipelines of `pdecay bench loader` on torch's DataLoader with torchvision's transforms v2 and as many workers as cores.

    python bench/loader.py DIR [--workers N] [--rounds N] [--images N] [--json]

DIR holds the pictures that `pdecay bench loader --dir DIR` drew. Needs torch, torchvision and Pillow.
"""

import argparse
import json
import os
import pathlib
import statistics
import time

import torch
from torch.utils.data import DataLoader, Dataset
from torchvision.datasets.folder import pil_loader
from torchvision.io import ImageReadMode, decode_image
from torchvision.transforms import v2

IMAGENET = {"mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]}
TAIL = [v2.ToDtype(torch.float32, scale=True), v2.Normalize(**IMAGENET)]
CASES = {
    "small": (128, [v2.RandomCrop(32, padding=4), v2.RandomHorizontalFlip(), *TAIL]),
    "large": (64, [v2.RandomResizedCrop(224, antialias=True), v2.RandomHorizontalFlip(), *TAIL]),
}


def decode(path):
    return decode_image(path, ImageReadMode.RGB)


class Files(Dataset):
    """Files one after the other, repeated as the other side repeats them."""

    def __init__(self, files, count, load, transform):
        self.files, self.count, self.load, self.transform = files, count, load, transform

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        return self.transform(self.load(self.files[index % len(self.files)])), 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dir", type=pathlib.Path)
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--images", type=int, default=4000)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    rows = []
    for name, (batch, transforms) in CASES.items():
        folder = max(arguments.dir.glob(f"{name}-*[0-9]"), key=lambda each: int(each.name.split("-")[1]))
        files = sorted(str(each) for each in folder.glob("*/*.jpg"))
        # Both ways that torchvision offers to decode: the faster one counts.
        for decoder, load, first in (("torchvision.io", decode, []), ("Pillow", pil_loader, [v2.PILToTensor()])):
            # On PIL images the crop comes before the conversion, as in torchvision's own references.
            steps = [*transforms[:2], *first, *transforms[2:]]
            count = min(arguments.images, len(files) * 20) // batch * batch
            loader = DataLoader(
                Files(files, count, load, v2.Compose(steps)),
                batch_size=batch,
                shuffle=True,
                num_workers=arguments.workers,
                persistent_workers=True,
                prefetch_factor=4,
            )
            rates = []
            for _ in range(arguments.rounds + 1):
                iterator, seen = iter(loader), 0
                start = time.perf_counter()
                for inputs, _ in iterator:
                    seen += len(inputs)
                rates.append(seen / (time.perf_counter() - start))
            rates = rates[1:]
            rows.append(
                {
                    "name": name,
                    "decoder": decoder,
                    "workers": arguments.workers,
                    "imagesPerSecond": max(rates),
                    "medianImagesPerSecond": statistics.median(rates),
                }
            )
            del loader
    if arguments.json:
        print(json.dumps({"rows": rows}))
    else:
        for row in rows:
            print(f"{row['name']:8}{row['decoder']:16}{row['imagesPerSecond']:8.0f} images/s ({row['medianImagesPerSecond']:.0f})")


if __name__ == "__main__":
    main()
