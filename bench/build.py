"""What does a build cost: all of it, when nothing has changed, when one body or one title has?

Two titles are changed: the one on the most pages, and one in the middle of all by the pages that lead to its record.

    python bench/build.py [EVENTS ...] [--write]

Made-up sites (see `generate.py`) are built by the command line in processes of their own. Told are wall seconds,
processor seconds of all processes, and the memory of the largest in MB. After the edits the folder is compared with a
clean build's, file by file. No file is deleted before the end (see `put_aside`). `--write` puts the table into
`docs/performance.md`.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [path for path in (str(HERE), str(HERE.parent)) if path not in sys.path]

from corpus.costs import Cost, built, put, retitle_a_typical_one, works  # noqa: E402
from corpus.inventing import invented  # noqa: E402
from corpus.writing import write  # noqa: E402

BEGIN = "<!-- made by `python bench/build.py --write` -->"


def site_digest(root: Path) -> str:
    """The digest of all files of the site."""
    files = sorted(path for path in (root / "site").rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)).hexdigest()


def measured(size: int, folder: Path) -> tuple[int, dict[str, Cost]]:
    """The number of pages, and the cost of each work, on a site of so many events."""
    root = folder / str(size)
    write(invented(size), root)
    costs: dict[str, Cost] = {}
    typical = {"a typical title changed": partial(retitle_a_typical_one, root)}
    for name, before in (works(root) | typical).items():
        before()
        costs[name] = built(root)
        print(f"{size:7,} events, {name:18} {costs[name]}", flush=True)
    after_edits = site_digest(root)
    works(root)["cold"]()
    built(root)
    assert site_digest(root) == after_edits, "an incremental build is not a clean one"
    pages = sum(1 for _ in (root / "site").rglob("*.html"))
    return pages, costs


def table(found: dict[int, tuple[int, dict[str, Cost]]]) -> Iterator[str]:
    """The table, line by line."""
    names = list(next(iter(found.values()))[1])
    yield f"| events (pages) | {' | '.join(names)} |"
    yield f"|---|{'---|' * len(names)}"
    for size, (pages, costs) in found.items():
        yield f"| {size:,} ({pages:,}) | {' | '.join(str(costs[name]) for name in names)} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 1_000, 10_000], help="how many events")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write(invented(10), Path(folder) / "first")
        built(Path(folder) / "first")  # Python keeps what it compiles
        found = {size: measured(size, Path(folder)) for size in arguments.sizes}
    lines = list(table(found))
    print("\n".join(lines))
    if arguments.write:
        put(lines, BEGIN)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
