"""Dates told by how long ago or ahead: "three weeks ago", "in two months' time", "two days later", "the year after"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefsite.extraction.date_expressions import Expression, Origin, Shift, matched
from briefsite.extraction.date_names import Calendar, numbers
from briefsite.extraction.date_shapes import Match, Read, Shape
from briefsite.extraction.lexicon import Lexicon, alternatives

_ABOUT = r"(?P<about>(?:about|around|approximately|roughly|nearly|almost|some|over|more\sthan)\s)?"
_ONE = ("day", "week", "month", "year")
_UNIT = rf"(?P<unit>{'|'.join(_ONE)})"
#: The words for one of them, and for several.
UNITS = (*_ONE, *(f"{unit}s" for unit in _ONE))
#: Counted from today, months and years end on a day of the same number.
_TO_THE_DAY = re.compile(r"\b(?:today|this\s(?:very\s)?day)\b", re.IGNORECASE)
_MONTHS = {"month": 1, "year": 12}
_CAME = re.compile(
    r"^(?:The|This|That|His|Her|Their|Its)\b[^.]*?\b(?:came|comes|happened|occurred|took\splace|follows)\s*$"
)


def in_any_case(rule: str, pattern: str, read: Read, needs: tuple[str, ...] = (), also: tuple[str, ...] = ()) -> Shape:
    """A shape whose words may have capitals or not."""
    return Shape(rule, re.compile(pattern, re.IGNORECASE), read, needs or (rule,), also)


def counted_shapes(lexicon: Lexicon) -> Iterator[Shape]:
    """The shapes of what is counted from the day of the text, or from the date that was told before."""
    words = numbers(dict(lexicon.table("number_words")))
    count = rf"{_ABOUT}(?P<count>\d{{1,3}}|{alternatives(words)})"
    some = rf"{count}\s{_UNIT}s?"
    back, on = _counted(words, -1, "previous"), _counted(words, 1, "previous")
    yield in_any_case("ago", rf"\b{some}\sago\b", _counted(words, -1, "text"))
    year = rf"{count}\s(?P<unit>year)s?\sago"
    yield in_any_case(
        "ago", rf"\b(?:this\s(?:very\s)?day|today),?\s{year}\b", _counted(words, -1, "text"), also=("day", "today")
    )
    yield in_any_case("ago", rf"\b{year}\stoday\b", _counted(words, -1, "text"), also=("today",))
    yield in_any_case("from", rf"\b{some}\sfrom\s(?:today|now)\b", _counted(words, 1, "text"), also=("today", "now"))
    yield in_any_case("decade", rf"\b{count}\sdecades?\sago\b", _decades(words), ("ago",))
    in_time = rf"\bin\s{count}\s{_UNIT}(?:s['’]|['’]s)\stime\b"
    yield in_any_case("time", in_time, _counted(words, 1, "text"), also=UNITS)
    yield in_any_case("later", rf"\b{some}\slater\b", on, also=UNITS)
    alone = r"(?!\sthan|\s(?:the|a|an|his|her|its|their)\b)"
    earlier = rf"\b{some}\s(?:earlier|before|previously)\b{alone}"
    yield in_any_case("earlier", earlier, back, ("earlier", "before", "previously"), UNITS)
    yield in_any_case("after", rf"\b{some}\s(?:after|following)\b", _after(back), ("after", "following"), UNITS)


def _counted(words: Mapping[str, int], sign: int, origin: Origin) -> Read:
    """Reads a number of days, weeks, months or years after the origin, or before it."""

    def read(match: Match, _: Calendar) -> Expression:
        shift = Shift(match["unit"].lower(), sign * _number(match, words), origin)  # type: ignore[arg-type]
        if _TO_THE_DAY.search(match[0]) and shift.unit in _MONTHS:
            shift = Shift("same-day", _MONTHS[shift.unit] * shift.count)
        if shift.unit == "week" and origin == "text":
            shift = Shift("day", 7 * shift.count)  # "two weeks ago" is a day, "last week" is seven
        return matched(match, "counted", shift=shift, approximate=bool(match["about"]))

    return read


def _decades(words: Mapping[str, int]) -> Read:
    def read(match: Match, _: Calendar) -> Expression:
        return matched(match, "counted", shift=Shift("year", -10 * _number(match, words)), approximate=True)

    return read


def _after(counted: Read) -> Read:
    """ "The speech came a week after" counts back from the day of the news, wherever the text told it; of "A year after
    the visit, he met", the day of the visit would be needed."""

    def read(match: Match, c: Calendar) -> Expression | None:
        sentence = re.split(r"[.!?]\s", match.string[max(0, match.start() - 300) : match.start()])[-1]
        rule = "after-something" if not sentence.strip() else "after-news" if _CAME.match(sentence) else ""
        expression = counted(match, c)
        return replace(expression, rule=rule) if expression and rule else expression

    return read


def _number(match: Match, words: Mapping[str, int]) -> int:
    return words.get(match["count"].casefold()) or int(match["count"])
