"""The place of an event as its title tells it: "at the Peace Palace", "to Chad", "near Adda"."""

from __future__ import annotations

import re

from briefsite.extraction.events.borders import tells_border
from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.places_around import is_off
from briefsite.geography import is_town

#: Verbs of which a place is where somebody goes, or comes from.
_LEAVING = {"depart", "leave"}
#: Verbs that lead somewhere though they tell of no visit: "defects to Chad".
_MOVING = {"defect", "deport", "emigrate", "escape", "flee", "migrate", "move", "relocate"}
#: What brings a place: "at the premises of the Harbour Office".
_BEFORE = re.compile(
    r"\b(?:(?:at|within) the (?:premises|grounds|headquarters|seat|auditorium|mosque|church|campus) of"
    r"|in front of|in|at|on|near|off|along|outside(?: of)?|within|to|from|for) (?:the |downtown |central )?$",
    re.IGNORECASE,
)
#: These are no longer, with what stands before them.
_NEAR = 60


def in_place(candidate: Candidate, cast: Cast, whither: str = "") -> str:
    """The place with the preposition of the text: "at the Peace Palace"; of a visit without one, or with `whither`."""
    if candidate.place is None or not candidate.sentence.covers(candidate.place):
        return ""
    text, place = cast.reading.text, candidate.place.of(cast.reading.text)
    place = place.title() if place.isupper() and is_town(place) else place  # "NAIROBI", of a dateline
    trigger = candidate.trigger
    if trigger.coding.kind == "visit" and (trigger.noun or trigger.token.lemma_.lower() == "visit") and not whither:
        return place
    before = _BEFORE.search(text[max(0, candidate.place.start - _NEAR) : candidate.place.start])
    leaves = trigger.token.lemma_.lower() in _LEAVING
    if leaves and before is None:
        return ""
    moves = not trigger.noun and (trigger.coding.kind == "aid" or trigger.token.lemma_.lower() in _MOVING)
    toward = () if leaves or moves else ("for",) if trigger.coding.kind == "visit" else ("to", "for")
    told = before[0][0].lower() + before[0][1:] if before else ""
    told = f"for {told.removeprefix('to ')}" if leaves and told.startswith("to ") else told  # "left on a visit to Adda"
    apart = "at the " if tells_border(place) else "in "
    where = told if told and not told.startswith(toward) else apart
    return f"{'near ' if is_off(candidate.place, text) else where}{place}"


def leads_there(candidate: Candidate, cast: Cast) -> bool:
    """Whether the text leads to the place: "airlifted from Adda to Oslo"."""
    text, place = cast.reading.text, candidate.place
    return place is not None and text[max(0, place.start - _NEAR) : place.start].removesuffix("the ").endswith(" to ")
