"""What people do to a content file, as pure functions of its text; line ends stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable

_LABEL = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")


def said(block: str) -> str:
    """What a block says, without markup: by this a struck one would be known again."""
    plain = re.sub(r"\[@[^\]]*\]", "", _LABEL.sub(r"\1", block))
    return " ".join(re.sub(r"^[ \t]*(?:[-*+>]|\d+[.)])[ \t]*", "", plain, flags=re.MULTILINE).split())


def changed(text: str, change: Callable[[list[str]], list[str]]) -> str:
    """The text with its lines changed, each without its end."""
    end = "\r\n" if "\r\n" in text else "\n"
    return end.join(change(text.replace("\r\n", "\n").split("\n")))


def lines_of(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")


def header_end(lines: list[str]) -> int:
    """Where the second fence stands."""
    return lines.index("---", 1)


def keys_at(lines: list[str]) -> list[int]:
    """The lines on which a key of the front matter begins."""
    return [n for n in range(1, header_end(lines)) if re.match(r"\w+:", lines[n])]


def items(lines: list[str]) -> dict[str, list[int]]:
    """The plain items of every list in the front matter, by key, as line numbers."""
    found: dict[str, list[int]] = {}
    key = ""
    for n in range(1, header_end(lines)):
        if opened := re.match(r"(\w+):", lines[n]):
            key = opened[1]
        elif re.match(r"\s*- (?!\w+: )", lines[n]):
            found.setdefault(key, []).append(n)
    return found


def item(line: str) -> str:
    """The words of a plain item."""
    return line.strip().removeprefix("- ").strip("'\"")


def blocks(lines: list[str]) -> list[tuple[int, int]]:
    """The statements and quotations of the body, as line ranges."""
    found, n = [], header_end(lines) + 1
    while n < len(lines):
        start = n
        if lines[n].startswith("- "):
            n += 1
        elif lines[n].startswith(">"):
            while n < len(lines) and lines[n].startswith(">"):
                n += 1
        else:
            n += 1
            continue
        found.append((start, n))
    return found


def block_texts(text: str) -> list[str]:
    """What each statement and quotation of a file says."""
    lines = lines_of(text)
    return [said("\n".join(lines[start:end])) for start, end in blocks(lines)]


def headings(lines: list[str]) -> dict[str, int]:
    """The line of every heading, by the id that it links to, else by its words."""
    found = {}
    for n in range(header_end(lines) + 1, len(lines)):
        if lines[n].startswith("#"):
            linked = re.search(r"\[\[([^\[\]|#]+)", lines[n])
            found[linked[1] if linked else lines[n].strip("# ").casefold()] = n
    return found


def section_of(lines: list[str], at: int) -> str:
    """The heading above a line."""
    return next((lines[n] for n in range(at, -1, -1) if lines[n].startswith("#")), "")
