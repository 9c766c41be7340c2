"""Where, as the parse hangs it on a word between the verb and its place: on the hour ("held at 9 a.m. in the Lake
Room"), on the paper that was signed ("signed an amendment to the treaty in Adda"); what hangs there and is no place of
the event, but of somebody's work or of what a meeting is about; and houses that bear the names of bodies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS, behind
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.triggers import Trigger, event_noun
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.nations import nations
from briefsite.extraction.reading import source_span
from briefsite.geography import is_one_town
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_TIMES = {"DATE", "TIME"}
#: Behind these stands where something is.
NEAR = {"in", "at", "near", "outside", "inside"}
_CLAUSES = {"acl", "advcl", "ccomp", "relcl"}
_SEEING = {"tour", "visit"}
_SEARCHING = {"comb", "scour", "search", "survey"}
_SIGNING = {"sign", "co-sign", "ink", "initial"}
_PAPERS = {"agreement", "accord", "treaty", "pact", "protocol", "memorandum", "mou", "deal", "contract", "convention",
    "declaration", "communique", "communiqué", "letter"}  # fmt: skip
_RUNNING = {"host", "hold", "organise", "organize", "convene", "chair"}
#: Verbs of a clause that says who holds an exercise, and where.
HOLDING = {"deliver", "hold", "conduct", "host", "stage", "run", "carry"}
#: What a body has that is called after it: "at the premises of the Harbour Office".
GROUNDS = {"premises", "grounds", "headquarters", "compound", "seat", "auditorium"}
BEFORE_HOUSES = {"at", "in", "inside", "outside", "near", "to"}
#: The last word in the name of a body that has one house.
_HOUSES = {"abbey", "airport", "arena", "barracks", "basilica", "building", "castle", "cathedral", "center", "centre",
    "chapel", "church", "clinic", "college", "courthouse", "embassy", "fortress", "gallery", "hall", "headquarters",
    "hospice", "hospital", "hotel", "jail", "kindergarten", "library", "mansion", "monastery", "mosque", "museum",
    "observatory", "pagoda", "palace", "pavilion", "preschool", "prison", "room", "school", "secretariat", "shrine",
    "stadium", "synagogue", "temple", "theater", "theatre", "tower", "university", "villa", "zoo"}  # fmt: skip
#: What else has one house, before which people may stand; what is done in its name is done anywhere.
_SEATS = {"assembly", "bank", "congress", "consulate", "department", "ministry", "parliament", "senate", "treasury"}
_PARLIAMENTS = {"congress", "parliament"}


def holds(clause: Token) -> bool:
    """Whether a participle says of a noun who held it, and where: "a dinner held in Adda"."""
    return clause.dep_ == "acl" and clause.lemma_.lower() in HOLDING


def _beside_times(verb: Token) -> Iterator[Token]:
    """The prepositions that hang on the time or the age that a clause tells: "yesterday in Adda", "died aged 61 at"."""
    told = [t for t in verb.children if t.dep_ == "npadvmod" and t.ent_type_ in _TIMES]
    told += [t for t in verb.children if t.dep_ == "advcl" and t.lower_ == "aged"]
    days = [(p, t) for p in verb.children if p.dep_ == "prep" for t in p.children if t.ent_type_ in _TIMES]
    told += [t for day in days for t in day]  # "On Sunday in the Harbour Hall, Lund spoke"
    told += [t for time in told for t in time.children if t.dep_ == "appos"]  # "held today (May 3) at the Hall"
    yield from (t for time in told for t in time.children if t.lower_ in NEAR)


def hung_between(verb: Token) -> Iterator[Token]:
    """The prepositions that the parse hangs on a word between a verb and its place."""
    yield from _papers(verb)
    yield from _beside_times(verb)
    yield from (t for side in verb.children if side.lower_ == "outside" for t in side.children if stands_outside(t))
    yield from _here(verb)


def _here(verb: Token) -> Iterator[Token]:
    """The prepositions that hang on "here": "welcome Minister Lund here to the Harbour Office"."""
    own = (t for t in verb.subtree if t.lower_ == "here" and not any(a.dep_ in _CLAUSES for a in t.up_to(verb)))
    yield from (t for here in own for t in here.children if t.lower_ in NEAR | {"to"})


def _papers(verb: Token) -> Iterator[Token]:
    """The prepositions that hang on a paper within the object of "sign"."""
    if verb.lemma_.lower() not in _SIGNING:
        return
    objects = (*(t for t in verb.children if t.dep_ == "dobj"), *behind(verb, {"to"}))  # "an amendment to the treaty"
    inside = (t for thing in objects for t in thing.subtree if t.lemma_.lower() in _PAPERS)
    yield from (t for paper in inside for t in paper.children if t.lower_ == "in")


def run_by(verbs: Sequence[Token]) -> list[Token]:
    """Those by whom an occasion is run, as the parse may hang on them where: "a ceremony hosted by Lund in Adda"."""
    running = (t for t in verbs if t.lemma_.lower() in _RUNNING)
    return [noun for verb in running for noun in behind(verb, {"by"}) if noun.pos_ == "PROPN"]


def chaired(occasion: Token) -> Iterator[Token]:
    """What a comma behind an occasion tells of who ran it, which the parse may hang on the clause: "during a meeting of
    the Roads Board, chaired by Lund at the Town Hall"."""
    verb = occasion.head.head if occasion.dep_ == "pobj" else occasion.head
    yield from (t for t in verb.children if t.tag_ == "VBN" and t.i > occasion.i and t.lemma_.lower() in _RUNNING)


def far_behind(preposition: Token, verb: Token) -> bool:
    """Whether what is said stands between a verb and a preposition, which may then tell where that was: "said that the
    work would go on in Adda"."""
    return any(t.dep_ == "ccomp" and verb.i < t.i < preposition.i for t in verb.children)


def in_title(preposition: Token, name: Token, cast: Cast) -> bool:
    """Whether a body behind a name is where its bearer works: "met Lund, adviser at the Ministry of Justice", "staff
    at the Ministry met Lund"."""
    works = any(t.dep_ == "appos" and name.i < t.i < preposition.i for t in name.children)
    works = works or (name.dep_ in SUBJECTS and name.lower_ in cast.reading.lexicon.words("collectives"))
    works = works or _tells_office(preposition.nbor(-1) if preposition.i else preposition)
    return works and any(cast.is_body(noun) for noun in preposition.children)


def _tells_office(word: Token) -> bool:
    """Whether a word ends what somebody is: "opened by Ada Lund, Director for Roads | at the Ministry of Works"."""
    above = (t for t in (word, *word.ancestors) if word.pos_ != "PUNCT")
    return any(t.dep_ == "appos" and t.head.ent_type_ == "PERSON" for t in above)


def brought(preposition: Token) -> Iterator[Token]:
    """The nouns behind a preposition, or the town right behind it that the parse gave to whoever acts: "Today in Adda,
    Minister Ada Lund met"."""
    nouns = [t for t in preposition.children if t.dep_ == "pobj"]
    after = preposition.nbor() if preposition.i + 1 < len(preposition.doc) else preposition
    torn = after.dep_ in {"nmod", "compound"} and after.ent_type_ == "GPE" and after.head.i > after.i + 1
    comma = after.i + 1 < len(after.doc) and after.nbor().text == ","
    alone = not any(t.i > preposition.i for t in preposition.children)
    yield from [after] if torn and comma and alone else nouns


def praised(verb: Token, lexicon: Lexicon) -> set[str]:
    """What leads nowhere where an event is welcomed, not a guest: "welcomed his appointment to the Lake Council"."""
    things = (t for t in verb.children if t.dep_ == "dobj" and verb.lemma_.lower() == "welcome")
    return {"to", "for"} if any(event_noun(t, lexicon) for t in things) else set()


def searched(land: Token, verb: Token) -> bool:
    """Whether it is land or water that is gone over: "searched the Adda Sea"."""
    return verb.lemma_.lower() in _SEARCHING and land.ent_type_ in {"GPE", "LOC"}


def where_visited(house: Token, cast: Cast) -> Span | None:
    """The town in which a house without a name lies, as what people did there tells it: "at a school they were visiting
    for a fair in Adda"."""
    seen = (t for t in house.rights if t.dep_ == "relcl" and t.lemma_.lower() in _SEEING)
    inside = (t for verb in seen for t in verb.subtree if t.dep_ == "pobj" and t.head.lower_ == "in")
    towns = (t for t in inside if t.ent_type_ == "GPE")
    return next((span for town in towns if (span := place_name(town, cast))), None)


def of_person(token: Token, top: Token) -> bool:
    """Whether a token only says who somebody is: "was written by Ada Lund, an army commander in Adda"."""
    return any(above.dep_ == "appos" and above.head.ent_type_ == "PERSON" for above in token.up_to(top))


def is_house(noun: Token) -> bool:
    """Whether a name is that of a house: "the Adda District Court", "Bel Hospital", or read as that of a place, as many
    a palace is by whose name its lord is called."""
    if noun.ent_type_ in {"GPE", "FAC"}:
        return True
    if noun.pos_ != "PROPN" or noun.lower_ != "court":
        return noun.pos_ == "PROPN" and noun.lower_ in _HOUSES
    return is_one_town(noun.left_edge.text)  # the Supreme Court and a federal one sit in many rooms


def is_parliament(noun: Token, cast: Cast) -> bool:
    """Whether it is the parliament of a land that the text names with it, which sits in one house: "the Chadian
    Parliament", "Chad's National Congress"; without a land, a party may be called so."""
    known = nations(cast.reading.lexicon)
    owned = any(t.dep_ == "poss" and t.lower_ in known for t in noun.lefts)
    return noun.lower_ in _PARLIAMENTS and (owned or (noun.i > 0 and noun.nbor(-1).lower_ in known))


def has_seat(noun: Token) -> bool:
    """Whether a name is that of a body with a house before which one may stand: "the Harbour Ministry"."""
    return noun.pos_ == "PROPN" and noun.lower_ in _HOUSES | _SEATS


def seated(noun: Token) -> bool:
    """Whether the town in which it stands is told right behind a name: "at the Lake Agency in Adda", "at the Lake
    Office, Adda"."""
    if noun.pos_ != "PROPN":
        return False
    beside = [t for t in noun.rights if t.dep_ == "appos" and t.nbor(-1).text == ","]
    return any(t.ent_type_ == "GPE" or is_one_town(t.text) for t in (*behind(noun, {"in"}), *beside))


def stands_outside(preposition: Token) -> bool:
    """Whether "of" only goes on with "outside": "outside of the Town Hall"."""
    side = preposition.head
    return preposition.lower_ == "of" and side.lower_ == "outside" and side.i == preposition.i - 1


def stood_before(noun: Token) -> bool:
    """Whether somebody is outside a house: "gathered outside the Parliament"."""
    preposition = noun.head
    return has_seat(noun) and (preposition.lower_ == "outside" or stands_outside(preposition))


def seat_visited(trigger: Trigger, cast: Cast) -> Span | None:
    """The land or town whose body or sight somebody visits: "visited Chad's Harbour Authority", "Chad's mill"."""
    if trigger.noun or trigger.token.lemma_.lower() not in {"visit", "tour"}:
        return None
    known = nations(cast.reading.lexicon)
    roles = cast.reading.lexicon.words("role_heads")
    sights = (t for t in trigger.token.children if t.dep_ == "dobj" and t.lower_ not in roles)
    bodies = [t for t in sights if cast.is_body(t) or t.pos_ == "NOUN"]
    owners = (t for body in bodies for t in body.lefts if t.dep_ == "poss")
    owners = (t for t in owners if t.ent_type_ in {"GPE", "LOC"} or t.lower_ in known)
    return next((span for owner in owners if (span := place_name(owner, cast))), None)


def house_visited(trigger: Trigger, cast: Cast, *, sure: bool = False) -> Span | None:
    """The one house that somebody visits: "visited the Harbour Museum and Monument"; by its last word where it must be
    `sure`, as it must where a town is told too."""
    if trigger.noun or trigger.token.lemma_.lower() not in {"visit", "tour"}:
        return None
    houses = [t for t in trigger.token.children if t.dep_ == "dobj" and is_house(t)]
    houses = [t for t in houses if not sure or t.lower_ in _HOUSES]
    names = {t: m.span for t in houses for key in cast.bodies_at(t) for m in cast.chains[key].mentions
        if m.span.covers(source_span(t))}  # fmt: skip
    beside = {t: [c for c in t.children if c.dep_ == "conj"] for t in houses}
    alone = [t for t in houses if all(t in names and names[t].covers(source_span(c)) for c in beside[t])]
    return next((span for t in alone if (span := names.get(t) or place_name(t, cast))), None)
