"""Unpacks a wheel and checks every member against its RECORD, in one pass over the file.

usage: unpack.py WHEEL FOLDER [PREFIX...]
Members that start with a PREFIX (all, if none is given) and the .dist-info are written; the rest is only checked.
Prints the files written as JSON, [[path, size, sha256]]. Exit status 3: the wheel is corrupt, the reason is on stderr.
"""

import base64
import csv
import hashlib
import io
import json
import os
import sys
import time
import zipfile
import zlib


class Corrupt(Exception):
    pass


def read_record(wheel):
    names = [n for n in wheel.namelist() if n.count("/") == 1 and n.endswith(".dist-info/RECORD")]
    if len(names) != 1:
        raise Corrupt("it holds no RECORD")
    rows = csv.reader(io.TextIOWrapper(wheel.open(names[0]), "utf-8", newline=""))
    return names[0], {name: digest for name, digest, _ in rows}


def read_hashed(member, out):
    sha, size = hashlib.sha256(), 0
    while chunk := member.read(1 << 20):
        sha.update(chunk)
        size += len(chunk)
        if out:
            out.write(chunk)
    return sha.digest(), size


def unpack(path, folder, prefixes):
    written = []
    with zipfile.ZipFile(path) as wheel:
        record_name, record = read_record(wheel)
        info = record_name.split("/")[0] + "/"
        members = [m for m in wheel.infolist() if not m.is_dir()]
        missing = set(record) - {m.filename for m in members}
        if missing:
            raise Corrupt(f"{min(missing)} is in its RECORD but not in the archive")
        total, done, said = sum(m.file_size for m in members), 0, time.monotonic()
        for member in members:
            name = member.filename
            if name not in record or name.startswith("/") or ".." in name.split("/"):
                raise Corrupt(f"{name} is not in its RECORD")
            keep = not prefixes or name.startswith((info, *prefixes))
            target = os.path.join(folder, name)
            if keep:
                os.makedirs(os.path.dirname(target), exist_ok=True)
            with wheel.open(member) as source:
                if keep:
                    with open(target, "wb") as out:
                        digest, size = read_hashed(source, out)
                        if (member.external_attr >> 16) & 0o111:
                            os.fchmod(out.fileno(), 0o755)
                else:
                    digest, size = read_hashed(source, None)
            if name != record_name:
                expected = "sha256=" + base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
                if record[name] != expected:
                    raise Corrupt(f"{name} does not match its RECORD")
            if keep:
                written.append([name, size, digest.hex()])
            done += size
            if time.monotonic() - said > 5:
                said = time.monotonic()
                print(f"setup:   checked {done >> 20} of {total >> 20} MiB", file=sys.stderr, flush=True)
    return written


try:
    json.dump(unpack(sys.argv[1], sys.argv[2], sys.argv[3:]), sys.stdout)
except (Corrupt, zipfile.BadZipFile, zlib.error, EOFError, ValueError) as error:
    print(f"{error}", file=sys.stderr)
    sys.exit(3)
except OSError as error:
    print(f"{error}", file=sys.stderr)
    sys.exit(4)
