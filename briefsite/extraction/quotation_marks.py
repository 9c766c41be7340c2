"""Words between quotation marks, found in the bare text before anything is parsed.

Marks are paired within a paragraph by what stands on both sides of them, not by counting, so that one stray mark does
not turn every later quotation inside out, and an apostrophe closes nothing. Marks within marks belong to the outer
words. Words whose mark is never closed run to the end of their paragraph: the next one takes them up again, or somebody
forgot a mark (`complete` is then false).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from briefsite.model.sources import Span

#: Quotation marks as entities of HTML.
ENTITY = r"&(?:quot|[lr]dquo|[lr]aquo|#34|#822[01]);"
_MARK = re.compile(rf"``|''|{ENTITY}|[“”„‟\"«»‘’‚'‹›]")
#: A tag of HTML: the marks around its values hold nobody's words.
TAG = r"</?[A-Za-z][^<>\n]{0,300}>"
_TAG = re.compile(TAG)
_OPENS = re.compile(r"\s*(?:``|&(?:quot|ldquo|laquo|#34|#8220);|[“„‟\"«‘‚'‹]|”(?=\w))")
_BREAK = re.compile(r"\n[ \t\r]*(?:\n[ \t\r]*)+")
_SINGLE = frozenset("‘’‚'‹›")
_OPENERS = frozenset({"“", "„", "‟", "«", "‘", "‚", "‹", "``", "&ldquo;", "&laquo;", "&#8220;"})
_CLOSERS = frozenset({"”", "»", "’", "›", "''", "&rdquo;", "&raquo;", "&#8221;"})
#: Behind these, and before a blank, any mark closes.
_STOPS = frozenset(",.!?…")
#: How words that run on are introduced: by a comma, a colon or the start of the paragraph.
_INTRODUCED = re.compile(r"(?:^|[,:])\s*$")
_STOPPED = re.compile(r"[.!?…][ \n]\Z")
_COLON = re.compile(r": ?\Z")
#: Over how many marks words may run to the mark that closes them; it keeps a text of stray marks affordable.
_REACH = 200
#: Over how many paragraphs words run that open no mark anew.
_FURTHER = 4
#: No deeper in each other are quotations put: more is a row of marks, and each of them would be balanced anew.
_DEEPEST = 4
_ELISION = re.compile(r"(?:\d\ds?|tis|twas|em|cause|til|n)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """Words between marks: `span` without the marks, `outer` with them. `complete` is false where the closing mark is
    missing; `continues` is true where the next paragraph opens with a mark, and so goes on with the same words."""

    span: Span
    outer: Span
    complete: bool = True
    continues: bool = False


@lru_cache(maxsize=8)
def marked_words(text: str) -> tuple[MarkedWords, ...]:
    """Where words stand between quotation marks, in reading order; quotations within them left out. Each date of a text
    that counts from another asks for it.

    >>> text = "The ministers’ “close and ‘very’ fruitful” talks"
    >>> [marked.outer.of(text) for marked in marked_words(text)]
    ['“close and ‘very’ fruitful”']
    """
    text = _TAG.sub(lambda tag: " " * len(tag.group()), text)
    blocks = list(_blocks(text))
    found: list[MarkedWords] = []
    for number, block in enumerate(blocks):
        taken_up = _OPENS.match(text, blocks[number + 1].start) if number + 1 < len(blocks) else None
        found.extend(_in_paragraph(text, block, taken_up.group().strip() if taken_up else ""))
        last = found[-1] if found else None
        if last is None or last.complete or last.continues or not _opens_paragraph(text, last, block):
            continue
        if rest := _unmarked_rest(text, blocks[number + 1 : number + 1 + _FURTHER]):
            found[-1:] = [replace(last, continues=True), *rest]
    return tuple(found)


def _opens_paragraph(text: str, marked: MarkedWords, block: Span) -> bool:
    return block.covers(marked.outer) and not text[block.start : marked.outer.start].strip()


def _unmarked_rest(text: str, blocks: Sequence[Span]) -> list[MarkedWords]:
    """The paragraphs that go on with words whose mark stays open, though they open with none, up to the one that ends
    with the mark which closes them; none where other words in marks come first."""
    found: list[MarkedWords] = []
    for block in blocks:
        double = [mark for mark in _MARK.finditer(text, block.start, block.end) if mark.group() not in _SINGLE]
        ends = double and (double[0].group() in _CLOSERS or double[0].group() == '"')
        closed = ends and not text[double[0].end() : block.end].strip(" .\n\t\r")
        if double and not (closed and len(double) == 1):
            return []
        end = double[0].start() if double else block.end
        words = Span(block.start, block.start + len(text[block.start : end].rstrip()))
        found.append(MarkedWords(words, Span(block.start, double[0].end() if double else words.end)))
        if closed:
            return found
    return []


def marked_in(text: str, span: Span) -> Sequence[MarkedWords]:
    """Those words between quotation marks that share a character with a span."""
    marked = marked_words(text)
    first = bisect_left(marked, span.start + 1, key=lambda one: one.outer.end)
    return marked[first : bisect_left(marked, span.end, key=lambda one: one.outer.start)]


def _blocks(text: str) -> Iterator[Span]:
    start = 0
    for gap in _BREAK.finditer(text):
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, len(text))


def _in_paragraph(text: str, block: Span, taken_up: str) -> Iterator[MarkedWords]:
    """The words in marks of a paragraph; `taken_up` is the mark with which the next one opens, if it opens with one."""
    position = block.start
    while (opening := _opening(text, position, block)) is not None:
        closing = _closing(text, opening, block)
        position = opening.end()
        if _runs_on(text, opening, closing, block, taken_up):
            position = block.end
            yield from _trimmed(text, opening, block.end, block.end, complete=False, continues=True)
            continue
        if closing is not None:
            position = closing.end()
            yield from _trimmed(text, opening, closing.start(), closing.end())
            continue
        if again := _taken_up_again(text, opening, block):
            position = again.start()
            yield from _trimmed(text, opening, again.start(), again.start(), complete=False, continues=True)
            continue
        if opening.group() not in _SINGLE and not _opened_again(text, opening, block):
            introduced = _INTRODUCED.search(text[block.start : opening.start()])
            if taken_up or introduced:
                position = block.end
                yield from _trimmed(text, opening, block.end, block.end, complete=False, continues=bool(taken_up))


def _runs_on(text: str, opening: re.Match[str], closing: re.Match[str] | None, block: Span, taken_up: str) -> bool:
    """Whether a paragraph is in single marks to its end and the next goes on with them: what closes in between is the
    possessive of several ("‘The parties’ plan is good.")."""
    if opening.group() not in _SINGLE or opening.group() != taken_up:
        return False
    introduced = _INTRODUCED.search(text[block.start : opening.start()])
    if not introduced or text[opening.end() : block.end].rstrip()[-1:] not in _STOPS:
        return False
    return closing is None or re.match(r"s['’] +[a-z]", text[closing.start() - 1 : closing.end() + 3]) is not None


def _taken_up_again(text: str, opening: re.Match[str], block: Span) -> re.Match[str] | None:
    """The mark that takes words up anew behind a full stop, as at the start of a paragraph, where two of these were put
    together: `"We are late. "But we shall come."`."""
    mark, first = opening, None
    for _ in range(_FURTHER if opening.group() not in _SINGLE else 0):
        later = _opening(text, mark.end(), block)
        if later is None or later.group() != mark.group() or not _STOPPED.search(text, mark.end(), later.start()):
            return None
        first = first or later
        if _closing(text, later, block):
            return first
        mark = later
    return None


def _opened_again(text: str, opening: re.Match[str], block: Span) -> bool:
    """Whether other words in double marks begin later in the paragraph: then this mark is the stray one."""
    position = opening.end()
    for _ in range(_REACH):
        later = _opening(text, position, block)
        if later is None:
            return False
        if later.group() not in _SINGLE:
            return True
        position = later.end()
    return True


def _trimmed(
    text: str, opening: re.Match[str], end: int, outer_end: int, *, complete: bool = True, continues: bool = False
) -> Iterator[MarkedWords]:
    """The words without the white space beside the marks; nothing where nothing stands between them."""
    inner = text[opening.end() : end]
    start = opening.end() + len(inner) - len(inner.lstrip())
    if inner.strip():
        span = Span(start, start + len(inner.strip()))
        yield MarkedWords(span, Span(opening.start(), outer_end), complete, continues)


def _opening(text: str, position: int, block: Span) -> re.Match[str] | None:
    """The next mark that can only open, or may."""
    for mark in _MARK.finditer(text, position, block.end):
        before, after = _sides(text, mark, block)
        swedish = mark.group() == "”" and (not before or before.isspace()) and after.isalnum()
        if mark.group() in _CLOSERS and mark.group() != "''" and not swedish:
            continue
        if mark.group() in _SINGLE and (before.isalnum() or not _starts_words(text, mark)):
            continue
        spaced = not before or not (before.isalnum() or before in ".,;!?)]")
        ahead = after == " " and _COLON.search(text, max(block.start, mark.start() - 2), mark.start())
        tight = not after.isspace() or mark.group() in "«‹" or ahead or _closed_next(text, mark, block)
        if after and (spaced or mark.group() in _OPENERS) and tight:
            return mark
    return None


def _closing(text: str, opening: re.Match[str], block: Span) -> re.Match[str] | None:
    """The mark that ends what `opening` began, or None where another opening comes first or the paragraph ends."""
    single, depth = opening.group() in _SINGLE, 0
    for mark in islice(_MARK.finditer(text, opening.end(), block.end), _REACH):
        if (mark.group() in _SINGLE) is not single or not _same_family(opening.group(), mark.group()):
            continue
        before, after = _sides(text, mark, block)
        if _opens(mark.group(), before, after) and not (opening.group() in "„‚" and mark.group() in "“‘"):
            if depth == _DEEPEST or not _balanced(text, mark.end(), block, opening.group()):
                return None
            depth += 1
        elif not single or (_ends_words(before, after) and not _possessive(text, mark, block)):
            if depth == 0:
                return mark
            depth -= 1
    return None


def _closed_next(text: str, mark: re.Match[str], block: Span) -> bool:
    """Whether the next double mark can only close: `" will go," he said`, where a word was cut out behind the mark."""
    later = (m for m in islice(_MARK.finditer(text, mark.end(), block.end), _REACH) if m.group() not in _SINGLE)
    closing = next(later, None)
    if mark.group() in _SINGLE or closing is None:
        return False
    before, after = _sides(text, closing, block)
    return not before.isspace() and not after.isalnum() and closing.group() not in _OPENERS


def _same_family(opening: str, mark: str) -> bool:
    return (opening in "«‹") is (mark in "«»‹›")


def _opens(mark: str, before: str, after: str) -> bool:
    if mark in _OPENERS:  # “said so,“ she added: what blanks follow closes
        return not (before.isalnum() or (before in _STOPS and (not after or after.isspace())))
    return mark not in _CLOSERS and not (before and not before.isspace() and before not in "(—–") and after.isalnum()


def _balanced(text: str, position: int, block: Span, opening: str) -> bool:
    """Whether two closing marks are left for the words opened twice."""
    depth = 2
    for mark in islice(_MARK.finditer(text, position, block.end), _REACH):
        if (mark.group() in _SINGLE) is (opening in _SINGLE):
            depth += 1 if mark.group() in _OPENERS else -1
        if depth == 0 or depth > _DEEPEST:
            return depth == 0
    return False


def _sides(text: str, mark: re.Match[str], block: Span) -> tuple[str, str]:
    before = text[mark.start() - 1] if mark.start() > block.start else ""
    after = text[mark.end()] if mark.end() < block.end else ""
    return before, after


def _starts_words(text: str, mark: re.Match[str]) -> bool:
    """A single mark opens before a word, unless letters are left out there: ’90s, ’em."""
    after = text[mark.end() : mark.end() + 6]
    if not after or _ELISION.match(after):
        return False
    return after[0].isalnum() or after[0] in '[“"…' or mark.group() == "‹"


def _ends_words(before: str, after: str) -> bool:
    return (not before.isspace() or (after != "" and after in _STOPS)) and not after.isalnum()


def _possessive(text: str, mark: re.Match[str], block: Span) -> bool:
    """`the ministers’ plan`: after an s and before a word, with a better closing mark further on."""
    if mark.group() not in "’'" or not re.match(r"s['’]\s+[a-z]", text[mark.start() - 1 : mark.end() + 40]):
        return False
    for later in islice(re.finditer(r"[‘’']", text[mark.end() : min(block.end, mark.end() + 2000)]), _REACH):
        at = mark.end() + later.start()
        before, after = text[at - 1], text[at + 1 : at + 2]
        if not before.isalnum() and before not in ".,!?)]" and after.isalnum():
            return False  # the next words in marks begin first
        if _ends_words(before, after) and not re.match(r"s['’]\s+[a-z]", text[at - 1 : at + 40]):
            return True
    return False
