"""What a person did to a file since it was last drafted: the difference between the draft and the file, named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefsite.merging.threeway.blocks import BODY, SECTION
from briefsite.merging.threeway.header import Child, Node, comments, plain, said
from briefsite.merging.threeway.layout import Layout, Placed
from briefsite.merging.threeway.lists import identity, pair_items
from briefsite.merging.threeway.matching import sequence
from briefsite.merging.threeway.order import reordered
from briefsite.merging.threeway.passages import gist, sections
from briefsite.model.edits import Edit, EditKind, Refusal

_EMPTY = Node("map", 0, 0)


def header_edits(base: str, before: Node, ours: str, now: Node) -> Iterator[Edit]:
    """Values, list items and comments that differ."""
    yield from _mapping("", before, now)
    gone, come = Counter(comments(base, before)), Counter(comments(ours, now))
    yield from (Edit("comment", "removed", text, "") for text in (gone - come).elements())
    yield from (Edit("comment", "added", "", text) for text in (come - gone).elements())


def body_edits(base: str, ours: str) -> Iterator[Edit]:
    """Headings and blocks that differ, and sections whose blocks stand in another order."""
    layout = Layout((sections(base), sections(ours), ()))
    for n, thing in enumerate(layout.sections):
        was, now = layout.section(0, thing), layout.section(1, thing)
        heads = [section.heading.words if section and section.heading else "" for section in (was, now)]
        yield from _edit(f"{SECTION} {layout.name(n)}".rstrip(), *heads)
    crossed = False
    for thing in layout.blocks:
        b, o = layout.block(0, thing), layout.block(1, thing)
        place = _place(layout, o or b)
        yield from _edit(place, b.passage.words if b else "", o.passage.words if o else "")
        if b and o and b.section != o.section:
            crossed = True
            yield Edit(place, "moved", layout.name(b.section), layout.name(o.section))
    if not crossed and reordered(sequence(layout.blocks, 0), sequence(layout.blocks, 1)):
        yield Edit(BODY, "moved", "", "")


def refusals(edits: tuple[Edit, ...]) -> tuple[Refusal, ...]:
    """The things that the edits deleted, as they are remembered."""
    found = dict.fromkeys(_refusal(edit) for edit in edits if edit.kind == "removed" and edit.place != "comment")
    return tuple(sorted(found))


def _place(layout: Layout, spot: Placed | None) -> str:
    return f"{BODY} {layout.name(spot.section)}".rstrip() if spot else BODY


def _refusal(edit: Edit) -> Refusal:
    if edit.place.split(" ")[0] == BODY:
        return BODY, gist(edit.was)
    if edit.place.split(" ")[0] == SECTION:
        return SECTION, edit.place.removeprefix(SECTION).strip()
    return as_refusal(edit.place)


def as_refusal(place: str) -> Refusal:
    """A place of the front matter as it is remembered when it is emptied."""
    head, bracket, name = place.removesuffix("]").partition("[")
    return (head, name) if bracket and place.endswith("]") else (place, "")


def _edit(place: str, was: str, now: str) -> Iterator[Edit]:
    kind: EditKind = "added" if not was else "changed" if now else "removed"
    if was != now:
        yield Edit(place, kind, was, now)


def _mapping(prefix: str, before: Node, now: Node) -> Iterator[Edit]:
    for key in dict.fromkeys(child.key for child in (*before.children, *now.children)):
        b, o = before.get(key), now.get(key)
        if b is None or o is None or plain(b.node) != plain(o.node):
            yield from _value(f"{prefix}{key}", b, o)


def _value(place: str, b: Child | None, o: Child | None) -> Iterator[Edit]:
    forms = {child.node.form for child in (b, o) if child}
    if b and o and forms == {"map"}:
        yield from _mapping(f"{place}.", b.node, o.node)
    elif b and o and forms == {"list"}:
        yield from _list(place, b.node, o.node)
    elif b is None or o is None:
        kind: EditKind = "removed" if o is None else "added"
        yield Edit(place, kind, said(b.node) if b else "", said(o.node) if o else "")
    else:
        yield Edit(place, "changed", said(b.node), said(o.node))


def _list(place: str, before: Node, now: Node) -> Iterator[Edit]:
    pairs = pair_items(place, before.children, now.children)
    for i, child in enumerate(before.children):
        name = f"{place}[{identity(place, child.node)}]"
        if i not in pairs:
            yield Edit(name, "removed", said(child.node), "")
        elif plain(child.node) != plain(now.children[pairs[i]].node):
            yield from _value(name, child, now.children[pairs[i]])
    for j, child in enumerate(now.children):
        if j not in pairs.values():
            yield Edit(f"{place}[{identity(place, child.node)}]", "added", "", said(child.node))
    if (places := [pairs[i] for i in sorted(pairs)]) != sorted(places):
        yield Edit(place, "moved", "", "")
