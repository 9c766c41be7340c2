"""Through what somebody's words reached us: "said in a statement", "told The Post", "wrote on his official page"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.noun_phrases import definite, of_us
from briefsite.extraction.parse import is_parsed
from briefsite.extraction.speech_cues import Cue
from briefsite.extraction.voices import Voices
from briefsite.model.document import Voice

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_THROUGH = frozenset(["in", "on", "through", "via"])
_HEARERS = frozenset(["tell", "inform"])


def told_through(cue: Cue, voices: Voices) -> Voice | None:
    """The document or medium beside a cue's verb, or None. A hearer counts if it is one who passes on."""
    for child in cue.verb.children if is_parsed(cue.verb.doc) else ():
        if child.dep_ == "prep" and child.lower_ in _THROUGH:
            for head in child.children:
                document = head.dep_ == "pobj" and head.lower_ in voices.documents and not _is_adverbial(head)
                if document and not of_us(head):
                    return Voice(span=voices.phrase_span(head))
        if cue.lemma in _HEARERS and child.dep_ in ("dobj", "dative") and child.i > cue.verb.i:
            return _medium(child, voices)
    return None


def _is_adverbial(noun: Token) -> bool:
    """ "In order to calm them": one thing without an article or anything else before it is none."""
    return noun.tag_ == "NN" and not list(noun.lefts)


def _medium(head: Token, voices: Voices) -> Voice | None:
    """Somebody who passes words on: a paper, a station, an agency."""
    span = voices.phrase_span(head)
    media = voices.reading.lexicon.words("media_words")
    named = voices.cast.at(span)
    words = {*span.of(voices.text).lower().split(), *(named.chain.name.lower().split() if named else ())}
    if not words & media or (named and named.chain.kind != "organisation"):
        return None
    if not named and head.pos_ != "PROPN" and definite(head):
        return None  # "told the press": all of them
    return Voice(named.chain.key) if named else Voice(span=span)
