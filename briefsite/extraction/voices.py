"""Who a noun phrase is: an actor of the text, a document, somebody unnamed, or whoever a pronoun stands for.

What a sentence does not settle stays open: a "he" with nobody before it gives no voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.noun_phrases import (
    BEFORE_HEAD,
    MODIFIERS,
    bare,
    definite,
    first_word,
    is_called,
    is_day,
    told_before,
    without_marks,
)
from briefsite.extraction.parse import children, is_parsed
from briefsite.extraction.reading import Reading, source_span
from briefsite.extraction.speaking import HE, IT, THEY, Cast, Named, Phrase, Speaking
from briefsite.model.document import Voice
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_NO_SPEAKER = frozenset(["who", "which", "that", "this", "there", "what", "one"])
#: "Every Ally" is nobody who spoke.
_ANY = frozenset(["every", "each", "any", "no", "another"])
_OF_PHRASE = frozenset(["for", "of", "from", "at", "with", "in"])


class Voices:
    """Resolves noun phrases of one reading to voices."""

    def __init__(self, reading: Reading, quoted: Sequence[Span]) -> None:
        self.reading = reading
        self.text = reading.text
        self.cast = Cast(reading, quoted)
        self.documents = reading.lexicon.words("documents")
        self.speakers = reading.lexicon.words("speakers")
        self.issuing = reading.lexicon.words("issuing_verbs")
        self.saying = reading.lexicon.words("saying_verbs")
        self.bodies = reading.lexicon.words("speaking_bodies")

    def of(self, head: Token, speaking: Speaking, verb: Token | None = None) -> Phrase | None:
        """The voice of the noun phrase with that head (and with that verb), or None where nobody can be told."""
        word = head.lower_
        if word in HE | IT | THEY:
            return self.cast.pronoun(word, source_span(head).start, speaking, told_before(head, verb))
        if head.pos_ == "PRON" or word in _NO_SPEAKER:
            return None
        return (
            self._together(head)
            or self._named(head)
            or self._holder(head)
            or self._issuer(head)
            or self._named_beside(head, verb)
            or self._by_role(head)
            or self._by_word(head)
            or self._unnamed(head)
        )

    def phrase_span(self, head: Token) -> Span:
        """The noun phrase in the source: from its first modifier to its head, with a short "of" or "for" after it."""
        if not is_parsed(head.doc):
            return Span(source_span(head.doc[first_word(head)]).start, source_span(head).end)
        left = [source_span(c.left_edge).start for c in head.lefts if c.dep_ in BEFORE_HEAD]
        number = head.nbor(1) if head.i + 1 < len(head.doc) and head.nbor(1).tag_ == "CD" else head
        end = source_span(number if head.lower_ in self.documents else head).end
        for child in head.rights:
            words = list(child.subtree)
            plain = all(t.pos_ not in ("VERB", "AUX", "SCONJ") and t.text not in ',;:"()' for t in words)
            if (
                child.dep_ == "prep"
                and child.lower_ in _OF_PHRASE
                and child.i == head.i + 1
                and plain
                and len(words) <= 8
            ):
                end = source_span(words[-1]).end
        return without_marks(Span(min([source_span(head).start, *left]), end), self.text)

    def _together(self, head: Token) -> Phrase | None:
        """ "Oster and Tamal": two who speak as one keep their words."""
        others = [c for c in children(head) if c.dep_ == "conj"]
        first = self.cast.at(source_span(head))
        last = self.cast.at(source_span(others[-1])) if others else None
        if first is None or last is None or first.chain is last.chain or first.span.end > last.span.start:
            return None
        return Phrase(Voice(span=Span(first.span.start, last.span.end)), person=False)

    def _named(self, head: Token) -> Phrase | None:
        found = self.cast.at(source_span(head))
        if found is None:
            beside = [c for c in children(head) if c.dep_ == "appos"]
            joint = next((both for c in beside if (both := self._together(c))), None) if head.tag_ == "NNS" else None
            if joint:
                return joint
            apposed = [self.cast.at(source_span(c)) for c in beside]
            found = next((named for named in apposed if named and named.person), None)
        found = found or self._named_behind(head)
        if found is None:
            return None
        found = self._owned(found)
        return Phrase(Voice(found.chain.key), found.person)

    def _named_behind(self, head: Token) -> Named | None:
        """ "The main news agency Lake Wire": the body that is named right behind the word for it."""
        if head.pos_ != "NOUN" or head.lower_ not in self.bodies:
            return None
        end = source_span(head).end
        named = self.cast.starting(end + 1) if self.text[end : end + 1] == " " else None
        return named if named and named.chain.kind == "organisation" else None

    def _holder(self, head: Token) -> Phrase | None:
        """ "The President of Chad Idriss Deby": the one whose role the head is the noun of."""
        place = source_span(head)
        held = (r for r in self.reading.roles if r.title.covers(place) and place.end <= r.person.start)
        named = next((self.cast.at(role.person) for role in held), None)
        return Phrase(Voice(named.chain.key), person=True) if named and named.person else None

    def _named_beside(self, head: Token, verb: Token | None) -> Phrase | None:
        """ "The spokeswoman of the office, Ira Voss, said": a person named within the phrase."""
        if verb is None or verb.i <= head.i or not is_parsed(head.doc):
            return None
        start, end = source_span(head.left_edge).start, source_span(verb).start
        named = [n for n in self.cast.before(end, start) if n.person]
        if not named:
            return None
        last, own = named[-1], source_span(head)
        if any(
            t.tag_ in ("VBN", "VBD", "VBG") and source_span(t).end <= last.span.start
            for t in head.subtree
            if t.i > head.i
        ):
            return None  # "the chief appointed by the secretary, Ira Voss" is not Ira Voss
        apposed = re.search(r"[,(–—-]\s*(?:[\w.'’-]+\s){0,4}$", self.text[own.end : max(own.end, last.span.start)])
        if last.span.start > own.end and not apposed:
            return None  # "a spokesman for Mr Voss" is not Mr Voss
        beside = re.fullmatch(r"\W*(?:\[[^\]]*\]|\([^)]*\))?\W*(?:\w+ly\s)?", self.text[last.span.end : end])
        joint = named[-2] if beside and len(named) > 1 and head.tag_ == "NNS" else None
        if joint and re.fullmatch(r",?\s+and\s+(?:[A-Z][\w.]*\s)*", self.text[joint.span.end : last.span.start]):
            return Phrase(Voice(span=Span(joint.span.start, last.span.end)), person=False)
        return Phrase(Voice(last.chain.key), person=True) if beside else None

    def _owned(self, owner: Named) -> Named:
        """ "The Ministry of Defence's Information Department": the department is the head, whatever the parse says."""
        possessive = re.match(r"['’]s?\s+", self.text[owner.span.end : owner.span.end + 4])
        owned = self.cast.starting(owner.span.end + possessive.end()) if possessive else None
        return owned if owned and owned.chain.kind == "organisation" else owner

    def _issuer(self, head: Token) -> Phrase | None:
        """ "A statement from the government", "issued a statement", "the agency release": whoever's it is speaks,
        through it."""
        if head.lower_ not in self.documents:
            return None
        named = next((n for token in self._issuers(head) if (n := self._named(token)) is not None), None)
        return Phrase(named.voice, named.person, Voice(span=self.phrase_span(head))) if named else None

    def _issuers(self, document: Token) -> Iterator[Token]:
        """Whose document it may be: who issues it, who is named before it, who behind "from" or "by", or whose
        message it is."""
        if document.dep_ == "dobj" and document.head.lemma_ in self.issuing:
            yield from (c for c in children(document.head) if c.dep_ == "nsubj")
        yield from (c for c in children(document) if c.dep_ in ("compound", "poss"))
        for made in (c for c in children(document) if c.dep_ in ("acl", "relcl") and c.lemma_ in self.issuing):
            yield from (t for c in children(made) if c.dep_ == "agent" for t in children(c) if t.dep_ == "pobj")
            yield from (c for c in children(made) if c.dep_ == "nsubj" and c.pos_ != "PRON")  # "a letter Lund wrote"
        after = list(document.doc[document.i + 1 : document.i + 4])
        for by in after[2:] if is_day(after) else after[:1]:  # a message on Monday by
            if by.lower_ in ("from", "by", "of"):
                owners = (t for t in children(by) if t.dep_ == "pobj")
                yield from (t for t in owners if by.lower_ != "of" or self._speaks(t))

    def _by_role(self, head: Token) -> Phrase | None:
        """ "The minister": the latest person of the text before this whose role is so called."""
        short = head.text.isupper() and 1 < len(head.text) < 4  # the CS, the PM
        if not (head.lower_ in self.speakers or short) or head.tag_ == "NNS":
            return None
        before = [t for t in children(head) if t.i < head.i and t.dep_ in MODIFIERS]
        owner = next((t for t in before if t.dep_ == "poss" and t.pos_ == "PROPN"), None)
        if not (definite(head) or bare(head) or owner) or any(c.dep_ == "prep" for c in children(head)):
            return None
        if owner is None and any(t.dep_ == "poss" for t in before):
            return None
        bodies = [t for t in before if self._speaks(t)]
        words = {t.lower_ for t in before if t not in bodies} | {head.lower_}
        people = [n for n in self.cast.before(source_span(head).start) if n.person]
        if bodies or owner:  # "the force's commander", "Carrow's president": the only one of the text
            everyone = people if bodies else [n for n in self.cast.named if n.person]
            holding = {
                n.chain.key for n in everyone if any(head.lower_ in r.title.lower().split() for r in n.chain.roles)
            }
            return Phrase(Voice(holding.pop()), person=True) if len(holding) == 1 else None
        for named in reversed(people):
            if any(is_called(words, role, short=short) for role in named.chain.roles):
                return Phrase(Voice(named.chain.key), person=True)
        later = (n.chain for n in self.cast.named if n.person)  # only named further on
        called = {c.key for c in later if any(is_called(words, role, short=short) for role in c.roles)}
        return Phrase(Voice(called.pop()), person=True) if len(called) == 1 else None

    def _by_word(self, head: Token) -> Phrase | None:
        """ "The foundation": the one body named before that has the word in its name."""
        if not definite(head) or any(c.dep_ in MODIFIERS for c in children(head)):
            return None
        before = self.cast.before(source_span(head).start)
        bodies = {n.chain.key: n.chain for n in before if n.chain.kind == "organisation"}
        named = [key for key, chain in bodies.items() if head.lower_ in chain.name.lower().split()]
        return Phrase(Voice(named[0]), person=False) if len(named) == 1 else None

    def _unnamed(self, head: Token) -> Phrase | None:
        """A document, or somebody without a name: the words of the phrase are the voice."""
        word = head.lower_
        if word in self.documents and (issued := self._issued_before(head)):
            return issued
        singular = word.removesuffix("s")
        lemma = singular if singular in self.speakers | self.documents else word
        if lemma in self.documents:
            return Phrase(Voice(span=self._fullest(head, lemma)), person=False)
        if lemma in self.speakers:
            name = next((c for c in children(head) if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
            person = lemma not in self.bodies
            voice = Voice(span=self.phrase_span(name if name is not None and person else head))
            return Phrase(voice, person, several=person and head.tag_ == "NNS" and name is None)
        if head.pos_ == "PROPN" and not any(c.lower_ in _ANY for c in children(head) if c.dep_ == "det"):
            return Phrase(Voice(span=self.phrase_span(head)), person=head.ent_type_ in ("PERSON", ""))
        if head.pos_ != "NOUN" or head.ent_type_ in ("TIME", "DATE"):
            return None  # "issued at midnight"
        return Phrase(Voice(span=self.phrase_span(head)), person=False, known=False)

    def _speaks(self, head: Token) -> bool:
        """Whether a name is of somebody who speaks for himself: a person or a body."""
        named = self.cast.at(source_span(head))
        return named is not None and named.chain.kind in {"person", "organisation"}

    def _issued_before(self, head: Token) -> Phrase | None:
        """ "The statement", where the text has told before who issued a statement."""
        own = self.phrase_span(head)
        if own.of(self.text).lower() != f"the {head.lower_}":
            return None
        earlier = (t for doc in self.reading.paragraphs for t in doc if t.lower_ == head.lower_)
        for token in earlier:
            if source_span(token).start >= own.start:
                break
            issued = self._issuer(token) if token.dep_ == "dobj" else self._who_said_in(token)
            if issued:
                return Phrase(issued.voice, issued.person, Voice(span=own))
        return None

    def _who_said_in(self, document: Token) -> Phrase | None:
        """ "In a statement, the league said": the body that says something in a document issued it."""
        by = document.head
        if document.dep_ != "pobj" or by.lower_ != "in" or by.head.lemma_ not in self.saying:
            return None
        subjects = (self._named(c) for c in children(by.head) if c.dep_ == "nsubj" and self._speaks(c))
        return next((phrase for phrase in subjects if phrase and not phrase.person), None)

    def _fullest(self, head: Token, lemma: str) -> Span:
        """ "The release" is the "foreign ministry press release" named before; the phrase with more words speaks."""
        own = self.phrase_span(head)
        if own.of(self.text).lower() != f"the {lemma}":
            return own
        for doc in self.reading.paragraphs:
            for token in doc:
                if token.lower_ != lemma:
                    continue
                place = source_span(token)
                if place.start >= own.start:
                    return own
                fuller = self.phrase_span(token)
                outside = not any(q.covers(place) for q in self.cast.quoted)
                if outside and len(fuller.of(self.text).split()) > 2:
                    return fuller
        return own
