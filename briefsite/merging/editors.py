"""What people wrote or confirmed in files that nobody has signed: the difference between a file and its last draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefsite.disk import read
from briefsite.merging.memory import DRAFTS, recall
from briefsite.model.editors import EditorsPart
from briefsite.model.edits import Fact

#: Fields that say nothing to a reader, and whose presence is nobody's business.
_HOUSEKEEPING = {"status", "publish", "expires", "private", "gone"}


def editors_parts(content: Path, paths: Iterable[str]) -> dict[str, EditorsPart]:
    """By path below `content`: what is a person's in it. A path is left out where nothing is."""
    confirmed: dict[str, set[Fact]] = {}
    memory = recall(content / DRAFTS)
    for path, fact in memory.confirmed | memory.written:
        confirmed.setdefault(path, set()).add(fact)
    found = {}
    for path in paths:
        file, base = read(f"{content}/{path}"), read(f"{content}/{DRAFTS}/{path}")
        if base is None:
            found[path] = EditorsPart(whole=True)
        elif file is not None and (file != base or path in confirmed):
            theirs = _by_hand(base.decode(errors="replace"), file.decode(errors="replace"), confirmed.get(path, set()))
            if theirs.fields or theirs.lines:
                found[path] = theirs
    return found


def _by_hand(base: str, file: str, confirmed: set[Fact]) -> EditorsPart:
    from briefsite.merging.threeway import reading_of, starts_of  # noqa: PLC0415 - a build loads it for edited drafts

    said, blocks = reading_of(file)
    drafted = {words for _, words in reading_of(base)[1]}
    known = {words for _, words in confirmed}
    starts = starts_of(file)
    lines = {line for line, (_, words) in zip(starts, blocks, strict=True) if words not in drafted or words in known}
    return EditorsPart(tuple(dict.fromkeys(_fields(base, file, said, confirmed))), frozenset(lines))


def _fields(base: str, file: str, said: Mapping[str, str], confirmed: set[Fact]) -> Iterator[str]:
    """The fields that a person changed, added to, or confirmed as they stand, in the order of the file."""
    from briefsite.merging.threeway import survey  # noqa: PLC0415 - as above

    edits = survey(base, file).edits
    places = {edit.place for edit in edits if edit.kind in {"changed", "added"}}
    places |= {place for place, words in confirmed if said.get(place) == words}
    touched = {place.partition("[")[0].partition(".")[0] for place in places}
    yield from (key for key in said if key in touched - _HOUSEKEEPING)
