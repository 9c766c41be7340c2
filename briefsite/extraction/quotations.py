"""Quotations: which of the words between marks are somebody's words.

Three words or more count; shorter ones are scare quotes, and names and slogans in marks say nothing. Here each
quotation gets its span and class; who said it is settled by `attribution`, once it is known who is who.
"""

from __future__ import annotations

import re

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.quotation_marks import MarkedWords, marked_words
from briefsite.extraction.reading import Reading
from briefsite.model.document import Quotation, QuotationClass, Reason
from briefsite.model.sources import Source

_SMALL = frozenset(
    ["a", "after", "an", "and", "as", "at", "before", "between", "beyond", "by", "de", "for", "from", "in", "into",
     "of", "on", "or", "over", "the", "through", "to", "under", "v", "via", "vs", "with", "within"]
)  # fmt: skip
_ENDS = re.compile(r"[.!?…,][\"'’”)\]]*$|[-–—]$")
#: Behind these somebody's words begin.
_INTRODUCED = re.compile(r"(?:[,:.!?]|\b(?:said|says|saying|added|adding|stated|wrote|that)|^)\s*$")
#: What a crowd shouts is nobody's statement: "roars of “Down with the king!”".
_CRIES = re.compile(r"\b(?:chants|choruses|cries|roars|shouts|slogans|yells)(?: \w+){0,4} of\s*$", re.IGNORECASE)
#: So many capitals are a name whatever stop stands behind them: “Building the Future of Oster and the Coast,”.
_LONG_NAME = 3
#: More words with capitals name nothing; more words of whatever kind, whatever names a thing before them.
_LONGEST_NAME, _LONGEST_TITLE = 12, 25
#: "Named the storm “the beast of the north”", "a song called “The Sea”".
_CALLED = re.compile(
    r"\b(?:(?:named|renamed|christened|nicknamed)\b(?:(?!\b(?:said|says|told|wrote|added|as)\b)[^.;:,!?\"“”]){1,60}"
    r"|an?(?: [\w-]+){1,4} called)\s*$"
)
_SIGNED = re.compile(r"\s*[-–—]\s*[A-Z][^.!?\n“”]{2,110}")
#: What carries words without anybody saying them, behind these: "the “Lund must go” poster".
_CARRIER = re.compile(r"[\"”’']\s+(?:banner|flag|placard|poster|shirt|sign|sticker|t-shirt)s?\b", re.IGNORECASE)
#: "A banner of the guild saying “bread for all”", "holding a sign which read “go home now”".
_SHOWN = re.compile(
    r"\b(?:(?:banner|flag|placard|poster|sticker|t-shirt|shirt|mural|graffiti)s?"
    r"|(?:an?|the|holding|held|carrying|with|up|waving|[\w-]+made) signs?)\b[^.;:!?\"“”]{0,60}?"
    r"\s(?:saying|reading|reads?|says|said|stating|stated|proclaiming|declaring|inscribed|the words?)[:,]?\s*$",
    re.IGNORECASE,
)
#: What is said behind these are whole sentences, and what stands behind those is a part of one.
_SAID_BEFORE = re.compile(
    r"(?:[,:]|\b(?:said|says|saying|added|adds|adding|stated|states|stating|wrote|writes|writing|tweeted|remarked"
    r"|told(?: the)?(?: [A-Z]\w+)+))\s*$"
)
_WITHIN = re.compile(r"\b(?:as|an?|the|of|his|her|its|their|by|with|for)\s*$")
#: So many words are no sentence.
_PHRASE = 5
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
            cls: QuotationClass = "direct" if _is_signed(reading, marked) else _class(source, marked)
            found.append(Quotation(marked.span, number, cls, None, None, None, reason))
    return reading.with_document(quotations=tuple(found), warnings=tuple(warnings))


def _is_quotation(reading: Reading, marked: MarkedWords, *, shouted: bool) -> bool:
    words = _WORD.findall(marked.span.of(reading.text))
    if len(words) < 3 or _is_heading(reading, marked):
        return False
    if len(words) > _LONG_NAME and _is_signed(reading, marked):
        return True
    before = _before(reading, marked)
    name = is_name(marked.span.of(reading.text), within=not _INTRODUCED.search(before)) and not shouted
    if len(words) <= _LONGEST_TITLE:
        shown = _SHOWN.search(before) or _is_carried(reading.text, marked)
        name = name or bool(_is_named(reading, before) or _CALLED.search(before) or shown)
    return not (name or _CRIES.search(before))


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
    return len(words) <= _LONGEST_NAME and not stopped and all(word[0].isupper() or word[0].isdigit() for word in big)


def _is_signed(reading: Reading, marked: MarkedWords) -> bool:
    """ "“Such Days Must End” – President Lund", whatever words have capitals in a headline."""
    line = reading.source.paragraph_at(marked.span.start).span
    opens = not reading.text[line.start : marked.outer.start].strip(" \t•*-–—")
    return opens and _SIGNED.fullmatch(reading.text, marked.outer.end, line.end) is not None


def _is_carried(text: str, marked: MarkedWords) -> bool:
    """Whether words are what a poster shows."""
    return _CARRIER.match(text, marked.outer.end - 1) is not None


def _before(reading: Reading, marked: MarkedWords) -> str:
    """The words of the paragraph before the marks, as many as may introduce what stands in them."""
    start = reading.source.paragraph_at(marked.outer.start).span.start
    return reading.text[max(start, marked.outer.start - 90) : marked.outer.start]


def _is_named(reading: Reading, before: str) -> bool:
    """ "under the theme “Unity in diversity”": the words before say that a name or a slogan follows."""
    naming: re.Pattern[str] = reading.lexicon.kept("what names", lambda: _naming(reading.lexicon))
    return naming.search(before) is not None


def _naming(lexicon: Lexicon) -> re.Pattern[str]:
    words, nouns = (lexicon.alternatives(name) for name in ("naming_words", "naming_nouns"))
    whose = "its|their|his|her|our|whose"
    linked = r"(?:of|is|was|as|(?:[^.;:,!?“\"]{3,50}\s+)?(?:is|was|will be)(?:\s+cent(?:er|r)ed on)?)"
    naming = rf"\b(?:{words}\s+(?:the\s+|as\s+)?|(?:the|an?|with|{whose}|['’]s)\s+{nouns}\s*(?:{linked}\s*)?[,:]?\s*)$"
    return re.compile(naming, re.IGNORECASE)


def _class(source: Source, marked: MarkedWords) -> QuotationClass:
    """Direct where whole sentences are quoted, partial where the words are part of the reporter's sentence."""
    text = marked.span.of(source.text)
    before = source.text[max(0, marked.outer.start - 40) : marked.outer.start]
    introduced = _SAID_BEFORE.search(before)
    found = _WORD.findall(text)
    capital = bool(found) and found[0][0].isupper()
    if len(found) <= _PHRASE and _WITHIN.search(before):
        return "partial"
    whole = len(found) > _LONGEST_TITLE or (introduced and len(found) > _PHRASE)
    stopped = whole and source.text[marked.outer.end : marked.outer.end + 1] in set(".;")
    if capital and (stopped or _ENDS.search(text) or not before.rstrip() or before.rstrip()[-1:] in ".!?:,”\"'"):
        return "direct"
    return "direct" if introduced and re.search(r"[.!?]", text) else "partial"
