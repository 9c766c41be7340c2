"""What nobody tells as done: what somebody denies, has not owned, or only expects; and what is yet to be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.infinitives import first_joined, has_to

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What one says by these is not so.
_DENYING = {"deny", "disavow", "dispute", "disprove", "rebut", "refute"}
#: What is denied with these: "dismissed reports that Chad had fired", "there is no evidence that it did".
_DISMISSING = _DENYING | {"debunk", "dismiss", "reject"}
_CLAIMS = {"accusation", "allegation", "assertion", "charge", "claim", "evidence", "indication", "media", "proof",
    "report", "rumor", "rumour", "sign", "story", "suggestion"}  # fmt: skip
#: What has not been owned or shown is not told by the text itself.
_OWNING = {"acknowledge", "admit", "allege", "believe", "claim", "concede", "confirm", "detect", "establish", "find",
    "observe", "prove", "say", "see", "show", "state", "suggest", "think", "verify"}  # fmt: skip
_NEGATIVE = {"not", "n't", "n’t", "never", "no", "neither", "nor"}
#: How a clause or an infinitive hangs on what governs it.
_HUNG = {"ccomp", "xcomp", "advcl", "conj"}
#: Before what a clause in the present tells, it has not come.
_NOT_YET = {"before", "until", "till", "once"}
_PRESENT = {"VBZ", "VBP"}
_IS = {"am", "are", "is", "'s", "’s"}
_VYING = {"campaign", "compete", "run", "stand", "vie"}
_CANDIDATES = {"candidate", "contender", "nominee"}
#: What is made for what has not come.
_MAKING_READY = {"arrangement", "preparation"}
#: Who does so to a meeting has not held it.
_PLANNING = {"anticipate", "await", "expect", "plan", "schedule"}


def disowned(verb: Token) -> bool:
    """Whether somebody denies what a verb tells, or is told never to have owned it: "denied that it bombed Chad",
    "denied having met them", "has never acknowledged that it sent troops", "rejected claims that it had fired"."""
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in {"VERB", "AUX"} and clause.tag_ == clause.head.tag_:
        clause = clause.head
    above = clause.head
    if clause.dep_ in {"acl", "ccomp", "relcl"} and above.lemma_.lower() in _CLAIMS and above.i < clause.i:
        return _is_dismissed(above) and any(t.dep_ == "mark" for t in clause.lefts)
    if clause.dep_ not in {"ccomp", "xcomp"} or clause.i < above.i:
        return False
    told = clause.dep_ == "ccomp" or clause.tag_ == "VBG" or any(t.lower_ == "having" for t in clause.lefts)
    ruled_out = above.lemma_ == "rule" and any(t.lower_ == "out" for t in above.rights)
    denied = ruled_out or above.lemma_.lower() in _DENYING
    return told and (denied or (above.lemma_.lower() in _OWNING and _negated(above)))


def _is_dismissed(claim: Token) -> bool:
    """Whether a claim is turned down, or there is none: "denied reports that", "no evidence that"."""
    none = any(t.lower_ in _NEGATIVE for t in claim.lefts)
    turned_down = claim.dep_ in {"dobj", "nsubjpass"} and claim.head.lemma_.lower() in _DISMISSING
    return none or turned_down or (claim.dep_ in {"dobj", "attr"} and _negated(claim.head))


def _negated(verb: Token) -> bool:
    return any(t.dep_ == "neg" or t.lower_ in _NEGATIVE for t in verb.lefts)


def governing(verb: Token) -> Token:
    """The first of the infinitives in which one is for another: of "expected Chad to send troops to help retake Adda",
    "send" for "retake"; the verb itself where it is none of a row."""
    top = first_joined(verb)
    while top.tag_ == "VB" and top.dep_ in _HUNG and top.head.tag_ == "VB" and has_to(top.head):
        top = first_joined(top.head)
    return top


def yet_to_come(verb: Token, sign: Token) -> bool:
    """Whether a clause in the present tells before what something else was, "a week before the council decides", or
    when something will be, "when the talks open", or in what somebody is running; or somebody only plans what a noun,
    the `sign`, tells: "plans a meeting with Lund"."""
    if sign is not verb and (_vying(verb) or _prepared(sign)):
        return True
    if sign.dep_ == "dobj" and sign.head.lemma_.lower() in _PLANNING and sign.pos_ == "NOUN":
        return not any(t.lower_ == "have" for t in sign.head.lefts)
    awaited = verb.dep_ in {"advcl", "pcomp"} and verb.tag_ in _PRESENT
    ahead = any(t.dep_ == "aux" and t.lower_ in {"will", "shall"} for t in verb.head.lefts)
    opened = any(t.lower_ in _NOT_YET or (ahead and t.lower_ in {"when", "after"}) for t in verb.lefts)
    return awaited and (opened or (verb.dep_ == "pcomp" and verb.head.lower_ in _NOT_YET))


def _prepared(noun: Token) -> bool:
    """Whether somebody still makes ready for it: "steps up preparations for the election"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.lemma_.lower() in _MAKING_READY


def _vying(verb: Token) -> bool:
    """Whether somebody is running for something: "is campaigning in the election", "is a candidate for the vote"."""
    now = any(t.lower_ in _IS for t in (verb, *verb.lefts))
    candidate = verb.lemma_ == "be" and any(t.lemma_.lower() in _CANDIDATES for t in verb.rights if t.dep_ == "attr")
    return now and (candidate or (verb.tag_ == "VBG" and verb.lemma_.lower() in _VYING))
