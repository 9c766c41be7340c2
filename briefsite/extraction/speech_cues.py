"""Cues of reported speech: who the parse says speaks, by which verb, and through what.

A cue is a reporting verb outside quotation marks, or "according to". Its speaker is the verb's subject wherever the
sentence has put it: before or after the verb ("said the release"), shared with another verb ("met him, saying"), after
"by" ("described by the foundation as"), or as the one cited ("a release cited Kano as saying": Kano, through it).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from briefsite.extraction.clause_subjects import FINITE, agent_of, subject_of
from briefsite.extraction.mistaken_cues import reports_nothing
from briefsite.extraction.parse import children, is_parsed
from briefsite.extraction.reading import Reading, source_span
from briefsite.extraction.reporting_forms import reporting_forms
from briefsite.extraction.span_search import overlapping
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Nouns and participles that make a cue with the words around them: "according to", "in the words of".
_PHRASES = frozenset(["according", "words"])
#: "As the minister put it".
_WORDING = frozenset(["put", "puts", "couched", "phrased", "worded"])
_CUES = _PHRASES | _WORDING
#: "He went on".
_GOING = frozenset(["went", "goes"])
#: "Gave an explanation": what somebody tells at some length.
_GIVING = frozenset(["give", "offer", "provide"])
_ACCOUNTS = frozenset(["explanation", "account", "assessment", "description", "version", "clarification"])
_CITING = frozenset(["cite", "quote", "report"])
_INSIDE = frozenset(["compound", "poss", "amod", "nmod"])
#: A subject between words and their verb is no longer, in words.
_SUBJECT_LENGTH = 16
_FINITE = FINITE | {"MD"}
_NAMING = frozenset(["PROPN", "NOUN", "PRON"])


@dataclass(frozen=True)
class Cue:
    """`verb` is the reporting verb (or the "according"); `speaker` and `channel` the heads of their noun phrases.

    `plain` is true of the plainest verbs of saying.
    """

    verb: Token
    lemma: str
    speaker: Token | None
    channel: Token | None
    rule: str

    @cached_property
    def span(self) -> Span:
        span = source_span(self.verb)
        return Span(span.start, span.end + 3) if self.lemma == "according" else span

    @cached_property
    def start(self) -> int:
        """Where the cue with its speaker begins."""
        return min(self.span.start, source_span(self.speaker).start if self.speaker is not None else self.span.start)

    @cached_property
    def end(self) -> int:
        return max(self.span.end, source_span(self.speaker).end if self.speaker is not None else self.span.end)


def cues(reading: Reading, quoted: Sequence[Span]) -> tuple[Cue, ...]:
    """All cues outside the quoted spans, in reading order."""
    forms = reporting_forms(reading.lexicon)
    marks = reading.lexicon.kept("marks of cues", lambda: frozenset((*forms, *_CUES, *_GOING)))
    said = tuple(quotation.span for quotation in reading.document.quotations)
    return tuple(
        cue
        for doc in reading.paragraphs
        for token in doc
        if token.lower_ in marks or token.lemma_.lower() in _GIVING  # as few words are
        if token.lower_ in forms or token.lower_ in _CUES or _goes_on(token) or _explains(token)
        if not overlapping(quoted, source_span(token))
        for cue in (_as_put(token) if token.lower_ in _WORDING else _cue(token, forms))
        for cue in (_outside(cue, quoted, said),)
    )


def _outside(cue: Cue, quoted: Sequence[Span], said: Sequence[Span]) -> Cue:
    """What is quoted does not speak: “This aid”, said the envoy, “is late” has its speaker behind the verb; “Well done,
    Captain Lund,” Danek said, before it. Only a name in marks does: the “Friends of Oster” said. `said` are words that
    are none."""
    if cue.speaker is None or not overlapping(quoted, source_span(cue.speaker)):
        return cue
    doc, index = cue.verb.doc, cue.verb.i
    before = _behind_mark(cue.verb)
    named = next((t for t in before if t.pos_ in _NAMING and t.dep_ not in _INSIDE and t.nbor(-1).text != "("), None)
    if named is not None:
        return replace(cue, speaker=named, rule="subject")
    if above := _going_on(cue.verb, quoted):
        return replace(cue, speaker=above, rule="shared subject")
    marked = any(t.is_quote for t in _before(cue.verb, 2))
    after = [t for t in doc[index + 1 : index + 9] if not t.is_space]
    ends = (n for n, t in enumerate(after) if (t.is_punct and t.text not in "-'’") or t.dep_ == "mark")
    stop = next(ends, len(after))
    behind = next((t for t in after[:stop] if t.pos_ in _NAMING and t.dep_ not in _INSIDE), None)
    if marked and behind is not None:
        return replace(cue, speaker=behind, rule="after the verb")
    return replace(cue, speaker=None) if overlapping(said, source_span(cue.speaker)) else cue


def _going_on(verb: Token, quoted: Sequence[Span]) -> Token | None:
    """Who goes on where the parse joins a verb to quoted words: Lund said, “We shall win,” and urged them to vote."""
    if verb.i < 2 or verb.nbor(-1).dep_ != "cc" or not verb.nbor(-2).is_quote:
        return None
    outside = (t for t in verb.ancestors if not overlapping(quoted, source_span(t)))
    subjects = (c for t in outside for c in t.children if c.dep_ == "nsubj" and c.i < verb.i)
    return next((c for c in subjects if not overlapping(quoted, source_span(c))), None)


def _behind_mark(verb: Token) -> Sequence[Token]:
    """The few words between the mark before a verb and the verb, if they are but a subject and what explains it."""
    words = takewhile(lambda t: not t.is_quote, reversed(_before(verb, _SUBJECT_LENGTH)))
    found = list(words)[::-1]
    whole = found and (found[0].i < 2 or found[0].nbor(-2).is_punct)  # a “new adviser” to Lund speaks in marks himself
    told = (t for t in found if t.dep_ != "relcl")  # "Ada Lund, who led them, said"
    parted = any(t.tag_ in _FINITE or (t.is_punct and t.text not in "-'’,()") for t in told)
    return [] if not whole or len(found) == _SUBJECT_LENGTH or parted or found[0].dep_ == "cc" else found


def _cue(token: Token, forms: dict[str, str]) -> Iterator[Cue]:
    if token.lower_ in _PHRASES:
        yield from _in_the_words_of(token) if token.lower_ == "words" else _according(token)
        return
    lemma = forms.get(token.lower_) or ("explain" if _explains(token) else "continue")
    if is_parsed(token.doc):
        if token.dep_ == "amod" and token.head.i > token.i and any(t.is_quote for t in _before(token, 2)):
            yield Cue(token, lemma, token.head, None, "after the verb")  # "...", added the agency
            return
        if token.dep_ in ("amod", "compound") or not (token.pos_ in ("VERB", "AUX") or _closes(token)):
            return
        if reports_nothing(token):
            return
        if lemma == "continue" and any(c.dep_ == "xcomp" and c.tag_ in ("VB", "VBG") for c in token.children):
            return  # "continues to view", "continued doing so": what he goes on with is no speech by itself
        cited = _quoted(token, lemma, forms) or _cited(token, lemma, forms)
        speaker, rule = (cited[0], "cited") if cited else subject_of(token)
        if speaker is not None:
            yield Cue(token, lemma, speaker, cited[1] if cited else None, rule)
        return
    speaker = _beside(token)
    if speaker is not None:
        yield Cue(token, lemma, speaker, None, "beside the verb")


def _goes_on(token: Token) -> bool:
    return token.lower_ in _GOING and any(t.lower_ == "on" for t in token.doc[token.i + 1 : token.i + 2])


def _explains(token: Token) -> bool:
    """ "Has given an explanation": what follows between marks is it."""
    given = token.lemma_.lower() in _GIVING and token.tag_ != "VB"
    return given and any(c.dep_ == "dobj" and c.lower_ in _ACCOUNTS for c in children(token))


def _closes(token: Token) -> bool:
    """ "...," the league statement read: what ends a sentence and has a subject is its verb, whatever its tag."""
    return token.dep_ == "ROOT" and any(c.dep_ == "nsubj" and c.i < token.i for c in children(token))


def _as_put(token: Token) -> Iterator[Cue]:
    doc, index = token.doc, token.i
    if index + 1 >= len(doc) or doc[index + 1].lower_ != "it" or not is_parsed(doc):
        return
    subject = next((c for c in children(token) if c.dep_ == "nsubj" and c.i < index), None)
    if subject is not None and subject.left_edge.i and doc[subject.left_edge.i - 1].lower_ in ("as", '"-as'):
        yield Cue(token, "say", subject, None, "as put")


def _in_the_words_of(token: Token) -> Iterator[Cue]:
    doc, index = token.doc, token.i
    if index < 2 or [t.lower_ for t in doc[index - 2 : index + 2]] != ["in", "the", "words", "of"]:
        return
    for head in children(doc[index + 1]):
        if head.dep_ == "pobj":
            yield Cue(token, "say", head, None, "in the words of")


def _according(token: Token) -> Iterator[Cue]:
    doc, index = token.doc, token.i
    if index + 1 >= len(doc) or doc[index + 1].lower_ != "to":
        return
    if is_parsed(doc):
        heads = [t for child in token.children if child.lower_ == "to" for t in child.children if t.dep_ == "pobj"]
        if any(c.dep_ == "nummod" and c.i > head.i for head in heads for c in head.children):
            return  # according to Resolution 1701
        if heads:
            cited = _quoting(token)
            yield Cue(token, "according", cited or heads[0], heads[0] if cited else None, "according to")
            return
    words = [t for t in doc[index + 2 : index + 8] if not (t.is_punct or t.is_space)]
    if words:
        yield Cue(token, "according", _phrase_end(words), None, "according to")


def _quoting(token: Token) -> Token | None:
    """Whom "according to the agency, quoting a minister" lets speak."""
    for other in token.head.children:
        if other.lower_ in ("quoting", "citing") and token.i < other.i < token.i + 12:
            return next((c for c in other.children if c.dep_ == "dobj"), None)
    return None


def _before(token: Token, count: int) -> Sequence[Token]:
    return list(token.doc[max(0, token.i - count) : token.i])


def _phrase_end(words: Sequence[Token]) -> Token:
    """Without a parse, the last capitalised word of the first run, or else the last plain one before a small word."""
    end = words[0]
    for word in words[1:]:
        if word.i != end.i + 1 or (not word.text[0].isupper() and (end.text[0].isupper() or word.is_stop)):
            break
        end = word
    return end


def _quoted(token: Token, lemma: str, forms: dict[str, str]) -> tuple[Token, Token | None] | None:
    """ "X quoted Y, saying", "...," the agency quoted the leader, "Y is quoted by X": Y speaks, X is the channel."""
    if token.dep_ == "advcl" and token.tag_ == "VBG" and forms.get(token.head.lower_) == "quote":
        told = next((c for c in token.head.children if c.dep_ == "dobj" and c.i < token.i), None)
        return (told, subject_of(token.head)[0]) if told is not None else None
    if lemma != "quote" or any(child.lower_ == "as" for child in token.children):
        return None
    passive = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
    if passive is not None:
        agent = agent_of(token)  # "by the agency saying", of which the parse makes one noun
        return passive, agent if agent is not None and agent.lower_ != "saying" else None
    told = next((c for c in token.children if c.dep_ == "dobj" and c.i > token.i and c.pos_ == "PROPN"), None)
    return (told, subject_of(token)[0]) if told is not None and token.tag_ in FINITE else None


def _cited(token: Token, lemma: str, forms: dict[str, str]) -> tuple[Token, Token | None] | None:
    """ "X cited Y as saying" and "Y was quoted by X as saying": Y speaks, X is the channel."""
    citing = token
    if token.dep_ == "pcomp" and token.head.lower_ == "as":
        citing = token.head.head
    elif not any(child.lower_ == "as" for child in token.children) or lemma not in _CITING:
        return None
    if forms.get(citing.lower_) not in _CITING:
        return None
    subject, _ = subject_of(citing)
    saying = [t for child in citing.children if child.lower_ == "as" for t in child.children if t.dep_ == "pcomp"]
    agent = agent_of(citing) or next((found for t in saying if (found := agent_of(t)) is not None), None)
    cited = next(
        (child for child in citing.children if child.dep_ in ("dobj", "dative", "nsubj") and child.i > citing.i), None
    )
    if any(child.dep_ == "nsubjpass" for child in citing.children) or (cited is None and citing.tag_ == "VBN"):
        passive = next((child for child in citing.children if child.dep_ == "nsubjpass"), None)
        return passive or citing.head, agent
    return (cited, subject) if cited is not None else None


def _beside(verb: Token) -> Token | None:
    """Without a parse: the word right before the verb, or after one that follows a comma or a mark."""
    doc = verb.doc
    before = doc[verb.i - 1] if verb.i else None
    if before is not None and not before.is_punct and not before.is_space:
        return before
    after = [t for t in doc[verb.i + 1 : verb.i + 7] if not (t.is_punct or t.is_space)]
    return _phrase_end(after) if after else None
