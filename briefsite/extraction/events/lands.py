"""Lands that no name tells: "the country", "the island nation", where the text spoke last of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.nations import nations
from briefsite.extraction.reading import source_span
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_LANDS = {"country", "nation", "kingdom", "archipelago", "republic"}


def land_meant(noun: Token, cast: Cast) -> Span | None:
    """The name of the land that the text spoke of last before "the country", as it stands there."""
    if noun.text not in _LANDS or not any(t.lower_ in {"the", "this"} for t in noun.lefts):
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
