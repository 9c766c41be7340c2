"""Where, as no preposition of the clause says it: the land of the host or the voters, the town of the dateline."""

from __future__ import annotations

import re

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.datelines import dateline
from briefsite.extraction.events.parties import initiators
from briefsite.extraction.events.triggers import Trigger, event_noun
from briefsite.extraction.nations import nations
from briefsite.extraction.reading import parsed, source_span
from briefsite.extraction.tokens import Token
from briefsite.model.sources import Span

#: The bare name of a land.
_LAND = re.compile(r"(?:the )?(.+?)(?:['’]s?)?", re.DOTALL)
#: Kinds of event that only tell of another.
_TOLD = {"statement", "request", "agreement"}
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
    """The dateline's place, for what the opening sentence tells in its main clause, or what happened "here"."""
    line = dateline(cast.reading)
    if line is None:
        return None
    called = any(t.lower_ == "here" for t in (*verb.children, *trigger.token.children))
    sentence = cast.sentence_of(source_span(trigger.token))
    main = verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
    main = main or (verb.dep_ == "ccomp" and verb.tag_ == "VBD" and verb.i < verb.head.i)  # "..., the ministry said"
    opening = main and (sentence.covers(line.whole) or sentence.start == line.whole.end)
    return line.place if called or (opening and trigger.coding.kind in _THERE) else None


def own_land(trigger: Trigger, cast: Cast) -> Span | None:
    """The one state whose people elect or expel: elections are held there, and envoys leave it."""
    expels = trigger.coding.group == "expulsion" and trigger.token.lemma_.lower() in {"expel", "expulsion"}
    if trigger.coding.group != "election" and not expels:
        return None
    lands = {cast.chains[key].country for key in initiators(trigger, cast)}
    state = cast.states.get(lands.pop(), "") if len(lands) == 1 else ""
    if not state:
        return None
    at = source_span(trigger.token).start
    named = [m.span for m in cast.chains[state].mentions if m.form == "name"]
    return max((span for span in named if span.start < at), default=named[0] if named else None)


def only_land(trigger: Trigger, cast: Cast) -> Span | None:
    """Where an election is held whose sentence speaks of one land only: "the failure of Chad's parties to hold a poll",
    "Chad's President Lund won a re-election"."""
    phrase = parsed(cast.reading, cast.sentence_of(source_span(trigger.token))) if _elects(trigger, cast) else None
    if phrase is None:
        return None
    known, at = nations(cast.reading.lexicon), source_span(trigger.token).start
    inside = (one for one in phrase.doc.ents if phrase.start <= one.start < phrase.end)
    named = [(_bare(source_span(one), cast), one.label_) for one in inside]
    lands = [
        (span, known[word], label) for span, label in named if (word := span.of(cast.reading.text).casefold()) in known
    ]
    before = [span for span, _, label in lands if label in {"GPE", "LOC"} and span.start < at]
    return before[-1] if before and len({code for _, code, _ in lands}) == 1 else None


def _bare(name: Span, cast: Cast) -> Span:
    match = _LAND.fullmatch(name.of(cast.reading.text))
    return Span(name.start + match.start(1), name.start + match.end(1)) if match else name


def _elects(trigger: Trigger, cast: Cast) -> bool:
    """Whether it is an election, or what somebody wins is one: "won the election", "scored a re-election"."""
    if trigger.coding.group == "election":
        return True
    telling = trigger.noun or trigger.coding.kind in _TOLD
    objects = [t for t in trigger.token.children if t.dep_ == "dobj" and not telling]
    coded = (event_noun(noun, cast.reading.lexicon) for noun in objects)
    return any(t.lower_.endswith("election") for t in objects) or any(
        c is not None and c.group == "election" for c in coded
    )
