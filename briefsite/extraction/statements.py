"""Statements: the sentences worth keeping, in the source's own words.

Kept are the sentences that tell an event, those in which a main actor acts or somebody is reported to say something,
and, for every main or secondary actor that none of these names, the first sentence that does. A sentence that is little
more than a quotation is kept as the quotation.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefsite.extraction.reading import Reading
from briefsite.model.document import Chain, Document, Quotation, Statement
from briefsite.model.sources import Span

#: The share of a sentence's characters that may stand in quotation marks.
_QUOTED = 0.6


def keep_statements(reading: Reading) -> Reading:
    """Add the statements of the text in reading order."""
    document = reading.document
    events = {sentence: event.key for event in reversed(document.events) for sentence in event.sentences}
    events |= {event.sentences[0]: event.key for event in reversed(document.events)}  # told best there
    plain = [s for s in document.sentences if not _is_quotation(s, document.quotations)]
    kept = {s for s in plain if s in events or _matters(s, document)}
    for chain in document.chains:
        named = _sentences_naming(chain, plain)
        if chain.salience in {"main", "secondary"} and named and not kept & set(named):
            kept.add(named[0])
    statements = tuple(_statement(s, events.get(s, ""), document) for s in sorted(kept))
    return reading.with_document(statements=statements)


def _matters(sentence: Span, document: Document) -> bool:
    reported = any(q.cls == "indirect" and q.speaker and sentence.overlaps(q.span) for q in document.quotations)
    main = (m for c in document.chains if c.salience == "main" for m in c.mentions if sentence.covers(m.span))
    opening = min((m.span.start - sentence.start for m in main), default=len(document.source.text))
    return reported or opening * 3 < sentence.end - sentence.start


def _is_quotation(sentence: Span, quotations: Iterable[Quotation]) -> bool:
    inside = (
        min(sentence.end, q.span.end) - max(sentence.start, q.span.start)
        for q in quotations
        if q.cls != "indirect" and q.span.overlaps(sentence)
    )
    return sum(inside) > _QUOTED * (sentence.end - sentence.start)


def _sentences_naming(chain: Chain, sentences: Iterable[Span]) -> list[Span]:
    names = [mention.span for mention in chain.mentions if mention.form == "name"]
    return [sentence for sentence in sentences if any(sentence.covers(name) for name in names)]


def _statement(sentence: Span, event: str, document: Document) -> Statement:
    actors = tuple(c.key for c in document.chains if any(sentence.covers(m.span) for m in c.mentions))
    voiced = [q for q in document.quotations if q.cls == "indirect" and sentence.overlaps(q.span)]
    speaker = next((q.speaker for q in voiced if q.speaker), None)
    channel = next((q.channel for q in voiced if q.channel), None)
    paragraph = document.source.paragraph_at(sentence.start).number
    return Statement(_whole(sentence, document), paragraph, actors, event, speaker, channel)


def _whole(sentence: Span, document: Document) -> Span:
    """The sentence with the rest of a quotation that begins in it and goes on past its end."""
    text = document.source.text
    for quoted in document.quotations:
        if quoted.cls != "indirect" and sentence.start <= quoted.span.start < sentence.end < quoted.span.end:
            end = quoted.span.end
            while end < len(text) and text[end] in "”’\"'.,;)" and not text[end].isspace():
                end += 1
            return Span(sentence.start, end)
    return sentence
