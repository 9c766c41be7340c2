"""Writes a made-up site of any size, always the same one.

    python bench/generate.py EVENTS FOLDER

There are half as many briefs as events (each tells of two, in about 2.5 KB), a fifth as many actors, and 40 topics.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from corpus.inventing import invented  # noqa: E402
from corpus.writing import write  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("events", type=int, metavar="EVENTS", help="how many events")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the site is written")
    arguments = parser.parse_args()
    write(invented(arguments.events), arguments.folder)


if __name__ == "__main__":
    main()
