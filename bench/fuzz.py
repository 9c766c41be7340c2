"""Hands broken and hostile input to everything that reads what others may have written.

    python bench/fuzz.py [--only WORD] [--seconds N]       each target for so long, by Hypothesis

An input is taken, or refused as an issue or in a sentence. Whatever else is raised is printed with the input that
raised it, as small as it can be made, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [path for path in (str(HERE), str(HERE.parent)) if path not in sys.path]

from hostile.inputs import inputs  # noqa: E402
from hostile.targets import TARGETS, Target  # noqa: E402
from hypothesis import HealthCheck, given, settings  # noqa: E402

_AT_ONCE = 100


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", metavar="WORD", help="the targets whose names hold a word")
    parser.add_argument("--seconds", type=float, default=60, metavar="N", help="how long for each target")
    args = parser.parse_args()
    chosen = {name: target for name, target in TARGETS.items() if args.only in name}
    if not chosen:
        parser.error(f"no target has {args.only!r} in its name; there are {', '.join(TARGETS)}")
    return 1 if sum([fallen(name, target, args.seconds) for name, target in chosen.items()]) else 0


def fallen(name: str, target: Target, seconds: float) -> bool:
    """Whether a target falls within so long; says how many inputs it has seen."""
    tried, end = 0, time.monotonic() + seconds

    @settings(max_examples=_AT_ONCE, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(inputs(target))
    def survives(data: bytes) -> None:
        nonlocal tried
        tried += 1
        once(target, data)

    try:
        while time.monotonic() < end:
            survives()
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        traceback.print_exc()
        print(f"FALLS  {name:14} after {tried} inputs", flush=True)
        return True
    print(f"ok     {name:14} {tried} inputs", flush=True)
    return False


def once(target: Target, data: bytes) -> None:
    """One input, in a folder of its own."""
    folder = Path(tempfile.mkdtemp())
    try:
        target.survives(data, folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    raise SystemExit(main())
