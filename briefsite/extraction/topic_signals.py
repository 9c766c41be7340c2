"""The topics that a text may have, and what signals each: words, and events of a kind.

They come from `topics.yaml`; what an editor wrote about a topic in `content/topics/` stands in place of its words, and
the rest stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.terms import Index, Term, indexed
from briefsite.model.knowledge import Knowledge, KnownTopic

_SPELLING = {"defense": "defence", "organized": "organised", "organizations": "organisations", "labor": "labour"}


@dataclass(frozen=True)
class Signals:
    """What signals one topic.

    `weak` words count beside others only, unless the topic is `common` and they come often from the lead on. One term
    is enough for a `sharp` topic, one in the lead or two for a `clear` one. `usual` ones are the headings that an index
    of the field has most, and need less. `events` are kinds of events that are of this topic, `between` kinds that are
    of it where just two states take part. A sentence that names both of two `states` (by their codes) is of it. Words
    within an `idle` phrase count for nothing: a "diplomatic coup" overthrows nobody. `edited` ones have their words
    from an editor. `named` are the words of its title. `formal` ones tell the form of what happened, or by a name whose
    it is, rather than its matter; of these, one that `stays`, a conflict or a union that has a name, is the matter
    where a text speaks of hardly anything as much. One `yields` to those that say what it says, and better, where a
    text has both nearly as strongly.
    """

    topic: str
    terms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    sharp: bool = False
    clear: bool = False
    common: bool = False
    usual: bool = False
    formal: bool = False
    stays: bool = False
    broader: str = ""
    events: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    yields: frozenset[str] = frozenset()
    edited: bool = False
    named: frozenset[str] = frozenset()


def vocabulary(lexicon: Lexicon, knowledge: Knowledge) -> tuple[KnownTopic, ...]:
    """The topics that come with Briefsite, those of the editor put in their place or added, by id."""
    own = {name: _known(name, entry) for name, entry in lexicon.table("topics").items()}
    own |= {topic.id: topic for topic in knowledge.topics}
    return tuple(own[name] for name in sorted(own))


@dataclass(frozen=True)
class Known:
    """All topics that a text may have with what signals each, by id; those that events signal, those that two states
    named together do, and the words of all."""

    topics: Mapping[str, Signals]
    of_events: tuple[Signals, ...]
    of_states: Mapping[frozenset[str], Sequence[str]]
    words: Index


def signals(lexicon: Lexicon, knowledge: Knowledge) -> Known:
    """All topics with what signals them; made once for what editors wrote, which is the same for all texts of a run."""
    edited = [topic for topic in knowledge.topics if topic.terms]
    key = f"topics {[(topic.id, topic.terms, topic.broader, topic.title) for topic in edited]}"
    made: Known = lexicon.kept(key, lambda: _signals(lexicon, edited))
    return made


def _signals(lexicon: Lexicon, edited: Iterable[KnownTopic]) -> Known:
    own = {name: _one(name, entry) for name, entry in lexicon.table("topics").items()}
    merged = own | {topic.id: _edited(own, topic) for topic in edited}
    chosen = {name: merged[name] for name in sorted(merged)}
    of_states: dict[frozenset[str], list[str]] = {}
    for one in chosen.values():
        if one.states:
            of_states.setdefault(one.states, []).append(one.topic)
    of_events = tuple(one for one in chosen.values() if one.events or one.between)
    return Known(chosen, of_events, of_states, indexed(_terms(chosen.values())))


def _edited(own: Mapping[str, Signals], topic: KnownTopic) -> Signals:
    """The words that signal a topic are the editor's; how much they must say is as before."""
    plain = own.get(topic.id, Signals(topic.id))
    return replace(plain, terms=topic.terms, broader=topic.broader, edited=True, named=plain_words(topic.title))


def _terms(chosen: Iterable[Signals]) -> Iterable[Term]:
    for one in chosen:
        yield from (Term(one.topic, words, weak=False) for words in one.terms)
        yield from (Term(one.topic, words, weak=True) for words in one.weak)
        yield from (Term(one.topic, words, weak=True, idle=True) for words in one.idle)


def _one(name: str, entry: Mapping[str, Any]) -> Signals:
    return Signals(
        name,
        terms=tuple(entry.get("terms", ())),
        weak=tuple(entry.get("weak", ())),
        idle=tuple(entry.get("idle", ())),
        sharp=entry.get("sharp") == "yes",
        clear=entry.get("clear") == "yes",
        common=entry.get("common") == "yes",
        usual=entry.get("usual") == "yes",
        formal=entry.get("formal") == "yes",
        stays=entry.get("stays") == "yes",
        broader=entry.get("broader", ""),
        events=frozenset(entry.get("events", ())),
        between=frozenset(entry.get("between", ())),
        states=frozenset(entry.get("states", ())),
        yields=frozenset(entry.get("yields", ())),
        named=plain_words(entry["title"]),
    )


def plain_words(phrase: str) -> frozenset[str]:
    """The words of a title or a term without regard to number and spelling.

    >>> sorted(plain_words("Border and territorial disputes"))
    ['and', 'border', 'dispute', 'territorial']
    """
    words = phrase.casefold().replace("-", " ").split()
    return frozenset(_SPELLING.get(word, word).removesuffix("s") for word in words)


def _known(name: str, entry: Mapping[str, Any]) -> KnownTopic:
    codes = (("medtop", str(entry["medtop"])),) if "medtop" in entry else ()
    return KnownTopic(name, entry["title"], tuple(entry.get("terms", ())), entry.get("broader", ""), codes)
