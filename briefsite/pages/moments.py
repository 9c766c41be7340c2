"""Events on a line of time: in order of their dates, by year, those without a year last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from urllib.parse import urlencode

from briefsite.model.pages.parts import Certainty, Ref
from briefsite.model.pages.time import Line, Moment, StripYear, Year
from briefsite.pages.dating import period_of
from briefsite.pages.library import Library
from briefsite.pages.lines import line as line_of
from briefsite.pages.reports import reported

#: How many events the line of an actor or topic shows; the latest are kept, and so many of those whose year is not
#: stated: which of them are late nobody knows, and they stand last.
_LONGEST, _NO_YEAR = 40, 10
#: How many marks a whole strip may have.
_TICKS = 300
#: How many years a strip names before it names decades.
_LABELS = 36


def in_order(library: Library, ids: Iterable[str]) -> list[str]:
    """The events among `ids`, each once, by date and then by id."""
    rank = library.rank.get
    found = {id_: place for id_ in ids if (place := rank(id_)) is not None}
    return sorted(found, key=found.__getitem__)


def moment(library: Library, id_: str, here: str = "", without: str = "") -> Moment:
    """One event; `here` is the id of the page's own event, `without` an actor who need not be named."""
    same = library.once(_moment, id_)
    if id_ != here and not without:
        return same
    actors = tuple(ref for ref in same.actors if ref.id != without)
    return Moment(same.ref, same.when, same.place, actors, id_ == here, same.aside, same.reported)


def _moment(library: Library, id_: str) -> Moment:
    event = library.events[id_]
    aside = library.say("background") if event.salience == "background" else ""
    ref, actors = library.ref(id_) or Ref(event.title), library.refs(event.participants)
    return Moment(ref, library.when(id_), event.place, actors, False, aside, reported(library, id_))


def moments(library: Library, ids: Iterable[str], here: str = "") -> tuple[Moment, ...]:
    """Events in order."""
    return tuple(moment(library, id_, here) for id_ in in_order(library, ids))


def events_of(library: Library, id_: str) -> tuple[str, ...]:
    """The events of an actor or topic, by date."""
    return library.once(_events_of, id_)


@line_of
def _events_of(library: Library, id_: str) -> tuple[str, ...]:
    return tuple(in_order(library, library.graph.events[id_]))


def line(library: Library, id_: str, without: str = "") -> Line:
    """The line of an actor or topic: the latest events by year, and a strip of all years."""
    order, shown = events_of(library, id_), library.once(_shown_of, id_)
    left_out = len(order) - len(shown)
    search = _search_for(library, id_) if left_out else ""
    return Line(years(library, shown, without), library.once(_strip_of, id_), left_out, search)


def _search_for(library: Library, id_: str) -> str:
    """The way to a search for all events of an actor or topic."""
    ref = library.ref(id_) or Ref(id_)
    return events_found(ref.title, by="topic" if ref.kind == "topic" else "q")


def events_found(words: str, *, by: str = "q") -> str:
    """The way to a search for events, by words or by their topic.

    >>> events_found("Ada Lund"), events_found("Trade & aid", by="topic")
    ('search.html?kind=e&q=Ada+Lund', 'search.html?kind=e&topic=Trade+%26+aid')
    """
    return f"search.html?{urlencode({'kind': 'e', by: words})}"


@line_of
def _shown_of(library: Library, id_: str) -> tuple[str, ...]:
    """The events that a line shows of an actor or topic."""
    return tuple(latest(library, events_of(library, id_), _LONGEST, _NO_YEAR))


@line_of
def _strip_of(library: Library, id_: str) -> tuple[StripYear, ...]:
    """The strip of all years of an actor or topic, which may have a thousand events: few edits change it."""
    labels = dict.fromkeys(year_in(library, event) for event in library.once(_shown_of, id_))
    return strip(library, events_of(library, id_), {label: f"#{anchor_of(label)}" for label in labels})


def latest(library: Library, order: Sequence[str], most: int, no_year: int) -> list[str]:
    """The latest of events that are in order, at most so many, and behind them so many of those without a year: these
    stand last, and else a line of many would show no other."""
    if len(order) <= most:
        return list(order)
    dated = [id_ for id_ in order if year_in(library, id_)[:1].isdigit()]
    others = [id_ for id_ in order if not year_in(library, id_)[:1].isdigit()][: max(no_year, most - len(dated))]
    return [*dated[len(dated) - min(len(dated), most - len(others)) :], *others]


def years(library: Library, order: Sequence[str], without: str = "") -> tuple[Year, ...]:
    """Events that are in order, by year."""
    groups = groupby(order, key=lambda id_: label_of(library, id_))
    return tuple(
        Year(label, anchor_of(label), tuple(moment(library, id_, without=without) for id_ in ids))
        for label, ids in groups
    )


def strip(library: Library, order: Sequence[str], ways: Mapping[str, str]) -> tuple[StripYear, ...]:
    """All years of events that are in order, or their decades where the years are many; `ways` leads from a year's
    label to where its events are listed."""
    marks = [library.once(_mark, id_) for id_ in order]
    span = 10 if len({label for label, _ in marks}) > _LABELS else 1
    groups = [(label, list(group)) for label, group in groupby(marks, key=lambda one: _spanning(one[0], span))]
    most = max(1, min(24, _TICKS // max(len(groups), 1)))
    found, before = [], ""
    for label, group in groups:
        first, last = group[0][0], group[-1][0]
        gap = before.isdigit() and first.isdigit() and int(first) // span > int(before) // span + 1
        way = next(filter(None, (ways.get(year, "") for year, _ in group)), "")
        ticks = tuple(certainty for _, certainty in group[:most])
        found.append(StripYear(label, way, ticks, len(group), gap))
        before = last
    return tuple(found)


@line_of
def _mark(library: Library, id_: str) -> tuple[str, Certainty]:
    """The year an event is filed under, and how sure its date is."""
    return label_of(library, id_), library.when(id_).certainty


def _spanning(year: str, span: int) -> str:
    """The label of so many years.

    >>> _spanning("1957", 10), _spanning("1957", 1), _spanning("Year not stated", 10)
    ('1950–59', '1957', 'Year not stated')
    """
    return f"{year[:3]}0–{year[2]}9" if span == 10 and year.isdigit() else year


def label_of(library: Library, id_: str) -> str:
    """The year an event is filed under, or its decade, in words."""
    return period_of(library.events[id_].date) or library.say("Year not stated")


def year_in(library: Library, id_: str) -> str:
    """The same, for those who ask of many events and nothing else."""
    return library.once(_mark, id_)[0]


def anchor_of(label: str) -> str:
    """Where a year or decade begins on its page.

    >>> anchor_of("2022"), anchor_of("1970–79"), anchor_of("Year not stated")
    ('y2022', 'y1970-79', 'no-year')
    """
    return f"y{label.replace('–', '-')}" if label[:1].isdigit() else "no-year"
