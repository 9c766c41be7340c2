"""What is new: for every edition, which records are new, which differ in what, and how many are no longer here.

Only what is published today is named: what was taken back is counted, and nothing of it is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from briefsite.model.dates import in_words
from briefsite.model.editions import Change, Edition
from briefsite.model.instants import parse_instant
from briefsite.model.pages.editions import Changed, ChangesPage, EditionShown
from briefsite.model.pages.head import Head
from briefsite.model.pages.parts import Ref
from briefsite.model.pages.terms import fields
from briefsite.model.records import FOLDERS
from briefsite.model.wording import Wording
from briefsite.pages.library import Library

PATH = "changes.html"
#: How many editions the page shows, and how many records of a kind it names in each.
_EDITIONS, _NAMED = 40, 30
_KINDS = tuple(FOLDERS)
#: By id: the id that a record has today.
Moved = Mapping[str, str]
#: A change with the way to its record, None where that is no longer here.
Found = tuple[Change, Ref | None]


def changes_pages(library: Library) -> Iterator[ChangesPage]:
    """The page of all editions, the latest first; none where none went out."""
    say, told = library.say, _told(library)
    if not told:
        return
    head = Head(PATH, say("What is new"), say("What was added, changed and taken out, edition by edition."), "changes")
    shown = editions_shown(library)
    yield ChangesPage(head, shown, len(told) - len(shown))


def editions_shown(library: Library) -> tuple[EditionShown, ...]:
    """The latest editions, as a reader is told of them today."""
    return tuple(_shown(library, edition, library.moved) for edition in reversed(_told(library)[-_EDITIONS:]))


def newest(library: Library) -> Ref | None:
    """The way to the latest edition, None where there is none."""
    told = _told(library)
    if not told:
        return None
    words = library.say("What is new, %(date)s", date=_day(library.say, told[-1]))
    return Ref(words, f"{PATH}#{_anchor(told[-1])}")


def _told(library: Library) -> list[Edition]:
    """The editions that brought anything but new addresses."""
    return [one for one in library.editions if any(change.what != "moved" for change in one.changes)]


def _shown(library: Library, edition: Edition, moved: Moved) -> EditionShown:
    say, first = library.say, edition is library.editions[0]
    found: list[Found] = [(one, _ref(library, one, moved)) for one in edition.changes if one.what != "moved"]
    here, lost = [one for one in found if one[1]], [one for one in found if not one[1]]
    when = parse_instant(edition.at)
    return EditionShown(
        anchor=_anchor(edition),
        day=_day(say, edition),
        time=f"{when:%H:%M} {when.tzname()}",
        instant=edition.at,
        begins=_counted(say, here) if first else (),
        groups=() if first else tuple(_groups(say, here)),
        lost=_counted(say, lost),
    )


def _groups(say: Wording, found: Sequence[Found]) -> Iterator[tuple[str, str, tuple[Changed, ...], int]]:
    """The records by kind, those that are new before those that changed; of many, the first."""
    known = [(one.what != "new", _KINDS.index(one.kind), ref, one) for one, ref in found if ref]
    known.sort(key=lambda line: (*line[:2], line[2].title, line[2].id))
    for (changed, kind), group in groupby(known, key=lambda line: line[:2]):
        shown = [Changed(ref, _words(say, one) if changed else "") for _, _, ref, one in group]
        heading = (_changed_kinds if changed else _new_kinds)(say)[kind]
        yield "changed" if changed else "new", heading, tuple(shown[:_NAMED]), max(len(shown) - _NAMED, 0)


def _words(say: Wording, change: Change) -> str:
    """What differs: fields by their names, and how many statements."""
    names = {**fields(say), "read": say("read by an editor")}
    reworded = min(change.added, change.removed)
    added, removed = change.added - reworded, change.removed - reworded
    said = [names.get(name, name) for name in change.fields]
    if added:
        said.append(say.counted(added, "%(num)s statement added", "%(num)s statements added"))
    if reworded:
        said.append(say.counted(reworded, "%(num)s statement reworded", "%(num)s statements reworded"))
    if removed:
        said.append(say.counted(removed, "%(num)s statement taken out", "%(num)s statements taken out"))
    return ", ".join(said)


def _new_kinds(say: Wording) -> tuple[str, ...]:
    return say("New briefs"), say("New events"), say("New actors"), say("New topics")


def _changed_kinds(say: Wording) -> tuple[str, ...]:
    return say("Changed briefs"), say("Changed events"), say("Changed actors"), say("Changed topics")


def _counted(say: Wording, found: Sequence[Found]) -> tuple[str, ...]:
    """How many there are of each kind, in words."""
    kinds = [change.kind for change, _ in found]
    briefs, events, actors, topics = (kinds.count(kind) for kind in _KINDS)
    said = (
        (briefs, say.counted(briefs, "%(num)s brief", "%(num)s briefs")),
        (events, say.counted(events, "%(num)s event", "%(num)s events")),
        (actors, say.counted(actors, "%(num)s actor", "%(num)s actors")),
        (topics, say.counted(topics, "%(num)s topic", "%(num)s topics")),
    )
    return tuple(words for count, words in said if count)


def _ref(library: Library, change: Change, moved: Moved) -> Ref | None:
    """The way to a record, under the id that it has today."""
    id_, seen = change.id, {change.id}
    while not library.ref(id_) and (id_ := moved.get(id_, "")) and id_ not in seen:
        seen.add(id_)
    ref = library.ref(id_) if change.what != "gone" else None
    return ref if ref and ref.kind == change.kind else None


def _day(say: Wording, edition: Edition) -> str:
    return in_words(edition.at[:10], say)


def _anchor(edition: Edition) -> str:
    return f"edition-{edition.number}"
