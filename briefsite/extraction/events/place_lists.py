"""Several places in one phrase: "Chad, Mali and Niger" and "the towns of Adda and Bel" are all of them together."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS, behind
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.place_words import both_parts, torn_off
from briefsite.extraction.nations import nations
from briefsite.extraction.reading import parsed, source_span
from briefsite.geography import Located, located
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What joins a further name to a row of places: the letters of the last one, commas, semicolons, "and".
_STEP = re.compile(
    r"(?: \([A-Z]+\))?(?P<joint>[,;]? and |[,;] )(?:the )?"
    r"(?P<name>[A-Z][\w.’'-]*(?: (?:of |and |the |d[aeiou]s? |del |la |el )*[A-Z][\w.’'-]*){0,5})"
)
#: What the name of a town may end with that is no place by itself.
_DISTRICT = re.compile(r"(?<=Washington), (?:DC|D\.C\.)")
#: No more places than these are told in one row.
_LONGEST = 40
_AND_LAST = re.compile(r",? and (?:the )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})")


def told_whole(noun: Token, cast: Cast) -> Span | None:
    """The place that a noun names, with all that are told beside it; None where not all of them can be told."""
    return listed(noun, cast) if many(noun, cast) else place_name(noun, cast)


def listed(first: Token, cast: Cast, *, housed: bool = False) -> Span | None:
    """The stretch from the first to the last of places that only commas and "and" join; bodies among them where what
    is told is `housed` there: "at the Harbour Ministry and the Town Hall"."""
    named = (list(behind(first, {"of"}))[:1] or [first]) if first.text.islower() else [first]
    found = _row(named[0], cast) or _run(named[0], cast, housed=housed)
    if found and _clause_begins(found, first, cast):
        return place_name(named[0], cast)
    district = _DISTRICT.match(cast.reading.text, found.end) if found else None
    return Span(found.start, district.end()) if found and district else found


def _run(first: Token, cast: Cast, *, housed: bool) -> Span | None:
    """The places that the parse joins to one by "and"."""
    run = [first]
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


def _clause_begins(row: Span, first: Token, cast: Cast) -> bool:
    """Whether the last names of a row may act in the clause behind it: "In Adda, Chad and Mali signed"."""
    after = next((t for t in first.sent if source_span(t).start >= row.end), first)
    return "," in row.of(cast.reading.text) and after.pos_ in {"VERB", "AUX"}


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
    own = own and noun.tag_ != "NNS"  # "the Kenyan towns of Adda and Bel"
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
    """The lands and towns that a text tells in a row from a name on, however the parse hangs them: "Chad, the Lake
    Isles, and Kenya", "Adda, Chad, and Bel, Mali"."""
    text = cast.reading.text
    first = place_name(noun, cast) if noun.pos_ == "PROPN" else None
    if not first or not _STEP.match(text, first.end) or not _is_known(first, cast):
        return None
    end, joined, paired, before = 0, False, False, first
    at = first.end
    for _ in range(_LONGEST):
        step = _STEP.match(text, at)
        name = _known_name(step, cast) if step else None
        if step is None or name is None or _acts(name, cast):
            break
        if "and" in step["joint"]:
            joined, end = True, name.end
        elif _lies_in(before, name, cast):
            end = name.end if joined and paired and at == end else end  # "Adda, Chad, and Bel, Mali"
            paired = True
        at, before = name.end, name
    return Span(first.start, end) if joined else None


def _known_name(step: re.Match[str], cast: Cast) -> Span | None:
    """The longest name with which a step goes on that is a place."""
    if step["name"].endswith(("’", "'", "’s", "'s")):
        return None  # "in Adda, and Chad's commitment to it"
    words, start = step["name"].split(" "), step.start("name")
    spans = (Span(start, start + len(" ".join(words[:n]).rstrip("."))) for n in range(len(words), 0, -1))
    return next((span for span in spans if _is_known(span, cast)), None)


def _is_known(span: Span, cast: Cast) -> bool:
    """Whether it is a land or a town by the map, or by the parse."""
    name = span.of(cast.reading.text)
    if name.casefold() in nations(cast.reading.lexicon) or isinstance(located(name), Located):
        return True
    phrase = parsed(cast.reading, span)
    return phrase is not None and len(phrase) > 0 and all(t.ent_type_ == "GPE" for t in phrase)


def _acts(name: Span, cast: Cast) -> bool:
    """Whether it is who acts in the clause behind the row, or whose that is: "In Adda, Chad and Mali signed", "into
    Chad, and the Mali statement said"."""
    phrase = parsed(cast.reading, name)
    owning = {"compound", "poss", "nmod"}
    return phrase is not None and any(
        t.dep_ in SUBJECTS or (t.dep_ in owning and t.head.dep_ in SUBJECTS) for t in phrase
    )


def _lies_in(town: Span, land: Span, cast: Cast) -> bool:
    """Whether a name is that of a land behind the name of what is none: "Adda, Chad"."""
    known, text = nations(cast.reading.lexicon), cast.reading.text
    return land.of(text).casefold() in known and town.of(text).casefold() not in known
