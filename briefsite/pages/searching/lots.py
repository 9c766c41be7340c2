"""The index lot by lot: where one entry has other words, only its lot is gone through again, and only the words that
begin as those do."""

from __future__ import annotations

from briefsite.model.pages.searching import Found
from briefsite.pages.library import Library
from briefsite.pages.lines import line
from briefsite.pages.plain_json import in_json
from briefsite.pages.searching.entries import At, found_at, in_order
from briefsite.pages.searching.shelves import Lot, lots, posted

#: How many entries one piece describes, and how many one lot of words is of.
PIECE, _LOT = 100, 500

#: The kinds, years and topics of some entries.
Facets = tuple[str, str, str]


def how_many(library: Library) -> int:
    """How many entries there are."""
    return library.once(_how_many, "")


def pieces(library: Library) -> list[str]:
    """What the results of entries show, piece by piece, as JSON."""
    return [library.once(_piece, str(n)) for n in _parts(library, PIECE)]


def facets(library: Library) -> list[Facets]:
    """The facets of entries, piece by piece."""
    return [library.once(_facets, str(n)) for n in _parts(library, PIECE)]


def all_postings(library: Library) -> dict[str, str]:
    """The entries of every word."""
    found = dict(pair for begin in library.once(_beginnings, "") for pair in library.once(_posted, begin))
    return {word: found[word] for word in sorted(found)}


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
