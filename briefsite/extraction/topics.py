"""Topics by what signals them: the words of a vocabulary that editors can read, and the kinds of the main events.

A topic's score is the number of hits, two for each distinct term, and something when one stands in the lead. Weak
terms, broad words such as "trade", help a topic that something else has signalled, or signal a common topic where they
come often, from the lead on. Words within a role are no more than that either, unless its holder takes part in a main
event: a Secretary of Defense may speak of wheat. The matched words are kept as the reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from briefsite.extraction.reading import Reading
from briefsite.extraction.terms import hits
from briefsite.extraction.topic_signals import Signals, signals, vocabulary
from briefsite.model.document import Document, EventMention, TopicMatch
from briefsite.model.sources import Span

__all__ = ["find_topics", "vocabulary"]

#: The lead of a text, in characters, and how many topics a text may have.
LEAD, MOST = 300, 7
#: What it adds that a term stands in the lead.
LEADING = 1.5
#: The score that a topic needs; one that is a part of a broader topic; a sharp one, for which one hit of one term is
#: enough; one that an editor has described, for which a hit in the lead is.
ENOUGH, NARROW, SHARP, EDITED = 5.0, 6.0, 3.0, 4.5
#: The kinds of events at which people speak for what their roles name.
MET = frozenset(("meeting", "call", "visit", "agreement"))
#: More hits of one term than this add nothing.
OFTEN = 4
#: More weak hits than this add nothing beside a strong one.
BROAD = 5

_TITLE = re.compile(r"(?:\b[A-Z][\w’'-]*[ \n]){1,5}\Z")


@dataclass
class _Signs:
    """Where a topic is signalled: by its terms and events, and weakly."""

    strong: list[Span] = field(default_factory=list)
    weak: list[Span] = field(default_factory=list)


def find_topics(reading: Reading) -> Reading:
    """Add the topics of the text, strongest first."""
    known, index = signals(reading.lexicon, reading.knowledge)
    signs = {one.topic: _Signs() for one in known}
    for topic, trigger in _deeds(known, reading.document):
        signs[topic].strong.append(trigger)
    idle = list(_idle_roles(reading.document))
    for span, term in hits(reading.text, index):
        idly = any(role.start <= span.start and span.end <= role.end for role in idle)
        if not (idly and term.weak):
            (signs[term.topic].weak if idly or term.weak else signs[term.topic].strong).append(span)
    matches = (_match(reading.text, one, signs[one.topic]) for one in known)
    found = {match.topic: match for match in matches if match is not None}
    broader = {one.topic: one.broader for one in known}
    return reading.with_document(topics=tuple(_chosen(found, broader))[:MOST])


def _deeds(known: Iterable[Signals], document: Document) -> Iterator[tuple[str, Span]]:
    """The triggers of the main events that are of a topic."""
    for event in document.events:
        if event.salience == "main":
            two = _states(event, document) == 2
            for one in known:
                if event.kind in one.events or (two and event.kind in one.between):
                    yield one.topic, event.trigger


def _states(event: EventMention, document: Document) -> int:
    """How many states those who take part in an event belong to."""
    return len({document.chain(part.key).country for part in event.participants} - {""})


def _idle_roles(document: Document) -> Iterator[Span]:
    """The roles, and titles before names, of those who take no part in what the text is about."""
    met = [event for event in document.events if event.salience == "main" and event.kind in MET]
    taking_part = {part.key for event in met for part in event.participants}
    for chain in document.chains:
        if chain.key not in taking_part and chain.kind == "person":
            yield from (role.span for role in chain.roles)
            yield from (_title(mention.span, document.source.text) for mention in chain.mentions)


def _title(name: Span, text: str) -> Span:
    """The capitalised words before a name; a role is one only where it first stands."""
    before = _TITLE.search(text, max(0, name.start - 60), name.start)
    return Span(before.start() if before else name.start, name.start)


def _chosen(found: Mapping[str, TopicMatch], broader: Mapping[str, str]) -> Iterator[TopicMatch]:
    """The topics, strongest first; of the narrower ones of a topic the strongest, where it is stronger than that."""
    taken: set[str] = set()
    for match in sorted(found.values(), key=lambda match: (-match.score, match.terms[0], match.topic)):
        wider = broader[match.topic]
        if wider in taken or (wider in found and match.score <= found[wider].score):
            continue
        if wider:
            taken.add(wider)
        yield match


def _match(text: str, one: Signals, signs: _Signs) -> TopicMatch | None:
    strong, weak = signs.strong, signs.weak
    leading = sum(span.start < LEAD for span in (strong or weak))
    different, broad = _distinct(strong, text), _distinct(weak, text)
    if strong:
        beside = min(len(weak) + (len(broad) > 2), BROAD)  # three different words say more than one three times
        repeated = sum(min(count, OFTEN) for count in different.values())
        score = repeated + 2.0 * len(different) + (LEADING if leading else 0.0) + 0.5 * beside
    else:
        score = float(len(weak) + len(broad)) if leading > 1 and one.common else 0.0
    return TopicMatch(one.topic, tuple(sorted(strong + weak)), score) if score >= _enough(one) else None


def _enough(one: Signals) -> float:
    if one.sharp:
        return SHARP
    if one.edited:
        return EDITED
    return NARROW if one.broader else ENOUGH


def _distinct(spans: Iterable[Span], text: str) -> Counter[str]:
    """The different words among these terms, and how often each stands."""
    return Counter(_folded(span, text) for span in spans)


def _folded(span: Span, text: str) -> str:
    return " ".join(span.of(text).casefold().split()).rstrip("s")
