"""Every report of speech in a text: a cue whose voice is known, in reading order, pronouns resolved on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefsite.extraction.mistaken_cues import left_unsaid
from briefsite.extraction.parse import is_parsed
from briefsite.extraction.reading import source_span
from briefsite.extraction.speaking import HE, IT, THEY, Phrase, Speaking
from briefsite.extraction.speech_cues import Cue, cues
from briefsite.extraction.told_through import told_through
from briefsite.extraction.voices import Voices
from briefsite.model.document import Voice
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What a day or a meeting does too, without a word.
_OF_TIME = frozenset(["conclude", "continue"])
_MODALS = frozenset(["should", "must", "may", "might", "could", "would", "can", "shall", "will"])


@dataclass(frozen=True)
class Report:
    """A cue whose voice is known. `paragraph` is its number, `channel` a body or document beside the verb."""

    cue: Cue
    paragraph: int
    phrase: Phrase
    channel: Voice | None

    @property
    def speaker(self) -> Voice:
        return self.phrase.voice


def reports(voices: Voices) -> tuple[tuple[Report, ...], tuple[Span, ...]]:
    """All reports outside the marked words, and where the text does not settle who "he" or "they" are that speak."""
    reading, speaking = voices.reading, Speaking()
    plain = reading.lexicon.words("saying_verbs")
    found: list[Report] = []
    unsettled: list[Span] = []
    by_verb: dict[Token, list[int]] = {}
    for cue in cues(reading, voices.marked):
        above = sorted(number for verb in cue.verb.ancestors for number in by_verb.get(verb, ()))
        outer = [found[number] for number in above]
        phrase = _voice(cue, voices, speaking, outer)
        through = voices.of(cue.channel, speaking) if cue.channel is not None else None
        if phrase is None and (document := told_through(cue, voices)):  # "in a communique, they pledged"
            phrase = Phrase(document, person=False)
        if phrase is None and cue.speaker is not None and cue.speaker.lower_ in HE | IT | THEY:
            unsettled.append(cue.span)
        if phrase is None or (cue.lemma in _OF_TIME and not phrase.known):
            continue
        if (phrase.known or cue.lemma in plain) and not (_only_may(cue) or _told_by_another(cue, outer)):
            speaking.note(phrase, cue.start)
        if through is not None:
            speaking.note(through, cue.start)
        channel = through.voice if through else phrase.document or told_through(cue, voices)
        number = reading.source.paragraph_at(cue.start).number
        by_verb.setdefault(cue.verb, []).append(len(found))
        found.append(Report(cue, number, phrase, channel if channel != phrase.voice else None))
    return tuple(found), tuple(unsettled)


def _only_may(cue: Cue) -> bool:
    """ "Reporters should ask the ministry", "he would seek to challenge it": who may say something has not."""
    if any(c.dep_ == "aux" and c.lower_ in _MODALS for c in cue.verb.children):
        return True
    return is_parsed(cue.verb.doc) and cue.verb.tag_ == "VB" and left_unsaid(cue.verb)


def _told_by_another(cue: Cue, outer: Sequence[Report]) -> bool:
    """ "Voss said that he should get used to being named by the minister", "Voss noted that Danek called the plan a
    trap": it is Voss who goes on. The `outer` reports are those by the verbs above."""
    if cue.speaker is None or not is_parsed(cue.verb.doc):
        return False
    around = [report for report in outer if report.cue.speaker != cue.speaker]
    agent = cue.speaker.dep_ == "pobj" and cue.lemma != "according"
    return bool(around) and (agent or (around[-1].phrase.person and cue.verb.dep_ == "ccomp"))


def _back_in_time(verb: Token) -> bool:
    """Whether a verb in the past is joined to a reported clause in the present: "noted that many are at work there, and
    expressed hope"; it is the reporter's."""
    told, present = verb.head, {"VBZ", "VBP"}
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or told.dep_ != "ccomp" or told.head.tag_ != "VBD":
        return False
    return told.tag_ in present or any(t.tag_ in present for t in told.children if t.dep_ in {"aux", "auxpass"})


def _source_before(phrase: Phrase, speaking: Speaking, text: str) -> Phrase:
    """ "The source" is whoever spoke last without a name: "a Kremlin official"."""
    named = phrase.voice.span.of(text).lower() if phrase.voice.span else ""
    if named != "the source":
        return phrase
    unnamed = (voice for _, voice in reversed(speaking.persons) if voice.span and not voice.key)
    return replace(phrase, voice=next(unnamed, phrase.voice))


def _voice(cue: Cue, voices: Voices, speaking: Speaking, outer: Sequence[Report]) -> Phrase | None:
    shared = cue.speaker is not None and cue.rule == "shared subject" and cue.speaker.dep_ == "nsubj"
    verb = cue.speaker.head if shared and cue.speaker is not None else cue.verb
    phrase = voices.of(cue.speaker, speaking, verb) if cue.speaker is not None else None
    phrase = _source_before(phrase, speaking, voices.text) if phrase is not None else None
    quoted = shared and voices.cast.is_quoted(source_span(verb))
    if phrase is None or not is_parsed(cue.verb.doc) or (phrase.known and not quoted and not _back_in_time(cue.verb)):
        return phrase
    # "He said that the number had doubled, and expressed thanks": the one who said it, not the number; "said Oster
    # “stands by its word” while repeating his call": not Oster; "noted that the public has rejected the plan" is heard
    # of the public, and only what is quoted there is his
    own = cue.rule == "subject" and cue.verb.dep_ == "ccomp"
    around = next((report.phrase for report in reversed(outer) if report.phrase.known), phrase)
    return replace(around, known=False) if own else around
