"""Candidates: every trigger with all that its clause says, and a score for how much an editor would want it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefsite.extraction.events.announced import announcing, ordering
from briefsite.extraction.events.being_there import named_there
from briefsite.extraction.events.called_off import fate, new_day
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.casualties import counts_victims
from briefsite.extraction.events.clauses import BESIDE, subjects
from briefsite.extraction.events.company import addressed, ask_themselves, company, giver, other_side
from briefsite.extraction.events.concerned import passes_on
from briefsite.extraction.events.dating import dates_of
from briefsite.extraction.events.leads import lead, lead_paragraph, names_something, news_trigger
from briefsite.extraction.events.members import away, electorate, host, members
from briefsite.extraction.events.misparsed import joint_owner
from briefsite.extraction.events.own_day import on_its_side, own_day
from briefsite.extraction.events.parties import counterparts, initiators, promising
from briefsite.extraction.events.phases import phase_of
from briefsite.extraction.events.places import place_of
from briefsite.extraction.events.places_struck import struck_land
from briefsite.extraction.events.reach import in_reach
from briefsite.extraction.events.standing import (
    aside,
    before_all,
    circumstance,
    crowd_fights,
    in_apposition,
    main_clause,
    remembered,
    takes_part,
)
from briefsite.extraction.events.taken_up import days_where_said
from briefsite.extraction.events.triggers import Trigger, judged, triggers
from briefsite.extraction.infinitives import was_unable
from briefsite.extraction.reading import Reading, paragraph_number, source_span
from briefsite.model.document import Phase, Reason
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Of so many who were there nobody is a body.
_SEVERAL = 3
#: How far back it counts that somebody has spoken already.
_RECENT = 200
_CARRIED = {"dobj", "nsubjpass"}
_REASONS = {"since", "because", "unless"}
_TAKING_UP = {"this", "these", "such"}
#: Behind these prepositions a noun is the occasion of its sentence, not a mere detail.
_OCCASIONAL = {"at", "during"} | BESIDE


@dataclass(frozen=True)
class Candidate:
    """A possible event: who (`initiators` act, `counterparts` are acted on or with, `around` are further ones that no
    title names), when, where, whether. `because`
    tells of participants whom the clause does not name, and of the "place", why they are there. `fate` says what became
    of what does not take place, or not yet."""

    trigger: Trigger
    sentence: Span
    paragraph: int
    initiators: tuple[str, ...]
    counterparts: tuple[str, ...]
    date: int | None
    place: Span | None
    phase: Phase
    quoted: bool
    score: float
    because: tuple[tuple[str, Reason], ...] = ()
    around: tuple[str, ...] = ()
    town: str = ""
    fate: str = ""

    @property
    def participants(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.initiators, *self.counterparts, *self.around)))

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """Every participant with the word for their part."""
        first = tuple((key, "initiator") for key in self.initiators)
        return (*first, *((key, "counterpart") for key in (*self.counterparts, *self.around)))


def candidates(reading: Reading) -> list[Candidate]:
    """All candidates in reading order; imagined and denied ones are left out."""
    cast, found = Cast.of(reading), triggers(reading)
    dates = days_where_said(found, dates_of(reading, found), reading)
    made: list[Candidate] = []
    today = own_day(reading)
    for number, trigger in enumerate(found):
        phase = phase_of(trigger, cast)
        if phase is None or _is_name(trigger, cast):
            continue
        if dates.get(number) is not None and _tomorrow(trigger, reading.document.dates[dates[number]].span, reading):
            phase = "planned" if phase == "past" else phase
        date, phase = on_its_side(trigger, dates.get(number), phase, today, reading)
        candidate = _candidate(trigger, date, phase, cast, made)
        if candidate.participants or not _is_reason(trigger.token):
            made.append(candidate)
    return made


def _is_name(trigger: Trigger, cast: Cast) -> bool:
    """Whether a verb is part of a name, "dos" of "Rui dos Tarro", or a noun of an office: "Adviser for the Summit"."""
    start = source_span(trigger.token).start
    named = any(cast.kind(key) == "person" for key in cast.named.get(start, ()))
    around = cast.bodies_at(trigger.token.head) if trigger.token.dep_ == "pobj" else ()
    if set(around) & set(cast.bodies_at(trigger.token)):  # "the Court of Appeal"
        return True
    return trigger.token.pos_ == "PROPN" and start in cast.roles if trigger.noun else named


def _tomorrow(trigger: Trigger, day: Span, reading: Reading) -> bool:
    """Whether it is told without a verb for tomorrow: "Talks on the harbour tomorrow"."""
    verbless = trigger.noun and trigger.token.sent.root.tag_ not in {"VBD", "VBZ", "VBP"}
    return verbless and day.of(reading.text).lower().startswith("tomorrow")


def _is_reason(token: Token) -> bool:
    """Whether a clause only gives the reason of another: "since the rains begin in October"."""
    return any(t.dep_ == "mark" and t.lower_ in _REASONS for t in token.children)


def news(sentence: Span, cast: Cast, told: Sequence[Candidate], *, standing: bool = False) -> Candidate | None:
    """A sentence's news as its main verb tells it, where no word known to tell an event does; None where nobody known
    takes part and nothing has a name. The lead tells it by a verb of how things are (`standing`) if by no other."""
    found = _news(news_trigger(sentence, cast.reading), cast, told)
    if found is not None and found.participants:
        return found
    if not names_something(sentence, cast.reading):
        return None
    if sentence != lead(cast.reading):
        if found is None or found.phase != "past" or _of_somebody_before(found) or _lasts(found):
            return None
        return found
    if found is None and standing:  # "Lund is on hunger strike"
        found = _news(news_trigger(sentence, cast.reading, standing=True), cast, told)
    if found is None or not _of_somebody_before(found):
        return found
    said = _news(news_trigger(sentence, cast.reading, reported=False), cast, told)  # "the firm said that it will ..."
    return None if said is None or _of_somebody_before(said) else said


def _lasts(candidate: Candidate) -> bool:
    """Whether a verb in the present tells what is so of a thing, on no day: "the policies undermine the market"."""
    verb = candidate.trigger.token
    return verb.tag_ in {"VBZ", "VBP"} and candidate.date is None and not any(t.dep_ == "aux" for t in verb.lefts)


def _of_somebody_before(candidate: Candidate) -> bool:
    """Whether only a pronoun tells who does it, or "this" what was told before."""
    doers = subjects(candidate.trigger.token)
    return all(t.pos_ == "PRON" or any(c.lower_ in _TAKING_UP for c in t.lefts) for t in doers)


def _news(trigger: Trigger | None, cast: Cast, told: Sequence[Candidate]) -> Candidate | None:
    failed = trigger is not None and was_unable(trigger.token)
    phase: Phase | None = "past" if failed else phase_of(trigger, cast) if trigger else None
    if trigger is None or phase is None or _is_name(trigger, cast):
        return None
    sentence = cast.sentence_of(source_span(trigger.token))
    beside = [c.trigger for c in told if c.sentence == sentence and c.trigger.token != trigger.token]
    before = [candidate for candidate in told if candidate.sentence < sentence]
    day = dates_of(cast.reading, [trigger, *beside]).get(0)
    day, phase = on_its_side(trigger, day, phase, own_day(cast.reading), cast.reading)
    found = _candidate(trigger, day, phase, cast, before)
    return None if found.quoted else found


def _candidate(trigger: Trigger, date: int | None, phase: Phase, cast: Cast, told: Sequence[Candidate]) -> Candidate:
    token, reading = trigger.token, cast.reading
    acting, because = _acting(trigger, phase, cast, told)
    itself = cast.bodies_at(token) if trigger.noun else ()  # "the sixth Joint Commission, held in Adda"
    acting = tuple(key for key in acting if key not in itself)
    placed = place_of(trigger, cast)
    place, named = (placed.span, (("place", Reason(placed.rule, (placed.span,))),)) if placed else (None, ())
    struck = struck_land(trigger, place, cast)
    others = tuple(key for key in (*counterparts(trigger, cast), *struck) if key not in {*acting, *itself})
    if trigger.coding.group == "statement":
        others = tuple(key for key in others if not passes_on(key, cast))  # "told the newspaper"
    if not others and date is None and (met := other_side(trigger, acting, told, cast)):
        others, because = met.people, (*because, *met.reasons)
    if not others and (gave := giver(trigger, acting, told)):
        others, because = gave.people, (*because, *gave.reasons)
    if both := addressed(trigger, told, cast):
        others = (*others, *(key for key in both.people if key not in {*acting, *others}))
        because = (*because, *both.reasons)
    joint = dict(members((*acting, *others, *itself), cast)) if trigger.coding.kind == "meeting" else {}
    joint |= dict(host(place, acting, cast)) if place and acting and away(trigger) else {}
    joint |= dict(electorate(trigger, cast)) if trigger.coding.group == "election" and not (acting or others) else {}
    joint |= {**dict(announcing(trigger, acting, phase, cast)), **dict(ordering(trigger, acting, cast))}
    listed = named_there(trigger, cast)
    near = dict.fromkeys((*in_reach(trigger, cast), *listed))
    if len(listed) >= _SEVERAL:  # "attended by the Country Director of the World Bank Ada Lund, ...": all are people
        acting, others = (tuple(key for key in keys if key in listed) for keys in (acting, others))
    joint = {key: reason for key, reason in joint.items() if key not in {*acting, *others, *near}}
    around = tuple(key for key in (*near, *joint) if key not in {*acting, *others})
    span = source_span(token)
    quoted, sentence = cast.is_quoted(span), cast.sentence_of(span)
    paragraph = paragraph_number(token)
    off = fate(trigger, reading.lexicon) if phase != "past" else ""
    day = new_day(trigger, cast) if off and phase == "planned" else date
    score = trigger.coding.weight + _worth(trigger, acting, (*others, *around), sentence, reading)
    score += _dated(date if day is None else day, phase, reading) - (1.5 if quoted else 0)
    score += 0.5 if placed and placed.rule != "place-own-land" else 0  # every election has a land
    if acting and not trigger.noun and _announced(token):
        score += 1.0
    score += 2.0 if counts_victims(trigger) else 0
    past_by = trigger.noun and (judged(token, reading.lexicon) or token.head.lower_ == "since")  # "since its start"
    score -= 1.5 if past_by and date is None else 0
    if trigger.coding.kind == "statement" and any(t.dep_ == "ccomp" for t in token.lefts):
        score -= 0.5  # "..., he announced": what was announced stands before it
    carried = trigger.noun and token.dep_ in _CARRIED  # "conveyed the commitment": the verb tells who says it
    if trigger.coding.kind == "statement" and acting and not carried and not set(acting) & _spoken(told):
        score += 1.0 if _introduced(acting, sentence, cast) else 0.5
    score += 0.5 if trigger.coding.group == "succession" and _in_place_of(acting, others, cast) else 0
    told_by, town = (*because, *joint.items(), *named), placed.town if placed else ""
    return Candidate(
        trigger, sentence, paragraph, acting, others, day, place, phase, quoted, score, told_by, around, town, off
    )


def _in_place_of(acting: Sequence[str], others: Sequence[str], cast: Cast) -> bool:
    """Whether one person follows another: "took over from Lund"."""
    return all(any(cast.kind(key) == "person" for key in keys) for keys in (acting, others))


def _announced(verb: Token) -> bool:
    """Whether the main clause of a sentence tells what somebody "will" do."""
    return verb.dep_ == "ROOT" and any(t.dep_ == "aux" and t.lower_ in {"will", "shall"} for t in verb.children)


def _acting(
    trigger: Trigger, phase: Phase, cast: Cast, told: Sequence[Candidate]
) -> tuple[tuple[str, ...], tuple[tuple[str, Reason], ...]]:
    """Who acts, and the reasons for those whom the clause itself does not name."""
    own = tuple(initiators(trigger, cast))
    thing = trigger.noun or any(joint_owner(t) for t in subjects(trigger.token))  # "Lund and Tarro's decision shows"
    said = None if own or thing else cast.speakers.get(source_span(trigger.token).start)
    spoken = trigger.coding.kind == "statement" and trigger.coding.group != "pledging"  # they do that together
    if said is not None and spoken:
        return (said[0],), ((said[0], Reason("speaker", (said[1],))),)
    met = None if own else company(trigger, told, cast)
    acting, because = (met.people, met.reasons) if met else (own, ())
    if ask_themselves(trigger, acting, cast):
        return (), ()
    promised = tuple(key for key in promising(trigger, acting, phase, cast) if key not in acting)
    return (*acting, *promised), because


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


def _worth(trigger: Trigger, acting: Sequence[str], others: Sequence[str], sentence: Span, reading: Reading) -> float:
    """What position and company add: the lead, named participants, a clause of its own."""
    opens = sentence == lead(reading)
    early = paragraph_number(trigger.token) <= lead_paragraph(reading) + 1
    worth = (1.0 if opens else 0.5 if early else 0.0) + (0.5 if acting else 0.0)
    worth += 1.0 if opens and not trigger.noun and main_clause(trigger.token, reading) else 0.0
    worth += 0.5 if len({*acting, *others}) >= 2 else 0.0
    worth -= 0.5 if trigger.noun and not acting else 0.0
    buried = trigger.noun and trigger.coding.weight < 3 and trigger.token.dep_ == "pobj"
    occasion = trigger.token.head.lower_ in _OCCASIONAL or takes_part(trigger.token)
    worth -= 1.0 if buried and not occasion else 0.0
    worth -= 2.0 if trigger.noun and remembered(trigger.token) else 0.0
    if not acting and not others and not crowd_fights(trigger, reading):
        named = any(t.pos_ == "PROPN" for subject in subjects(trigger.token) for t in subject.subtree)
        worth -= 0.5 if named and not trigger.noun else 1.0
    worth -= 1.5 if trigger.noun and (in_apposition(trigger.token) or circumstance(trigger.token)) else 0.0
    return worth - (1.0 if before_all(trigger.token) else 0.0) - (1.0 if aside(trigger.token, reading) else 0.0)
