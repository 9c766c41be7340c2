"""The blocks of three bodies, lined up: which section and which block of one version is which of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefsite.merging.threeway.matching import Sides, align, alike, pair
from briefsite.merging.threeway.passages import Passage, Section


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the section it stands in, by index into `Layout.sections`."""

    section: int
    passage: Passage


@dataclass
class Layout:
    """Three bodies as lists of sections; `sections` and `blocks` say which is which, `placed` where each block is."""

    versions: tuple[Sequence[Section], Sequence[Section], Sequence[Section]]
    sections: list[Sides] = field(default_factory=list)
    placed: tuple[list[Placed], list[Placed], list[Placed]] = ([], [], [])
    blocks: list[Sides] = field(default_factory=list)

    def __post_init__(self) -> None:
        base, ours, theirs = self.versions
        self.sections = align(base, ours, theirs, pair_sections)
        self.placed = (self._place(0), self._place(1), self._place(2))
        self.blocks = align(*self.placed, pair_blocks)

    def block(self, version: int, thing: Sides) -> Placed | None:
        at = thing.at(version)
        return None if at is None else self.placed[version][at]

    def section(self, version: int, thing: Sides) -> Section | None:
        at = thing.at(version)
        return None if at is None else self.versions[version][at]

    def name(self, index: int) -> str:
        """What a section is called, by whoever named it last."""
        found = (self.section(version, self.sections[index]) for version in (1, 2, 0))
        return next(section.id for section in found if section)

    def _place(self, version: int) -> list[Placed]:
        at = {thing.at(version): n for n, thing in enumerate(self.sections)}
        return [Placed(at[n], block) for n, part in enumerate(self.versions[version]) for block in part.blocks]


def pair_sections(these: Sequence[Section], those: Sequence[Section]) -> dict[int, int]:
    """By id; a section under a new heading is known by its blocks."""

    def likeness(one: Section, other: Section) -> float:
        if one.heading is None or other.heading is None:
            return 0.0
        mine, yours = ({block.words for block in section.blocks} for section in (one, other))
        return len(mine & yours) / max(len(mine), len(yours), 1)

    return pair(these, those, [lambda section: (section.heading is None, section.id)], likeness, 0.5)


def pair_blocks(these: Sequence[Placed], those: Sequence[Placed]) -> dict[int, int]:
    """By their words, in their own section first; at last by likeness within a section."""

    def likeness(one: Placed, other: Placed) -> float:
        if one.section != other.section or one.passage.form != other.passage.form:
            return 0.0
        return alike(one.passage.words, other.passage.words)

    keys = [lambda block: (block.section, block.passage.words), lambda block: block.passage.words]
    return pair(these, those, keys, likeness)
