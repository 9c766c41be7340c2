"""Reads a page as a tree, so that tests can ask for what it shows."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_VOID = {"meta", "link", "br", "img", "hr", "input", "wbr"}


class Page(HTMLParser):
    """The elements of a page, flat and in order: name, attributes, and the text within."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self._open: list[int] = []
        self.feed(html.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}, []))
        if tag not in _VOID:
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open[-1]][0] == tag, f"</{tag}> closes {self.elements[self._open[-1]]}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for index in self._open:
            self.elements[index][2].append(data)

    def all(self, tag: str = "", cls: str = "") -> list[str]:
        """The texts of all elements of that name and class."""
        found = (e for e in self.elements if tag in ("", e[0]) and (not cls or cls in e[1].get("class", "").split()))
        return [" ".join("".join(text).split()) for _, _, text in found]

    def attributes(self, tag: str, name: str) -> list[str]:
        return [attrs[name] for found, attrs, _ in self.elements if found == tag and name in attrs]

    def ids(self) -> list[str]:
        return [attrs["id"] for _, attrs, _ in self.elements if "id" in attrs]

    def levels(self) -> list[int]:
        """The levels of the headings, in order."""
        return [int(tag[1]) for tag, _, _ in self.elements if re.fullmatch(r"h[1-6]", tag)]

    def text(self) -> str:
        """What the body says."""
        return self.all("body")[0]
