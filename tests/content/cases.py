"""Cases as text files: `@@ title`, then `@@ file PATH` with each file of a site, then `@@ expect` with the lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_HEAD = re.compile(r"^@@ (.*)\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    title: str
    files: tuple[tuple[str, str], ...]
    expected: tuple[str, ...]

    def __str__(self) -> str:
        return self.title.replace(" ", "-")

    def write(self, root: Path) -> None:
        for name, text in self.files:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def cases(path: Path) -> list[Case]:
    _, *parts = _HEAD.split(path.read_text(encoding="utf-8"))
    found: list[Case] = []
    title, files = "", []
    for head, text in zip(parts[::2], parts[1::2], strict=True):
        if head.startswith("file "):
            files.append((head.removeprefix("file "), text))
        elif head == "expect":
            found.append(Case(title, tuple(files), tuple(line for line in text.splitlines() if line)))
        else:
            title, files = head, []
    return found
