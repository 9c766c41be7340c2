"""Where the time goes when a whole site is converted again.

    python bench/reconversion.py [TEXTS]

Every stage is measured, from the texts in `seeds/` to the files in `content/`, but for the language model: one text is
read by it, and what it read is put to the names of all others. First all is new; then nothing has changed; then people
have edited one brief, and 1 % of them; then one text is corrected, and another 1 %. What the 1 % cost more than the one
is what changes cost; the rest is what it costs to look.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from briefsite.cli import COLLECT_SELDOM
from briefsite.extraction import annotate, load_lexicon, load_model
from briefsite.model.document import Document
from briefsite.model.knowledge import Knowledge
from briefsite.model.sources import Source
from briefsite.pipeline import conversion, reading_texts
from briefsite.pipeline.memory.packing import packed, unpacked
from briefsite.sources import paragraphs_of

TEXT = """Foreign Minister Mara Dovel met Trade Minister Ivo Castel in Oslo on May 14, 2031.

“We agreed on all of it,” Dovel said. The two sides signed an agreement on fisheries.

Castel asked Dovel to send forty engineers to the northern harbour. She praised the peacekeeping mission.
"""
#: Stages, where `conversion` finds them and by the names under which it calls them.
STAGES: tuple[tuple[Any, str], ...] = (
    (conversion, "texts_of"),
    (conversion, "what_is_known"),
    (conversion, "_read_all"),
    (conversion, "resolve"),
    (conversion.Drafts, "of"),
    (conversion, "merge"),
)
NAMES = {"texts_of": "texts", "what_is_known": "knowledge", "_read_all": "documents", "of": "drafts"}


def named(number: int) -> tuple[str, str]:
    """Two surnames as long as those in the text; a tenth as many people as there are texts."""
    letters = "".join(chr(97 + number // 10 // 26**power % 26) for power in (2, 1, 0))
    return f"Q{letters}l", f"V{letters}el"


def text_of(number: int) -> str:
    one, other = named(number)
    return TEXT.replace("Dovel", one).replace("Castel", other).replace("May 14", f"May {number % 18 + 10}")


@cache
def pattern() -> bytes:
    source = Source("x.txt", TEXT, "", paragraphs_of(TEXT))
    return packed(annotate(source, load_model(), Knowledge(), load_lexicon()))


def as_read(source: Source, *_: object) -> Document:
    """The document of a text, as the language model read the one that it was made of."""
    one, other = source.text.split()[3], source.text.split()[8]
    day = source.text.split()[13].rstrip(",")
    words = {"Dovel": one, "Castel": other, "05-14": f"05-{day}", "dovel": one.lower(), "castel": other.lower()}
    data = pattern()
    for word, name in words.items():  # as long as each other, so the bytes stay sound
        data = data.replace(word.encode(), name.encode())
    return replace(unpacked(data), source=source)


def measured(root: Path, name: str) -> None:
    spent: dict[str, float] = {}

    def timed(stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **more: Any) -> Any:
            start = time.process_time()
            try:
                return work(*args, **more)
            finally:
                spent[stage] = spent.get(stage, 0.0) + time.process_time() - start

        return run

    works = {stage: getattr(*stage) for stage in STAGES}
    for (holder, name_), work in works.items():
        setattr(holder, name_, timed(NAMES.get(name_, name_), work))
    start = time.process_time()
    report = conversion.convert(root).files
    total = time.process_time() - start
    for (holder, name_), work in works.items():
        setattr(holder, name_, work)
    parts = "  ".join(f"{stage} {seconds:.2f}" for stage, seconds in spent.items())
    print(f"{name:28} {total:7.2f} s   {parts}   {report.survival}", flush=True)


def measure(count: int) -> None:
    gc.set_threshold(*COLLECT_SELDOM)  # as a command does
    reading_texts.annotate = as_read  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        seeds, briefs = root / "seeds", root / "content" / "briefs"
        seeds.mkdir()
        for number in range(count):
            (seeds / f"{number:05}.txt").write_text(text_of(number))
        measured(root, "all new")
        measured(root, "nothing changed")
        measured(root, "nothing changed, again")
        every = sorted(briefs.glob("*.md"))
        for name, some in (("one brief edited", every[33:34]), ("1 % edited by people", every[::100])):
            for brief in some:
                brief.write_text(brief.read_text() + "\nBy hand.\n")
            measured(root, name)
        for name, numbers in (("one text corrected", [66]), ("another 1 % corrected", range(50, count, 100))):
            for number in numbers:
                (seeds / f"{number:05}.txt").write_text(text_of(number).replace("northern harbour", "southern harbour"))
            measured(root, name)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "count", type=int, nargs="?", default=10_000, metavar="TEXTS", help="how many texts (default 10000)"
    )
    measure(parser.parse_args().count)


if __name__ == "__main__":
    main()
