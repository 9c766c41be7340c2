"""Whether a date lies ahead of the text or behind it, as its own clause tells."""

from __future__ import annotations

import re

from briefsite.extraction.reading import Reading, parsed
from briefsite.model.sources import Span

_PAST = frozenset({"VBD"})


def looks_ahead(reading: Reading, span: Span) -> bool | None:
    """True for what is to come, False for what has happened, None where the clause does not say."""
    words = parsed(reading, span)
    if words is None or not words.doc.has_annotation("DEP"):
        return _by_words(reading, span)
    token = words.root
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX"):
            answer = _of_verb(token)
            if answer is not None:
                return answer
        if token.head is token:
            break
        token = token.head
    return _by_words(reading, span)


def _of_verb(verb: object) -> bool | None:
    children = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}  # type: ignore[attr-defined]
    if children & {"will", "shall", "'ll"}:
        return True
    if verb.lower_ in ("scheduled", "slated", "due", "expected", "planned", "set", "going"):  # type: ignore[attr-defined]
        return True
    if verb.tag_ in _PAST or children & {"was", "were", "had", "has", "have"}:  # type: ignore[attr-defined]
        return False
    return None


def _by_words(reading: Reading, span: Span) -> bool | None:
    sentence = next((s for s in reading.document.sentences if s.covers(span)), span)
    text = sentence.of(reading.text)
    if re.search(rf"\b{reading.lexicon.alternatives('looking_ahead')}\b", text):
        return True
    return False if re.search(r"\b(?:was|were|had|said|told|\w{3,}ed)\b", text) else None
