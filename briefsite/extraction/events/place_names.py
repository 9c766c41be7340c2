"""Names of places: the capitalised words of a noun phrase, "the Peace Palace", "Gulf of Adda", "the port of Adda"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefsite.extraction.events.borders import border, is_border
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import behind
from briefsite.extraction.events.lands import capital_meant, land_meant, place_meant
from briefsite.extraction.events.place_words import DIRECTIONS, SORTS, before_range, first_word, is_plain, last_word
from briefsite.extraction.events.triggers import event_noun
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.nations import nations
from briefsite.extraction.reading import source_span
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What lies within a place that "of" names.
_PARTS = {
    "part", "parts", "waters", "vicinity", "suburbs", "territory", "north", "south", "east", "west",
    "centre", "center", "outskirts", "coast", "heart", "department",
}  # fmt: skip
#: The part of a land that is meant: "eastern Chad", "central Adda", "south-eastern Chad".
_PART_OF_LAND = re.compile(
    r"(?<![\w-])(?:central|(?:north|south)?-?(?:eastern|western)|northern|southern)\s$",
)
#: What a land is called before its name: "the Kingdom of Chad" is Chad.
_CROWN = re.compile(r"(?:Kingdom|Sultanate|Commonwealth) of (?:the )?(?=[A-Z])")
#: What a land has that is named for its people: "Chadian airspace".
_GROUNDS = {"airspace", "waters", "territory", "soil", "border", "borders"}
#: Parts of a land whose name stands before the word.
_NAMED_FIRST = {"district", "province", "region", "county", "governorate", "prefecture"}
#: What is called for those whom it honours: "the Monument to the Heroes".
_HONOURING = re.compile(
    r"(?:Monument|Memorial|Tomb|Shrine|Statue) (?:to|of) (?:the )?[A-Z][\w’'-]*(?: (?:of |and |the )*[A-Z][\w’'-]*)*"
)
#: Letters and a number are how a gathering or a group is called: "at COP27", "at the G20".
_NUMBERED = re.compile(r"[A-Z]{2,}-?\d+|G-?\d+")
#: What a number stands behind is a paper: "Executive Order 12".
_COUNTED = re.compile(r"\s(?:No\.? ?)?\d")
#: The number of a paper, "A/65/270", an "Ambassador-at-Large"; and what the name of a work is: "the film Harbour".
_PAPER = re.compile(r"\w/\d|-at-[A-Z]|@|\bHall of Fame$")
_WORK = re.compile(r"\b(?:album|book|comedy|drama|film|game|journal|magazine|movie|musical|novel|opera|play|song)\s$")
#: A clock time, and behind one stands the zone in which it is told.
_HOUR = re.compile(r"\d(?::\d\d|\s?[ap]\.?m\b)")
_CLOCK = re.compile(r"(?:\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?|\b(?:noon|midnight))\s?\(?$", re.IGNORECASE)
#: How far before a name that is looked for.
_BEFORE = 20
#: A house that a town stands before: "the Adda headquarters".
_HOUSES = {"headquarters", "office", "offices", "embassy", "consulate"}
#: What a body has one of: "the Adda College auditorium".
_ROOMS = {"auditorium", "campus", "gymnasium", "hall", "lawn", "library", "premises", "theater", "theatre"}
_SEATED = {"consulate", "court", "embassy", "hospital", "mission", "university"}
#: What a body is called, of which the name is more than this word.
_BODIES = {"Office", "Ministry", "Department", "Bureau", "Commission", "Committee", "Council", "Agency", "Secretariat"}
#: Words that name no place without another.
_BARE = {"House", "Houses", "Plaza", "Resort", "Consulate", "Embassy", "Embassies", "Hospital", "University", "Airport",
    "Court", "Palace"}  # fmt: skip
#: What a name before it names as a make, and no place: "in a Qassam rocket attack".
_ARMS = {"aircraft", "bomb", "drone", "fire", "grenade", "helicopter", "jet", "missile", "plane", "rifle", "rocket",
    "shell", "ship", "tank", "vessel"}  # fmt: skip


def place_name(head: Token, cast: Cast, *, housed: bool = False) -> Span | None:
    """The name of the place that a noun phrase with this head means, or None; that of a body only where what is told
    is `housed` there."""
    if whole := capital_meant(head, cast) or border(head):
        return whole
    before = head.left_edge.nbor(-1) if head.left_edge.i else head
    if before.text == "-" and not before.whitespace_:
        return None  # "Attorney-at-Law Ada Lund"
    if head.lower_ == "government" or head.lower_ in cast.reading.lexicon.words("role_heads"):
        return None  # "sent to the President", "his role in the Government of Chad"
    bearer = _bearer(head, cast)
    if bearer is not None:
        house = head.text.islower() and head.lemma_ in cast.reading.lexicon.words("facilities")
        house = house and head.lower_ not in _HOUSES  # the seat of a body may be told with its town
        return place_name(bearer, cast, housed=house)  # "the mosque of the Adda University"
    meant = land_meant(head, cast) or place_meant(head, cast)
    body = _whole_body(head, cast) if housed else None
    return _ground(head, cast) or meant or body or _capitalised(head, cast, housed=housed)


def _bearer(head: Token, cast: Cast) -> Token | None:
    """The word that bears the name of which the head only says what it is: "Astana" of "the Kazakh capital, Astana"."""
    settlement = _settlement(head, cast)
    own = head.lemma_ in _NAMED_FIRST and _named_before(head, cast)  # "the Adda district of Bel and Cora"
    if (settlement or head.text in _PARTS) and not own and (inside := list(behind(head, {"of"}))):
        return inside[0]
    return (
        (_owner(head) if settlement else None)
        or _beyond(head)
        or _before_another(head, cast)
        or _before_person(head)
        or before_range(head)
        or (_beside(head, cast) if settlement and not own else None)  # "the Adda province, Chad"
    )


def _beyond(head: Token) -> Token | None:
    """The land beyond a border that has no name of its own: "the borders with the embattled Adda Strip"."""
    return next(behind(head, {"with"}), None) if is_border(head) else None


def _beside(head: Token, cast: Cast) -> Token | None:
    """The name that stands beside what a place is: "the capital, Adda", "the city Adda", "the Adda headquarters"."""
    if head.text in _HOUSES and _named_before(head, cast):
        return head.nbor(-1)
    named = next((t for t in head.children if t.dep_ == "appos" and t.pos_ == "PROPN"), None)
    return named or _behind_settlement(head)


def _owner(head: Token) -> Token | None:
    """Whose a place without a name of its own is: "in Chad's capital", "at Adda's port"."""
    owner = next((t for t in head.lefts if t.dep_ == "poss" and t.ent_type_ in {"GPE", "LOC"}), None)
    named = any(t.pos_ == "PROPN" for t in head.lefts if t is not owner) or any(t.dep_ == "appos" for t in head.rights)
    return None if named or head.lemma_ == "border" else owner


def _settlement(head: Token, cast: Cast) -> bool:
    lexicon = cast.reading.lexicon
    return head.text.islower() and head.lemma_ in lexicon.any_of("settlements", "facilities")


def _ground(head: Token, cast: Cast) -> Span | None:
    """What a nation right before it owns: "Chadian airspace", "Chadian waters"."""
    before = head.nbor(-1) if head.i > head.sent.start else head
    if head.text in _GROUNDS and before.dep_ == "case" and before.head.ent_type_ == "GPE" and before.i > 0:
        before = before.nbor(-1)  # "Chad's borders"
    national = before.text[:1].isupper() and before.lower_ in nations(cast.reading.lexicon)
    owned = head.text in _GROUNDS and national
    return Span(source_span(before).start, source_span(head).end) if owned else None


def _capitalised(head: Token, cast: Cast, *, housed: bool) -> Span | None:
    """The words of a name that the head ends or opens, where they name no actor that is not also a place."""
    lexicon = cast.reading.lexicon
    named = head.text[:1].isupper() or (_settlement(head, cast) and _named_before(head, cast) and not _many(head, cast))
    named = named or (housed and head.lower_ == "parliament" and head.nbor(-1).text.istitle())
    if cast.is_date(source_span(head)) or not named or _of_a_people(head, lexicon) or _only_opens(head):
        return None
    if (
        _is_matter(head, lexicon, housed=housed)
        or event_noun(head, lexicon)
        or head.text.title() in lexicon.table("months")
    ):
        return None
    sake = (
        head.text in lexicon.words("sakes")
        and head.head.lower_ == "in"
        and any(t.lower_ in {"of", "to", "for", "with"} for t in head.rights)
    )
    no_ground = lexicon.any_of("platforms", "document_heads", "named_occasions")  # "wrote on Twitter"
    if sake or head.text in no_ground or head.lower_ in _ARMS:
        return None
    actors = {cast.kind(key) for key in cast.at(head)}
    inside = actors & {"organisation"} and not (housed or _tells_seat(head))
    if actors & {"person", "programme"} or inside:
        return None
    last = last_word(head)
    if last.i + 1 < len(head.doc) and last.nbor(1).ent_iob_ == "I" and last.nbor(1).pos_ == "PROPN":
        return None  # "Tell" of "Tell Adda and Ain Bel", as the parse has it
    span = Span(source_span(first_word(head)).start, source_span(last).end)
    if honouring := _HONOURING.match(cast.reading.text, source_span(head).start):
        span = Span(span.start, honouring.end())
    if crown := _CROWN.match(cast.reading.text, span.start, span.end):
        span = Span(crown.end(), span.end)
    if part := _PART_OF_LAND.search(cast.reading.text, max(0, span.start - 20), span.start):
        span = Span(part.start(), span.end)
    name = span.of(cast.reading.text)
    bare = name in DIRECTIONS | _BODIES | _BARE  # "forces in the South", "worked in the Office"
    bare = bare or (not housed and name.lower() in lexicon.words("lower_state_bodies"))  # "served in the Navy"
    bare = bare or head.ent_type_ == "WORK_OF_ART" or (not housed and is_plain(head, name, cast.reading.english))
    torn = _part_of_body(span, cast) and not _tells_seat(head)
    return None if bare or torn or _no_place(span, cast) or _pair(span, cast) else span


def _tells_seat(town: Token) -> bool:
    """Whether a town or land says in the name of a house where that is: "the Chadian Embassy in Adda"."""
    within = town.dep_ == "pobj" and town.head.lower_ == "in" and town.head.i > town.sent.start
    houses = (town.head.head, town.head.nbor(-1)) if within else (town,)
    return town.ent_type_ == "GPE" and any(house.lower_ in _SEATED for house in houses)


def _no_place(span: Span, cast: Cast) -> bool:
    """Whether it is a day ("at Friday Prayers", "on Harvest Sunday"), a numbered gathering, a paper's number, a work,
    or a clock time or its zone ("5:45 p.m. CET")."""
    text, name = cast.reading.text, span.of(cast.reading.text)
    if _NUMBERED.fullmatch(name) or _PAPER.search(name) or _HOUR.search(name) or cast.is_date(span):
        return True
    counted = _COUNTED.match(text, span.end)
    if counted and not cast.is_date(Span(counted.end() - 1, counted.end())):  # "in Adda 3-5 May"
        return True
    if name.split()[-1].casefold() in cast.reading.lexicon.table("weekdays"):
        return True
    before = text[max(0, span.start - _BEFORE) : span.start]
    return _CLOCK.search(before) is not None or _WORK.search(before) is not None


def _is_matter(head: Token, lexicon: Lexicon, *, housed: bool) -> bool:
    """Whether it is a people or so many of it, an officer, or what something is on: "attacks on Jews", "Commission on
    Human Rights"."""
    on = not housed and head.dep_ == "pobj" and head.head.lower_ == "on" and head.text[:1].isupper()
    officer = head.lower_ in lexicon.words("role_heads") and any(t.lower_ == "of" for t in head.rights)
    many = head.tag_ in {"NNS", "NNPS"}
    people = officer or (many and (head.ent_type_ == "NORP" or any(t.dep_ == "nummod" for t in head.lefts)))
    return people or (on and head.ent_type_ not in {"GPE", "LOC", "FAC"} and head.text not in lexicon.words("grounds"))


def _of_a_people(head: Token, lexicon: Lexicon) -> bool:
    """Whether a people only says what sort of house is meant: "at a Hindu temple", "at a US base"."""
    people = (t for t in head.lefts if t.ent_type_ == "NORP" or t.lower_ in nations(lexicon))
    return head.text.islower() and head.left_edge.lower_ in {"a", "an"} and any(people)


def _only_opens(head: Token) -> bool:
    """Whether a word has its capital only because a sentence begins with it: "He was captured", "Shells hit Adda"."""
    return head.pos_ == "PRON" or (head.i == head.sent.start and head.pos_ not in {"PROPN", "ADJ"})


def _before_another(head: Token, cast: Cast) -> Token | None:
    """The name before a word that is none of its own: "Sudan" of "flew to Sudan Sunday", "Chor" of "in Chor parish",
    "Bel Beach" of "at Bel Beach care centre"."""
    before = head.nbor(-1) if head.i > head.sent.start else head
    if head.text.islower() and before.text.islower() and before.dep_ == "compound" and before.head == head:
        before = before.nbor(-1)
    if before.head != head or before.dep_ not in {"compound", "nmod"} or before.ent_type_ not in {"FAC", "GPE", "LOC"}:
        return None
    if head.dep_ == "pobj" and head.head.lower_ == "on":
        return None  # "the debate on the Chad troop increase"
    lexicon = cast.reading.lexicon
    day = cast.is_date(source_span(head)) and not cast.is_date(source_span(before))
    known = lexicon.any_of("settlements", "facilities") | _GROUNDS | _HOUSES | SORTS
    if head.left_edge.lower_ in {"a", "an"} and before.lower_ not in nations(lexicon):
        known = frozenset()  # "taken to an Adda hospital"
    sort = head.pos_ == "NOUN" and head.lemma_.lower() not in known | _ARMS and not cast.at(before)
    return before if day or sort else None


def _before_person(head: Token) -> Token | None:
    """The place right behind a preposition that the parse gave to the name of whoever acts then: "Adda" of "during her
    visit to Adda, Chad, Minister Ada Lund met"."""
    if head.dep_ != "pobj" or head.ent_type_ != "PERSON":
        return None
    first = head.left_edge
    while first.head != head and first.head.i > first.i:
        first = first.head
    torn = first.dep_ in {"nmod", "compound"} and first.ent_type_ == "GPE" and first.left_edge.i == head.head.i + 1
    return first if torn and first.nbor(1).text == "," else None


def _pair(span: Span, cast: Cast) -> bool:
    """Whether a name joins two states: "U.S.-Chad"."""
    parts = [part for part in re.split("[-–]", span.of(cast.reading.text)) if part]
    known = nations(cast.reading.lexicon)
    return len(parts) == 2 and all(part.casefold() in known for part in parts)


def _part_of_body(span: Span, cast: Cast) -> bool:
    """Whether the words are only a piece of the name of a body: "Security" of an organisation for it."""
    keys = {key for at in range(span.start, span.end) for key in cast.named.get(at, ())}
    bodies = [m.span for key in keys if cast.kind(key) == "organisation" for m in cast.chains[key].mentions]
    return any(body.overlaps(span) and not span.covers(body) for body in bodies)


def _whole_body(head: Token, cast: Cast) -> Span | None:
    """The whole name of a body that "and" goes on behind the words of a house: "the Ministry of Roads | and Lakes"."""
    span = Span(source_span(first_word(head)).start, source_span(last_word(head)).end)
    named = [m.span for key in cast.bodies_at(head) for m in cast.chains[key].mentions]
    whole = (name for name in named if name.covers(source_span(head)) and name.end > span.end)
    joined = (name for name in whole if cast.reading.text[span.end : name.end].startswith(" and "))
    return next((Span(min(name.start, span.start), name.end) for name in joined), None)


def _behind_settlement(head: Token) -> Token | None:
    """The name right behind "the capital", "the city" and the like, however the parse hangs it."""
    after = head.nbor(1) if head.i + 1 < len(head.doc) else head
    return after if after.pos_ == "PROPN" and after.ent_type_ in {"GPE", "LOC", "FAC"} else None


def _many(head: Token, cast: Cast) -> bool:
    """Whether it is any of the places of a land: "in various US cities"."""
    return head.tag_ == "NNS" and head.nbor(-1).lower_ in nations(cast.reading.lexicon)


def _named_before(head: Token, cast: Cast) -> bool:
    """Whether a name stands before "region", "province" and the like: "Almaty region"."""
    before = head.nbor(-1) if head.i and head.lower_ != "capital" else head
    if before.lower_ in SORTS and before.i > before.sent.start:  # "Adda training ground"
        before = before.nbor(-1)
    if cast.is_body(before) and not (head.lower_ in _ROOMS and any(t.lower_ == "the" for t in head.lefts)):
        return False  # "a NATO base"
    named = before.pos_ == "PROPN" and before.text[:1].isupper()
    return before.head == head and named and before.dep_ in {"compound", "nmod"}
