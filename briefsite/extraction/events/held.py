"""Titles of what people without a name hold, "Committee holds first meeting", and of meetings and offices by what they
are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import light_verb, passive
from briefsite.extraction.events.nameless import are_several
from briefsite.extraction.events.place_phrases import in_place
from briefsite.extraction.events.tense import tensed
from briefsite.extraction.events.title_marks import capitalised, lowered
from briefsite.extraction.events.wording import LONGEST, noun_words, object_words
from briefsite.extraction.infinitives import has_to
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: By these somebody has an occasion of his own.
_HOLDING = {"conduct", "convene", "hold", "host", "organise", "organize", "stage"}
#: What brings the matter of a meeting, and what stands behind the same words and is none.
_ABOUT = {"about", "concerning", "on", "regarding"}
_BESIDE = {"day", "margin", "occasion", "side", "sideline"}


def held_by_many(candidate: Candidate, cast: Cast) -> str:
    """Who held what a noun tells, where nobody acts who is known: "Committee holds first meeting"; else nothing."""
    noun, verb = candidate.trigger.token, light_verb(candidate.trigger, cast.reading.lexicon)
    if verb is None or passive(verb) or verb.lemma_.lower() not in _HOLDING or candidate.initiators:
        return ""
    who = next((t for t in verb.lefts if t.dep_ == "nsubj" and t.pos_ in {"NOUN", "PROPN"}), None)
    subject = lowered(object_words(who, cast)) if who is not None else ""
    what = lowered(noun_words(noun, cast))
    if who is None or not subject or not what:
        return ""
    plural = who.tag_ in {"NNS", "NNPS"} or are_several([subject], cast.reading.lexicon)
    told = f"{subject} {tensed(verb.lemma_, planned=candidate.phase == 'planned', plural=plural)} {what}"
    where = in_place(candidate, cast)
    place = candidate.place.of(cast.reading.text).partition(",")[0] if candidate.place else ""
    return capitalised(told if not where or place in told or len(f"{told} {where}") > LONGEST else f"{told} {where}")


def held_about(noun: Token, cast: Cast) -> str:
    """On what people met, "on the harbour", also where that hangs on what tells of the meeting; else nothing."""
    held = [t for t in noun.rights if t.dep_ == "acl" and t.tag_ == "VBN"]
    behind = (t for word in (noun, *held, noun.head) for t in word.rights if t.lower_ in _ABOUT and t.i > noun.i)
    behind = (t for t in behind if not _in_marks(noun, t))  # "the session titled “Life on the Lake”"
    matters = ((t, c) for t in behind for c in t.rights if c.dep_ == "pobj")
    told = ((t, object_words(c, cast)) for t, c in matters if _is_matter(c, cast))
    return next((f"{preposition.lower_} {matter}" for preposition, matter in told if matter), "")


def _in_marks(noun: Token, word: Token) -> bool:
    """Whether a mark that opens words stands between a noun and a word behind it."""
    return sum(t.is_quote for t in noun.doc[noun.i : word.i]) % 2 == 1


def _is_matter(noun: Token, cast: Cast) -> bool:
    return noun.lemma_.lower() not in _BESIDE and not cast.is_date(source_span(noun)) and noun.pos_ != "PRON"


def held_to(noun: Token, cast: Cast) -> str:
    """For what a bare noun was held: "a ceremony held to launch the mill"."""
    held = (t for t in noun.rights if t.dep_ == "acl" and t.tag_ == "VBN")
    aims = (t for verb in (*held, noun) for t in verb.rights if t.tag_ == "VB" and t.dep_ in {"xcomp", "advcl", "acl"})
    things = ((t, c) for t in aims if has_to(t) for c in t.rights if c.dep_ == "dobj")
    return next((f"to {verb.lower_} {what}" for verb, thing in things if (what := object_words(thing, cast))), "")


def into_office(noun: Token, candidate: Candidate) -> Token | None:
    """What brings the office that somebody takes: "as" of "her election as president"."""
    taken = candidate.trigger.coding.group in {"appointment", "election"}
    return next((t for t in noun.rights if taken and t.lower_ == "as" and t.dep_ == "prep"), None)
