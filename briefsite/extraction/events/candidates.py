"""Candidates: every trigger with all that its clause says, and a score for how much an editor would want it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.announced import announcing, ordering
from briefsite.extraction.events.being_there import named_there
from briefsite.extraction.events.called_off import fate, new_day
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import passive, subjects
from briefsite.extraction.events.company import addressed, ask_themselves, company, giver, other_side
from briefsite.extraction.events.dating import dates_of
from briefsite.extraction.events.leads import lead, names_something, news_trigger
from briefsite.extraction.events.members import away, electorate, host, members
from briefsite.extraction.events.misparsed import joint_owner
from briefsite.extraction.events.own_day import on_its_side, own_day
from briefsite.extraction.events.parties import counterparts, initiators, promising
from briefsite.extraction.events.passing_on import passes_on
from briefsite.extraction.events.phases import phase_of
from briefsite.extraction.events.places import place_of
from briefsite.extraction.events.places_struck import struck_land
from briefsite.extraction.events.reach import in_reach
from briefsite.extraction.events.taken_up import days_where_said
from briefsite.extraction.events.things_told import is_thing
from briefsite.extraction.events.triggers import Trigger, triggers
from briefsite.extraction.events.worth import worth
from briefsite.extraction.infinitives import was_unable
from briefsite.extraction.reading import Reading, paragraph_number, source_span
from briefsite.model.document import Phase, Reason
from briefsite.model.nouns import dataclass, replace
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Of so many who were there nobody is a body.
_SEVERAL = 3
_REASONS = {"since", "because", "unless"}
_TAKING_UP = {"this", "these", "such"}
_IS = {"is", "are", "'s", "’s", "'re", "’re"}


@dataclass(frozen=True, slots=True)
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


def candidates(cast: Cast) -> list[Candidate]:
    """All candidates in reading order; imagined and denied ones are left out."""
    reading = cast.reading
    found = triggers(reading)
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
    found, opens = _news(news_trigger(sentence, cast.reading), cast, told), sentence == lead(cast.reading)
    if found is not None and found.participants and (opens or not _lasts(found, cast)):
        return found
    if not names_something(sentence, cast.reading):
        return None
    if not opens:
        if found is None or found.phase != "past" or _of_somebody_before(found) or _lasts(found, cast):
            return None
        return found
    if found is None and standing:  # "Lund is on hunger strike"
        found = _news(news_trigger(sentence, cast.reading, standing=True), cast, told)
    if found is None or not _of_somebody_before(found):
        return found
    said = _news(news_trigger(sentence, cast.reading, reported=False), cast, told)  # "the firm said that it will ..."
    return None if said is None or _of_somebody_before(said) else said


def _of_a_day(verb: Token, cast: Cast) -> bool:
    """Whether it only says what a day is: "3 May 2019 marks the end of the drought"."""
    return any(t.dep_ == "nsubj" and cast.is_date(source_span(t)) for t in verb.lefts)


def _lasts(candidate: Candidate, cast: Cast) -> bool:
    """Whether a verb tells on no day what is so, or has come to be so of a thing: "the policies undermine the market",
    "Chad is working for peace", "the pact has served the lake"."""
    verb, helping = candidate.trigger.token, {t.lower_ for t in candidate.trigger.token.lefts if t.dep_ == "aux"}
    if candidate.date is not None:
        return False
    if verb.tag_ == "VBG" and helping & _IS:
        return verb.lemma_.lower() in cast.reading.lexicon.words("tending")
    things = [t for t in subjects(verb) if is_thing(t, cast) or (t.tag_ == "NNP" and t.ent_type_ == "ORG")]
    perfect = verb.tag_ == "VBN" and bool(helping & {"has", "have"}) and not passive(verb)
    return (perfect and bool(things) and not candidate.participants) or (verb.tag_ in {"VBZ", "VBP"} and not helping)


def _of_somebody_before(candidate: Candidate) -> bool:
    """Whether only a pronoun tells who does it, or "this" what was told before."""
    doers = subjects(candidate.trigger.token)
    return all(t.pos_ == "PRON" or any(c.lower_ in _TAKING_UP for c in t.lefts) for t in doers)


def _news(trigger: Trigger | None, cast: Cast, told: Sequence[Candidate]) -> Candidate | None:
    failed = trigger is not None and was_unable(trigger.token)
    phase: Phase | None = "past" if failed else phase_of(trigger, cast) if trigger else None
    if trigger is None or phase is None or _is_name(trigger, cast) or _of_a_day(trigger.token, cast):
        return None
    sentence = cast.sentence_of(source_span(trigger.token))
    beside = [c.trigger for c in told if c.sentence == sentence and c.trigger.token != trigger.token]
    before = [candidate for candidate in told if candidate.sentence < sentence]
    day = dates_of(cast.reading, [trigger, *beside]).get(0)
    day, phase = on_its_side(trigger, day, phase, own_day(cast.reading), cast.reading)
    found = _candidate(trigger, day, phase, cast, before)
    return None if found.quoted else found


def _candidate(trigger: Trigger, date: int | None, phase: Phase, cast: Cast, told: Sequence[Candidate]) -> Candidate:
    token, lexicon = trigger.token, cast.reading.lexicon
    placed = place_of(trigger, cast)
    place, named = (placed.span, (("place", Reason(placed.rule, (placed.span,))),)) if placed else (None, ())
    acting, others, because = _both_sides(trigger, phase, cast, told, date=date, place=place)
    joint, listed = _joint(trigger, phase, place, (acting, others), cast), named_there(trigger, cast)
    near = dict.fromkeys((*in_reach(trigger, cast), *listed))
    if len(listed) >= _SEVERAL:  # "attended by the Country Director of the World Bank Ada Lund, ...": all are people
        acting, others = (tuple(key for key in keys if key in listed) for keys in (acting, others))
    joint = {key: reason for key, reason in joint.items() if key not in {*acting, *others, *near}}
    around = tuple(key for key in (*near, *joint) if key not in {*acting, *others})
    off = fate(trigger, lexicon) if phase != "past" else ""
    day = new_day(trigger, cast) if off and phase == "planned" else date
    span, told_by, town = source_span(token), (*because, *joint.items(), *named), placed.town if placed else ""
    made = Candidate(
        trigger, cast.sentence_of(span), paragraph_number(token), acting, others, day, place, phase,
        cast.is_quoted(span), 0.0, told_by, around, town, off,
    )  # fmt: skip
    return replace(made, score=worth(made, date, told, cast))


def _both_sides(
    trigger: Trigger, phase: Phase, cast: Cast, told: Sequence[Candidate], *, date: int | None, place: Span | None
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, Reason], ...]]:
    """Who acts, on or with whom, and the reasons for those whom the clause itself does not name."""
    acting, because = _acting(trigger, phase, cast, told)
    itself = cast.bodies_at(trigger.token) if trigger.noun else ()  # "the sixth Joint Commission, held in Adda"
    acting = tuple(key for key in acting if key not in itself)
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
    return acting, others, because


def _joint(
    trigger: Trigger, phase: Phase, place: Span | None, sides: tuple[tuple[str, ...], tuple[str, ...]], cast: Cast
) -> dict[str, Reason]:
    """Who takes part besides, and why: the members of a body, a host, those who vote, who announces or orders."""
    acting, others = sides
    itself = cast.bodies_at(trigger.token) if trigger.noun else ()
    joint = dict(members((*acting, *others, *itself), cast)) if trigger.coding.kind == "meeting" else {}
    joint |= dict(host(place, acting, cast)) if place and acting and away(trigger) else {}
    joint |= dict(electorate(trigger, cast)) if trigger.coding.group == "election" and not (acting or others) else {}
    return joint | {**dict(announcing(trigger, acting, phase, cast)), **dict(ordering(trigger, acting, cast))}


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
