"""Titles of events: the names, the deed, and its object in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import MEETINGS, behind, light_verb, passive, subjects
from briefsite.extraction.events.deeds import TOGETHER, deed, undergone
from briefsite.extraction.events.objects import as_said, done_by, explains, object_of, verb_words
from briefsite.extraction.events.place_phrases import in_place
from briefsite.extraction.events.standing import takes_part
from briefsite.extraction.events.told_words import clause_told, told_words
from briefsite.extraction.events.wording import (
    LONGEST,
    are_several,
    capitalised,
    further_words,
    joined,
    lowered,
    noun_words,
    object_words,
    phrase_words,
    present,
    whole_words,
    words,
)
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: By these somebody says what the text does not say itself.
_CLAIMING = {"allege", "announce", "believe", "claim", "confirm", "declare", "maintain", "report", "say", "state"}
#: What is made and says no more than that somebody spoke.
_WORDS_SAID = {"comment", "remark", "speech", "statement"}
#: Kinds of event of which a verb alone tells nothing: "asks", "agrees".
_BARE = {"agreement", "legal", "other", "request"}
_ARTICLES = {"a", "all", "an", "both", "that", "the", "these", "this", "those"}
#: People without a name are told in as many characters beside one who has a name.
_ROOM = 50
_WRITING = {"comment", "post", "reply", "tweet", "write"}
#: Gatherings of many: who only says something there does not meet whom it is named for.
_GATHERINGS = {"assembly", "conference", "congress", "convention", "forum", "summit", "symposium", "workshop"}


def title(candidate: Candidate, cast: Cast) -> str:
    """What happened in a few words: "Takehiro Kano calls on Prak Sokhonn", "Election in Chad"."""
    trigger = candidate.trigger
    forces = _forces(candidate, cast)
    acting = [forces.get(key) or cast.name(key) for key in candidate.initiators]
    if candidate.fate:
        return f"{candidate.fate}: {deed(candidate, cast)}"
    untold = not acting or _happened_to_them(candidate, cast)
    if (
        untold
        or (trigger.noun and not trigger.coding.says)
        or _frames_only(trigger.token, cast)
        or _own_chair(candidate, cast)
        or (_meets_alone(candidate, cast) and _engaged(candidate, cast) is None)
    ):
        return deed(candidate, cast)
    if said := _said(candidate, cast):
        return said
    beside = _with_unnamed(candidate, acting, cast)
    acting, several = beside or acting, bool(beside)
    if engaged := _engaged(candidate, cast):
        verb, what = engaged
        where = in_place(candidate, cast) if _meets_alone(candidate, cast) else ""
        where = "" if candidate.place and candidate.place.of(cast.reading.text) in what else where
        return f"{joined(acting)} {_tensed(verb, candidate, cast, several=several)} {what} {where}".rstrip()
    verb = trigger.coding.says if trigger.noun else verb_words(trigger.token)
    complement = _complement(candidate, cast)
    together = verb == "speak" and len(acting) > 1  # "the two spoke by phone"
    nowhere = verb == "speak" or complement != in_place(candidate, cast)  # "announces in Oslo" says nothing
    told = together or (bool(complement) and nowhere and not _only_words(trigger.token))
    if not told and trigger.coding.kind == "statement" and not trigger.noun and candidate.phase == "past":
        return f"Statement by {joined(acting)}"
    if candidate.place and complement == in_place(candidate, cast):  # "Mission in Chad to end", and not "in Chad" again
        complement = "" if candidate.place.of(cast.reading.text) in joined(acting) else complement
    done = candidate.phase == "past" and not trigger.noun and passive(trigger.token)
    if not complement and done and candidate.counterparts:
        complement = joined([cast.name(key) for key in candidate.counterparts])  # "she was named by Lund"
    if not complement and not trigger.noun and trigger.coding.kind in _BARE:
        complement = clause_told(candidate, f"{joined(acting)} {_tensed(verb, candidate, cast)} ", cast)
    if trigger.noun and not complement:
        verb = re.sub(" (?:to|on)$", "", verb)  # "A and B speak", to nobody else
    tensed = _tensed(verb, candidate, cast, several=several)
    return " ".join(part for part in (joined(acting), tensed, _own(complement, candidate, cast)) if part)


def _in_own_words(candidate: Candidate, cast: Cast) -> bool:
    """Whether what somebody writes stands in marks of its own: "wrote, “Congratulations to her”"."""
    verb = candidate.trigger.token
    things = (t for t in verb.rights if t.dep_ in {"dobj", "ccomp"} and cast.is_quoted(source_span(t.left_edge)))
    return not candidate.trigger.noun and verb.lemma_.lower() in _WRITING and any(things)


def _with_unnamed(candidate: Candidate, acting: Sequence[str], cast: Cast) -> list[str]:
    """Those who act where "and" joins to a name people whom no name tells, "Vice Ministers and Ada Lund"; none where
    that is not so."""
    verb = candidate.trigger.token
    doers = [] if candidate.trigger.noun or passive(verb) else list(subjects(verb))
    for doer in doers:  # it grows
        doers += [t for t in doer.rights if t.dep_ == "conj" and t.pos_ in {"NOUN", "PROPN"}]
    joint = {t: {k for c in t.rights if c.dep_ == "conj" for k in cast.meant(c)} for t in doers}
    named = [[key for key in cast.meant(t) if key not in joint[t]] for t in doers]
    unnamed = [t for t, keys in zip(doers, named, strict=True) if not keys and _several(t)]
    if not unnamed or {key for keys in named for key in keys} != {*candidate.initiators} or len(acting) != 1:
        return []
    told = [cast.name(keys[0]) if keys else _bare(t, cast) for t, keys in zip(doers, named, strict=True)]
    return [capitalised(told[0]), *told[1:]] if all(told) else []


def _bare(noun: Token, cast: Cast) -> str:
    before = [t for left in noun.lefts if left.lower_ not in _ARTICLES for t in left.subtree]
    behind_it = [t for of in noun.rights if of.lower_ == "of" for t in of.subtree]
    return words([*before, noun, *behind_it], cast, _ROOM)


def _several(noun: Token) -> bool:
    return noun.tag_ in {"NNS", "NNPS"} and not any(t.dep_ == "poss" for t in noun.lefts)


def _own(complement: str, candidate: Candidate, cast: Cast) -> str:
    """What stands behind a verb, without "their" where one person alone acts: she "receives their blessings"."""
    alone = len(candidate.initiators) == 1 and cast.kind(candidate.initiators[0]) == "person"
    return complement.removeprefix("their ").removeprefix("its ") if alone else complement


def _forces(candidate: Candidate, cast: Cast) -> dict[str, str]:
    """The words for forces by which a state acts, "Chadian troops", by the state."""
    verb = candidate.trigger.token
    if candidate.trigger.noun:
        return {}
    nouns = cast.reading.lexicon.words("force_nouns")
    doers = [t for t in (behind(verb, {"by"}) if passive(verb) else subjects(verb)) if t.lower_ in nouns]
    found: dict[str, str] = {}
    for noun in (t for t in doers if not cast.at(t)):
        bare = [*(t for left in noun.lefts if left.dep_ != "det" for t in left.subtree), noun]
        keys = {*(cast.people_of(noun) or cast.meant(noun)), *(key for t in bare for key in cast.at(t))}
        if len(keys) == 1 and cast.kind(key := keys.pop()) == "state":  # "Chadian and Union troops" are of two
            found[key] = capitalised(words(bare, cast))
    return found


def _meets_alone(candidate: Candidate, cast: Cast) -> bool:
    """Whether of a meeting that a noun tells at some length one side alone is known: its own words say more than that
    somebody met."""
    alone = len(candidate.initiators) == 1 and not candidate.counterparts
    meeting = candidate.trigger.noun and candidate.trigger.coding.kind == "meeting"
    return meeting and alone and " " in noun_words(candidate.trigger.token, cast)


def _happened_to_them(candidate: Candidate, cast: Cast) -> bool:
    """Whether all who act are those to whom a participle says that something was done: "Lund was expelled", "Lund,
    expelled from the pact in May"."""
    verb = candidate.trigger.token
    if candidate.trigger.noun or not undergone(verb) or done_by(candidate, cast):
        return False
    suffering = {key for t in subjects(verb) for key in cast.meant(t)}
    return not passive(verb) or suffering.issuperset(candidate.initiators)


def told_by(tellings: Sequence[Candidate], cast: Cast) -> str:
    """Who says that somebody was attacked, where the text does so nowhere in its own words: "Chad says"."""
    sayings = [_sayer(telling) for telling in tellings]
    if tellings[0].trigger.coding.kind != "conflict" or tellings[0].phase != "past" or not all(sayings):
        return ""
    verb = sayings[0]
    who = [cast.name(key) for t in subjects(verb) for key in cast.meant(t)] if verb is not None else []
    return f"{joined(who)} {'say' if len(who) > 1 else 'says'}" if who else ""


def _sayer(telling: Candidate) -> Token | None:
    """The verb by which somebody says what a verb tells."""
    verb = telling.trigger.token
    above = verb.head
    said = verb.dep_ == "ccomp" and above.lemma_.lower() in _CLAIMING and not telling.trigger.noun
    return above if said and not passive(above) else None


def _own_chair(candidate: Candidate, cast: Cast) -> bool:
    """Whether who chairs is only known by what is chaired: "the presidency of the Union"."""
    chairing = candidate.trigger.noun and candidate.trigger.coding.group == "chairing"
    of = {key for noun in behind(candidate.trigger.token, {"of"}) for key in cast.meant(noun)} if chairing else set()
    return chairing and of >= set(candidate.initiators)


def _frames_only(noun: Token, cast: Cast) -> bool:
    """Whether a gathering of many is only where something else was done: "at the conference of the Red Cross"."""
    framing = noun.dep_ == "pobj" and noun.head.lower_ in {"at", "during"}
    whose = any(t.lower_ == "of" for t in noun.rights)
    return framing and whose and noun.lemma_.lower() in _GATHERINGS and " " in noun_words(noun, cast)


def _only_words(verb: Token) -> bool:
    """Whether only that somebody spoke is told: "made a statement in Oslo"."""
    return any(t.dep_ == "dobj" and t.lemma_.lower() in _WORDS_SAID and not any(t.rights) for t in verb.rights)


def _said(candidate: Candidate, cast: Cast) -> str:
    """ "Statement by Ada Lund", where what she says is too long for a title."""
    verb = candidate.trigger.token
    if _in_own_words(candidate, cast):
        return f"Statement by {joined([cast.name(key) for key in candidate.initiators])}"
    if candidate.trigger.coding.kind == "statement" and (words_of_it := told_words(candidate, cast)):
        return words_of_it
    if candidate.trigger.noun or candidate.trigger.coding.group != "statement":
        return ""
    clause = next((t for t in verb.rights if t.dep_ == "ccomp"), None)
    fronted = any(t.dep_ == "ccomp" for t in verb.lefts) and candidate.place is None
    told = (fronted or _cut_short(verb, cast)) if clause is None else not candidate.counterparts
    return f"Statement by {joined([cast.name(key) for key in candidate.initiators])}" if told else ""


def _cut_short(verb: Token, cast: Cast) -> bool:
    """Whether what the object is "of" is too long for a title: "emphasised the depth of ..."."""
    objects = (t for t in verb.rights if t.dep_ == "dobj" and any(c.lower_ == "of" for c in t.rights))
    return any(" of " not in whole_words(t, cast) for t in objects)


def _tensed(verb: str, candidate: Candidate, cast: Cast, *, several: bool = False) -> str:
    if candidate.phase == "planned":
        return f"to {verb}"
    forces = are_several(map(cast.name, candidate.initiators), cast.reading.lexicon) or _forces(candidate, cast)
    told = present(verb, plural=several or bool(forces) or len(candidate.initiators) > 1)
    return told if candidate.trigger.noun else f"{as_said(candidate.trigger.token)} {told}".lstrip()


def _engaged(candidate: Candidate, cast: Cast) -> tuple[str, str] | None:
    """How somebody takes part in what is not his own, and in what: "supervises", "the peace negotiations"."""
    noun = candidate.trigger.token
    if takes_part(noun):
        return "take part in", noun_words(noun, cast)
    verb = light_verb(candidate.trigger, cast.reading.lexicon)
    engaging = verb is not None and verb.lemma_.lower() in cast.reading.lexicon.words("engaging_verbs")
    engaging = engaging or (noun.dep_ == "dobj" and _meets_alone(candidate, cast) and noun.head.lemma_ != "schedule")
    what = lowered(object_words(noun, cast))
    return (verb_words(verb), what) if verb is not None and engaging and what else None


def _complement(candidate: Candidate, cast: Cast) -> str:
    """The other side where the deed is done with somebody; else the object in the text's own words; else the place."""
    trigger = candidate.trigger
    others = [cast.name(key) for key in candidate.counterparts]
    if trigger.noun and trigger.coding.group in {"hosting", "chairing"}:
        others = [cast.name(key) for noun in behind(trigger.token, {"of"}) for key in cast.meant(noun)]
    speaks = not trigger.noun and verb_words(trigger.token) == "speak"
    if others and speaks:
        return f"to {joined(others)}"
    journey = trigger.coding.kind == "visit" and not trigger.noun
    travels = trigger.coding.group == "journey"  # "travelled on Friday to meet Lund"
    if journey and trigger.token.lemma_.lower() in {"lead", "head"}:  # "leads a delegation to Chad"
        return object_of(trigger.token, cast)
    if journey and (
        (travels and (others or candidate.place)) or not any(t.dep_ == "dobj" for t in trigger.token.children)
    ):
        return in_place(candidate, cast) or _whither(candidate, cast)
    if others and trigger.coding.kind in MEETINGS and (unnamed := _people_of_states(candidate, cast)):
        return unnamed
    if others and (trigger.noun or trigger.coding.kind in TOGETHER):
        return f"with {joined(others)}" if trigger.coding.kind == "exercise" else joined(others)
    said = "" if trigger.noun or speaks else object_of(trigger.token, cast) or _met(candidate, cast)
    further = "" if trigger.noun or done_by(candidate, cast) else further_words(trigger.token, cast)
    if speaks and trigger.coding.kind != "call":
        further = ""
    return said or in_place(candidate, cast) or further


def _people_of_states(candidate: Candidate, cast: Cast) -> str:
    """Whom somebody meets, in the words of the text, where only states are known of those: "senior Chadian officials",
    who are not Chad."""
    verb = candidate.trigger.token
    met = [t for t in verb.rights if t.dep_ == "dobj" and not (candidate.trigger.noun or explains(t))] or list(
        behind(verb, {"with", "to"})
    )
    states = all(cast.kind(key) == "state" for key in candidate.counterparts)
    if not (states and met) or cast.at(met[0]):
        return ""
    told = lowered(object_words(met[0], cast))
    whence = next((phrase_words(t, cast) for t in met[0].rights if t.lower_ == "from"), "") or ""
    return f"{told} {whence}".rstrip() if whence not in told and len(f"{told} {whence}") <= LONGEST else told


def _whither(candidate: Candidate, cast: Cast) -> str:
    """To whom or whence a journey leads: "returns from Chad"."""
    left = {key for noun in behind(candidate.trigger.token, {"from"}) for key in cast.meant(noun)}
    toward = [cast.name(key) for key in candidate.counterparts if key not in left]
    whence = [cast.name(key) for key in candidate.counterparts if key in left]
    return f"to {joined(toward)}" if toward else f"from {joined(whence)}" if whence else ""


def _met(candidate: Candidate, cast: Cast) -> str:
    """Whom somebody met, in the words of the text, where no name tells it: "senior officers of the two armies"."""
    met = next(behind(candidate.trigger.token, {"with"}), None) if candidate.trigger.coding.kind == "meeting" else None
    return lowered(object_words(met, cast)) if met is not None else ""
