"""A draft without what a person refused in its front matter: what comes whole is to come without it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from briefsite.merging.threeway.document import Document, read
from briefsite.merging.threeway.header import Child, Node
from briefsite.merging.threeway.lists import Rebuild, identity
from briefsite.merging.threeway.matching import Sides
from briefsite.merging.threeway.parts import line_end
from briefsite.merging.threeway.splices import Splice, spliced
from briefsite.model.edits import Refusal
from briefsite.model.issues import Issue


def without_refused(draft: Document, refused: frozenset[Refusal], but: Container[str] = ()) -> Document:
    r"""The draft without the keys and items that are refused, `but` for what is in these keys; what is typed so that it
    cannot be cut safely stays.

    >>> draft = read("---\ntitle: A\nplace: B\naliases: [a, b]\n---\n")
    >>> without_refused(draft, frozenset({("aliases", "b"), ("place", "")})).parts.header
    'title: A\naliases: [a]\n'
    """
    header = draft.parts.header
    fields = replace(draft.fields, children=tuple(child for child in draft.fields.children if child.key not in but))
    splices = [*_mapping(header, fields, "", refused)] if refused else []
    if not splices:
        return draft
    found = read(replace(draft.parts, header=spliced(header, splices)).joined())
    return draft if isinstance(found, Issue) else found


def _mapping(header: str, node: Node, prefix: str, refused: frozenset[Refusal]) -> Iterator[Splice]:
    for child in node.children:
        place = f"{prefix}{child.key}"
        if (place, "") in refused and not node.flow:
            yield from _cut(header, node, child)
        elif child.node.form == "map":
            yield from _mapping(header, child.node, f"{place}.", refused)
        elif child.node.form == "list":
            yield from _list(header, child, place, refused)


def _list(header: str, child: Child, place: str, refused: frozenset[Refusal]) -> Iterator[Splice]:
    items, kept, nested = child.node.children, list[int](), list[Splice]()
    for n, item in enumerate(items):
        name = identity(place, item.node)
        if (place, name) not in refused:
            kept.append(n)
            nested += _mapping(header, item.node, f"{place}[{name}].", refused) if item.node.form == "map" else ()
    sides = [Sides(None, n, None) for n in range(len(items))]
    rebuilt = Rebuild(header, header, child.node, Node("list", 0, 0), line_end(header))
    yield from rebuilt.splices(sides, kept, nested, child.colon) or ()


def _cut(header: str, node: Node, child: Child) -> Iterator[Splice]:
    """A key taken out: by its lines, or, where it stands behind the dash of an item, up to the next."""
    if not header[header.rfind("\n", 0, child.at) + 1 : child.at].strip():
        yield Splice(child.start, child.end, "")
    elif rest := node.children[node.children.index(child) + 1 :]:
        yield Splice(child.at, rest[0].at, "")
