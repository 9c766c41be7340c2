"""What became of things, remembered beside the drafts: what was taken apart, and what took the place of what is gone.

Each file has one JSON record a line, sorted, so that two branches merge by keeping all lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

from briefsite.merging.disk import read
from briefsite.model.splits import Split

SPLITS, SUCCESSORS = "splits.jsonl", "successors.jsonl"


@dataclass(frozen=True, slots=True)
class Lineage:
    """Splits; and, by the path of a deleted file, that of the file to which its old address leads."""

    splits: tuple[Split, ...] = ()
    successors: tuple[tuple[str, str], ...] = ()

    def files(self) -> dict[str, bytes | None]:
        """The memory as files below the folder of drafts; None for one with nothing in it."""
        return {SPLITS: _lines(map(astuple, self.splits)), SUCCESSORS: _lines(self.successors)}

    def moved(self, to: Mapping[str, str]) -> Lineage:
        """The same memory, by the paths that files have now; what was taken apart and made one again is no split."""
        ids = {stem(before): stem(now) for before, now in to.items()}
        splits = (replace(s, one=ids.get(s.one, s.one), other=ids.get(s.other, s.other)) for s in self.splits)
        pairs = ((before, to.get(now, now)) for before, now in self.successors)
        return replace(
            self,
            splits=tuple(sorted(split for split in splits if split.one != split.other)),
            successors=tuple(sorted((before, now) for before, now in pairs if before != now)),
        )


def lineage(drafts: Path) -> Lineage:
    """The memory of a site. A line that is no record (a mark that git left) is passed over."""
    splits = (_split(record) for record in _records(drafts / SPLITS))
    pairs = (tuple(record) for record in _records(drafts / SUCCESSORS) if _words(record, 2))
    return Lineage(tuple(sorted(filter(None, splits))), tuple(sorted(pairs)))


def splits_of(root: Path) -> tuple[Split, ...]:
    """What editors of the site at `root` took apart."""
    return lineage(root / "content" / ".drafts").splits


def stem(path: str) -> str:
    """The id of a content file.

    >>> stem("actors/hun-sen.md")
    'hun-sen'
    """
    return path.rpartition("/")[2].removesuffix(".md")


def _split(record: list[Any]) -> Split | None:
    match record:
        case [str(one), str(other), str(title), list(names), list(files), list(paragraphs)]:
            pairs = tuple((str(file), int(number)) for file, number in paragraphs)
            return Split(one, other, title, tuple(map(str, names)), tuple(map(str, files)), pairs)
    return None


def _words(record: list[Any], length: int) -> bool:
    return len(record) == length and all(isinstance(word, str) for word in record)


def _records(path: Path) -> Iterable[list[Any]]:
    for line in (read(path) or b"").decode(errors="replace").splitlines():
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if isinstance(record, list):
            yield record


def _lines(records: Iterable[Any]) -> bytes | None:
    lines = sorted({json.dumps(record, ensure_ascii=False) for record in records})
    return "".join(line + "\n" for line in lines).encode() or None
