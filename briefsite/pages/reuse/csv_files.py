"""Tables as CSV (RFC 4180, UTF-8), with a Data Package that says what their columns mean.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula and runs it. Such a cell gets an
apostrophe in front, which spreadsheets do not show; other programs take it off again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from briefsite.model.pages.machines import DataFile
from briefsite.model.slugs import slug
from briefsite.pages.joined import Joined
from briefsite.pages.library import Library
from briefsite.pages.lines import line
from briefsite.pages.reuse.addresses import address, data_page
from briefsite.pages.reuse.json_files import as_json

_T = TypeVar("_T")
#: What a spreadsheet takes for the beginning of a formula, or for a way to one.
_FORMULA = frozenset("=+-@\t\r＝＋－＠")
#: Between the values of a cell that holds several.
SEVERAL = " | "


@dataclass(frozen=True)
class Column(Generic[_T]):
    """A column: its name, what it holds, and how to read it off an item that a library has."""

    name: str
    doc: str
    value: Callable[[Library, _T], str | int | Iterable[str]]


@dataclass(frozen=True, eq=False)
class Table(Generic[_T]):
    """A table: the ids of the records that it goes through, and the items of each, one a row. The columns in `key`
    together tell the rows apart."""

    name: str
    title: str
    records: Callable[[Library], Iterable[str]]
    items: Callable[[Library, str], Iterable[_T]]
    columns: tuple[Column[_T], ...]
    key: tuple[str, ...] = ("id",)

    def __post_init__(self) -> None:
        line(self.lines)
        _ = self.joined  # declares its pieces, which a build that recalls them must know by name

    @cached_property
    def joined(self) -> Joined:
        """All rows."""
        return Joined(f"rows of {self.name}", self.records, self.lines)

    @property
    def path(self) -> str:
        return f"data/{self.name}.csv"

    def lines(self, library: Library, id_: str) -> str:
        """The rows of one record."""
        return _lines(
            [cell(column.value(library, item)) for column in self.columns] for item in self.items(library, id_)
        )


def table_file(library: Library, table: Table[_T]) -> DataFile:
    """A table as a file."""
    heading = _lines([[column.name for column in table.columns]])
    return data_page(table.path, table.joined.folded(library, heading))


def _lines(rows: Iterable[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def package_file(library: Library, tables: Iterable[Table[_T]]) -> DataFile:
    """The description of all tables (Data Package 1)."""
    settings = library.settings
    value = {
        "profile": "tabular-data-package",
        "name": slug(settings.title),
        "title": settings.title,
        "homepage": address(settings, "index.html"),
        "resources": [_resource(table) for table in tables],
    }
    if not settings.base_url:
        del value["homepage"]
    return data_page("data/datapackage.json", as_json(value))


def cell(value: str | int | Iterable[str]) -> str:
    """A cell's text, which no spreadsheet runs.

    >>> cell("=1+1"), cell(["a", "b"]), cell(3), cell("a-b")
    ("'=1+1", 'a | b', '3', 'a-b')
    """
    words = value if isinstance(value, str) else str(value) if isinstance(value, int) else SEVERAL.join(value)
    return f"'{words}" if words[:1] in _FORMULA else words


def _resource(table: Table[_T]) -> dict[str, object]:
    fields = [{"name": column.name, "type": "string", "description": column.doc} for column in table.columns]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": table.path.removeprefix("data/"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "primaryKey": list(table.key)},
    }
