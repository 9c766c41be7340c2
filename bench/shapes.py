"""Does a file that is made to be nasty cost what its size is, or more?

    python bench/shapes.py [--only WORD] [--size KB] [--patience S]

Reads files of many shapes (content, source texts, settings, archives, memory), at one size and at four times that, each
in a process of its own, and prints the CPU seconds of both and their ratio: 4 where the cost grows with the size, 16
where it grows with its square. Fails where a ratio is beyond 8 and the larger one took more than a second, or where one
had not ended in time.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [path for path in (str(HERE), str(HERE.parent)) if path not in sys.path]

from hostile.shapes import SHAPES, Shape  # noqa: E402

_FACTOR, _MOST = 4, 8.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", metavar="WORD", help="the shapes whose names hold a word")
    parser.add_argument("--size", type=int, default=64, metavar="KB", help="the smaller size")
    parser.add_argument("--patience", type=int, default=60, metavar="S", help="CPU seconds that one may take")
    args = parser.parse_args()
    wrong = 0
    for name in (name for name in SHAPES if args.only in name):
        small, large = (seconds(SHAPES[name], size << 10, args.patience) for size in (args.size, _FACTOR * args.size))
        ratio = large / max(small, 0.01)
        bad = large >= args.patience or (ratio > _MOST and large > 1)
        wrong += bad
        print(f"{'GROWS' if bad else 'ok':5}  {name:44} {small:8.2f} s {large:8.2f} s  x {ratio:5.1f}", flush=True)
    return 1 if wrong else 0


def seconds(shape: Shape, size: int, patience: int) -> float:
    """CPU seconds that reading takes in a process of its own, what is made ready once left out."""
    shape.read(shape.made(100))
    data = shape.made(size)
    reading, telling = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (patience, patience))
        before = time.process_time()
        shape.read(data)
        os.write(telling, f"{time.process_time() - before}".encode())
        os._exit(0)
    os.close(telling)
    with os.fdopen(reading) as told:
        said = told.read()
    os.waitpid(child, 0)
    return float(said or patience)


if __name__ == "__main__":
    raise SystemExit(main())
