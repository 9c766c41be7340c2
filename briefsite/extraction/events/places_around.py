"""Where, as the words around an event say it: "While in Adda, Lund will meet", "was stabbed while visiting Adda",
"visited Lund, who is being treated at the Bel Hospital", "a convoy 28 km south of Adda"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import behind, subjects
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.reading import source_span
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_TOURING = {"visit", "tour"}
_SURVIVING = {"escape", "survive"}
#: What is done with whoever is visited in a hospital or a prison.
_KEPT = {"detain", "hospitalise", "hospitalize", "hold", "imprison", "jail", "recover", "treat"}
_LENGTHS = {"km", "kilometer", "kilometers", "kilometre", "kilometres", "mile", "miles"}
_SIDES = {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside", "away"}
#: How a text says that it was not in the town itself.
_OFF = re.compile(
    rf"\b(?:{'|'.join(sorted(_LENGTHS | _SIDES - {'outside'}))})\s(?:of|from)\s(?:the\s)?(?:[a-z]+\s){{0,3}}$"
)
_REACH = 60
#: Houses that are told by their street.
_RESIDENCES, _WAYS = {"apartment", "home", "house", "office", "residence"}, {"at", "down", "on"}


def is_off(place: Span, text: str) -> bool:
    """Whether a text says how far from a place, or on which side of it, something was: "28 km south of Adda"."""
    return _OFF.search(text[max(0, place.start - _REACH) : place.start]) is not None


def at_residence(verb: Token) -> Span | None:
    """The street in which the house without a name is at which somebody was met: "at his residence at 7, Lund Street",
    "at her home down Lund Road"."""
    for house in (t for t in verb.subtree if t.dep_ == "pobj" and t.head.lower_ == "at"):
        way = house.nbor() if house.lower_ in _RESIDENCES and house.i + 2 < len(house.doc) else None
        if way is None or way.lower_ not in _WAYS:
            continue
        name = [t for t in takewhile(_of_address, house.doc[way.i + 1 :]) if t.pos_ == "PROPN"]
        if len(name) > 1:
            return Span(source_span(name[0]).start, source_span(name[-1]).end)
    return None


def _of_address(token: Token) -> bool:
    number = token.pos_ == "NUM" or (token.text in {",", "/"} and token.nbor(-1).pos_ == "NUM")
    return number or token.pos_ == "PROPN"


def around(trigger: Trigger, verb: Token, cast: Cast) -> Span | None:
    """The first place that these words name."""
    named = (span for noun in _named(trigger, verb, cast) if (span := place_name(noun, cast, housed=True)))
    return next(named, None) or at_residence(verb)


def _named(trigger: Trigger, verb: Token, cast: Cast) -> Iterator[Token]:
    yield from _while_there(verb)
    yield from _on_tour(trigger, verb)
    yield from _kept_at(trigger, cast)
    if trigger.coding.kind == "conflict":
        yield from _far_from(trigger)


def _while_there(verb: Token) -> Iterator[Token]:
    """ "While in Adda, Lund will meet", "In addition, while in Adda, he will have time to meet", however the parse
    hangs it."""
    sentence, root = verb.sent, verb.sent.root
    if root not in {verb, verb.head, verb.head.head}:
        return
    for token in verb.doc[sentence.start : max(sentence.start, root.i - 2)]:
        opens = token.i == sentence.start or token.nbor(-1).text == ","
        if opens and token.lower_ == "while" and token.nbor().lower_ in {"in", "at"}:
            name = token.nbor(2)
            while name.dep_ == "compound" and name.head.i == name.i + 1:
                name = name.head
            if name.pos_ == "PROPN":
                yield name


def _on_tour(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """What somebody visited when he said it or it was done to him: "said while visiting Adda", "Lund, who was visiting
    Adda, was shot", "survived the attack"."""
    clauses = [t for t in verb.children if t.dep_ == "advcl" and any(m.lower_ == "while" for m in t.lefts)]
    if trigger.coding.kind == "conflict":
        suffered = verb.lemma_.lower() in _SURVIVING and trigger.noun
        clauses += [t for noun in subjects(verb) if suffered or noun.dep_ == "nsubjpass" for t in noun.children]
    for clause in clauses:
        touring = clause.tag_ == "VBG" and clause.lemma_.lower() in _TOURING
        if touring and clause.dep_ in {"advcl", "relcl"}:
            yield from (t for t in clause.children if t.dep_ == "dobj")


def _kept_at(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    """Where somebody lies or is held who is visited."""
    if trigger.noun or trigger.coding.kind != "visit":
        return
    objects = (t for t in trigger.token.children if t.dep_ == "dobj")
    visited = (t for t in objects if t.ent_type_ == "PERSON" or any(cast.kind(key) == "person" for key in cast.at(t)))
    clauses = (t for noun in visited for t in noun.children if t.dep_ == "relcl" and t.lemma_.lower() in _KEPT)
    yield from (noun for clause in clauses for noun in behind(clause, {"at", "in"}))


def _far_from(trigger: Trigger) -> Iterator[Token]:
    """The town from which it was so far: "a convoy 28 km south of Adda", "a base north of Adda", but not "in Bel, 28 km
    south of Adda"."""
    doc, last = trigger.token.doc, trigger.token.sent.end
    for token in doc[trigger.token.i + 1 : last - 2]:
        length = token.lower_ in _LENGTHS and token.nbor(-1).tag_ == "CD"
        side = token.lower_ in _SIDES and token.nbor(-1).lower_ not in {"the", *_LENGTHS}
        if (length or side) and not any(t.text == "," for t in doc[max(0, token.i - 4) : token.i]):
            after = list(doc[token.i + (0 if side else 1) : min(last, token.i + 4)])
            way = next((t for t in after if t.lower_ in {"of", "from"}), None)
            if way is not None and all(t.lower_ in _SIDES for t in after[: after.index(way)]):
                yield from (t for t in way.children if t.dep_ == "pobj")
