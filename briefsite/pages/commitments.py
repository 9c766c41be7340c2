"""Commitments as pages show them: by due date, and one that several share as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefsite.model import graph
from briefsite.model.dates import sort_key
from briefsite.model.document import CommitmentStrength
from briefsite.model.pages.parts import Commitment, Commitments, Ref
from briefsite.pages.citing import Notes
from briefsite.pages.dating import when, year_of
from briefsite.pages.editors import is_drafted
from briefsite.pages.library import Library, locators
from briefsite.pages.moments import NO_YEAR

NO_DATE = "No date stated"
#: How many of them one part of a page shows.
_MOST = 20
_VERBS: dict[CommitmentStrength, str] = {
    "requested": "asked",
    "encouraged": "encouraged",
    "offered": "offered",
    "affirmed": "affirmed commitment or readiness",
    "pledged": "pledged",
    "agreed": "agreed",
}
_ASKING = {"requested", "encouraged"}

#: The commitments of one brief that say the same of several actors.
Shared = Sequence[graph.Commitment]


def by_due_date(found: Iterable[graph.Commitment]) -> list[Shared]:
    """Commitments in the order in which they are due, those of several actors together."""
    shared: dict[tuple[object, ...], list[graph.Commitment]] = {}
    for one in dict.fromkeys(found):
        shared.setdefault((one.brief, replace(one.words, actor="")), []).append(one)
    return sorted(shared.values(), key=lambda all_: (sort_key(all_[0].words.due), all_[0].brief, all_[0].number))


def commitments(library: Library, found: Iterable[graph.Commitment], notes: Notes, here: str = "") -> Commitments:
    """The part of a page that shows them; `here` is the id of the page's own event, which need not be named."""
    order = by_due_date(found)
    shown = tuple(commitment(library, one, notes, here) for one in order[:_MOST])
    return Commitments(shown, max(len(order) - _MOST, 0))


def commitment(library: Library, shared: Shared, notes: Notes, here: str = "") -> Commitment:
    """One commitment, of one actor or several."""
    first, words = shared[0], shared[0].words
    brief = library.briefs[first.brief]
    cited = (locator for locator in locators(words.cite) if locator.brief in library.briefs)
    return Commitment(
        actors=library.refs(one.actor for one in shared),
        verb=_VERBS[words.strength],
        asking=words.strength in _ASKING,
        matter=words.matter,
        to=library.ref(first.to),
        due=when(words.due) if words.due else None,
        event=library.ref(first.event) if first.event != here else None,
        brief=library.ref(first.brief) or Ref(brief.title),
        drafted=is_drafted(library.graph, first.brief),
        cites=tuple(notes.cite(locator) for locator in cited),
    )


def due_label(shared: Shared) -> str:
    """Under which heading a commitment stands: the year in which it is due, or that none is stated."""
    due = shared[0].words.due
    return year_of(due) or (NO_YEAR if due else NO_DATE)
