"""Writes pages.mjs: the operators that have their own page in PyTorch's documentation. python make_pages.py"""
import pathlib

import torch

HERE = pathlib.Path(__file__).parent


def documented(holder, name):
    member = getattr(holder, name, None)
    return callable(member) and bool((getattr(member, "__doc__", "") or "").strip())


names = sorted({op.removeprefix("aten::").split(".")[0] for op in torch._C._dispatch_get_all_op_names() if op.startswith("aten::")})
groups = {"torch": torch, "functional": torch.nn.functional, "Tensor": torch.Tensor}
lists, known = {}, set()
for group, holder in groups.items():
    lists[group] = [name for name in names if not name.startswith("_") and name not in known and documented(holder, name)]
    known.update(lists[group])


def wrapped(words):
    lines, line = [], "  "
    for word in words:
        if len(line) + len(word) > 110:
            lines.append(line.rstrip())
            line = "  "
        line += word + " "
    return "\n".join([*lines, line.rstrip()])


text = "// Written by make_pages.py: operators with a page in PyTorch's documentation, grouped by namespace.\n\n"
text += "const list = (text) => new Set(text.trim().split(/\\s+/))\n"
for group, words in lists.items():
    text += f"\nexport const {group} = list(`\n{wrapped(words)}\n`)\n"
(HERE / "pages.mjs").write_text(text)
print({group: len(words) for group, words in lists.items()})
