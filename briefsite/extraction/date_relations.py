"""Dates told by their distance: "yesterday", "on Friday", "last November", "earlier this week", "two days later".

What only measures a time is left alone ("for three years", "within 48 hours", "over the past month"), and so is what is
too vague to date anything ("recently").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefsite.extraction.date_expressions import Expression, Parts, Shift, Side, Unit
from briefsite.extraction.date_names import Calendar, calendar, numbers
from briefsite.extraction.date_shapes import Match, Shape
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
_NAMED_TIME = re.compile(r"\s(?:of|for)\s(?:the\s)?[A-Z]")
_IN_BRACKETS = r"(?:\s?\((?P<day>[0-3]?\d)(?:st|nd|rd|th)?\))?"


def relation_shapes(lexicon: Lexicon) -> tuple[Shape, ...]:
    """All shapes of relative dates, made once for these word lists."""
    return lexicon.kept("relation-shapes", lambda: tuple(_shapes(calendar(lexicon), lexicon)))  # type: ignore[no-any-return]


def _shapes(c: Calendar, lexicon: Lexicon) -> Iterator[Shape]:
    words = numbers(dict(lexicon.table("number_words")))
    count = rf"(?P<count>\d{{1,3}}|{alternatives(words)})"
    unit = r"(?P<unit>day|week|month|year)"
    named_before, named_after = (
        lexicon.alternatives("weekday_names_before"),
        lexicon.alternatives("weekday_names_after"),
    )
    about = r"(?P<about>(?:about|around|approximately|roughly|nearly|almost|some|over|more\sthan)\s)?"

    def counted(match: Match, sign: int, origin: str) -> Expression:
        number = words.get(match["count"].casefold()) or int(match["count"])
        shift = Shift(match["unit"].lower(), sign * number, origin)  # type: ignore[arg-type]
        if shift.unit == "week" and origin == "text":
            shift = Shift("day", 7 * shift.count)  # "two weeks ago" is a day, "last week" is seven
        return _expression(match, "counted", shift=shift, approximate=bool(match["about"]))

    def decades(match: Match, _: Calendar) -> Expression:
        number = words.get(match["count"].casefold()) or int(match["count"])
        return _expression(match, "counted", shift=Shift("year", -10 * number), approximate=True)

    def weekday(match: Match, c: Calendar) -> Expression | None:
        if re.search(
            rf"\b{named_before}\s+$",
            match.string[max(0, match.start("weekday") - 40) : match.start("weekday")],
            re.IGNORECASE,
        ):
            return None
        if re.match(rf"\s+{named_after}\b", match.string[match.end("weekday") : match.end("weekday") + 40]):
            return None
        if _IN_A_WEEK.match(match.string, match.end()) or _FROM_THEN.search(_before(match)):
            return None
        side = _SIDES.get((match["side"] or "").lower(), "")
        if _before(match).endswith(", a ") and match.string[match.end() : match.end() + 1] in {",", ".", ";", ")"}:
            return None  # "tomorrow, a Tuesday," has told the day
        parts = Parts("", 0, int(match["day"] or 0))
        return _expression(match, "weekday", weekday=c.weekday_number(match["weekday"]), side=side, parts=parts)

    def shape(rule: str, pattern: str, read: object, needs: tuple[str, ...] = ()) -> Shape:
        return Shape(rule, re.compile(pattern, re.IGNORECASE), read, needs or (rule,))  # type: ignore[arg-type]

    side = r"(?:this\s(?=past|coming))?(?P<side>last|past|this|next|coming)"
    of_day = r"(?:\s(?:morning|afternoon|evening|night))?"
    full_weekday = alternatives([*lexicon.table("weekdays"), *(day.upper() for day in lexicon.table("weekdays"))])
    # Names of days and months are told by their capitals.
    yield Shape(
        "weekday",
        re.compile(rf"\b(?:(?i:{side})\s)?(?P<weekday>{full_weekday}){of_day}\b{_IN_BRACKETS}"),
        weekday,
        tuple(c.weekdays),
    )
    yield Shape("month", re.compile(rf"\b(?i:{side})\s(?P<month>{c.full_month})\b(?!\s\d)"), _month, tuple(c.months))
    day = rf"\b(?P<word>{alternatives(_DAYS)})\b{of_day}{_IN_BRACKETS}"
    yield shape("day", day, _day, tuple(word.split()[-1] for word in _DAYS))
    held = lexicon.alternatives("held_on_a_day")
    yield shape("day", rf"\btoday(?=['’]s\s(?:[\w-]+\s){{0,2}}{_NAMED}{held}\b)", _this_day, ("today",))
    yield shape("bracketed-day", r"\((?P<day>[0-3]?\d)(?:st|nd|rd|th)?\)", _bracketed, ("(0",))
    yield shape(
        "unit",
        rf"(?<!\bthe\s)(?<!\bover\s)\b(?:(?:earlier|later)\s)?{side}\s(?P<unit>week|weekend|month|year)\b(?!-?long)",
        _unit,
        tuple(_SIDES),
    )
    yield shape(
        "unit",
        r"(?:\bthe\s)?\b(?:beginning|start|middle|end)\sof\sthe\s(?P<unit>week|month|year)\b(?!\s(?:before|after)\b)",
        _whole,
        ("of the",),
    )
    yield shape("unit", r"\b(?:earlier|later)\sin\sthe\s(?P<unit>week|month|year)\b", _whole, ("in the",))
    yield shape("weekend", r"\b(?:over|at|during|on)\sthe\s(?P<unit>weekend)\b", _weekend)
    yield shape(
        "season", rf"\b(?P<side>last|this|next)\s(?P<season>{alternatives(c.seasons)})\b", _season, tuple(c.seasons)
    )
    yield shape("ago", rf"\b{about}{count}\s{unit}s?\sago\b", lambda m, _: counted(m, -1, "text"))
    yield shape("decade", rf"\b{about}{count}\sdecades?\sago\b", decades)
    yield shape(
        "time", rf"\bin\s{about}{count}\s{unit}(?:s['’]|['’]s)\stime\b", lambda m, _: counted(m, 1, "text"), ("time",)
    )
    yield shape("later", rf"\b{about}{count}\s{unit}s?\slater\b", lambda m, _: counted(m, 1, "previous"))
    yield shape(
        "earlier",
        rf"\b{about}{count}\s{unit}s?\s(?:earlier|before|previously)\b(?!\sthan|\s(?:the|a|an|his|her|its|their)\b)",
        lambda m, _: counted(m, -1, "previous"),
        ("earlier", "before", "previously"),
    )
    yield shape(
        "after",
        rf"\b{about}{count}\s{unit}s?\s(?:after|following)\b",
        lambda m, _: _after(counted(m, -1, "previous"), m),
        ("after", "following"),
    )
    units = ("day", "week", "month", "year")
    yield shape(
        "next", r"\bthe\s(?P<word>next|following|previous|same)\s(?P<unit>day|week|month|year)\b(?!s)", _next, units
    )
    yield shape("next", rf"\bthat\s(?:same\s)?(?P<unit>day|month|year)\b(?!s){_NOT_ITSELF}", _that, units)
    parts_of_day = "morning|afternoon|evening|night"
    yield shape("next", rf"\bthe\s(?P<word>next|following)\s(?:{parts_of_day})\b", _next, ("the next", "the following"))
    yield shape("next", r"\bthe\ssame\s(?:morning|afternoon|evening|night)\b", _that, ("the same",))
    same_day = rf"(?:in\sthe|on\sthe\ssame|the\ssame|that)\sday|in\sthe\s(?:{parts_of_day})"
    yield shape("next", rf"\b(?:earlier|later)\s(?:{same_day})\b", _that, ("day", "in the"))
    yield shape(
        "next",
        r"\bthe\s(?P<word>day\s(?:after|before))\b(?!\s(?:yesterday|tomorrow|the|a|an|his|her|its|their)\b)",
        _next,
        ("day",),
    )


def _expression(match: Match, rule: str, **more: object) -> Expression:
    return Expression(Span(*match.span()), rule, **more)  # type: ignore[arg-type]


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
    return _expression(match, "day", shift=Shift("day", _DAYS[word]), parts=parts)


def _this_day(match: Match, _: Calendar) -> Expression | None:
    """ "Today's meeting" dates one, "today's world" nothing."""
    return _expression(match, "day", shift=Shift("day", 0))


def _bracketed(match: Match, c: Calendar) -> Expression | None:
    """ "(29)" after a word for a time of day; other numbers in brackets are ages, counts or references."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    if not 1 <= int(match["day"]) <= 31 or not re.search(
        rf"\b(?:morning|afternoon|evening|night|day|{c.weekday})\s$", before
    ):
        return None
    return _expression(match, "day-of-month", parts=Parts("", 0, int(match["day"])))


def _month(match: Match, c: Calendar) -> Expression | None:
    parts = Parts("", c.month_number(match["month"]))
    return _expression(match, "month", parts=parts, side=_SIDES[match["side"].lower()])


def _unit(match: Match, _: Calendar) -> Expression | None:
    unit: Unit = match["unit"].lower()  # type: ignore[assignment]
    if match["unit"].istitle() and _NAMED_TIME.match(match.string, match.end()):
        return None  # "during this Year of Action"
    if match["side"].lower() in ("past", "coming") and unit not in ("weekend", "week"):
        return None
    return _expression(match, "unit", shift=Shift(unit, _COUNTS[match["side"].lower()]))


def _whole(match: Match, _: Calendar) -> Expression:
    """ "By the end of the year" lies in the year of the text."""
    return _expression(match, "unit", shift=Shift(match["unit"].lower(), 0))  # type: ignore[arg-type]


def _weekend(match: Match, _: Calendar) -> Expression | None:
    return replace(_expression(match, "unit", shift=Shift("weekend", 0)), span=Span(match.end() - 11, match.end()))


def _season(match: Match, c: Calendar) -> Expression | None:
    side = match["side"].lower()
    parts = Parts("", c.seasons[match["season"].lower()])
    return _expression(match, "season", parts=parts, side=_SIDES[side])


_CAME = re.compile(
    r"^(?:The|This|That|His|Her|Their|Its)\b[^.]*?\b(?:came|comes|happened|occurred|took\splace|follows)\s*$"
)


def _after(expression: Expression, match: Match) -> Expression:
    """ "The speech came a week after" counts back from the day of the news, wherever the text told it; of "A year after
    the visit, he met", the day of the visit would be needed."""
    sentence = re.split(r"[.!?]\s", match.string[max(0, match.start() - 300) : match.start()])[-1]
    if not sentence.strip():
        return replace(expression, rule="after-something")
    return replace(expression, rule="after-news") if _CAME.match(sentence) else expression


def _next(match: Match, _: Calendar) -> Expression | None:
    word = " ".join(match["word"].lower().split())
    unit = match.groupdict().get("unit") or "day"
    return _expression(match, "next", shift=Shift(unit.lower(), _NEXT[word], "previous"))  # type: ignore[arg-type]


def _that(match: Match, _: Calendar) -> Expression | None:
    unit = match.groupdict().get("unit") or "day"
    return _expression(match, "next", shift=Shift(unit.lower(), 0, "previous"))  # type: ignore[arg-type]
