"""The words in whose phrases the place of an event may stand: its own first, then those of its clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import at_another_time, behind, held_at, subjects
from briefsite.extraction.events.places_apart import ANYWHERE, about, apart
from briefsite.extraction.events.places_begun import on_greater_journey
from briefsite.extraction.events.places_beside import framing as beside_meetings
from briefsite.extraction.events.places_beside import greater, lasting, met_with
from briefsite.extraction.events.places_hung import HOLDING, chaired, holds, of_person, run_by
from briefsite.extraction.events.places_near import announced
from briefsite.extraction.events.places_of_others import apposed
from briefsite.extraction.events.places_struck import under
from briefsite.extraction.events.triggers import Trigger, event_noun, judged
from briefsite.extraction.lexicon import Lexicon

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token


#: What is done by these is done where that is which they lead to.
_PLANNING = {"begin", "expect", "intend", "plan", "prepare", "start"}


def spots(trigger: Trigger, verb: Token, cast: Cast) -> Iterator[Token]:
    """These words, the surest first, each once, and none looked for before it is asked for."""
    told: set[Token] = set()
    for spot in _spots(trigger, verb, cast):
        if spot not in told:
            told.add(spot)
            yield spot


def _spots(trigger: Trigger, verb: Token, cast: Cast) -> Iterator[Token]:
    lexicon = cast.reading.lexicon
    own = () if _is_another(trigger, verb, lexicon) else (verb,)
    yield from own if on_greater_journey(trigger) else ()
    yield from _then(trigger, verb)
    yield trigger.token
    yield from under(trigger)
    yield from announced(trigger, lexicon)
    yield from own
    yield from _to_be(verb, lexicon)
    yield from _planned(trigger)
    framing = _framing(trigger, verb, cast)
    yield from framing
    yield from _before(verb)
    yield from met_with(trigger)
    yield from greater((verb, *framing), cast)
    yield from lasting(verb, lexicon)
    yield from _made(trigger, lexicon)
    yield from beside_meetings(trigger, verb, cast)
    yield from () if trigger.coding.kind in ANYWHERE else _below(trigger, verb, cast)
    yield from _held(trigger, lexicon)


def _is_another(trigger: Trigger, verb: Token, lexicon: Lexicon) -> bool:
    """Whether what the clause tells is not where the noun's event is: it judges it, is of another time, or of somebody
    whom the noun only tells."""
    noun = trigger.token
    meanwhile = verb.dep_ in {"acl", "relcl"} and noun.dep_ == "pobj" and noun.head.lower_ == "during"
    if trigger.noun and meanwhile:
        return True  # "those trading in Adda during her trip"
    return trigger.noun and (judged(noun, lexicon) or _at_another_time(noun) or _of_somebody(noun))


def _of_somebody(noun: Token) -> bool:
    """Whether it only tells who somebody is: "Lund, a candidate in the vote, spoke in Adda"."""
    return any(apposed(above) for above in noun.ancestors)


def _at_another_time(noun: Token) -> bool:
    """Whether what the clause tells happened before or after it: "prior to the meeting, Lund spoke in Adda"."""
    return noun.dep_ == "pobj" and (at_another_time(noun.head) or noun.head.lower_ in {"as", "amid"})


def _to_be(verb: Token, lexicon: Lexicon) -> Iterator[Token]:
    """ "The meeting is to take place in"."""
    if verb.lemma_ == "be":
        happening = lexicon.words("happening")
        yield from (t for t in verb.children if t.dep_ == "xcomp" and t.lemma_.lower() in happening)


def _planned(trigger: Trigger) -> Iterator[Token]:
    """ "Plans to spend the summer in"."""
    if not trigger.noun and trigger.token.lemma_.lower() in _PLANNING:
        yield from (t for t in trigger.token.children if t.dep_ == "xcomp")


def _framing(trigger: Trigger, verb: Token, cast: Cast) -> list[Token]:
    """What a deed is done at, whose that is, and what is held there: "at a meeting of the Council in"."""
    framing = [n for n in held_at(verb) if event_noun(n, cast.reading.lexicon) or any(map(holds, n.rights))]
    framing += [t for n in (trigger.token, *framing) for t in behind(n, {"of"}) if cast.is_body(t)]
    return framing + [t for n in framing for t in n.rights if holds(t)]


def _before(verb: Token) -> Iterator[Token]:
    """ "Speaking in Adda, Lund said", "Upon her arrival in Adda, Lund was welcomed"."""
    yield from (t for t in verb.children if t.dep_ == "advcl" and t.i < verb.i and t.lower_ != "born")
    yield from (t for t in behind(verb, {"on", "upon"}) if t.lower_ == "arrival")


def _made(trigger: Trigger, lexicon: Lexicon) -> list[Token]:
    """ "The agreement signed in", "talks taking place in"."""
    if not trigger.noun:
        return _attended(trigger)
    happening = lexicon.words("happening")
    made = [t for t in (*trigger.token.children, *chaired(trigger.token)) if t.dep_ in {"acl", "advcl"}]
    made = [t for t in made if t.tag_ == "VBN" or (t.tag_ in {"VBG", "VBD"} and t.lemma_.lower() in happening)]
    next_to = (noun for t in made if t.lemma_.lower() in {"accompany", "follow"} for noun in behind(t, {"by"}))
    return [*made, *run_by(made), *next_to]  # "a crash followed by a fire in Adda"


def _attended(trigger: Trigger) -> list[Token]:
    """Who ran what somebody attends: "attended a lunch hosted by Lund at"."""
    attends = trigger.token.lemma_.lower() in {"address", "attend", "join"}
    occasions = (t for t in trigger.token.children if t.dep_ == "dobj" and attends)
    made = [t for noun in occasions for t in noun.subtree if t.dep_ == "acl" and t.tag_ == "VBN"]
    return [*made, *run_by(made)]


def _then(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """ "Were killed in Chad when a bomb went off in"."""
    if trigger.coding.kind == "conflict" or trigger.coding.group in {"accident", "disaster"}:
        days = (day for p in verb.children if p.dep_ == "prep" for day in p.children if day.ent_type_ == "DATE")
        times = (*days, *(t for t in verb.children if t.dep_ == "npadvmod"))
        clauses = (t for one in (verb, *times) for t in one.children if t.dep_ in {"advcl", "relcl"})
        yield from (t for t in clauses if any(word.lower_ == "when" for word in t.lefts))


def _below(trigger: Trigger, verb: Token, cast: Cast) -> Iterator[Token]:
    """All that hangs on the trigger, and on the verb that tells that it happens, but for what is of something else, and
    for what has nothing hung on it: there is no place."""
    token, lexicon = trigger.token, cast.reading.lexicon
    inner = (t for t in token.subtree if t.children)
    own = (t for t in inner if not (apart(t, token, lexicon) or cast.is_body(t) or about(t, trigger)))
    yield from (t for t in own if not of_person(t, token))
    if verb.lemma_.lower() in lexicon.words("happening") and token in subjects(verb):
        yield from (t for t in verb.subtree if t.i > verb.i and t.children and not apart(t, verb, lexicon))


def _held(trigger: Trigger, lexicon: Lexicon) -> Iterator[Token]:
    """ "The talks between Chad and Kenya, which were held in"."""
    named = _named(trigger.token)
    parties = (t for p in named.children if p.lower_ in {"between", "of"} for t in p.children)
    told = (t for noun in (named, *parties) for t in noun.children if t.dep_ == "relcl")
    return (t for t in told if t.lemma_.lower() in HOLDING | lexicon.words("happening"))


def _named(trigger: Token) -> Token:
    """The last word of the name that a trigger opens: "Exercise Northern Gate"."""
    return trigger.head if trigger.dep_ == "compound" else trigger
