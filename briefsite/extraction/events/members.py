"""Who takes part by what a name or a place says: the states that "the Chad-Mali Commission" brings together, and the
state in whose town a visit takes place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import behind, light_verb, passive, subjects
from briefsite.extraction.events.deeds_taken_up import told_before
from briefsite.extraction.events.forces import leading
from briefsite.extraction.events.lands_told import main_land
from briefsite.extraction.events.meddling import outsiders
from briefsite.extraction.events.triggers import Trigger, event_noun
from briefsite.extraction.nations import nation_at, nations
from briefsite.extraction.reading import source_span
from briefsite.geography import Located, located
from briefsite.model.document import Chain, Reason
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: A joint body is of no fewer states.
_FEWEST = 2
#: Behind these stands of what something is said.
_OF_DEEDS = {"of", "for", "on", "over", "about", "against"}
#: What stands right behind the first of two states in a name.
_JOINED = re.compile(r"\s?[-–—/]\s?|\sand\s")


def members(bodies: Sequence[str], cast: Cast) -> Iterator[tuple[str, Reason]]:
    """The states of the text for which a body is named that takes part, each with the name that says so."""
    for body in bodies:
        chain = cast.chains[body]
        if chain.kind == "organisation" and chain.mentions:
            named = chain.mentions[0].span
            if body not in cast.joined_states:
                cast.joined_states[body] = _named_in(named.of(cast.reading.text), cast)
            yield from ((key, Reason("joint-body", (named,))) for key in cast.joined_states[body])


def of_deeds(trigger: Trigger, cast: Cast) -> Iterator[str]:
    """The states of whose deeds or words something is said or asked, as their adjectives tell, "condemned the Chadian
    attack", "support for Chadian and Union-led efforts", or as the text told before: "condemned the attack"."""
    if trigger.coding.kind in {"statement", "request"} and not trigger.noun:
        objects = [t for t in trigger.token.children if t.dep_ in {"dobj", "nsubjpass"}]
        of = (n for t in (trigger.token, *objects) for n in behind(t, _OF_DEEDS))
        for deed in (t for t in (*objects, *of) if _is_deed(t, cast)):
            yield from (*cast.nations_of(deed), *leading(deed, cast), *told_before(deed, cast))


def _is_deed(noun: Token, cast: Cast) -> bool:
    """Whether a noun is what a state does or says, of which its adjective tells whose it is, and nothing else."""
    lexicon, owned = cast.reading.lexicon, any(t.dep_ in {"poss", "nmod"} for t in noun.lefts)
    told = any(noun.lemma_.lower() in lexicon.words(nouns) for nouns in ("voiced_nouns", "owned_deeds"))
    return not owned and (told or noun.lemma_.lower() == "effort" or event_noun(noun, lexicon) is not None)


def joint_at(token: Token, cast: Cast) -> tuple[str, ...]:
    """The actors named at a token, and behind each dash of it: "the Chad-Mali dialogue", "the U.S.-Malian talks"."""
    start = token.doc.start + token.idx + 1
    dashes = [at for at, letter in enumerate(token.text) if letter == "-"]
    behind_dash = [key for at in dashes for key in cast.named.get(start + at, ())]
    peoples = nations(cast.reading.lexicon) if dashes else {}
    codes = (peoples.get(part.lower(), "") for part in token.text.split("-")[1:])
    lands = (cast.states[code] for code in codes if code in cast.states)
    return tuple(dict.fromkeys((*cast.at(token), *behind_dash, *lands)))


def away(trigger: Trigger) -> bool:
    """Whether somebody comes to a place that is not his own: whoever returns goes home."""
    return trigger.coding.kind == "visit" and trigger.token.lemma_.lower() != "return"


def host(place: Span, travellers: Sequence[str], cast: Cast) -> Iterator[tuple[str, Reason]]:
    """The state of the text in which the place of a visit lies, unless the travellers go home to it."""
    where = located(place.of(cast.reading.text), frozenset(cast.states))
    key = cast.states.get(where.country) if isinstance(where, Located) else None
    if key and all(cast.chains[one].country != cast.chains[key].country for one in travellers):
        yield key, Reason("host-state", (place,))


def electorate(trigger: Trigger, cast: Cast) -> Iterator[tuple[str, Reason]]:
    """The state that votes where nobody is told to stand: the last that the sentence names before the election as a
    place, an owner or an adjective, "campaigning in Chad for the polls", "the Chadian elections"."""
    token, apart = trigger.token, outsiders(trigger, cast)
    for word in reversed(token.doc[token.sent.start : token.i]):
        within = word.dep_ == "pobj" and word.head.lower_ == "in"
        named = cast.at(word) if within or word.dep_ == "poss" else ()
        keys = [key for key in named if cast.kind(key) == "state"] or (
            cast.nations_of(token) if word.head == token else []
        )
        if keys and cast.chains[keys[0]].country not in apart:
            yield keys[0], Reason("votes", (source_span(word),))
            return


def voters(trigger: Trigger, cast: Cast) -> Iterator[tuple[str, Reason]]:
    """The state that votes where a sentence names no other: the one that the text names more than twice as often as any
    other."""
    states = sorted((cast.chains[key] for key in cast.states.values()), key=_often)
    told = states and not cast.is_quoted(source_span(trigger.token))
    told = told and main_land(cast) in {"", states[-1].country}  # those of Hong Kong are not China's
    peoples = {nation_at(word, cast.reading.lexicon) for word in trigger.token.sent}
    told = told and not peoples - {"", states[-1].country}  # "help Chadian institutions hold elections"
    told = told and states[-1].country not in outsiders(trigger, cast) and not _held_by_part(trigger, cast)
    if told and all(_often(one) * 2 < _often(states[-1]) for one in states[:-1]):
        yield states[-1].key, Reason("votes", (states[-1].mentions[0].span,))


def _held_by_part(trigger: Trigger, cast: Cast) -> bool:
    """Whether a part of a land votes, and not the land: "the province of Adda held elections"."""
    verb = light_verb(trigger, cast.reading.lexicon)
    holding = subjects(verb) if verb is not None and not passive(verb) else ()
    return any(t.ent_type_ == "GPE" and not cast.at(t) for word in holding for t in word.subtree)


def _often(state: Chain) -> int:
    return len(state.mentions)


def _named_in(name: str, cast: Cast) -> list[str]:
    """The two or more states whose names stand joined by a dash, a stroke or "and" in the name of a body."""
    if not _JOINED.search(name):
        return []
    found = sorted((at, key) for key in cast.states.values() for at in _places(cast.chains[key], name, cast))
    states = list(dict.fromkeys(key for _, key in found))
    joined = any(_JOINED.match(name, at.end) for at, _ in found)
    return states if joined and len(states) >= _FEWEST else []


def _places(state: Chain, name: str, cast: Cast) -> Iterator[Span]:
    words = {m.span.of(cast.reading.text) for m in state.mentions if m.form == "name"}
    for word in sorted(words):
        yield from (Span(*m.span()) for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", name))
