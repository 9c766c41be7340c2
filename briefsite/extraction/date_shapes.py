"""Dates of the calendar in running text: "March 7", "3-5 May 2010", "the 22nd of June", "since 2003", "the 1990s".

A shape is a regular expression and a function that reads its match; the longest match at a place wins. What is no date
is refused by what stands around it: a lower-case may, a March that is walked, a resolution's number, 2000 soldiers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefsite.extraction.date_expressions import Expression, Parts
from briefsite.extraction.date_moved import moved_from
from briefsite.extraction.date_names import Calendar, calendar
from briefsite.extraction.lexicon import Lexicon, alternatives
from briefsite.model.dates import problem
from briefsite.model.sources import Span

Match = re.Match[str]
Read = Callable[[Match, Calendar], Expression | None]


@dataclass(frozen=True)
class Shape:
    """A pattern, and what a match of it says (None where the surroundings speak against it).

    A paragraph without any of the `needs`, or without any that it needs `also`, is not searched at all. They are words,
    as the pattern has them or in small letters, or signs ("0" stands for every digit).
    """

    rule: str
    pattern: re.Pattern[str]
    read: Read
    needs: tuple[str, ...]
    also: tuple[str, ...] = ()


_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORDINAL = rf"{_DAY}(?:\s?(?:st|nd|rd|th)(?!\w))?"
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_WITH_YEAR = ("0000",)
_NOT_MORE = r"(?![\d%°]|[.,:]\d|\s?(?:%|p\.?m|a\.?m)\b)"
_DASH = r"\s?[-–—‑]\s?"
_AND_YEAR = rf"(?:\s?,?\s(?:of\s)?(?P<year>{_YEAR})\b(?!,\d))?"

#: "On the 7th": a day alone, told by what stands around it.
_BARE_DAY = (
    r"(?:(?<=\b[Oo]n\s)|(?<=\bfor\s)|(?<=\bby\s)|(?<=\buntil\s))the\s(?P<nth>(?P<day>\d\d?)(?:st|nd|rd|th))"
    r"(?=[,.;)]|\s(?:and|at|in|from|to|with|during|as|when|after|before|morning|afternoon|evening|night|of\s(?:th|last|next))\b|$)"
)


def calendar_shapes(lexicon: Lexicon) -> tuple[Shape, ...]:
    """All shapes, made once for these word lists."""
    return lexicon.kept("calendar-shapes", lambda: tuple(_shapes(calendar(lexicon))))  # type: ignore[no-any-return]


def _shapes(c: Calendar) -> Iterator[Shape]:
    yield from _of_days(c)
    yield from _of_numbers()
    yield from _of_months_and_years(c)
    yield Shape("day-of-month", re.compile(_BARE_DAY), _bare_day, tuple(f"0{end}" for end in ("st", "nd", "rd", "th")))


def _of_days(c: Calendar) -> Iterator[Shape]:
    """ "March 7", "3-5 May 2010", "the 22nd of June", "the first Friday in May"."""
    named = rf"(?:\b(?:(?:last|this|next|past|coming)\s)?(?P<weekday>{c.weekday})\s?[,(]?\s?(?:the\s)?)?"
    first, last = rf"(?P<day>{_ORDINAL})", rf"(?P<until>{_ORDINAL})"
    month, other = rf"(?P<month>{c.month})", rf"(?P<month2>{c.month})"
    row = r"(?P<row>(?:,\s\d\d?(?:st|nd|rd|th)?)*),?"  # "13, 14 and 15 May"
    to = rf"(?:{_DASH}|\s(?:to|through|till|until|and|&)\s(?:the\s)?)"
    to_other = rf"(?:{_DASH}|\s(?:to|through|till|until)\s(?:the\s)?)"
    which, digit = "first|second|third|fourth|last", "0"
    patterns: tuple[tuple[str, str, Read, str], ...] = (
        ("month-day-range", rf"\b{month}\s{first}{row}{to}{last}\b{_NOT_MORE}", _days, digit),
        ("day-month-range", rf"\b{first}{row}{to}{last}\s(?:of\s)?{month}\b", _days, digit),
        ("month-day-range", rf"\b{month}\s{first}{to_other}{other}\s{last}\b{_NOT_MORE}", _days, digit),
        ("day-month-range", rf"\b{first}\s{month}{to_other}{last}\s{other}\b", _days, digit),
        ("month-day", rf"{named}\b{month}\s(?:the\s)?{first}\b{_NOT_MORE}", _day, digit),
        ("day-month", rf"{named}\b{first}\s(?:of\s|day\sof\s)?{month}(?!\w)", _day, digit),
        ("month", rf"\b(?:the\s)?(?:{which})\s{c.weekday}\s(?:of|in)\s{month}(?!\w)", _month_year, which),
        ("month", rf"\b(?:the\s)?(?:{which})\sweek\s(?:of|in)\s{month}(?!\w)", _month_year, "week"),
        ("day-month", rf"\b(?:the\s)?first\sof\s{month}(?!\w)", _first_day, "first"),
    )
    for rule, pattern, read, also in patterns:
        yield Shape(rule, re.compile(pattern + _AND_YEAR), read, c.written_months, tuple(also.split("|")))


def _of_numbers() -> Iterator[Shape]:
    """ "2010-05-03", "3/5/2010", "3.5.2010", "3/5/10"."""
    year, short_year = rf"(?P<year>{_YEAR})", r"(?P<yy>\d\d)(?![\d/])"
    yield _numbered("iso", rf"\b{year}-(?P<nn>\d\d)-(?P<day>\d\d)\b", _numeric, "0000-00-00")
    full, short = rf"[/.](?P<nn>\d\d?)[/.]{year}\b", rf"/(?P<nn>\d\d?)/{short_year}"
    yield _numbered("numeric", rf"(?<![\d./-])(?P<day>\d\d?){full}", _ambiguous, "/0000", ".0000")
    yield _numbered("numeric", rf"(?<![\d./-])(?P<day>\d\d?){short}", _short_year, "0/0")


def _of_months_and_years(c: Calendar) -> Iterator[Shape]:
    """ "May-June 2010", "late May 2010", "May", "2010-12", "the 1990s", "the 19th century", "spring 2010", "2003"."""
    month, year, months = rf"(?P<month>{c.month})", rf"(?P<year>{_YEAR})", c.written_months
    two = rf"\b{month}{_DASH}(?P<month2>{c.month})\s?,?\s{year}\b"
    yield Shape("month-range", re.compile(two), _months, months, _WITH_YEAR)
    whole = rf"\b(?:(?:early|mid|late)[-\s])?{month}\s?,?\s(?:of\s)?{year}\b(?!,\d)"
    yield Shape("month-year", re.compile(whole), _month_year, months, _WITH_YEAR)
    yield Shape("month", re.compile(rf"\b(?P<month>{c.full_month})(?!\w)"), _month, c.written_full_months)
    years = rf"(?<![\d\w.,$€£#/-]){year}\s?[-–—/]\s?(?P<end>{_YEAR}|\d\d)\b(?![-/\d])"
    yield _numbered("year-range", years, _years, *_WITH_YEAR)
    yield _numbered("decade", r"\b(?:(?:early|mid|late)[-\s])?(?P<decade>1[5-9]\d|20\d)0['’]?s\b", _decade, *_WITH_YEAR)
    century = rf"(?:(?P<nth>\d\d)(?:st|nd|rd|th)|(?P<word>{alternatives(c.centuries)}))\s[Cc]entury\b"
    yield Shape("century", re.compile(rf"\b{century}"), _century, ("century",))
    yield _numbered("season", rf"\b(?P<season>{alternatives(c.seasons)})\s(?:of\s)?{year}\b", _season, *c.seasons)
    fiscal = r"(?P<fy>(?:[Ff]iscal\s[Yy]ears?(?:\s\(FY\))?|FY)\s?)?"
    alone = rf"(?<![\d\w.,$€£#/-])(?P<mid>[Mm]id-)?{fiscal}{year}\b(?![\d/%°]|[.,:]\d|-\d)"
    yield _numbered("year", alone, _year, *_WITH_YEAR)


def _numbered(rule: str, pattern: str, read: Read, *needs: str) -> Shape:
    """A shape of figures."""
    return Shape(rule, re.compile(pattern), read, needs)


def _expression(match: Match, rule: str, **more: object) -> Expression | None:
    """The expression, unless the calendar has no such day: 31 February is nobody's date."""
    start, end = match.span()
    opened = match[0].count("(") > match[0].count(")") and match.string.startswith(")", end)  # "Tuesday (19 May)"
    expression = Expression(Span(start, end + opened), rule, **more)  # type: ignore[arg-type]
    ends = [part for part in (expression.parts, expression.end) if part is not None]
    return None if any(problem(part.edtf()) for part in ends) else expression


#: How far around a match its surroundings are looked at; it keeps a paragraph without end affordable.
_NEAR = 100


def before_match(match: Match) -> str:
    """What stands right before a match."""
    return match.string[max(0, match.start() - _NEAR) : match.start()]


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _day(match: Match, c: Calendar) -> Expression | None:
    if _counts(match, c):
        return None
    parts = Parts(match["year"] or "", c.month_number(match["month"]), _number(match["day"]))
    return _expression(match, "day", parts=parts, weekday=c.weekday_number(match["weekday"]))


def _counts(match: Match, c: Calendar) -> bool:
    """ "In March 30 people died", "may 20 people": the number counts what follows."""
    if match["year"] or not re.match(c.counted, match.string[match.end() : match.end() + _NEAR]):
        return False
    return re.search(r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Dd]uring)\s+$", before_match(match)) is not None


def _days(match: Match, c: Calendar) -> Expression | None:
    year, month = match["year"] or "", c.month_number(match["month"])
    other = c.month_number(match.groupdict().get("month2")) or month
    first, last = _number(match["day"]), _number(match["until"])
    if (other == month and first >= last) or _counts(match, c) or moved_from(before_match(match)):
        return None
    row = [first, *map(int, re.findall(r"\d+", match.groupdict().get("row") or "")), last]
    told_singly = len(row) > 2 or re.search(r"\s(?:and|&)\s", match.group()) is not None
    if (
        told_singly
        and row != [*range(first, last + 1)]
        and not re.search(r"\b[Bb]etween\s(?:the\s)?$", before_match(match))
    ):
        return None
    start_year = str(int(year) - 1) if year and other < month else year
    return _expression(match, "days", parts=Parts(start_year, month, first), end=Parts(year, other, last))


def _numeric(match: Match, _: Calendar) -> Expression | None:
    return _expression(match, "numeric", parts=Parts(match["year"], int(match["nn"]), int(match["day"])))


def _ambiguous(match: Match, _: Calendar) -> Expression | None:
    """Day first or month first: settled by a number above 12; else only the year is sure."""
    day, month = int(match["day"]), int(match["nn"])
    if day <= 12 and month <= 12 and day != month:
        return _expression(match, "numeric", parts=Parts(match["year"]))
    return _expression(match, "numeric", parts=Parts(match["year"], min(day, month), max(day, month)))


def _short_year(match: Match, _: Calendar) -> Expression | None:
    """28/09/22, where a number above 12 shows which is the day."""
    first, second = sorted((int(match["day"]), int(match["nn"])))
    if not 1 <= first <= 12 < second:
        return None
    return _expression(match, "numeric", parts=Parts(f"20{match['yy']}", first, second))


def _months(match: Match, c: Calendar) -> Expression | None:
    start, end = c.month_number(match["month"]), c.month_number(match["month2"])
    if start >= end:
        return None
    return _expression(match, "months", parts=Parts(match["year"], start), end=Parts(match["year"], end))


def _month_year(match: Match, c: Calendar) -> Expression | None:
    return _expression(match, "month", parts=Parts(match["year"] or "", c.month_number(match["month"])))


def _first_day(match: Match, c: Calendar) -> Expression | None:
    return _expression(match, "day", parts=Parts(match["year"] or "", c.month_number(match["month"]), 1))


_MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|during|from|of|to|through|before|after|between|for|around|this|last|next|early|late|mid|and|(?:early|late|soon)\sas)"
    r"[\s-]+|[-–—]\s?)(?:(?:early|late|mid)[\s-]+)?$",
    re.IGNORECASE,
)
_MONTH_AMONG = re.compile(r"(?:\b(?:the|a|an|its|their|his|her|our|whose)|['’]s)\s+$", re.IGNORECASE)
_NAMED_SO = r"(?:[A-Z][a-z]+|Mrs?\.?|Ms\.?|Dr\.?)\s+{}\b(?!\s?\d)"


def _month(match: Match, c: Calendar) -> Expression | None:
    """A month alone, where a preposition or an article says that it is one."""
    before, after = before_match(match), match.string[match.end() : match.end() + _NEAR]
    attributive = _MONTH_AMONG.search(before) and re.match(r"(?:['’]s)?\s+(?!(?:on|of|to|for|in|and|by)\b)[a-z]", after)
    if not (_MONTH_BEFORE.search(before) or attributive) or re.match(r"\s+(?!I\b)[A-Z]|\s?[-–]\s?\w", after):
        return None
    if _is_a_name(match.group(), match.string, c):
        return None
    return _expression(match, "month", parts=Parts("", c.month_number(match["month"])))


def _is_a_name(word: str, text: str, c: Calendar) -> bool:
    """Whether the text also has somebody or something of that name: Theresa May."""
    return any(first not in c.weekdays and first not in c.months for first in _words_before(word, text))


@lru_cache(maxsize=32)
def _words_before(word: str, text: str) -> frozenset[str]:
    """The capitalised words right before a word that has no number behind it, prepositions aside."""
    found = (m.group()[: -len(word)] for m in re.finditer(_NAMED_SO.format(word), text))
    return frozenset(
        w.split()[0].rstrip(".").casefold() for w in found if not (_MONTH_BEFORE.match(w) or _MONTH_AMONG.match(w))
    )


def _years(match: Match, _: Calendar) -> Expression | None:
    start, end = match["year"], match["end"]
    end = end if len(end) == 4 else start[:2] + end
    if not int(start) < int(end) <= int(start) + 150 or _part_of_a_name(match):
        return None
    return _expression(match, "years", parts=Parts(start), end=Parts(end))


def _decade(match: Match, _: Calendar) -> Expression | None:
    return _expression(match, "decade", parts=Parts(match["decade"] + "X"))


def _century(match: Match, c: Calendar) -> Expression | None:
    """ "The 19th century" is 18XX; of this one is all that is new."""
    number = _number(match["nth"]) if match["nth"] else c.centuries[match["word"]]
    return _expression(match, "century", parts=Parts(f"{number - 1:02d}XX")) if 10 < number < 21 else None


def _season(match: Match, c: Calendar) -> Expression | None:
    return _expression(match, "season", parts=Parts(match["year"], c.seasons[match["season"].casefold()]))


def _year(match: Match, c: Calendar) -> Expression | None:
    before, after = before_match(match), match.string[match.end() : match.end() + _NEAR]
    cue = re.search(rf"\b{c.year_cue}(?:[\s-]|\sthe\s)+$", before, re.IGNORECASE)
    article = re.search(r"\b(?:the|a|its|their|his|her|this|our)\s+$", before, re.IGNORECASE)
    described = re.search(r"\b(?:the|a|its|their)\s+[a-z]{4,}\s+$", before) and re.match(r"\s[a-z]{4,}", after)
    bracketed = re.search(r"[(\[]\s?$", before) and re.match(r"\s?[)\],;]", after)
    starts = not before.strip() or re.search(r"[.!?:;]\s+$", before)
    if not (
        match["fy"] or match["mid"] or cue or article or described or bracketed or starts or re.match(r"['’]s\b", after)
    ):
        return None
    after_range = re.sub(r"^\s+(?:and|to|or)\s+\d[\d,]*", "", after)
    counted = re.match(c.counted, after_range) and not re.search(
        r"\b(?:in|since|during|until|the|by|end\sof|start\sof|beginning\sof|half\sof)\s+$", before, re.IGNORECASE
    )
    several = re.match(r"\s(?:had|have|were|are)\b", after)  # "and 1720 had left"
    several = several and re.search(r"(?<!\d{4})\s(?:and|or)\s$", before)
    units = r"\s?(?:hours?|hrs|GMT|UTC|EST|EDT|local\stime|h\b|[-–]?strong|[-–]?km|[-–]?kilo|[-–]?met)"
    if counted or several or re.match(units, after):
        return None
    return _expression(match, "year", parts=Parts(match["year"]))


def _part_of_a_name(match: Match) -> bool:
    """A capitalised word right before, within a sentence, is what the number belongs to: Agenda 2030-35."""
    return re.search(r"\w[,;]?\s+(?:[A-Z][\w.]*|[Nn]o\.)\s+$", before_match(match)) is not None


def _bare_day(match: Match, _: Calendar) -> Expression | None:
    return _expression(match, "day", parts=Parts("", 0, int(match["day"])))
