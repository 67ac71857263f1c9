"""Checks and times libpdecay.so on a device through Python; bench/cuda/run.sh calls it.

    python bench/cuda/measure.py OUT --lib build/Release/libpdecay.so [--device cuda] [--seconds 400]

Writes OUT/checks.json, OUT/speed.json (of the shape of `pdecay bench optim --json`, for --compare), OUT/speed.csv and
OUT/report.md, each under a temporary name first. Exit code 1 where a check failed, 2 for bad usage.
"""

import argparse
import csv
import datetime
import io
import json
import os
import platform
import shlex
import sys
import time
from pathlib import Path

import torch

import checks
import speed
from engine import ROOT, pdecay_optim


def write(path, text):
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    temporary.write_text(text)
    temporary.replace(path)


def processor():
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or "unknown"


def machine(device):
    cuda = device.type == "cuda"
    gpu = torch.cuda.get_device_properties(device) if cuda else None
    return {
        "cpu": processor(),
        "cores": os.cpu_count(),
        "threads": torch.get_num_threads(),
        "instructionSet": torch.backends.cpu.get_cpu_capability(),
        "memoryBytes": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "gpu": gpu.name if gpu else None,
        "gpuMemoryBytes": gpu.total_memory if gpu else None,
        "gpuCapability": f"{gpu.major}.{gpu.minor}" if gpu else None,
        "cuda": torch.version.cuda,
        "libtorch": torch.__version__,
        "pdecay": json.loads((ROOT / "package.json").read_text())["version"],
        "python": platform.python_version(),
    }


def to_csv(report):
    text = io.StringIO()
    fields = list(report["rows"][0])
    lines = csv.writer(text)
    lines.writerow(["device", "threads", *fields])
    for row in report["rows"]:
        cells = [" ".join(map(str, v)) if isinstance(v, list) else v for v in row.values()]
        lines.writerow([report["device"], report["threads"], *cells])
    return text.getvalue()


def to_markdown(facts, counts, failures, report, left_out):
    lines = [f"# pdecay on {facts['gpu'] or facts['cpu']}", ""]
    lines += [f"- {name}: {value}" for name, value in facts.items() if value is not None]
    if counts:
        lines += ["", "| checks | passed | failed | skipped | not run |", "| --- | --: | --: | --: | --: |"]
        lines += [f"| {name} | " + " | ".join(str(n) for n in tally.values()) + " |" for name, tally in counts.items()]
        lines += [""] * bool(failures)
        lines += [f"- failed: {f['section']} · {f['name']}: {f['message']}" for f in failures[:30]]
    if report:
        head = ["", "p", "dtype", "parameters", "tensors", "ms", "median", "GB/s", "of the copy", "× fused-adamw"]
        lines += ["", f"| {' | '.join(head)} |", "| --- | --- | --- |" + " --: |" * 7]
        for row in report["rows"]:
            norms = row["p"] if isinstance(row["p"], list) else [row["p"]] * (row["p"] is not None)
            p = " ".join(str(round(norm, 3)) for norm in norms)
            cells = [row["name"], p, row["dtype"], f"{row['params']:,}", f"{row['tensors']:,}", f"{row['ms']:.4f}"]
            cells += [f"{row['medianMs']:.4f}", f"{row['gbps']:.0f}", f"{100 * row['copyShare']:.0f} %", f"{row['ratio']:.2f}"]
            lines.append(f"| {' | '.join(cells)} |")
    lines += [""] + [f"- left out: {what}" for what in left_out]
    return "\n".join(lines).rstrip() + "\n"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="folder that is written into")
    parser.add_argument("--lib", type=Path, required=True, help="libpdecay.so")
    parser.add_argument("--device", default="cuda", help="cuda, cuda:N, or cpu with small sizes")
    parser.add_argument("--seconds", type=float, default=400, help="for all of it")
    parser.add_argument("--small", action="store_true", help="small sizes, as on the CPU")
    parser.add_argument("--part", choices=["checks", "speed"], help="only one of the two")
    parser.add_argument("--only", nargs="+", choices=checks.SECTIONS, help="only these checks")
    parser.add_argument("--match", metavar="REGEX", help="only checks with such a name, as 'muon|soap'")
    given = parser.parse_args()
    if not given.lib.is_file():
        parser.error(f"argument --lib: {given.lib} is no file")
    try:
        given.device = torch.device(given.device)
    except RuntimeError:
        parser.error(f"argument --device: expected cuda, cuda:N or cpu but received {given.device}")
    if given.device.type == "cuda" and not torch.cuda.is_available():
        parser.error("argument --device: torch sees no CUDA device here")
    if given.device.type == "cuda":
        given.device = torch.device("cuda", given.device.index or 0)
        torch.cuda.set_device(given.device)
    return given


def main():
    given = arguments()
    start = time.monotonic()
    small = given.small or given.device.type == "cpu"
    given.out.mkdir(parents=True, exist_ok=True)
    pdecay_optim.load(given.lib)
    facts = machine(given.device)
    print(f"{facts['gpu'] or facts['cpu']}, torch {facts['libtorch']}", flush=True)
    counts, failures, report, left_out = {}, [], None, []

    def say(message):
        print(message, flush=True)

    if given.part != "speed":
        share = given.seconds if given.part else 0.55 * given.seconds
        counts, failures = checks.run(given.device, small, start + share, given.only, given.match, say)
        result = {"device": str(given.device), "machine": facts, "checks": counts, "failures": failures}
        write(given.out / "checks.json", json.dumps(result, indent=1) + "\n")
    if given.part != "checks":
        rows, left_out = speed.run(given.device, small, start + given.seconds, say)
        if rows:
            report = {
                "device": given.device.type,
                "dtype": ",".join(dict.fromkeys(row["dtype"] for row in rows)),
                "threads": facts["threads"],
                "copyGbps": max(row["copyGbps"] for row in rows),
                "rows": rows,
                "machine": facts,
                "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
                "command": shlex.join(["python", *sys.argv]),
            }
            write(given.out / "speed.json", json.dumps(report, indent=1) + "\n")
            write(given.out / "speed.csv", to_csv(report))
    write(given.out / "report.md", to_markdown(facts, counts, failures, report, left_out))
    not_run = sum(tally["notRun"] for tally in counts.values())
    passed = sum(tally["passed"] for tally in counts.values())
    say(f"{passed} passed, {len(failures)} failed, {not_run} not run, {len(report['rows']) if report else 0} rows timed, "
        f"{time.monotonic() - start:.0f} s")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
