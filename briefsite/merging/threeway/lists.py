"""Lists of the front matter: both sides' additions, the person's order, the person's deletions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefsite.merging.threeway.header import Child, Node, Plain, plain, said, source
from briefsite.merging.threeway.matching import IDENTIFYING, Sides, align, fields_alike, pair, sequence
from briefsite.merging.threeway.order import merged_order
from briefsite.merging.threeway.splices import Splice, column, flowing, indented, spliced


def identity(place: str, node: Node) -> str:
    """What an item is known by in its list: its text, or its identifying fields."""
    if node.form != "map":
        return said(node)
    fields = IDENTIFYING.get(place.rpartition(".")[2], ())
    words = [said(child.node) for name in fields if (child := node.get(name)) is not None]
    return ", ".join(word for word in words if word) or said(node)


def places(node: Node, prefix: str = "") -> Iterator[tuple[str, Node]]:
    """Every place of a header, with its node."""
    for child in node.children:
        place = f"{prefix}{child.key}"
        yield place, child.node
        if child.node.form == "map":
            yield from places(child.node, f"{place}.")
        elif child.node.form == "list":
            for item in child.node.children:
                name = f"{place}[{identity(place, item.node)}]"
                yield name, item.node
                yield from places(item.node, f"{name}.") if item.node.form == "map" else ()


def pair_items(place: str, these: Sequence[Child], those: Sequence[Child]) -> dict[int, int]:
    """Which item of one list is which of another."""

    def by_identity(child: Child) -> str | None:
        return identity(place, child.node) if child.node.form == "map" else None

    def whole(child: Child) -> Plain:
        return plain(child.node)

    def likeness(one: Child, other: Child) -> float:
        return fields_alike(plain(one.node), plain(other.node))

    return pair(these, those, [whole, by_identity], likeness, 0.5)


def align_items(place: str, base: Node | None, ours: Node, theirs: Node) -> list[Sides]:
    """Every item of the three lists, once."""
    before = base.children if base else ()
    return align(before, ours.children, theirs.children, lambda these, those: pair_items(place, these, those))


def order_of(sides: list[Sides], kept: set[int]) -> list[int]:
    return merged_order(sequence(sides, 0), sequence(sides, 1), sequence(sides, 2), kept)


@dataclass(frozen=True, slots=True)
class Rebuild:
    """A list put together anew from items of two texts; what stays keeps its characters."""

    ours: str
    theirs: str
    mine: Node
    new: Node
    end: str

    def splices(self, sides: list[Sides], order: list[int], nested: list[Splice], colon: int) -> list[Splice] | None:
        """How the file's list becomes that order; None where it is typed in a way that cannot be changed safely."""
        if order == sequence(sides, 1):
            return nested
        things = [sides[n] for n in order]
        if self.mine.flow:
            return self._flow(things, nested)
        return self._block(things, nested, colon) if self.mine.children else None

    def _flow(self, things: list[Sides], nested: list[Splice]) -> list[Splice] | None:
        raw = self.ours[self.mine.start : self.mine.end]
        if "\n" in raw or "#" in raw:
            return None
        items = []
        for thing in things:
            if thing.ours is not None:
                child = self.mine.children[thing.ours]
                items.append(spliced(self.ours, nested, child.start, child.end))
            elif thing.theirs is not None:
                items.append(flowing(self.theirs, self.new.children[thing.theirs].node))
        if any("\n" in item for item in items):
            return None
        return [Splice(self.mine.start, self.mine.end, f"[{', '.join(items)}]")]

    def _block(self, things: list[Sides], nested: list[Splice], colon: int) -> list[Splice] | None:
        first, last = self.mine.children[0], self.mine.children[-1]
        if not things:
            return [Splice(colon, colon, " []"), Splice(first.start, last.end, "")]
        return [Splice(first.start, last.end, "".join(self._item(thing, nested) for thing in things))]

    def _item(self, thing: Sides, nested: list[Splice]) -> str:
        if thing.ours is not None:
            child = self.mine.children[thing.ours]
            start = self.mine.children[thing.ours - 1].end if thing.ours else child.start
            return spliced(self.ours, nested, start, child.end)
        child = self.new.children[thing.theirs or 0]
        to = column(self.ours, self.mine.children[0])
        if child.flowing:
            return f"{' ' * to}- {self.theirs[child.start : child.end]}{self.end}"
        return indented(self.theirs, child, to, self.end)


def typed_alike(base: str, b: Child, ours: str, o: Child) -> bool:
    """Whether an item stands as it was drafted, down to the comment behind it."""
    return source(base, b) == source(ours, o)
