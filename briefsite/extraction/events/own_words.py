"""Whose words a title gives: what somebody is quoted with, where a statement tells nothing else, "Ada Lund: “We will
build a mill”", and by whom alone an attack is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS, passive, subjects
from briefsite.extraction.events.frames import FRAME
from briefsite.extraction.events.title_marks import joined
from briefsite.extraction.events.told_words import HEADLINE
from briefsite.extraction.reading import source_span
from briefsite.model.document import Participation, Reason

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token
    from briefsite.model.document import Quotation

#: By these somebody says what the text does not say itself.
_CLAIMING = {"allege", "announce", "believe", "claim", "confirm", "declare", "maintain", "report", "say", "state"}
#: What opens with these is understood by whoever read what stands before.
_POINTING = {"also", "and", "but", "he", "her", "here", "his", "it", "its", "it’s", "it's", "or", "she", "so", "such",
    "that", "that’s", "that's", "their", "then", "there", "they", "these", "this", "those", "thus"}  # fmt: skip
#: What has fewer words tells nothing.
_FEW = 5
#: The end of a sentence; what is left out, at the end of what is quoted or within.
_END = re.compile(r"(?<=[a-z\d)\]’'])(?:[!?]|\.)(?=\s|$)")
_LEFT_OUT_BEHIND = re.compile(r"\s*\[?(?:\.\.\.|…)\]?(?:$|(?=\s[A-Z]))")
_LEFT_OUT = re.compile(r"\.\.|…")
_MARKS = re.compile('["“”„«»]')
_TAIL = " ,;:.–—-"


def in_own_words(title: str, candidate: Candidate, cast: Cast) -> str:
    """The title; where that says no more than that somebody spoke, the first whole sentence with which the text quotes
    him there, if it can stand alone."""
    who = joined([cast.name(key) for key in candidate.initiators])
    if title != f"Statement by {who}" or len(candidate.initiators) != 1:
        return title
    room = HEADLINE - len(f"{who}: “”")
    return next((f"{who}: “{words}”" for words in _words(candidate, cast) if len(words) <= room), title)


def _words(candidate: Candidate, cast: Cast) -> Iterator[str]:
    """The first sentence of each quotation that the verb reports, if it is whole and points at nothing before."""
    verb = candidate.trigger.token
    about = [source_span(t) for t in verb.doc if t.dep_ in SUBJECTS]
    for quotation in (q for q in cast.reading.document.quotations if _is_reported(q, candidate)):
        told = _LEFT_OUT_BEHIND.split(" ".join(quotation.span.of(cast.reading.text).split()))[0]
        end = _END.search(told)
        words = (told[: end.end()] if end else told).rstrip(_TAIL)
        if _stands_alone(words) and any(quotation.span.covers(span) for span in about):
            yield words


def _is_reported(quotation: Quotation, candidate: Candidate) -> bool:
    """Whether the verb brings somebody's words in the sentence that tells of it."""
    said = quotation.cue is not None and quotation.cls != "indirect"
    by = quotation.speaker.key if quotation.speaker else ""
    cue = quotation.cue
    here = cue is not None and cue.covers(source_span(candidate.trigger.token))
    return said and here and by in candidate.initiators


def _stands_alone(words: str) -> bool:
    first = words.split(" ", 1)[0].strip("([‘'").lower()
    opens = words[:1].isupper() or words[:1] in "[(" or words[:1].isdigit()
    whole = len(words.split(" ")) >= _FEW and opens and not _MARKS.search(words) and not _LEFT_OUT.search(words)
    return whole and first not in _POINTING and words.count("[") == words.count("]")


def told_by(tellings: Sequence[Candidate], cast: Cast) -> str:
    """Who says that somebody was attacked, where the text does so nowhere in its own words: "Chad says"."""
    who = [cast.name(key) for key, _ in _tellers(tellings, cast)]
    return f"{joined(who)} {'say' if len(who) > 1 else 'says'}" if who else ""


def tellers(tellings: Sequence[Candidate], known: Sequence[Participation], cast: Cast) -> Iterator[Participation]:
    """Those whom the title names for it and who are not `known` to take part."""
    keys = {part.key for part in known}
    for key, verb in _tellers(tellings, cast):
        if key not in keys:
            yield Participation(key, "concerned", Reason(FRAME, (source_span(verb),)))


def _tellers(tellings: Sequence[Candidate], cast: Cast) -> list[tuple[str, Token]]:
    sayings = [_sayer(telling) for telling in tellings]
    verb = sayings[0]
    if verb is None or tellings[0].trigger.coding.kind != "conflict" or tellings[0].phase != "past" or not all(sayings):
        return []
    return [(key, verb) for t in subjects(verb) for key in cast.meant(t)]


def _sayer(telling: Candidate) -> Token | None:
    """The verb by which somebody says what a verb tells."""
    verb = telling.trigger.token
    above = verb.head
    said = verb.dep_ == "ccomp" and above.lemma_.lower() in _CLAIMING and not telling.trigger.noun
    return above if said and not passive(above) else None
