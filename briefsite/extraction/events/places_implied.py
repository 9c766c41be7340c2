"""Where, as no preposition of the clause says it: the land of the host, the town of the dateline."""

from __future__ import annotations

import re

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.datelines import Dateline, dateline
from briefsite.extraction.events.leads import introduces
from briefsite.extraction.events.parties import initiators
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.nations import nations
from briefsite.extraction.reading import source_span
from briefsite.extraction.tokens import Token
from briefsite.geography import Located, located
from briefsite.model.sources import Span

#: The land behind the town of a dateline.
_LAND = re.compile(r", ([A-Z][\w.]+(?: [A-Z][a-z]+)*)")
#: So agencies are called that have their names where a town would stand: "LAKENEWS – The minister said".
_AGENCY = re.compile(r"(?:next|news|press|wire|media|online|times|today)$", re.IGNORECASE)
#: What names at the end of a report those who wrote it.
_CREDITS = re.compile(r"\W*(?:additional )?(?:reporting|writing|editing)\b", re.IGNORECASE)
#: Kinds of event that the opening sentence tells at its dateline's place, where it gives no other.
_THERE = {"meeting", "agreement", "exercise", "anniversary", "appointment", "statement"}


def at_host(trigger: Trigger, verb: Token, cast: Cast) -> Span | None:
    """The state that is the host: what it hosts takes place there."""
    if trigger.coding.group != "hosting" and verb.lemma_.lower() not in {"host", "co-host"}:
        return None
    hosts = initiators(trigger, cast)
    if len(hosts) != 1 or cast.kind(hosts[0]) != "state":
        return None
    sentence = cast.sentence_of(source_span(trigger.token))
    named = (m.span for m in cast.chains[hosts[0]].mentions if m.form == "name" and sentence.covers(m.span))
    return next(named, None)


def here(trigger: Trigger, verb: Token, cast: Cast) -> Span | None:
    """The dateline's place, if it is one, for what the opening sentence tells in its main clause, or what happened
    "here"."""
    line = dateline(cast.reading)
    if line is None:
        return None
    called = any(t.lower_ == "here" for t in (*verb.children, *trigger.token.children))
    sentence = cast.sentence_of(source_span(trigger.token))
    main = verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
    main = main or (verb.dep_ == "ccomp" and verb.tag_ == "VBD" and verb.i < verb.head.i)  # "..., the ministry said"
    first = sentence.covers(line.whole) or sentence.start == line.whole.end
    issued = trigger.coding.kind == "statement" and introduces(cast.reading.text[line.whole.end : sentence.end])
    opening = first and (main or issued)
    there = opening and trigger.coding.kind in _THERE and not _said_abroad(trigger, line.place, cast)
    if there and not called and (_to_come(verb) or (line.bare and initiators(trigger, cast))):
        there = _known_there(trigger, line, cast)
    town = line.place.of(cast.reading.text)
    if not (called or there) or "/" in town or _AGENCY.search(town):  # "ADDA/OSLO" is two
        return None
    return line.place


def _to_come(verb: Token) -> bool:
    """Whether a clause tells what is still to come, which its reporter need not be near."""
    return any(t.dep_ == "aux" and t.lower_ in {"will", "would", "to", "shall"} for t in verb.lefts)


def _known_there(trigger: Trigger, line: Dateline, cast: Cast) -> bool:
    """Whether those who act are at home in the land of a dateline, or persons of whom the text says more in its town: a
    reporter writes of things far away too."""
    acting = [cast.chains[key] for key in initiators(trigger, cast)]
    town, text = line.place.of(cast.reading.text), cast.reading.text
    known, codes = located(town), nations(cast.reading.lexicon)
    lands = {codes.get(c.name.casefold().removeprefix("the "), "") if c.kind == "state" else c.country for c in acting}
    if isinstance(known, Located) and known.country in lands:
        return True
    again = re.compile(rf"\b(?:in|at|to)\s{re.escape(town)}\b", re.IGNORECASE)
    told = (s for s in cast.reading.document.sentences if s.start >= line.whole.end)
    named = any(again.search(s.of(text)) and not _CREDITS.match(s.of(text)) for s in told)
    return named and any(chain.kind == "person" for chain in acting)


def _said_abroad(trigger: Trigger, town: Span, cast: Cast) -> bool:
    """Whether it is said by states of which none has the town of the dateline, "ADDA – Norway denied", or by people or
    bodies of another land, who need not have come there to say so."""
    if trigger.coding.kind != "statement":
        return False
    text, codes = cast.reading.text, nations(cast.reading.lexicon)
    known, land = located(town.of(text).split(",")[0]), _LAND.match(text, town.end)
    known = located(land[1]) if land and not isinstance(known, Located) else known
    if not isinstance(known, Located):
        return False
    speaking = [cast.chains[key] for key in initiators(trigger, cast)]
    states = [c for c in speaking if c.kind == "state"]
    own = {codes.get(chain.name.casefold().removeprefix("the "), "") for chain in states}
    people = {chain.country for chain in speaking if chain.kind == "person"} - {""}
    bodies = {chain.country for chain in speaking if chain.kind == "organisation"}  # a text need not tell their seats
    abroad = (states and "" not in own and own, people, bodies)
    return any(lands and known.country not in lands for lands in abroad)
