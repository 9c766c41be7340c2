"""Long files of lines, put together of pieces of a hundred lines: where one line is another, one piece is made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefsite.pages.library import Library
from briefsite.pages.lines import line

#: How many lines a piece has.
_TOGETHER = 100


@dataclass(frozen=True, eq=False)
class Joined:
    """Lines of records, in an order, with something between them; `make` makes a line of a library and an id. There is
    one of a name."""

    name: str
    order: Callable[[Library], Iterable[str]]
    make: Callable[[Library, str], str]
    between: str = ""

    def __post_init__(self) -> None:
        line(self.piece)

    def text(self, library: Library) -> str:
        """All of them."""
        ids = list(self.order(library))
        if len(ids) == 1:
            return library.once(self.make, ids[0])
        pieces = range(0, len(ids), _TOGETHER)
        return self.between.join(library.once(self.piece, str(start)) for start in pieces)

    def piece(self, library: Library, start: str) -> str:
        """A hundred of them, from the one of that number on."""
        ids = list(self.order(library))[int(start) : int(start) + _TOGETHER]
        return self.between.join(library.once(self.make, id_) for id_ in ids)
