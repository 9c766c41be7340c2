"""The page of what is new."""

from __future__ import annotations

from typing import ClassVar

from briefsite.model.nouns import dataclass
from briefsite.model.pages.head import Head
from briefsite.model.pages.parts import Ref


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that is new in an edition, or that changed; `words` say in what."""

    ref: Ref
    words: str = ""


@dataclass(frozen=True, slots=True)
class EditionShown:
    """An edition: its day and time, in the zone in which it went out, and as a full instant. Its records stand in
    groups: `new` or `changed`, a heading, those that are named, and how many are not. `lost` counts those that are no
    longer here. Of the first edition only counts are told, in `begins`."""

    anchor: str
    day: str
    time: str
    instant: str
    begins: tuple[str, ...]
    groups: tuple[tuple[str, str, tuple[Changed, ...], int], ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """The latest editions, and how many older ones are left out."""

    template: ClassVar[str] = "changes.html"
    head: Head
    editions: tuple[EditionShown, ...]
    left_out: int
