"""Every report of speech in a text: a cue whose voice is known, in reading order, pronouns resolved on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefsite.extraction.parse import is_parsed
from briefsite.extraction.reading import Reading, parsed
from briefsite.extraction.speaking import Phrase, Speaking
from briefsite.extraction.speech_cues import Cue, cues
from briefsite.extraction.told_through import told_through
from briefsite.extraction.voices import Voices
from briefsite.model.document import Voice
from briefsite.model.sources import Span


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


def reports(reading: Reading, marked: Sequence[Span]) -> tuple[Report, ...]:
    """All reports outside the marked words."""
    voices, speaking = Voices(reading, marked), Speaking()
    plain = reading.lexicon.words("saying_verbs")
    found: list[Report] = []
    for cue in cues(reading, marked):
        phrase = _voice(cue, voices, speaking, found)
        through = voices.of(cue.channel, speaking) if cue.channel is not None else None
        if phrase is None:
            continue
        if phrase.known or cue.lemma in plain:
            speaking.note(phrase, cue.start)
        if through is not None:
            speaking.note(through, cue.start)
        channel = through.voice if through else phrase.document or told_through(cue, voices)
        number = reading.source.paragraph_at(cue.start).number
        found.append(Report(cue, number, phrase, channel if channel != phrase.voice else None))
    return tuple(found)


def _voice(cue: Cue, voices: Voices, speaking: Speaking, before: Sequence[Report]) -> Phrase | None:
    phrase = voices.of(cue.speaker, speaking, cue.verb) if cue.speaker is not None else None
    if phrase is None or phrase.known or not is_parsed(cue.verb.doc):
        return phrase
    # "He said that the number had doubled, and expressed thanks": the one who said it, not the number
    above = list(cue.verb.ancestors)
    return next((r.phrase for r in reversed(before) if r.phrase.known and r.cue.verb in above), phrase)


def document_quoted(reading: Reading, span: Span, marked: Sequence[Span]) -> Report | None:
    """A document whose own words go on as the sentence: the resolution “demands an end to all raids”."""
    words = parsed(reading, span)
    if words is None or not is_parsed(words.doc):
        return None
    verb, voices = words.root, Voices(reading, marked)
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < words.start), None)
    if subject is None and verb.dep_ == "acl" and verb.head.i < words.start:
        subject = verb.head  # a statement to "condemn the attacks"
    if subject is None or subject.lower_ not in voices.documents:
        return None
    phrase = voices.of(subject, Speaking(), verb)
    number = reading.source.paragraph_at(span.start).number
    if phrase is None:
        return None
    told = subject if verb.dep_ == "acl" else verb  # the cue stands outside the words
    return Report(Cue(told, told.lemma_, subject, None, "document"), number, phrase, phrase.document)


def introduction(reading: Reading, paragraph: int, marked: Sequence[Span]) -> Report | None:
    """Who is the subject of a paragraph's last sentence, if that ends with a colon: "gave this account:"."""
    span = reading.source.paragraphs[paragraph - 1].span
    if not span.of(reading.text).rstrip().endswith(":"):
        return None
    docs = [doc for doc in reading.paragraphs if doc.user_data["paragraph"] == paragraph]
    if not docs or not is_parsed(docs[-1]):
        return None
    verb = list(docs[-1].sents)[-1].root
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    phrase = Voices(reading, marked).of(subject, Speaking(), verb) if subject is not None else None
    if subject is None or phrase is None or not phrase.known:
        return None
    return Report(Cue(verb, verb.lemma_, subject, None, "colon"), paragraph, phrase, phrase.document)
