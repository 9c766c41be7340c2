"""The names of months, weekdays and seasons, from the word lists, ready for patterns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from briefsite.extraction.lexicon import Lexicon, alternatives

#: What stands between a number and a noun without saying that the one counts the other.
_NO_ADJECTIVE = "all|the|a|an|its|their|his|her|no|some|many|most|and|when|after|as|while|with|by|for|in|on|of|both|two"


@dataclass(frozen=True)
class Calendar:
    """Names with their numbers (weekdays from Monday as 0), and regular expressions for them; the `written` ones are
    the words that these expressions find."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    month: str
    full_month: str
    written_months: tuple[str, ...]
    written_full_months: tuple[str, ...]
    written_weekdays: tuple[str, ...]
    weekday: str
    counted: str
    year_cue: str
    centuries: dict[str, int]
    feasts: dict[str, tuple[int, int]]

    def month_number(self, name: str | None) -> int:
        return self.months[name.rstrip(".").casefold()] if name else 0

    def weekday_number(self, name: str | None) -> int | None:
        return self.weekdays[name.rstrip(".").casefold()] if name else None


def calendar(lexicon: Lexicon) -> Calendar:
    """The calendar of these word lists, made once."""
    return lexicon.kept("calendar", lambda: _calendar(lexicon))  # type: ignore[no-any-return]


def numbers(table: dict[str, str]) -> dict[str, int]:
    """A table of words and numbers; YAML's scalars are read as text."""
    return {word.casefold(): int(number) for word, number in table.items()}


def _calendar(lexicon: Lexicon) -> Calendar:
    full, short = dict(lexicon.table("months")), dict(lexicon.table("month_abbreviations"))
    days, day_short = dict(lexicon.table("weekdays")), dict(lexicon.table("weekday_abbreviations"))
    full_months, short_months = _in_both(full), _in_both(short)
    weekdays, full_month = _in_both(days), alternatives(full_months)
    return Calendar(
        months=numbers({**full, **short}),
        weekdays=numbers({**days, **day_short}),
        seasons=numbers(dict(lexicon.table("seasons"))),
        month=rf"(?:{full_month}|{alternatives(short_months)}\b\.?)",
        full_month=full_month,
        written_months=(*full_months, *short_months),
        written_full_months=full_months,
        written_weekdays=weekdays,
        weekday=rf"(?:{alternatives(weekdays)}|{alternatives(day_short)}\b\.?)",
        counted=rf"\s+(?:(?!(?:{_NO_ADJECTIVE})\b)\w+\s+)?{lexicon.alternatives('counted')}\b",
        year_cue=lexicon.alternatives("year_cues"),
        centuries=numbers(dict(lexicon.table("centuries"))),
        feasts={name: _month_and_day(day) for name, day in lexicon.table("feasts").items()},
    )


def _in_both(names: Collection[str]) -> tuple[str, ...]:
    """Names as they are listed, and in capitals."""
    return (*names, *(name.upper() for name in names))


def _month_and_day(told: str) -> tuple[int, int]:
    month, day = told.split("-")
    return int(month), int(day)
