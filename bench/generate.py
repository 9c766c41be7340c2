"""Writes a made-up site of any size, always the same one: `python bench/generate.py EVENTS FOLDER`.

There are half as many briefs as events (each tells of two, in about 2.5 KB), a fifth as many actors, and 40 topics.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from corpus.inventing import invented  # noqa: E402
from corpus.writing import write  # noqa: E402

if __name__ == "__main__":
    write(invented(int(sys.argv[1])), Path(sys.argv[2]))
