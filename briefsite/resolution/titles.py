"""Titles that the texts can answer for: the headline given with the text, or the names and the deed of an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefsite.model.document import Document, EventMention
from briefsite.model.dossier import ResolvedEvent

_LONGEST = 80


def brief_titles(documents: Sequence[Document], events: Iterable[ResolvedEvent]) -> tuple[str, ...]:
    """Of each text its own title, else that of its main event, else its first words."""
    titles = {account: event.title for event in events for account in event.accounts}
    return tuple(_brief_title(index, document, titles) for index, document in enumerate(documents))


def _brief_title(index: int, document: Document, titles: Mapping[tuple[int, str], str]) -> str:
    given = " ".join(document.source.metadata.title.split())
    if given:
        return given
    told = (titles.get((index, event.key), "") for event in document.leading_events())
    return next(filter(None, told), "") or _first_words(document)


def fallback_title(event: EventMention, document: Document) -> str:
    """For an event without a title of its own: the words of its trigger and the names of those who took part."""
    trigger = " ".join(event.trigger.of(document.source.text).split())
    people = [chain.name for p in event.participants for chain in document.chains if chain.key == p.key]
    title = f"{trigger[:1].upper()}{trigger[1:]}"
    return f"{title}: {', '.join(people)}" if people else title


def _first_words(document: Document) -> str:
    words = document.source.text.split()
    title = ""
    for word in words:
        if title and len(title) + len(word) >= _LONGEST:
            return f"{title} …"
        title = f"{title} {word}".strip()
    return title[:_LONGEST] or document.source.file.removesuffix(".txt")
