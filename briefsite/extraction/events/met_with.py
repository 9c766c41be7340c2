"""With whom people meet, wherever the parse hangs that: "met in Oslo with Lund", "a call to discuss it with her"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import MEETINGS, SUBJECTS, behind, clause, one_of_series
from briefsite.extraction.events.phoning import company_of_aim
from briefsite.extraction.events.triggers import Trigger, event_noun
from briefsite.extraction.lexicon import Lexicon

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Whose agreement it is stands behind these.
PARTIES = {"between", "with", "among"}
#: Kinds of event that join two sides.
_OF_SIDES = MEETINGS | {"agreement", "visit", "exercise", "conflict"}
#: What fighting does between people.
_ERUPTING = {"break", "erupt", "escalate", "flare", "intensify", "rage"}
#: Kinds of words that tell where or when something happens.
WHERE_OR_WHEN = {"DATE", "TIME", "GPE", "LOC", "FAC"}


def met_there(trigger: Trigger) -> Iterator[Token]:
    """With whom somebody met, where the parse hangs that on the verb or the place: "spoke of his talks in Oslo with
    Lund", "met in Oslo with Lund"."""
    word, verb = trigger.token, trigger.token.head.head
    if trigger.coding.kind != "meeting" or any(t.lower_ in {"with", "between"} for t in word.children):
        return
    places = [t for t in behind(word, {"in", "at"}) if t.i > word.i]
    if not trigger.noun:
        yield from (who for place in places for who in behind(place, {"with"}))
    elif word.dep_ == "pobj" and verb.pos_ == "VERB":
        places += [t for t in behind(verb, {"in", "at"}) if t.i > word.i]
        yield from (who for who in behind(verb, {"with"}) if who.i > word.i and places)


def held_between(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    """Between whom something happens, told behind where or when, on which the parse may hang it, "talks were held on
    May 3 between Chad and Mali", or by what it came of: "war erupted from a struggle between them"."""
    noun, lexicon = one_of_series(trigger.token), cast.reading.lexicon
    verb = noun.head
    happening = lexicon.any_of("happening", "light_verbs") | _ERUPTING
    if noun.dep_ in SUBJECTS and verb.lemma_.lower() in happening:
        behind_it = [verb, *(t for t in verb.subtree if t.i > verb.i and t.ent_type_ in WHERE_OR_WHEN)]
        behind_it += [cause for cause in behind(verb, {"from"}) if trigger.coding.kind == "conflict"]
        yield from (who for word in behind_it for who in behind(word, PARTIES) if who.i > verb.i)


def talked_with(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    """With whom somebody met to talk, told behind what about, "held a call to discuss the pier with Lund"; a meeting
    about which they talk was of others."""
    if trigger.coding.kind in MEETINGS:
        yield from (who for aim in trigger.token.rights for who in company_of_aim(aim))
        hung = (*trigger.token.rights, *clause(trigger, cast.reading.lexicon).rights)
        aims = [t for t in hung if t.tag_ == "VB" and t.lemma_.lower() == "discuss"]
        things = [t for aim in aims for t in aim.rights if t.dep_ == "dobj"]
        things = [t for t in things if not _of_two_sides(t, cast.reading.lexicon)]
        matter = (*aims, *things, *(t for thing in things for t in behind(thing, {"of"})))
        found = (who for t in matter for who in behind(t, {"with"}))
        yield from (who for who in found if any(cast.kind(key) == "person" for key in cast.meant(who)))


def _of_two_sides(noun: Token, lexicon: Lexicon) -> bool:
    """Whether others may have met or agreed with whoever stands behind what people talk about: "discussed the meeting
    with Lund"; what was launched is discussed with her."""
    coding = event_noun(noun, lexicon)
    return coding is not None and coding.kind in _OF_SIDES
