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

_SMALL = frozenset(["a", "an", "and", "at", "by", "de", "for", "from", "in", "of", "on", "or", "the", "to", "with"])
_ENDS = re.compile(r"[.!?…,][\"'’”)\]]*$|[-–—]$")
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
    if len(words) < 3:
        return False
    return not ((is_name(marked.span.of(reading.text)) and not shouted) or _is_named(reading, marked))


def is_name(text: str) -> bool:
    """ "Comprehensive Strategic Partnership": capitals throughout, and no stop at the end."""
    words = _WORD.findall(text)
    big = [word for word in words if word.lower() not in _SMALL]
    return len(words) <= 12 and not _ENDS.search(text) and all(word[0].isupper() or word[0].isdigit() for word in big)


def _is_named(reading: Reading, marked: MarkedWords) -> bool:
    """ "under the theme “Unity in diversity”": the words before say that a name or a slogan follows."""
    words, nouns = (reading.lexicon.alternatives(name) for name in ("naming_words", "naming_nouns"))
    whose = "its|their|his|her|our|whose"
    start = reading.source.paragraph_at(marked.outer.start).span.start
    before = reading.text[max(start, marked.outer.start - 60) : marked.outer.start]
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
