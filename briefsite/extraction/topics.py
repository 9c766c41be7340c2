"""Topics by the words that signal them: a vocabulary that editors can read, with the matched terms kept as the reason.

A topic's score is the number of hits, two for each distinct term, and two when one stands in the lead. Weak terms,
broad words such as "trade", help a topic that something else has signalled, or signal it two together in the lead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.reading import Reading
from briefsite.extraction.terms import Terms, Words, terms_of
from briefsite.model.document import TopicMatch
from briefsite.model.knowledge import Knowledge, KnownTopic
from briefsite.model.sources import Span

#: The lead of a text, in characters, the score that a topic needs, and how many topics a text may have.
LEAD, ENOUGH, MOST = 400, 5.0, 6
#: The score that a sharp topic needs: one hit of one term.
SHARP = 3.0


@dataclass(frozen=True)
class _Signals:
    topic: str
    strong: Terms
    weak: Terms
    enough: float = ENOUGH


def vocabulary(lexicon: Lexicon, knowledge: Knowledge) -> tuple[KnownTopic, ...]:
    """The topics that come with Briefsite, those of the editor put in their place or added, by id."""
    own = {name: _known(name, entry) for name, entry in lexicon.table("topics").items()}
    own |= {topic.id: topic for topic in knowledge.topics}
    return tuple(own[name] for name in sorted(own))


def find_topics(reading: Reading) -> Reading:
    """Add the topics of the text, strongest first."""
    signals, words = _signals(reading.lexicon, reading.knowledge), Words(reading.text)
    matches = ((_match(reading.text, words, one), one.enough) for one in signals)
    found = [match for match, enough in matches if match and match.score >= enough]
    ranked = sorted(found, key=lambda match: (-match.score, match.terms[0], match.topic))
    return reading.with_document(topics=tuple(ranked[:MOST]))


def _match(text: str, words: Words, signals: _Signals) -> TopicMatch | None:
    strong, weak = signals.strong.hits(words), signals.weak.hits(words)
    if not strong and len({_folded(span, text) for span in weak if span.start < LEAD}) < 2:
        return None
    spans = tuple(sorted(strong + weak)) if strong else tuple(weak)
    lead = (strong or weak)[0].start
    distinct = len({_folded(span, text) for span in strong})
    score = len(strong) + 2.0 * distinct + (2.0 if lead < LEAD else 0.0) + 0.5 * min(len(weak), 4)
    return TopicMatch(signals.topic, spans, score)


def _folded(span: Span, text: str) -> str:
    return " ".join(span.of(text).casefold().split()).rstrip("s")


def _signals(lexicon: Lexicon, knowledge: Knowledge) -> tuple[_Signals, ...]:
    own = lexicon.kept(
        "topics", lambda: {name: _compiled(name, entry) for name, entry in lexicon.table("topics").items()}
    )
    edited = {t.id: _Signals(t.id, terms_of(t.terms), terms_of(())) for t in knowledge.topics if t.terms}
    merged = {**own, **edited}
    return tuple(merged[name] for name in sorted(merged))


def _compiled(name: str, entry: Mapping[str, Any]) -> _Signals:
    enough = SHARP if entry.get("sharp") == "yes" else ENOUGH
    return _Signals(name, terms_of(entry.get("terms", ())), terms_of(entry.get("weak", ())), enough)


def _known(name: str, entry: Mapping[str, Any]) -> KnownTopic:
    codes = (("medtop", str(entry["medtop"])),) if "medtop" in entry else ()
    return KnownTopic(name, entry["title"], tuple(entry.get("terms", ())), entry.get("broader", ""), codes)
