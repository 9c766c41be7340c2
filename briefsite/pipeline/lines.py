"""Lines that were put together of one record each, for files of the whole site, from one build to the next.

Whatever `Library.once` makes of a record that is a text, or an entry of the search, is kept with what was looked up for
it. Where nothing of that differs, it is what it was, and need not be made again because another record's is.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from briefsite.model.pages.searching import Found
from briefsite.pipeline.watching import Look, Part

#: A line, and the numbers of what was looked up for it.
Line = tuple[str | Found, bytes]
#: By what makes them, and by id.
Lines = Mapping[str, Mapping[str, Line]]


def known_lines(lines: Lines, looks: Sequence[Look]) -> Callable[[Any, str], Part | None]:
    """A function that recalls what was made of a record."""

    def recalled(make: Any, id_: str) -> Part | None:
        line = lines.get(name_of(make), {}).get(id_)
        return (line[0], tuple(map(looks.__getitem__, _numbers(line[1])))) if line else None

    return recalled


def lines_of(
    parts: Iterable[tuple[tuple[Any, Any], Part]], numbers: Callable[[Iterable[Look]], Iterable[int]]
) -> Iterator[tuple[str, str, Line]]:
    """The lines among what was made once."""
    for (make, id_), (value, looks) in parts:
        if type(id_) is str and type(value) in (str, Found):
            yield name_of(make), id_, (value, array("I", numbers(looks)).tobytes())


def same_lines(before: Lines, differs: Collection[int]) -> dict[str, dict[str, Line]]:
    """Those for which nothing differs."""
    others = frozenset(differs)
    return {
        name: {id_: line for id_, line in lines.items() if others.isdisjoint(_numbers(line[1]))}
        for name, lines in before.items()
    }


def used_by(lines: Lines) -> set[int]:
    """The numbers of all look-ups."""
    return {number for some in lines.values() for _, data in some.values() for number in _numbers(data)}


def renumbered(line: Line, new: Mapping[int, int] | Sequence[int]) -> Line:
    """The same line, by other numbers of look-ups."""
    return line[0], array("I", map(new.__getitem__, _numbers(line[1]))).tobytes()


@cache
def name_of(make: Any) -> str:
    """What tells a function, or a table's method, from all others."""
    owner = getattr(make, "__self__", None)
    return f"{make.__module__} {make.__qualname__} {owner.name if owner else ''}"


def _numbers(data: bytes) -> array[int]:
    found = array("I")
    found.frombytes(data)
    return found
