r"""iCalendar (RFC 5545) as text: properties in lines that end in CRLF and are folded after 75 bytes.

What is written is a small part of the format, and written thousands of times a build; for that a library costs more
than a build may take. The tests read it back with one.
"""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 75
_ESCAPES = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"), ("\r", ""))


def component(name: str, properties: Iterable[tuple[str, str]], inside: str = "") -> str:
    """A component with its properties, those without a value left out, and the components inside it."""
    lines = "".join(folded(f"{key}:{value}") for key, value in properties if value)
    return f"BEGIN:{name}\r\n{lines}{inside}END:{name}\r\n"


def text(words: str) -> str:
    r"""A value of words.

    >>> text("Tea, cake; and \\ more")
    'Tea\\, cake\\; and \\\\ more'
    """
    for sign, escaped in _ESCAPES:  # a table of signs is looked up for each letter
        words = words.replace(sign, escaped)
    return words


def folded(line: str) -> str:
    """A line as the format wants it: at most 75 bytes, what follows on lines of its own that begin with a space. No
    character is cut in two."""
    data = line.encode()
    if len(data) <= _LONGEST:
        return f"{line}\r\n"
    pieces, at, room = [], 0, _LONGEST
    while len(data) - at > room:
        end = at + room
        while data[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        pieces.append(data[at:end])
        at, room = end, _LONGEST - 1
    return b"\r\n ".join([*pieces, data[at:]]).decode() + "\r\n"
