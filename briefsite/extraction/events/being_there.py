"""Who was there: verbs that tell of no event, and only of whom one told elsewhere had besides.

"She will be accompanied by Lund", "the delegation included Lund", "the event was attended by Lund", "also in attendance
was Lund", "Lund was among those present".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefsite.extraction.events.cast import Cast
    from briefsite.extraction.events.triggers import Trigger
    from briefsite.extraction.tokens import Token

_SUBJECTS = {"nsubj", "nsubjpass"}
#: Whom somebody can join who travels or meets.
_SOMEBODY = {"he", "she", "minister", "president", "secretary", "ambassador", "envoy", "premier"}
_NATIONS = {"GPE", "NORP", "LOC"}
_CONSISTING = {"include", "comprise", "feature"}
_SENT = {"attendee", "delegation", "entourage", "participant", "team"}
#: What is attended and is not told by these words.
OCCASIONS = {"ceremony", "event", "festival", "festivity", "function", "occasion", "programme", "program", "reception"}
_ATTENDED = OCCASIONS | {"celebration", "inauguration", "inspection", "launch", "opening", "tour", "visit"}
GATHERINGS = {"proceeding", "meeting", "talk", "discussion", "session", "event", "dialogue", "gathering", "conference",
    "summit", "consultation", "negotiation", "forum", "workshop", "seminar", "symposium"}  # fmt: skip
_ATTENDING = {"attend", "grace", "join"}
#: Those who were there, by their name.
_PRESENT = {"attendee", "participant"}


def tells_who_was_there(verb: Token) -> bool:
    """Whether a verb only says who was there too."""
    return comes_along(verb) or _consists_of(verb) or _attended(verb) or _in_attendance(verb) or _is_part(verb)


def named_there(trigger: Trigger, cast: Cast) -> tuple[str, ...]:
    """Every person named in a sentence that only lists who was there, in order: of a long list the parse loses many."""
    verb = trigger.token.head if trigger.noun else trigger.token
    attended = _by_whom(verb) and verb.lemma_.lower() in _ATTENDING - {"join"}
    listing = attended or _in_attendance(verb) or _is_present(verb) or _consists_of(verb) or _is_part(verb)
    opening = _with_somebody(verb)
    if not (opening or (listing and verb.dep_ == "ROOT")):
        return ()
    own = (t for t in verb.sent if not any(a.dep_ == "relcl" for a in (t, *t.ancestors)))
    return tuple(dict.fromkeys(key for t in own for key in cast.at(t) if cast.kind(key) == "person"))


def _is_present(verb: Token) -> bool:
    return verb.lemma_ == "be" and any(t.dep_ == "acomp" and t.lower_ == "present" for t in verb.children)


def _is_part(verb: Token) -> bool:
    """ "Ada Lund was also part of this discussion"."""
    parts = (t for t in verb.children if t.dep_ == "attr" and t.lower_ == "part" and verb.lemma_ == "be")
    held = (noun for t in parts for of in t.rights if of.lower_ == "of" for noun in of.rights)
    return any(noun.lemma_.lower() in OCCASIONS | GATHERINGS and _is_known(noun) for noun in held)


def _by_whom(verb: Token) -> bool:
    return any(t.dep_ == "nsubjpass" for t in verb.children) and any(t.lower_ == "by" for t in verb.children)


def comes_along(verb: Token) -> bool:
    """ "Will be accompanied by Lund", "she was joined by Minister Tarro", "accompanying her are Lund and Tarro"."""
    lemma, passive = verb.lemma_.lower(), any(t.dep_ == "auxpass" for t in verb.children)
    return _with_somebody(verb) or (passive and (lemma == "accompany" or (lemma == "join" and _by_somebody(verb))))


def _with_somebody(verb: Token) -> bool:
    """Whether a sentence begins with whom others accompany, and names these behind "are"."""
    opening = verb.lemma_.lower() == "accompany" and verb.tag_ == "VBG" and verb.i == verb.sent.start
    return opening and any(t.lemma_ == "be" and t.i > verb.i for t in (*verb.rights, verb.head))


def _by_somebody(verb: Token) -> bool:
    """Whether somebody is joined by a person who is named."""
    joined = any(t.ent_type_ == "PERSON" or t.lower_ in _SOMEBODY for t in _subjects(verb))
    agents = (t for by in verb.children if by.lower_ == "by" for t in by.children if t.dep_ == "pobj")
    return joined and any(t.pos_ == "PROPN" and t.ent_type_ not in _NATIONS for t in agents)


def _consists_of(verb: Token) -> bool:
    """ "The delegation included Ada Lund", "was led by her and included Rei Tarro"."""
    above = verb.head if verb.dep_ == "conj" else verb
    who = (*_subjects(verb), *_subjects(above))
    told = verb.lemma_.lower() in _CONSISTING and any(t.lemma_.lower() in _SENT for t in who)
    return told and any(t.pos_ == "PROPN" for t in verb.children if t.dep_ == "dobj")


def _attended(verb: Token) -> bool:
    """ "The event was attended by Ada Lund", "she also joined the discussions", "he participated in the event"."""
    lemma = verb.lemma_.lower()
    if lemma not in _ATTENDING | {"participate"}:
        return False
    passive = any(t.dep_ == "nsubjpass" for t in verb.children)
    inside = [t for p in verb.children if p.lower_ == "in" and lemma == "participate" for t in p.children]
    done_to = [t for t in verb.children if t.dep_ == "dobj"] + inside
    told = list(_subjects(verb)) if passive else list(filter(_is_known, done_to))
    return any(t.lemma_.lower() in (_ATTENDED if passive else OCCASIONS | GATHERINGS) for t in told)


def _is_known(noun: Token) -> bool:
    """Whether a noun only takes up what was told: "the meeting" does, "the meeting of Kenya" does not."""
    known = any(t.lower_ in {"the", "this", "these"} for t in noun.lefts)
    return known and noun.pos_ == "NOUN" and all(t.dep_ in {"det", "amod", "punct"} for t in noun.children)


def _in_attendance(verb: Token) -> bool:
    """ "Also in attendance were Ada Lund and Rei Tarro", "Lund was among those present", "among those who attended"."""
    if verb.lemma_ != "be":
        return False
    behind = [(p.lower_, t) for p in verb.children if p.dep_ == "prep" for t in p.children if t.dep_ == "pobj"]
    return any(
        (word == "in" and noun.lower_ == "attendance") or (word == "among" and _those_there(noun))
        for word, noun in behind
    )


def _those_there(noun: Token) -> bool:
    words = {t.lower_ for t in (noun, *noun.children)}
    if noun.lemma_.lower() in _PRESENT and "the" in words:
        return True
    attended = (t for t in noun.children if t.dep_ in {"relcl", "acl"} and t.lemma_.lower() == "attend")
    return bool(words & {"those", "others", "guests", "dignitaries"}) and ("present" in words or any(attended))


def _subjects(verb: Token) -> Iterator[Token]:
    return (t for t in verb.children if t.dep_ in _SUBJECTS)
