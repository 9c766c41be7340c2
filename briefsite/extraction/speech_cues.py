"""Cues of reported speech: who the parse says speaks, by which verb, and through what.

A cue is a reporting verb outside quotation marks, or "according to". Its speaker is the verb's subject wherever the
sentence has put it: before or after the verb ("said the release"), shared with another verb ("met him, saying"), after
"by" ("described by the foundation as"), or as the one cited ("a release cited Kano as saying": Kano, through it).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from briefsite.extraction.mistaken_cues import reports_nothing
from briefsite.extraction.parse import children, in_commas, is_parsed
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
#: "He went on".
_GOING = frozenset(["went", "goes"])
_CITING = frozenset(["cite", "quote", "report"])
_INSIDE = frozenset(["compound", "poss", "amod", "nmod"])
_FINITE = frozenset(["VBD", "VBZ", "VBP"])
_DEPENDENT = frozenset(["conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "dep", "parataxis", "acl"])


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
    return tuple(
        cue
        for doc in reading.paragraphs
        for token in doc
        if token.lower_ in forms or token.lower_ in _PHRASES or token.lower_ in _WORDING or _goes_on(token)
        if not overlapping(quoted, source_span(token))
        for cue in (_as_put(token) if token.lower_ in _WORDING else _cue(token, forms))
        for cue in (_outside(cue, quoted),)
    )


def _outside(cue: Cue, quoted: Sequence[Span]) -> Cue:
    """What is quoted does not speak: “This aid”, said the envoy, “is late” has its speaker behind the verb."""
    if cue.speaker is None or not overlapping(quoted, source_span(cue.speaker)):
        return cue
    doc, index = cue.verb.doc, cue.verb.i
    marked = any(t.is_quote for t in _before(cue.verb, 2))
    after = [t for t in doc[index + 1 : index + 9] if not t.is_space]
    stop = next((n for n, t in enumerate(after) if t.is_punct and t.text not in "-'’"), len(after))
    behind = next((t for t in after[:stop] if t.pos_ in ("PROPN", "NOUN", "PRON") and t.dep_ not in _INSIDE), None)
    return replace(cue, speaker=behind, rule="after the verb") if marked and behind is not None else cue


def _cue(token: Token, forms: dict[str, str]) -> Iterator[Cue]:
    if token.lower_ in _PHRASES:
        yield from _in_the_words_of(token) if token.lower_ == "words" else _according(token)
        return
    lemma = forms.get(token.lower_, "continue")
    if is_parsed(token.doc):
        if token.dep_ == "amod" and token.head.i > token.i and any(t.is_quote for t in _before(token, 2)):
            yield Cue(token, lemma, token.head, None, "after the verb")  # "...", added the agency
            return
        if token.dep_ in ("amod", "compound") or not (token.pos_ in ("VERB", "AUX") or _closes(token)):
            return
        if reports_nothing(token):
            return
        if lemma == "continue" and any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in token.children):
            return  # "continues to view": what he goes on with is no speech by itself
        speaker, channel, rule = _cited(token, lemma, forms) or _subject(token)
        if speaker is not None or rule != "none":
            yield Cue(token, lemma, speaker, channel, rule)
        return
    speaker = _beside(token)
    if speaker is not None:
        yield Cue(token, lemma, speaker, None, "beside the verb")


def _goes_on(token: Token) -> bool:
    after = token.doc[token.i + 1 : token.i + 2]
    return token.lower_ in _GOING and any(t.lower_ == "on" for t in after)


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


def _cited(token: Token, lemma: str, forms: dict[str, str]) -> tuple[Token | None, Token | None, str] | None:
    """ "X cited Y as saying" and "Y was quoted by X as saying": Y speaks, X is the channel."""
    citing = token
    if lemma == "quote" and token.tag_ in _FINITE:  # "...," the agency quoted the leader
        told = next((c for c in token.children if c.dep_ == "dobj" and c.i > token.i and c.pos_ == "PROPN"), None)
        if told is not None and not any(child.lower_ == "as" for child in token.children):
            return told, _subject(token)[0], "cited"
    if token.dep_ == "pcomp" and token.head.lower_ == "as":
        citing = token.head.head
    elif not any(child.lower_ == "as" for child in token.children) or lemma not in _CITING:
        return None
    if forms.get(citing.lower_) not in _CITING:
        return None
    subject, _, _ = _subject(citing)
    saying = [t for child in citing.children if child.lower_ == "as" for t in child.children if t.dep_ == "pcomp"]
    agent = _agent(citing) or next((found for t in saying if (found := _agent(t)) is not None), None)
    cited = next(
        (child for child in citing.children if child.dep_ in ("dobj", "dative", "nsubj") and child.i > citing.i), None
    )
    if any(child.dep_ == "nsubjpass" for child in citing.children) or (cited is None and citing.tag_ == "VBN"):
        passive = next((child for child in citing.children if child.dep_ == "nsubjpass"), None)
        return passive or citing.head, agent, "cited"
    return (cited, subject, "cited") if cited is not None else None


def _subject(verb: Token) -> tuple[Token | None, Token | None, str]:
    """The subject of a verb, climbing to the verbs it depends on; "none" where the sentence has none."""
    inverted = _inverted(verb)
    if inverted is not None:
        return inverted, None, "after the verb"
    named = _in_commas_before(verb)
    if named is not None:
        return named, None, "in commas"
    token, rule = verb, "subject"
    for _ in range(6):
        found = _own_subject(token, verb)
        if found is not None:
            return (None, None, "none") if found is token else (found, None, rule)
        climbs = token.dep_ in _DEPENDENT and (token.dep_ != "ccomp" or token.tag_ == "VBG")
        if not climbs or token.head is token or token.head.pos_ == "NOUN":
            return (token.head, None, "shared subject") if _named_root(token.head, verb) else (None, None, "none")
        token, rule = token.head, "shared subject"
    return None, None, "none"


def _in_commas_before(verb: Token) -> Token | None:
    """The person named in commas right before a finite verb that has no subject and ends its sentence: "Kenya will pay,
    the minister, Ada Lund, announced today"."""
    if verb.tag_ not in _FINITE or verb.i < verb.sent.start + 4 or verb.nbor(-1).text != ",":
        return None
    name, last = verb.nbor(-2), verb.sent.end - verb.i
    free = not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children) and last < 8
    return name if free and name.pos_ == "PROPN" and name.ent_type_ == "PERSON" and in_commas(name) else None


def _named_root(noun: Token, verb: Token) -> bool:
    """Whether the parse made a noun with a name beside it the root, and its verb an adjective of what follows."""
    named = noun.pos_ == "PROPN" or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in noun.children)
    return noun.dep_ == "ROOT" and noun.i < verb.i and verb.dep_ == "conj" and verb.tag_ in _FINITE and named


def _own_subject(token: Token, verb: Token) -> Token | None:
    """The subject that a verb has itself; the verb where it has none and shares none, None where it may share one."""
    active = token is not verb and verb.tag_ in _FINITE and verb.dep_ == "conj"
    if active:  # "the statement was passed and urges"
        passed = next((child for child in token.children if child.dep_ == "nsubjpass"), None)
        if passed is not None:
            return passed
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in token.children)
    if passive or (token.tag_ == "VBN" and token.dep_ in ("acl", "relcl")):
        agent = _agent(token)
        if agent is not None or passive:
            return agent if agent is not None else token
    for child in token.children:
        if child.dep_ == "nsubj" and (token is verb or child.i < verb.i):
            return _behind_source(_antecedent(child, token))
    return token.head if token.dep_ == "acl" and token.tag_ == "VBG" else None


def _behind_source(subject: Token) -> Token:
    """ "According to the agency, the prosecutor said": not the agency, which the parse puts him beside."""
    lead = [t.lower_ for t in subject.doc[max(0, subject.i - 8) : subject.i]]
    if "according" not in lead or "," in lead[lead.index("according") :]:
        return subject
    return next((c for c in subject.children if c.dep_ == "appos" and subject.doc[subject.i + 1].text == ","), subject)


def _inverted(verb: Token) -> Token | None:
    """ "...," read a statement: right behind the closing mark, what the parse takes for an object is the subject."""
    if verb.i < 2 or not verb.nbor(-1).is_quote or any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return None
    return next((c for c in verb.rights if c.dep_ in ("dobj", "attr", "npadvmod", "dep") and c.pos_ != "PUNCT"), None)


def _antecedent(subject: Token, verb: Token) -> Token:
    """What a relative pronoun stands for; no person is "which": "a letter that Lund wrote to Odu which described"."""
    if subject.lower_ not in ("who", "which", "that") or verb.dep_ != "relcl":
        return subject
    above = (t for t in verb.head.ancestors if t.pos_ == "NOUN")
    person = subject.lower_ == "which" and verb.head.ent_type_ == "PERSON"
    return next(above, verb.head) if person else verb.head


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for head in child.children:
                if head.dep_ == "pobj":
                    return head
    return None


def _beside(verb: Token) -> Token | None:
    """Without a parse: the word right before the verb, or after one that follows a comma or a mark."""
    doc = verb.doc
    before = doc[verb.i - 1] if verb.i else None
    if before is not None and not before.is_punct and not before.is_space:
        return before
    after = [t for t in doc[verb.i + 1 : verb.i + 7] if not (t.is_punct or t.is_space)]
    return _phrase_end(after) if after else None
