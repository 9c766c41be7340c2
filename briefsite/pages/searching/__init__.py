"""Search without a server: the page with the box, and the index as files that a browser loads piece by piece.

The index is scripts that only call one function with data: they load under any path, from a folder too, where a page
may fetch nothing. There are three sorts of piece. `search/all.js` says of every entry its kind, year and topics, for
the facets. `search/w-….js`, the shelves, say which entries a word leads to; a shelf holds the words that begin with
its letters. `search/e-….js` hold what a result shows. Same content, same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from briefsite.model.pages.head import Head
from briefsite.model.pages.searching import DataPage, Facet, SearchPage
from briefsite.model.pages.terms import sections
from briefsite.pages.collation import sort_key
from briefsite.pages.library import Library
from briefsite.pages.plain_json import in_json
from briefsite.pages.searching.lots import PIECE, all_postings, facets, how_many, pieces
from briefsite.pages.searching.shelves import shelves


def search_pages(library: Library) -> tuple[SearchPage, tuple[DataPage, ...]]:
    """The search page, and its index."""
    every = _facets(library)
    data = tuple(_index(library, every))
    used = set(every["topics"].replace(";", ",").split(","))
    topics = [Facet(str(n), ref.title) for n, ref in enumerate(library.refs(library.topics)) if str(n) in used]
    title, told = sections(library.say)["search"], library.say("Search every brief, event, actor and topic.")
    page = SearchPage(
        head=Head("search.html", title, told, "search"),
        total=how_many(library),
        topics=tuple(sorted(topics, key=lambda one: sort_key(one.label))),
        years=tuple(sorted(set(filter(None, every["years"].split(","))), reverse=True)),
        version=hashlib.sha256("".join(page.data for page in data).encode()).hexdigest()[:8],
    )
    return page, data


def _facets(library: Library) -> dict[str, str]:
    """What all entries can be narrowed by."""
    found = facets(library)
    return {
        "kinds": "".join(kinds for kinds, _, _ in found),
        "years": ",".join(years for _, years, _ in found),
        "topics": ";".join(topics for _, _, topics in found),
    }


def _index(library: Library, every: Mapping[str, str]) -> Iterator[DataPage]:
    kept = shelves(all_postings(library))
    yield _data("all", in_json({**every, "shelves": " ".join(kept), "piece": PIECE}))
    for prefix, words in kept.items():
        yield _data(f"w-{file_name(prefix)}", in_json(words), prefix)
    for number, shown in enumerate(pieces(library)):
        yield _data(f"e-{number}", shown, str(number))


def file_name(prefix: str) -> str:
    """A shelf's letters as part of a file's name: as they are, or by number where they are no ASCII.

    >>> file_name("ab"), file_name("ហ")
    ('ab', 'u17a0')
    """
    return prefix if prefix.isascii() else "u" + "-".join(f"{ord(letter):x}" for letter in prefix)


def _data(name: str, text: str, key: str = "") -> DataPage:
    return DataPage(Head(f"search/{name}.js", "", ""), name[0], key, text)
