"""A merged body, written out: blocks as they were typed, with the blank lines that stood between the same two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefsite.merging.threeway.layout import Layout
from briefsite.merging.threeway.parts import line_end, unix
from briefsite.merging.threeway.passages import Passage, tail

Key = tuple[bool, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A heading or block of the merged body, by its index in the layout's sections or blocks."""

    heading: bool
    index: int
    passage: Passage


def rendered(layout: Layout, ours: str, merged: list[Line]) -> str:
    """The body. It ends as the person's ends."""
    end = line_end(ours)
    as_typed = {passage.raw for _, passage in _things(layout, 1)}
    leads = {between: unix(lead).replace("\n", end) for between, lead in _leads(layout, 2).items()} | _leads(layout, 1)
    pieces: list[str] = []
    before: Line | None = None
    for line in merged:
        follows = (line.heading, line.index), (before.heading, before.index) if before else None
        tight = before and before.passage.is_item and line.passage.is_item
        pieces.append(leads.get(follows, "" if tight else end))
        raw = line.passage.raw
        pieces.append(raw if raw in as_typed else unix(raw).replace("\n", end))
        pieces.append("" if raw.endswith("\n") else end)
        before = line
    body = "".join(pieces)
    if ours and not ours.endswith("\n"):
        body = body.removesuffix("\n").removesuffix("\r")
    return body + tail(ours)


def _leads(layout: Layout, version: int) -> dict[tuple[Key, Key | None], str]:
    """The blank lines of one version, by the two things they stand between."""
    leads: dict[tuple[Key, Key | None], str] = {}
    before: Key | None = None
    for key, passage in _things(layout, version):
        leads[key, before] = passage.lead
        before = key
    return leads


def _things(layout: Layout, version: int) -> Iterator[tuple[Key, Passage]]:
    """Headings and blocks of one version in order, each with its key."""
    section_at = {s.at(version): n for n, s in enumerate(layout.sections)}
    block_at = {s.at(version): n for n, s in enumerate(layout.blocks)}
    count = 0
    for n, section in enumerate(layout.versions[version]):
        if section.heading:
            yield (True, section_at[n]), section.heading
        for passage in section.blocks:
            yield (False, block_at[count]), passage
            count += 1
