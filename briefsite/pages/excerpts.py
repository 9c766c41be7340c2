"""The passage behind a citation: the paragraph as its source has it, with the words that the page uses marked in it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from briefsite.model.pages.parts import Excerpt

#: How much of a paragraph is shown, and how much of that stands before the words that are used.
_LONGEST = 1200
_BEFORE = 300
#: How much is shown of a paragraph that stands beside.
_BESIDE = 220
#: How many words at either end of a paragraph find it on the page where it was published.
_ENDS = 5
#: Above this share of the paragraph, marks would say nothing.
_NEARLY_ALL = 0.9
_MARKS = "“”\"‘’'"


def excerpt(number: int, text: str, used: Iterable[str]) -> Excerpt:
    """Paragraph `number`, whose text is `text`, with those of the `used` words marked that stand in it to the letter;
    where that is nearly all of it, there is nothing to tell apart.

    >>> excerpt(3, "He came. He saw. He left.", ["He saw"]).pieces
    (('He came. ', False), ('He saw', True), ('. He left.', False))
    """
    whole = " ".join(text.split())
    spans = _joined(sorted(filter(None, (_span(whole, words) for words in used))))
    start, end = _window(whole, spans[0][0] if spans else 0)
    if sum(b - a for a, b in spans) > _NEARLY_ALL * len(whole):
        spans = []
    inside = [(max(a, start), min(b, end)) for a, b in spans if a < end and b > start]
    return Excerpt(number, tuple(_pieces(whole, start, end, inside)), start > 0, end < len(whole))


def beside(number: int, text: str, *, before: bool) -> Excerpt:
    """The paragraph before or after the one that is cited: as much of it as gives the connection.

    >>> beside(2, "He came.", before=True).pieces
    (('He came.', False),)
    """
    whole = " ".join(text.split())
    if len(whole) <= _BESIDE:
        return Excerpt(number, ((whole, False),), beside=True)
    if before:
        return Excerpt(number, ((whole[-_BESIDE:].partition(" ")[2], False),), cut_before=True, beside=True)
    return Excerpt(number, ((whole[:_BESIDE].rpartition(" ")[0], False),), cut_after=True, beside=True)


def text_fragment(text: str) -> str:
    """What to add to an address so that a browser scrolls to the paragraph and marks it.

    >>> text_fragment("One, two three four five six seven eight nine ten eleven")
    '#:~:text=One%2C%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven'
    """
    words = text.split()
    ends = [words] if len(words) <= 2 * _ENDS else [words[:_ENDS], words[-_ENDS:]]
    said = (quote(" ".join(part), safe="").replace("-", "%2D") for part in ends)
    return f"#:~:text={','.join(said)}" if words else ""


def _span(whole: str, words: str) -> tuple[int, int] | None:
    sought = " ".join(words.split()).strip(_MARKS).rstrip(".")
    at = whole.find(sought) if len(sought) > 2 else -1
    return (at, at + len(sought)) if at >= 0 else None


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _window(whole: str, first: int) -> tuple[int, int]:
    """From where to where a long paragraph is shown: whole words around what is used."""
    if len(whole) <= _LONGEST:
        return 0, len(whole)
    start = max(0, min(first - _BEFORE, len(whole) - _LONGEST))
    start = whole.find(" ", start) + 1 if start else 0
    end = min(start + _LONGEST, len(whole))
    return start, end if end == len(whole) else max(whole.rfind(" ", start, end), start + 1)


def _pieces(whole: str, start: int, end: int, spans: list[tuple[int, int]]) -> Iterable[tuple[str, bool]]:
    for a, b in spans:
        if a > start:
            yield whole[start:a], False
        yield whole[a:b], True
        start = b
    if start < end:
        yield whole[start:end], False
