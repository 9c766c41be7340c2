"""Bodies, merged section by section and block by block; only blocks that both sides changed are looked into."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefsite.merging.threeway.layout import Layout, Placed
from briefsite.merging.threeway.matching import Sides, alike, sequence
from briefsite.merging.threeway.order import merged_order
from briefsite.merging.threeway.passages import Passage, gist, sections
from briefsite.merging.threeway.rendering import Line, rendered
from briefsite.merging.threeway.sentences import merge_sentences
from briefsite.model.edits import Proposal, Refusal

BODY, SECTION = "body", "section"
#: How like a deleted statement a new one may be before a person is asked.
_REVIVAL = 0.8


@dataclass
class BodyMerge:
    """Three bodies; gathers proposals. With `hands_off`, nothing is added: it is proposed. With `only`, the one block
    that says just that is added, and nothing else changes."""

    base: str
    ours: str
    theirs: str
    refused: frozenset[Refusal] = frozenset()
    hands_off: bool = False
    only: str = ""
    proposals: list[Proposal] = field(default_factory=list)

    def run(self) -> str:
        """The merged body."""
        self.layout = Layout((sections(self.base), sections(self.ours), sections(self.theirs)))
        self.deleted = self._deleted()
        chosen = {n: spot for n, thing in enumerate(self.layout.blocks) if (spot := self._block(thing))}
        kept = {n for n in range(len(self.layout.sections)) if self._section_stays(n, chosen)}
        return rendered(self.layout, self.ours, self._sequence(kept, chosen))

    def _block(self, thing: Sides) -> Placed | None:
        """Where a block goes and with what words, or None for nowhere."""
        b, o, t = (self.layout.block(version, thing) for version in range(3))
        if self.only:
            return o or (t if t and gist(t.passage.words) == self.only else None)
        if o is None:
            return t if b is None and t is not None and self._wanted(t) else None
        if t is None:
            if b is None or (b.passage.words, b.section) != (o.passage.words, o.section):
                self._removal(b, o)
                return o
            return None
        moved = b is not None and o.section == b.section != t.section and self._open(t.section)
        section = t.section if moved else o.section
        return Placed(section, self._words(b.passage if b else None, o.passage, t.passage, section))

    def _words(self, b: Passage | None, o: Passage, t: Passage, section: int) -> Passage:
        if o.words == t.words or (b and b.words == t.words):
            return o
        if b and b.words == o.words:
            return t
        merged = merge_sentences(b.words, o.words, t.words) if b else None
        if merged is not None:
            return Passage(o.lead, merged + "\n")
        self._propose(section, o.words, b.words if b else "", t.words)
        return o

    def _removal(self, b: Placed | None, o: Placed) -> None:
        if b is not None:
            self._propose(o.section, o.passage.words, b.passage.words, "")

    def _wanted(self, new: Placed) -> bool:
        """Whether a new block may come in; one much like a deleted one is proposed."""
        said = gist(new.passage.words)
        if (BODY, said) in self.refused or said in self.deleted:
            return False
        wanted = self._open(new.section) and not any(alike(said, gone) >= _REVIVAL for gone in self.deleted)
        if self.hands_off or not wanted:
            self._propose(new.section, "", "", new.passage.words)
        return wanted and not self.hands_off

    def _deleted(self) -> frozenset[str]:
        """What the person struck from this body, now or before, without what stands elsewhere in it."""
        there = {gist(block.passage.words) for block in self.layout.placed[1]}
        struck = [self.layout.block(0, thing) for thing in self.layout.blocks if thing.ours is None]
        before = {said for place, said in self.refused if place == BODY}
        return frozenset({gist(block.passage.words) for block in struck if block} | before) - there

    def _open(self, n: int) -> bool:
        """Whether something may go to a section: the person has it, or has never seen it."""
        thing = self.layout.sections[n]
        refused = (SECTION, self.layout.name(n)) in self.refused
        return thing.ours is not None or (thing.base is None and not refused)

    def _section_stays(self, n: int, chosen: dict[int, Placed]) -> bool:
        b, o, t = (self.layout.section(version, self.layout.sections[n]) for version in range(3))
        filled = any(spot.section == n for spot in chosen.values())
        if o is None:
            empty = t is not None and not t.blocks and not self.only
            return self._open(n) and (filled or (empty and not self.hands_off))
        untouched = b is not None and b.heading and o.heading and b.heading.words == o.heading.words
        return bool(t or filled or self.only or not untouched)

    def _sequence(self, kept: set[int], chosen: dict[int, Placed]) -> list[Line]:
        everything: list[Line] = []
        base, ours, theirs = (sequence(self.layout.sections, version) for version in range(3))
        for n in merged_order(base, ours, theirs, kept):
            if heading := self._heading(n):
                everything.append(Line(True, n, heading))
            here = {m for m, spot in chosen.items() if spot.section == n}
            before, mine, new = (self._order(version, n, here) for version in range(3))
            everything += [Line(False, m, chosen[m].passage) for m in merged_order(before, mine, new, here)]
        return everything

    def _order(self, version: int, section: int, here: set[int]) -> list[int]:
        """The blocks of a section in the order of one version."""
        blocks = self.layout.blocks
        placed = ((m, self.layout.block(version, blocks[m])) for m in sequence(blocks, version) if m in here)
        return [m for m, spot in placed if spot and spot.section == section]

    def _heading(self, n: int) -> Passage | None:
        found = [self.layout.section(version, self.layout.sections[n]) for version in range(3)]
        b, o, t = (section.heading if section else None for section in found)
        if o is None:
            return t
        return self._words(b, o, t, n) if t and not self.only else o

    def _propose(self, section: int, mine: str, last: str, new: str) -> None:
        place = f"{BODY} {self.layout.name(section)}".rstrip()
        self.proposals.append(Proposal("", place, mine, last, new))
