"""Ids in the front matter of other files: each stays, goes, or (in a list) becomes two."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.merging.references import ID_FIELDS, named_in, renamed
from briefsite.merging.splitting.division import Division, Paragraph, Side, located
from briefsite.merging.threeway.header import Child, Node
from briefsite.merging.threeway.splices import Splice, column, spliced

_BOTH: frozenset[Side] = frozenset({"stays", "goes"})
_GOES: frozenset[Side] = frozenset({"goes"})


def divided_header(header: str, fields: Node, own: list[Paragraph], division: Division, end: str) -> str:
    """A front matter after the split. `own` are the paragraphs that the file as a whole rests on."""
    resting = [*own, *(paragraph for child in fields.children for paragraph in _cites(child.node))]
    return spliced(header, _mapping(header, fields, resting, division, end))


def _cites(node: Node) -> Iterator[Paragraph]:
    """The paragraphs that a file cites in its front matter."""
    for child in node.children:
        if child.key == "cite":
            yield from located(child.node.text)
        else:
            yield from _cites(child.node)


def _mapping(header: str, node: Node, resting: list[Paragraph], division: Division, end: str) -> Iterator[Splice]:
    cite = node.get("cite")
    rests = located(cite.node.text) if cite else resting
    for child in node.children:
        if child.node.form == "map":
            yield from _mapping(header, child.node, rests, division, end)
        elif child.node.form == "list":
            yield from _list(header, child, rests, division, end)
        elif _means(child.key, child.node, division) and division.verdict(rests) == _GOES:
            yield renamed(child.node, division.one, division.other)


def _list(header: str, child: Child, rests: list[Paragraph], division: Division, end: str) -> Iterator[Splice]:
    for item in child.node.children:
        if item.node.form == "map":
            yield from _mapping(header, item.node, rests, division, end)
        elif _means(child.key, item.node, division):
            verdict = division.verdict(rests)
            new = renamed(item.node, division.one, division.other)
            if verdict == _GOES:
                yield new
            elif verdict == _BOTH and item.flowing:
                yield Splice(item.node.end, item.node.end, f", {new.new}")
            elif verdict == _BOTH:
                yield Splice(item.end, item.end, f"{' ' * column(header, item)}- {new.new}{end}")


def _means(key: str, node: Node, division: Division) -> bool:
    return key in ID_FIELDS and key != "cite" and named_in(node.text) == division.one
