"""Whether a place within reach of an event is that of something else: of another deed or clause of the sentence, of one
of two who act, of an office that somebody holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SERIES, SUBJECTS
from briefsite.extraction.events.places_apart import leads_off, of_other_time
from briefsite.extraction.events.triggers import Trigger, event_noun
from briefsite.extraction.lexicon import Lexicon

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What is given to somebody, and kinds of event that reach somebody in a land.
GIVING = {"give", "provide", "receive", "contribute", "donate", "allocate"}
REACHING_OUT = {"aid", "deployment"}
#: Clauses that tell something else of a thing.
CLAUSES = {"relcl", "acl", "advcl", "ccomp"}
#: Behind these stands what something is about.
_MATTER = {"on", "about", "over", "regarding", "concerning"}
#: What is told behind these may be done elsewhere.
_THEN = {"then", "later", "afterwards", "subsequently"}
#: Behind these stands what some kinds of event are about, too: "agreed on a mill as a venture in Adda".
_BESIDE = {"meeting": {"against"}, "agreement": {"as"}}
_SITTING = {"base", "headquarter", "locate", "seat", "situate"}


def in_clause_of_its_own(preposition: Token, trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether a clause between the event and the place says where something else is: "troops who are now in Chad are
    to leave", "agreed to use a port in Chad", "told reporters in Chad that the talks had failed"."""
    token, happening = trigger.token, lexicon.words("happening") - {"be"}
    above = (token, *token.ancestors)
    place = [t for t in (preposition, *preposition.ancestors) if t not in above]
    event = [t for t in above if t not in (preposition, *preposition.ancestors)]
    if _told_aside(token, event):
        return True
    if any(t.dep_ == "prep" and t.lower_ == "before" for t in place):
        return True  # "will hold talks before meeting Lund in Adda"
    frames = trigger.noun and event == [token, token.head] and token.dep_ == "pobj"
    if frames and any(t.dep_ in {"dobj", "pobj"} for t in place):
        return True  # "during the talks, Lund asked for help in Chad"
    if _told_apart(trigger, place, event):
        return True
    listed = bool(event) and event[-1].dep_ == "conj" and event[-1].head.pos_ in {"NOUN", "PROPN"}
    if listed and trigger.coding.kind == "meeting":
        return True  # "discussed the famine in Chad and the harbour summit"
    apart = [t for t in place if t.dep_ in {"ccomp", "xcomp", "acl", "relcl", "advcl", "appos"}]
    if token.dep_ == "ROOT":  # of "clashes escalated in Adda", as the parse may have it
        apart = [t for t in apart if not (t.dep_ == "acl" and t.head is token)]
    return any(not (_goes_on(t, trigger) or t.lemma_.lower() in happening) for t in apart)


def _told_aside(token: Token, event: Sequence[Token]) -> bool:
    """Whether an event is only told in a clause or an apposition of the words that have the place."""
    if any(t.dep_ in {"ccomp", "advcl"} and t.i != token.i for t in event) or (event and event[0].dep_ == "ccomp"):
        return True
    if event and event[0].dep_ == "relcl" and event[0].left_edge.lower_ == "when":
        return True  # "fired at Chad until Tuesday, when guards were killed"
    return any(apposed(t) for t in event if t is not token)  # "Lund, a rebel in the raid, spoke"


def apposed(noun: Token) -> bool:
    """Whether a noun says who or what a name is that is no place."""
    name = noun.head
    return noun.dep_ == "appos" and name.pos_ == "PROPN" and name.ent_type_ in {"PERSON", "ORG", ""}


def _told_apart(trigger: Trigger, place: Sequence[Token], event: Sequence[Token]) -> bool:
    """Whether the place is of another of two deeds that "and" joins: "was born in May and studied in Adda", "worked in
    Adda, then bought a mill"."""
    further = any(t.dep_ == "conj" and of_other_time(t, trigger.token) for t in place)
    then = any(t.dep_ == "conj" and any(c.lower_ in _THEN for c in t.lefts) for t in event)
    return then or (further and not trigger.noun)


def gives_help(trigger: Trigger) -> bool:
    """Whether something is given, and so is meant for somebody somewhere."""
    return trigger.coding.kind in REACHING_OUT or (not trigger.noun and trigger.token.lemma_.lower() in GIVING)


def _goes_on(verb: Token, trigger: Trigger) -> bool:
    """Whether a clause tells more of what happened ("killing two in Chad", "saved them after they were found swimming
    off Chad"), of what was struck ("bombed a house serving as a post in Chad"), or of whom it is to reach ("gave tents
    to help people in Chad")."""
    own = [t for t in verb.children if t.dep_ in SUBJECTS]
    if own:
        return verb.dep_ == "advcl" and all(t.pos_ == "PRON" for t in own)
    kind = trigger.coding.kind
    struck = kind == "conflict" and verb.dep_ == "acl" and verb.head.dep_ == "dobj" and verb.tag_ in {"VBG", "VBN"}
    helped = gives_help(trigger) and verb.tag_ == "VB" and verb.dep_ in {"acl", "advcl", "xcomp"}
    return struck or helped or (verb.tag_ == "VBG" and verb.dep_ in {"advcl", "xcomp"})


def of_another(preposition: Token, trigger: Trigger, cast: Cast) -> bool:
    """Whether the words between it and the trigger tell another event, what a meeting is on, or where a body sits of
    which more is told: "headquartered in Adda and founded in May"."""
    sits = preposition.head.lemma_.lower() in _SITTING and trigger.token in preposition.head.conjuncts
    for above in preposition.ancestors:
        if above in {trigger.token, *trigger.token.ancestors}:
            return sits
        if trigger.coding.kind == "meeting" and (above.lower_ in _MATTER or above.dep_ in CLAUSES - {"advcl"}):
            return True
        beside = {"about"} | _BESIDE.get(trigger.coding.kind, set())
        if above.dep_ == "prep" and (above.lower_ in beside or leads_off(above)):
            return True  # "held talks amid a surge of cases in Chad"
        if above.dep_ == "advcl" and any(t.dep_ in SUBJECTS and t.pos_ == "PROPN" for t in above.children):
            return True  # "agreed after Chad had marched into Kenya"
        told = above.pos_ in {"NOUN", "PROPN"} and above.lemma_.lower() not in SERIES
        if told and event_noun(above, cast.reading.lexicon):
            return True
    return False


def of_office(noun: Token, cast: Cast) -> bool:
    """Whether a noun says what somebody is or becomes: "becoming our first minister in Chad"."""
    return noun.dep_ in {"attr", "oprd"} and noun.lower_ in cast.reading.lexicon.words("role_heads")


def of_one_side(preposition: Token) -> bool:
    """Whether it says where only one of two is that act, and another says where the other is: "the mills in Adda and
    the inns in Bel won"."""
    side = preposition.head
    first = side.head if side.dep_ == "conj" else side
    sides = (first, *(t for t in first.children if t.dep_ == "conj"))
    told = [t for t in sides if any(p.lower_ == "in" for p in t.rights)]
    return first.dep_ in SUBJECTS and side in told and len(told) > 1
