"""Event pages: when, where, who; each source's telling; what came before and after."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from briefsite.model.dates import Day, bounds
from briefsite.model.document import ActorKind
from briefsite.model.graph import Passage
from briefsite.model.pages.head import Head
from briefsite.model.pages.kinds import EventPage
from briefsite.model.pages.parts import Ref, Telling
from briefsite.model.pages.time import Moment
from briefsite.model.records import Entry, Event
from briefsite.pages import linked_data
from briefsite.pages.citing import Notes
from briefsite.pages.commitments import commitments
from briefsite.pages.dating import dates_differ, places_differ, when
from briefsite.pages.editors import facts_read, status
from briefsite.pages.library import Library, locators, page_path
from briefsite.pages.lines import line
from briefsite.pages.maps import way_to_place
from briefsite.pages.moments import moment, moments
from briefsite.pages.passages import body, said
from briefsite.pages.reports import first_reported

#: How many events before and after are shown, and among how many of each actor they are looked for.
_NEAR, _LOOKED_AT = 2, 6


def event_page(library: Library, entry: Entry) -> EventPage:
    """The page of one event."""
    event, path = library.events[entry.id], page_path(entry)
    notes = Notes(library, path)
    tellings = tuple(_tellings(library, event, notes))
    date = library.when(entry.id)
    heading = ", ".join(part for part in (date.words, date.missing) if part)
    passages = _passages(library, entry.id, event)
    return EventPage(
        head=Head(path, event.title, f"{event.title}: {heading}.", "events", linked_data.event(library, entry, event)),
        id=entry.id,
        status=status(library.graph, entry.id),
        read=facts_read(library.say, library.graph, entry.id),
        event_kind=event.kind,
        when=date,
        reported=first_reported(library, entry.id),
        place=event.place,
        on_map=way_to_place(library, entry.id),
        participants=tuple(_participants(library, event)),
        part_of=library.ref(event.part_of),
        parts=moments(library, library.graph.children[entry.id]),
        topics=library.refs(event.topics),
        tellings=tellings,
        differ=(dates_differ(event), places_differ(event)),
        prose=body(library, entry, notes),
        said=said(library, passages, notes),
        commitments=commitments(library, library.graph.commitments[entry.id], notes, entry.id),
        line=_line(library, entry.id),
        notes=notes.all(),
    )


def _passages(library: Library, id_: str, event: Event) -> list[Passage]:
    """What briefs say of an event: in its section, or naming it; or else what rests on its accounts' paragraphs."""
    about = [found for found in library.graph.about[id_] if found.entry != id_]
    cited = [locator for account in event.accounts for locator in locators(account.cite)]
    told = {(locator.brief, number) for locator in cited for number in locator.paragraphs}
    briefs = [brief for brief in dict.fromkeys(locator.brief for locator in cited) if brief in library.briefs]
    beside = (found for brief in briefs for found in library.graph.passages[brief] if found.block.kind != "note")
    return about or [
        found for found in beside if any((at.brief, n) in told for at in found.locators for n in at.paragraphs)
    ]


def _participants(library: Library, event: Event) -> Iterator[tuple[str, tuple[tuple[Ref, str], ...]]]:
    refs, say = library.refs(event.participants), library.say
    headings: tuple[tuple[ActorKind, str], ...] = (
        ("person", say("People")),
        ("organisation", say("Organisations")),
        ("state", say("States")),
        ("programme", say("Programmes")),
    )
    for kind, heading in headings:
        found = tuple((ref, library.once(_function, ref.id)) for ref in refs if ref.shape == kind)
        if found:
            yield heading, found


@line
def _function(library: Library, id_: str) -> str:
    """What a participant is, in few words: the first role that a source gives it."""
    roles = library.actors[id_].roles
    if not roles:
        return ""
    body_ref = library.ref(roles[0].body)
    words = body_ref.title if body_ref else roles[0].body if is_words(roles[0].body) else ""
    return ", ".join(part for part in (roles[0].title or roles[0].rank, words) if part)


def is_words(text: str) -> bool:
    """Whether a role's body is in the words of a source, rather than the id of a record that has no page."""
    return bool(text) and (" " in text or "-" not in text)


def _tellings(library: Library, event: Event, notes: Notes) -> Iterator[Telling]:
    for account in event.accounts:
        cited = [locator for locator in locators(account.cite) if locator.brief in library.briefs]
        if not cited:
            continue
        ref, record = library.ref(cited[0].brief), library.briefs[cited[0].brief]
        date = when(library.say, account.value, (account.reason,) if account.reason else ()) if account.value else None
        cites = tuple(notes.cite(locator) for locator in cited)
        yield Telling(ref or Ref(record.title), record.source.publisher, account.date, date, account.place, cites)


def _line(library: Library, id_: str) -> tuple[Moment, ...]:
    """The events before and after, among those that share an actor with this one, on a short line of time: only such
    as are known to be so, and none that the page has as its parts or as the whole."""
    event, place = library.events[id_], library.rank[id_]
    near = set[int]()
    for ranks in (library.ranks_of.get(actor, []) for actor in event.participants):
        at = bisect_left(ranks, place)
        near.update(ranks[max(at - _LOOKED_AT, 0) : at + _LOOKED_AT + 1])
    own = {id_, event.part_of, *library.graph.children[id_]}
    beside = [other for rank in sorted(near) if (other := library.in_time[rank]) not in own]
    first, last = library.once(_span, id_)
    earlier = [other for other in beside if _is_before(library.once(_span, other)[1], first)]
    later = [other for other in beside if _is_before(last, library.once(_span, other)[0])]
    shown = (*earlier[-_NEAR:], id_, *later[:_NEAR])
    return tuple(moment(library, other, here=id_) for other in shown) if len(shown) > 1 else ()


@line
def _span(library: Library, id_: str) -> tuple[Day | None, Day | None]:
    """The first and the last day of an event, as far as they are known."""
    return bounds(library.events[id_].date)


def _is_before(day: Day | None, other: Day | None) -> bool:
    return day is not None and other is not None and day < other
