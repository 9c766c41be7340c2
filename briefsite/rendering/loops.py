"""Loops that end: the `for` loops of a page turn only so often in all, and no `range` is gone through that is longer.

A template may loop for good: over a list that it lengthens, or through a range that nobody lives to see the end of. The
bound is a number of turns, not a time, so that what is rendered today is rendered on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jinja2 import Environment, nodes

from briefsite.model.issues import BriefsiteError

#: No page has so much to list: that of a hundred thousand briefs takes a fiftieth.
MOST = 5_000_000
_FILTER = "turned_by_turn"


class EndlessLoopError(BriefsiteError):
    """A page's loops have turned too often."""

    def __init__(self) -> None:
        super().__init__(f"its loops turn more than {MOST:,} times on one page; end them sooner")


class Turns:
    """How often the loops of the page under way may still turn."""

    def __init__(self) -> None:
        self.left = MOST

    def start(self) -> None:
        """Begin a page."""
        self.left = MOST

    def of(self, items: Any) -> Any:
        """What a loop goes through: a list as it is now, and of what has no length only so much."""
        try:
            self._take(len(items))
        except (TypeError, OverflowError):
            return self._counted(items)
        return tuple(items) if type(items) is list else items

    def _take(self, number: int) -> None:
        self.left -= number
        if self.left < 0:
            raise EndlessLoopError

    def _counted(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._take(1)
            yield item


class BoundedEnvironment(Environment):
    """Jinja, in which every loop ends."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.turns = Turns()
        self.filters[_FILTER] = self.turns.of
        self.globals["range"] = _range

    def _generate(self, source: nodes.Template, *rest: Any, **options: Any) -> str:
        """The hook that Jinja offers between reading a template and compiling it."""
        for loop in source.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, _FILTER, [], [], None, None, lineno=loop.iter.lineno)
            loop.iter.set_environment(self)
        return super()._generate(source, *rest, **options)


class _LongRange(Sequence[int]):
    """A range that may be asked for any of its numbers, but not for all of them."""

    def __init__(self, numbers: range) -> None:
        self._numbers = numbers

    def __getitem__(self, at: Any) -> Any:
        return self._numbers[at]

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[int]:
        raise EndlessLoopError


def _range(*bounds: int) -> Sequence[int]:
    found = range(*bounds)
    return _LongRange(found) if found[MOST:] else found
