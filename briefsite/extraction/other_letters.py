"""Names that brackets repeat in the letters of another language: "Rei Tarro (Рей Тарро)" is one person."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from briefsite.extraction.sexes import Form
from briefsite.model.sources import Span


def in_other_letters(words: Mapping[Span, Form], text: str) -> dict[Span, Form]:
    """The words of the name before it, for each name that stands alone in brackets in other letters."""
    return {
        behind: words[name]
        for name, behind in pairwise(sorted(words))
        if text[name.end : behind.start] == " (" and text[behind.end : behind.end + 1] == ")"
        if _is_latin(name.of(text)) and not _is_latin(behind.of(text))
    }


def _is_latin(name: str) -> bool:
    """Whether the first letter of a name is one of the Latin ones, with or without marks.

    >>> _is_latin("Çelik"), _is_latin("Рей")
    (True, False)
    """
    return name[:1] < "\u0370"
