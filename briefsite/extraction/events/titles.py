"""Titles of events: the names, the deed, and its object in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import MEETINGS, behind, light_verb, passive, subjects
from briefsite.extraction.events.deeds import TOGETHER, deed, undergone
from briefsite.extraction.events.endings import ending
from briefsite.extraction.events.held import held_about
from briefsite.extraction.events.issued import issues, occasion
from briefsite.extraction.events.nameless import (
    acting_without_name,
    are_several,
    met_by_verb,
    met_without_name,
    others_did,
    several_act,
    with_unnamed,
)
from briefsite.extraction.events.objects import as_said, asked, done_by, explains, object_of, particle, verb_words
from briefsite.extraction.events.place_phrases import in_place
from briefsite.extraction.events.standing import GATHERINGS, frames, takes_part
from briefsite.extraction.events.tense import present
from briefsite.extraction.events.title_marks import joined, lowered
from briefsite.extraction.events.title_rests import rest_behind
from briefsite.extraction.events.told_words import clause_told, told_words
from briefsite.extraction.events.wording import LONGEST, further_words, noun_words, object_words, phrase_words
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What is made and says no more than that somebody spoke.
_WORDS_SAID = {"comment", "remark", "speech", "statement"}
#: Kinds of event of which a verb alone tells nothing: "asks", "agrees".
_BARE = {"agreement", "legal", "other", "request"}
_WRITING, _WORDS = {"comment", "post", "reply", "tweet", "write"}, {"dobj", "ccomp", "intj", "xcomp"}
#: What these bring is not what was said.
_CIRCUMSTANCES = {"after", "at", "before", "by", "during", "following", "in", "through", "via"}
_COMING_TOGETHER = {"assemble", "convene", "gather"}


def title(candidate: Candidate, cast: Cast) -> str:
    """What happened in a few words: "Takehiro Kano calls on Prak Sokhonn", "Election in Chad"."""
    nameless = acting_without_name(candidate, cast)
    acting = [nameless.get(key) or cast.name(key) for key in candidate.initiators]
    if candidate.fate:
        return f"{candidate.fate}: {deed(candidate, cast)}"
    if ended := ending(candidate, cast):
        return ended
    if acting and (nobody_known := met_without_name(candidate, cast)):
        return f"{joined(acting)} {_tensed('meet', candidate, cast)} {nobody_known}"
    if not acting or _is_deed(candidate, cast):
        return deed(candidate, cast)
    return _said(candidate, cast) or _done(candidate, acting, cast)


def _is_deed(candidate: Candidate, cast: Cast) -> bool:
    """Whether a title rather tells what happened than who did it."""
    trigger = candidate.trigger
    return (
        (trigger.noun and (not trigger.coding.says or others_did(candidate, cast)))
        or _happened_to_them(candidate, cast)
        or (frames(trigger.token) and " " in noun_words(trigger.token, cast))
        or _own_gathering(candidate, cast)
        or _own_chair(candidate, cast)
        or (_meets_alone(candidate, cast) and _engaged(candidate, cast) is None)
    )


def _done(candidate: Candidate, acting: Sequence[str], cast: Cast) -> str:
    """Who did what, to whom or where."""
    trigger = candidate.trigger
    beside = with_unnamed(candidate, acting, cast)
    acting, several = beside or acting, bool(beside)
    if engaged := _engaged(candidate, cast):
        verb, what = engaged
        where = in_place(candidate, cast) if _meets_alone(candidate, cast) else ""
        where = "" if candidate.place and candidate.place.of(cast.reading.text) in what else where
        return f"{joined(acting)} {_tensed(verb, candidate, cast, several=several)} {what} {where}".rstrip()
    verb = trigger.coding.says if trigger.noun else verb_words(trigger.token)
    verb = "tell" if _told_to(candidate, cast) else verb
    complement = _complement(candidate, cast) or _who_had_it_done(candidate, cast)
    together = verb == "speak" and len(acting) > 1  # "the two spoke by phone"
    nowhere = verb == "speak" or complement != in_place(candidate, cast)  # "announces in Oslo" says nothing
    told = together or (bool(complement) and nowhere and not _only_words(trigger.token))
    if not told and trigger.coding.kind == "statement" and not trigger.noun and candidate.phase == "past":
        return f"Statement by {joined(acting)}"
    if candidate.place and complement == in_place(candidate, cast):  # "Mission in Chad to end", and not "in Chad" again
        complement = "" if candidate.place.of(cast.reading.text) in joined(acting) else complement
    if not complement and not trigger.noun and trigger.coding.kind in _BARE:
        complement = clause_told(candidate, f"{joined(acting)} {_tensed(verb, candidate, cast)} ", cast)
    if trigger.noun and not complement:
        verb = re.sub(" (?:to|on)$", "", verb)  # "A and B speak", to nobody else
    tensed = _tensed(verb, candidate, cast, several=several)
    return " ".join(part for part in (joined(acting), tensed, _own(complement, candidate, cast)) if part)


def _who_had_it_done(candidate: Candidate, cast: Cast) -> str:
    """To whom a passive verb says that something was done: "she was named by Lund"."""
    done = candidate.phase == "past" and not candidate.trigger.noun and passive(candidate.trigger.token)
    return joined([cast.name(key) for key in candidate.counterparts]) if done else ""


def _told_to(candidate: Candidate, cast: Cast) -> str:
    """What those are to do whom somebody tells so: "told Chad to leave"."""
    verb = candidate.trigger.token
    return asked(verb, cast) if verb.lemma_.lower() == "tell" and candidate.counterparts else ""


def _in_own_words(candidate: Candidate, cast: Cast) -> bool:
    """Whether what somebody writes stands in marks of its own: "wrote, “Congratulations to her”"."""
    verb = candidate.trigger.token
    things = (t for t in verb.rights if t.dep_ in _WORDS and cast.is_quoted(source_span(t.left_edge)))
    return not candidate.trigger.noun and verb.lemma_.lower() in _WRITING and any(things)


def _own(complement: str, candidate: Candidate, cast: Cast) -> str:
    """What stands behind a verb, without "their" where one person alone acts: she "receives their blessings"."""
    alone = len(candidate.initiators) == 1 and cast.kind(candidate.initiators[0]) == "person"
    return complement.removeprefix("their ").removeprefix("its ") if alone else complement


def _meets_alone(candidate: Candidate, cast: Cast) -> bool:
    """Whether of a meeting that a noun tells at some length one side alone is known: its own words say more than that
    somebody met."""
    alone = len(candidate.initiators) == 1 and not candidate.counterparts
    noun = candidate.trigger.token
    meeting = candidate.trigger.noun and candidate.trigger.coding.kind == "meeting"
    return meeting and alone and (" " in noun_words(noun, cast) or bool(held_about(noun, cast)))


def _happened_to_them(candidate: Candidate, cast: Cast) -> bool:
    """Whether all who act are those to whom a participle says that something was done: "Lund was expelled", "Lund,
    expelled from the pact in May"."""
    verb = candidate.trigger.token
    if candidate.trigger.noun or not undergone(verb) or done_by(candidate, cast):
        return False
    return not passive(verb) or {key for t in subjects(verb) for key in cast.meant(t)} >= {*candidate.initiators}


def _own_chair(candidate: Candidate, cast: Cast) -> bool:
    """Whether who chairs is only known by what is chaired, "the presidency of the Union", or that only by its words."""
    chairing = candidate.trigger.noun and candidate.trigger.coding.group == "chairing"
    told = list(behind(candidate.trigger.token, {"of"})) if chairing else []
    of = {key for noun in told for key in cast.meant(noun)}
    return chairing and (of >= set(candidate.initiators) or (bool(told) and not of))


def _own_gathering(candidate: Candidate, cast: Cast) -> bool:
    """Whether whom somebody would meet at a gathering is only whose that is: "travels to Oslo for the Union Summit"."""
    noun = candidate.trigger.token
    whose = {key for t in noun.lefts if t.dep_ in {"compound", "nmod"} for key in cast.at(t)}
    gathering = candidate.trigger.noun and noun.lemma_.lower() in GATHERINGS
    return gathering and bool(candidate.counterparts) and whose >= {*candidate.counterparts}


def _only_words(verb: Token) -> bool:
    """Whether only that somebody spoke is told: "made a statement in Oslo"."""
    return any(t.dep_ == "dobj" and t.lemma_.lower() in _WORDS_SAID and not any(t.rights) for t in verb.rights)


def _said(candidate: Candidate, cast: Cast) -> str:
    """ "Statement by Ada Lund", where what she says is too long for a title."""
    verb, who = candidate.trigger.token, joined([cast.name(key) for key in candidate.initiators])
    if len(candidate.initiators) > 1 and issues(verb):
        return f"Joint statement by {who} {occasion(verb, cast.reading.text)}".rstrip()
    if _in_own_words(candidate, cast):
        return f"Statement by {who}"
    if candidate.trigger.coding.kind == "statement" and (words_of_it := told_words(candidate, cast)):
        return words_of_it
    if candidate.trigger.noun or candidate.trigger.coding.group != "statement":
        return ""
    clause = next((t for t in verb.rights if t.dep_ == "ccomp"), None)
    fronted = any(t.dep_ == "ccomp" for t in verb.lefts) and candidate.place is None
    told = (fronted or _cut_short(verb, cast)) if clause is None else not candidate.counterparts
    return f"Statement by {who}" if told else ""


def _cut_short(verb: Token, cast: Cast) -> bool:
    """Whether what the object is "of" is too long for a title: "emphasised the depth of ..."."""
    objects = (t for t in verb.rights if t.dep_ == "dobj" and any(c.lower_ == "of" for c in t.rights))
    short = ((t, object_words(t, cast)) for t in objects)
    return any(" of " not in told and not rest_behind(t, None, LONGEST, cast)[0] for t, told in short)


def _tensed(verb: str, candidate: Candidate, cast: Cast, *, several: bool = False) -> str:
    if candidate.phase == "planned":
        return f"to {verb}"
    forces = are_several(map(cast.name, candidate.initiators), cast.reading.lexicon) or several_act(candidate, cast)
    told = present(verb, plural=several or forces or len(candidate.initiators) > 1)
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
        bidden = _told_to(candidate, cast)
        return f"{joined(others)} {bidden}" if bidden else f"to {joined(others)}"
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
        apart = trigger.coding.kind == "exercise" or _gathers(trigger.token)
        return f"with {joined(others)}" if apart else joined(others)
    said = "" if trigger.noun or speaks else object_of(trigger.token, cast) or met_by_verb(candidate, cast)
    further = "" if trigger.noun or done_by(candidate, cast) else further_words(trigger.token, cast)
    if speaks and trigger.coding.kind != "call":
        further = next((told for t in trigger.token.rights if (told := _to_name(t, cast))), "")
    plain = trigger.coding.kind == "statement" and not particle(trigger.token)  # and not "hit back in parliament"
    further = "" if plain and further.partition(" ")[0] in _CIRCUMSTANCES else further  # "reiterated in a report"
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


def _gathers(verb: Token) -> bool:
    """Whether a verb says of its subject alone that it came together: "the board convened under Lund"."""
    return verb.lemma_.lower() in _COMING_TOGETHER and not any(t.dep_ == "dobj" for t in verb.rights)


def _to_name(phrase: Token, cast: Cast) -> str:
    """To whom somebody speaks, if a name tells it: "to Wikinews"."""
    named = phrase.lower_ in {"to", "with"} and any(t.pos_ == "PROPN" for t in phrase.rights)
    return (phrase_words(phrase, cast) or "") if named and phrase.dep_ == "prep" else ""
