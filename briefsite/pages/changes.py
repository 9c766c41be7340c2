"""What is new: for every edition, which records are new, which differ in what, and how many are no longer here.

Only what is published today is named: what was taken back is counted, and nothing of it is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import PurePosixPath

from briefsite.model.dates import in_words
from briefsite.model.editions import Change, Edition
from briefsite.model.instants import parse_instant
from briefsite.model.pages.editions import Changed, ChangesPage, EditionShown
from briefsite.model.pages.head import Head
from briefsite.model.pages.parts import Ref
from briefsite.model.records import FOLDERS, Kind
from briefsite.pages.library import Library

PATH = "changes.html"
#: How many editions the page shows, and how many records of a kind it names in each.
_EDITIONS, _NAMED = 40, 30
_SAID = {
    "accounts": "accounts of it",
    "affiliations": "what it belongs to",
    "aliases": "other names",
    "broader": "wider topic",
    "part_of": "what it is part of",
    "phase": "whether it is planned",
    "read": "read by an editor",
    "terms": "words that signal it",
}
#: By id: the id that a record has today.
Moved = Mapping[str, str]


def changes_page(library: Library) -> ChangesPage:
    """The page of all editions, the latest first."""
    told = _told(library)
    head = Head(PATH, "What is new", "What was added, changed and taken out, edition by edition.", "changes")
    shown = editions_shown(library)
    return ChangesPage(head, shown, len(told) - len(shown))


def editions_shown(library: Library) -> tuple[EditionShown, ...]:
    """The latest editions, as a reader is told of them today."""
    now = {PurePosixPath(before).stem: PurePosixPath(after).stem for before, after in library.moved}
    return tuple(_shown(library, edition, now) for edition in reversed(_told(library)[-_EDITIONS:]))


def newest(library: Library) -> Ref | None:
    """The way to the latest edition, None where there is none."""
    told = _told(library)
    if not told:
        return None
    last = told[-1]
    return Ref(f"What is new, {_day(last)}", f"{PATH}#{_anchor(last)}")


def _told(library: Library) -> list[Edition]:
    """The editions that brought anything but new addresses."""
    return [one for one in library.editions if any(change.what != "moved" for change in one.changes)]


def _shown(library: Library, edition: Edition, moved: Moved) -> EditionShown:
    told = [change for change in edition.changes if change.what != "moved"]
    first = edition is library.editions[0]
    found = [(change, _ref(library, change, moved)) for change in told]
    groups = () if first else tuple(_groups([(change, ref) for change, ref in found if ref]))
    lost = [change for change, ref in found if not ref]
    counts = _counted([change for change, ref in found if ref]) if first else ()
    when = parse_instant(edition.at)
    return EditionShown(
        _anchor(edition),
        _day(edition),
        f"{when:%H:%M} {when.tzname()}",
        edition.at,
        first,
        counts,
        groups,
        _counted(lost),
    )


def _groups(found: Sequence[tuple[Change, Ref]]) -> Iterator[tuple[str, str, tuple[Changed, ...], int]]:
    """The records by kind, those that are new before those that changed; of many, the first."""
    order = sorted(found, key=lambda one: (one[0].what != "new", list(FOLDERS).index(one[0].kind), one[1].title))
    for (what, kind), group in groupby(order, key=lambda one: (one[0].what, one[0].kind)):
        lines = [Changed(ref, _words(change) if change.what == "changed" else "") for change, ref in group]
        yield what, FOLDERS[kind], tuple(lines[:_NAMED]), max(len(lines) - _NAMED, 0)


def _words(change: Change) -> str:
    """What differs: fields by their names, and how many statements."""
    names = ["name" if name == "title" and change.kind == "actor" else _SAID.get(name, name) for name in change.fields]
    reworded = min(change.added, change.removed)
    counts = (
        (change.added - reworded, "added"), (reworded, "reworded"), (change.removed - reworded, "taken out"),
    )  # fmt: skip
    said = [f"{count} statement{'' if count == 1 else 's'} {what}" for count, what in counts if count]
    return ", ".join((*names, *said))


def _counted(changes: Sequence[Change]) -> tuple[tuple[int, str], ...]:
    """How many there are of each kind."""
    kinds: list[Kind] = [change.kind for change in changes]
    return tuple((kinds.count(kind), FOLDERS[kind]) for kind in FOLDERS if kind in kinds)


def _ref(library: Library, change: Change, moved: Moved) -> Ref | None:
    """The way to a record, under the id that it has today."""
    id_, seen = change.id, {change.id}
    while not library.ref(id_) and (id_ := moved.get(id_, "")) and id_ not in seen:
        seen.add(id_)
    ref = library.ref(id_) if change.what != "gone" else None
    return ref if ref and ref.kind == change.kind else None


def _day(edition: Edition) -> str:
    return in_words(edition.at[:10])


def _anchor(edition: Edition) -> str:
    return f"edition-{edition.number}"
