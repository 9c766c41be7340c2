"""Who speaks where several do, or a part of many: "Oster and Tamal", "some of the protesters", "one of the groups, the
Harbour League"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefsite.extraction.noun_phrases import joined, phrase_span
from briefsite.extraction.parse import children
from briefsite.extraction.reading import source_span
from briefsite.extraction.speaking import Phrase
from briefsite.model.document import Voice
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from briefsite.extraction.speaking import Cast
    from briefsite.extraction.tokens import Token

#: Between two who are named with their titles.
_AND_TITLED = re.compile(r"\s+and\s+(?:[A-Z][\w.-]*\s+(?:of\s+)?)*")
_PARTS = frozenset(
    ["one", "two", "three", "four", "several", "some", "many", "most", "few", "both", "all", "another", "others"]
)


def part_of(head: Token, cast: Cast, speakers: Container[str], bodies: Container[str]) -> Phrase | None:
    """ "Some of the protesters"; "one of the groups, the Harbour League" is the league."""
    many = _many(head, speakers) if head.lower_ in _PARTS else None
    if many is None:
        return None
    name = next((c for c in children(head) if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    named = cast.at(source_span(name)) if name is not None else None
    if named is not None:
        return Phrase(Voice(named.chain.key), named.person)
    end = max(source_span(many).end, phrase_span(head, cast.text, numbered=False).end)
    person = many.lower_.removesuffix("s") not in bodies
    several = person and head.lower_ != "one"
    return Phrase(Voice(span=Span(source_span(head).start, end)), person=person, several=several)


def _many(part: Token, speakers: Container[str]) -> Token | None:
    """The noun for the many of whom a word means a part, if such speak."""
    of = next((c for c in children(part) if c.lower_ == "of" and c.i == part.i + 1), None)
    many = next((c for c in children(of) if c.dep_ == "pobj" and c.tag_ == "NNS"), None) if of is not None else None
    named = (many.lemma_.lower(), many.lower_.removesuffix("s")) if many is not None else ()
    return many if any(name in speakers for name in named) else None


def together(head: Token, cast: Cast, speakers: Container[str]) -> Phrase | None:
    """ "Oster and Tamal", "Lund and his counterparts", "the Secretary and the Minister", "the two sides": those who
    speak as one keep their words."""
    others = joined(head)
    pair = cast.at(source_span(head)) if head.tag_ == "NNS" else None
    if pair is not None and pair.mention.reason.rule == "pair-descriptor":
        return Phrase(Voice(span=pair.span), person=False, several=True)
    if swallowed := _swallowed(head, cast):
        return swallowed
    first, last = cast.at(source_span(head)), cast.at(source_span(others[-1])) if others else None
    if not others or _is_aside(head, others):
        return None
    listed = len(others) > 1 and others[-1].pos_ == "PROPN"
    apart = others[-1].lower_.removesuffix("s") in speakers and _is_apart(head, others[-1])
    if not (first or (head.lower_ in speakers and (listed or apart))) or not (last or listed or apart):
        return None
    if first and last and (first.chain is last.chain or first.span.end > last.span.start):
        return None
    whole = [phrase_span(noun, cast.text, numbered=False) for noun in (head, others[-1])]
    start = first.span.start if first and last else min(first.span.start if first else whole[0].start, whole[0].start)
    return Phrase(Voice(span=Span(start, last.span.end if last else whole[1].end)), person=False, several=True)


def _swallowed(head: Token, cast: Cast) -> Phrase | None:
    """ "Secretary Lund and Minister Danek", where the parse has the first describe the second."""
    last = cast.at(source_span(head))
    if last is None or not last.person or head.left_edge.i == head.i:
        return None
    before = cast.before(last.span.start, source_span(head.left_edge).start)
    first = next((n for n in before if n.person and n.chain is not last.chain), None)
    between = cast.text[first.span.end : last.span.start] if first else ""
    if first is None or not _AND_TITLED.fullmatch(between):
        return None
    return Phrase(Voice(span=Span(first.span.start, last.span.end)), person=False, several=True)


def _is_aside(head: Token, others: Sequence[Token]) -> bool:
    """ "Ada Lund, his wife and the chair of the party, said": what she is, in commas, and nobody else."""
    first, last = others[0].left_edge, others[-1].right_edge
    told = head.pos_ == "PROPN" and head.tag_ != "NNPS" and all(other.pos_ == "NOUN" for other in others)
    parted = first.i > head.i + 1 and first.nbor(-1).text == ","
    return told and parted and last.i + 1 < len(head.doc) and last.nbor(1).text == ","


def _is_apart(head: Token, other: Token) -> bool:
    """Whether a noun behind "and" means others than the one before: it is of several, has an article or "his" of its
    own, or is the same noun again. "The founder and president" may be one."""
    own = any(c.dep_ == "det" or c.tag_ == "PRP$" for c in children(other))
    return other.i > head.i and (other.tag_ in ("NNS", "NNPS") or own or other.lower_ == head.lower_)
