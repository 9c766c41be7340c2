"""Lines that were put together of one record each, for files of the whole site, from one build to the next.

Whatever `Library.once` makes of a record that is a text, or an entry of the search, is kept with what was looked up for
it. Where nothing of that differs, it is what it was, and need not be made again because another record's is.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from briefsite.model.pages.searching import Found
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.packing import packed, unpacked
from briefsite.pipeline.watching import Look, Part

Text = str | Found
#: A line, and the numbers of what was looked up for it.
Line = tuple[Text, bytes]


class Lines:
    """The lines of the last build and of this one, by what makes them and by id. What was looked up for each is at
    hand; texts are fetched where one is asked for, and those of a kind are left together."""

    def __init__(self, memory: Memory, looks: Mapping[str, Mapping[str, bytes]], texts: Mapping[str, bytes]) -> None:
        self._memory = memory
        self._looks = {name: dict(lines) for name, lines in looks.items()}
        self._keys = dict(texts)
        self._texts: dict[str, dict[str, Text]] = {}
        self._others = set[str]()

    def without(self, differs: Collection[int]) -> None:
        """Let go of those for which something differs."""
        others = frozenset(differs)
        for name, lines in self._looks.items() if others else ():
            self._looks[name] = {id_: data for id_, data in lines.items() if others.isdisjoint(_numbers(data))}

    def recalling(self, looks: Callable[[], Sequence[Look]]) -> Callable[[Any, str], Part | None]:
        """A function that recalls what was made of a record; `looks` gives all look-ups in order of number."""

        def recalled(make: Any, id_: str) -> Part | None:
            name = name_of(make)
            data = self._looks.get(name, {}).get(id_)
            text = self._of(name).get(id_) if data is not None else None
            if data is None or text is None:
                return None
            return text, tuple(map(looks().__getitem__, _numbers(data)))

        return recalled

    def put(self, lines: Iterable[tuple[str, str, Line]]) -> None:
        """Note lines that were made."""
        for name, id_, (text, looks) in lines:
            self._of(name)[id_] = text
            self._looks.setdefault(name, {})[id_] = looks
            self._others.add(name)

    def used(self) -> set[int]:
        """The numbers of all look-ups."""
        return {number for lines in self._looks.values() for data in lines.values() for number in _numbers(data)}

    def left(self, new: Mapping[int, int] | None) -> tuple[dict[str, Any], list[tuple[bytes, bytes]]]:
        """What is left for the next build, by `new` numbers of look-ups where there are any; and what is kept."""
        items = {}
        for name in self._others:
            texts = self._of(name)
            self._looks[name] = {id_: looks for id_, looks in self._looks[name].items() if id_ in texts}
            data = packed(zlib.compress(packed({id_: texts[id_] for id_ in self._looks[name]}), 1))
            self._keys[name] = self._memory.key("lines", data)
            items[self._keys[name]] = data
        looks = self._looks
        if new is not None:
            looks = {name: {id_: _by(new, data) for id_, data in lines.items()} for name, lines in looks.items()}
        return {"lines": looks, "texts": self._keys}, list(items.items())

    def _of(self, name: str) -> dict[str, Text]:
        if name not in self._texts:
            found = next(self._memory.recall([self._keys[name]]), None) if name in self._keys else None
            self._texts[name] = unpacked(zlib.decompress(found[1])) if found else {}
        return self._texts[name]


def lines_of(
    parts: Iterable[tuple[tuple[Any, Any], Part]], numbers: Callable[[Iterable[Look]], Iterable[int]]
) -> Iterator[tuple[str, str, Line]]:
    """The lines among what was made once."""
    for (make, id_), (value, looks) in parts:
        if type(id_) is str and type(value) in (str, Found):
            yield name_of(make), id_, (value, array("I", numbers(looks)).tobytes())


def renumbered(line: Line, new: Mapping[int, int] | Sequence[int]) -> Line:
    """The same line, by other numbers of look-ups."""
    return line[0], _by(new, line[1])


def _by(new: Mapping[int, int] | Sequence[int], data: bytes) -> bytes:
    return array("I", map(new.__getitem__, _numbers(data))).tobytes()


@cache
def name_of(make: Any) -> str:
    """What tells a function, or a table's method, from all others."""
    owner = getattr(make, "__self__", None)
    return f"{make.__module__} {make.__qualname__} {owner.name if owner else ''}"


def _numbers(data: bytes) -> array[int]:
    found = array("I")
    found.frombytes(data)
    return found
