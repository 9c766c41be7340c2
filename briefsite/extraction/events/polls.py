"""Where a land votes, has a coup or expels an envoy: in the place that the noun's own words tell ("the Adda polls",
"the Chadian election"), in the voters' own land, in the only land of the sentence, in the one that the text is about.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.parties import initiators
from briefsite.extraction.events.triggers import Trigger, event_noun
from briefsite.extraction.nations import nations
from briefsite.extraction.reading import parsed, source_span
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Phrase, Token

#: The bare name of a land.
_LAND = re.compile(r"(?:the )?(?:Government of (?:the )?)?(.+?)(?:['’]s?)?", re.DOTALL)
#: Kinds of event that only tell of another.
_TOLD = {"statement", "request", "agreement"}
_COUPS = {"coup", "putsch", "overthrow"}
_OF_NOUN = {"amod", "compound", "nmod", "poss"}
#: Who stands behind somebody else, or only leads him: "a Chadian-backed candidate".
_BACKING = re.compile(r"[-–](?:led|backed|sponsored|brokered|mediated|trained|born)\b")
_WHERE = {"GPE", "LOC"}
#: A text is about the land that it names so many times as often as any other.
_FAR_MORE = 2


class _Land(NamedTuple):
    """A land of which a text speaks: where, which it is, and whether by its name, and not by that of its people."""

    span: Span
    code: str
    named: bool


def own_land(trigger: Trigger, cast: Cast) -> Span | None:
    """The one state whose people elect or expel: elections are held there, and envoys leave it."""
    expels = trigger.coding.group == "expulsion" and trigger.token.lemma_.lower() in {"expel", "expulsion"}
    if not (expels or _votes(trigger)):
        return None
    if trigger.noun and not expels and (place := _told_by_noun(trigger.token, cast)):
        return place
    codes = {cast.chains[key].country for key in initiators(trigger, cast)}
    return _named(codes.pop(), source_span(trigger.token), cast) if len(codes) == 1 else None


def only_land(trigger: Trigger, cast: Cast) -> Span | None:
    """Where an election is held, or a coup made, whose sentence speaks of one land only ("the failure of Chad's parties
    to hold a poll"), or of none, in a text that is about one."""
    if not _elects(trigger, cast):
        return None
    phrase = parsed(cast.reading, cast.sentence_of(source_span(trigger.token)))
    here = _told(cast, phrase) if phrase is not None else []
    at = source_span(trigger.token)
    if not here:
        elsewhere = not _votes(trigger) or any(t.ent_type_ in _WHERE for t in phrase or ())
        return None if elsewhere else _named(_main_land(cast), at, cast)
    before = [land.span for land in here if land.named and land.span.start < at.start]
    return before[-1] if before and len({land.code for land in here}) == 1 else None


def _told_by_noun(noun: Token, cast: Cast) -> Span | None:
    """The place, or the land of the people, that stands before a noun as its own word: "the New Adda primaries"."""
    own = [t for child in noun.lefts if child.dep_ in _OF_NOUN for t in (child, *child.lefts)]
    for name in noun.doc.ents:
        if name.root not in own or name.end > noun.i:
            continue
        span = _bare(source_span(name), cast)
        if code := nations(cast.reading.lexicon).get(span.of(cast.reading.text).casefold()):
            return span if name.label_ in _WHERE else _named(code, source_span(noun), cast)
        if name.label_ in _WHERE:
            return span
    return None


def _named(code: str, near: Span, cast: Cast) -> Span | None:
    """The name of a land: in the sentence, else where it was told last, else where it is told first."""
    spans = [land.span for land in _told(cast) if land.named and land.code == code]
    sentence = cast.sentence_of(near)
    inside = [span for span in spans if sentence.covers(span)]
    before = [span for span in spans if span.start < near.start]
    return next(iter(inside[-1:] or before[-1:] or spans[:1]), None) if code else None


def _main_land(cast: Cast) -> str:
    """The land of which a text speaks far more than of any other."""
    told = Counter(land.code for land in _told(cast)).most_common(2)
    clear = len(told) == 1 or (len(told) == 2 and told[0][1] >= _FAR_MORE * told[1][1])
    return told[0][0] if clear else ""


def _told(cast: Cast, phrase: Phrase | None = None) -> list[_Land]:
    """The lands of which a text speaks, or some words of it, in reading order."""
    known, text = nations(cast.reading.lexicon), cast.reading.text
    docs = cast.reading.paragraphs if phrase is None else (phrase.doc,)
    found: list[_Land] = []
    for name in (name for doc in docs for name in doc.ents):
        span = _bare(source_span(name), cast)
        code = known.get(span.of(text).casefold())
        here = phrase is None or phrase.start <= name.start < phrase.end
        if code and here and not _BACKING.match(text, span.end):
            found.append(_Land(span, code, name.label_ in _WHERE or name.root.lower_ == "government"))
    return found


def _bare(name: Span, cast: Cast) -> Span:
    match = _LAND.fullmatch(name.of(cast.reading.text))
    return Span(name.start + match.start(1), name.start + match.end(1)) if match else name


def _votes(trigger: Trigger) -> bool:
    """Whether it is an election, or a coup."""
    return trigger.coding.group == "election" or trigger.token.lemma_.lower() in _COUPS


def _elects(trigger: Trigger, cast: Cast) -> bool:
    """Whether it is an election or a coup, or what somebody wins is one: "won the election", "scored a re-election"."""
    if _votes(trigger):
        return True
    telling = trigger.noun or trigger.coding.kind in _TOLD
    objects = [t for t in trigger.token.children if t.dep_ == "dobj" and not telling]
    coded = (event_noun(noun, cast.reading.lexicon) for noun in objects)
    return any(t.lower_.endswith("election") for t in objects) or any(
        c is not None and c.group == "election" for c in coded
    )
