"""What an event has from another of its text: "the exercise" has the company of the one told before, and what was
asked or agreed in a meeting has the meeting's day, and a visit the days of its meetings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from operator import itemgetter
from typing import TypeAlias

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.clauses import BESIDE, MEETINGS, THERE
from briefsite.extraction.events.days import looks_back
from briefsite.extraction.events.distinct import set_apart
from briefsite.extraction.events.presence import lists_who
from briefsite.extraction.reading import Reading, root_of
from briefsite.model.document import DateMention, EventMention, Reason
from briefsite.model.nouns import replace
from briefsite.model.sources import Span

#: A day of a known month.
_DAY = re.compile(r"[\dX]{4}-\d{2}-\d{2}")
#: By this a text tells of a visit that may only have begun.
_DURING = re.compile(r"\b[Dd]uring (?:the|his|her|their|this) (?:\w+ )?visit\b")
_AGAIN = re.compile(r"\b(?:again|next)\b")
_THEN = re.compile(r"\b[Tt]hen\b")
#: A month or a year.
_LONG = re.compile(r"[\dX]{4}(?:-(?:\d\d|XX))?~?")
#: The meetings of the text with their numbers, by who was there, whether it is about them, and whether it dates them.
_Held: TypeAlias = dict[tuple[str, bool, bool], list[tuple[int, EventMention]]]
_MEANING = {"aim", "hope", "intend", "mean", "plan", "seek", "want", "wish"}
_SAID_THERE = {"request", "agreement", "statement"}


def with_days_of_meetings(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events; what was asked or agreed has the day of the one dated meeting that its people had before it."""
    told = [e for e in events if e.phase == "past" and e.date is not None and e.salience != "background"]
    only = len(told) == 1 and told[0].salience == "main"
    held: _Held = defaultdict(list)
    for number, event in enumerate(events):
        past = event.kind in MEETINGS and event.phase == "past" and event.salience != "background"
        for key in {part.key for part in event.participants} if past and not _referred_to(event, reading) else ():
            held[key, event.salience == "main", event.date is not None].append((number, event))
    return tuple(_on_its_day(e, _meetings(e, held, reading, only=only)) for e in events)


def with_days_of_visits(events: Sequence[EventMention], dates: Sequence[DateMention]) -> tuple[EventMention, ...]:
    """The events; a visit that the text does not date lasts at least from the first to the last day on which its
    visitor met somebody."""
    of: dict[str, list[EventMention]] = defaultdict(list)
    for event in events:
        for key in {part.key for part in event.participants} if event.kind in {"meeting", "visit"} else ():
            of[key].append(event)
    return tuple(_over_its_days(e, of, dates) for e in events)


def _over_its_days(
    event: EventMention, of: Mapping[str, Sequence[EventMention]], dates: Sequence[DateMention]
) -> EventMention:
    """The event; `of` leads to the meetings and visits of each actor."""
    visitors = [part.key for part in event.participants if part.role == "initiator"]
    if event.kind != "visit" or event.phase != "past" or event.date is not None or len(visitors) != 1:
        return event
    visits = [e for e in of[visitors[0]] if e.kind == "visit"]
    held = [e for e in of[visitors[0]] if _met_then(e, dates)]
    days = sorted({dates[e.date].resolved: e for e in held if e.date is not None}.items())
    if len(days) < 2 or len(visits) > 1 or len({day[:7] for day, _ in days}) > 1:
        return event
    (_, first), (_, last) = days[0], days[-1]
    reason = Reason("days-of-visit", (first.trigger, last.trigger), "from the first to the last meeting of the visitor")
    return replace(event, date=first.date, until=last.date, date_reason=reason)


def _met_then(event: EventMention, dates: Sequence[DateMention]) -> bool:
    """Whether it is a meeting on a day that the text names."""
    met = event.kind == "meeting" and event.phase == "past" and event.salience != "background"
    day = event.date is not None and _DAY.fullmatch(dates[event.date].resolved) is not None
    return met and day


def with_days_of_journeys(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events; whom a traveller is to meet on the one journey of some days that is told before and leads to one
    place, he is to meet in these days."""
    begun = _DURING.search(reading.text) is not None
    return tuple(_within_journey(e, events, reading, begun=begun) for e in events)


def _within_journey(
    event: EventMention, events: Sequence[EventMention], reading: Reading, *, begun: bool
) -> EventMention:
    """The event; with the days of a journey that is planned, or that has `begun`, in which case whoever is to meet
    again does so after it. Where the traveller then goes is part of it."""
    further = event.kind == "visit" and _THEN.search(event.sentences[0].of(reading.text)) is not None
    if not (event.kind in MEETINGS or further) or event.phase != "planned" or event.date is not None:
        return event
    dates, begun = reading.document.dates, begun and not _AGAIN.search(event.sentences[0].of(reading.text))
    journeys = [e for e in events if e.kind == "visit" and (e.phase == "planned" or begun)]
    journeys = [e for e in journeys if e.date is not None and (e.until is not None or "/" in dates[e.date].resolved)]
    if len(journeys) != 1 or journeys[0].sentences[0].start >= event.sentences[0].start:
        return event
    travellers = {part.key for part in journeys[0].participants if part.role == "initiator"}
    if not travellers & {part.key for part in event.participants if part.role == "initiator"}:
        return event
    if any(_led_on(e, journeys[0], event) for e in events) or _through_several(journeys[0], reading):
        return event
    return within_days_of(journeys[0], event)


def within_days_of(journey: EventMention, event: EventMention) -> EventMention:
    """The event on the days of a journey."""
    reason = Reason("days-of-journey", (journey.trigger,), "on the days of the journey")
    return replace(event, date=journey.date, until=journey.until, date_reason=reason)


def _through_several(journey: EventMention, reading: Reading) -> bool:
    """Whether a journey leads to several lands or towns: what is to happen at each takes only some of its days."""
    sentence = journey.sentences[0]
    ahead = Span(journey.trigger.end, sentence.end)
    lands = {c.key for c in reading.document.chains if c.kind == "state" for m in c.mentions if ahead.covers(m.span)}
    places = journey.place.of(reading.text) if journey.place is not None else ""
    days = [date for date in reading.document.dates if sentence.covers(date.span)]  # "to Adda, May 9, and Bel, May 12"
    return len(lands) > 1 or " and " in places or len(days) > 1


def _led_on(leg: EventMention, journey: EventMention, event: EventMention) -> bool:
    """Whether a leg with a day of its own is told between a journey and what happens further on."""
    between = journey.sentences[0].start < leg.sentences[0].start <= event.sentences[0].start
    return leg.kind == "visit" and leg.date is not None and between


def _on_its_day(event: EventMention, meetings: Sequence[EventMention]) -> EventMention:
    days = {meeting.date for meeting in meetings}
    if len(days) != 1:
        return event
    return replace(event, date=days.pop(), date_reason=Reason("day-of-meeting", (meetings[0].trigger,)))


def _only_meant(event: EventMention, reading: Reading) -> bool:
    """Whether somebody only means to do it: "the committee aims to offer guidance"."""
    verb = root_of(reading, event.trigger)
    infinitive = verb is not None and verb.tag_ == "VB" and any(t.lower_ == "to" for t in verb.lefts)
    above = next((t for t in verb.ancestors if t.tag_ in {"VBD", "VBP", "VBZ"}), None) if verb and infinitive else None
    return above is not None and above.tag_ != "VBD" and above.lemma_.lower() in _MEANING


def _meetings(event: EventMention, meetings: _Held, reading: Reading, *, only: bool) -> list[EventMention]:
    """Of the meetings by those who were there, the dated ones told before, as far as a second day, in which something
    was asked or agreed by those who do so here; where the text is mainly about one, that one; where it dates nothing
    else, by whoever is of a side that met. Talks in some month are not where somebody "has now said" it, nor, where the
    text tells of other talks without a day, where he said it."""
    if event.kind not in _SAID_THERE or event.phase != "past" or event.date is not None or _only_meant(event, reading):
        return []
    dates = reading.document.dates
    word = root_of(reading, event.trigger)
    if word is not None and any(t.lower_ == "already" for t in word.lefts):
        return []  # "meets her on Monday", "has already struck a deal"
    now = word is not None and word.tag_ in {"VBZ", "VBP"}  # "urges the two to talk on" is said behind their talks
    who = {part.key for part in event.participants if (only and not now) or part.role == "initiator"}

    def told(*, main: bool, dated: bool) -> Iterator[EventMention]:
        with_them = merge(*(meetings.get((key, main, dated), ()) for key in who), key=itemgetter(0))
        return (e for _, e in with_them if e.sentences[0].start < event.sentences[0].start)

    another = looks_back(event, reading) or any(told(main=True, dated=False))
    for main in (True, False):
        dated = ((e, e.date) for e in told(main=main, dated=True) if e.date is not None)
        held = (e for e, day in dated if not (another and _LONG.fullmatch(dates[day].resolved)))
        if days := _two_days(held):
            return days
    return []


def _two_days(meetings: Iterable[EventMention]) -> list[EventMention]:
    """The first of the meetings on each of the first two days that they have."""
    found: dict[int | None, EventMention] = {}
    for meeting in meetings:
        found.setdefault(meeting.date, meeting)
        if len(found) > 1:
            break
    return list(found.values())


def _referred_to(meeting: EventMention, reading: Reading) -> bool:
    """Whether a text only refers to a meeting besides: "through their trilateral meeting on 3 May"."""
    noun = root_of(reading, meeting.trigger)
    owned = noun is not None and any(t.dep_ == "poss" and t.pos_ == "PRON" for t in noun.lefts)
    return noun is not None and owned and noun.dep_ == "pobj" and noun.head.lower_ not in {*THERE, *BESIDE}


def with_company(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; a bare noun that only takes up an event told before ("the drill began") has its people."""
    made: list[Candidate] = []
    told: dict[tuple[str, str], list[Candidate]] = defaultdict(list)  # by nouns that may be taken up
    journeys: list[Candidate] = []
    for candidate in found:
        alike = told[candidate.trigger.coding.group, candidate.phase]
        bare = candidate.trigger.noun and not (candidate.participants or lists_who(candidate))
        takes_up = bare and _takes_up(candidate)
        earlier = next((c for c in reversed(alike) if not set_apart(candidate, [c])), None) if takes_up else None
        if earlier is not None:
            candidate = replace(candidate, initiators=earlier.initiators, counterparts=earlier.counterparts)  # noqa: PLW2901
        if not candidate.initiators and candidate.trigger.coding.kind == "visit" and candidate.trigger.noun:
            candidate = replace(candidate, initiators=_visitors(candidate, journeys))  # noqa: PLW2901
        if candidate.trigger.noun and (candidate.participants or candidate.trigger.coding.kind == "meeting"):
            alike.append(candidate)
        if candidate.trigger.coding.group in {"visit", "journey", "movement"} and candidate.initiators:
            journeys.append(candidate)
        made.append(candidate)
    return made


def _visitors(visit: Candidate, journeys: Sequence[Candidate]) -> tuple[str, ...]:
    """Whose "the visit" is: the visitors of the last journey told before, unless they are its hosts."""
    if not journeys or not any(t.lower_ in {"the", "this"} for t in visit.trigger.token.lefts):
        return ()
    travellers = journeys[-1].initiators
    return () if set(travellers) & set(visit.participants) else travellers


def _takes_up(new: Candidate) -> bool:
    """Whether a noun may mean what the text told before by another word of its sort."""
    verb = new.trigger.token.head
    if any(t.dep_ == "advmod" and t.lower_ == "first" for t in verb.children):
        return False
    before = [t.lower_ for t in new.trigger.token.lefts if t.dep_ not in {"compound", "nmod"}]
    definite = bool(before) and before[0] in {"the", "this"} and set(before) <= {"the", "this", "next", "second"}
    return definite and not any(t.dep_ == "prep" and t.lower_ == "of" for t in new.trigger.token.rights)
