"""The lands of which a text speaks, by name, by the name of their people, or by that of their government."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.nations import nations
from briefsite.extraction.reading import source_span
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Phrase

#: The labels of names that are places.
WHERE = {"GPE", "LOC"}
#: The bare name of a land.
_LAND = re.compile(r"(?:the )?(?:Government of (?:the )?)?(.+?)(?:['’]s?)?", re.DOTALL)
#: Who stands behind somebody else, or only leads him: "a Chadian-backed candidate".
_BACKING = re.compile(r"[-–](?:led|backed|sponsored|brokered|mediated|trained|born)\b")
#: A text is about the land that it names so many times as often as any other.
_FAR_MORE = 2


class Land(NamedTuple):
    """A land of which a text speaks: where, its ISO 3166-1 code, and whether by its name, and not by that of its
    people."""

    span: Span
    code: str
    named: bool


def lands_told(cast: Cast, phrase: Phrase | None = None) -> list[Land]:
    """The lands of which a text speaks, or some words of it, in reading order."""
    known, text = nations(cast.reading.lexicon), cast.reading.text
    docs = cast.reading.paragraphs if phrase is None else (phrase.doc,)
    found: list[Land] = []
    for name in (name for doc in docs for name in doc.ents):
        span = bare(source_span(name), cast)
        code = known.get(span.of(text).casefold())
        here = phrase is None or phrase.start <= name.start < phrase.end
        if code and here and not _BACKING.match(text, span.end):
            found.append(Land(span, code, name.label_ in WHERE or name.root.lower_ == "government"))
    return found


def named_land(code: str, near: Span, cast: Cast) -> Span | None:
    """The name of a land: in the sentence, else where it was told last, else where it is told first."""
    spans = [land.span for land in lands_told(cast) if land.named and land.code == code]
    sentence = cast.sentence_of(near)
    inside = [span for span in spans if sentence.covers(span)]
    before = [span for span in spans if span.start < near.start]
    return next(iter(inside[-1:] or before[-1:] or spans[:1]), None) if code else None


def main_land(cast: Cast, times: int = 1) -> str:
    """The land of which a text speaks far more than of any other, and so many `times` or more; "" for none."""
    told = Counter(land.code for land in lands_told(cast)).most_common(2)
    often = bool(told) and told[0][1] >= times
    return told[0][0] if often and (len(told) == 1 or told[0][1] >= _FAR_MORE * told[1][1]) else ""


def bare(name: Span, cast: Cast) -> Span:
    """The name of a land without "the Government of" before it and the owner's ending behind it."""
    match = _LAND.fullmatch(name.of(cast.reading.text))
    return Span(name.start + match.start(1), name.start + match.end(1)) if match else name
