"""What became of things, remembered beside the drafts: what was taken apart, and what took the place of what is gone.

Each file has one JSON record a line, sorted, so that two branches merge by keeping all lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

from briefsite.disk import from_json, read
from briefsite.model.edits import Correction, Gone
from briefsite.model.nouns import dataclass
from briefsite.model.slugs import id_of
from briefsite.model.splits import Split

SPLITS, SUCCESSORS = "splits.jsonl", "successors.jsonl"
SOURCES, GONE, CORRECTIONS = "sources.jsonl", "gone.jsonl", "corrections.jsonl"


@dataclass(frozen=True, slots=True, order=True)
class Filed:
    """A text when it was last converted: its path below `seeds/`, its digest, and its brief's path below `content/`."""

    file: str
    digest: str
    brief: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """Splits; by the path of a deleted file, that of the file to which its old address leads; of every text, when last
    converted, its digest and the path of its brief; what corrected texts no longer have; and what their correction
    replaced, until a person has seen it."""

    splits: tuple[Split, ...] = ()
    successors: tuple[tuple[str, str], ...] = ()
    sources: tuple[Filed, ...] = ()
    gone: tuple[Gone, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def of_brief(self) -> dict[str, str]:
        """From the ids of briefs to the texts that they digest; of two that one brief was for, the first."""
        return {id_of(filed.brief): filed.file for filed in reversed(self.sources)}

    def files(self) -> dict[str, bytes | None]:
        """The memory as files below the folder of drafts; None for one with nothing in it."""
        return {
            SPLITS: _lines(map(astuple, self.splits)),
            SUCCESSORS: _lines(self.successors),
            SOURCES: _lines(map(astuple, self.sources)),
            GONE: _lines(map(astuple, self.gone)),
            CORRECTIONS: _lines(map(astuple, self.corrections)),
        }

    def moved(self, to: Mapping[str, str]) -> Lineage:
        """The same memory, by the paths that files have now; what was taken apart and made one again is no split."""
        ids = {id_of(before): id_of(now) for before, now in to.items()}
        splits = (replace(s, one=ids.get(s.one, s.one), other=ids.get(s.other, s.other)) for s in self.splits)
        pairs = ((before, to.get(now, now)) for before, now in self.successors)
        return replace(
            self,
            splits=tuple(sorted(split for split in splits if split.one != split.other)),
            successors=tuple(sorted((before, now) for before, now in pairs if before != now)),
            sources=tuple(replace(one, brief=to.get(one.brief, one.brief)) for one in self.sources),
            gone=tuple(replace(one, brief=ids.get(one.brief, one.brief)) for one in self.gone),
            corrections=tuple(replace(one, path=to.get(one.path, one.path)) for one in self.corrections),
        )


def lineage(drafts: Path) -> Lineage:
    """The memory of a site. What is no record (a mark that git left) is passed over; what stands twice is one."""
    splits = {split for record in _records(drafts / SPLITS) if (split := _split(record))}
    gone = {one for record in _records(drafts / GONE) if (one := _gone(record))}
    return Lineage(
        tuple(sorted(splits)),
        tuple(sorted({(before, now) for before, now in _of_words(drafts / SUCCESSORS, 2)})),
        tuple(sorted({Filed(*record) for record in _of_words(drafts / SOURCES, 3)})),
        tuple(sorted(gone)),
        tuple(sorted({Correction(*record) for record in _of_words(drafts / CORRECTIONS, 3)})),
    )


def _split(record: list[Any]) -> Split | None:
    match record:
        case [str(one), str(other), str(title), list(names), list(files), list(paragraphs), *rest]:
            pairs = tuple((file, at) for file, at in filter(_is_place, paragraphs))
            number = rest[0] if rest and isinstance(rest[0], int) else 0
            return Split(one, other, title, tuple(map(str, names)), tuple(map(str, files)), pairs, number)
    return None


def _is_place(said: Any) -> bool:
    """Whether it is a text's path and the number of a paragraph."""
    match said:
        case [str(), int()]:
            return True
    return False


def _gone(record: list[Any]) -> Gone | None:
    match record:
        case [str(brief), int(paragraph), str(sentence)]:
            return Gone(brief, paragraph, sentence)
    return None


def _of_words(path: Path, length: int) -> Iterable[list[str]]:
    for record in _records(path):
        if len(record) == length and all(isinstance(word, str) for word in record):
            yield record


def _records(path: Path) -> Iterable[list[Any]]:
    for line in (read(path) or b"").decode(errors="replace").splitlines():
        try:
            record = from_json(line)
        except ValueError:
            continue
        if isinstance(record, list):
            yield record


def _lines(records: Iterable[Any]) -> bytes | None:
    lines = sorted({json.dumps(record, ensure_ascii=False) for record in records})
    return "".join(line + "\n" for line in lines).encode() or None
