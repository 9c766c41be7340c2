"""Cutting and pasting in a text: replacements by offset, and YAML fitted to where it goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefsite.merging.threeway.header import Child, Node


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """`new` instead of the characters from `start` to `end`."""

    start: int
    end: int
    new: str


def spliced(text: str, splices: Iterable[Splice], start: int = 0, end: int | None = None) -> str:
    """The stretch of `text` from `start` to `end`, with the splices that lie in it; of several at one place, in order.

    >>> spliced("abcd", [Splice(1, 2, "B"), Splice(4, 4, "e")])
    'aBcde'
    """
    end = len(text) if end is None else end
    pieces, cursor = [], start
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        if start <= splice.start and splice.end <= end:
            pieces += [text[cursor : splice.start], splice.new]
            cursor = splice.end
    return "".join([*pieces, text[cursor:end]])


def column(text: str, child: Child) -> int:
    """How far a child is indented."""
    return child.at - (text.rfind("\n", 0, child.at) + 1)


def indented(text: str, child: Child, to: int, end: str) -> str:
    """A child as whole lines, from another text, indented to column `to`; `end` ends a line."""
    by = column(text, child)
    first, *rest = text[child.at : child.end].splitlines()
    moved = [" " * to + line[by:] if line[:by].isspace() or not by else line for line in rest]
    return end.join([" " * to + first, *(line if line.strip() else "" for line in moved), ""])


def quoted(value: str, like: Node) -> str:
    """A one-line text as a scalar in the quotation marks of another scalar.

    >>> quoted("it's", Node("scalar", 0, 0, quote="'"))
    "'it''s'"
    """
    if like.quote == "'":
        return "'" + value.replace("'", "''") + "'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def flowing(text: str, node: Node) -> str:
    """A node as it may stand between brackets."""
    raw = text[node.start : node.end]
    if node.form != "scalar" or (node.quote in {"'", '"'} and "\n" not in raw):
        return raw
    risky = any(mark in raw for mark in ",[]{}\n") or node.quote or not raw
    return quoted(node.text, Node("scalar", 0, 0, quote="'")) if risky else raw
