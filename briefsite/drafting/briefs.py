"""The brief of one source text: its front matter, and its body, event by event, the main one first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from briefsite.drafting.belonging import Belonging
from briefsite.drafting.commitments import commitment_reasons, commitments
from briefsite.drafting.passages import named_in, quotation, statement
from briefsite.drafting.reasons import Draft, date_reasons, evidence
from briefsite.drafting.register import Register, known_date, why
from briefsite.model.document import Document, EventMention, Reason, Salience
from briefsite.model.records import Brief, SourceEntry
from briefsite.model.review import Evidence
from briefsite.model.sources import Metadata, Source, Span

_RANKS: dict[Salience, int] = {"main": 0, "secondary": 1, "passing": 2, "background": 3}
_FURTHER = "Further statements"


@dataclass(frozen=True)
class _Passage:
    """A statement or quotation in its section: the key of an event, or "" for none."""

    span: Span
    section: str
    markdown: str
    evidence: tuple[Evidence, ...]


def brief_file(index: int, register: Register) -> Draft:
    """The draft of the brief of document number `index`."""
    document, dossier = register.document(index), register.dossier
    main = next(iter(document.leading_events()), None)
    date = register.date(index, main) if main else None
    published = document.source.metadata.published
    record = Brief(
        title=dossier.titles[index],
        source=_source_entry(document.source),
        date=published or known_date(date),
        date_reason="" if published else why(date),
        actors=_actors(index, register),
        events=tuple(dict.fromkeys(register.events[index, event.key].id for event in _in_order(document))),
        topics=tuple(match.topic for match in document.topics),
        commitments=commitments(index, register),
    )
    sections = _sections(index, main, register)
    body = "\n\n".join(_markdown(index, key, passages, register) for key, passages in sections)
    return Draft("brief", dossier.briefs[index], record, body, _reasons(index, main, sections, register))


def _source_entry(source: Source) -> SourceEntry:
    metadata = {field.name: getattr(source.metadata, field.name) for field in fields(Metadata)}
    return SourceEntry(source.file, source.digest, **metadata, withdrawn="yes" if source.withdrawn else "")


def _in_order(document: Document) -> list[EventMention]:
    return sorted(document.events, key=lambda event: (event.sentences[:1], event.trigger))


def _actors(index: int, register: Register) -> tuple[str, ...]:
    """The ids of all whom the text names, those whom it is about first: everybody's page is reached from a brief."""
    chains = sorted(
        register.document(index).chains, key=lambda c: (_RANKS[c.salience], min(m.span for m in c.mentions))
    )
    return tuple(dict.fromkeys(register.actors[index, chain.key].id for chain in chains))


def _sections(index: int, main: EventMention | None, register: Register) -> list[tuple[str, list[_Passage]]]:
    """The passages by section: the main event's first, beginning with its best sentence, then in reading order."""
    sections: dict[str, list[_Passage]] = {main.key: []} if main else {}
    for passage in sorted(_passages(index, register), key=lambda p: (p.span.start, -p.span.end)):
        sections.setdefault(passage.section, []).append(passage)
    further = sections.pop("", [])
    if main:
        best = main.sentences[0] if main.sentences else main.trigger
        sections[main.key].sort(key=lambda passage: not passage.span.overlaps(best))
    ordered = [(key, passages) for key, passages in sections.items() if passages]
    return [*ordered, ("", further)] if further else ordered


def _passages(index: int, register: Register) -> Iterator[_Passage]:
    document, named = register.document(index), named_in(index, register)
    for one in document.statements:
        why_it = evidence(document, Reason("statement"), [one.span])
        yield _Passage(one.span, one.event, statement(index, one.span, one.paragraph, named, register), why_it)
    belonging = Belonging(document)
    for quoted in document.quotations:
        if quoted.cls != "indirect":
            why_it = evidence(document, quoted.reason, [quoted.span])
            yield _Passage(quoted.span, belonging.event_of(quoted), quotation(index, quoted, register), why_it)


def _markdown(index: int, key: str, passages: list[_Passage], register: Register) -> str:
    event = register.events.get((index, key))
    parts = [f"## [[{event.id}]]" if event else f"## {_FURTHER}"]
    for passage in passages:
        tight = passage.markdown.startswith("- ") and parts[-1].rpartition("\n")[2].startswith("- ")
        parts[-1:] = [f"{parts[-1]}\n{passage.markdown}"] if tight else [parts[-1], passage.markdown]
    return "\n\n".join(parts)


def _reasons(
    index: int, main: EventMention | None, sections: list[tuple[str, list[_Passage]]], register: Register
) -> dict[str, tuple[Evidence, ...]]:
    document, reasons = register.document(index), dict[str, tuple[Evidence, ...]]()
    if main:
        reasons["title"] = evidence(document, main.reason, [main.trigger])
    date = register.date(index, main) if main else None
    if date:
        reasons["date"] = date_reasons(document, date)
    for chain in document.chains:
        spans = [chain.mentions[0].span]
        reasons[f"actors.{register.actors[index, chain.key].id}"] = evidence(document, chain.reason, spans)
    for event in document.events:
        reasons[f"events.{register.events[index, event.key].id}"] = evidence(document, event.reason, [event.trigger])
    for match in document.topics:
        reasons[f"topics.{match.topic}"] = evidence(document, Reason("term"), match.terms)
    blocks = [passage for _, passages in sections for passage in passages]
    reasons |= commitment_reasons(index, register)
    return reasons | {f"body.{number}": passage.evidence for number, passage in enumerate(blocks)}
