"""The search page, and the files of its index."""

from __future__ import annotations

from typing import ClassVar

from briefsite.model.nouns import dataclass
from briefsite.model.pages.head import Head
from briefsite.model.records import Kind


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of the index: what its result shows (`aside` is a date, or the kind of an actor), its facets (`topics`
    by number), the words of its names, and the other words of the texts that speak of it."""

    kind: Kind
    title: str
    path: str
    aside: str
    about: str
    year: str
    topics: tuple[int, ...]
    names: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A choice that narrows a search: its value in the index, and what a reader sees."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The box and its facets. `total` entries can be found; `version` changes when the index does."""

    template: ClassVar[str] = "search.html"
    head: Head
    total: int
    topics: tuple[Facet, ...]
    years: tuple[str, ...]
    version: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """A piece of the index: its sort (`a`ll, `w`ords or `e`ntries), its key among them, and its data as JSON."""

    template: ClassVar[str] = "data.js"
    head: Head
    sort: str
    key: str
    data: str
