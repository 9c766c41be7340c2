"""The search page, and the files of its index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from briefsite.model.pages.head import Head


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
