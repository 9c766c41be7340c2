"""What became of that of which a noun tells: "the ceasefire collapsed" is no ceasefire, "talks broke down" no talks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS, passive, subjects
from briefsite.extraction.events.deeds import TOGETHER, deed
from briefsite.extraction.events.objects import verb_words
from briefsite.extraction.events.tense import tensed
from briefsite.extraction.events.title_marks import capitalised, joined, lowered
from briefsite.extraction.events.wording import noun_words, object_words

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What goes on for a day or a few was held, though the text tells only that it ended: "the exercise ended on Friday".
_HELD = {"exercise"} | TOGETHER


def ending(candidate: Candidate, cast: Cast) -> str:
    """What a title says of something that only ended, failed or was stopped: "Ceasefire between Chad and Mali ends",
    "Truce broken in Adda", "Chad ends the war"; "" for what took place."""
    noun, verb = candidate.trigger.token, candidate.trigger.token.head
    if not candidate.trigger.noun or candidate.phase == "cancelled" or any(t.dep_ == "neg" for t in verb.children):
        return ""
    if noun.dep_ == "dobj":
        return _ended_by(verb, candidate, cast)
    became = _became(verb, candidate, cast) if noun.dep_ in SUBJECTS else ""
    if not became:
        return ""
    told = noun_words(noun, cast)
    return f"{capitalised(told) if ' ' in told else deed(candidate, cast)} {became}"


def _ended_by(verb: Token, candidate: Candidate, cast: Cast) -> str:
    """Who ends, breaks or prevents what a noun tells."""
    words, what = cast.reading.lexicon.words, verb_words(verb)
    over = _lasted(what, candidate, cast) or any(what in words(verbs) for verbs in ("stopping_verbs", "failing_verbs"))
    if passive(verb) or not over:
        return ""
    who = [cast.name(key) for t in subjects(verb) for key in cast.meant(t)]
    told = tensed(what, planned=candidate.phase == "planned", plural=len(who) > 1)
    return f"{joined(who)} {told} {lowered(object_words(candidate.trigger.token, cast))}" if who else ""


def _became(verb: Token, candidate: Candidate, cast: Cast) -> str:
    words, what = cast.reading.lexicon.words, verb_words(verb)
    if any(t.dep_ == "dobj" for t in verb.children):
        return ""
    if passive(verb):
        stopped = verb.lemma_.lower() in words("stopping_verbs")
        return f"{'to be ' * (candidate.phase == 'planned')}{verb.lower_}" if stopped else ""
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(t.dep_ == "aux" for t in verb.lefts)
    if not finite or not (_lasted(what, candidate, cast) or what in words("failing_verbs")):
        return ""
    several = candidate.trigger.token.tag_ in {"NNS", "NNPS"}
    return tensed(what, planned=candidate.phase == "planned", plural=several)


def _lasted(what: str, candidate: Candidate, cast: Cast) -> bool:
    """Whether a verb says that something is over which went on."""
    return candidate.trigger.coding.kind not in _HELD and what in cast.reading.lexicon.words("ending_verbs")
