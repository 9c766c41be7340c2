"""Quotations: which of the words between marks are somebody's words.

Three words or more count; shorter ones are scare quotes, and names and slogans in marks say nothing. Here each
quotation gets its span and class; who said it is settled by `attribution`, once it is known who is who.
"""

from __future__ import annotations

import re

from briefsite.extraction.quotation_marks import MarkedWords, marked_words
from briefsite.extraction.reading import Reading
from briefsite.model.document import Quotation, QuotationClass, Reason
from briefsite.model.sources import Source

_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "between", "beyond", "by", "de", "for", "from", "in", "into", "of", "on", "or",
     "over", "the", "through", "to", "under", "via", "with", "within"]
)  # fmt: skip
_ENDS = re.compile(r"[.!?…,][\"'’”)\]]*$|[-–—]$")
#: Behind these somebody's words begin.
_INTRODUCED = re.compile(r"(?:[,:.!?]|\b(?:said|says|saying|added|adding|stated|wrote|that)|^)\s*$")
#: What a crowd shouts is nobody's statement: "roars of “Down with the king!”".
_CRIES = re.compile(r"\b(?:chants|choruses|cries|roars|shouts|slogans|yells)(?: \w+){0,4} of\s*$", re.IGNORECASE)
#: So many capitals are a name whatever stop stands behind them: “Building the Future of Oster and the Coast,”.
_LONG_NAME = 3
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def quotations(reading: Reading) -> Reading:
    """The reading with its quotations, not yet attributed, and a warning for each mark that is never closed."""
    source = reading.source
    found, warnings = [], list(reading.document.warnings)
    loud = {one.number for one in source.paragraphs if (text := one.span.of(source.text)) == text.upper()}
    for marked in marked_words(source.text):
        number = source.paragraph_at(marked.span.start).number
        if not (marked.complete or marked.continues):
            warnings.append(f"paragraph {number}: a quotation mark is opened and never closed")
        if _is_quotation(reading, marked, shouted=number in loud):
            reason = Reason("quotation-marks", (marked.outer,))
            found.append(Quotation(marked.span, number, _class(source, marked), None, None, None, reason))
    return reading.with_document(quotations=tuple(found), warnings=tuple(warnings))


def _is_quotation(reading: Reading, marked: MarkedWords, *, shouted: bool) -> bool:
    words = _WORD.findall(marked.span.of(reading.text))
    if len(words) < 3 or _is_heading(reading, marked):
        return False
    before = _before(reading, marked)
    name = is_name(marked.span.of(reading.text), within=not _INTRODUCED.search(before)) and not shouted
    return not (name or _CRIES.search(before) or _is_named(reading, before))


def _is_heading(reading: Reading, marked: MarkedWords) -> bool:
    """ "‘THE FLOOD COMES’" on a line of its own, where the text around it is in small letters."""
    line, words = reading.source.paragraph_at(marked.span.start).span.of(reading.text), marked.span.of(reading.text)
    alone = line.strip() == marked.outer.of(reading.text) and words.isupper() and not _ENDS.search(words)
    return alone and not reading.text.isupper()


def is_name(text: str, *, within: bool = False) -> bool:
    """ "Comprehensive Strategic Partnership": capitals throughout, and no stop at the end; where the sentence goes on
    around a longer one, its own stop may stand `within` the marks."""
    words = _WORD.findall(text)
    big = [word for word in words if word.lower() not in _SMALL]
    stopped = _ENDS.search(text) and not (within and len(big) >= _LONG_NAME and text[-1] in ".,")
    return len(words) <= 12 and not stopped and all(word[0].isupper() or word[0].isdigit() for word in big)


def _before(reading: Reading, marked: MarkedWords) -> str:
    """The words of the paragraph before the marks, as many as may introduce what stands in them."""
    start = reading.source.paragraph_at(marked.outer.start).span.start
    return reading.text[max(start, marked.outer.start - 60) : marked.outer.start]


def _is_named(reading: Reading, before: str) -> bool:
    """ "under the theme “Unity in diversity”": the words before say that a name or a slogan follows."""
    words, nouns = (reading.lexicon.alternatives(name) for name in ("naming_words", "naming_nouns"))
    whose = "its|their|his|her|our|whose"
    naming = (
        rf"\b(?:{words}\s+(?:the\s+|as\s+)?|(?:the|an?|with|{whose})\s+{nouns}\s*(?:(?:of|is|was|as)\s+)?[,:]?\s*)$"
    )
    return re.search(naming, before, re.IGNORECASE) is not None


def _class(source: Source, marked: MarkedWords) -> QuotationClass:
    """Direct where whole sentences are quoted, partial where the words are part of the reporter's sentence."""
    text = marked.span.of(source.text)
    before = source.text[max(0, marked.outer.start - 40) : marked.outer.start]
    introduced = re.search(r"(?:[,:]|\b(?:said|says|saying|added|adding|stated|wrote))\s*$", before)
    first = _WORD.search(text)
    capital = first is not None and first.group()[0].isupper()
    if capital and (_ENDS.search(text) or not before.rstrip() or before.rstrip()[-1:] in ".!?:,”\"'"):
        return "direct"
    return "direct" if introduced and re.search(r"[.!?]", text) else "partial"
