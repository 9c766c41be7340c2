"""Signs in the words themselves that a state is a party: who it is named beside.

`Zambia's Hakainde Hichilema`, `U.S.-India ties`, `Russia's Defence Ministry said`, `ambassador to Canada`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefsite.extraction.gazetteers import adjectives
from briefsite.extraction.names import Name
from briefsite.extraction.reading import Reading, stands_as
from briefsite.extraction.words import words_of
from briefsite.model.sources import Span

_OWNS = re.compile(r"['’]s?\s+(?:[A-Z][\w.'’-]*\s+){0,4}")
_OWNS_NEXT = re.compile(r"['’]s?\s+")
_ROW = re.compile(r":\s+(?:[A-Z][\w.]*\s+){0,3}")
_HYPHEN = re.compile(r"[-–—]")
_ENVOYS = re.compile(r"(?i)\b(?:ambassador|envoy|commissioner|representative|consul|delegate)\b.*\bto\b")


def parties(reading: Reading) -> frozenset[Span]:
    """The names of states that stand beside what shows them as parties."""
    names = sorted((n for n in reading.names if n.kind != "nothing"), key=lambda n: n.span)
    beside = (span for left, right in pairwise(names) for span in _pair(left, right, reading))
    sent = (n.span for r in reading.roles if _ENVOYS.search(r.title.of(reading.text)) for n in names if _in(n, r.title))
    return frozenset((*beside, *sent))


def official_states(reading: Reading) -> frozenset[str]:
    """The states whose officials or authorities take part, by their adjective: `senior Uzbek officials`."""
    people, official = adjectives(reading.lexicon), reading.lexicon.words("official_nouns")
    found = set()
    for doc in reading.paragraphs:
        words = words_of(doc)
        for position in range(len(words) - 1):
            hit = people.at(words, position)
            if hit and hit[0] < len(words) and words[hit[0]].joined and words[hit[0]].text in official:
                found.add(f"state:{hit[1]}")
    return frozenset(found)


def _in(name: Name, span: Span) -> bool:
    return name.kind == "state" and span.covers(name.span)


def _pair(left: Name, right: Name, reading: Reading) -> Iterator[Span]:
    between = reading.text[left.span.end : right.span.start]
    if len(between) > 60:
        return
    if left.kind == right.kind == "state" and _HYPHEN.fullmatch(between):
        yield from (left.span, right.span)
    if left.kind == "state" and right.kind == "person" and (_OWNS.fullmatch(between) or _ROW.fullmatch(between)):
        yield left.span
    owns = left.kind == "state" and right.kind == "organisation" and _OWNS_NEXT.fullmatch(between)
    if owns and _is_subject(right, reading):
        yield left.span
    if left.kind == "state" and right.kind == "programme" and _OWNS_NEXT.fullmatch(between):
        yield left.span


def _is_subject(name: Name, reading: Reading) -> bool:
    return stands_as(reading, name.span, {"nsubj", "nsubjpass"})
