"""Search without a server: the page with the box, and the index as files that a browser loads piece by piece.

The index is scripts that only call one function with data: they load under any path, from a folder too, where a page
may fetch nothing. There are three sorts of piece. `search/all.js` says of every entry its kind, year and topics, for
the facets. `search/w-….js`, the shelves, say which entries a word leads to; a shelf holds the words that begin with
its letters. `search/e-….js` hold what a result shows. Same content, same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from briefsite.model.pages.head import Head
from briefsite.model.pages.searching import DataPage, Facet, Found, SearchPage
from briefsite.model.pages.terms import sections
from briefsite.pages.collation import sort_key
from briefsite.pages.library import Library
from briefsite.pages.searching.entries import entries
from briefsite.pages.searching.shelves import postings, shelves

#: How many entries one piece describes.
PIECE = 100


def search_pages(library: Library) -> tuple[SearchPage, tuple[DataPage, ...]]:
    """The search page, and its index."""
    found = entries(library)
    data = tuple(_index(found))
    used = {topic for entry in found for topic in entry.topics}
    topics = [Facet(str(n), ref.title) for n, ref in enumerate(library.refs(library.topics)) if n in used]
    title, told = sections(library.say)["search"], library.say("Search every brief, event, actor and topic.")
    page = SearchPage(
        head=Head("search.html", title, told, "search"),
        total=len(found),
        topics=tuple(sorted(topics, key=lambda one: sort_key(one.label))),
        years=tuple(sorted({entry.year for entry in found if entry.year}, reverse=True)),
        version=hashlib.sha256("".join(page.data for page in data).encode()).hexdigest()[:8],
    )
    return page, data


def _index(found: Sequence[Found]) -> Iterator[DataPage]:
    kept = shelves(postings(found))
    facets = {
        "kinds": "".join(entry.kind[0] for entry in found),
        "years": ",".join(entry.year for entry in found),
        "topics": ";".join(",".join(map(str, entry.topics)) for entry in found),
        "shelves": " ".join(kept),
        "piece": PIECE,
    }
    yield _data("all", facets)
    for prefix, words in kept.items():
        yield _data(f"w-{file_name(prefix)}", words, prefix)
    for start in range(0, len(found), PIECE):
        shown = [[one.title, one.path, one.aside, one.about] for one in found[start : start + PIECE]]
        yield _data(f"e-{start // PIECE}", shown, str(start // PIECE))


def file_name(prefix: str) -> str:
    """A shelf's letters as part of a file's name: as they are, or by number where they are no ASCII.

    >>> file_name("ab"), file_name("ហ")
    ('ab', 'u17a0')
    """
    return prefix if prefix.isascii() else "u" + "-".join(f"{ord(letter):x}" for letter in prefix)


def _data(name: str, value: Any, key: str = "") -> DataPage:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return DataPage(Head(f"search/{name}.js", "", ""), name[0], key, text)
