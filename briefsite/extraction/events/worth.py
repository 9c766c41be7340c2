"""How much an editor would want an event: what its words, its day, its people and its place in the text are worth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.casualties import counts_victims
from briefsite.extraction.events.clauses import BESIDE, subjects
from briefsite.extraction.events.leads import lead, lead_paragraph
from briefsite.extraction.events.standing import (
    aside,
    before_all,
    circumstance,
    crowd_acts,
    in_apposition,
    main_clause,
    remembered,
    takes_part,
)
from briefsite.extraction.events.triggers import Trigger, judged
from briefsite.extraction.reading import Reading, paragraph_number
from briefsite.model.document import Phase
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.events.candidates import Candidate
    from briefsite.extraction.tokens import Token

#: How far back it counts that somebody has spoken already.
_RECENT = 200
_CARRIED = {"dobj", "nsubjpass"}
#: Behind these prepositions a noun is the occasion of its sentence, not a mere detail.
_OCCASIONAL = {"at", "during"} | BESIDE


def worth(candidate: Candidate, date: int | None, told: Sequence[Candidate], cast: Cast) -> float:
    """The score of a candidate that was told for this `date`, behind those `told` before it."""
    trigger, phase, day, reading = candidate.trigger, candidate.phase, candidate.date, cast.reading
    acting, others, token = candidate.initiators, (*candidate.counterparts, *candidate.around), trigger.token
    score = trigger.coding.weight + _by_position(trigger, acting, others, candidate.sentence, reading)
    score += _dated(date if day is None else day, phase, reading) - (1.5 if candidate.quoted else 0)
    placed = dict(candidate.because).get("place")
    score += 0.5 if placed and placed.rule != "place-own-land" else 0  # every election has a land
    score += 1.0 if acting and not trigger.noun and _announced(token) else 0
    score += 2.0 if counts_victims(trigger) else 0
    of_others = acting and trigger.coding.group == "vote" and candidate.sentence == lead(reading)
    past_by = trigger.noun and ((judged(token, reading.lexicon) and not of_others) or token.head.lower_ == "since")
    score -= 1.5 if past_by and date is None else 0
    score += _said(candidate, told, cast) if trigger.coding.kind == "statement" else 0
    succeeds = trigger.coding.group == "succession" and _in_place_of(acting, candidate.counterparts, cast)
    return score + (0.5 if succeeds else 0)


def _said(candidate: Candidate, told: Sequence[Candidate], cast: Cast) -> float:
    """What it adds that somebody speaks for the first time; what was announced may stand before it: "..., he said"."""
    token, acting = candidate.trigger.token, candidate.initiators
    behind = -0.5 if any(t.dep_ == "ccomp" for t in token.lefts) else 0.0
    carried = candidate.trigger.noun and token.dep_ in _CARRIED  # "conveyed the commitment": the verb tells who says it
    if not acting or carried or set(acting) & _spoken(told):
        return behind
    return behind + (1.0 if _introduced(acting, candidate.sentence, cast) else 0.5)


def _in_place_of(acting: Sequence[str], others: Sequence[str], cast: Cast) -> bool:
    """Whether one person follows another: "took over from Lund"."""
    return all(any(cast.kind(key) == "person" for key in keys) for keys in (acting, others))


def _announced(verb: Token) -> bool:
    """Whether the main clause of a sentence tells what somebody "will" do."""
    return verb.dep_ == "ROOT" and any(t.dep_ == "aux" and t.lower_ in {"will", "shall"} for t in verb.children)


def _spoken(told: Sequence[Candidate]) -> set[str]:
    """Whoever has said something already."""
    return {
        key
        for candidate in told[-_RECENT:]
        if candidate.trigger.coding.kind == "statement"
        for key in candidate.initiators
    }


def _dated(date: int | None, phase: Phase, reading: Reading) -> float:
    """What a date adds: more where it names a day or a year, and more again for a thing to come. "By the end of the
    year", where the year is not known, is a term rather than a date."""
    resolved = reading.document.dates[date].resolved if date is not None else ""
    if date is None or (resolved == "XXXX" and phase == "planned"):
        return 0.0
    known = sum(character.isdigit() for character in resolved) >= 4
    return 1.5 + (0.5 if known else 0.0) + (0.5 if phase == "planned" else 0.0)


def _introduced(acting: Sequence[str], sentence: Span, cast: Cast) -> bool:
    """Whether the sentence is the first to name one of them."""
    return any(sentence.covers(cast.chains[key].mentions[0].span) for key in acting)


def _by_position(
    trigger: Trigger, acting: Sequence[str], others: Sequence[str], sentence: Span, reading: Reading
) -> float:
    """What position and company add: the lead, named participants, a clause of its own."""
    opens = sentence == lead(reading)
    early = paragraph_number(trigger.token) <= lead_paragraph(reading) + 1
    crowd = crowd_acts(trigger, reading)
    worth = (1.0 if opens else 0.5 if early else 0.0) + (0.5 if acting or crowd else 0.0)
    worth += 1.0 if opens and not trigger.noun and main_clause(trigger.token, reading) else 0.0
    worth += 0.5 if len({*acting, *others}) >= 2 else 0.0
    worth -= 0.5 if trigger.noun and not acting else 0.0
    buried = trigger.noun and trigger.coding.weight < 3 and trigger.token.dep_ == "pobj"
    occasion = trigger.token.head.lower_ in _OCCASIONAL or takes_part(trigger.token)
    worth -= 1.0 if buried and not occasion else 0.0
    worth -= 2.0 if trigger.noun and remembered(trigger.token) else 0.0
    if not acting and not others and not crowd:
        named = any(t.pos_ == "PROPN" for subject in subjects(trigger.token) for t in subject.subtree)
        worth -= 0.5 if named and not trigger.noun else 1.0
    worth -= 1.5 if trigger.noun and (in_apposition(trigger.token) or circumstance(trigger.token)) else 0.0
    return worth - (1.0 if before_all(trigger.token) else 0.0) - (1.0 if aside(trigger.token, reading) else 0.0)
