"""Search without a server: the page with the box, and the index as files that a browser loads piece by piece.

The index is scripts that only call one function with data: they load under any path, from a folder too, where a page
may fetch nothing. There are three sorts of piece. `search/all.js` says of every entry its kind, year and topics, for
the facets. `search/w-….js`, the shelves, say which entries a word leads to; a shelf holds the words that begin with
its letters. `search/e-….js` hold what a result shows. Same content, same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from briefsite.model.pages.head import Head
from briefsite.model.pages.searching import DataPage, Facet, SearchPage
from briefsite.model.pages.terms import sections
from briefsite.pages.collation import sort_key
from briefsite.pages.library import Library
from briefsite.pages.lines import line
from briefsite.pages.plain_json import in_json
from briefsite.pages.searching.lots import (
    PIECE,
    beginnings,
    facets,
    how_many,
    mark_of,
    marks,
    piece,
    prefixes,
    shelves_of,
)

#: Makes some pieces of the index.
Part = Callable[[Library], Iterator[DataPage]]
#: The letters whose shelves are made apart from all others; none stands for the one shelf on which all words fit.
_LETTERS = ("", *"0123456789abcdefghijklmnopqrstuvwxyz")
_OTHERS = "others"
_ALL, _WORDS, _ENTRIES = "all", "words", "entries"


def search_page(library: Library) -> SearchPage:
    """The search page."""
    years, used = library.once(_choices, "")
    topics = [Facet(str(n), ref.title) for n, ref in enumerate(library.refs(library.topics)) if str(n) in used]
    title, told = sections(library.say)["search"], library.say("Search every brief, event, actor and topic.")
    return SearchPage(
        head=Head("search.html", title, told, "search"),
        total=how_many(library),
        topics=tuple(sorted(topics, key=lambda one: sort_key(one.label))),
        years=years,
        version=mark_of([library.once(_mark_of_all, ""), *marks(library)])[:8],
    )


def parts_of_index(pieces: int) -> Iterator[tuple[str, Part]]:
    """What makes the index, by name; so many `pieces` describe the entries."""
    yield _ALL, _every
    yield from ((f"{_WORDS} {letter}", partial(_shelved, letter)) for letter in (*_LETTERS, _OTHERS))
    yield from ((f"{_ENTRIES} {number}", partial(_piece, number)) for number in range(pieces))


def pieces_of(entries: int) -> int:
    """How many pieces describe so many entries."""
    return -(-entries // PIECE)


def pieces_among(names: Iterable[str]) -> int:
    """The same, where these are the names of parts of the index."""
    numbers = (name.removeprefix(f"{_ENTRIES} ") for name in names if name.startswith(f"{_ENTRIES} "))
    return max(map(int, numbers), default=-1) + 1


@line
def _choices(library: Library, _: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The years and topics that a search can be narrowed to."""
    every = _facets(library)
    years = sorted(set(filter(None, every["years"].split(","))), reverse=True)
    return tuple(years), tuple(sorted(set(every["topics"].replace(";", ",").split(","))))


def _facets(library: Library) -> dict[str, str]:
    """What all entries can be narrowed by."""
    found = facets(library)
    return {
        "kinds": "".join(kinds for kinds, _, _ in found),
        "years": ",".join(years for _, years, _ in found),
        "topics": ";".join(topics for _, _, topics in found),
    }


@line
def _all(library: Library, _: str) -> str:
    return in_json({**_facets(library), "shelves": " ".join(prefixes(library)), "piece": PIECE})


@line
def _mark_of_all(library: Library, _: str) -> str:
    return mark_of([library.once(_all, "")])


def _every(library: Library) -> Iterator[DataPage]:
    yield _data(_ALL, library.once(_all, ""))


def _shelved(letter: str, library: Library) -> Iterator[DataPage]:
    for begin in beginnings(library):
        if letter == (begin if begin in _LETTERS else _OTHERS):
            for prefix, words in shelves_of(library, begin):
                yield _data(f"w-{file_name(prefix)}", words, prefix)


def _piece(number: int, library: Library) -> Iterator[DataPage]:
    yield _data(f"e-{number}", piece(library, number), str(number))


def file_name(prefix: str) -> str:
    """A shelf's letters as part of a file's name: as they are, or by number where they are no ASCII.

    >>> file_name("ab"), file_name("ហ")
    ('ab', 'u17a0')
    """
    return prefix if prefix.isascii() else "u" + "-".join(f"{ord(letter):x}" for letter in prefix)


def _data(name: str, text: str, key: str = "") -> DataPage:
    return DataPage(Head(f"search/{name}.js", "", ""), name[0], key, text)
