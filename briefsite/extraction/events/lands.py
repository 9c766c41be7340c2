"""Places that no name tells: "the country", "the island nation" where the text spoke last of one, "the strip" of the
Bel Strip, "the town" of the town of Adda, "the Chadian capital" where the text names it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.nations import nations
from briefsite.extraction.reading import source_span
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_LANDS = {"country", "nation", "kingdom", "archipelago", "republic"}
_MEANT = {"the", "this"}
#: What the name of a place may end with that is then meant by this word alone.
_ENDINGS = {"strip", "island", "islands", "peninsula", "province", "region", "strait", "valley", "district", "county"}
#: Of these the text must have spoken of no other since.
_TOWNS = {"city", "town", "village", "port", "township"}
_ELSEWHERE = re.compile(r"\b(?:in|at|to|from|near|of) [A-Z]")


def land_meant(noun: Token, cast: Cast) -> Span | None:
    """The name of the land that the text spoke of last before "the country", as it stands there."""
    if noun.text not in _LANDS or not any(t.lower_ in _MEANT for t in noun.lefts):
        return None
    known, before = nations(cast.reading.lexicon), source_span(noun).start
    land, country = None, ""
    docs = [doc for doc in cast.reading.paragraphs if doc.start <= before]
    for entity in (one for doc in reversed(docs) for one in reversed(doc.ents)):
        span = source_span(entity)
        if entity.label_ == "NORP" and entity.root.tag_ not in {"NNS", "NNPS"}:
            continue  # "an Iranian airline" is told of in Germany
        word = entity.text.removeprefix("the ").casefold()
        code = (known.get(word) or known.get(word.removesuffix("s"), "")) if span.end <= before else ""
        country = country or code
        if code and code == country and entity.label_ == "GPE":
            land = Span(span.start + len(entity.text) - len(entity.text.removeprefix("the ")), span.end)
            break
    return land


def place_meant(noun: Token, cast: Cast) -> Span | None:
    """The name of the one place that the text told before of which a noun is the last word, or which it called so."""
    if not noun.text.islower() or not any(t.lower_ in _MEANT for t in noun.lefts):
        return None
    if any(t.dep_ in {"prep", "appos", "relcl"} for t in noun.rights):
        return None  # "the city of Adda", "the capital, Adda"
    if noun.text == "capital":
        return _capital(noun, cast)
    own = any(t.dep_ in {"compound", "amod", "nmod", "poss"} and t.lower_ != "entire" for t in noun.lefts)
    if own or noun.text not in _ENDINGS | _TOWNS:
        return None
    text, before = cast.reading.text, source_span(noun).start
    named = [span for span in _named(noun.text, text) if span.end <= before]
    if len({span.of(text) for span in named}) != 1:
        return None
    since = text[named[-1].end : before]
    return None if noun.text in _TOWNS and _ELSEWHERE.search(since) else named[-1]


@lru_cache(maxsize=32)
def _named(noun: str, text: str) -> tuple[Span, ...]:
    """The names in a text that end with a noun, and those that it introduces: "the Bel Strip", "the town of Adda"."""
    word = r"[A-Z][\w’'-]+"
    ends = rf"(?P<ending>(?!The ){word}(?: {word})? {noun.capitalize()}\b)"
    found = re.finditer(rf"\b{ends}|\b{noun} of (?P<called>{word}(?: {word})*)", text)
    return tuple(Span(*match.span(match.lastgroup or 0)) for match in found)


def _capital(noun: Token, cast: Cast) -> Span | None:
    """The capital of the nation right before the word, where the text names it."""
    lexicon = cast.reading.lexicon
    told = [t.text.casefold() for t in noun.lefts if t.dep_ in {"compound", "amod", "nmod", "poss"}]
    codes = {nations(lexicon).get(word, "") for word in told} - {""}
    entry = lexicon.tables.get("countries", {}).get(codes.pop(), {}) if len(codes) == 1 else {}
    return next((span for name in entry.get("capital", ()) if (span := _first(name, cast.reading.text))), None)


@lru_cache(maxsize=32)
def _first(name: str, text: str) -> Span | None:
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return Span(*found.span()) if found else None
