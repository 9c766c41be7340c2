"""Who a noun phrase is: an actor of the text, a document, somebody unnamed, or whoever a pronoun stands for.

What a sentence does not settle stays open: a "he" with nobody before it gives no voice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefsite.extraction.reading import Reading, source_span
from briefsite.model.document import Chain, Mention, Voice
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_HE = frozenset(["he", "she", "him", "her", "himself", "herself"])
_IT = frozenset(["it", "itself"])
_THEY = frozenset(["they", "them", "themselves"])
_FROM = frozenset(["from", "by", "of"])
_OF_PHRASE = frozenset(["for", "of", "from", "at", "with", "in"])
_FEMALE = re.compile(r"\b(?:Mrs|Ms|Miss|Madam|Madame|Queen|Princess|Lady|Dame|Baroness|Sheikha|Sister)\b\.?\s*$")
_MALE = re.compile(r"\b(?:Mr|Sir|King|Prince|Lord|Sheikh|Father|Brother)\b\.?\s*$")


@dataclass(frozen=True)
class Named:
    """A mention with its chain, for looking up by place."""

    span: Span
    mention: Mention
    chain: Chain


@dataclass
class Speaking:
    """Who has spoken so far, latest last, while a text is gone through in order."""

    persons: list[tuple[int, Voice]] = field(default_factory=list)
    others: list[tuple[int, Voice]] = field(default_factory=list)

    def note(self, voice: Voice, at: int, person: bool) -> None:
        (self.persons if person else self.others).append((at, voice))


@dataclass(frozen=True)
class Phrase:
    """A noun phrase that may speak: its voice, its issuer's document if that is what speaks, and what it is."""

    voice: Voice
    person: bool
    document: Voice | None = None


class Voices:
    """Resolves noun phrases of one reading to voices."""

    def __init__(self, reading: Reading, quoted: Sequence[Span]) -> None:
        self.reading = reading
        self.text = reading.text
        self.quoted = quoted
        chains = reading.document.chains
        found = [Named(m.span, m, chain) for chain in chains for m in chain.mentions]
        self.named = sorted(found, key=lambda n: (n.span.start, -n.span.end))
        self._starts = [n.span.start for n in self.named]
        self._longest = max((n.span.end - n.span.start for n in self.named), default=0)
        lexicon = reading.lexicon
        self.documents = lexicon.words("documents")
        self.speakers = lexicon.words("speakers")

    def of(self, head: Token, speaking: Speaking) -> Phrase | None:
        """The voice of the noun phrase with that head, or None where nobody can be told."""
        word = head.lower_
        if word in _HE or word in _IT or word in _THEY:
            return self._pronoun(head, word, speaking)
        if head.pos_ == "PRON" or word in ("who", "which", "that", "this", "there"):
            return None
        return self._together(head) or self._named(head) or self._issuer(head) or self._by_role(head) or self._unnamed(head, speaking)

    def at(self, span: Span) -> Named | None:
        """The longest mention that overlaps a span; a name before a descriptor."""
        low = bisect_right(self._starts, span.start - self._longest - 1)
        high = bisect_right(self._starts, span.end)
        over = [n for n in self.named[low:high] if n.span.overlaps(span)]
        return max(over, key=lambda n: (n.mention.form == "name", n.span.end - n.span.start), default=None)

    def in_range(self, start: int, end: int) -> list[Named]:
        return [n for n in self.named[bisect_right(self._starts, start - 1) :] if n.span.end <= end]

    def _together(self, head: Token) -> Phrase | None:
        """ "Oster and Tamal": two who speak as one keep their words."""
        others = [c for c in head.children if c.dep_ == "conj" and self.at(source_span(c))]
        if not others or self.at(source_span(head)) is None:
            return None
        first, last = self.at(source_span(head)), self.at(source_span(others[-1]))
        if first is None or last is None or first.chain is last.chain or first.span.end > last.span.start:
            return None
        return Phrase(Voice(span=Span(first.span.start, last.span.end)), person=False)

    def _named(self, head: Token) -> Phrase | None:
        found = self.at(source_span(head))
        if found is None and head.dep_ and (titled := [c for c in head.children if c.dep_ == "appos"]):
            found = self.at(source_span(titled[0]))
            if found and found.chain.kind != "person":
                found = None
        if found is None:
            return None
        found = self._owned(found)
        return Phrase(Voice(found.chain.key), found.chain.kind == "person")

    def _owned(self, owner: Named) -> Named:
        """ "The Ministry of Defence's Information Department": the department is the head, whatever the parse says."""
        possessive = re.match(r"['’]s?\s+", self.text[owner.span.end : owner.span.end + 4])
        if not possessive:
            return owner
        place = owner.span.end + possessive.end()
        owned = [n for n in self.in_range(place, len(self.text)) if n.span.start == place]
        return owned[0] if owned and owned[0].chain.kind == "organisation" else owner

    def _issuer(self, head: Token) -> Phrase | None:
        """ "A statement from the government": the government speaks, through the statement."""
        if head.lower_ not in self.documents:
            return None
        document = Voice(span=self.phrase_span(head))
        for child in head.children:
            if child.dep_ in ("prep", "agent") and child.lower_ in ("from", "by"):
                for owner in child.children:
                    named = self._named(owner) if owner.dep_ == "pobj" else None
                    if named:
                        return Phrase(named.voice, named.person, document)
        return None

    def _by_role(self, head: Token) -> Phrase | None:
        """ "The minister": the latest person of the text before this whose role is so called."""
        if head.lower_ not in self.speakers or (head.tag_ == "NNS"):
            return None
        article = next((c.lower_ for c in head.children if c.dep_ == "det"), "")
        if article != "the" or any(c.dep_ in ("compound", "amod", "poss", "prep", "nmod") for c in head.children):
            return None
        place = source_span(head).start
        for named in reversed([n for n in self.named if n.span.end <= place]):
            titles = " ".join(role.title for role in named.chain.roles).lower()
            if named.chain.kind == "person" and re.search(rf"\b{re.escape(head.lower_)}\b", titles):
                return Phrase(Voice(named.chain.key), person=True)
        return None

    def _unnamed(self, head: Token, speaking: Speaking) -> Phrase | None:
        """A document, or somebody without a name: the words of the phrase are the voice."""
        word = head.lower_
        lemma = word[:-1] if word.endswith("s") and word[:-1] in self.speakers | self.documents else word
        if lemma in self.documents:
            return Phrase(Voice(span=self._fullest(head, lemma)), person=False)
        if lemma in self.speakers or head.pos_ == "PROPN":
            return Phrase(Voice(span=self.phrase_span(head)), person=lemma in self.speakers and not _collective(lemma))
        return None

    def _fullest(self, head: Token, lemma: str) -> Span:
        """ "The release" is the "foreign ministry press release" named before; the phrase with more words speaks."""
        own = self.phrase_span(head)
        if len(own.of(self.text).split()) > 2:
            return own
        for doc in self.reading.paragraphs:
            for token in doc:
                if source_span(token).start >= own.start:
                    return own
                if token.lower_ == lemma and not any(q.covers(source_span(token)) for q in self.quoted):
                    span = self.phrase_span(token)
                    if len(span.of(self.text).split()) > 2:
                        return span
        return own

    def phrase_span(self, head: Token) -> Span:
        """The noun phrase in the source: from its first modifier to its head, with a short "of" or "for" after it."""
        doc = head.doc
        if not doc.has_annotation("DEP"):
            first = head.i
            while first and head.i - first < 5 and not doc[first - 1].is_punct and not doc[first - 1].is_space:
                if doc[first - 1].pos_ == "VERB" or doc[first].lower_ in ("the", "a", "an"):
                    break
                first -= 1
            return Span(source_span(doc[first]).start, source_span(head).end)
        left = [c for c in head.lefts if c.dep_ in ("det", "amod", "compound", "poss", "nummod", "nmod", "advmod")]
        start = min([source_span(c.left_edge).start for c in left] + [source_span(head).start])
        end = source_span(head).end
        for child in head.rights:
            words = list(child.subtree)
            plain = all(t.pos_ not in ("VERB", "AUX", "SCONJ") and t.text not in ',;:"' for t in words)
            if child.dep_ == "prep" and child.lower_ in _OF_PHRASE and len(words) <= 8 and plain and child.i == head.i + 1:
                end = source_span(words[-1]).end
        return _without_marks(Span(start, end), self.text)

    def _pronoun(self, head: Token, word: str, speaking: Speaking) -> Phrase | None:
        place = source_span(head).start
        paragraph = self.reading.source.paragraph_at(place)
        if word in _HE:
            chain = self._subject_person(place, paragraph.span.start, word)
            if chain is not None:
                return Phrase(Voice(chain.key), person=True)
            spoken = [(at, v) for at, v in speaking.persons if self._not_of_other_sex(v, word)]
            return Phrase(spoken[-1][1], person=True) if spoken and self._recent(spoken[-1][0], place) else self._last_person(place, word)
        if speaking.others and self._recent(speaking.others[-1][0], place):
            return Phrase(speaking.others[-1][1], person=False)
        if word in _THEY and speaking.persons and not speaking.persons[-1][1].key:
            return Phrase(speaking.persons[-1][1], person=True)
        subject = self._subject_other(place, paragraph.span.start)
        return Phrase(Voice(subject.key), person=False) if subject is not None else None

    def _recent(self, at: int, place: int) -> bool:
        """In this paragraph or one of the two before."""
        source = self.reading.source
        return source.paragraph_at(place).number - source.paragraph_at(at).number <= 2

    def _subject_person(self, place: int, start: int, word: str) -> Chain | None:
        """The person who is the subject of the latest clause before, in the same paragraph; else a lone person in it."""
        before = [n for n in self.in_range(start, place) if n.chain.kind == "person" and self._outside(n.span)]
        before = [n for n in before if self._not_of_other_sex(Voice(n.chain.key), word)]
        subjects = [n for n in before if self._is_subject(n.span)]
        if subjects:
            return subjects[-1].chain
        keys = {n.chain.key for n in before}
        return before[0].chain if len(keys) == 1 else None

    def _subject_other(self, place: int, start: int) -> Chain | None:
        before = [n for n in self.in_range(start, place) if n.chain.kind != "person" and self._outside(n.span)]
        subjects = [n for n in before if self._is_subject(n.span)]
        return subjects[-1].chain if subjects else None

    def _last_person(self, place: int, word: str) -> Phrase | None:
        """The subject of the paragraph before, if it has but one person as such."""
        number = self.reading.source.paragraph_at(place).number
        if number < 2:
            return None
        span = self.reading.source.paragraphs[number - 2].span
        chain = self._subject_person(span.end, span.start, word)
        return Phrase(Voice(chain.key), person=True) if chain is not None else None

    def _is_subject(self, span: Span) -> bool:
        for doc in self.reading.paragraphs:
            start = int(doc.user_data["start"])
            if start <= span.start < start + len(doc.text):
                words = doc.char_span(span.start - start, span.end - start, alignment_mode="expand")
                return words is not None and words.root.dep_ in ("nsubj", "nsubjpass")
        return False

    def _outside(self, span: Span) -> bool:
        return not any(q.covers(span) for q in self.quoted)

    def _not_of_other_sex(self, voice: Voice, word: str) -> bool:
        """Whether the titles before the person's names allow "he" or "she"."""
        if not voice.key:
            return True
        other = _FEMALE if word in ("he", "him", "himself") else _MALE
        spans = [n.span for n in self.named if n.chain.key == voice.key]
        return not any(other.search(self.text[max(0, s.start - 12) : s.start]) for s in spans)


def _collective(word: str) -> bool:
    return word in (
        "agency", "army", "authorities", "authority", "broadcaster", "coalition", "commission", "committee", "company",
        "council", "countries", "delegation", "department", "embassy", "force", "government", "group", "media",
        "military", "ministry", "mission", "movement", "newspaper", "network", "office", "opposition", "organisation",
        "organization", "parliament", "party", "police", "radio", "service", "side", "state", "team", "television", "tv",
        "union",
    )  # fmt: skip


def _without_marks(span: Span, text: str) -> Span:
    words = span.of(text)
    lead = len(words) - len(words.lstrip(" \t\n[(\"“'"))
    trail = len(words) - len(words.rstrip(" \t\n,;:])\"”"))
    return Span(span.start + lead, span.end - trail) if lead + trail < len(words) else span
