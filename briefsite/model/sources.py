"""Source texts. A source's text is never changed after it was read: all annotation is stand-off, by character span."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from operator import attrgetter

from briefsite.model.nouns import dataclass

_START = attrgetter("span.start")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, `start` to `end`, in `Source.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block between blank lines. `number` counts from 1: it is the locator that citations use (`[@p3]`)."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the front matter of a source text says of it, as typed; an empty string where it is silent."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    published: str = ""
    retrieved: str = ""
    url: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    r"""One source text.

    `file` is the path below `seeds/`, with forward slashes. `text` is the body: decoded, without byte order mark and
    front matter, line ends as `\n`, otherwise to the letter. `digest` is the SHA-256 of the file's bytes, in hex.
    A `withdrawn` text is no longer in `seeds/`: this is what it said when it was last converted.
    """

    file: str
    text: str
    digest: str
    paragraphs: tuple[Paragraph, ...]
    metadata: Metadata = field(default_factory=Metadata)
    withdrawn: bool = False

    @property
    def last(self) -> int:
        """The number of its last paragraph, 0 where it has none."""
        return len(self.paragraphs)

    def paragraph_text(self, number: int) -> str:
        """The text of paragraph `number` (from 1). Raises IndexError where there is none."""
        if number < 1:
            raise IndexError(number)
        return self.paragraphs[number - 1].span.of(self.text)

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds the character at `offset`, or the last one that starts before it."""
        before = bisect_right(self.paragraphs, offset, key=_START)
        return self.paragraphs[max(before - 1, 0)]
