"""What a dossier holds, ready to be asked: whose chain, which event, which paragraphs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefsite.model.document import Chain, DateMention, Document, EventMention, Voice
from briefsite.model.dossier import Dossier, ResolvedActor, ResolvedEvent
from briefsite.model.sources import Span


@dataclass(frozen=True)
class Register:
    """Indexes over one dossier; a pair is (document index, key within that document). `told` are the keys under
    which a document tells an event, by its index and the event's id; `filed` are the documents of each topic that
    occurs."""

    dossier: Dossier
    actors: Mapping[tuple[int, str], ResolvedActor]
    events: Mapping[tuple[int, str], ResolvedEvent]
    chains: Mapping[tuple[int, str], Chain]
    mentions: Mapping[tuple[int, str], EventMention]
    told: Mapping[tuple[int, str], Sequence[str]]
    filed: Mapping[str, Sequence[int]]

    @staticmethod
    def of(dossier: Dossier) -> Register:
        documents = list(enumerate(dossier.documents))
        events = {pair: event for event in dossier.events for pair in event.accounts}
        return Register(
            dossier,
            {pair: actor for actor in dossier.actors for pair in actor.chains},
            events,
            {(index, chain.key): chain for index, document in documents for chain in document.chains},
            {(index, event.key): event for index, document in documents for event in document.events},
            _told(documents, events),
            _filed(documents),
        )

    @property
    def topics(self) -> Collection[str]:
        """The topics that occur."""
        return self.filed.keys()

    def document(self, index: int) -> Document:
        return self.dossier.documents[index]

    def words(self, index: int, span: Span) -> str:
        """The source's words in one line."""
        return " ".join(span.of(self.document(index).source.text).split())

    def date(self, index: int, event: EventMention) -> DateMention | None:
        return self.document(index).when(event)

    def locator(self, index: int, spans: Iterable[Span]) -> str:
        """A citation for the front matter of another file: `some-brief, paras. 2, 5`."""
        source = self.document(index).source
        numbers = sorted({source.paragraph_at(span.start).number for span in spans})
        label = "para." if len(numbers) == 1 else "paras."
        return f"{self.dossier.briefs[index]}, {label} {', '.join(map(str, numbers))}"

    def voice(self, index: int, voice: Voice | None) -> tuple[str, str]:
        """Actor id ("" where it is none) and words of a voice; ("", "") where nobody is named."""
        if voice is None:
            return "", ""
        actor = self.actors.get((index, voice.key)) if voice.key else None
        words = self.words(index, voice.span) if voice.span else ""
        return (actor.id, words or actor.title) if actor else ("", words)


def _told(
    documents: Iterable[tuple[int, Document]], events: Mapping[tuple[int, str], ResolvedEvent]
) -> dict[tuple[int, str], list[str]]:
    found: dict[tuple[int, str], list[str]] = {}
    for pair in ((index, mention.key) for index, document in documents for mention in document.events):
        if pair in events:
            found.setdefault((pair[0], events[pair].id), []).append(pair[1])
    return found


def _filed(documents: Iterable[tuple[int, Document]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, document in documents:
        for topic in dict.fromkeys(match.topic for match in document.topics):
            found.setdefault(topic, []).append(index)
    return found


def known_date(date: DateMention | None) -> str:
    """The date's EDTF, or "" where it says nothing at all (`XXXX-XX-XX`)."""
    return date.resolved if date and any(character.isdigit() for character in date.resolved) else ""


def why(date: DateMention | None) -> str:
    """The sentences that say how a date was inferred."""
    notes = (reason.note for reason in date.reasons) if date else ()
    return "; ".join(dict.fromkeys(note for note in notes if note))
