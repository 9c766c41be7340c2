"""The lands of which a text speaks, by name, by the name of their people, or by that of their government."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.nations import nations
from briefsite.extraction.reading import source_span
from briefsite.geography import Located, located
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc, Phrase

#: The labels of names that are places.
WHERE = {"GPE", "LOC"}
#: The bare name of a land.
_LAND = re.compile(r"(?:the )?(?:Government of (?:the )?)?(.+?)(?:['’]s?)?", re.DOTALL)
#: Who stands behind somebody else, or only leads him: "a Chadian-backed candidate".
_BACKING = re.compile(r"[-–](?:led|backed|sponsored|brokered|mediated|trained|born)\b")
#: Among so many sentences it names it.
_FIRST = 3
#: A text is about the land that it names so many times as often as any other.
_FAR_MORE = 2


class Land(NamedTuple):
    """A land of which a text speaks: where, its ISO 3166-1 code, and whether by its name, and not by that of its
    people."""

    span: Span
    code: str
    named: bool


class _Told(NamedTuple):
    """The lands of a whole text in reading order, where each is named, and how often the two told most are told."""

    all: list[Land]
    named: dict[str, list[Span]]
    most: list[tuple[str, int]]


def lands_told(cast: Cast, phrase: Phrase) -> list[Land]:
    """The lands of which some words of a text speak, in reading order."""
    every = _told(cast).all
    start, end = source_span(phrase).start, source_span(phrase).end
    first = bisect_left(every, start, key=_start)
    return every[first : bisect_left(every, end, key=_start)]


def named_land(code: str, near: Span, cast: Cast) -> Span | None:
    """The name of a land: in the sentence, else where it was told last, else where it is told first."""
    spans = _told(cast).named.get(code, [])
    sentence = cast.sentence_of(near)
    inside = bisect_left(spans, sentence.end, key=lambda span: span.start) - 1
    if inside >= 0 and sentence.covers(spans[inside]):
        return spans[inside]
    before = bisect_left(spans, near.start, key=lambda span: span.start) - 1
    return spans[max(before, 0)] if spans else None


def main_land(cast: Cast, times: int = 1) -> str:
    """The land of which a text speaks far more than of any other, and so many `times` or more; "" for none."""
    told = _told(cast).most
    often = bool(told) and told[0][1] >= times
    return told[0][0] if often and (len(told) == 1 or told[0][1] >= _FAR_MORE * told[1][1]) else ""


def named_early(code: str, near: Span, cast: Cast) -> Span | None:
    """The name of a land of which a text speaks in its first sentences, by name or by that of its people."""
    opening = cast.reading.document.sentences[:_FIRST]
    early = (land for land in _told(cast).all if land.code == code and land.span.start < opening[-1].end)
    return named_land(code, near, cast) if opening and any(early) else None


def sole_land(cast: Cast) -> str:
    """The only land of which a text speaks, if it does so in its first sentences; "" for none."""
    told = _told(cast).most
    alone = told[0][0] if len(told) == 1 else ""
    return alone if alone and named_early(alone, cast.reading.document.sentences[0], cast) else ""


def _told(cast: Cast) -> _Told:
    """What many events of a text ask for is gone through once, and kept with its first paragraph."""
    docs = cast.reading.paragraphs
    kept = docs[0].user_data if docs else {}
    if "lands" not in kept:
        every = [land for doc in docs for land in _lands(doc, cast)]
        named: dict[str, list[Span]] = {}
        for land in every:
            if land.named:
                named.setdefault(land.code, []).append(land.span)
        kept["lands"] = _Told(every, named, Counter(land.code for land in every).most_common(2))
    found: _Told = kept["lands"]
    return found


def _lands(doc: Doc, cast: Cast) -> Iterator[Land]:
    known, text = nations(cast.reading.lexicon), cast.reading.text
    for name in doc.ents:
        span = bare(source_span(name), cast)
        code = known.get(span.of(text).casefold()) or _territory(span.of(text), cast)
        if code and not _BACKING.match(text, span.end):
            yield Land(span, code, _by_name(name, span, cast))


def _by_name(name: Phrase, land: Span, cast: Cast) -> bool:
    """Whether a land is told by its own name, and not by that of its people. It may be read as a body ("the government
    of Chad"), not where another name follows ("the Chad Herald")."""
    if name.label_ in WHERE or name.root.lower_ == "government":
        return True
    told = land.of(cast.reading.text)
    known = located(told) if not told.isupper() else None
    return name.label_ == "ORG" and isinstance(known, Located) and name.root.dep_ not in {"compound", "nmod"}


def _territory(name: str, cast: Cast) -> str:
    """The code of a town that has one of its own and is no state's: "Hong Kong"; "" for others."""
    place = located(name)
    apart = isinstance(place, Located) and place.country not in cast.reading.lexicon.tables.get("countries", {})
    return place.country if isinstance(place, Located) and apart else ""


def _start(land: Land) -> int:
    return land.span.start


def bare(name: Span, cast: Cast) -> Span:
    """The name of a land without "the Government of" before it and the owner's ending behind it."""
    match = _LAND.fullmatch(name.of(cast.reading.text))
    return Span(name.start + match.start(1), name.start + match.end(1)) if match else name
