"""Lines: texts and numbers made of one record each, of which lists and files of the whole site are put together.

A build keeps them for the next. Where a record was edited, its lines are made anew; only what is put together of a line
that became another is made anew, too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

Make = TypeVar("Make", bound=Callable[..., Any])

#: What makes lines, of a library and an id each, by its name.
LINES: dict[str, Callable[..., Any]] = {}


def line(make: Make) -> Make:
    """Note a function, or a method of what there is one of by that name, that makes lines: texts, numbers, nouns of
    the model or tuples of such, that compare with `==`."""
    LINES[name_of(make)] = make
    return make


@cache
def is_line(make: Any) -> bool:
    """Whether what this makes of a record is a line."""
    return bool(LINES.get(name_of(make)) == make)


@cache
def name_of(make: Any) -> str:
    """What tells a function, or a table's method, from all others."""
    owner = getattr(make, "__self__", None)
    return f"{make.__module__} {make.__qualname__} {owner.name if owner else ''}"
