"""Bodies and source texts as a large site holds them: folded, and unfolded when something in one is asked for.

A body takes ten times the room of the bytes that it can be put together from, and most of the time nobody looks at it.
What was looked at last stays unfolded. Whoever looks need not know: what is folded says what the whole does.
"""

from __future__ import annotations

import marshal
import pickle
import zlib
from functools import lru_cache
from sys import intern
from typing import Any, cast

from briefsite.content.reading import Reading
from briefsite.model.body import Block, Body
from briefsite.model.nouns import replace
from briefsite.model.sources import Source
from briefsite.pipeline.memory.packing import packed

#: So many characters of bodies, and of source texts, are held as they are: those of some six hundred briefs.
OPEN = 3 << 19
#: How many bodies and texts, and how many blocks, are held unfolded in case they are asked for again.
_AT_HAND, _BLOCKS_AT_HAND = 256, 4096


class Folding:
    """Folds what is too much to be held as it is."""

    def __init__(self) -> None:
        self._left = OPEN

    def reading(self, reading: Reading) -> Reading:
        """What was read of a file, its body folded where there is no more room for it as it is."""
        entry, issues = reading
        if entry is None or not entry.body.blocks:
            return reading
        self._left -= len(entry.body.html)
        if self._left > 0:
            return reading
        return replace(entry, body=cast("Body", _Folded(entry.body))), issues


class _Folded:
    """A body. Its blocks are told apart when it is unfolded: pages repeat single ones."""

    __slots__ = ("_data", "blocks", "images")

    def __init__(self, body: Body) -> None:
        rest, blocks = packed(replace(body, blocks=())), tuple(map(packed, body.blocks))
        self._data = data = zlib.compress(marshal.dumps((rest, blocks)), 1)
        self.blocks = tuple(_FoldedBlock(data, number, block) for number, block in enumerate(body.blocks))
        self.images = body.images

    @property
    def whole(self) -> Body:
        """The body."""
        return replace(_body(self._data), blocks=tuple(block.whole for block in self.blocks))

    def __getattr__(self, name: str) -> Any:
        return getattr(_body(self._data), name)

    def __eq__(self, other: object) -> bool:
        return bool(self.whole == (other.whole if isinstance(other, _Folded) else other))

    def __hash__(self) -> int:
        return hash(self.whole)

    def __reduce__(self) -> Any:
        return self.whole.__reduce__()


class _FoldedBlock:
    """A block of a folded body, but for what is asked of each as one goes through many."""

    __slots__ = ("_data", "_number", "column", "kind", "line", "section")

    def __init__(self, data: bytes, number: int, block: Block) -> None:
        self._data, self._number = data, number
        self.kind, self.section = intern(block.kind), block.section
        self.line, self.column = block.line, block.column

    @property
    def whole(self) -> Block:
        """The block."""
        return _block(self._data, self._number)

    def __getattr__(self, name: str) -> Any:
        return getattr(_block(self._data, self._number), name)

    def __eq__(self, other: object) -> bool:
        return bool(self.whole == (other.whole if isinstance(other, _FoldedBlock) else other))

    def __hash__(self) -> int:
        return hash(self.whole)

    def __reduce__(self) -> Any:
        return self.whole.__reduce__()


class FoldedText:
    """A source text, but for its file and digest."""

    __slots__ = ("_data", "digest", "file")

    def __init__(self, source: Source) -> None:
        self._data = zlib.compress(packed(source), 1)
        self.file, self.digest = source.file, source.digest

    @property
    def whole(self) -> Source:
        """The text."""
        return _text(self._data)

    def __getattr__(self, name: str) -> Any:
        return getattr(_text(self._data), name)

    def __eq__(self, other: object) -> bool:
        return bool(self.whole == (other.whole if isinstance(other, FoldedText) else other))

    def __hash__(self) -> int:
        return hash(self.whole)

    def __reduce__(self) -> Any:
        return self.whole.__reduce__()


def folded_texts(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """Source texts, folded where they are too much to be held as they are."""
    if sum(len(source.text) for source in sources) <= OPEN:
        return sources
    return tuple(cast("Source", FoldedText(source)) for source in sources)


@lru_cache(_AT_HAND)
def _opened(data: bytes) -> tuple[bytes, tuple[bytes, ...]]:
    found: tuple[bytes, tuple[bytes, ...]] = marshal.loads(zlib.decompress(data))  # noqa: S302 - this process folded it
    return found


@lru_cache(_AT_HAND)
def _body(data: bytes) -> Body:
    found: Body = pickle.loads(_opened(data)[0])  # noqa: S301 - as above
    return found


@lru_cache(_BLOCKS_AT_HAND)
def _block(data: bytes, number: int) -> Block:
    found: Block = pickle.loads(_opened(data)[1][number])  # noqa: S301 - as above
    return found


@lru_cache(_AT_HAND)
def _text(data: bytes) -> Source:
    found: Source = pickle.loads(zlib.decompress(data))  # noqa: S301 - as above
    return found
