"""Whether a date lies ahead of the text or behind it, as its own clause tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.parse import is_parsed
from briefsite.extraction.reading import Reading, parsed
from briefsite.extraction.span_search import overlapping
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Phrase, Token

_IS = frozenset(["is", "are", "'s", "'re"])
#: What one does with something that is going on: its day has passed with the deed.
_DEALING = frozenset(
    ["attend", "break", "close", "conduct", "end", "freeze", "halt", "hold", "host", "join", "launch", "lose", "open",
    "resume", "sign", "suspend", "win"]
)  # fmt: skip
_FUTURE = frozenset(["will", "shall", "'ll", "would", "may", "might"])
_UNSURE = frozenset(["would", "may", "might", "could"])

#: "By 30 June", "for 26 October": what a date is set for lies ahead.
_PROSPECTIVE = re.compile(
    r"\b(?:by|for|starting(?:\s(?:on|from))?|no\slater\sthan|as\s(?:early|soon)\sas)\s(?:the\s(?:end|start|middle)\sof\s)?$",
    re.IGNORECASE,
)
#: "Closed the border until October 14": how long what was done lasts, the verb does not tell.
_LASTING = re.compile(r"\b(?:until|till|through)\s$", re.IGNORECASE)
_STANDING = frozenset(["be", "remain", "stay", "serve", "hold", "last", "live", "work", "rule", "lead"])
#: Before these, what a clause of the present tells is still to be done.
_NOT_YET = re.compile(r"\b(?:before|until|till)\s(?:next\s|this\s)?$", re.IGNORECASE)


def looks_ahead(reading: Reading, span: Span) -> bool | None:
    """True for what is to come, False for what has happened, None where the clause does not say."""
    words = parsed(reading, span)
    if words is None or not is_parsed(words.doc):
        return _by_words(reading, span)
    if _PROSPECTIVE.search(reading.text[max(0, span.start - 24) : span.start]):
        return not _once(words.root, reading.lexicon)
    token, present, noun = participle_before(words) or words.root, False, False
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX"):
            answer = _of_verb(token, reading.lexicon)
            if answer is not None:  # "discussed the exercise in April" does not tell when April is
                matter = noun and token.lemma_ not in _DEALING
                lead = reading.text[max(0, span.start - 24) : span.start]
                matter = (
                    matter
                    or token.lemma_ in reading.lexicon.words("discussing_verbs")
                    or (token.lemma_ not in _STANDING and bool(_LASTING.search(lead)))
                )
                return None if answer is False and matter else answer
            present = present or token.tag_ in ("VBZ", "VBP") or any(t.lower_ in _IS for t in token.children)
        if token.pos_ in ("NOUN", "PROPN") and is_awaited(token, reading.lexicon):
            return True
        noun = noun or (token.pos_ == "NOUN" and token.i < words.start) or _tells_when(token)
        if token.head is token:
            break
        token = token.head
    if present and _NOT_YET.search(reading.text[max(0, span.start - 24) : span.start]):
        return True
    return None if present else _by_words(reading, span)


def participle_before(day: Phrase) -> Token | None:
    """The participle of a noun whose place stands right before a day, whatever verb the parse hangs the day on: "spoke
    of the summit taking place in Adda | May 3"."""
    place = day.doc[day.start - 1] if day.start > 1 else None
    if place is None or place.dep_ != "pobj" or place.ent_type_ not in {"GPE", "LOC", "FAC"}:
        return None
    told = place.head.head
    return told if told.dep_ == "acl" and day.root.dep_ == "npadvmod" and day.root.head in told.ancestors else None


def _once(word: Token, lexicon: Lexicon) -> bool:
    """Whether the clause looks back on what was ahead once: "had first been planned for May"."""
    verb = next((t for t in word.ancestors if t.pos_ in ("VERB", "AUX")), word)
    planned = verb.lemma_ in lexicon.words("scheduling_verbs")
    return planned and any(t.lower_ == "had" and t.dep_ == "aux" for t in verb.children)


def is_awaited(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun is called what is still to come: "the upcoming election on Sunday"."""
    return any(t.dep_ == "amod" and t.lower_ in lexicon.words("awaited") for t in noun.children)


def _tells_when(verb: Token) -> bool:
    """Whether a participle tells of a noun that it happens: "the Lake Summit taking place"."""
    return verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.pos_ == "PROPN"


def _of_verb(verb: Token, lexicon: Lexicon) -> bool | None:
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and is_awaited(verb.head, lexicon):
        return True  # "the upcoming summit hosted by Chad on Sunday"
    if verb.lemma_ == "look" and any(child.lower_ == "forward" for child in verb.children):
        return True
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if "have" in auxiliaries and auxiliaries & _UNSURE:
        return False  # "might have asked"
    awaited = auxiliaries >= {"to", "be"} and verb.dep_ in ("acl", "relcl")  # "the vote to be held on Sunday"
    planned = verb.lemma_ in lexicon.words("scheduling_verbs")
    if awaited or auxiliaries & _FUTURE or planned:
        return not (planned and _given_up(verb))
    present = verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and bool(auxiliaries & _IS))
    intended = "to" in auxiliaries and verb.head.lemma_ in lexicon.words("intending_verbs") and not _given_up(verb.head)
    if intended or (present and verb.lemma_ in lexicon.words("timetable_verbs")):
        return True
    past = (
        verb.tag_ == "VBD"
        or (verb.tag_ == "VBN" and verb.dep_ == "acl")
        or bool(auxiliaries & {"was", "were", "had", "has", "have"})
    )
    return False if past else None


def _given_up(verb: Token) -> bool:
    """Whether it is told what was wanted once: "was planning to", "had hoped to"."""
    return any(t.dep_ == "aux" and t.lower_ in {"was", "were", "had"} for t in verb.lefts)


def _word_of(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives}\b")


def _by_words(reading: Reading, span: Span) -> bool | None:
    sentence = next((s for s in overlapping(reading.document.sentences, span) if s.covers(span)), span)
    text = sentence.of(reading.text)
    ahead = reading.lexicon.kept("looking ahead", lambda: _word_of(reading.lexicon.alternatives("looking_ahead")))
    if ahead.search(text):
        return True
    return False if re.search(r"\b(?:was|were|had|said|told|\w{3,}ed)\b", text) else None
