"""A table whose rows are packed one by one: it is fetched whole, and of its rows those are made that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, fields
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from briefsite.geography import Located, Lost
from briefsite.model.pages.parts import Ref
from briefsite.model.records import FOLDERS
from briefsite.pages.days import Days
from briefsite.pipeline.memory.packing import packed, unpacked


class Form(NamedTuple):
    """How a row is packed, and what makes it again of that and of its key."""

    plain: Callable[[Any], Any]
    made: Callable[[str, Any], Any]


def _plain_days(days: Days) -> tuple[str, str | None]:
    return days.first.isoformat(), days.last.isoformat() if days.last else None


def _days(_: str, row: tuple[str, str | None]) -> Days:
    first, last = row
    return Days(date.fromisoformat(first), date.fromisoformat(last) if last else None)


def _place(_: str, row: tuple[Any, ...]) -> Located | Lost:
    return Lost(*row) if len(row) == 1 else Located(*row)


def _ref(_: str, row: tuple[Any, ...]) -> Ref:
    return Ref(*row)


_AS_BYTES = Form(packed, lambda _, row: unpacked(row))
#: The tables whose rows are packed, by name: those of records are called as their folders are.
FORMS = {
    **dict.fromkeys((*FOLDERS.values(), "ties"), _AS_BYTES),
    "placed": Form(_plain_days, _days),
    "places": Form(astuple, _place),
    "_refs": Form(attrgetter(*(one.name for one in fields(Ref))), _ref),
}


class PackedRows(Mapping[str, Any]):
    """Such a table, of its packed rows."""

    def __init__(self, name: str, rows: Mapping[str, Any]) -> None:
        self.packed = rows
        self._form = FORMS[name]
        self._name = name
        self._made: dict[str, Any] = {}

    def with_rows(self, others: Mapping[str, Any]) -> PackedRows:
        """The same table, of which some rows are others, or new."""
        plain = self._form.plain
        return PackedRows(self._name, {**self.packed, **{key: plain(row) for key, row in others.items()}})

    def others(self, before: PackedRows) -> Iterator[str]:
        """The keys of rows that are others than before, or were not there."""
        was = before.packed.get
        return (key for key, row in self.packed.items() if was(key) != row)

    def __getitem__(self, key: str) -> Any:
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._form.made(key, self.packed[key])
        return found

    def __contains__(self, key: object) -> bool:
        return key in self.packed

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)


def packed_rows(name: str, table: Mapping[str, Any]) -> Mapping[str, Any]:
    """The packed rows of a table."""
    if isinstance(table, PackedRows):
        return table.packed
    plain = FORMS[name].plain
    return {key: plain(row) for key, row in table.items()}
