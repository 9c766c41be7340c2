"""What a temporal expression says, as far as its own words go: "Nov. 29-30 last year", "yesterday", "a year later"."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Literal

from briefsite.model.nouns import dataclass
from briefsite.model.sources import Span

Unit = Literal["day", "week", "weekend", "month", "year", "same-day"]
#: What a shift counts from: the day of the text ("yesterday"), or the date told before ("the next day").
Origin = Literal["text", "previous"]
Side = Literal["", "last", "this", "next"]


@dataclass(frozen=True, slots=True)
class Parts:
    """Year, month and day as far as they are stated. `year` may be `199X`; a season is a month from 21 to 24."""

    year: str = ""
    month: int = 0
    day: int = 0

    def edtf(self) -> str:
        """The date with X for what is not stated; parts below the finest stated one are left out.

        >>> Parts("", 4, 29).edtf(), Parts("", 0, 5).edtf(), Parts("2021").edtf(), Parts().edtf()
        ('XXXX-04-29', 'XXXX-XX-05', '2021', 'XXXX-XX-XX')
        """
        if not (self.year or self.month or self.day):
            return "XXXX-XX-XX"
        parts = [self.year or "XXXX"]
        if self.month or self.day:
            parts.append(f"{self.month:02d}" if self.month else "XX")
        if self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Shift:
    """A distance in time: `count` units after (or, below zero, before) its origin; of "same-day", so many months, to
    the day."""

    unit: Unit
    count: int
    origin: Origin = "text"


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression with its span in the source. `end` makes it a range; `weekday` counts from Monday as 0.

    `side` is "last" in "last November", "this" in "this Friday". `names_text_day` is true of a date that the text
    gives for itself: in its dateline, or beside "today".
    """

    span: Span
    rule: str
    parts: Parts = field(default_factory=Parts)
    end: Parts | None = None
    weekday: int | None = None
    shift: Shift | None = None
    side: Side = ""
    approximate: bool = False
    names_text_day: bool = False


def matched(match: re.Match[str], rule: str, **more: object) -> Expression:
    """The expression that a pattern has matched."""
    return Expression(Span(*match.span()), rule, **more)  # type: ignore[arg-type]
