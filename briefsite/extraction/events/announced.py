"""Who announces and who orders: an official who tells what his own side will do, or has others do it, takes part in it.

"Lund said Chad would send more sailors" is Lund's news as well as Chad's, and so is "the harbour will be closed, Lund
said", where nobody else is told to close it. What others do he only reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import MEETINGS, SUBJECTS, behind, light_verb, passive, subjects
from briefsite.extraction.events.on_behalf import holds_office
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.reading import source_span
from briefsite.model.document import Chain, Phase, Reason

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Whoever has one of these functions tells what others decided.
_PASSING_ON = {"ambassador", "diplomat", "envoy", "official", "representative", "spokesman", "spokesperson",
    "spokeswoman"}  # fmt: skip
#: By these somebody has others act.
_ORDERING = {"order", "command", "instruct", "direct", "authorise", "authorize", "mandate"}


def announcing(trigger: Trigger, acting: Sequence[str], phase: Phase, cast: Cast) -> Iterator[tuple[str, Reason]]:
    """The officials who say that their side will do it, or that it will be done, and then the state they say it for."""
    verb = _telling(trigger, cast)
    says = verb.head
    stand = trigger.coding.kind == "statement"  # "emphasized that Chad remains committed"
    announced = (phase == "planned" or stand) and verb.dep_ == "ccomp" and not passive(says)
    saying = ("announcing", "affirming_verbs") if stand else ("announcing",)
    if not announced or says.lemma_.lower() not in cast.reading.lexicon.any_of(*saying):
        return
    said = Reason("announces", (source_span(says),))
    for key in (key for subject in subjects(says) for key in cast.meant(subject)):
        theirs = stand and not cast.chains[key].country  # nobody tells whose secretary "Secretary Lund" is
        own = all(cast.kind(who) != "person" and (theirs or cast.same_side(who, key)) for who in acting)
        if key not in acting and own and (acting or _done(trigger, verb)) and _decides(cast.chains[key], cast):
            yield key, said
            if not acting and (state := cast.states.get(cast.chains[key].country)):
                yield state, said


def ordering(trigger: Trigger, acting: Sequence[str], cast: Cast) -> Iterator[tuple[str, Reason]]:
    """Whoever orders it to be done: "Lund ordered the sailors to leave"."""
    verb = trigger.token
    while not trigger.noun and verb.dep_ == "xcomp":
        verb = verb.head
        if verb.lemma_.lower() in _ORDERING:
            who = behind(verb, {"by"}) if passive(verb) else subjects(verb)
            keys = (key for word in who for key in cast.meant(word) if key not in acting)
            yield from ((key, Reason("orders", (source_span(verb),))) for key in keys)
            return


def _decides(speaker: Chain, cast: Cast) -> bool:
    """Whether somebody holds an office, and not one that only passes on what others decide."""
    titles = {word for role in speaker.roles for word in role.title.lower().split()}
    return holds_office(speaker, cast) and titles.isdisjoint(_PASSING_ON)


def _telling(trigger: Trigger, cast: Cast) -> Token:
    """The verb whose clause tells of it: "planned" of "planned to leave", "closed" of "the talks will be closed"."""
    verb = trigger.token
    if trigger.noun:
        verb = light_verb(trigger, cast.reading.lexicon) or (verb.head if verb.dep_ in SUBJECTS else verb)
    while verb.dep_ == "xcomp":
        verb = verb.head
    return verb


def _done(trigger: Trigger, verb: Token) -> bool:
    """Whether a clause names nobody else who does it: its subject is the thing itself, or has something done to it. Who
    is to meet is not whoever tells of it."""
    told = [t for t in verb.children if t.dep_ in SUBJECTS]
    itself = bool(told) and all(t is trigger.token for t in told)
    return trigger.coding.kind not in MEETINGS and (itself or passive(trigger.token))
