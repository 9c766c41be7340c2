"""Where, as a clause says it apart from the event: the aim of a journey, the seat of what is acted on, "where"; and
what is no place, but a paper in which something is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import at_another_time, behind
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.triggers import Trigger
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Behind these, "to" brings the place; of the first, the object is one itself.
REACHING = {"visit", "tour", "depart", "leave", "reach", "enter", "arrive"}
GOING = REACHING | {
    "welcome",
    "travel", "land", "fly", "dock", "return", "trip", "patrol", "send", "deploy", "dispatch", "move", "ship",
    "bring", "transport", "carry", "transfer", "sail", "head", "journey", "rotation", "deployment", "evacuate", "tour",
    "relocate", "redeploy", "defect", "flee", "escape", "emigrate", "deport",
    "airlift", "arrival", "departure", "pilgrimage",
}  # fmt: skip
_LEADING = GOING | {"lead", "go", "come"}
#: Kinds of event that have no place of their own where the clause does not give one.
ANYWHERE = {"statement", "agreement", "request", "legal", "appointment", "call"}

#: What somebody speaks of is the object of these.
_DISCUSSING = {"address", "consider", "debate", "discuss", "examine", "raise", "review", "tackle"}

#: What is done in a paper.
_PRINTING = {"say", "write", "publish", "print", "report", "state", "reveal", "claim", "announce", "argue", "tell"}


def aim(trigger: Trigger, verb: Token, cast: Cast) -> Span | None:
    """Where a journey leads that the clause names apart from it: "prepare a visit of Ada Lund to Adda", "led a team to
    Adda to attend the talks"."""
    before = trigger.token.head  # of "returned to Adda after a visit", "travelled to Adda ahead of the summit"
    apart = trigger.token.dep_ == "pobj" and at_another_time(before)
    tops = [verb] if trigger.noun and trigger.token.lemma_.lower() in GOING and not apart else []
    if trigger.coding.kind == "visit" and trigger.token.lemma_.lower() == "lead":
        tops += [trigger.token, *(t for t in trigger.token.children if t.dep_ == "dobj")]
    purpose = verb.dep_ in {"advcl", "xcomp"} and any(t.lower_ == "to" for t in verb.lefts)
    going = verb.head
    while going.tag_ == "VBN" and going.dep_ in {"advcl", "acl"}:
        going = going.head  # "will travel to Adda, joined by Lund, to attend the meeting"
    if trigger.coding.kind == "meeting" and purpose and not apart and going.lemma_.lower() in _LEADING:
        tops += [going, *(t for t in going.children if t.dep_ == "dobj")]
    goals = (noun for top in tops for noun in behind(top, {"to"}) if not cast.is_body(noun))
    return next((span for noun in goals if (span := place_name(noun, cast))), None)


def standing(trigger: Trigger, verb: Token, cast: Cast) -> Span | None:
    """Where it stands that something is done to: "the embassy in Adda, which will be opened on May 3"."""
    if trigger.coding.kind in ANYWHERE:
        return None  # "the fighting in Adda, which was condemned"
    done_to = verb.dep_ == "relcl" and any(t.dep_ == "nsubjpass" and t.tag_ == "WDT" for t in verb.lefts)
    noun = verb.head.head.head if verb.head.dep_ == "pobj" and verb.head.head.lower_ == "in" else verb.head
    places = behind(noun, {"in", "at", "near"}) if done_to else ()
    return next((span for t in places if (span := place_name(t, cast))), None)


def where(verb: Token, cast: Cast) -> Span | None:
    """The place that a clause with "where" hangs on: "flew to Adda, where he met the mayor"."""
    if verb.dep_ != "relcl" or "where" not in {verb.left_edge.lower_, *(t.lower_ for t in verb.lefts)}:
        return None
    above = next((t for t in verb.head.ancestors if t.pos_ == "VERB"), verb.head)
    seats = (_town(verb.head), *behind(above, {"in", "at"}))  # "met in Adda for a summit where they signed"
    seats = tuple(seat for seat in seats if seat.ent_type_ != "ORG")  # "joined a team at Lake Global, where he heads"
    place = next((span for seat in seats if (span := place_name(seat, cast))), None)
    named = (t for t in verb.head.sent if t.i < verb.left_edge.i and t.ent_type_ in {"GPE", "LOC", "FAC"})
    return place or next((span for t in reversed(list(named)) if (span := place_name(_town(t), cast))), None)


def _town(name: Token) -> Token:
    """The town before the name of its land: "to Adda, Chad, on 3 May, where"."""
    before = name.head
    led_to = before.dep_ == "pobj" and before.head.lower_ in {"to", "in", "at"}
    led_to = led_to or (before.dep_ == "dobj" and before.head.lemma_.lower() in REACHING)  # "visit Adda, Chad, where"
    led_to = led_to and name.dep_ in {"appos", "npadvmod"}
    return before if led_to and before.nbor().text == "," and name.i <= before.i + 4 else name


def printed(verb: Token, noun: Token) -> bool:
    """Whether it is where something is printed: "said in the Sunday Herald", "published in the Federal Register"."""
    article = any(t.lower_ in {"the", "a", "an"} for t in noun.lefts)
    return article and verb.lemma_.lower() in _PRINTING and noun.ent_type_ not in {"GPE", "LOC", "FAC"}


def about(token: Token, trigger: Trigger) -> bool:
    """Whether a token belongs to what a meeting is about, or what somebody speaks of: "an emergency summit on the
    situation in Chad", "will address the crisis in Chad"."""
    if not trigger.noun and trigger.token.lemma_.lower() in _DISCUSSING:
        return any(t.dep_ == "dobj" and t.head is trigger.token for t in token.up_to(trigger.token))
    if trigger.coding.kind != "meeting":
        return False
    nouns = [t for t in token.up_to(trigger.token) if t.dep_ == "pobj" and t.pos_ == "NOUN"]
    matter = any(t.head.lower_ in {"on", "about", "over"} and t.head.head is trigger.token for t in nouns)
    return matter or any(t.head.lower_ == "against" for t in nouns)  # "met in support of rallies against a war in Chad"
