"""The index lot by lot: where one entry has other words, only its lot is gone through again, and only the words that
begin as those do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from briefsite.model.pages.searching import Found
from briefsite.pages.library import Library
from briefsite.pages.lines import line
from briefsite.pages.plain_json import in_json
from briefsite.pages.searching.entries import At, found_at, in_order
from briefsite.pages.searching.shelves import Lot, by_letter, fit, lots, posted, room_of, shelves

#: How many entries one piece describes, and how many one lot of words is of.
PIECE, _LOT = 100, 250

#: The kinds, years and topics of some entries.
Facets = tuple[str, str, str]
#: Shelves by the letters with which all their words begin, as JSON.
Shelves = tuple[tuple[str, str], ...]


def how_many(library: Library) -> int:
    """How many entries there are."""
    return library.once(_how_many, "")


def piece(library: Library, number: int) -> str:
    """What the results of some entries show, as JSON."""
    return library.once(_piece, str(number))


def facets(library: Library) -> list[Facets]:
    """The facets of entries, piece by piece."""
    return [library.once(_facets, str(n)) for n in _parts(library, PIECE)]


def beginnings(library: Library) -> tuple[str, ...]:
    """What the words on some shelves begin with; nothing, where all fit on one."""
    return ("",) if library.once(_is_one, "") else library.once(_beginnings, "")


def shelves_of(library: Library, begin: str) -> Shelves:
    """The shelves of the words that begin so."""
    return library.once(_shelves, begin)


def prefixes(library: Library) -> list[str]:
    """The letters that tell all shelves."""
    return sorted(prefix for begin in beginnings(library) for prefix in library.once(_names_and_mark, begin)[0])


def marks(library: Library) -> list[str]:
    """What changes when any shelf or piece does."""
    of_shelves = [library.once(_names_and_mark, begin)[1] for begin in beginnings(library)]
    return of_shelves + [library.once(_mark, str(n)) for n in _parts(library, PIECE)]


def mark_of(texts: Iterable[str]) -> str:
    """What tells some texts from others."""
    return hashlib.sha256("".join(texts).encode()).hexdigest()[:16]


def _parts(library: Library, size: int) -> range:
    return range(-(-how_many(library) // size))


def _found(library: Library, size: int, number: str) -> list[Found]:
    return found_at(library, library.once(_part, f"{size} {number}"))


@line
def _how_many(library: Library, _: str) -> int:
    return len(library.once(in_order, ""))


@line
def _part(library: Library, size_and_number: str) -> tuple[At, ...]:
    """Some of the records, in order."""
    size, number = map(int, size_and_number.split())
    return library.once(in_order, "")[size * number : size * (number + 1)]


@line
def _piece(library: Library, number: str) -> str:
    found = _found(library, PIECE, number)
    return in_json([[one.title, one.path, one.aside, one.about] for one in found])


@line
def _facets(library: Library, number: str) -> Facets:
    found = _found(library, PIECE, number)
    kinds, years = "".join(one.kind[0] for one in found), ",".join(one.year for one in found)
    return kinds, years, ";".join(",".join(map(str, one.topics)) for one in found)


@line
def _words(library: Library, number: str) -> tuple[tuple[str, Lot], ...]:
    """The words of a lot of entries, by what they begin with."""
    return tuple(lots(_found(library, _LOT, number), _LOT * int(number)).items())


@line
def _begun_in(library: Library, number: str) -> tuple[str, ...]:
    return tuple(begin for begin, _ in library.once(_words, number))


@line
def _beginnings(library: Library, _: str) -> tuple[str, ...]:
    """What words begin with."""
    return tuple(sorted({begin for n in _parts(library, _LOT) for begin in library.once(_begun_in, str(n))}))


@line
def _beginning(library: Library, number_and_begin: str) -> Lot:
    """The words of a lot that begin so."""
    number, begin = number_and_begin.split(" ", 1)
    return dict(library.once(_words, number)).get(begin, ())


@line
def _posted(library: Library, begin: str) -> tuple[tuple[str, str], ...]:
    """The entries of each word that begins so."""
    theirs = (library.once(_beginning, f"{n} {begin}") for n in _parts(library, _LOT))
    return tuple(posted(theirs, how_many(library)).items())


@line
def _mark(library: Library, number: str) -> str:
    return mark_of([library.once(_piece, number)])


@line
def _room(library: Library, begin: str) -> int:
    return room_of(dict(library.once(_posted, begin)))


@line
def _is_one(library: Library, _: str) -> bool:
    """Whether all words fit on one shelf."""
    return fit(sum(library.once(_room, begin) for begin in library.once(_beginnings, "")))


def _shelves(library: Library, begin: str) -> Shelves:
    begins = [begin] if begin else library.once(_beginnings, "")
    found = dict(sorted(pair for one in begins for pair in library.once(_posted, one)))
    parted = by_letter(found) if begin else shelves(found)
    return tuple((prefix, in_json(words)) for prefix, words in parted.items())


@line
def _names_and_mark(library: Library, begin: str) -> tuple[tuple[str, ...], str]:
    kept = library.once(_shelves, begin)
    return tuple(prefix for prefix, _ in kept), mark_of(text for _, text in kept)
