"""Places that no name tells: "the country", "the island nation" where the text spoke last of one, "the strip" of the
Bel Strip, "the town" of the town of Adda, "the Chadian capital" where the text names it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS
from briefsite.extraction.events.lands_told import main_land
from briefsite.extraction.nations import nation_at, nations
from briefsite.extraction.noun_phrases import MODIFIERS
from briefsite.extraction.reading import paragraph_start, source_span
from briefsite.geography import is_one_town
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc, Token

_LANDS = {"country", "nation", "kingdom", "archipelago", "republic"}
_MEANT = {"the", "this"}
#: So often a text speaks of the land whose is "the capital".
_OFTEN = 3
#: What tells a land from that of which the sentence speaks.
_OTHERS = {"neighbouring", "neighboring", "other", "host"}
#: What the name of a place may end with that is then meant by this word alone.
_ENDINGS = {"strip", "island", "islands", "peninsula", "province", "region", "strait", "valley", "district", "county"}
#: Of these the text must have spoken of no other since.
_TOWNS = {"city", "town", "village", "port", "township"}
_AROUND = {"area", "vicinity"}
_ELSEWHERE = re.compile(r"\b(?:in|at|to|from|near|of) [A-Z]")


def land_meant(noun: Token, cast: Cast) -> Span | None:
    """The name of the one land of which the text has spoken before "the country", as it stands there: in the same
    paragraph, or, where that tells of none, in those before."""
    if noun.text not in _LANDS or not any(t.lower_ in _MEANT for t in noun.lefts):
        return None
    at = source_span(noun).start
    last = bisect_right(cast.reading.paragraphs, at, key=paragraph_start) - 1
    before = chain.from_iterable(_spoken_of(cast.reading.paragraphs[n], at, cast) for n in range(last - 1, -1, -1))
    here = list(_spoken_of(noun.doc, at, cast))
    if any(t.lower_ in _OTHERS for t in noun.lefts):
        own = {one.code for one in here if _in_sentence(one, noun)}
        return _only(one for one in chain(here, before) if one.code not in own)
    return _only(here or before)


def _only(lands: Iterable[_Land]) -> Span | None:
    """The name of the one land, as it stands last, those that act left out where any does not."""
    codes: dict[bool, set[str]] = {True: set(), False: set()}
    names: dict[bool, Span] = {}
    for land in lands:
        codes[land.acts].add(land.code)
        if len(codes[False]) > 1:
            return None
        if land.name is not None:
            names.setdefault(land.acts, land.name)
    acts = not codes[False]
    return names.get(acts) if len(codes[acts]) == 1 else None


class _Land(NamedTuple):
    """A land of which a text speaks: where its name stands, if it does, whether the land acts there, as in "Norway will
    withdraw from Chad", and so is hardly "the country" that something is in, and where that is told, from `at` up to
    `end`."""

    name: Span | None
    code: str
    acts: bool
    at: int
    end: int


def _in_sentence(land: _Land, noun: Token) -> bool:
    """Whether a land is named before a noun in its sentence: "Chad's minister went to the neighbouring country"."""
    return land.at >= source_span(noun.doc[noun.sent.start]).start


def _spoken_of(doc: Doc, before: int, cast: Cast) -> Iterator[_Land]:
    """The lands of which a paragraph speaks before an offset, the last first."""
    lands = cast.kept(("lands", doc), lambda: tuple(_lands(doc, cast)))
    return (land for land in lands if land.end <= before)


def _lands(doc: Doc, cast: Cast) -> Iterator[_Land]:
    """The lands of which a paragraph speaks, the last first. A foreign airline, or another land's workers, are not that
    land."""
    known = nations(cast.reading.lexicon)
    for entity in reversed(doc.ents):
        span, root = source_span(entity), entity.root
        modifies = root.dep_ in {"compound", "nmod"} and root.head.tag_ == "NNS"
        foreign = entity.label_ == "NORP" and root.tag_ not in {"NNS", "NNPS"}
        name = entity.text.removeprefix("the ")
        code = known.get(name.casefold()) or known.get(name.casefold().removesuffix("s"), "")
        if code and not (foreign or (entity.label_ == "GPE" and modifies)):
            named = Span(span.end - len(name), span.end) if entity.label_ == "GPE" else None
            yield _Land(named, code, root.dep_ in SUBJECTS, span.start, span.end)


def place_meant(noun: Token, cast: Cast) -> Span | None:
    """The name of the one place that the text told before of which a noun is the last word, or which it called so."""
    if not noun.text.islower() or not any(t.lower_ in _MEANT for t in noun.lefts):
        return None
    if any(t.dep_ in {"prep", "appos", "relcl"} for t in noun.rights):
        return None  # "the city of Adda", "the capital, Adda"
    if noun.text in _AROUND:
        return _around(noun)
    own = any(t.dep_ in MODIFIERS and t.lower_ != "entire" for t in noun.lefts)
    own = own and not (noun.text == "city" and _national(noun, cast))
    if own or noun.text not in _ENDINGS | _TOWNS:
        return None
    return _told_so(noun, cast)


def _told_so(noun: Token, cast: Cast) -> Span | None:
    """The one place that the text called so, or that has the noun in its name."""
    text, before = cast.reading.text, source_span(noun).start
    named = [span for span in _named(noun.text, text) if span.end <= before]
    if not named and noun.text == "city":
        return _only_town(noun, cast)
    if len({span.of(text) for span in named}) != 1:
        return None
    since = text[named[-1].end : before]
    return None if noun.text in _TOWNS and _ELSEWHERE.search(since) else named[-1]


def _national(noun: Token, cast: Cast) -> bool:
    """Whether only its people tell which city is meant: "the Chadian city"."""
    told = [t for t in noun.lefts if t.dep_ != "det"]
    return len(told) == 1 and bool(nation_at(told[0], cast.reading.lexicon))


def _only_town(noun: Token, cast: Cast) -> Span | None:
    """The one town of which a text has spoken before "the city", if the map knows it."""
    before, text = source_span(noun).start, cast.reading.text
    towns = [span for span in _towns(cast) if span.end <= before]
    return towns[-1] if len({span.of(text) for span in towns}) == 1 else None


def _towns(cast: Cast) -> tuple[Span, ...]:
    """The names of towns in a text, kept with its first paragraph, which many events may ask for."""
    docs = cast.reading.paragraphs
    return cast.kept(("towns", docs[0]), lambda: tuple(_find_towns(cast)))


def _find_towns(cast: Cast) -> Iterator[Span]:
    for name in chain.from_iterable(doc.ents for doc in cast.reading.paragraphs):
        whole = name.label_ == "GPE" or (name.label_ == "ORG" and name.root.dep_ not in {"compound", "nmod"})
        if whole and is_one_town(name.text):
            yield source_span(name)


@lru_cache(maxsize=32)
def _named(noun: str, text: str) -> tuple[Span, ...]:
    """The names in a text that end with a noun, and those that it introduces: "the Bel Strip", "the town of Adda"."""
    word = r"[A-Z][\w’'-]+"
    ends = rf"(?P<ending>(?!The ){word}(?: {word})? {noun.capitalize()}\b)"
    found = re.finditer(rf"\b{ends}|\b{noun} of (?P<called>{word}(?: {word})*)", text)
    return tuple(Span(*match.span(match.lastgroup or 0)) for match in found)


def _around(noun: Token) -> Span | None:
    """The one place that a sentence names before "the area"."""
    sentence = noun.sent
    before = [e for e in noun.doc.ents if e.start >= sentence.start and e.end <= noun.i]
    named = [e for e in before if e.label_ in {"GPE", "LOC"} and e.root.dep_ == "pobj"]
    own = any(t.dep_ in MODIFIERS for t in noun.lefts)
    return source_span(named[0]) if len({e.text for e in named}) == 1 and not own else None


def capital_meant(noun: Token, cast: Cast) -> Span | None:
    """The capital of the nation right before the word, or of the one land that a text is about, where the text names
    it: "the Chadian capital", "in Chad's capital", "in the capital", "the capital city"."""
    city = noun.text == "city" and any(t.text == "capital" for t in noun.lefts)
    if not (city or noun.text == "capital") or any(t.dep_ in {"prep", "appos", "relcl"} for t in noun.rights):
        return None
    lexicon = cast.reading.lexicon
    told = [t for t in noun.lefts if t.dep_ in MODIFIERS and t.text != "capital"]
    codes = {nation_at(t, lexicon) for t in told} - {""}
    if not told and any(t.lower_ in _MEANT for t in noun.lefts) and (city or noun.head.lower_ != "of"):
        codes = {main_land(cast, _OFTEN) or _land_of_capital(noun, cast)}  # "in the capital"
    entry = lexicon.tables.get("countries", {}).get(codes.pop(), {}) if len(codes) == 1 else {}
    return next((span for name in entry.get("capital", ()) if (span := _first(name, cast.reading.text))), None)


def _land_of_capital(noun: Token, cast: Cast) -> str:
    """The code of the land whose capital is the only one of which a text has spoken; "" for none."""
    before, text = source_span(noun).start, cast.reading.text
    told = {span.of(text) for span in _towns(cast) if span.end <= before}
    lands = cast.reading.lexicon.tables.get("countries", {}).items()
    codes = [code for code, entry in lands if told.intersection(entry.get("capital", ()))] if told else []
    return codes[0] if len(codes) == 1 else ""


@lru_cache(maxsize=32)
def _first(name: str, text: str) -> Span | None:
    """Where a name stands first, in small letters if it does."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    found = found or re.search(rf"(?<!\w){re.escape(name.upper())}(?!\w)", text)
    return Span(*found.span()) if found else None
