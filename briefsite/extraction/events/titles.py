"""Titles of events: the names, the deed, and its object in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS, behind, light_verb, passive, subjects
from briefsite.extraction.events.wording import (
    LONGEST,
    capitalised,
    further_words,
    joined,
    lowered,
    noun_words,
    object_words,
    phrase_words,
    present,
    words,
)
from briefsite.extraction.mistaken_cues import keeps_or_adds
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_SPEAKING = {"say", "tell", "state", "add", "note", "speak", "comment", "remark", "explain", "believe", "insist"}
_FIRST_PERSON = {"i", "we", "me", "us", "my", "our"}
#: A title of what somebody says is no longer.
_HEADLINE = 90
_OBJECTS = ("dobj", "nsubjpass", "xcomp", "ccomp", "acomp")
_DIRECTIONS = {"from", "to", "into", "against"}
#: Kinds of event that somebody does with somebody.
_TOGETHER = {"meeting", "call", "visit"}


def title(candidate: Candidate, cast: Cast) -> str:
    """What happened in a few words: "Takehiro Kano calls on Prak Sokhonn", "Election in Chad"."""
    trigger = candidate.trigger
    acting = [cast.name(key) for key in candidate.initiators]
    if candidate.fate:
        return f"{candidate.fate}: {_deed(candidate, cast)}"
    if not acting or (trigger.noun and not trigger.coding.says):
        return _deed(candidate, cast)
    if candidate.trigger.coding.group == "statement" and not trigger.noun and (said := _said(candidate, cast)):
        return said
    engaged = _engaged(candidate, cast)
    if engaged:
        verb = _tensed(_verb(engaged), candidate)
        return f"{joined(acting)} {verb} {object_words(trigger.token, cast)}"
    verb = trigger.coding.says if trigger.noun else _verb(trigger.token)
    complement = _complement(candidate, cast)
    if not complement and trigger.coding.kind == "statement" and not trigger.noun and verb != "speak":
        return f"Statement by {joined(acting)}"
    if candidate.place and complement == _in_place(
        candidate, cast
    ):  # "Mission in Chad to end", and not "in Chad" again
        complement = "" if candidate.place.of(cast.reading.text) in joined(acting) else complement
    if trigger.noun and not complement:
        verb = re.sub(" (?:to|on)$", "", verb)  # "A and B speak", to nobody else
    return " ".join(part for part in (joined(acting), _tensed(verb, candidate), complement) if part)


def _said(candidate: Candidate, cast: Cast) -> str:
    """ "Ada Lund says the road is open", as long as that is short; "Statement by Ada Lund" where it is long."""
    verb = candidate.trigger.token
    clause = next((t for t in verb.rights if t.dep_ == "ccomp"), None)
    who = joined([cast.name(key) for key in candidate.initiators])
    fronted = any(t.dep_ == "ccomp" for t in verb.lefts)
    if clause is None and ((fronted and candidate.place is None) or _cut_short(verb, cast)):
        return f"Statement by {who}"
    if clause is None or candidate.counterparts:
        return ""
    told = "" if clause.lemma_ == "be" or _own_words(clause, cast) else object_words(clause, cast)
    says = "say" if len(candidate.initiators) > 1 else "says"
    fits = told and len(f"{who} {says} {told}") <= _HEADLINE and any(t.dep_ in SUBJECTS for t in clause.children)
    return f"{who} {says} {lowered(told)}" if fits and candidate.phase == "past" else f"Statement by {who}"


def _cut_short(verb: Token, cast: Cast) -> bool:
    """Whether what the object is "of" is too long for a title: "emphasised the depth of ..."."""
    objects = (t for t in verb.rights if t.dep_ == "dobj" and any(c.lower_ == "of" for c in t.rights))
    return any(" of " not in object_words(t, cast) for t in objects)


def _own_words(clause: Token, cast: Cast) -> bool:
    """Whether a clause is in the speaker's own words, or speaks of "me" and "us"."""
    return cast.is_quoted(source_span(clause)) or any(t.lower_ in _FIRST_PERSON for t in clause.subtree)


def _tensed(verb: str, candidate: Candidate) -> str:
    if candidate.phase == "planned":
        return f"to {verb}"
    return present(verb, plural=len(candidate.initiators) > 1)


def _engaged(candidate: Candidate, cast: Cast) -> Token | None:
    """The verb by which somebody takes part in what is not his own: "supervises the peace negotiations"."""
    verb = light_verb(candidate.trigger, cast.reading.lexicon)
    engaging = verb is not None and verb.lemma_.lower() in cast.reading.lexicon.words("engaging_verbs")
    return verb if engaging and object_words(candidate.trigger.token, cast) else None


def _verb(token: Token) -> str:
    lemma = token.lemma_.lower()
    called = next((t.lower_ for t in token.children if t.dep_ == "prep" and t.lower_ in {"on", "upon", "for"}), "")
    if lemma == "call" and called:
        return "call for" if called == "for" else "call on"
    return "speak" if lemma in _SPEAKING and not keeps_or_adds(token) else f"{lemma} {_particle(token)}".strip()


def _particle(verb: Token) -> str:
    return next((t.lower_ for t in verb.children if t.dep_ == "prt"), "")


def _complement(candidate: Candidate, cast: Cast) -> str:
    """The other side where the deed is done with somebody; else the object in the text's own words; else the place."""
    trigger = candidate.trigger
    others = [cast.name(key) for key in candidate.counterparts]
    if trigger.noun and trigger.coding.group in {"hosting", "chairing"}:
        others = [cast.name(key) for noun in behind(trigger.token, {"of"}) for key in cast.meant(noun)]
    speaks = not trigger.noun and _verb(trigger.token) == "speak"
    if others and speaks:
        return f"to {joined(others)}"
    journey = trigger.coding.kind == "visit" and not trigger.noun
    if journey and trigger.token.lemma_.lower() in {"lead", "head"}:  # "leads a delegation to Chad"
        return _object(trigger.token, cast)
    if journey and not any(t.dep_ == "dobj" for t in trigger.token.children):
        return _in_place(candidate, cast) or (f"to {joined(others)}" if others else "")
    if others and (trigger.noun or trigger.coding.kind in _TOGETHER):
        return f"with {joined(others)}" if trigger.coding.kind == "exercise" else joined(others)
    said = "" if trigger.noun or speaks else _object(trigger.token, cast) or _met(candidate, cast)
    further = "" if trigger.noun or speaks else further_words(trigger.token, cast)
    return said or _in_place(candidate, cast) or further


def _object(verb: Token, cast: Cast) -> str:
    if _verb(verb) == "call on":  # "on the parties to honour the plan"
        called = next(behind(verb, {"on", "upon"}), None)
        named = joined([cast.name(key) for key in cast.meant(called)]) if called is not None else ""
        words_of_it = object_words(called, cast) if called is not None else ""
        return f"{named or lowered(words_of_it)} {_asked(verb, cast)}".strip()
    if _verb(verb) == "call for":
        wanted = next(behind(verb, {"for"}), None)
        return noun_words(wanted, cast) if wanted is not None else ""
    for dep in _OBJECTS:
        for child in verb.children:
            relative = child.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl"
            if child.dep_ == dep and (child.i > verb.i or dep == "nsubjpass" or relative) and _sayable(child):
                child = verb.head if relative else child  # noqa: PLW2901  # "the plan, which Lund announced"
                named = joined([cast.name(key) for key in cast.meant(child)]) if cast.at(child) else ""
                if found := named or lowered(object_words(child, cast)):
                    return f"{found} {_beside(child, found, cast)}".strip()
    return ""


def _beside(thing: Token, told: str, cast: Cast) -> str:
    """What is said behind an object: what it is asked to do, or where it goes; behind "is committed", to what."""
    if thing.dep_ == "acomp":
        return further_words(thing, cast)
    verb = thing.head
    return _asked(verb, cast) or _direction(verb, told, cast) if thing.dep_ == "dobj" else ""


def _direction(verb: Token, thing: str, cast: Cast) -> str:
    """Whence or whither a thing is moved, as long as both are short: "withdraws Chad from the pact"."""
    moved = (t for t in verb.rights if t.dep_ in {"prep", "dative"} and t.lower_ in _DIRECTIONS)
    told = next((phrase_words(t, cast) for t in moved), "") or ""
    return told if len(f"{thing} {told}") <= LONGEST else ""


def _met(candidate: Candidate, cast: Cast) -> str:
    """Whom somebody met, in the words of the text, where no name tells it: "senior officers of the two armies"."""
    met = next(behind(candidate.trigger.token, {"with"}), None) if candidate.trigger.coding.kind == "meeting" else None
    return lowered(object_words(met, cast)) if met is not None else ""


def _asked(verb: Token, cast: Cast) -> str:
    """What the object is asked to do: "asks Chad to reopen the border"."""
    called = [noun for t in verb.children if t.lower_ in {"on", "upon"} for noun in t.children]
    relations = {"xcomp", "advcl"} if called else {"xcomp"}
    asked = [t for t in verb.children if t.dep_ in relations and t.tag_ == "VB" and t.i > verb.i]
    asked += [t for noun in called for t in noun.children if t.dep_ == "acl"]
    return next((object_words(t, cast) for t in asked), "")


def _sayable(child: Token) -> bool:
    """Whether an object reads well behind a verb in the present: no participle, no clause without its "that"."""
    marked = any(t.dep_ == "mark" and t.lower_ == "that" for t in child.children)
    return child.dep_ != "ccomp" or (marked and child.pos_ in {"VERB", "AUX"})


def _deed(candidate: Candidate, cast: Cast) -> str:
    """The trigger's own noun phrase, whose it is behind it; for a verb with nobody acting, what happened to whom."""
    token = candidate.trigger.token
    if not candidate.trigger.noun:
        return capitalised(_suffered(candidate, cast))
    owner = next((t for t in token.lefts if t.dep_ == "poss" and cast.at(t)), None)
    if owner is None:
        phrase, where = noun_words(token, cast), _in_place(candidate, cast)
        told = candidate.place is None or not where or candidate.place.of(cast.reading.text) in phrase
        return capitalised(phrase if told else f"{phrase} {where}")
    own = [t for t in token.lefts if t.i > owner.i and t.dep_ in {"amod", "compound"}]
    what = words([token, *(t for left in own for t in left.subtree)], cast) or token.text
    return capitalised(f"{what} of {joined([cast.name(key) for key in cast.meant(owner)])}")


def _suffered(candidate: Candidate, cast: Cast) -> str:
    token = candidate.trigger.token
    doers = [t for t in _doers(token) if t.i < token.i and t.pos_ != "PRON"]
    named: Sequence[str] = [cast.name(key) for t in doers if cast.at(t) for key in cast.meant(t)]
    who = joined(named) or next((object_words(t, cast) for t in doers), "")
    whom = next((_whom(t, cast) for t in token.children if t.dep_ == "dobj"), "")
    what = f"{whom} {_asked(token, cast)}".strip() if whom else _behind(token, cast)
    planned = f"to be {token.lower_}" if token.tag_ == "VBN" else f"to {token.lemma_.lower()}"
    verb = f"{planned if candidate.phase == 'planned' else token.lower_} {_particle(token)}".strip()
    where = _in_place(candidate, cast)
    if candidate.place and candidate.place.of(cast.reading.text) in f"{who} {what}":
        where = ""
    others = joined([cast.name(key) for key in candidate.counterparts]) if passive(token) else ""
    return " ".join(part for part in (who or others, verb, what, where) if part)


def _whom(suffering: Token, cast: Cast) -> str:
    """An object in the words of the text, or as short as it can be said: "the officers freed" is not what was told of
    the officers who freed somebody."""
    named = joined([cast.name(key) for key in cast.meant(suffering)]) if cast.at(suffering) else ""
    return object_words(suffering, cast) or named or suffering.text


def _behind(verb: Token, cast: Cast) -> str:
    """Who is named right behind a verb that has no object: the parser gave it to the clause around."""
    if verb.tag_ != "VBD" or verb.i + 1 >= len(verb.doc):
        return ""
    named = verb.nbor()
    while named.dep_ == "compound":
        named = named.head
    return joined([cast.name(key) for key in cast.meant(named)]) if cast.at(named) else ""


def _in_place(candidate: Candidate, cast: Cast) -> str:
    """The place with the preposition of the text: "at the Peace Palace"; of a visit without one."""
    if candidate.place is None or not candidate.sentence.covers(candidate.place):
        return ""
    text, place = cast.reading.text, candidate.place.of(cast.reading.text)
    trigger = candidate.trigger
    if trigger.coding.kind == "visit" and (trigger.noun or trigger.token.lemma_.lower() == "visit"):
        return place
    before = re.search(r"\b(?:in|at|on|near|off|to|from) (?:the )?$", text[: candidate.place.start])
    where = before[0] if before and (trigger.coding.kind == "visit" or not before[0].startswith("to")) else "in "
    return f"{where}{place}"


def _doers(verb: Token) -> list[Token]:
    """The subject of a verb, or the noun that it hangs on: "an initiative to be unveiled"."""
    own = any(t.dep_ in SUBJECTS for t in verb.children)
    return [verb.head] if verb.dep_ in {"relcl", "acl"} and not own else subjects(verb)
