"""Several places in one phrase: "Chad, Mali and Niger" and "the towns of Adda and Bel" are all of them together."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import behind
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.place_words import both_parts, torn_off
from briefsite.extraction.nations import nations
from briefsite.geography import Located, located
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_NAME = r"(?:the )?[A-Z][\w’'-]+(?: (?:of |and )?[A-Z][\w’'-]+){0,5}?"
#: Two names or more behind a first one, the letters for it aside, with "and" before the last.
_ROW = re.compile(rf"(?: \([A-Z]+\))?(?:, {_NAME}){{1,20}},? and {_NAME}(?![\w’'-])")
#: The words that a name may go on with.
_FURTHER = re.compile(r"(?: (?:of |and )?[A-Z][\w’'-]+){0,5}")
_AND_LAST = re.compile(r",? and (?:the )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})")
_BETWEEN = re.compile(r"(?: \([A-Z]+\))?(?:, and |, | and )")


def listed(first: Token, cast: Cast, *, housed: bool = False) -> Span | None:
    """The stretch from the first to the last of places that only commas and "and" join; bodies among them where what
    is told is `housed` there: "at the Harbour Ministry and the Town Hall"."""
    if row := _row(first, cast):
        return row
    run = [first] if not first.text.islower() else list(behind(first, {"of"}))[:1] or [first]
    while further := [t for t in run[-1].children if t.dep_ == "conj"]:
        run.append(further[0])
    spans = [place_name(t, cast, housed=housed) for t in run]
    if len(spans) < 2 or not all(spans):
        return None
    named = [span for span in spans if span]
    gaps = [cast.reading.text[a.end : b.start].strip().removesuffix(" the") for a, b in pairwise(named)]
    joined, end = all(gap in {",", "and", ", and"} for gap in gaps), _end_of(named[-1], cast)
    whole = gaps[-1].endswith("and") or end > named[-1].end  # else the parse lost the rest
    return Span(named[0].start, end) if joined and whole else None


def _end_of(last: Span, cast: Cast) -> int:
    """Where the row of places ends whose last one the parse gave to the day behind it: "Adda, Bel, and Cora May 3"."""
    further = _AND_LAST.match(cast.reading.text, last.end)
    words = further["name"].split(" ") if further is not None else []
    names = (" ".join(words[:n]) for n in range(len(words), 0, -1))
    name = next((name for name in names if isinstance(located(name), Located)), "")
    return further.start("name") + len(name) if further is not None and name else last.end


def many(noun: Token, cast: Cast) -> bool:
    """Whether it names more than one place, by itself or behind "of"; "Adda, Kingdom of Chad" is one, and so is "East
    and West Adda"."""
    if both_parts(noun) is not None:
        return False
    if _row(noun, cast):
        return True
    own = any(t.dep_ == "compound" and t.pos_ == "PROPN" for t in noun.lefts)  # "the Bel district of Adda and Cora"
    named = (noun, *(behind(noun, {"of"}) if noun.text.islower() and not own else ()))
    return any(_joins(one, cast) for one in named)


def _joins(noun: Token, cast: Cast) -> bool:
    """Whether "and" joins another place to a name, or commas several."""
    if (rest := torn_off(noun)) is not None and any(t.dep_ == "conj" for t in rest.children):
        return True
    if _address(noun, cast):
        return False
    others = [t for t in noun.children if t.dep_ == "conj" and place_name(t, cast)]
    apposed = (t for t in noun.children if t.dep_ == "appos")  # "in Adda, Bel, Cora and Dal"
    if any(any(t.dep_ == "conj" and t.pos_ == "PROPN" for t in one.children) for one in apposed):
        return True
    further = [t for one in (noun, *others) for t in one.children if t.dep_ in {"cc", "conj"}]
    return bool(others) and (len(further) > 1 or further[0].dep_ == "cc")


def _address(noun: Token, cast: Cast) -> bool:
    """Whether what commas join to a name says where that place lies: "Adda, Bel County, Chad"."""
    run = [noun]
    while further := [t for t in run[-1].children if t.dep_ == "conj"]:
        run.append(further[0])
    if any(t.dep_ == "cc" for one in run for t in one.children) or len(run) < 2:
        return False
    known = nations(cast.reading.lexicon)
    first, last = (place_name(one, cast) for one in (run[0], run[-1]))
    names = [span.of(cast.reading.text).casefold() for span in (first, last) if span]
    return len(names) == 2 and names[0] not in known and names[1] in known


def _row(noun: Token, cast: Cast) -> Span | None:
    """The lands that a text tells in a row from a name on, however the parse hangs them: "Chad, the Lake Isles, and
    Kenya"."""
    text, known = cast.reading.text, nations(cast.reading.lexicon)
    first = place_name(noun, cast) if noun.pos_ == "PROPN" else None
    found = _ROW.match(text, first.end) if first and first.of(text).casefold() in known else None
    if not first or not found:
        return None
    *between, last = (name.removeprefix("the ").casefold() for name in _BETWEEN.split(found[0])[1:])
    more = _FURTHER.match(text, found.end())
    ends = range(found.end(), (more or found).end() + 1)  # "the United | Isles"
    whole = (
        end for end in ends if not text[end : end + 1].isalnum() and last + text[ends[0] : end].casefold() in known
    )
    end = next(whole, None)
    return Span(first.start, end) if end and all(name in known for name in between) else None
