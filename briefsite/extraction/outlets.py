"""Who a text says it has its news from: `The two met on Monday, Harrow reports.`, `reported the Arkola press service`.

A name in capitals alone before "reports" at the end of a clause, which no rule knows, is the name of an outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.gazetteers import adjectives, listed_names
from briefsite.extraction.name_words import name_words
from briefsite.extraction.names import Name, Taken, replacing
from briefsite.extraction.plain_words import is_plain
from briefsite.extraction.reading import Reading, paragraph_start, paragraph_text
from briefsite.extraction.words import Word, joined_span, lone_words, words_of
from briefsite.model.sources import Span

_NAME = r"(?P<name>(?:[A-Z][\w.’'-]*\s?){1,3}?)"
_REPORTS = re.compile(rf",\s(?:the\s)?{_NAME},?\s(?:reports?|reported|informs|informed)(?=[.,;]|\s*$|\sciting\b)")
_SERVICE = re.compile(rf"\b(?:the\s|[Aa]ccording to\s){_NAME}(?<=\w)\s?(?P<head>press service|news service)\b")
#: Rudok reports the director has resigned.
_OPENS = re.compile(rf"(?:^|[.!?]\s){_NAME},?\sreports\s(?!to\b|on\b|directly\b)")
#: With its article, whatever else bears the word: "told The Atlantic,", "according to The Hill.".
_TOLD = re.compile(
    r"\b(?:[Tt]old|[Tt]elling|[Aa]ccording to|(?:[Rr]eported|[Qq]uoted|[Cc]ited) by|[Ii]nterview with"
    r"|(?:[Rr]eporter|[Ww]rit(?:er|ing)) for)\s"
    r"(?P<name>The\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)(?=[.,;:]|\s(?:that|in|on|he|she|they|it|there)\b|\s*$)"
)
_STATION = re.compile(r"\b(?P<name>[Aa]l-[A-Z][\w’-]+\s(?:TV|Television|Radio|News|Channel))\b")

#: Who works for a paper, and how many words its name has at most before the last.
_STAFF = frozenset({"editor", "reporter", "correspondent", "columnist", "journalist", "publisher", "writer"})
_LONGEST = 3


def outlets(reading: Reading) -> Reading:
    """Add the outlets and press services that a text names as its sources."""
    taken = Taken(reading.names)
    found = [name for span, first in _spans(reading) if (name := _outlet(span, taken, reading, first=first))]
    found += [name for doc in reading.paragraphs for name in _staffed(words_of(doc), taken, reading)]
    return replace(reading, names=replacing(reading.names, found)) if found else reading


def _spans(reading: Reading) -> Iterator[tuple[Span, bool]]:
    """Each span, and whether a sentence begins with it."""
    for doc in reading.paragraphs:
        text, start = paragraph_text(doc), paragraph_start(doc)
        patterns = (_REPORTS, "name"), (_SERVICE, "head"), (_OPENS, "name"), (_STATION, "name"), (_TOLD, "name")
        for pattern, last in patterns:
            for match in pattern.finditer(text):
                named = text[match.start("name") : match.end(last)].rstrip()
                first = start + match.start("name")
                yield Span(first, first + len(named)), pattern is _OPENS


def _staffed(words: Sequence[Word], taken: Taken, reading: Reading) -> Iterator[Name]:
    """`Carrow Observer editor`: a paper by its last word, before who works for it; a state's name belongs to it."""
    heads = reading.lexicon.words("paper_heads")
    for at in range(1, len(words) - 1):
        after = words[at + 1]
        if words[at].text not in heads or not after.joined or after.text not in _STAFF or not words[at].joined:
            continue
        start = at
        while start > max(0, at - _LONGEST) and words[start].joined and _in_name(words[start - 1]):
            start -= 1
        span = joined_span(words[start : at + 1])
        if start < at and all(n.kind in {"state", "organisation"} for n in taken.over(span)):
            yield Name(span, "organisation", "outlet")


def _in_name(word: Word) -> bool:
    return word.capital and not word.possessive and word.lower != "the"


def _outlet(span: Span, taken: Taken, reading: Reading, *, first: bool) -> Name | None:
    """The name of the words, unless they are somebody's or of another kind already."""
    words, lists = lone_words(span.of(reading.text)), name_words(reading.lexicon)
    article = words[:1] and words[0].text == "The"
    own, listed = words[1:] if article else words, listed_names(reading.lexicon).at(words, 0)
    placed = {"gazetteer-place"} if article else set()  # The Atlantic is no ocean
    over = taken.over(span)
    known = any(not (n.kind == "organisation" or n.rule in placed) or not span.covers(n.span) for n in over)
    known = known or (bool(article) and any(n.kind == "organisation" and n.ident for n in over))
    tables = (lists.titles.heads, lists.titles.ranks, lists.titles.honorifics)
    titled = not own or listed or any(table.at(own, 0) for table in tables) or own[0].text in lists.never | lists.bodies
    plain = words and (is_plain(words[0].lower, reading.english) or adjectives(reading.lexicon).at(words, 0))
    return None if known or titled or (first and plain) else Name(span, "organisation", "outlet")
