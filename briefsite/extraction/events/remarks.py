"""When and where a text says that its words were said: "Lund made these remarks at the Harbour Palace today", "this
statement was made during a meeting held in Adda on 3 May", "he was speaking at a dinner in Adda".

Such a sentence tells of all that its speaker says before and after it, as far as the text leads to no other day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import BIDDING, behind, subjects
from briefsite.extraction.events.days import day_of, initiators_of, is_a_day, looks_back
from briefsite.extraction.events.place_lists import many
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.reading import parsed, root_of
from briefsite.model.document import EventMention, Reason
from briefsite.model.sources import Span

_WORDS = (
    r"(?:remarks?|comments?|statements?|observations?|views|announcements?|appeals?|directives?|instructions?|orders?)"
)
_FRAME = re.compile(
    rf"\b(?:(?P<active>made|expressed|delivered|gave|issued|shared)\s(?:these|this|those|the)\s(?:above\s)?{_WORDS}"
    rf"|(?:[Tt]hese|[Tt]his|[Tt]he)\s{_WORDS}\s(?:was|were)\s(?P<passive>made|expressed|delivered|given|issued|shared)"
    r"|(?:was|were)\s(?P<speaking>speaking)\s(?=at|during|in|to)\b)\b"
)
#: So a text tells a day of the news, beside which another day of the sentence is history.
_THESE_DAYS = re.compile(r"(?:day|night|morning|afternoon|evening)\b", re.IGNORECASE)
_SAID = {"statement", "request"}
#: What an officer says to those who have to do it.
_ORDERED = "event:order"
#: Kinds of event that are the occasion itself.
_HELD = {"anniversary", "meeting"}
_AT = {"at", "in"}


@dataclass(frozen=True)
class _Frame:
    """A sentence that tells who said what stands around it, nobody where it names no speaker, on which day (the number
    of its date), and where."""

    verb: Span
    speakers: frozenset[str]
    day: int | None
    place: Span | None


def with_frames_of_remarks(events: Sequence[EventMention], cast: Cast) -> tuple[EventMention, ...]:
    """The events in reading order; what was said has the day and the place at which "these remarks were made"."""
    frames = list(_frames(events, cast))
    return tuple(_framed(event, events, frames, cast) for event in events) if frames else tuple(events)


def _frames(events: Sequence[EventMention], cast: Cast) -> Iterator[_Frame]:
    reading = cast.reading
    for sentence in reading.document.sentences:
        told = _FRAME.search(reading.text, sentence.start, sentence.end)
        if told is None or cast.is_quoted(Span(told.start(), told.end())):
            continue
        verb = Span(*told.span(told.lastgroup or 0))
        token = root_of(reading, verb)
        who = () if token is None else behind(token, {"by"}) if told["passive"] else subjects(token)
        speakers = frozenset(key for noun in who for key in cast.meant(noun))
        if speakers or told["passive"]:
            yield _Frame(
                verb,
                speakers or _last_speakers(sentence, events, cast),
                _day(sentence, cast),
                _place(verb, events, cast),
            )


def _last_speakers(sentence: Span, events: Sequence[EventMention], cast: Cast) -> frozenset[str]:
    """Whoever spoke last before a sentence."""
    before = (e for e in reversed(events) if e.sentences and e.sentences[0].start < sentence.start)
    said = (event for event in before if _is_said(event, cast))
    return frozenset(next((initiators_of(event) for event in said), ()))


def _day(sentence: Span, cast: Cast) -> int | None:
    """The number of the one day that a sentence tells."""
    told = {n: d for n, d in enumerate(cast.reading.document.dates) if sentence.covers(d.span) and is_a_day(d.resolved)}
    fresh = {n: d for n, d in told.items() if _THESE_DAYS.search(d.span.of(cast.reading.text))} or told
    return next(iter(fresh)) if len({date.resolved for date in fresh.values()}) == 1 else None


def _place(verb: Span, events: Sequence[EventMention], cast: Cast) -> Span | None:
    """The place of what a sentence tells behind its verb, or the first one that it names there."""
    sentence = cast.sentence_of(verb)
    held = (e.place for e in events if e.place and sentence in e.sentences and verb.end < e.place.start < sentence.end)
    phrase = parsed(cast.reading, Span(verb.end, sentence.end)) or ()
    nouns = (
        noun for t in phrase if t.dep_ == "prep" and t.lower_ in _AT for noun in t.children if not many(noun, cast)
    )
    named = (place for noun in nouns if (place := place_name(noun, cast, housed=True)))
    return next(held, None) or next(named, None)


def _framed(event: EventMention, events: Sequence[EventMention], frames: Sequence[_Frame], cast: Cast) -> EventMention:
    if event.phase != "past" or event.salience == "background" or not event.sentences:
        return event
    sentence = event.sentences[0]
    told = [f for f in frames if _is_said(event, cast) and f.speakers & initiators_of(event)]
    told += [f for f in frames if event.kind in _HELD and sentence.covers(f.verb) and f.verb.end < event.trigger.start]
    frame = next((f for f in told if f.verb.end > sentence.start), told[-1] if told else None)
    if frame is None or looks_back(event, cast.reading) or cast.is_quoted(event.trigger):
        return event
    if _leads_away(event, events, frame, cast):
        return event
    if event.date is None and frame.day is not None:
        event = replace(event, date=frame.day, date_reason=Reason("day-of-occasion", (frame.verb,)))
    if event.place is None and frame.place is not None:
        event = replace(event, place=frame.place, place_reason=Reason("place-of-speech", (frame.place,)))
    return event


def _is_said(event: EventMention, cast: Cast) -> bool:
    """Whether somebody says it, or tells those to do it who have to."""
    verb = root_of(cast.reading, event.trigger)
    reports = verb is not None and verb.lemma_.lower() in cast.reading.lexicon.words("object_verbs") | BIDDING
    return event.kind in _SAID or event.reason.rule == _ORDERED or (event.kind == "other" and reports)


def _leads_away(event: EventMention, events: Sequence[EventMention], frame: _Frame, cast: Cast) -> bool:
    """Whether an event has, or the text tells between it and a frame something on, another day than that."""
    first, last = sorted((event.sentences[0].start, frame.verb.start))
    told = (e for e in events if e.date is not None and e.phase == "past" and e.salience != "background")
    told = (e for e in told if e.sentences and first <= e.sentences[0].start <= last)
    days = {day_of(e, cast.reading) for e in told}
    resolved = cast.reading.document.dates[frame.day].resolved if frame.day is not None else None
    return bool(days - {resolved, frame.day})
