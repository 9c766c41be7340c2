"""Front matter, merged key by key: what a person changed stays, what only the machine changed follows.

Every function says which stretches of the person's text to replace. Where both changed one thing, nothing is replaced
and the machine's wish becomes a proposal.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefsite.merging.threeway.header import Child, Node, comments, plain, said, source
from briefsite.merging.threeway.lists import Rebuild, align_items, identity, order_of, typed_alike
from briefsite.merging.threeway.matching import Sides
from briefsite.merging.threeway.parts import line_end, unix
from briefsite.merging.threeway.splices import Splice, column, indented, quoted
from briefsite.model.edits import Proposal, Refusal

_EMPTY = Node("map", 0, 0)


@dataclass
class FieldMerge:
    """Three headers; gathers proposals. With `hands_off`, nothing is added either: it is proposed. With `only`, one
    place is looked at, and all others stay as they are."""

    base: str
    ours: str
    theirs: str
    refused: frozenset[Refusal] = frozenset()
    hands_off: bool = False
    only: str = ""
    proposals: list[Proposal] = field(default_factory=list)
    drafted_comments: frozenset[str] = frozenset()
    end: str = "\n"

    def run(self, base: Node, ours: Node, theirs: Node) -> list[Splice]:
        self.end = line_end(self.ours)
        self.drafted_comments = frozenset(comments(self.base, base))
        return self.mapping("", base, ours, theirs)

    def mapping(self, prefix: str, base: Node | None, ours: Node, theirs: Node) -> list[Splice]:
        base = base or _EMPTY
        keys = dict.fromkeys(child.key for child in (*base.children, *theirs.children))
        splices: list[Splice] = []
        for key in keys:
            b, o, t = base.get(key), ours.get(key), theirs.get(key)
            if b is None and o is None and t is not None:
                splices += self._insert(f"{prefix}{key}", ours, theirs, t)
            else:
                splices += self._entry(f"{prefix}{key}", b, o, t, ours)
        return splices

    def _entry(self, place: str, b: Child | None, o: Child | None, t: Child | None, ours: Node) -> list[Splice]:
        before, mine, new = (plain(child.node) if child else None for child in (b, o, t))
        whole = not self.only or self.only == place
        drafted = whole and b is not None and o is not None and source(self.base, b) == source(self.ours, o)
        goes = drafted and t is None
        if new in (before, mine) or not (new or mine or goes) or not self._looked_at(place):
            return []
        if o is None:
            return self._propose(place, b, o, t)
        if b is not None and drafted and (t is None or not self._refuses_in(place)):
            return self._follow(place, b, o, t, ours)
        if t is None:
            return self._propose(place, b, o, t)
        return self._inside(place, b, o, t, mine == before)

    def _follow(self, place: str, b: Child, o: Child, t: Child | None, ours: Node) -> list[Splice]:
        """The entry is as it was drafted: it goes or changes with the draft."""
        if t is not None:
            if ours.flow or t.flowing:
                return self._inside(place, b, o, t, True)
            to = column(self.ours, o)
            text = indented(self.theirs, t, to, self.end)
            return [Splice(o.start, o.end, text if self._own_line(o) else text[to:])]
        if ours.flow or self._commented(o):
            return self._propose(place, b, o, t)
        if self._own_line(o):
            return [Splice(o.start, o.end, "")]
        rest = ours.children[ours.children.index(o) + 1 :]
        return [Splice(o.at, rest[0].at, "")] if rest else self._propose(place, b, o, t)

    def _inside(self, place: str, b: Child | None, o: Child, t: Child, same: bool) -> list[Splice]:
        """Both have the entry, typed differently or changed: go on with what is in it."""
        forms = {child.node.form for child in (b, o, t) if child and (child.node.children or child.node.form != "list")}
        if forms == {"scalar"} and same:
            return self._scalar(o.node, t.node)
        if forms == {"list"}:
            return self._list(place, b, o, t)
        if forms == {"map"}:
            return self.mapping(f"{place}.", b.node if b else None, o.node, t.node)
        return self._propose(place, b, o, t)

    def _scalar(self, o: Node, t: Node) -> list[Splice]:
        """The machine's value, in the quotation marks of the person."""
        raw = unix(self.theirs[t.start : t.end]).replace("\n", self.end)
        one_line = "\n" not in t.text and t.text.isprintable()
        if o.quote in {"'", '"'} and one_line:
            raw = quoted(t.text, o)
        return [Splice(o.start, o.end, raw if o.end > o.start else f" {raw}")]

    def _list(self, place: str, b: Child | None, o: Child, t: Child) -> list[Splice]:
        sides = align_items(place, b.node if b else None, o.node, t.node)
        waiting, nested, kept = len(self.proposals), list[Splice](), set[int]()
        for n, thing in enumerate(sides):
            stays, changes = self._item(place, thing, b, o, t)
            nested += changes
            if stays:
                kept.add(n)
        order = order_of(sides, kept)
        splices = Rebuild(self.ours, self.theirs, o.node, t.node, self.end).splices(sides, order, nested, o.colon)
        if splices is None:
            del self.proposals[waiting:]
            return self._propose(place, b, o, t)
        return splices

    def _item(self, place: str, thing: Sides, b: Child | None, o: Child, t: Child) -> tuple[bool, list[Splice]]:
        """Whether an item stays in the list, and what changes within it."""
        was = b.node.children[thing.base] if b and thing.base is not None else None
        new = t.node.children[thing.theirs] if thing.theirs is not None else None
        if thing.ours is None:
            return was is None and new is not None and self._wanted(place, new), []
        mine = o.node.children[thing.ours]
        spot = f"{place}[{identity(place, mine.node)}]"
        if not self._looked_at(spot):
            return True, []
        if new is None:
            if was is None:
                return True, []
            if typed_alike(self.base, was, self.ours, mine) and not self._commented(mine):
                return False, []
            self._propose(spot, was, mine, None)
            return True, []
        return True, self._entry(spot, was, mine, new, o.node)

    def _looked_at(self, place: str) -> bool:
        return not self.only or place.startswith(self.only) or self.only.startswith(place)

    def _refuses_in(self, place: str) -> bool:
        """Whether a person has taken something out of what stands at a place."""
        inner = (f"{place}.", f"{place}[")
        return any((head == place and words) or head.startswith(inner) for head, words in self.refused)

    def _wanted(self, place: str, new: Child) -> bool:
        """Whether a new item may join the list."""
        name = identity(place, new.node)
        if (place, name) in self.refused or not self._looked_at(f"{place}[{name}]"):
            return False
        if self.hands_off:
            self._propose(f"{place}[{name}]", None, None, new)
        return not self.hands_off

    def _insert(self, place: str, ours: Node, theirs: Node, t: Child) -> list[Splice]:
        """A key that only the new draft has, after the key that it follows there."""
        if (place, "") in self.refused or not self._looked_at(place):
            return []
        if self.hands_off and place == "status":
            return []  # a person began the file: that it was drafted is not to be said of it
        if self.hands_off or ours.flow or theirs.flow:
            return self._propose(place, None, None, t)
        if not ours.children:
            return [Splice(len(self.ours), len(self.ours), indented(self.theirs, t, 0, self.end))]
        to = column(self.ours, ours.children[0])
        before = [child for child in theirs.children[: theirs.children.index(t)] if ours.get(child.key)]
        follows = ours.get(before[-1].key) if before else None
        text = indented(self.theirs, t, to, self.end)
        if follows:
            return [Splice(follows.end, follows.end, text)]
        first = ours.children[0]
        at = first.start if self._own_line(first) else first.at
        return [Splice(at, at, text if self._own_line(first) else text[to:] + " " * to)]

    def _own_line(self, child: Child) -> bool:
        """Whether a child begins its line, rather than follow the dash of an item."""
        line = self.ours.rfind("\n", 0, child.at) + 1
        return not self.ours[line : child.at].strip()

    def _commented(self, child: Child) -> bool:
        """Whether a person's comment stands above."""
        for line in reversed(self.ours[: child.start].splitlines()):
            words = line.strip()
            if words and not words.startswith("#"):
                return False
            if words and words not in self.drafted_comments:
                return True
        return False

    def _propose(self, place: str, b: Child | None, o: Child | None, t: Child | None) -> list[Splice]:
        mine, last, new = (said(child.node) if child else "" for child in (o, b, t))
        self.proposals.append(Proposal("", place, mine, last, new))
        return []
