"""Where, as the text tells it when it tells once more what befell somebody: "Lund has died. She died at the Bel
Hospital, her office said", "was found dead. Lund's body was found in Adda"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS, behind, clause
from briefsite.extraction.events.leads import lead, titles_above
from briefsite.extraction.events.place_lists import told_whole
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.places_apart import ANYWHERE
from briefsite.extraction.events.places_hung import NEAR, house_visited, is_house
from briefsite.extraction.events.places_told import on_occasion, taken_up, there
from briefsite.extraction.events.tellings import Tellings
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.reading import root_of, source_span
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What befalls somebody once, or hardly twice in one report.
_ONCE = {"die", "drown", "find", "kill", "murder"}
_BODIES = {"body", "corpse", "remains"}
_ATTENDING = {"address", "attend", "join", "participate", "speak"}
_TENSED = {"VBD", "VBN"}


def elsewhere(trigger: Trigger, told: Tellings, cast: Cast) -> Span | None:
    """Where it was, as other sentences tell it."""
    for rule in (taken_up, on_occasion):
        if (place := rule(trigger, told, cast)) is not None:
            return place
    return _told_again(trigger, cast) or there(trigger, told, cast) or _of_gathering(trigger, cast)


def _of_gathering(trigger: Trigger, cast: Cast) -> Span | None:
    """Where a text elsewhere has the gathering that somebody attends or speaks at: "will address the Lake Assembly",
    which was to meet "in Adda"."""
    verb = trigger.token
    if trigger.noun or verb.lemma_.lower() not in _ATTENDING:
        return None
    gatherings = (*(t for t in verb.rights if t.dep_ == "dobj"), *behind(verb, {"at", "in"}))
    gatherings = tuple(t for one in gatherings for t in (one, *behind(one, {"of"})))
    names = (m.span for t in gatherings for key in cast.bodies_at(t) for m in cast.chains[key].mentions)
    roots = (root for name in names if (root := root_of(cast.reading, name)) is not None)
    spans = [span for root in roots for noun in behind(root, {"at", "in"}) if (span := _place(noun, cast))]
    return spans[0] if len({span.of(cast.reading.text) for span in spans}) == 1 else None


def _told_again(trigger: Trigger, cast: Cast) -> Span | None:
    """The one place of all other sentences that tell it of the same people."""
    token = trigger.token
    if trigger.noun or token.lemma_.lower() not in _ONCE:
        return None
    who = _befallen(token, cast)
    if not who:
        return None
    again = (v for v in _verbs(token.lemma_.lower(), cast) if v.sent != token.sent and who & _befallen(v, cast))
    spans = [span for verb in again for noun in behind(verb, NEAR) if (span := _place(noun, cast))]
    return spans[0] if len({span.of(cast.reading.text) for span in spans}) == 1 else None


def titled(trigger: Trigger, told: Tellings, cast: Cast) -> Span | None:
    """The one place that the title tells of what the lead tells in its main clause."""
    lexicon, opening = cast.reading.lexicon, lead(cast.reading)
    verb = clause(trigger, lexicon)
    if verb.dep_ != "ROOT" or trigger.coding.kind in ANYWHERE or not (opening and opening.covers(source_span(verb))):
        return None
    titles = sorted(titles_above(cast.reading))
    above = [one for title in titles for one in told.in_sentence(title)]
    above = [one for one in above if clause(one.trigger, lexicon).dep_ == "ROOT"]
    if any(one.trigger.coding.kind in ANYWHERE for one in above):
        return None
    spans = [one.place or house_visited(one.trigger, cast) for one in above]
    spans += [span for title in titles for span in _in_title(title, cast)]
    named = {span.of(cast.reading.text): span for span in spans if span is not None}
    return next(iter(named.values())) if len(named) == 1 else None


def _in_title(title: Span, cast: Cast) -> Iterator[Span]:
    """The places behind "in" and "at" that hang on the verb of a title, or on what that is done to."""
    root = root_of(cast.reading, title)
    tops = (root, *(t for t in root.children if t.dep_ in {"dobj", *SUBJECTS})) if root is not None else ()
    spans = (_place(noun, cast) for top in tops for noun in behind(top, {"in", "at"}))
    return (span for span in spans if span is not None)


def _verbs(lemma: str, cast: Cast) -> Iterator[Token]:
    for doc in cast.reading.paragraphs:
        yield from (t for t in doc if t.pos_ == "VERB" and t.tag_ in _TENSED and t.lemma_.lower() == lemma)


def _befallen(verb: Token, cast: Cast) -> set[str]:
    """The persons whom it befell: "Lund died", "Lund was found dead", "her body was found"."""
    dies = verb.lemma_.lower() in {"die", "drown"}
    subjects = [t for t in verb.lefts if t.dep_ in (SUBJECTS if dies else {"nsubjpass"})]
    bodies = [t for t in subjects if t.lower_ in _BODIES]
    named = [*subjects, *(o for t in bodies for o in (*t.doc[t.left_edge.i : t.i], *behind(t, {"of"})))]
    return {key for t in named for key in cast.meant(t) if cast.kind(key) == "person"}


def _place(noun: Token, cast: Cast) -> Span | None:
    return place_name(noun, cast, housed=True) if is_house(noun) else told_whole(noun, cast)
