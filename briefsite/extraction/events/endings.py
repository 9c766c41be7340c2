"""What became of that of which a noun tells: "the ceasefire collapsed" is no ceasefire, "talks broke down" no talks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS, passive, subjects
from briefsite.extraction.events.deeds import deed
from briefsite.extraction.events.objects import verb_words
from briefsite.extraction.events.tense import present
from briefsite.extraction.events.wording import capitalised, joined, lowered, noun_words, object_words

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What goes on for a day or a few was held, though the text tells only that it ended: "the exercise ended on Friday".
_HELD = {"call", "exercise", "meeting", "visit"}


def ending(candidate: Candidate, cast: Cast) -> str:
    """What a title says of something that only ended, failed or was stopped: "Ceasefire between Chad and Mali ends",
    "Truce broken in Adda", "Chad ends the war"; "" for what took place."""
    noun = candidate.trigger.token
    verb = noun.head
    negated = any(t.dep_ == "neg" for t in verb.children)
    if not candidate.trigger.noun or candidate.phase not in {"past", "planned"} or negated:
        return ""
    if noun.dep_ == "dobj":
        return _ended_by(verb, candidate, cast)
    became = _became(verb, candidate, cast) if noun.dep_ in SUBJECTS else ""
    told = noun_words(noun, cast)
    return f"{capitalised(told) if ' ' in told else deed(candidate, cast)} {became}" if became else ""


def _ended_by(verb: Token, candidate: Candidate, cast: Cast) -> str:
    """Who ends, breaks or prevents what a noun tells."""
    words, what = cast.reading.lexicon.words, verb_words(verb)
    lasted = candidate.trigger.coding.kind not in _HELD and what in words("ending_verbs")
    who = [cast.name(key) for t in subjects(verb) for key in cast.meant(t)]
    if passive(verb) or not who or not (lasted or what in words("stopping_verbs") | words("failing_verbs")):
        return ""
    told = _tensed(what, candidate, plural=len(who) > 1)
    return f"{joined(who)} {told} {lowered(object_words(candidate.trigger.token, cast))}"


def _became(verb: Token, candidate: Candidate, cast: Cast) -> str:
    words, what = cast.reading.lexicon.words, verb_words(verb)
    if any(t.dep_ == "dobj" for t in verb.children):
        return ""
    if passive(verb):
        stopped = verb.lemma_.lower() in words("stopping_verbs")
        return f"{'to be ' * (candidate.phase == 'planned')}{verb.lower_}" if stopped else ""
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(t.dep_ == "aux" for t in verb.lefts)
    lasted = candidate.trigger.coding.kind not in _HELD and what in words("ending_verbs")
    if not finite or not (lasted or what in words("failing_verbs")):
        return ""
    return _tensed(what, candidate, plural=candidate.trigger.token.tag_ in {"NNS", "NNPS"})


def _tensed(what: str, candidate: Candidate, *, plural: bool) -> str:
    return f"to {what}" if candidate.phase == "planned" else present(what, plural=plural)
