"""What a file has and no page: a warning for each kind of sign that nobody sees, at the first of them."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.model.issues import Issue, Place
from briefsite.model.legible import CONTROL, TURNING

_HINT = "delete it, and others that follow"


def turning_issues(path: str, text: str) -> Iterator[Issue]:
    """Of a whole file, for YAML takes such signs."""
    if not text.isascii() and (found := TURNING.search(text)):
        said = f"here is a sign that turns the direction of writing (U+{ord(found[0]):04X}); it is left out"
        yield Issue(_place(path, text, found.start()), "turning-sign", said, _HINT, "warning")


def control_issues(path: str, body: str, first_line: int) -> Iterator[Issue]:
    """Of a body, which starts on that line: in front matter YAML refuses them, or takes them for the ends of lines."""
    if found := CONTROL.search(body):
        said = f"here is a control code (U+{ord(found[0]):04X}); it is left out"
        yield Issue(_place(path, body, found.start(), first_line), "control-code", said, _HINT, "warning")


def _place(path: str, text: str, offset: int, first_line: int = 1) -> Place:
    return Place(path, first_line + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset))
