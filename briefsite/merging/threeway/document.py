"""A content file, read for merging: its parts, and its front matter as a tree."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefsite.merging.threeway.header import Node, parse
from briefsite.merging.threeway.parts import Parts, cut
from briefsite.model.issues import Issue, Place


@dataclass(frozen=True, slots=True)
class Document:
    """The text in parts, and the tree of its header."""

    parts: Parts
    fields: Node


EMPTY = Document(Parts("", "", "", "", ""), Node("map", 0, 0))


def read(text: str) -> Document | Issue:
    """The document, or the first thing that makes it unfit to be merged."""
    parts = cut(text)
    if isinstance(parts, Issue):
        return parts
    fields = parse(parts.header)
    if isinstance(fields, Issue):  # blank lines may stand above the front matter
        above = parts.opening.count("\n") - 1
        return replace(fields, place=replace(fields.place, line=fields.place.line + max(0, above)))
    return Document(parts, fields)


def unfinished(base: Document, ours: Document) -> Issue | None:
    """What a file lacks that it was drafted with: a sign that it was saved half."""
    if base.parts.opening and not ours.parts.opening:
        hint = "undo the last change to it; to refuse the file for good, delete it"
        return Issue(Place("", 1, 1), "front-matter-gone", "the front matter is gone", hint)
    return None
