"""Signs that nobody sees: those that turn the direction of writing, and control codes.

With the first a reader is shown other words than a program reads: `“we shall \\u202emeet\\u202c again”` stands on a
page as “we shall teem again”. Scripts that run from right to left need none of them, since every letter has a direction
of its own. The others are nobody's words (a word processor's line end, the rest of a terminal's colours), and no reader
of feeds takes one in which they stand.
"""

from __future__ import annotations

import re

#: The embeddings, overrides and isolates of Unicode, which hold up to their end or that of the paragraph.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
#: What XML or HTML does not allow in a text. A zero byte is here too: no text has one, but a number may stand for it.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
#: Those of them that part lines or pages, and so words.
_PARTING = re.compile("[\x0b\x0c\x85]")
#: Whatever is neither room alone nor without any.
_SEEN = re.compile("[^\\s\u00ad\u115f\u1160\u180e\u200b-\u200f\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]")


def legible(text: str) -> str:
    r"""The text without what turns it, and without control codes; what parts words still does.

    >>> legible("we \u202emeet\u202c again\x01, at\x0bnoon")
    'we meet again, at noon'
    """
    if text.isprintable():
        return text
    return unturned(CONTROL.sub("", _PARTING.sub(" ", text)) if CONTROL.search(text) else text)


def unturned(text: str) -> str:
    """The text without what turns it."""
    return text if text.isascii() else TURNING.sub("", text)


def said(text: str) -> bool:
    r"""Whether there is something in a text that a reader sees.

    >>> said("Ana"), said(" \u200b")
    (True, False)
    """
    return bool(_SEEN.search(text))
