"""Where, as a clause says it apart from the event: the aim of a journey, the seat of what is acted on, "where"; and
what is no place, but a paper in which something is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.causes import of_cause
from briefsite.extraction.events.clauses import SUBJECTS, at_another_time, behind
from briefsite.extraction.events.place_lists import listed, told_whole
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.triggers import Trigger, event_noun, event_verb
from briefsite.extraction.lexicon import Lexicon
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
DISCUSSING = {"acknowledge", "address", "appreciate", "commend", "consider", "debate", "discuss", "emphasise",
    "emphasize", "examine", "highlight", "praise", "raise", "recognise", "recognize", "review", "stress", "support",
    "tackle", "underline", "underscore"}  # fmt: skip

#: What is told by these is elsewhere.
_TOLD = {"briefing", "details", "information", "insights", "overview", "report", "reports", "update", "updates"}
#: Behind these, "on" brings what something is about.
_ON_MATTERS = {"build", "comment", "elaborate", "focus", "follow", "reflect", "report"}

_LYING = {"locate", "situate"}  # "camps situated in Chad"
#: Behind these stands what goes on elsewhere or is only spoken of: "is open despite the fighting in Adda", "draws
#: attention towards the Lake Summit in Adda".
ELSEWHERE = {"amid", "amidst", "concerning", "despite", "notwithstanding", "regarding", "toward", "towards"}
#: What these do is done elsewhere than what they answer.
_ANSWERING = {"react", "respond"}

#: What hangs on a noun that is told besides another and has its own place.
_WORDS_OF_ITS_OWN = {"conj": {"amod", "compound", "det", "nummod", "poss"}, "appos": {"poss"}}
#: From where these lead they happen.
_AWAY = {"broadcast", "departure", "escape", "evacuation", "exit", "expulsion", "flight", "release", "removal",
    "retreat", "withdrawal"}  # fmt: skip
#: From where these lead is not where they do.
_COMING_BACK = {"come", "return"}
#: What one has in a firm, and in a person or a state.
_HOLDINGS = {"belief", "confidence", "faith", "holding", "interest", "investment", "share", "shareholding", "stake",
    "trust"}  # fmt: skip
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
    if trigger.noun and before.lower_ == "for" and before.head.lemma_.lower() in _LEADING:
        tops += [before.head]  # "travelled to Adda for the session"
    goals = (noun for top in tops for noun in behind(top, {"to"}) if not cast.is_body(noun))
    return next((span for noun in goals if (span := told_whole(noun, cast))), None)


def standing(trigger: Trigger, verb: Token, cast: Cast) -> Span | None:
    """Where it stands that something is done to: "the embassy in Adda, which will be opened on May 3"."""
    if trigger.coding.kind in ANYWHERE:
        return None  # "the fighting in Adda, which was condemned"
    done_to = verb.dep_ == "relcl" and any(t.dep_ == "nsubjpass" and t.tag_ == "WDT" for t in verb.lefts)
    noun = verb.head.head.head if verb.head.dep_ == "pobj" and verb.head.head.lower_ == "in" else verb.head
    places = behind(noun, {"in", "at", "near"}) if done_to else ()
    return next((span for t in places if (span := told_whole(t, cast))), None)


def where(verb: Token, cast: Cast) -> Span | None:
    """The place that a clause with "where" hangs on: "flew to Adda, where he met the mayor"."""
    if verb.dep_ != "relcl" or "where" not in {verb.left_edge.lower_, *(t.lower_ for t in verb.lefts)}:
        return None
    above = next((t for t in verb.head.ancestors if t.pos_ == "VERB"), verb.head)
    led = behind(above, {"to"}) if above.lemma_.lower() in GOING else ()  # "will fly to Adda, May 3-5, where he"
    seats = (_town(verb.head), *behind(above, {"in", "at"}), *led)  # "met in Adda for a summit where they signed"
    seats = tuple(seat for seat in seats if seat.ent_type_ != "ORG")  # "joined a team at Lake Global, where he heads"
    place = next((span for seat in seats if (span := told_whole(seat, cast))), None)
    named = (t for t in verb.head.sent if t.i < verb.left_edge.i and t.ent_type_ in {"GPE", "LOC", "FAC"})
    return place or next((span for t in reversed(list(named)) if (span := place_name(_town(t), cast))), None)


def _town(name: Token) -> Token:
    """The town before the name of its land: "to Adda, Chad, on 3 May, where"."""
    before = name.head
    led_to = before.dep_ == "pobj" and before.head.lower_ in {"to", "in", "at"}
    led_to = led_to or (before.dep_ == "dobj" and before.head.lemma_.lower() in REACHING)  # "visit Adda, Chad, where"
    led_to = led_to and name.dep_ in {"appos", "npadvmod"}
    return before if led_to and before.nbor().text == "," and name.i <= before.i + 4 else name


def several(trigger: Trigger, verb: Token, cast: Cast) -> Span | None:
    """The places of a journey to more than one: "will travel to Chad, Mali and Niger"."""
    if trigger.coding.kind != "visit":
        return None
    objects = [t for v in (verb, trigger.token) for t in v.children if t.dep_ == "dobj"]
    reached = [t for t in objects if verb.lemma_.lower() in REACHING]
    goals = (*reached, *(g for t in (trigger.token, verb, *objects) for g in behind(t, {"to"})))
    return next((span for goal in goals if (span := listed(goal, cast))), None)


def apart(token: Token, top: Token, lexicon: Lexicon) -> bool:
    """Whether a clause of its own, other than an infinitive, or another event lies between the token and the trigger
    above it."""
    for above in token.up_to(top):
        # "fell ill after travelling to Adda", "met mayors, including speaking in Adda"
        beside = at_another_time(above.head) or above.head.lower_ in {"including", "from"}
        other_deed = above.dep_ == "pcomp" and beside
        if other_deed or (above.dep_ == "prep" and leads_off(above)):
            return True
        if above.dep_ in {"ccomp", "xcomp", "relcl", "advcl", "acl"} and above.lemma_.lower() not in _LYING:
            infinitive = any(t.lower_ == "to" for t in above.lefts) and above.lemma_.lower() in GOING
            if not infinitive:
                return True
        further = above.dep_ == "conj" and (_goes_on(above, top) or of_other_time(above, top) or _says(above, lexicon))
        if further:
            return True  # "closed the pier and reaffirmed the wish for peace in Adda"
        told = (above.dep_ == "pobj" and above.pos_ == "NOUN") or _besides(above)
        other = event_noun(above, lexicon) if told else None
        if other and other.kind != "statement":
            return True  # another event, which has its own place
    return False


def leads_off(preposition: Token) -> bool:
    """Whether what stands behind it is elsewhere: "amid a surge in Chad", "in response to the arrests in Chad"."""
    told_of = (of_origin, of_cause, of_rank, of_holding)
    return preposition.lower_ in ELSEWHERE or any(rule(preposition) for rule in told_of)


def _goes_on(verb: Token, top: Token) -> bool:
    """Whether a further verb tells what somebody does on his way: "will meet Lund and visit the Adda pier", "will fly
    to Chad and meet Lund in Adda"."""
    if verb.pos_ != "VERB":
        return False
    return verb.lemma_.lower() in GOING or (top.lemma_.lower() in GOING and any(behind(top, {"to"})))


def of_other_time(verb: Token, first: Token) -> bool:
    """Whether a verb that "and" joins to another tells a further deed, or what is so since: "was born in May and
    studied in Adda", "was released in May and is living in Adda"."""
    if verb.pos_ not in {"VERB", "AUX"} or first.pos_ != "VERB":
        return False
    since = any(t.dep_ == "aux" and t.lower_ in {"has", "have"} for t in verb.lefts)
    had = any(t.dep_ == "aux" and t.lower_ in {"has", "have"} for t in first.lefts)
    return first.lower_ == "born" or (since and not had) or (verb.tag_ == "VBG" and first.tag_ != "VBG")


def _says(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb tells what somebody said or asked, whose matter is elsewhere."""
    told = event_verb(verb, lexicon) if verb.pos_ == "VERB" else None
    return told is not None and told.kind in {"statement", "request"}


def of_origin(preposition: Token) -> bool:
    """Whether it says whence somebody or something is or comes: "students from the Bel Home in Adda took part",
    "planted a branch from the grove in Adda", "returned from a visit to Adda"."""
    top = preposition.head
    if preposition.lower_ == "from" and top.lemma_.lower() in _COMING_BACK:
        return True
    things = top.pos_ in {"NOUN", "PROPN"} and top.lemma_.lower() not in _AWAY
    return preposition.lower_ == "from" and preposition.i > top.i and (top.dep_ in SUBJECTS or things)


def _besides(noun: Token) -> bool:
    """Whether a noun is told besides another with words of its own, and so has its own place: "the Lake Summit, Lund's
    visit to Adda", "the Lake Summit and the Harbour Summit in Adda", but not "talks and lunch in Adda"."""
    own = _WORDS_OF_ITS_OWN.get(noun.dep_)
    return own is not None and any(t.dep_ in own for t in noun.lefts)


def of_rank(preposition: Token) -> bool:
    """Whether it says among which others something is the greatest that has a name: "visited the Adda Mosque, one of
    the largest houses in Asia"."""
    top = preposition.head
    ranked = any(t.tag_ in {"JJS", "RBS"} for t in top.lefts)
    above = top.head.head if top.dep_ == "pobj" and top.head.lower_ == "of" else top
    return ranked and "appos" in {top.dep_, above.dep_}


def of_holding(preposition: Token) -> bool:
    """Whether it says in what somebody has a share: "will buy the shares in Lake Oil"."""
    before = preposition.nbor(-1) if preposition.i else preposition
    return preposition.lower_ == "in" and before.lemma_.lower() in _HOLDINGS


def printed(verb: Token, noun: Token) -> bool:
    """Whether it is where something is printed: "said in the Sunday Herald", "published in the Federal Register"."""
    article = any(t.lower_ in {"the", "a", "an"} for t in noun.lefts) or verb.lemma_.lower() == "publish"
    return article and verb.lemma_.lower() in _PRINTING and noun.ent_type_ not in {"GPE", "LOC", "FAC"}


def about(token: Token, trigger: Trigger) -> bool:
    """Whether a token belongs to what a meeting is about, or what somebody speaks of or answers: "an emergency summit
    on the situation in Chad", "will address the crisis in Chad", "responded to the raids in Chad"."""
    if not trigger.noun and trigger.token.lemma_.lower() in _ANSWERING:
        return any(t.lower_ == "to" and t.head is trigger.token for t in token.up_to(trigger.token))
    if not trigger.noun and trigger.token.lemma_.lower() in DISCUSSING:
        return any(t.dep_ in {"dobj", "oprd"} and t.head is trigger.token for t in token.up_to(trigger.token))
    words = (
        t for t in token.up_to(trigger.token) if t.dep_ == "dobj" and t.lower_ in _TOLD and t.head is trigger.token
    )
    if not trigger.noun and any(words):
        return token.lower_ not in _TOLD  # "gave updates on the roads across Chad"
    if not trigger.noun and trigger.token.lemma_.lower() in _ON_MATTERS:
        return any(t.lower_ == "on" and t.head is trigger.token for t in token.up_to(trigger.token))
    if trigger.coding.kind != "meeting":
        return False
    nouns = [t for t in token.up_to(trigger.token) if t.dep_ == "pobj" and t.pos_ == "NOUN"]
    matter = any(t.head.lower_ in {"on", "about", "over"} and t.head.head is trigger.token for t in nouns)
    return matter or any(t.head.lower_ == "against" for t in nouns)  # "met in support of rallies against a war in Chad"
