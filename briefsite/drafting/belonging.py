"""Which event of its text a quotation belongs to."""

from __future__ import annotations

from bisect import bisect_left

from briefsite.model.document import Document, Quotation
from briefsite.model.places import Places
from briefsite.model.sources import Span


class Belonging:
    """The events of a text by where it tells them, and the speeches by who gives them."""

    def __init__(self, document: Document) -> None:
        self._stated = Places((one.span, one.event) for one in document.statements if one.event)
        events = enumerate(document.events)
        self._told = Places((told, (number, event.key)) for number, event in events for told in event.sentences)
        self._speeches: dict[str, list[tuple[Span, str]]] = {}
        for event in sorted(document.events, key=lambda event: event.trigger):
            if event.reason.rule == "event:statement" and event.participants:
                self._speeches.setdefault(event.participants[0].key, []).append((event.trigger, event.key))

    def event_of(self, quoted: Quotation) -> str:
        """The event of the statement that it stands in, else that told in its sentence, else the speech of its speaker,
        where the text tells of just one before; "" where there is none."""
        stated = next((event for _, event in self._stated.over(quoted.span)), "")
        told = min((event for _, event in self._told.over(quoted.span)), default=(0, ""))[1]
        speeches = self._speeches.get(quoted.speaker.key, []) if quoted.speaker else []
        before = bisect_left(speeches, quoted.span, key=lambda speech: speech[0])
        return stated or told or (speeches[0][1] if before == 1 else "")
