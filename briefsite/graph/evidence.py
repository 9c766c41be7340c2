"""Where each form of a name stands in the sources: the evidence for an alias."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from briefsite.model.sources import Source, Span


def forms_in(source: Source, forms: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    """For each form, the numbers of the paragraphs in which it stands as words of its own, to the letter.

    A form inside a longer one does not count: "Manet" is not seen in "Hun Manet".
    """
    starts = [paragraph.span.start for paragraph in source.paragraphs]
    taken: list[Span] = []
    found: dict[str, tuple[int, ...]] = {}
    for form in sorted(set(forms), key=lambda form: (-len(form), form)):
        spans = [span for span in _standing(form, source.text) if not any(other.covers(span) for other in taken)]
        taken += spans
        numbers = (source.paragraphs[max(bisect_right(starts, span.start) - 1, 0)].number for span in spans)
        found[form] = tuple(dict.fromkeys(numbers))
    return {form: numbers for form, numbers in found.items() if numbers}


def _standing(form: str, text: str) -> Iterator[Span]:
    """The places of a form in a text, where no letter or digit touches it."""
    start = text.find(form) if form else -1
    while start >= 0:
        end = start + len(form)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield Span(start, end)
        start = text.find(form, start + 1)
