"""Which words of the parse belong to the name of a place: "South" of "South China Sea", "DC" of "Washington, DC"."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from briefsite.extraction.events.clauses import behind
from briefsite.geography import Located, located

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Words between a name and the ground that it names.
SORTS = {"training", "military", "air", "naval", "army", "test", "testing", "firing", "shooting", "missile"}
#: What stands before the name of a land of which there are two.
DIRECTIONS = {"North", "South", "East", "West"}
_WITHIN_NAMES = {"compound", "nmod", "amod", "nummod", "poss"}
#: What bears the name of an office: "the President’s House".
_OF_OFFICES = {"House", "Residence", "Palace", "Lodge", "Hall"}
#: Short names are words of some language easily.
_SHORT = 4
_OWNERS_OF_THEIR_OWN = {"GPE", "LOC", "NORP", "ORG", "PERSON"}


def first_word(head: Token) -> Token:
    """The first word of a name: "Port" of "Port-au-Prince", "The" of "The Hague"."""
    first = head
    for token in reversed(list(head.lefts)):
        named = token.text[:1].isupper() or (first is head and token.lower_ in SORTS and token.nbor(-1) in head.lefts)
        if token.dep_ in _WITHIN_NAMES and named and token.i == first.i - 1:
            first = token
    if first.i > 1 and first.nbor(-1).dep_ == "case" and first.nbor(-1).ent_iob_ == "I" and first.ent_iob_ == "I":
        first = first.nbor(-2)  # "King’s Bay"
    if first.text in _OF_OFFICES and first.i > 1 and first.nbor(-1).dep_ == "case":
        owner = first.nbor(-2)
        first = owner if owner.text.istitle() and owner.ent_type_ not in _OWNERS_OF_THEIR_OWN else first
    before = first.nbor(-1) if first.i else first
    if before.ent_iob_ == "B" and first.ent_iob_ == "I" and before.text[:1].isupper() and before.pos_ == "PROPN":
        first = before  # "South" of "South China Sea"
    while first.i > 1 and first.nbor(-1).text == "-" and first.nbor(-2).whitespace_ == "":
        first = first.nbor(-2)  # "Port-au-Prince"
    while first.i and first.nbor(-1).pos_ == "PROPN" and first.i <= first.nbor(-1).head.i <= head.i:
        first = first.nbor(-1)  # "Ras" of "Ras Al-Adda"
    article = first.nbor(-1) if first.i > first.sent.start + 1 else first
    return article if article.text == "The" else first  # "in The Hague"


def before_range(head: Token) -> Token | None:
    """ "Adda" of "the Adda mountain range"."""
    mountains = head.lower_ in {"range", "ranges"} and head.i > 1 and head.nbor(-1).lower_ == "mountain"
    return head.nbor(-2) if mountains and head.nbor(-2).pos_ == "PROPN" else None


def torn_off(head: Token) -> Token | None:
    """The second word of a name that the parse gave a place of its own: "Tamer" of "entered Tell Tamer"."""
    after = head.nbor(1) if head.i + 1 < len(head.doc) else head
    own = after.head == head and after.dep_ == "dobj" and after.pos_ == "PROPN"
    return after if own and head.pos_ == "PROPN" and after.ent_type_ not in {"DATE", "TIME"} else None


def both_parts(head: Token) -> Token | None:
    """The name of which two parts are told: "Adda" of "both West and East Adda"."""
    after = head.doc[head.i + 1 : head.i + 4]
    parts = len(after) == 3 and after[0].text == "and" and {head.text, after[1].text} <= DIRECTIONS
    return after[2] if parts and after[2].pos_ == "PROPN" else None


def _region(town: Token) -> Token | None:
    """The region told with a town that only says which house is meant: "Lenn" of "at an Adda, Lenn nursing home"."""
    after = town.doc[town.i + 1 : town.i + 3]
    told = len(after) == 2 and after[0].text == "," and after[1].ent_type_ == "GPE" and after[1].pos_ == "PROPN"
    of_house = town.ent_type_ == "GPE" and any(t.lower_ in {"a", "an"} for t in town.lefts)
    return after[1] if told and of_house else None


def last_word(head: Token) -> Token:
    """The last word of a name: "DC" of "Washington, DC", "Adda" of "Gulf of Adda"."""
    if (name := both_parts(head)) is not None:
        return name
    after = head.doc[head.i + 1 : head.i + 3]
    if len(after) == 2 and after[0].text == "," and after[1].text in {"DC", "D.C."}:
        return after[1]
    if (rest := torn_off(head) or _region(head)) is not None:
        return rest
    if head.text.islower():
        return head  # "the Adda district of Chad"
    inside = next((noun for noun in behind(head, {"of"})), None)
    within = inside is not None and inside.ent_type_ == "GPE"  # "the Northern District of Adda"
    if head.ent_type_ in {"GPE", "LOC"} and after and not after[0].ent_type_ and not within:
        return head  # "the West Bank of activists"
    if inside is not None and inside.pos_ == "NOUN" and inside.nbor(-1).head == inside:
        inside = inside.nbor(-1)  # "the Sea of Adda region"
    inside = inside if inside is not None and inside.pos_ == "PROPN" else None
    between = list(head.doc[head.i + 1 : inside.i]) if inside is not None else []
    said = (
        t for t in between if not (t.dep_ == "amod" and t.head == inside)
    )  # "the Adda Academy of financial Studies"
    joined = all(t.lower_ in {"of", "the"} or t.text[:1].isupper() for t in said)
    return inside if inside is not None and joined and not _has_own_name(head, inside) else head


def _has_own_name(head: Token, owner: Token) -> bool:
    """Whether a house or body has a name without whose it is: "the Lund Auditorium of the University of Adda"."""
    before = head.nbor(-1) if head.i else head
    named = before.head == head and before.dep_ == "compound" and before.pos_ == "PROPN"
    article = any(t.lower_ == "the" for t in owner.lefts)
    return named and article and any(t.lower_ == "of" for t in owner.rights)


def is_plain(head: Token, name: str, english: Container[str]) -> bool:
    """Whether a name is a word of the language alone that nothing takes for a place: "Leadership in Design"."""
    told = head.ent_type_ in {"GPE", "LOC", "FAC"} or head.head.lower_ == "of"  # "the district of Groom"
    plain = len(name) > _SHORT and name.casefold() in english
    return plain and not told and not isinstance(located(name), Located)
