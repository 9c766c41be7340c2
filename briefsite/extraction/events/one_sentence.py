"""Which of the events that a sentence may tell become events: one, or two when the second is as sure a sign and another
kind of thing. What only frames the other, or is what it asks for, is part of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.clauses import BESIDE, held_at
from briefsite.extraction.events.distinct import is_of_state, only_taken_up, own_clauses
from briefsite.extraction.events.misparsed import goes_on_from
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What a candidate's score must reach to be a second event in its sentence.
SECOND = 4.0
#: And what it must to be what somebody says he feels about.
GRIEVED = 3.0
#: What is asked or agreed to be done is the matter of these, and no event besides.
_ASKED = {"agreement", "request", "legal"}
#: What frames a sentence stands behind these: "during the meeting".
_DURING = {"during", "at", "in"}
#: So many events of a sentence may have another beside them that has a main clause of its own.
_CLAUSES = 2
#: How much less a telling may score that has its sentence for itself.
_NEARLY = 2.0


def one_a_sentence(groups: Sequence[list[Candidate]]) -> list[list[Candidate]]:
    """The groups that become events. What is said "during the meeting" is part of the meeting and no event besides."""
    taken: dict[Span, list[list[Candidate]]] = {}
    framed: set[Span] = set()
    for group in sorted(groups, key=lambda group: (-group[0].score, group[0].sentence, group[0].trigger.token.i)):
        if group[0].sentence in taken:  # told again in a sentence of its own, nearly as well
            group = _retold(group, taken)  # noqa: PLW2901  # the same group, opening with another telling
        best, beside = group[0], taken.setdefault(group[0].sentence, [])
        if best.trigger.coding.kind == "statement" and best.sentence in framed:
            continue
        framed.update(
            other.sentence for other in group[1:] if other.trigger.noun and other.trigger.token.head.lower_ in _DURING
        )
        apart = len(beside) <= _CLAUSES and all(_in_own_clause(best, other[0]) for other in beside)
        if apart or (len(beside) == 1 and (_second(best, beside[0][0]) or _in_its_course(group, beside[0]))):
            beside.append(group)
    return [
        group
        for beside in taken.values()
        for group in beside
        if not (_only_reports(group[0], beside) or _only_frames(group, beside) or _only_heard(group))
    ]


def _only_reports(said: Candidate, beside: Sequence[Sequence[Candidate]]) -> bool:
    """Whether somebody only says what the other event of the sentence is."""
    clauses = [t for t in said.trigger.token.children if t.dep_ == "ccomp"]
    told = [other[0] for other in beside if other[0] is not said]
    if said.trigger.coding.group == "pledging":
        return False
    if said.trigger.coding.group != "statement":  # an announcement is news of its own, unless of the speaker's own deed
        told = [other for other in told if set(said.initiators) & set(other.initiators)]
    reported = any(o.trigger.token == top or top in o.trigger.token.ancestors for o in told for top in clauses)
    return said.trigger.coding.kind == "statement" and reported


def _only_frames(group: Sequence[Candidate], beside: Sequence[Sequence[Candidate]]) -> bool:
    """Whether a meeting or visit without a day is told nowhere else and only frames what was done there: "in a meeting
    on the margins, Lund signed a treaty"."""
    noun, alone = group[0].trigger, len(group) == 1 and group[0].date is None
    preposition = noun.token.head
    framing = noun.noun and alone and preposition.dep_ == "prep" and preposition.lower_ in _DURING
    others = (other[0].trigger for other in beside if other is not group)
    return framing and any(not other.noun and other.token == preposition.head for other in others)


def _only_heard(group: Sequence[Candidate]) -> bool:
    """Whether a meeting of a body, without a day, is only where somebody said something: "announced at a meeting of the
    council that he had signed"."""
    noun, alone = group[0].trigger, len(group) == 1 and group[0].date is None
    preposition = noun.token.head
    framing = noun.noun and alone and preposition.dep_ == "prep" and preposition.lower_ in _DURING
    met = any(t.lower_ in {"with", "between"} for t in noun.token.rights)
    said = (*preposition.head.rights, *noun.token.rights)  # the parse may hang what was said on the meeting
    reported = (t for t in said if t.dep_ == "ccomp" or (t.dep_ == "relcl" and any(c.dep_ == "mark" for c in t.lefts)))
    return framing and not met and any(reported)


def _in_own_clause(new: Candidate, old: Candidate) -> bool:
    """Whether two main clauses of a sentence tell two events: "Lund resigned, and Tarro was elected"."""
    return new.score >= SECOND and not new.quoted and own_clauses(new, old)


def _in_its_course(new: Sequence[Candidate], first: Sequence[Candidate]) -> bool:
    """Whether a sentence tells of a visit of state what was done in its course: "Lund, who arrived on an official
    visit, met Tarro"."""
    of_state, done = any(map(is_of_state, new)), not any(map(is_of_state, first))
    return of_state and done and new[0].phase == first[0].phase and not first[0].trigger.noun


def _second(new: Candidate, first: Candidate) -> bool:
    """Whether a sentence that tells one event tells this one besides: another kind of thing, or one still to come."""
    other_kind = new.score >= SECOND and new.trigger.coding.kind != first.trigger.coding.kind
    within = first.trigger.token in new.trigger.token.ancestors or new.trigger.token in first.trigger.token.ancestors
    if _matter(new, first) or _matter(first, new) or _frames(new, first) or _said_there(new, first):
        return False
    if _of_one_object(new.trigger.token, first.trigger.token) or _of_one_object(first.trigger.token, new.trigger.token):
        return False
    if _by_steps(new.trigger.token, first.trigger.token) or _by_steps(first.trigger.token, new.trigger.token):
        return False
    if (new.fate or first.fate) and first.trigger.token in {
        new.trigger.token,
        *new.trigger.token.ancestors,
    }:
        return False  # "suspended the talks" tells of nothing else
    resolved = new.trigger.noun and new.trigger.coding.group == "vote"  # "Norway welcomes the passage of Chad's law"
    if (within and (new.score >= SECOND or resolved) and _of_others(new, first)) or _grieves(first, new):
        return True
    return other_kind or (new.phase != first.phase and not (within and not _joined_on(new, first)))


def _grieves(first: Candidate, new: Candidate) -> bool:
    """Whether one only tells how somebody feels about the fight that the other is: "is alarmed at the raid"."""
    felt = first.trigger.coding.kind == "statement" and first.trigger.token.lemma_ == "be"
    return felt and new.trigger.coding.kind == "conflict" and new.score >= GRIEVED


def _of_one_object(verb: Token, before: Token) -> bool:
    """Whether two verbs tell of one thing what is done: "supports and welcomes the plan"."""
    beside = verb.dep_ == "conj" and verb.head == before and verb.i <= before.i + 2
    return beside and any(t.dep_ == "dobj" for t in verb.rights) and not any(t.dep_ == "dobj" for t in before.rights)


def _by_steps(verb: Token, above: Token) -> bool:
    """Whether a verb says only what somebody took steps to do: "has taken steps to ban the trade"."""
    taken = above.lemma_.lower() == "take" and any(t.dep_ == "dobj" for t in above.rights)
    return taken and verb.tag_ == "VB" and above in {verb.head, verb.head.head}


def _of_others(new: Candidate, first: Candidate) -> bool:
    """Whether a main clause and what it speaks of tell deeds of different people: "welcomed the calls, which were
    announced by Chad and Mali", "condemns the announcement by Chad"."""
    main, aside = (new, first) if new.trigger.token.dep_ == "ROOT" else (first, new)
    matter = aside.trigger.token
    spoken_of = matter.dep_ == "dobj" and matter.head == main.trigger.token and _has_doers(matter)
    told = main.trigger.token.dep_ == "ROOT" and (spoken_of if aside.trigger.noun else matter.dep_ == "relcl")
    return told and bool(main.initiators and aside.initiators) and not {*main.initiators} & {*aside.participants}


def _has_doers(noun: Token) -> bool:
    """Whether a noun says itself whose deed it tells, "Chad's announcement", "the announcement by Chad", "the passage
    of Chad's law", and no clause behind it what that was: "that it will close the road"."""
    told = any(t.dep_ == "mark" for t in noun.subtree if t.i > noun.i)
    passed = (t for of in noun.children if of.lower_ == "of" for thing in of.children for t in thing.children)
    own = (*noun.children, *(passed if noun.lemma_.lower() == "passage" else ()))
    return not told and any((t.dep_ == "poss" and t.pos_ != "PRON") or t.lower_ == "by" for t in own)


def _frames(new: Candidate, first: Candidate) -> bool:
    """Whether a ceremony is only where the other event took place ("handed over the ships at a ceremony in Adda"), or a
    meeting only the aim of a journey ("will fly to Adda to meet Lund")."""
    token = new.trigger.token
    visit = first.trigger.coding.kind == "visit"
    if new.trigger.noun and token.dep_ in {"pobj", "dobj"} and visit:  # "will fly to Adda to participate in the forum"
        token = token.head.head if token.dep_ == "pobj" else token.head
    if token.dep_ in {"advcl", "xcomp"} and token.tag_ == "VB" and visit:
        return token.head == first.trigger.token and new.date is None
    at = not first.trigger.noun and token in held_at(first.trigger.token)
    return at and new.trigger.coding.kind == "anniversary" and new.date == first.date


def _said_there(new: Candidate, first: Candidate) -> bool:
    """Whether somebody only says something during the other event: "during his visit, Lund described ..."."""
    preposition = first.trigger.token.head
    framed = first.trigger.noun and preposition.dep_ == "prep" and preposition.lower_ == "during"
    return framed and new.trigger.coding.kind == "statement" and preposition.head == new.trigger.token


def _matter(inner: Candidate, outer: Candidate) -> bool:
    """Whether one of two events is what is asked or agreed in the other."""
    token, above = inner.trigger.token, outer.trigger.token
    below = token.i > above.i and above in token.ancestors and token.head.lower_ not in BESIDE
    return below and outer.trigger.coding.kind in _ASKED and not _joined_on(inner, outer)


def _joined_on(new: Candidate, first: Candidate) -> bool:
    """Whether only "and" or "but" stands between two clauses: what is planned besides what was done."""
    token, beside = new.trigger.token, False
    if goes_on_from(token, first.trigger.token):
        return True
    while token != first.trigger.token and token.dep_ in {"conj", "xcomp", "advcl"}:
        beside = token.dep_ == "conj"  # the last step: "agreed to meet and talk" is one matter
        token = token.head
    return beside and token == first.trigger.token


def _retold(group: list[Candidate], taken: Mapping[Span, Sequence[Sequence[Candidate]]]) -> list[Candidate]:
    """The group with a telling first that has its sentence for itself, where one scores nearly as well; of a meeting
    not one that knows fewer people, where the best one has room beside what is told there."""
    best, beside = group[0], taken[group[0].sentence]
    least = best.score - _NEARLY
    free = sorted(group, key=lambda c: c.sentence in taken or c.score < least or only_taken_up(c))
    fewer = best.trigger.coding.kind == "meeting" and {*free[0].participants} < {*best.participants}
    return group if fewer and len(beside) == 1 and _second(best, beside[0][0]) else free
