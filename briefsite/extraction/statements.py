"""Statements: the sentences worth keeping, in the source's own words.

Kept are the sentences that tell an event, those in which a main actor acts or somebody is reported to say something,
and, for every main or secondary actor that none of these names, the first sentence that does. A sentence that is little
more than a quotation is kept as the quotation.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefsite.extraction.readable import without_row_mark
from briefsite.extraction.reading import Reading
from briefsite.model.document import Chain, Document, Quotation, Statement
from briefsite.model.sources import Span

#: The share of a sentence's characters that may stand in quotation marks.
_QUOTED = 0.6


@dataclass
class _Sentence:
    """A sentence with the chains that it mentions, where each is first mentioned, and its quotations."""

    span: Span
    named: dict[str, int] = field(default_factory=dict)
    quotations: list[Quotation] = field(default_factory=list)
    reported: list[Quotation] = field(default_factory=list)


def keep_statements(reading: Reading) -> Reading:
    """Add the statements of the text in reading order."""
    document = reading.document
    events = {sentence: event.key for event in reversed(document.events) for sentence in event.sentences}
    events |= {event.sentences[0]: event.key for event in reversed(document.events)}  # told best there
    chains = {chain.key: chain for chain in document.chains}
    plain = [sentence for sentence in _sentences(document) if not _is_quotation(sentence)]
    kept = {s.span: s for s in plain if s.span in events or _matters(s, chains)}
    for key in _left_out(kept.values(), chains):
        first = next((s for s in plain if key in s.named), None)
        if first is not None:
            kept.setdefault(first.span, first)
    made = tuple(_statement(kept[span], events.get(span, ""), document) for span in sorted(kept))
    return reading.with_document(statements=made)


def _sentences(document: Document) -> list[_Sentence]:
    """All sentences, each with what stands in it."""
    sentences = [_Sentence(span) for span in document.sentences]
    starts = [span.start for span in document.sentences]
    for chain in document.chains:
        for mention in chain.mentions:
            place = bisect_right(starts, mention.span.start) - 1
            if place >= 0 and sentences[place].span.covers(mention.span):
                sentences[place].named.setdefault(chain.key, mention.span.start)
    for quotation in document.quotations:
        place = max(0, bisect_right(starts, quotation.span.start) - 1)
        while place < len(sentences) and starts[place] < quotation.span.end:
            if sentences[place].span.overlaps(quotation.span):
                indirect = quotation.cls == "indirect"
                (sentences[place].reported if indirect else sentences[place].quotations).append(quotation)
            place += 1
    return sentences


def _matters(sentence: _Sentence, chains: dict[str, Chain]) -> bool:
    """Whether somebody is reported to say it, or a main actor stands in its first third."""
    main = (at for key, at in sentence.named.items() if chains[key].salience == "main")
    length = sentence.span.end - sentence.span.start
    opening = min(main, default=sentence.span.end) - sentence.span.start
    return any(q.speaker for q in sentence.reported) or opening * 3 < length


def _left_out(kept: Iterable[_Sentence], chains: dict[str, Chain]) -> list[str]:
    """The actors that matter and that no kept sentence names."""
    named = {key for sentence in kept for key in sentence.named}
    return [key for key, chain in chains.items() if chain.salience in {"main", "secondary"} and key not in named]


def _is_quotation(sentence: _Sentence) -> bool:
    start, end = sentence.span.start, sentence.span.end
    inside = sum(min(end, q.span.end) - max(start, q.span.start) for q in sentence.quotations)
    return inside > _QUOTED * (end - start)


def _statement(sentence: _Sentence, event: str, document: Document) -> Statement:
    speaker = next((q.speaker for q in sentence.reported if q.speaker), None)
    channel = next((q.channel for q in sentence.reported if q.channel), None)
    paragraph = document.source.paragraph_at(sentence.span.start).number
    return Statement(_whole(sentence, document), paragraph, tuple(sentence.named), event, speaker, channel)


def _whole(sentence: _Sentence, document: Document) -> Span:
    """The sentence without its number in a list, and with the rest of a quotation that goes on past its end."""
    text, span = document.source.text, without_row_mark(document.source.text, sentence.span)
    for quoted in sentence.quotations:
        if span.start <= quoted.span.start < span.end < quoted.span.end:
            end = quoted.span.end
            while end < len(text) and text[end] in "”’\"'.,;)" and not text[end].isspace():
                end += 1
            return Span(span.start, end)
    return span
