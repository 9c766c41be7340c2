"""Where, as the sentence says it further off: the land that gets what is given or sent, the land that is invaded, the
town from which somebody speaks, and else the nearest place behind "in" or "at".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS, behind, light_verb, subjects
from briefsite.extraction.events.lands import land_meant
from briefsite.extraction.events.place_lists import many, told_whole
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.places_apart import about, leads_off, printed
from briefsite.extraction.events.places_hung import in_title
from briefsite.extraction.events.places_of_others import (
    CLAUSES,
    GIVING,
    REACHING_OUT,
    gives_help,
    in_clause_of_its_own,
    of_another,
    of_office,
    of_one_side,
)
from briefsite.extraction.events.triggers import Trigger, event_noun
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.nations import nations
from briefsite.extraction.reading import source_span
from briefsite.geography import Located, located
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_NEAR = {"in", "at", "near", "off", "outside", "inside", "within", "along", "around", "across", "throughout", "into"}
#: No more words than these lie in the parse between an event and the preposition that brings its place.
_FURTHEST = 5
#: Help may be for the work of those who give it to people in a land.
_FURTHEST_HELP = 10
#: Before the land that help reaches stand these.
_TOWARD = {"to", "for", "in", "into"}
#: Groups of events that are done to a land: "the invasion of Chad".
_UPON = {"of", "on", "against", "into"}
#: Verbs by which something holds from then on, and what leads to a land.
_ISSUING = {"announce", "declare", "extend", "impose", "issue", "lift", "order", "proclaim", "publish"}
_WAYS = {"to": {"flight", "travel", "road", "route", "export", "shipment", "delivery", "trip", "visit"},
    "for": {"warning", "advice", "alert", "force"}}  # fmt: skip
#: What a disaster or an attack does to a land, and what a place is called on which it came.
_HITTING = {"hit", "strike", "devastate", "ravage", "batter", "lash", "shake", "rock", "destroy", "flood", "sweep",
    "pound", "clear", "cross", "inundate", "engulf", "reach", "leave"}  # fmt: skip
_SITES = {"target", "scene", "site", "object"}
_MISSIONS = {"mission", "force", "operation"}
_EMBASSIES = {"Embassy", "Commission", "Consulate", "Mission", "embassy", "consulate"}
_NAMES = {*SUBJECTS, "compound", "appos"}
#: Kinds of event that go on somewhere when they are announced.
_UNDER_WAY = {"conflict", "visit", "deployment", "exercise", "movement"}
#: Verbs that say something from somewhere.
_SPEAKING = {"say", "tell", "speak", "report", "write", "warn"}


def received(trigger: Trigger, cast: Cast) -> Span | None:
    """The land that gets it: "sent tents to Chad", "decided to give rice to Chad", "rice which will be shipped to
    Chad", "aid for Chad"."""
    given = [t for t in trigger.token.children if t.dep_ == "xcomp" and t.lemma_.lower() in GIVING]
    if trigger.coding.kind not in REACHING_OUT and not given:
        return None
    own = (trigger.token, *given, light_verb(trigger, cast.reading.lexicon))
    tops = [t for t in own if t is not None]
    things = [t for top in tops for t in top.children if t.dep_ in {"dobj", "nsubjpass", "attr"}]
    things += [further for thing in things for further in _made_of(thing)]
    sent = [t for thing in things for t in thing.children if t.dep_ in {"relcl", "acl"} and t.i > thing.i]
    spots = dict.fromkeys((*tops, *things, *sent))
    nouns = (noun for spot in spots for noun in behind(spot, _TOWARD))
    return next((span for noun in nouns if (span := _land(noun, cast))), None)


def invaded(trigger: Trigger, cast: Cast) -> Span | None:
    """The land that was attacked: "the invasion of Chad", "bombed Chad"."""
    token = trigger.token
    if trigger.coding.kind != "conflict" or token.lemma_.lower() in cast.reading.lexicon.words("harming_verbs"):
        return None
    objects = [t for t in token.children if t.dep_ == "dobj"]
    nouns = behind(token, _UPON) if trigger.noun else objects
    return next((span for noun in nouns if (span := _land(noun, cast))), None)


def at_war(trigger: Trigger, cast: Cast) -> Span | None:
    """The land in which a war is fought: "the war against Chad"."""
    against = behind(trigger.token, _UPON) if trigger.noun and trigger.token.lemma_.lower() == "war" else ()
    return next((span for noun in against if (span := _land(noun, cast))), None)


def announced(trigger: Trigger, lexicon: Lexicon) -> list[Token]:
    """What somebody announces, and what it is to do: "announced the deployment of guards to Chad", "announced a
    coalition to patrol the Strait of Adda"."""
    if trigger.noun or trigger.token.lemma_.lower() != "announce":
        return []
    news = [t for t in trigger.token.children if t.dep_ == "dobj"]
    aims = [t for noun in news for t in noun.children if t.dep_ in {"acl", "relcl"} and t.tag_ == "VB"]
    told = ((noun, event_noun(noun, lexicon)) for noun in news)
    return [*(noun for noun, what in told if what and {what.kind, what.group} & _UNDER_WAY), *aims]


def upon(trigger: Trigger, verb: Token, cast: Cast) -> Span | None:
    """The place on which it came: "the storm that hit Chad", "Adda was the target of an attack"."""
    noun = trigger.token
    if not trigger.noun or not (trigger.coding.kind == "conflict" or trigger.coding.group == "disaster"):
        return None
    struck = [t for t in noun.children if t.dep_ == "relcl"] + ([verb] if noun.dep_ == "nsubj" else [])
    hit = [o for t in struck if t.lemma_.lower() in _HITTING for o in t.children if o.dep_ == "dobj"]
    site = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if site.lemma_.lower() in _SITES and site.head.lemma_ == "be":
        hit += [t for t in site.head.children if t.dep_ == "nsubj"]
        return next((span for t in hit if (span := place_name(t, cast, housed=True))), None)
    return next((span for t in hit if (span := _land(t, cast))), None)


def mission(verb: Token, cast: Cast) -> Span | None:
    """Where a mission works whose name tells it: "the Observer Mission in Chad will end"."""
    named = (t for one in subjects(verb) for t in one.subtree if t.pos_ == "PROPN" and t.lower_ in _MISSIONS)
    lands = (land for t in named for land in behind(t, {"in", "to"}) if land.pos_ == "PROPN")
    words = ([*(t for t in land.lefts if t.dep_ == "compound"), land] for land in lands)
    spans = (Span(source_span(name[0]).start, source_span(name[-1]).end) for name in words)
    known = nations(cast.reading.lexicon)
    return next((span for span in spans if span.of(cast.reading.text).casefold() in known), None)


def embassy(verb: Token, cast: Cast) -> Span | None:
    """The town of an embassy that acts: "the Chadian Embassy in Adda said"."""
    houses = (t for one in subjects(verb) for t in (one, *one.children) if t.text in _EMBASSIES and t.dep_ in _NAMES)
    alone = (house for house in houses if not any(of_one_side(t) for t in house.rights if t.lower_ == "in"))
    towns = (town for house in alone for town in behind(house, {"in"}) if town.ent_type_ == "GPE")
    return next((span for town in towns if (span := place_name(town, cast))), None)


def spoken_from(trigger: Trigger, cast: Cast) -> Span | None:
    """Where somebody speaks from: "told the Times from Adda"."""
    if trigger.coding.kind != "statement" or trigger.token.lemma_.lower() not in _SPEAKING:
        return None
    named = (noun for noun in behind(trigger.token, {"from"}) if noun.ent_type_ == "GPE")
    return next((span for noun in named if (span := place_name(noun, cast))), None)


def nearest(trigger: Trigger, cast: Cast) -> Span | None:
    """The nearest place of the sentence behind "in", "at" and the like, where no other event lies between, and no
    clause that says where something else is. What is asked for lies there, and nobody asks there."""
    if trigger.coding.kind == "request":
        return None
    found: list[tuple[int, int, Span]] = []
    gives = gives_help(trigger)
    for preposition in trigger.token.sent:
        if preposition.dep_ == "prep" and preposition.lower_ in _NEAR:
            far = _steps(preposition, trigger.token)
            helped = gives and trigger.token in preposition.ancestors
            told = far <= (_FURTHEST_HELP if helped else _FURTHEST) and not of_another(preposition, trigger, cast)
            if (
                told
                and not (about(preposition, trigger) or leads_off(preposition))
                and not any(in_title(t, t.head, cast) for t in preposition.ancestors if t.dep_ == "prep")
                and not in_clause_of_its_own(preposition, trigger, cast.reading.lexicon)
            ):
                found += ((far, preposition.i, span) for span in _places(preposition, cast))
    return min(found)[2] if found else None


def _made_of(thing: Token) -> Iterator[Token]:
    """What the goods are of: "rice" of "a total of 10 tons of rice"."""
    for goods in behind(thing, {"of"}):
        yield goods
        yield from _made_of(goods)


def announced_for(trigger: Trigger, cast: Cast) -> Span | None:
    """Where what somebody announces or issues holds: "announced limits on flights to Chad", "a warning for Chad"."""
    if trigger.noun or trigger.token.lemma_.lower() not in _ISSUING:
        return None
    news = (t for t in trigger.token.children if t.dep_ == "dobj")
    own = (t for noun in news for t in noun.subtree if not any(a.dep_ in CLAUSES for a in t.up_to(noun)))
    leading = (
        t for t in own if t.dep_ == "prep" and (t.lower_ in _NEAR or t.head.lemma_.lower() in _WAYS.get(t.lower_, ()))
    )
    return next((span for t in leading for noun in t.children if (span := _land(noun, cast))), None)


def _places(preposition: Token, cast: Cast) -> Iterator[Span]:
    for noun in preposition.children:
        apart = preposition.lower_ == "in" and printed(preposition.head, noun)
        apart = apart or (preposition.lower_ == "at" and _is_land(noun))  # "took a swipe at Chad"
        apart = apart or of_one_side(preposition) or of_office(preposition.head, cast)
        within = {*cast.bodies_at(noun)} & {*cast.bodies_at(preposition.head)}  # "and the Norwegian Embassy in Adda"
        if noun.dep_ == "pobj" and not (apart or within) and (span := told_whole(noun, cast)):
            yield span


def _land(noun: Token, cast: Cast) -> Span | None:
    """The name of the state that a noun means, or of a region or town; that of the land which it calls a country."""
    if (land := land_meant(noun, cast)) is not None:
        return land
    if many(noun, cast):
        return None
    span = place_name(noun, cast)
    known = span is not None and (noun.ent_type_ in {"GPE", "LOC"} or _is_known(span, cast))
    return span if known else None


def _is_land(noun: Token) -> bool:
    known = located(noun.text)
    return isinstance(known, Located) and known.wide


def _is_known(span: Span, cast: Cast) -> bool:
    return isinstance(located(span.of(cast.reading.text)), Located)


def _steps(one: Token, other: Token) -> int:
    """How many steps of the parse lie between two words of a sentence."""
    up = [one, *one.ancestors]
    across = ((k, t) for k, t in enumerate((other, *other.ancestors)) if t in up)
    return next((k + up.index(t) for k, t in across), _FURTHEST_HELP + 1)
