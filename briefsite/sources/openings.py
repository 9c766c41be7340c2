"""Front matter that would be read as a text's own words: one that is never closed, and a second one below the first."""

from __future__ import annotations

import re
from collections.abc import Iterable


def opening_fault(text: str, body: str, keys: Iterable[str]) -> tuple[int, str, str] | None:
    """The line, what is wrong and what to do, where the `body` that is left of a text begins as front matter does.

    >>> opening_fault("---\\ntitle: Talks\\nThey met.", "---\\ntitle: Talks\\nThey met.", ["title"])
    (1, 'its front matter is never closed', 'close it with a line of three hyphens; was the file saved only in part?')
    >>> opening_fault("---\\ntitle: Talks\\n---\\n--- and so on", "--- and so on", ["title"])
    """
    if not re.match(rf"---[ \t]*\n(?:{'|'.join(keys)}):(?:\s|$)", body):
        return None
    line = text[: text.rindex(body)].count("\n") + 1
    if line == 1:
        return line, "its front matter is never closed", _CLOSE
    return line, "a second front matter stands here", "put its lines into the first, and take its `---` lines out"


_CLOSE = "close it with a line of three hyphens; was the file saved only in part?"
