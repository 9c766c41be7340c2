"""Hands broken and hostile input to one reader, led by which lines of it an input reaches (pip install atheris).

    python bench/fuzz_by_coverage.py TARGET [--seconds N]

What falls is written into the current folder as crash-…, and the exit code is not 0. `fuzz.py` tells the targets; it
tries what is shaped like the real thing, this finds what nobody thought of.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [path for path in (str(HERE), str(HERE.parent)) if path not in sys.path]

#: What reads others' files. To watch all that is imported takes minutes before it begins.
_OURS = ("config", "content", "editions", "front_matter", "languages", "packing", "publishing.manifest", "sources")
_THEIRS = ("babel.messages", "frontmatter", "markdown", "tomllib", "yaml", "zipfile")

try:
    import atheris  # type: ignore[import-not-found]
except ImportError:
    atheris = None

with (
    atheris.instrument_imports(include=[*(f"briefsite.{name}" for name in _OURS), *_THEIRS])
    if atheris
    else nullcontext()
):
    from fuzz import once
    from hostile.targets import TARGETS, Target


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=TARGETS, metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=600, metavar="N", help="how long")
    args = parser.parse_args()
    if atheris is None:
        parser.error("it needs atheris: pip install atheris")
    target = TARGETS[args.target]
    folder = Path(tempfile.mkdtemp())
    options = (f"-max_total_time={args.seconds}", f"-dict={_words(target, folder)}", "-max_len=2000")
    atheris.Setup([sys.argv[0], *options, str(_corpus(target, folder))], lambda data: once(target, data))
    atheris.Fuzz()


def _words(target: Target, folder: Path) -> Path:
    """The signs of a target, as the fuzzer reads them."""
    lines = ('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in target.words if len(word) < 64)
    (folder / "words").write_text("".join(lines), "ascii")
    return folder / "words"


def _corpus(target: Target, folder: Path) -> Path:
    """A folder with what is well formed."""
    (folder / "corpus").mkdir()
    (folder / "corpus/start").write_bytes(target.start)
    return folder / "corpus"


if __name__ == "__main__":
    main()
