"""What a traveller is to do besides at a stop, where a text tells his journey stop by stop: "In Oslo on May 4, she will
meet the mayor. She will urge Norway to pave the road."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.events.days import initiators_of
from briefsite.extraction.events.journeys import is_several
from briefsite.extraction.reading import Reading, root_of
from briefsite.extraction.span_search import covering, within
from briefsite.model.document import EventMention, Reason

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: With fewer a text tells of one occasion, and of what somebody will do at any time after it.
_FEWEST = 2


def with_stops(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events; what the paragraph of a stop tells of the traveller without a day is done on its day, and there."""
    paragraphs = [paragraph.span for paragraph in reading.source.paragraphs]
    stops = {covering(paragraphs, e.trigger): e for e in reversed(events) if _is_stop(e, reading)}
    if len({stop.date for stop in stops.values()}) < _FEWEST:
        return tuple(events)
    return tuple(_there(event, stops.get(covering(paragraphs, event.trigger)), reading) for event in events)


def _is_stop(event: EventMention, reading: Reading) -> bool:
    """Whether somebody is to do something on the one day that its sentence tells."""
    if event.phase != "planned" or event.date is None or not initiators_of(event):
        return False
    dates = reading.document.dates
    return list(within(dates, event.sentences[0])) == [dates[event.date]]


def _there(event: EventMention, stop: EventMention | None, reading: Reading) -> EventMention:
    if stop is None or event.date is not None or event.phase != "planned" or event.salience == "background":
        return event
    sentence = event.sentences[0]
    dated = within(reading.document.dates, sentence)
    if dated or sentence.start < stop.sentences[0].end or not _goes_on(event, stop, reading):
        return event
    day = Reason("days-of-journey", (stop.trigger,), "on the days of the journey")
    event = replace(event, date=stop.date, until=stop.until, date_reason=day)
    if event.place is not None or stop.place is None or is_several(stop.place.of(reading.text), reading):
        return event
    return replace(event, place=stop.place, place_reason=Reason("place-of-journey", (stop.place,)))


def _goes_on(event: EventMention, stop: EventMention, reading: Reading) -> bool:
    """Whether it is told as what the same traveller will do."""
    verb = root_of(reading, event.trigger)
    above = (verb, *verb.ancestors) if verb is not None else ()
    return bool(initiators_of(event) & initiators_of(stop)) and any(_will(t) for t in above)


def _will(verb: Token) -> bool:
    return any(t.dep_ == "aux" and t.lower_ in {"will", "shall"} for t in verb.lefts)
