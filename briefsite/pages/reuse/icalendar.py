r"""iCalendar (RFC 5545) as text: properties in lines that end in CRLF and are folded after 75 bytes.

What is written is a small part of the format, and written thousands of times a build; for that a library costs more
than a build may take. The tests read it back with one.
"""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def component(name: str, properties: Iterable[tuple[str, str]], inside: str = "") -> str:
    """A component with its properties, those without a value left out, and the components inside it."""
    lines = "".join(folded(f"{key}:{value}") for key, value in properties if value)
    return f"BEGIN:{name}\r\n{lines}{inside}END:{name}\r\n"


def text(words: str) -> str:
    r"""A value of words.

    >>> text("Tea, cake; and \\ more")
    'Tea\\, cake\\; and \\\\ more'
    """
    return words.translate(_ESCAPES)


def folded(line: str) -> str:
    """A line as the format wants it: at most 75 bytes, what follows on lines of its own that begin with a space. No
    character is cut in two."""
    if len(line) <= _LONGEST // 4 or len(line.encode()) <= _LONGEST:
        return f"{line}\r\n"
    pieces, piece, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _LONGEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + character, size + width
    return "\r\n".join([*pieces, piece]) + "\r\n"
