"""The words with which a report's opening begins: "ADDA, May 3 (KNA) –".

They are parsed apart from their sentence, whose grammar they would upset, and belong to it all the same.
"""

from __future__ import annotations

import re

_WORD = r"[A-Z][\w.'’-]*"
_LINE = re.compile(
    rf"(?P<place>{_WORD}(?: {_WORD}){{0,3}})(?P<day>,(?:[^.\n–—:]|(?<=[A-Z][a-z][a-z])\.){{0,30}}?)?"
    r"(?P<agency>\s*\([^)\n]{2,40}\))?\s*(?:--+|[–—]|-(?=\s)|:)\s+(?=\S)"
)
#: No dateline is longer than this, nor further down than this paragraph.
_LONGEST, _LAST = 90, 4


def opening_line(text: str, paragraph: int = 1) -> re.Match[str] | None:
    """The dateline at the beginning of a text, as a match with the group `place`."""
    found = _LINE.match(text[:_LONGEST]) if paragraph <= _LAST else None
    if found is None:
        return None
    dated = found["day"] is not None and any(character.isdigit() for character in found["day"])
    capitals = found["place"].isupper() and len(found["place"]) >= 4
    return found if (capitals and not found[0].rstrip().endswith(":")) or dated else None
