"""Commitments as pages show them: by due date, else the latest told first, and one that several share as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from briefsite.model import graph
from briefsite.model.dates import sort_key
from briefsite.model.document import CommitmentStrength
from briefsite.model.nouns import replace
from briefsite.model.pages.parts import Commitment, Commitments, Ref
from briefsite.model.wording import Wording
from briefsite.pages.citing import Notes
from briefsite.pages.dating import period_of, when, year_of
from briefsite.pages.editors import is_drafted
from briefsite.pages.library import Library, locators
from briefsite.pages.lines import line
from briefsite.pages.moments import anchor_of
from briefsite.pages.reports import published

#: How many of them one part of a page shows.
_MOST = 20

#: The commitments of one brief that say the same of several actors.
Shared = Sequence[graph.Commitment]


def by_due_date(library: Library, found: Iterable[graph.Commitment]) -> list[Shared]:
    """Commitments in the order in which they are due, those of several actors together; of those that are due at the
    same time or at none, the latest told first."""
    shared: dict[tuple[object, ...], list[graph.Commitment]] = {}
    for one in dict.fromkeys(found):
        shared.setdefault((one.brief, replace(one.words, actor="")), []).append(one)
    order = sorted(shared.values(), key=lambda all_: (all_[0].brief, all_[0].number))
    order.sort(key=lambda all_: _recent(published(library, all_[0].brief)), reverse=True)
    return sorted(order, key=lambda all_: sort_key(all_[0].words.due))


def _recent(date: str) -> tuple[object, ...]:
    return bool(year_of(date)), sort_key(date)


def promised(library: Library) -> Sequence[Shared]:
    """All commitments, in that order."""
    found: Sequence[Shared] = library.once(_promised, "")
    return found


def how_many_promised(library: Library) -> int:
    """How many commitments there are."""
    return library.once(_how_many, "")


@line
def _promised(library: Library, _: str) -> tuple[tuple[graph.Commitment, ...], ...]:
    return tuple(map(tuple, by_due_date(library, chain.from_iterable(library.graph.made.values()))))


@line
def _how_many(library: Library, _: str) -> int:
    return len(promised(library))


def commitments(library: Library, found: Iterable[graph.Commitment], notes: Notes, here: str = "") -> Commitments:
    """The part of a page that shows them; `here` is the id of its own event, which need not be named, or brief, whose
    day need not be told."""
    order = by_due_date(library, found)
    shown = tuple(commitment(library, one, notes, here) for one in order[:_MOST])
    return Commitments(shown, max(len(order) - _MOST, 0))


def commitment(library: Library, shared: Shared, notes: Notes, here: str = "") -> Commitment:
    """One commitment, of one actor or several."""
    first, words = shared[0], shared[0].words
    brief = library.briefs[first.brief]
    cited = (locator for locator in locators(words.cite) if locator.brief in library.briefs)
    return Commitment(
        actors=library.refs(one.actor for one in shared),
        deed=_deed(library.say, words.strength, len(shared), addressed=library.ref(first.to) is not None),
        matter=words.matter,
        to=library.ref(first.to),
        due=when(library.say, words.due) if words.due else None,
        told=when(library.say, told) if first.brief != here and (told := published(library, first.brief)) else None,
        event=library.ref(first.event) if first.event != here else None,
        brief=library.ref(first.brief) or Ref(brief.title),
        drafted=is_drafted(library.graph, first.brief),
        cites=tuple(notes.cite(locator) for locator in cited),
    )


def due_label(library: Library, shared: Shared) -> str:
    """Under which heading a commitment stands: the year in which it is due, or that none is stated, and when it was
    reported."""
    told, say = _told_in(library, shared), library.say
    return say("No date stated, reported in %(year)s", year=told) if told else _due(say, shared)


def due_span(library: Library, shared: Shared) -> str:
    """The same, in short."""
    told, say = _told_in(library, shared), library.say
    return say("Reported in %(year)s", year=told) if told else _due(say, shared)


def _due(say: Wording, shared: Shared) -> str:
    due = shared[0].words.due
    return period_of(due) or (say("Year not stated") if due else say("No date stated"))


def _told_in(library: Library, shared: Shared) -> str:
    """The year in which one without a date was reported."""
    return "" if shared[0].words.due else year_of(published(library, shared[0].brief))


def due_anchor(library: Library, shared: Shared) -> str:
    """Where such a heading stands on its page."""
    due, told = shared[0].words.due, _told_in(library, shared)
    return anchor_of(period_of(due)) if due else "-".join(filter(None, ("no-date", told)))


def _deed(say: Wording, strength: CommitmentStrength, actors: int, *, addressed: bool) -> str:
    """What was done, and how firmly, as a sentence with room for `who` and, if it has an addressee, `whom`."""
    if addressed:
        return {
            "requested": say.form(actors, "%(who)s asked %(whom)s", "%(who)s asked %(whom)s"),
            "encouraged": say.form(actors, "%(who)s encouraged %(whom)s", "%(who)s encouraged %(whom)s"),
            "offered": say.form(actors, "%(who)s offered %(whom)s", "%(who)s offered %(whom)s"),
            "affirmed": say.form(actors, "%(who)s affirmed to %(whom)s", "%(who)s affirmed to %(whom)s"),
            "pledged": say.form(actors, "%(who)s pledged to %(whom)s", "%(who)s pledged to %(whom)s"),
            "agreed": say.form(actors, "%(who)s agreed with %(whom)s", "%(who)s agreed with %(whom)s"),
        }[strength]
    return {
        "requested": say.form(actors, "%(who)s asked", "%(who)s asked"),
        "encouraged": say.form(actors, "%(who)s encouraged", "%(who)s encouraged"),
        "offered": say.form(actors, "%(who)s offered", "%(who)s offered"),
        "affirmed": say.form(actors, "%(who)s affirmed", "%(who)s affirmed"),
        "pledged": say.form(actors, "%(who)s pledged", "%(who)s pledged"),
        "agreed": say.form(actors, "%(who)s agreed", "%(who)s agreed"),
    }[strength]
