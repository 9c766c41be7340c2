"""Where: the capitalised words behind "in" or "at" in the trigger's clause, what was attacked, or who is the host."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefsite.extraction.events.acts_at_home import at_home, by_residents
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS, behind, clause
from briefsite.extraction.events.place_lists import listed, many
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.place_spots import spots
from briefsite.extraction.events.places_again import elsewhere, titled
from briefsite.extraction.events.places_apart import (
    ANYWHERE,
    DISCUSSING,
    GOING,
    REACHING,
    aim,
    of_holding,
    of_rank,
    printed,
    several,
    standing,
    where,
)
from briefsite.extraction.events.places_around import around
from briefsite.extraction.events.places_begun import JOURNEYS, begun, on_visit
from briefsite.extraction.events.places_beside import known_by_town, posted, visited
from briefsite.extraction.events.places_hung import (
    BEFORE_HOUSES,
    GROUNDS,
    brought,
    far_behind,
    has_seat,
    house_visited,
    hung_between,
    in_title,
    is_house,
    is_parliament,
    praised,
    searched,
    seat_visited,
    seated,
    stands_outside,
    stood_before,
    where_visited,
)
from briefsite.extraction.events.places_implied import at_host, here
from briefsite.extraction.events.places_near import (
    announced_for,
    at_war,
    embassy,
    invaded,
    mission,
    nearest,
    received,
    spoken_from,
    upon,
)
from briefsite.extraction.events.places_struck import attacked, opened
from briefsite.extraction.events.places_told import delivered, on_the_day, said_next
from briefsite.extraction.events.places_told_next import held_next
from briefsite.extraction.events.polls import only_land, own_land
from briefsite.extraction.events.tellings import Tellings
from briefsite.extraction.events.triggers import Trigger, event_noun
from briefsite.extraction.reading import parsed, source_span
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_AT = {"in", "at", "on", "near", "off", "outside", "inside", "within"}
#: Verbs that tell where something leaves from.
_LEAVING = {"depart", "sail", "withdraw", "flee", "evacuate", "departure", "withdrawal", "evacuation", "release",
    "free", "escape", "deport", "rescue", "march", "parade", "steal", "loot"}  # fmt: skip
#: Crowds, fighters and travellers go through places besides.
_THROUGH = _AT | {"through", "across", "along", "around", "into"}
_MOVING = {"conflict", "visit", "deployment", "exercise"}
#: Kinds of event whose words tell of other places.
_SPOKEN = {"statement", "call", "appointment"}
#: What one does besides where one visits: "visited the Lund Temple and met the abbot".
_VISITING = {"tour", "visit"}
_ON_VISITS = {"agreement", "anniversary", "meeting", "statement"}
#: Kinds of event that are "on" somebody or something, not on a spot.
_SAYING = {"request", "agreement", "statement"}
_SIGNING = {"join", "sign", "ink", "hold", "open", "conclude"}
_OVER = REACHING | {"patrol"}
#: Whom or what these are "at" need not be where they are.
_AIMING = {"aim", "direct", "level", "point", "target"}
#: What is done "at" a body is done where it has its seat.
_HELD = {"hold", "meet", "take", "gather", "receive", "talk", "call", "welcome", "greet", "swear"}
#: Whom these meet is met there, whatever the parse hangs "at" on.
_MEETING = {"welcome", "receive", "meet", "greet"}
#: Kinds of event that are held "at" a body: where it has its seat.
_HOUSED = {"meeting", "anniversary", "agreement", "exercise", "visit"}


class Placed(NamedTuple):
    """A place as it stands in the text, the rule that took it for the event's, and its name if it is a town or land."""

    span: Span
    rule: str
    town: str


def place_of(trigger: Trigger, cast: Cast) -> Placed | None:
    """The place of the event, or None."""
    found = _signs(trigger, clause(trigger, cast.reading.lexicon), cast)
    return next((Placed(span, rule, _town(span, cast)) for rule, span in found if span), None)


def _signs(trigger: Trigger, verb: Token, cast: Cast) -> Iterator[tuple[str, Span | None]]:
    """What each rule takes for the place, the surest first; none is asked that is not needed."""
    yield "place-around", around(trigger, verb, cast)
    yield "place-struck", attacked(trigger, verb, cast)
    yield "place", begun(trigger, cast)
    yield "place", _told(trigger, verb, cast)
    yield "place-aim", aim(trigger, verb, cast)
    yield "place-where", where(verb, cast)
    yield "place-standing", standing(trigger, verb, cast)
    yield "place-in-name", known_by_town(trigger, cast)
    yield "place-host", at_host(trigger, verb, cast)
    yield "place-dateline", here(trigger, verb, cast)
    yield "place-visit", visited(trigger, verb, cast) or on_visit(trigger, verb, cast)
    yield "place-own-land", own_land(trigger, cast)
    yield "place-struck", invaded(trigger, cast) or upon(trigger, verb, cast)
    yield "place-recipient", received(trigger, cast)
    yield "place-opened", opened(trigger, cast)
    yield "place", spoken_from(trigger, cast)
    yield "place-mission", None if trigger.coding.kind in ANYWHERE else mission(verb, cast)


def further_place(trigger: Trigger, date: int | None, told: Tellings, cast: Cast) -> Placed | None:
    """The place of an event to which its own clause gives none: that beside its `date`, the nearest of its sentence, or
    that of what it takes up of those `told` in the text."""
    spoken = trigger.coding.kind in _SPOKEN or trigger.coding.group == "pledging"
    found = (
        ("place-of-day", on_the_day(trigger, date, cast)),
        ("place-post", posted(trigger, cast)),
        ("place", seat_visited(trigger, cast) or house_visited(trigger, cast, sure=True)),
        ("place-near", announced_for(trigger, cast) if spoken else nearest(trigger, cast)),
        ("place-taken-up", elsewhere(trigger, told, cast)),
        ("place-of-speech", delivered(trigger, date, cast) or said_next(trigger, date, told, cast)),
        ("place-told-next", held_next(trigger, cast) or titled(trigger, told, cast)),
        ("place-own-land", only_land(trigger, cast)),
        ("place-at-home", at_home(trigger, cast) or by_residents(trigger, cast)),
        ("place", house_visited(trigger, cast)),
        ("place-struck", at_war(trigger, cast)),
        ("place-mission", embassy(clause(trigger, cast.reading.lexicon), cast)),
    )
    return next((Placed(span, rule, "") for rule, span in found if span), None)


def _town(span: Span, cast: Cast) -> str:
    phrase = parsed(cast.reading, span)
    whole = phrase is not None and all(t.ent_type_ == "GPE" for t in phrase)
    return span.of(cast.reading.text).casefold() if whole else ""


def _told(trigger: Trigger, verb: Token, cast: Cast) -> Span | None:
    """The capitalised words behind "in", "at" and the like, in the trigger's phrase first, then in its clause."""
    near, meets = _near(trigger), trigger.coding.kind in _HOUSED
    named = (s for token in spots(trigger, verb, cast) for s in _places(token, cast, near, meets=meets))
    matter = (t for t in verb.children if t.dep_ == "dobj" and trigger.coding.group == "criticism")
    end = next((source_span(t).start for t in matter), len(cast.reading.text))  # "condemned the attack in Adda"
    return (
        next((s for s in named if s.start < end), None) or _shared(trigger, verb, cast) or several(trigger, verb, cast)
    )


def _near(trigger: Trigger) -> set[str]:
    """The prepositions behind which the place of such an event stands."""
    if trigger.coding.kind in _MOVING or trigger.coding.group in {"protest", "movement"}:
        return _THROUGH
    on_a_matter = trigger.coding.kind in _SAYING or (trigger.noun and trigger.coding.kind == "meeting")
    return _AT - {"on"} if on_a_matter else _AT


def _shared(trigger: Trigger, verb: Token, cast: Cast) -> Span | None:
    """The place before a verb to which another is joined: "In Adda, the ship was anchored and boarded", "Speaking in
    Adda, Lund thanked Chad and pledged help"; that of the verb by whose participle something is said: "met the press
    in Adda, calling for help"."""
    first = verb.head
    if first.pos_ != "VERB" or any(t.dep_ in SUBJECTS for t in verb.children):
        return None
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > first.i and trigger.coding.kind in _SAYING:
        return next(_places(first, cast, {"in", "at"}), None)
    if verb.dep_ != "conj":
        return None
    under_way = first.tag_ == "VBG" and any(t.lower_ in {"was", "were"} for t in first.lefts)
    if under_way and (there := next(_places(first, cast, _THROUGH), None)) is not None:
        return there  # "was driving in Adda and struck a tree"
    if first.lemma_.lower() in _VISITING and trigger.coding.kind in _ON_VISITS:
        seen = (t for t in first.rights if t.dep_ == "dobj" and not _is_somebody(t) and not many(t, cast))
        return next((s for t in seen if (s := place_name(t, cast, housed=is_house(t)))), None)
    opening = (t for t in first.lefts if t.dep_ == "prep" and t.lower_ in {"in", "at"})
    nouns = (noun for t in opening for noun in t.children)
    place = next((s for noun in nouns for s in _within(noun, cast, led_to=True)), None)
    speaking = (t for t in first.lefts if t.dep_ == "advcl" and t.tag_ == "VBG")
    return place or next((s for t in speaking for s in _places(t, cast, _AT)), None)


def _places(token: Token, cast: Cast, at: Container[str], *, meets: bool = False) -> Iterator[Span]:
    """The places behind the prepositions of a word, and the land that it goes over or reaches."""
    if not token.children:
        return  # nothing that could tell
    gathering = event_noun(token, cast.reading.lexicon)
    held = token.lemma_.lower() in _HELD or (gathering is not None and gathering.kind in _HOUSED)
    reaching = token.lemma_.lower() in _OVER
    for child in (*token.children, *_hung_on_others(token), *_led_there(token)):
        if child.dep_ not in {"prep", "dobj"} or far_behind(child, token) or in_title(child, token, cast):
            continue
        if of_holding(child) or of_rank(child):
            continue
        if child.dep_ == "prep":
            led_to = child.lower_ in _toward(token, child, cast)
            for noun in brought(child) if led_to or child.lower_ in at or stands_outside(child) else ():
                yield from _behind(child, noun, token, cast, held=meets or held, led_to=led_to)
        elif _is_somebody(child):
            continue
        elif (reaching or searched(child, token)) and (span := place_name(child, cast)) and not many(child, cast):
            yield span


def _is_somebody(noun: Token) -> bool:
    """Whether it is whom somebody visits in a town: "visited Ada Lund in Adda"; a town alone is often read as one."""
    inside = (t for one in (noun, noun.head) for t in behind(one, {"in"}) if t.i > noun.i)
    return noun.ent_type_ == "PERSON" and any(t.ent_type_ == "GPE" for t in inside)


def _hung_on_others(token: Token) -> Iterator[Token]:
    """Prepositions of a verb that the parse hangs on its object, or between the two."""
    near = {"at", "in"} if token.lemma_.lower() in _SIGNING else {"at"}
    things = [t for t in token.children if t.dep_ == "dobj" and token.lemma_.lower() not in DISCUSSING]
    yield from (t for thing in things for t in thing.children if t.lower_ in near)
    if token.lemma_.lower() == "swear":
        yield from _before_witness(token)
    yield from hung_between(token)


def _before_witness(oath: Token) -> Iterator[Token]:
    """ "Sworn in as envoy before President Lund at the palace", where the parse may hang all of it on the post."""
    for top in (oath, *behind(oath, {"as"})):
        witnessed = [t for t in top.rights if t.lower_ == "before" and t.dep_ == "prep"]
        around = (
            n for t in witnessed for n in (*(c for noun in t.rights for c in noun.rights), *top.rights) if n.i > t.i
        )
        yield from (t for t in around if t.lower_ in {"at", "in"})


def _led_there(token: Token) -> Iterator[Token]:
    """The preposition in "met a team led by Lund at"."""
    if token.lemma_.lower() in _MEETING:
        met = [t for t in token.children if t.dep_ == "dobj"] + list(behind(token, {"with"}))
        led = (t for noun in met for verb in noun.children if verb.dep_ == "acl" for t in verb.children)
        yield from (t for t in led if t.lower_ == "at")


def _toward(token: Token, child: Token, cast: Cast) -> set[str]:
    """The prepositions behind which it is told where somebody goes, or leaves from."""
    toward = {"to", "for"} if token.lemma_.lower() in GOING or child.head.lower_ == "here" else set()
    toward -= praised(token, cast.reading.lexicon)
    return toward | ({"from"} if token.lemma_.lower() in _LEAVING else set())


def _behind(child: Token, noun: Token, token: Token, cast: Cast, *, held: bool, led_to: bool) -> Iterator[Span]:
    """The place of a noun behind a preposition, unless somebody is acted on there, or it stands in a paper."""
    house = child.lower_ in BEFORE_HOUSES and (is_house(noun) or is_parliament(noun, cast))
    oath = child.lower_ == "in" and token.lemma_.lower() == "swear"
    housed = (child.lower_ in {"at", "to"} and held) or house or oath or stood_before(noun)
    housed = housed or (child.lower_ == "at" and seated(noun))
    acted_on = child.lower_ == "on" and cast.at(noun)  # "called on Chad"
    paper = child.lower_ == "in" and not house and printed(token, noun)
    aimed = child.lower_ == "at" and token.lemma_.lower() in _AIMING  # "was directed at Chad"
    if not (acted_on or paper or aimed):
        yield from _within(noun, cast, housed=housed, led_to=led_to, several=housed and child.lower_ == "at")


def _within(
    noun: Token, cast: Cast, *, housed: bool = False, led_to: bool = False, several: bool = False
) -> Iterator[Span]:
    """The place that a noun names, or in which what it means lies: "in a market in the city of Adda"; where it is
    `led_to`, that may be another event: "sent guards to the elections in Adda"; `several` houses are told as one."""
    span = (listed(noun, cast, housed=True) if several else None) or place_name(noun, cast, housed=housed)
    if span and not several and many(noun, cast):
        yield from filter(None, (listed(noun, cast),))  # "in Chad and Mali", "the towns of Adda and Bel"
    elif span:
        yield span
    elif (seat := where_visited(noun, cast)) is not None:
        yield seat
    elif cast.is_body(noun) or (noun.pos_ == "NOUN" and (led_to or event_noun(noun, cast.reading.lexicon) is None)):
        bodies = [body for body in behind(noun, {"of"}) if cast.is_body(body)]  # "at the seat of the Ministry in Adda"
        ways = {"in", "at", "near", "outside", *({"to"} if led_to and noun.lemma_.lower() in JOURNEYS else ())}
        for further in (t for one in (noun, *bodies) for t in behind(one, ways)):  # "left for a visit to Chad"
            yield from _within(further, cast)
        grounds = [t for t in bodies if noun.lower_ in GROUNDS or (noun.lower_ == "front" and has_seat(t))]
        before = [t for t in behind(noun, {"of"}) if noun.lower_ == "front" and not cast.at(t) and t.pos_ == "PROPN"]
        yield from (span for seat in (*grounds, *before) if (span := place_name(seat, cast, housed=True)))
