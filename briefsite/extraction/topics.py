"""Topics by the words that signal them: a vocabulary that editors can read, with the matched terms kept as the reason.

A topic's score is the number of hits, two for each distinct term, and two when one stands in the lead. Weak terms,
broad words such as "trade", help a topic that something else has signalled, or signal it where they come often,
from the lead on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.reading import Reading
from briefsite.extraction.terms import Index, Term, hits, indexed
from briefsite.model.document import TopicMatch
from briefsite.model.knowledge import Knowledge, KnownTopic
from briefsite.model.sources import Span

#: The lead of a text, in characters, the score that a topic needs, and how many topics a text may have.
LEAD, ENOUGH, MOST = 400, 5.0, 7
#: More hits of one term than this add nothing.
OFTEN = 4
#: More weak hits than this add nothing beside a strong one.
BROAD = 5
#: The score that a sharp topic needs: one hit of one term.
SHARP = 3.0


@dataclass(frozen=True)
class _Signals:
    """One topic's words, and the score that it needs."""

    topic: str
    terms: tuple[str, ...]
    weak: tuple[str, ...] = ()
    enough: float = ENOUGH


def vocabulary(lexicon: Lexicon, knowledge: Knowledge) -> tuple[KnownTopic, ...]:
    """The topics that come with Briefsite, those of the editor put in their place or added, by id."""
    own = {name: _known(name, entry) for name, entry in lexicon.table("topics").items()}
    own |= {topic.id: topic for topic in knowledge.topics}
    return tuple(own[name] for name in sorted(own))


def find_topics(reading: Reading) -> Reading:
    """Add the topics of the text, strongest first."""
    signals, index = _signals(reading.lexicon, reading.knowledge)
    strong: dict[str, list[Span]] = {}
    weak: dict[str, list[Span]] = {}
    for span, term in hits(reading.text, index):
        (weak if term.weak else strong).setdefault(term.topic, []).append(span)
    matches = (_match(reading.text, one, strong.get(one.topic, []), weak.get(one.topic, [])) for one in signals)
    found = [match for match in matches if match is not None]
    ranked = sorted(found, key=lambda match: (-match.score, match.terms[0], match.topic))
    return reading.with_document(topics=tuple(ranked[:MOST]))


def _match(text: str, signals: _Signals, strong: list[Span], weak: list[Span]) -> TopicMatch | None:
    leading = sum(span.start < LEAD for span in (strong or weak))
    different, broad = _distinct(strong, text), _distinct(weak, text)
    if strong:
        beside = min(len(weak) + (len(broad) > 2), BROAD)  # three different words say more than one three times
        repeated = sum(min(count, OFTEN) for count in different.values())
        score = repeated + 2.0 * len(different) + (2.0 if leading else 0.0) + 0.5 * beside
    else:
        score = float(len(weak) + len(broad)) if leading > 1 else 0.0
    return TopicMatch(signals.topic, tuple(sorted(strong + weak)), score) if score >= signals.enough else None


def _distinct(spans: Iterable[Span], text: str) -> Counter[str]:
    """The different words among these terms, and how often each stands."""
    return Counter(_folded(span, text) for span in spans)


def _folded(span: Span, text: str) -> str:
    return " ".join(span.of(text).casefold().split()).rstrip("s")


def _signals(lexicon: Lexicon, knowledge: Knowledge) -> tuple[tuple[_Signals, ...], Index]:
    own: dict[str, _Signals] = lexicon.kept("topics", lambda: _read(lexicon))
    edited = {topic.id: _Signals(topic.id, topic.terms) for topic in knowledge.topics if topic.terms}
    merged = own | edited
    chosen = tuple(merged[name] for name in sorted(merged))
    if not edited:
        return chosen, lexicon.kept("topic index", lambda: indexed(_terms(chosen)))
    return chosen, lexicon.kept(f"topic index {sorted(edited.items())}", lambda: indexed(_terms(chosen)))


def _terms(signals: Iterable[_Signals]) -> Iterable[Term]:
    for one in signals:
        yield from (Term(one.topic, words, weak=False) for words in one.terms)
        yield from (Term(one.topic, words, weak=True) for words in one.weak)


def _read(lexicon: Lexicon) -> dict[str, _Signals]:
    return {name: _one(name, entry) for name, entry in lexicon.table("topics").items()}


def _one(name: str, entry: Mapping[str, Any]) -> _Signals:
    enough = SHARP if entry.get("sharp") == "yes" else ENOUGH
    return _Signals(name, tuple(entry.get("terms", ())), tuple(entry.get("weak", ())), enough)


def _known(name: str, entry: Mapping[str, Any]) -> KnownTopic:
    codes = (("medtop", str(entry["medtop"])),) if "medtop" in entry else ()
    return KnownTopic(name, entry["title"], tuple(entry.get("terms", ())), entry.get("broader", ""), codes)
