"""Commitments: who asked, offered, affirmed, pledged or agreed what, to whom and by when, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable

from briefsite.model.dates import sort_key
from briefsite.model.locators import Locator
from briefsite.model.pages.kinds import CommitmentsPage, Head
from briefsite.model.pages.parts import Pledge, Ref
from briefsite.model.records import CommitmentEntry
from briefsite.pages.citing import Notes
from briefsite.pages.dating import when
from briefsite.pages.library import Library, Promise, locators

#: How many of them a page shows.
_MOST = 20
_LISTED = 100


def pledges(library: Library, found: Iterable[Promise], notes: Notes, most: int = _MOST) -> tuple[Pledge, ...]:
    """Commitments for a page, by due date, those without one last."""
    order = sorted(found, key=lambda promise: (sort_key(promise.entry.due), promise.brief, promise.number))
    return tuple(_pledge(library, promise, notes) for promise in order[:most])


def commitments_page(library: Library) -> CommitmentsPage:
    """All commitments, by due date."""
    path = "commitments.html"
    notes = Notes(library, path)
    found = pledges(library, library.promises, notes, _LISTED)
    head = Head(path, "Commitments", "Who bound themselves to what, by due date.", "briefs")
    return CommitmentsPage(head, found, max(len(library.promises) - _LISTED, 0), notes.all())


def _pledge(library: Library, promise: Promise, notes: Notes) -> Pledge:
    entry: CommitmentEntry = promise.entry
    cited = [at for at in locators(entry.cite) if at.brief in library.briefs]
    return Pledge(
        actor=library.ref(entry.actor) or Ref("Somebody not named here"),
        strength=entry.strength,
        to=library.ref(entry.to),
        matter=entry.matter,
        due=when(entry.due) if entry.due else None,
        event=library.ref(entry.event),
        drafted=library.briefs[promise.brief].status == "drafted",
        cites=tuple(notes.cite(Locator(at.brief, at.paragraphs)) for at in cited),
    )
