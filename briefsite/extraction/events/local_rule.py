"""What the government, the council or the head of a town or region does within its bounds is done there: "the mayor of
Adda extended the lockdown", "Adda's council declared a day of mourning"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import behind, subjects
from briefsite.extraction.events.lands_told import WHERE
from briefsite.extraction.events.parties import initiators
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.place_words import first_word
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.nations import nations
from briefsite.extraction.noun_phrases import MODIFIERS
from briefsite.extraction.reading import source_span
from briefsite.geography import Located, located
from briefsite.model.sources import Span

#: Who rules in a town or region.
_RULING = {"administration", "assembly", "authorities", "authority", "cabinet", "council", "government", "legislature"}
#: These sit in the land or region of which they are.
_PARLIAMENTS = {"assembly", "congress", "legislature", "parliament", "senate"}
_REGIMES = {"government", "junta", "regime", "rulers"}
_SURELY = {"legislature", "parliament"}
_STATES = {"commonwealth", "kingdom", "province", "republic", "state"}
_HEAD = re.compile(r"(?:Lord |Deputy |Vice )?(?:[Mm]ayor|[Gg]overnor|[Pp]remier|[Cc]hief [Mm]inister)\b")
_OF = re.compile(r" of (?:the (?:state|city|province|town|region) of )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_NAME = re.compile(r"(?<!\w)([A-Z][\w-]+(?: [A-Z][\w-]+)*)(?:[’']s)? $")
_FORMER = re.compile(r"\b(?:ex|former|late)[ -]$", re.IGNORECASE)
_REACH = range(4, 30)


def ruled(trigger: Trigger, cast: Cast) -> Span | None:
    """The one town or region whose rulers act, by its name as the text has it there."""
    named = [*_owned(trigger, cast), *_headed(trigger, cast)]
    places = {span.of(cast.reading.text) for span in named}
    return named[0] if len(places) == 1 else None


def _owned(trigger: Trigger, cast: Cast) -> Iterator[Span]:
    """That whose government or council is the subject."""
    rulers = (t for t in subjects(trigger.token) if t.lower_ in _RULING)
    for ruler in rulers:
        for owner in (*(t for t in ruler.lefts if t.dep_ in MODIFIERS), *behind(ruler, {"of"})):
            span = place_name(owner, cast) or source_span(owner)
            if owner.pos_ == "PROPN" and _is_part(span, cast) and _is_place(span, cast):
                yield span


def sitting_of(trigger: Trigger, cast: Cast) -> Span | None:
    """The land or region whose parliament is the subject: "the legislature of Chad voted", "the Parliament of Bel Cora
    has passed the bill"."""
    if trigger.noun:
        return None
    houses = [t for t in subjects(trigger.token) if t.lower_ in _PARLIAMENTS | _REGIMES]
    owners = [(house, t) for house in houses for t in behind(house, {"of"})]
    owners += [(house, t) for house in houses for t in house.lefts if t.dep_ == "poss" and house.lower_ in _REGIMES]
    owners = [(house, next(behind(t, {"of"}), t) if t.lower_ in _STATES else t) for house, t in owners]
    named = (
        (house, Span(source_span(first_word(t)).start, source_span(t).end)) for house, t in owners if t.tag_ == "NNP"
    )
    return next((span for house, span in named if house.lower_ in _SURELY or _is_place(span, cast)), None)


def _headed(trigger: Trigger, cast: Cast) -> Iterator[Span]:
    """That of which whoever acts is mayor or governor: "the mayor of Adda", "Adda Mayor Ada Lund"."""
    text = cast.reading.text
    if trigger.noun:
        return  # "received three percent of the vote"
    for role in (role for key in initiators(trigger, cast) for role in cast.chains[key].roles):
        head = _HEAD.search(text, role.span.start, role.span.end)
        if head is None or _FORMER.search(text, max(0, role.span.start - len("former ")), role.span.start):
            continue
        told = _OF.match(text, head.end(), role.span.end)
        before = (_NAME.search(text, max(0, head.start() - size), head.start()) for size in _REACH)
        near = (Span(*found.span(1)) for found in before if found)
        span = Span(*told.span(1)) if told else next((name for name in near if _is_place(name, cast)), None)
        if span and _is_part(span, cast):
            yield span


def _is_part(span: Span, cast: Cast) -> bool:
    """Whether a name is neither a state's nor that of anybody else who acts: "governor of Bank Lund"."""
    name = span.of(cast.reading.text)
    others = (cast.kind(key) for at in range(span.start, span.end) for key in cast.named.get(at, ()))
    return name[:1].isupper() and name.casefold() not in nations(cast.reading.lexicon) and not any(others)


def _is_place(span: Span, cast: Cast) -> bool:
    """Whether a name is that of a place, by the map or as the text has it somewhere."""
    name = span.of(cast.reading.text)
    told = (e for doc in cast.reading.paragraphs for e in doc.ents if e.text == name)
    return isinstance(located(name), Located) or any(e.label_ in WHERE for e in told)
