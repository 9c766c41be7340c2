"""Long files of lines, put together of pieces of a hundred lines: where one line is another, one piece is made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefsite.model.pages.pieces import InPieces, fold
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
        line(self.folded_piece)

    def text(self, library: Library) -> str:
        """All of them."""
        ids = list(self.order(library))
        if len(ids) == 1:
            return library.once(self.make, ids[0])
        pieces = range(0, len(ids), _TOGETHER)
        return self.between.join(library.once(self.piece, str(start)) for start in pieces)

    def folded(self, library: Library, before: str = "", after: str = "") -> str | InPieces:
        """All of them, between two texts; folded, where there is more than one piece."""
        starts = range(0, len(list(self.order(library))), _TOGETHER)
        if len(starts) < 2:
            return f"{before}{self.text(library)}{after}"
        pieces = (library.once(self.folded_piece, str(start)) for start in starts)
        return InPieces((fold(before), *pieces, fold(after)))

    def folded_piece(self, library: Library, start: str) -> bytes:
        """A piece, folded, with what is between it and the one before."""
        return fold(f"{self.between if start != '0' else ''}{self.piece(library, start)}")

    def piece(self, library: Library, start: str) -> str:
        """A hundred of them, from the one of that number on."""
        ids = list(self.order(library))[int(start) : int(start) + _TOGETHER]
        return self.between.join(library.once(self.make, id_) for id_ in ids)
