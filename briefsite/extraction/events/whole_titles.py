"""Titles that say too little by themselves: a word alone, a phrase that breaks off."""

from __future__ import annotations

from collections.abc import Sequence

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.wording import joined
from briefsite.model.sources import Span

#: With these no title ends.
_OPEN_ENDS = {"a", "an", "and", "by", "for", "her", "his", "how", "its", "my", "of", "or", "our", "than", "that", "the",
    "their", "whether", "which", "who", "whom", "your"}  # fmt: skip
#: A journey or a meeting by itself says nothing in a verb.
_NOUNS = {"meets": "Meeting of", "visits": "Visit by"}
#: How the one who takes part belongs to what a noun tells.
_WHOSE = {"appointment": "of", "statement": "by"}
#: As many names as a title can bear behind one word.
_FEW = 3


def whole(title: str, candidate: Candidate, place: Span | None, participants: Sequence[str], cast: Cast) -> str:
    """The title with what is known of the event besides, where it says too little by itself."""
    closed, doers = _closed(title), joined([cast.name(key) for key in candidate.initiators])
    if closed != title and candidate.trigger.coding.kind == "statement" and doers:
        return f"Statement by {doers}"
    before, _, last = closed.rpartition(" ")
    if last in _NOUNS and before == doers:
        return _told_where(f"{_NOUNS[last]} {before}", place, cast)
    if " " in closed or not candidate.trigger.noun or candidate.fate:
        return closed
    if place is not None:
        return _told_where(closed, place, cast)
    others = [cast.name(key) for key in participants]
    if not others or len(others) > _FEW:
        return closed
    whose = _WHOSE.get(candidate.trigger.coding.kind) if len(others) == 1 else None
    return f"{closed} {whose} {others[0]}" if whose else f"{closed} ({joined(others)})"


def _told_where(title: str, place: Span | None, cast: Cast) -> str:
    where = place.of(cast.reading.text).partition(",")[0] if place is not None else ""
    return f"{title} in {where}" if where and where not in title else title


def _closed(title: str) -> str:
    """The title without the words that nothing follows: "reaffirms its", "recognises that"."""
    words = title.split(" ")
    while len(words) > 1 and words[-1].lower() in _OPEN_ENDS:
        words.pop()
    return " ".join(words)
