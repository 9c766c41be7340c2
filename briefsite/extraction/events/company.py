"""Company: whom a sentence means by "they", "both sides" or "the three ministers" after it was told who met whom.

The parse settles such words only where the people stand in one phrase. Else the last event told that joins actors of
one kind settles them; where the words want another number or another kind, they stay open.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Protocol

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import MEETINGS, SUBJECTS, behind, light_verb, passive, subjects
from briefsite.extraction.events.telling import body_telling, tellers
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.offices import may_be_one
from briefsite.extraction.reading import paragraph_number, source_span
from briefsite.model.document import Reason
from briefsite.model.nouns import dataclass
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Kinds of event that join people, and how many paragraphs back one may lie.
_JOINING = {"meeting", "call", "visit", "agreement", "exercise"}
_BACK = 2
#: What is said in a meeting.
_SAID_THERE = {"request", "agreement"}
_FEWEST = 2
#: How many events back the meeting may lie in which something is said.
_NEAR = 60
#: What two signed once brings nobody together, nor does what one does alone to another.
_ALONE = {"adopt", "approve", "endorse"}
#: What aid consists of, and the words for money.
_AID = {"aid", "assistance", "funding", "grant", "loan", "relief", "support", "million", "billion"}
_MONEY = {"$", "€", "£", "million", "billion", "dollars", "euros"}
#: Where a clause stands that tells of aid.
_TELLING = {"ROOT", "ccomp", "conj", "relcl", "xcomp"}
_PLURAL = {"they", "their", "both"}
_SINGULAR = {"it", "its", "he", "she", "his", "her", "him"}
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
#: What hangs on a noun that says of itself whom it means.
_EXPLAINED = {"prep", "poss", "relcl", "acl", "appos"}


class Told(Protocol):
    """What company asks of an event told before."""

    @property
    def trigger(self) -> Trigger: ...
    @property
    def participants(self) -> tuple[str, ...]: ...
    @property
    def initiators(self) -> tuple[str, ...]: ...
    @property
    def phase(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Company:
    """People of an event told before, with the words that told it."""

    people: tuple[str, ...]
    rule: str
    told: Span

    @property
    def reasons(self) -> tuple[tuple[str, Reason], ...]:
        return tuple((key, Reason(self.rule, (self.told,))) for key in self.people)


def company(trigger: Trigger, told: Sequence[Told], cast: Cast) -> Company | None:
    """The actors whom the plural subject or owner of a trigger means, or None."""
    found = next(((word, wanted) for word in _acting(trigger, cast) if (wanted := _asked_for(word, cast))), None)
    return _meant_by(*found, trigger, told, cast) if found else None


def ask_themselves(trigger: Trigger, people: Sequence[str], cast: Cast) -> bool:
    """Whether those for whom a pronoun is taken are asked for something themselves: it stands for others."""
    if trigger.noun or trigger.coding.kind != "request" or not people:
        return False
    pronoun = any(t.pos_ == "PRON" for t in subjects(trigger.token))
    return pronoun and any(key in people for word in asked(trigger.token) for key in cast.plain(word))


def addressed(trigger: Trigger, told: Sequence[Told], cast: Cast) -> Company | None:
    """The actors whom a plural object means: "appealed to both governments"."""
    if trigger.noun:
        return None
    nouns = [t for t in trigger.token.children if t.dep_ == "dobj"]
    nouns += list(behind(trigger.token, {"to", "on", "upon", "with", "between"}))
    plain = (t for t in nouns if t.pos_ == "NOUN" and not cast.meant(t))
    found = next(((t, wanted) for t in plain if (wanted := _wanted(t, cast)) and wanted[1]), None)
    both = _meant_by(*found, trigger, told, cast) if found else None
    asking = [key for t in subjects(trigger.token) for key in cast.meant(t)] if both else []
    sides = both.people if both else ()
    return None if any(cast.same_side(one, key) for one in asking for key in sides) else both  # who stands between them


def _meant_by(
    word: Token, wanted: tuple[set[str], int], trigger: Trigger, told: Sequence[Told], cast: Cast
) -> Company | None:
    kinds, number = wanted
    here = paragraph_number(trigger.token)
    others = _people_before(word, cast) if word.pos_ == "PRON" else set()
    near = takewhile(lambda event: paragraph_number(event.trigger.token) >= here - _BACK, reversed(told))
    for event in sorted(near, key=lambda event: not _sent(event.participants, word, event, cast)):
        people = event.participants
        of_kind = len({cast.kind(key) for key in people}) == 1 and cast.kind(people[0]) in kinds
        of_kind = of_kind or (kinds == {"person"} and _sent(people, word, event, cast))
        enough = len(people) == number if number else len(people) >= _FEWEST
        coding = event.trigger.coding
        paper = coding.group == "partnership" and (event.trigger.noun or event.trigger.token.lemma_.lower() in _ALONE)
        joins = coding.kind in _JOINING and coding.group not in {"heading", "attending"} and not paper
        fitting = all(may_be_one(word.lower_, cast.chains[key]) for key in people)
        fitting = fitting and not (_of_states(people, cast) and _named_aside(people, cast))
        if joins and kinds == {"state"} and number == _FEWEST and (lands := _states_of(people, cast)):
            return Company(lands, "company", source_span(event.trigger.token))
        if joins and of_kind and enough and fitting and others <= {*people}:
            people = tuple(key for key in people if key not in _done_to(trigger, word, cast))
            return Company(people, "company", source_span(event.trigger.token)) if people else None
    return None


def _people_before(pronoun: Token, cast: Cast) -> set[str]:
    """The persons whom the sentence of a pronoun has named before: "Lund praised Tarro of the mill after they met" is
    about nobody else."""
    named = (key for t in pronoun.doc[pronoun.sent.start : pronoun.i] for key in cast.at(t))
    return {key for key in named if cast.kind(key) == "person"}


def _done_to(trigger: Trigger, word: Token, cast: Cast) -> set[str]:
    """Whom those did something to or with, and who are none of them: "they agreed with Tarro", "offered him tea"."""
    if trigger.noun or passive(trigger.token):
        return set()
    met = list(behind(trigger.token, {"with"}))
    met += [t for t in trigger.token.rights if t.dep_ in {"dobj", "dative"} and t != word]
    return {key for who in met for key in cast.plain(who)}


def _states_of(people: Sequence[str], cast: Cast) -> tuple[str, ...]:
    """The two states of the persons who met: "the two countries" behind "the presidents of Chad and Mali met"."""
    persons = all(cast.kind(key) == "person" for key in people)
    lands = dict.fromkeys(cast.states.get(cast.chains[key].country, "") for key in people) if persons else {}
    return tuple(lands) if len(lands) == _FEWEST and all(lands) else ()


def _of_states(people: Sequence[str], cast: Cast) -> bool:
    return all(cast.kind(key) == "state" for key in people)


def _named_aside(people: Sequence[str], cast: Cast) -> bool:
    """Whether a text that is about two states or more names others: "the countries" are not those two that also talk to
    each other."""
    return len(cast.main_states) >= _FEWEST and cast.main_states.isdisjoint(people)


def _sent(people: Sequence[str], word: Token, event: Told, cast: Cast) -> bool:
    """Whether those who met are told as the states that sent them: "the ministers" of "ministers of Chad and Mali"."""
    return _of_states(people, cast) and any(t.lower_ == word.lower_ for t in event.trigger.token.sent)


def other_side(trigger: Trigger, acting: Sequence[str], told: Sequence[Told], cast: Cast) -> Company | None:
    """To whom something was asked or agreed in the meeting told last: its one other party, where the clause itself
    names nobody else who is asked."""
    if trigger.coding.kind not in _SAID_THERE or trigger.noun or not acting or asks_another(trigger.token):
        return None
    for event in reversed(told[-_NEAR:]):
        held = event.trigger.coding.kind in MEETINGS and event.trigger.coding.group not in {"heading", "attending"}
        if held and event.phase == "past" and set(acting) & set(event.participants):
            sides = {
                key: any(key == actor or cast.same_side(actor, key) for actor in acting) for key in event.participants
            }
            others = [key for key, own in sides.items() if not own]
            settled = len(others) == 1 and len(event.participants) == 2
            return Company(tuple(others), "other-side", source_span(event.trigger.token)) if settled else None
    return None


def giver(trigger: Trigger, acting: Sequence[str], told: Sequence[Told]) -> Company | None:
    """Who gives what somebody is to receive: the one who gives in all that the text told of aid before."""
    verb = trigger.token
    received = [t for t in verb.children if t.dep_ == "dobj"]
    aid = any(t.lemma_.lower() in _AID or {c.text for c in t.subtree} & _MONEY for t in received)
    if trigger.noun or verb.lemma_.lower() != "receive" or not aid:
        return None
    given = [event for event in told if event.initiators and _gives(event.trigger)]
    givers = {event.initiators for event in given}
    if len(givers) != 1 or {*acting} & {*given[0].initiators}:
        return None
    return Company(given[0].initiators, "giver-before", source_span(given[0].trigger.token))


def _gives(trigger: Trigger) -> bool:
    """Whether a clause of its own, or a noun, tells of aid: "to assist its work in providing food" does not."""
    return trigger.coding.kind == "aid" and (trigger.noun or trigger.token.dep_ in _TELLING)


def asks_another(verb: Token) -> bool:
    """Whether the clause says who is to act, other than "both" or "the two" of those who met."""
    return any(not any(c.lower_ in {"two", "both"} for c in t.children) for t in asked(verb))


def asked(verb: Token) -> list[Token]:
    """The words of a clause that say who is to act."""
    clauses = [t for t in verb.children if t.dep_ in {"xcomp", "ccomp"} and t.i > verb.i]
    words = [t for t in verb.children if t.dep_ in {"dobj", "dative"} and clauses]
    words += [t for c in clauses for t in c.children if t.dep_ in {"nsubj", "nsubjpass"} and c.tag_ == "VB"]
    told = [verb, *(t for t in verb.children if t.dep_ == "dobj")]  # "extended an invitation to the premier"
    words += [noun for t in told for noun in behind(t, {"to"} if t is not verb else {"to", "on", "upon", "with"})]
    return words


def _acting(trigger: Trigger, cast: Cast) -> Sequence[Token]:
    """The words that name who acts: subjects, owners of a noun."""
    if not trigger.noun:
        return [] if passive(trigger.token) else subjects(trigger.token)
    owners = [t for t in trigger.token.children if t.dep_ == "poss"]
    governor = light_verb(trigger, cast.reading.lexicon)
    return owners or (subjects(governor) if governor is not None and not passive(governor) else [])


def _asked_for(word: Token, cast: Cast) -> tuple[set[str], int] | None:
    """As `_wanted`; a pronoun stands for the plural subject of its own sentence, and for nobody told of before where
    people stand between ("the people of Chad as they vote")."""
    if word.pos_ != "PRON":
        owners = (t for t in behind(word, {"of"}) if t.lower_ in cast.reading.lexicon.words("pair_states"))
        return _wanted(word, cast) or next((w for t in owners if (w := _wanted(t, cast))), None)  # "of both countries"
    if word.lower_ in _SINGULAR or tellers(word) is not None or body_telling(word, cast) is not None:
        return None
    before = [t for t in word.sent if t.i < word.i and t.tag_ in {"NNS", "NNPS"}]
    subjects_before = [t for t in before if t.dep_ in SUBJECTS]
    if subjects_before:
        return _wanted(subjects_before[-1], cast)
    if word.lower_ in {"they", "their"} and _others_told(word, cast):
        return None
    crowd = cast.reading.lexicon.words("collectives")
    nouns = (t for t in word.sent if t.i < word.i and t.pos_ == "NOUN")  # in "Minister Ada Lund" it is a title
    people = any(t.lemma_.lower() in crowd or t.lower_ in crowd for t in nouns)
    return None if people else _wanted(word, cast)


def _others_told(pronoun: Token, cast: Cast) -> bool:
    """Whether the sentence right before tells of people whom it does not name, and "they" may be: "Lund will be joined
    by business leaders. They will hold talks"."""
    start = pronoun.sent.start
    if not start:
        return False
    lexicon = cast.reading.lexicon
    people = lexicon.any_of("pair_persons", "crowds")
    before = pronoun.doc[start - 1].sent
    told = (t for t in before if t.tag_ == "NNS" and (t.lower_ in people or t.lemma_.lower() in people))
    return any(
        (whole.dep_ in SUBJECTS or t.head.dep_ == "agent") and not cast.meant(t) for t in told for whole in _of(t)
    )


def _of(noun: Token) -> tuple[Token, ...]:
    """A noun and what is told of it, some or many: "some of the farmers"."""
    return (noun, noun.head.head) if noun.dep_ == "pobj" and noun.head.lower_ == "of" else (noun,)


def _wanted(word: Token, cast: Cast) -> tuple[set[str], int] | None:
    """The kinds of actor that a plural word may mean, and how many (0 for any number)."""
    lexicon = cast.reading.lexicon
    if word.lower_ in _PLURAL:
        return {"person", "state", "organisation"}, 2 if word.lower_ == "both" else 0
    told = [t.lower_ for t in word.children if t.dep_ in {"det", "nummod", "predet", "amod", "preconj"}]
    number = next((_NUMBERS[t] for t in told if t in _NUMBERS), 0)
    if not (number or "the" in told) or any(t.dep_ in _EXPLAINED for t in word.children):
        return None
    if word.lower_ in lexicon.words("pair_persons"):
        return {"person"}, number
    if word.lower_ in lexicon.words("pair_sides"):
        return {"person", "state", "organisation"}, number
    return ({"state"}, number) if word.lower_ in lexicon.words("pair_states") else None
