"""Days and places that events have from what else the text tells: from the sentence, the meeting, the journey or the
report that they are part of."""

from __future__ import annotations

from collections.abc import Sequence

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.days import with_days_of_main_event
from briefsite.extraction.events.days_of_clause import with_days_of_clause
from briefsite.extraction.events.days_of_report import with_day_of_report
from briefsite.extraction.events.days_there import with_days_of_occasion
from briefsite.extraction.events.days_told import with_days_told_beside
from briefsite.extraction.events.inheriting import with_days_of_journeys, with_days_of_meetings, with_days_of_visits
from briefsite.extraction.events.itineraries import with_stops
from briefsite.extraction.events.journeys import with_days_of_legs, with_places_of_journeys, with_places_of_legs
from briefsite.extraction.events.own_day import without_later_days
from briefsite.extraction.events.parts_of_visits import (
    with_days_of_next_steps,
    with_days_of_past_visit,
    with_days_of_visit_to_come,
)
from briefsite.extraction.events.places_there import with_places_of_days
from briefsite.extraction.events.remarks import with_frames_of_remarks
from briefsite.extraction.events.todays import with_days_of_saying
from briefsite.model.document import EventMention


def with_days_and_places(events: Sequence[EventMention], cast: Cast) -> tuple[EventMention, ...]:
    """The events of a text in reading order. What is nearest is asked first, and each step rests on those before it."""
    reading = cast.reading
    told = with_frames_of_remarks(with_days_of_clause(events, reading), cast)
    told = with_days_of_journeys(with_days_of_meetings(told, reading), reading)
    told = with_days_of_visits(told, reading.document.dates)
    told = with_day_of_report(with_days_told_beside(told, reading), reading)
    told = with_stops(told, reading)
    told = with_places_of_legs(with_places_of_journeys(told, reading), reading)
    told = with_days_of_legs(told, reading)
    told = with_days_of_occasion(with_days_of_meetings(with_days_of_main_event(told, reading), reading), reading)
    told = with_days_told_beside(with_days_of_past_visit(told, reading), reading)
    told = with_days_of_visit_to_come(told, reading)
    told = with_places_of_days(with_days_of_next_steps(told, reading), reading)
    return without_later_days(with_days_of_saying(told, reading), reading)
