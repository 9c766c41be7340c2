"""Front matter as a tree whose every node knows which characters it is.

Nothing is ever dumped: a merge cuts and pastes stretches of text at these marks, so that comments, order, quotation
marks and all that nobody meant to touch stay as they were typed. Every scalar is the text it was typed as.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import yaml

from briefsite.front_matter.faults import fault_of
from briefsite.merging.threeway.parts import unix
from briefsite.model.issues import Issue, Place

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Plain = str | tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """`start` and `end` cover the value; `flow` is for lists in brackets, `quote` the mark around a scalar or "".

    The children of a list have no key.
    """

    form: Literal["scalar", "list", "map"]
    start: int
    end: int
    text: str = ""
    quote: str = ""
    flow: bool = False
    children: tuple[Child, ...] = ()

    def get(self, key: str) -> Child | None:
        return next((child for child in self.children if child.key == key), None)


@dataclass(frozen=True, slots=True)
class Child:
    """An entry of a mapping or list. Its own text begins at `at`; with indent, dash and what follows on its last line
    it covers `start` to `end`. A value follows the colon that ends at `colon`."""

    key: str
    node: Node
    at: int
    start: int
    end: int
    colon: int = 0

    @property
    def flowing(self) -> bool:
        """Whether it stands between brackets."""
        return self.end == self.node.end


def parse(header: str) -> Node | Issue:
    """The mapping that the text between the fences holds, or what is wrong with it."""
    try:
        root = yaml.compose(header, Loader=_LOADER)
        if root is None:
            return Node("map", len(header), len(header))
        if not isinstance(root, yaml.MappingNode):
            return _issue(header, 0, "front-matter-no-mapping", "the front matter is no list of `key: value` lines")
        return _Reader(header).node(root)
    except yaml.YAMLError as error:
        fault = fault_of(error, header)
        offset = sum(len(row) + 1 for row in header.split("\n")[: fault.line]) + fault.column
        return _issue(header, offset, "front-matter-yaml", f"the front matter is no YAML: {fault.message}", fault.hint)
    except _UnfitError as error:
        return _issue(header, error.offset, error.code, error.sentence)


def plain(node: Node | None) -> Plain:
    """What a node says, without how: equal for equal meaning. Nothing is the empty text."""
    if node is None or not (node.children or node.text):
        return ""
    if node.form == "scalar":
        return node.text
    if node.form == "list":
        return ("list", *(plain(child.node) for child in node.children))
    return ("map", *sorted((child.key, plain(child.node)) for child in node.children))


def said(node: Node | None) -> str:
    """What a node says, in one line for people."""
    if node is None or node.form == "scalar":
        return node.text if node else ""
    if node.form == "list":
        return ", ".join(said(child.node) for child in node.children)
    return "; ".join(f"{child.key}: {said(child.node)}" for child in node.children)


def source(header: str, child: Child) -> str:
    """A child as it was typed, with its comment, without its indent."""
    return unix(header[child.at : child.end]).strip()


def comments(header: str, root: Node) -> Iterator[str]:
    """Every comment of the header, in order."""
    covered = [(leaf.start, leaf.end) for leaf in _leaves(root)]
    offset = 0
    while (offset := header.find("#", offset)) >= 0:
        inside = any(start <= offset < end for start, end in covered)
        if inside or (offset and header[offset - 1] not in " \t\n"):
            offset += 1
            continue
        end = header.find("\n", offset)
        end = len(header) if end < 0 else end
        yield header[offset:end].rstrip()
        offset = end


def _leaves(node: Node) -> Iterator[Node]:
    if node.form == "scalar":
        yield node
    for child in node.children:
        yield from _leaves(child.node)


class _UnfitError(Exception):
    """YAML that cannot be edited in place."""

    def __init__(self, offset: int, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.offset, self.code, self.sentence = offset, code, sentence


class _Reader:
    """From the nodes of the YAML library to ours."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen: set[int] = set()

    def node(self, raw: yaml.Node, flow: bool = False) -> Node:
        start = raw.start_mark.index
        if id(raw) in self._seen:
            raise _UnfitError(start, "front-matter-anchor", "the front matter uses an anchor (`&`, `*`): write it out")
        self._seen.add(id(raw))
        if isinstance(raw, yaml.ScalarNode):
            span = self._text[start : raw.end_mark.index]
            end = start + len(span.rstrip() if raw.style in {"|", ">"} else span)
            return Node("scalar", start, end, raw.value, raw.style or "")
        flow = flow or bool(getattr(raw, "flow_style", False))
        if isinstance(raw, yaml.MappingNode):
            children = self._entries(raw, flow)
            return Node("map", start, self._end(raw, children, flow), flow=flow, children=children)
        children = tuple(self._item(value, flow) for value in raw.value)
        return Node("list", start, self._end(raw, children, flow), flow=flow, children=children)

    def _end(self, raw: yaml.Node, children: tuple[Child, ...], flow: bool) -> int:
        end: int = raw.end_mark.index
        return end if flow or not children else children[-1].node.end

    def _entries(self, raw: yaml.MappingNode, flow: bool) -> tuple[Child, ...]:
        found: dict[str, Child] = {}
        for name, value in raw.value:
            at = name.start_mark.index
            if not isinstance(name, yaml.ScalarNode):
                raise _UnfitError(at, "front-matter-key", "a key of the front matter is no plain text")
            if name.value in found:
                raise _UnfitError(at, "duplicate-key", f"'{name.value}' stands there twice: keep one")
            node = self.node(value, flow)
            colon = self._text.find(":", name.end_mark.index) + 1
            line = self._line(at)
            start = at if flow or self._text[line:at].strip() else line
            end = node.end if flow else self._line_end(node.end)
            found[name.value] = Child(name.value, node, at, start, end, colon)
        return tuple(found.values())

    def _item(self, raw: yaml.Node, flow: bool) -> Child:
        node = self.node(raw, flow)
        if flow:
            return Child("", node, node.start, node.start, node.end)
        start = self._line(node.start)
        while start and not self._text[start : node.start].strip():
            start = self._line(start - 1)
        return Child("", node, self._text.find("-", start), start, self._line_end(node.end))

    def _line(self, offset: int) -> int:
        return self._text.rfind("\n", 0, offset) + 1

    def _line_end(self, offset: int) -> int:
        end = self._text.find("\n", offset)
        return len(self._text) if end < 0 else end + 1


def _issue(header: str, offset: int, code: str, message: str, hint: str = "mend it") -> Issue:
    place = Place("", header.count("\n", 0, offset) + 2, offset - header.rfind("\n", 0, offset))
    return Issue(place, code, message, f"{hint}, and convert again")
