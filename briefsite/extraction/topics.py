"""Topics by the words that signal them: a vocabulary that editors can read, with the matched terms kept as the reason.

A topic's score is the number of hits, two for each distinct term, and two when one stands in the lead. Weak terms,
broad words such as "trade", help a topic that something else has signalled, or signal it two together in the lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.reading import Reading
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
    strong: re.Pattern[str] | None
    weak: re.Pattern[str] | None
    enough: float = ENOUGH


def vocabulary(lexicon: Lexicon, knowledge: Knowledge) -> tuple[KnownTopic, ...]:
    """The topics that come with Briefsite, those of the editor put in their place or added, by id."""
    own = {name: _known(name, entry) for name, entry in lexicon.table("topics").items()}
    own |= {topic.id: topic for topic in knowledge.topics}
    return tuple(own[name] for name in sorted(own))


def find_topics(reading: Reading) -> Reading:
    """Add the topics of the text, strongest first."""
    signals = _signals(reading.lexicon, reading.knowledge)
    matches = ((_match(reading.text, one), one.enough) for one in signals)
    found = [match for match, enough in matches if match and match.score >= enough]
    ranked = sorted(found, key=lambda match: (-match.score, match.terms[0], match.topic))
    return reading.with_document(topics=tuple(ranked[:MOST]))


def _match(text: str, signals: _Signals) -> TopicMatch | None:
    strong, weak = _hits(signals.strong, text), _hits(signals.weak, text)
    if not strong and len({_folded(span, text) for span in weak if span.start < LEAD}) < 2:
        return None
    spans = tuple(sorted(strong + weak)) if strong else tuple(weak)
    lead = (strong or weak)[0].start
    distinct = len({_folded(span, text) for span in strong})
    score = len(strong) + 2.0 * distinct + (2.0 if lead < LEAD else 0.0) + 0.5 * min(len(weak), 4)
    return TopicMatch(signals.topic, spans, score)


def _hits(pattern: re.Pattern[str] | None, text: str) -> list[Span]:
    return [Span(*found.span()) for found in pattern.finditer(text)] if pattern else []


def _folded(span: Span, text: str) -> str:
    return " ".join(span.of(text).casefold().split()).rstrip("s")


def _signals(lexicon: Lexicon, knowledge: Knowledge) -> tuple[_Signals, ...]:
    own = lexicon.kept(
        "topics", lambda: {name: _compiled(name, entry) for name, entry in lexicon.table("topics").items()}
    )
    edited = {t.id: _Signals(t.id, _pattern(t.terms), None) for t in knowledge.topics if t.terms}
    merged = {**own, **edited}
    return tuple(merged[name] for name in sorted(merged))


def _compiled(name: str, entry: Mapping[str, Any]) -> _Signals:
    enough = SHARP if entry.get("sharp") == "yes" else ENOUGH
    return _Signals(name, _pattern(entry.get("terms", ())), _pattern(entry.get("weak", ())), enough)


def _known(name: str, entry: Mapping[str, Any]) -> KnownTopic:
    codes = (("medtop", str(entry["medtop"])),) if "medtop" in entry else ()
    return KnownTopic(name, entry["title"], tuple(entry.get("terms", ())), entry.get("broader", ""), codes)


def _pattern(terms: Iterable[str]) -> re.Pattern[str] | None:
    r"""One pattern for all terms: longest first, blanks match any white space, straight apostrophes match curly ones.

    >>> [m.group() for m in _pattern(["peacekeep*", "mine action"]).finditer("Peacekeepers for mine\naction; peace")]
    ['Peacekeepers', 'mine\naction']
    """
    alternatives = []
    for term in sorted(set(terms), key=lambda term: (-len(term), term)):
        words = r"\s+".join(re.escape(word) for word in term.rstrip("*").split()).replace("'", "['’]")
        if words:
            alternatives.append(words + (r"[\w-]*" if term.endswith("*") else r"(?!\w)"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})", re.IGNORECASE) if alternatives else None
