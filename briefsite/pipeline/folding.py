"""Nouns that are held packed: a site has many bodies and texts, and any page needs few.

To whoever asks, a folded noun is the noun. What was asked of lately stays unfolded.
"""

from __future__ import annotations

import zlib
from collections import deque
from typing import TYPE_CHECKING, Any, cast

from briefsite.graph.resolved import Resolved
from briefsite.model.body import Body
from briefsite.model.graph import Passage
from briefsite.model.locators import Locator
from briefsite.model.records import Entry
from briefsite.model.sources import Paragraph, Source, Span
from briefsite.pipeline.heap import Heap
from briefsite.pipeline.memory.packing import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefsite.model.body import Block, BlockKind, Link

#: So many nouns of a kind stay unfolded.
MOST = 2000
#: The file of a source text, its digest, the number of its last paragraph, and whether it was withdrawn.
About = tuple[str, str, int, bool]
#: A site of so many content files has room for all that they say: to fold it would only take time.
ROOM = 20_000


def is_large(files: int) -> bool:
    """Whether a site of so many content files is held packed."""
    return files > ROOM


def fold(noun: Any) -> bytes:
    """A noun, packed small."""
    return zlib.compress(packed(noun), 1)


def unfold(data: bytes) -> Any:
    """The noun again."""
    return unpacked(zlib.decompress(data))


class Lately:
    """The heap in which nouns lie folded, and which of them were unfolded lately."""

    def __init__(self) -> None:
        self.heap = Heap()
        self._ones: deque[Folded] = deque()

    def add(self, noun: Folded) -> None:
        """Note that one was, and let go of the one that was the longest ago."""
        self._ones.append(noun)
        if len(self._ones) > MOST:
            self._ones.popleft().refold()

    def let_go(self) -> None:
        """Let go of all."""
        while self._ones:
            self._ones.pop().refold()


class Folded:
    """A noun that is held packed, under a number in the heap."""

    __slots__ = ("_parts", "lately", "number")

    def __init__(self, number: int, lately: Lately) -> None:
        self.number, self.lately = number, lately
        self._parts: Any = None

    @property
    def parts(self) -> Any:
        """What it is made of."""
        found = self._parts
        if found is None:
            found = self._parts = unfold(self.data)
            self.lately.add(self)
        return found

    @property
    def data(self) -> bytes:
        """It, folded."""
        return self.lately.heap[self.number]

    def is_same(self, other: object) -> bool:
        """Whether that is this very noun, and not one that only says the same."""
        return isinstance(other, Folded) and other.number == self.number and other.lately is self.lately

    @property
    def whole(self) -> Any:
        """The noun itself."""
        raise NotImplementedError

    @property
    def is_unfolded(self) -> bool:
        """Whether its parts are at hand."""
        return self._parts is not None

    def refold(self) -> None:
        """Let go of what was unfolded."""
        self._parts = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole, name)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Folded):
            return self.data == other.data or bool(self.whole == other.whole)
        return bool(self.whole == other)

    def __hash__(self) -> int:
        return hash(self.whole)

    def __reduce__(self) -> Any:
        return self.whole.__reduce__()


class FoldedBody(Folded):
    """A body. Its pictures are asked of all: most have none."""

    __slots__ = ("images",)

    def __init__(self, number: int, lately: Lately, images: tuple[Link, ...]) -> None:
        super().__init__(number, lately)
        self.images = images

    @property
    def whole(self) -> Body:
        """The body itself."""
        found: Body = self.parts
        return found


class FoldedSource(Folded):
    """A source text. Which file it is of, and how far it goes, is asked of all."""

    __slots__ = ("digest", "file", "last", "withdrawn")

    def __init__(self, number: int, lately: Lately, about: About) -> None:
        super().__init__(number, lately)
        self.file, self.digest, self.last, self.withdrawn = about

    @classmethod
    def of(cls, source: Source, lately: Lately) -> FoldedSource:
        """A source text, folded."""
        places = [(one.number, one.span.start, one.span.end) for one in source.paragraphs]
        number = lately.heap.put(fold((source.text, places, source.metadata)))
        return cls(number, lately, (source.file, source.digest, source.last, source.withdrawn))

    @property
    def about(self) -> About:
        """What is asked of all."""
        return self.file, self.digest, self.last, self.withdrawn

    @property
    def whole(self) -> Source:
        """The source text itself."""
        text, places, metadata = self.parts
        paragraphs = tuple(Paragraph(number, Span(start, end)) for number, start, end in places)
        return Source(self.file, text, self.digest, paragraphs, metadata, self.withdrawn)

    @property
    def text(self) -> str:
        found: str = self.parts[0]
        return found

    def paragraph_text(self, number: int) -> str:
        """As that of a source text."""
        if number < 1:
            raise IndexError(number)
        text, places, _ = self.parts
        _, start, end = places[number - 1]
        found: str = text[start:end]
        return found


class BlockOf:
    """A block of a folded body; of many the kind is at hand."""

    __slots__ = ("_body", "kind", "number")

    def __init__(self, body: FoldedBody, number: int, kind: BlockKind | None = None) -> None:
        self._body, self.number = body, number
        if kind:
            self.kind = kind

    @property
    def whole(self) -> Block:
        """The block itself."""
        return self._body.whole.blocks[self.number]

    def is_in(self, body: object, number: int) -> bool:
        """Whether it is that block of a body."""
        return self.number == number and self._body.is_same(body)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._body.parts.blocks[self.number], name)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, BlockOf):
            return other.is_in(self._body, self.number) or self.whole == other.whole
        return self.whole == other

    def __hash__(self) -> int:
        return hash(self.whole)

    def __reduce__(self) -> Any:
        return self.whole.__reduce__()


def stands_at(block: object, body: Body, number: int) -> bool:
    """Whether this is that block of a body, and not one that only says the same."""
    return block.is_in(body, number) if isinstance(block, BlockOf) else body.blocks[number] is block


class Folding:
    """Folds what was read of many files, and holds what is said in many of them once. `known` are texts that are held
    anyway."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._lately = Lately()
        self._same = {one: one for one in known}

    def entry(self, entry: Entry, body: bytes) -> Entry:
        """An entry whose body comes folded, if it does: the entry has the pictures of that already."""
        kind, path, record, lines = map(self._one_of, (entry.kind, entry.path, entry.record, entry.lines))
        lately = self._lately
        folded = FoldedBody(lately.heap.put(body), lately, entry.body.images) if body else None
        held = cast("Body", folded) if folded else entry.body
        return Entry(entry.id, kind, path, record, held, entry.digest, lines)

    def _one_of(self, value: Any) -> Any:
        """A value in which every text that was met before is that very object."""
        if type(value) is str:
            return self._same.setdefault(value, value)
        if type(value) is tuple:
            return tuple([self._one_of(one) for one in value]) if value else value
        make, values = value.__reduce__()
        return make(*[self._one_of(one) for one in values])


def with_folded_blocks(found: Resolved, body: object, same: dict[Any, Any]) -> Resolved:
    """What an entry names, without the blocks of its body, if that is folded. `same` has one of equal tuples."""
    if not isinstance(body, FoldedBody):
        return found
    one_of = same.setdefault

    def without_block(one: Passage) -> Passage:
        block = cast("Block", BlockOf(body, one.number, one.block.kind))
        targets = one_of(one.targets, one.targets)
        locators = tuple([Locator(at.brief, one_of(at.paragraphs, at.paragraphs)) for at in one.locators])
        return Passage(one.entry, one.number, block, targets, locators, one.event, one.speaker, one.channel, one.gone)

    return Resolved(found.targets, found.fields, tuple(map(without_block, found.passages)), found.issues)
