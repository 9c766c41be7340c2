"""Dates told by their distance: "yesterday", "on Friday", "last November", "earlier this week", "the next day".

What only measures a time is left alone ("for three years", "within 48 hours", "over the past month"), and so is what is
too vague to date anything ("recently").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefsite.extraction.date_counted import UNITS, counted_shapes, in_any_case
from briefsite.extraction.date_expressions import Expression, Parts, Shift, Side, Unit, matched
from briefsite.extraction.date_names import Calendar, calendar
from briefsite.extraction.date_shapes import Match, Read, Shape
from briefsite.extraction.lexicon import Lexicon, alternatives
from briefsite.model.sources import Span

_DAYS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "earlier today": 0,
    "later today": 0, "yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip
_SIDES: dict[str, Side] = {
    "last": "last",
    "past": "last",
    "previous": "last",
    "this": "this",
    "next": "next",
    "coming": "next",
}
_COUNTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_NEXT = {"next": 1, "following": 1, "previous": -1, "same": 0, "that": 0, "day after": 1, "day before": -1}
#: "Tuesday week", "a week from Tuesday": not the Tuesday that is named.
_IN_A_WEEK = re.compile(r"\sweek(?![\w-])")
_FROM_THEN = re.compile(r"\b(?:an?|one|two)\s(?:week|fortnight|month)s?\s(?:from|on|after|before)\s\Z", re.IGNORECASE)
_NAMED = r"(?:(?-i:[A-Z][\w&.-]*)\s){0,4}"  # "today's Lake Security Council meeting"
_NOT_ITSELF = r"(?!\s(?:has|had|will|would|may|might|must|can|could)\b)"  # "that day has come"
#: Behind a time of day that a text tells again: "he said that morning prayers were held" has none.
_GOES_ON = (
    r"(?=\s?(?:[,.;:)]|$)|\s(?:the|a|an|he|she|it|they|we|I|his|her|their|in|at|on|by|with|when|as|after|before|to|and"
    r"|for|from|was|were|had|said)\b)"
)
_NAMED_TIME = re.compile(r"\s(?:of|for)\s(?:the\s)?[A-Z]")
_PART_OF_IT = r"(?:\s(?:morning|afternoon|evening|night))?"
_SIDE = r"(?:this\s(?=past|coming))?(?P<side>last|past|this|next|coming)"
_IN_BRACKETS = r"(?:\s?\((?P<day>[0-3]?\d)(?:st|nd|rd|th)?\))?"


def relation_shapes(lexicon: Lexicon) -> tuple[Shape, ...]:
    """All shapes of relative dates, made once for these word lists."""
    return lexicon.kept("relation-shapes", lambda: tuple(_shapes(calendar(lexicon), lexicon)))  # type: ignore[no-any-return]


def _shapes(c: Calendar, lexicon: Lexicon) -> Iterator[Shape]:
    yield from _by_name(c, lexicon)
    yield from _by_day(lexicon)
    yield from _by_unit(c)
    yield from counted_shapes(lexicon)
    yield from _by_neighbour()


def _by_name(c: Calendar, lexicon: Lexicon) -> Iterator[Shape]:
    """ "On Friday", "last November": names of days and months are told by their capitals."""
    weekday = rf"(?P<weekday>{alternatives(c.written_weekdays)})"
    pattern = re.compile(rf"\b(?:(?i:{_SIDE})\s)?{weekday}{_PART_OF_IT}\b{_IN_BRACKETS}")
    yield Shape("weekday", pattern, _weekday_unless_named(lexicon), c.written_weekdays)
    month = re.compile(rf"\b(?i:{_SIDE})\s(?P<month>{c.full_month})\b(?!\s\d)")
    yield Shape("month", month, _month, c.written_full_months, tuple(_SIDES))


def _by_day(lexicon: Lexicon) -> Iterator[Shape]:
    """ "Yesterday", "this morning (29)", "today's meeting"."""
    day = rf"\b(?P<word>{alternatives(_DAYS)})\b{_PART_OF_IT}{_IN_BRACKETS}"
    yield in_any_case("day", day, _day, tuple(word.split()[-1] for word in _DAYS))
    held = lexicon.alternatives("held_on_a_day")
    yield in_any_case("day", rf"\btoday(?=['’]s\s(?:[\w-]+\s){{0,2}}{_NAMED}{held}\b)", _this_day, ("today",))
    yield in_any_case("bracketed-day", r"\((?P<day>[0-3]?\d)(?:st|nd|rd|th)?\)", _bracketed, ("(0",))


def _by_unit(c: Calendar) -> Iterator[Shape]:
    """ "Last week", "at the end of the month", "at the weekend", "next spring"."""
    unit = rf"{_SIDE}\s(?P<unit>week|weekend|month|year)\b(?!-?long)"
    unit = rf"(?<!\bthe\s)(?<!\bover\s)\b(?:(?:earlier|later)\s)?{unit}"
    yield in_any_case("unit", unit, _unit, tuple(_SIDES), (*UNITS, "weekend"))
    of_month = rf"(?:\bthe\s)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)\sof\s{_SIDE}\smonth\b"
    yield in_any_case("unit", of_month, _day_of_month, tuple(_SIDES), ("month",))
    part = r"(?:\bthe\s)?\b(?:beginning|start|middle|end)\sof\sthe\s(?P<unit>week|month|year)\b(?!\s(?:before|after)\b)"
    yield in_any_case("unit", part, _whole, ("of the",), ("beginning", "start", "middle", "end"))
    yield in_any_case(
        "unit", r"\b(?:earlier|later)\sin\sthe\s(?P<unit>week|month|year)\b", _whole, ("in the",), ("earlier", "later")
    )
    yield in_any_case("weekend", r"\b(?:over|at|during|on)\sthe\s(?P<unit>weekend)\b", _weekend)
    season = rf"\b(?P<side>last|this|next)\s(?P<season>{alternatives(c.seasons)})\b"
    yield in_any_case("season", season, _season, tuple(c.seasons), ("last", "this", "next"))


def _by_neighbour() -> Iterator[Shape]:
    """ "The next day", "that same month", "later that day": from the date that was told before."""
    of_day, units = "morning|afternoon|evening|night", ("day", "week", "month", "year")
    next_unit = r"\bthe\s(?P<word>next|following|previous|same)\s(?P<unit>day|week|month|year)\b(?!s)"
    yield in_any_case("next", next_unit, _next, units, ("next", "following", "previous", "same"))
    yield in_any_case(
        "next", rf"\bthat\s(?:same\s)?(?P<unit>day|month|year)\b(?!s){_NOT_ITSELF}", _that, units, ("that",)
    )
    next_part = rf"\bthe\s(?P<word>next|following)\s(?:{of_day})\b"
    yield in_any_case("next", next_part, _next, ("the next", "the following"))
    yield in_any_case("next", rf"\bthe\ssame\s(?:{of_day})\b", _that, ("the same",))
    yield in_any_case(
        "next", rf"\bthat\s(?:same\s)?(?:{of_day})\b{_GOES_ON}", _that, ("that",), tuple(of_day.split("|"))
    )
    same_day = rf"(?:in\sthe|on\sthe\ssame|the\ssame|that)\sday|in\sthe\s(?:{of_day})"
    yield in_any_case("next", rf"\b(?:earlier|later)\s(?:{same_day})\b", _that, ("earlier", "later"))
    beside = r"\bthe\s(?P<word>day\s(?:after|before))\b(?!\s(?:yesterday|tomorrow|the|a|an|his|her|its|their)\b)"
    yield in_any_case("next", beside, _next, ("day",))


def _weekday_unless_named(lexicon: Lexicon) -> Read:
    """Reads a weekday, unless it is part of a name: "Black Friday", "Sunday Times"."""
    before = re.compile(rf"\b{lexicon.alternatives('weekday_names_before')}\s+$", re.IGNORECASE)
    after = re.compile(rf"\s+{lexicon.alternatives('weekday_names_after')}\b")

    def read(match: Match, c: Calendar) -> Expression | None:
        start, end = match.span("weekday")
        if before.search(match.string[max(0, start - 40) : start]) or after.match(match.string[end : end + 40]):
            return None
        return _weekday(match, c)

    return read


def _weekday(match: Match, c: Calendar) -> Expression | None:
    if _IN_A_WEEK.match(match.string, match.end()) or _FROM_THEN.search(_before(match)):
        return None
    if _before(match).endswith(", a ") and match.string[match.end() : match.end() + 1] in {",", ".", ";", ")"}:
        return None  # "tomorrow, a Tuesday," has told the day
    side, parts = _SIDES.get((match["side"] or "").lower(), ""), Parts("", 0, int(match["day"] or 0))
    return matched(match, "weekday", weekday=c.weekday_number(match["weekday"]), side=side, parts=parts)


def _before(match: Match) -> str:
    """What stands right before."""
    return match.string[max(0, match.start() - 40) : match.start()]


def _day(match: Match, _: Calendar) -> Expression | None:
    word = " ".join(match["word"].lower().split())
    if word == "today" and re.match(r"['’]s\b", match.string[match.end() : match.end() + 40]):
        return None
    if match.group() == "Today" and re.search(r"\b[A-Z]\w*\s$", _before(match)):
        return None  # the newspaper Coast Today
    parts = Parts("", 0, int(match["day"] or 0))
    return matched(match, "day", shift=Shift("day", _DAYS[word]), parts=parts)


def _this_day(match: Match, _: Calendar) -> Expression | None:
    """ "Today's meeting" dates one, "today's world" nothing."""
    return matched(match, "day", shift=Shift("day", 0))


def _bracketed(match: Match, c: Calendar) -> Expression | None:
    """ "(29)" after a word for a time of day; other numbers in brackets are ages, counts or references."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    if not 1 <= int(match["day"]) <= 31 or not re.search(
        rf"\b(?:morning|afternoon|evening|night|day|{c.weekday})\s$", before
    ):
        return None
    return matched(match, "day-of-month", parts=Parts("", 0, int(match["day"])))


def _month(match: Match, c: Calendar) -> Expression | None:
    parts = Parts("", c.month_number(match["month"]))
    return matched(match, "month", parts=parts, side=_SIDES[match["side"].lower()])


def _unit(match: Match, _: Calendar) -> Expression | None:
    unit: Unit = match["unit"].lower()  # type: ignore[assignment]
    if match["unit"].istitle() and _NAMED_TIME.match(match.string, match.end()):
        return None  # "during this Year of Action"
    if match["side"].lower() in ("past", "coming") and unit not in ("weekend", "week"):
        return None
    return matched(match, "unit", shift=Shift(unit, _COUNTS[match["side"].lower()]))


def _day_of_month(match: Match, _: Calendar) -> Expression | None:
    shift, day = Shift("month", _COUNTS[match["side"].lower()]), int(match["day"])
    return matched(match, "unit", shift=shift, parts=Parts("", 0, day)) if 1 <= day <= 31 else None


def _whole(match: Match, _: Calendar) -> Expression:
    """ "By the end of the year" lies in the year of the text."""
    return matched(match, "unit", shift=Shift(match["unit"].lower(), 0))  # type: ignore[arg-type]


def _weekend(match: Match, _: Calendar) -> Expression | None:
    return replace(matched(match, "unit", shift=Shift("weekend", 0)), span=Span(match.end() - 11, match.end()))


def _season(match: Match, c: Calendar) -> Expression | None:
    side = match["side"].lower()
    parts = Parts("", c.seasons[match["season"].lower()])
    return matched(match, "season", parts=parts, side=_SIDES[side])


def _next(match: Match, _: Calendar) -> Expression | None:
    word = " ".join(match["word"].lower().split())
    unit = match.groupdict().get("unit") or "day"
    return matched(match, "next", shift=Shift(unit.lower(), _NEXT[word], "previous"))  # type: ignore[arg-type]


def _that(match: Match, _: Calendar) -> Expression | None:
    unit = match.groupdict().get("unit") or "day"
    return matched(match, "next", shift=Shift(unit.lower(), 0, "previous"))  # type: ignore[arg-type]
