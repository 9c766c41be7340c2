"""Two versions of the same words: in one, what the other has not stands out."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


def marked(words: str, before: str) -> str:
    """The words as HTML; those that `before` had not are marked, unless all of them are others.

    >>> marked("met on 29 <April>", "met on April 29")
    'met on <mark>29 &lt;</mark>April<mark>&gt;</mark>'
    >>> marked("new", ""), marked("new", "old")
    ('new', 'new')
    """
    was, now = _WORDS.findall(before), _WORDS.findall(words)
    pieces = []
    if not {*was} & {*now}:
        return escape(words)
    for action, _, _, start, end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        text = escape("".join(now[start:end]))
        pieces.append(f"<mark>{text}</mark>" if text.strip() and action != "equal" else text)
    return "".join(pieces)
