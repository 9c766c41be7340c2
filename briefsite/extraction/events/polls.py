"""Where a land votes, has a coup or expels an envoy: in the place that the noun's own words tell ("the Adda polls",
"the Chadian election"), in the voters' own land, in the only land of the sentence, in the one that the text is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import behind, subjects
from briefsite.extraction.events.lands_told import WHERE, bare, lands_told, main_land, named_early, named_land
from briefsite.extraction.events.meddling import outsiders
from briefsite.extraction.events.parties import initiators
from briefsite.extraction.events.triggers import Trigger, event_noun
from briefsite.extraction.nations import nations
from briefsite.extraction.reading import parsed, source_span
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Kinds of event that only tell of another.
_TOLD = {"statement", "request", "agreement"}
_COUPS = {"coup", "putsch", "overthrow"}
#: What those get who stand for election: "received 40% of votes", "lost its majority".
_GETTING, _SHARES = {"gain", "get", "lose", "receive", "secure", "win"}, {"majority", "seat", "vote"}
_POLLING = {"ballot", "balloting", "polling", "polls", "voting"}
_OF_NOUN = {"amod", "compound", "nmod", "poss"}


def own_land(trigger: Trigger, cast: Cast) -> Span | None:
    """The one state whose people elect or expel: elections are held there, and envoys leave it."""
    expels = trigger.coding.group == "expulsion" and trigger.token.lemma_.lower() in {"expel", "expulsion"}
    if not (expels or _votes(trigger)):
        return None
    if trigger.noun and not expels and (place := _told_by_noun(trigger.token, cast)):
        return place
    codes = {cast.chains[key].country for key in initiators(trigger, cast)}
    codes -= outsiders(trigger, cast) if _votes(trigger) else set()
    return named_land(codes.pop(), source_span(trigger.token), cast) if len(codes) == 1 else None


def only_land(trigger: Trigger, cast: Cast) -> Span | None:
    """Where an election is held, or a coup made, whose sentence speaks of one land only ("the failure of Chad's parties
    to hold a poll"), or of none, in a text that is about one."""
    if not _elects(trigger, cast):
        return None
    phrase = parsed(cast.reading, cast.sentence_of(source_span(trigger.token)))
    here = lands_told(cast, phrase) if phrase is not None else []
    at = source_span(trigger.token)
    if not here:
        elsewhere = not _votes(trigger) or any(t.ent_type_ in WHERE for t in phrase or ())
        return None if elsewhere else named_early(main_land(cast), at, cast)
    code = here[0].code
    if len({land.code for land in here}) != 1 or code in outsiders(trigger, cast):
        return None
    named = [land.span for land in here if land.named]
    before = [span for span in named if span.start < at.start]
    meant = before[-1:] or (named[:1] if _begins(trigger) or code == main_land(cast) else [])
    return meant[0] if meant else None


def _begins(trigger: Trigger) -> bool:
    """Whether it tells that people began to vote, or ended: "voting began for the Chadian parliament"."""
    polls = (t for t in subjects(trigger.token) if t.lower_ in _POLLING)
    return not trigger.noun and trigger.coding.group == "start" and any(polls)


def _told_by_noun(noun: Token, cast: Cast) -> Span | None:
    """The place, or the land of the people, that stands before a noun as its own word: "the New Adda primaries"."""
    own = [t for child in noun.lefts if child.dep_ in _OF_NOUN for t in (child, *child.lefts)]
    for name in noun.doc.ents:
        if name.root not in own or name.end > noun.i:
            continue
        span = bare(source_span(name), cast)
        if code := nations(cast.reading.lexicon).get(span.of(cast.reading.text).casefold()):
            return span if name.label_ in WHERE else named_land(code, source_span(noun), cast)
        if name.label_ in WHERE:
            return span
    return None


def _votes(trigger: Trigger) -> bool:
    """Whether it is an election, or a coup."""
    return trigger.coding.group == "election" or trigger.token.lemma_.lower() in _COUPS


def _elects(trigger: Trigger, cast: Cast) -> bool:
    """Whether it is an election or a coup, or what somebody wins is one: "won the election", "scored a re-election"."""
    if _votes(trigger) or _begins(trigger):
        return True
    telling = trigger.noun or trigger.coding.kind in _TOLD
    objects = [t for t in trigger.token.children if t.dep_ == "dobj" and not telling]
    coded = (event_noun(noun, cast.reading.lexicon) for noun in objects)
    shares = trigger.token.lemma_.lower() in _GETTING and any(
        n.lemma_.lower() in _SHARES for t in objects for n in (t, *behind(t, {"of"}))
    )
    return (
        shares
        or any(t.lower_.endswith("election") for t in objects)
        or any(c is not None and c.group == "election" for c in coded)
    )
