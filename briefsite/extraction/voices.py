"""Who a noun phrase is: an actor of the text, a document, somebody unnamed, or whoever a pronoun stands for.

What a sentence does not settle stays open: a "he" with nobody before it gives no voice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from briefsite.extraction.issuers import issuers, voicing
from briefsite.extraction.names_beside import (
    Bodies,
    before_honours,
    body_beside,
    governing,
    leading,
    named_ahead,
    named_behind,
    named_so,
    named_within,
    office_of_named,
    owned_by,
    ruling,
)
from briefsite.extraction.noun_phrases import CROWDS, MODIFIERS, is_nobody, is_one_of_many, phrase_span, told_before
from briefsite.extraction.parse import children
from briefsite.extraction.partitives import part_of, together
from briefsite.extraction.pronoun_subjects import newcomer, parallel_subject, subjects_before
from briefsite.extraction.reading import Reading, source_span
from briefsite.extraction.reporting_forms import reporting_forms
from briefsite.extraction.speakers_by_role import by_role, is_another
from briefsite.extraction.speaking import HE, HIS, IT, THEY, Cast, Phrase, Speaking
from briefsite.model.document import Voice
from briefsite.model.places import Places
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_NO_SPEAKER = frozenset(["who", "which", "that", "this", "there", "what", "one"])


class Voices:
    """Resolves noun phrases of one reading to voices."""

    def __init__(self, reading: Reading, quoted: Sequence[Span]) -> None:
        self.reading = reading
        self.text = reading.text
        self.cast = Cast(reading, quoted)
        self.documents = reading.lexicon.words("documents")
        self.speakers = reading.lexicon.words("speakers")
        self.kin = reading.lexicon.words("kin_nouns")
        self.issuing = reading.lexicon.words("issuing_verbs")
        self.saying = reading.lexicon.words("saying_verbs")
        self.bodies = reading.lexicon.words("speaking_bodies")
        self.forms = reporting_forms(reading.lexicon)
        self._bodies = Bodies(reading.document.chains)
        self._words: dict[str, list[Token]] = {}
        self._issuers: dict[Token, Phrase | None] = {}
        #: To a word for a document, where the text first calls one by more words.
        self._full: dict[str, tuple[int, Span] | None] = {}

    @property
    def marked(self) -> Sequence[Span]:
        """The words between marks."""
        return self.cast.quoted

    def of(self, head: Token, speaking: Speaking, verb: Token | None = None) -> Phrase | None:
        """The voice of the noun phrase with that head (and with that verb), or None where nobody can be told."""
        word = head.lower_
        if word in HE | IT | THEY:
            return self._they(head, speaking) if word in THEY else self._he_or_it(head, speaking, verb)
        if (part := part_of(head, self.cast, self.speakers, self.bodies)) is not None:
            return part
        if head.pos_ == "PRON" or word in _NO_SPEAKER or is_nobody(head):
            return None
        found = (
            together(head, self.cast, self.speakers)
            or self._named(head, speaking)
            or self._holder(head)
            or office_of_named(head, self.cast, self.speakers, self.bodies)
            or self._issuer(head, speaking)
            or named_so(head, self.cast)
            or named_within(head, verb, self.cast)
            or named_ahead(head, self.cast, self.speakers)
            or by_role(head, self.cast, self.speakers, speaking.latest(word, self.text))
            or self._bodies.by_word(head)
            or self._unnamed(head)
        )
        words = found.voice.span.of(self.text) if found and found.voice.span else ""
        return found if words.count("(") == words.count(")") else None

    def _he_or_it(self, head: Token, speaking: Speaking, verb: Token | None) -> Phrase | None:
        """Whoever was told of for the first time right before, an officer without a name, or who has spoken."""
        word, place = head.lower_, source_span(head).start
        goes_on = verb is not None and (verb.lemma_ in self.saying or verb.lower_ in ("went", "goes"))
        new = newcomer(head, self.reading.paragraphs, self.speakers - self.bodies) if word in HE else None
        if new is not None and not self._names_person(new):
            somebody = new.lower_ == "one" or new.lower_ in self.speakers - self.bodies
            if somebody and (found := self.of(new, speaking)):
                return found
        officer = self._officer(parallel_subject(head), speaking) if word in HE else None
        if officer is not None and not self.cast.is_another(officer.voice.key, place):
            return officer
        known = self.cast.pronoun(word, place, speaking, told_before(head, verb), goes_on=goes_on)
        if known is not None and known.voice.span and self._told_since(head, known.voice.span):
            return None
        return known or self._told_before(head, speaking) or self.cast.only_person(word, place)

    def _names_person(self, noun: Token) -> bool:
        """Whether a noun is meant for somebody who is named, or has a person's name within its phrase."""
        start, end = source_span(noun.left_edge).start, source_span(noun.right_edge).end
        return self.cast.at(source_span(noun)) is not None or any(n.person for n in self.cast.before(end + 1, start))

    def _told_since(self, pronoun: Token, unnamed: Span) -> bool:
        """Whether a paragraph has told of one by a noun or name since somebody without a name spoke in one before."""
        start = self.reading.source.paragraph_at(source_span(pronoun).start).span.start
        others = (t for t in self._subjects_before(pronoun) if t.tag_ in ("NN", "NNP") and t.dep_ != "poss")
        return unnamed.end <= start and any(source_span(t).start >= start for t in others)

    def _they(self, head: Token, speaking: Speaking) -> Phrase | None:
        """Who "they" are: the subject before that is several, who can speak or have just spoken, or a body where no
        others are told of. Behind "The boats came back", nobody knows."""
        for subject in self._subjects_before(head):
            if several := together(subject, self.cast, self.speakers):
                return several
            named = self.cast.at(source_span(subject))
            since = (t for t in head.doc[subject.i : head.i] if t.sent == head.sent and t.dep_ == "pobj")
            if any(t.lower_ in CROWDS for t in since):
                return None  # "Norway stands with the people of Oster as they demand"
            if subject.dep_ != "poss" and subject.tag_ in ("NNS", "NNPS"):
                speaks = named or subject.tag_ == "NNPS" or subject.lower_.removesuffix("s") in self.speakers
                return self.of(subject, speaking) if speaks or subject.head.lower_ in self.forms else None
            if subject.dep_ == "poss":
                continue
            others = any(t.tag_ == "NNS" and t.lower_.removesuffix("s") in self.speakers for t in subject.sent)
            if not others and (subject.lower_ in self.bodies or (named and not named.person)):
                return self.of(subject, speaking)
        return self.cast.pronoun(head.lower_, source_span(head).start, speaking)

    def _subjects_before(self, pronoun: Token) -> Iterator[Token]:
        """Those outside of marks: whom somebody tells of goes on with nothing."""
        subjects = subjects_before(pronoun, self.reading.paragraphs)
        return (t for t in subjects if not self.cast.is_quoted(source_span(t)))

    def _told_before(self, pronoun: Token, speaking: Speaking) -> Phrase | None:
        """What "it", or who "he", is where nobody has spoken: the document, the body or the officer that the sentence
        before is about."""
        before = next((t for t in self._subjects_before(pronoun) if t.dep_ != "poss"), None)
        if before is None:
            return None
        things = self.documents | (self.bodies if before.doc is pronoun.doc else frozenset())
        known = things if pronoun.lower_ in IT else self.speakers - self.bodies
        return self.of(before, speaking) if before.lower_ in known else None

    def _officer(self, subject: Token | None, speaking: Speaking) -> Phrase | None:
        """ "The President was asked, and he said": one without a name whom the clause before is about."""
        known = subject is not None and subject.lower_ in self.speakers - self.bodies and subject.tag_ != "NNS"
        return self.of(subject, speaking) if subject is not None and known else None

    def phrase_span(self, head: Token) -> Span:
        """The noun phrase in the source; a document with the number behind it."""
        return phrase_span(head, self.text, numbered=head.lower_ in self.documents)

    def _named(self, head: Token, speaking: Speaking | None = None) -> Phrase | None:
        found = self.cast.at(source_span(before_honours(head, self.reading.lexicon.words("honours"))))
        if (
            found is not None
            and speaking is not None
            and is_another(found, self.cast, speaking.latest(head.lower_, self.text))
        ):
            found = None
        if found is None:
            beside = [c for c in children(head) if c.dep_ == "appos"]
            pairs = (together(c, self.cast, self.speakers) for c in beside if head.tag_ == "NNS")
            joint = next(filter(None, pairs), None)
            if joint:
                return joint
            apposed = (self.cast.at(source_span(c)) for c in beside)
            found = next((named for named in apposed if named and named.person), None)
        found = found or named_behind(head, self.cast, self.bodies) or body_beside(head, self.cast, self.bodies)
        if (found := found or governing(head, self.cast)) is None:
            return None
        found = leading(found, head, self.cast, self.speakers - self.bodies)
        found = owned_by(found, self.cast)
        return Phrase(Voice(found.chain.key), found.person)

    def _holder(self, head: Token) -> Phrase | None:
        """ "The President of Chad Idriss Deby": the one whose role the head is the noun of."""
        place = source_span(head)
        held = sorted(number for _, number in self._titles.covering(place))
        persons = (self.reading.roles[number].person for number in held)
        named = next((self.cast.at(person) for person in persons if place.end <= person.start), None)
        return Phrase(Voice(named.chain.key), person=True) if named and named.person else None

    def _issuer(self, head: Token, speaking: Speaking) -> Phrase | None:
        """ "A statement from the government", "issued a statement", "the agency release": whoever's it is speaks,
        through it."""
        if head.lower_ not in self.documents:
            return None
        found = (
            self._named(token) or self._who_issued(token, speaking)
            for token in issuers(head, self.issuing)
            if token.head.lower_ != "of" or self.cast.speaks(token)
        )
        issuer = next((phrase for phrase in found if phrase is not None), self._who_said_in(head))
        return Phrase(issuer.voice, issuer.person, Voice(span=self.phrase_span(head))) if issuer else None

    def _who_issued(self, head: Token, speaking: Speaking) -> Phrase | None:
        """ "They released a letter", "put out by the prince's office": whoever a pronoun or a word for speakers is."""
        if head.lower_ in HE | IT | THEY:
            return self.of(head, speaking)
        if head.lower_ in HIS:
            return self.cast.pronoun(HIS[head.lower_], source_span(head).start, speaking)
        if head.dep_ == "compound" and (state := ruling(head, self.cast)):
            return Phrase(Voice(state.chain.key), person=False)
        if head.dep_ in MODIFIERS or head.lower_ not in self.speakers:
            named = head.pos_ == "PROPN" and head.dep_ == "nsubj"
            return named_ahead(head, self.cast, self.speakers) or (self._unnamed(head) if named else None)
        return by_role(head, self.cast, self.speakers) or self._unnamed(head)

    @cached_property
    def _titles(self) -> Places[int]:
        """The titles of roles with the numbers of these."""
        return Places((role.title, number) for number, role in enumerate(self.reading.roles))

    def _unnamed(self, head: Token) -> Phrase | None:
        """A document, or somebody without a name: the words of the phrase are the voice."""
        word = head.lower_
        if word in self.documents and (issued := self._issued_before(head)):
            return issued
        known = self.speakers | self.documents
        lemma = next((one for one in (word.removesuffix("s"), head.lemma_.lower()) if one in known), word)
        if lemma in self.documents:
            return Phrase(Voice(span=self._fullest(head, lemma)), person=False)
        if lemma in self.speakers or (lemma in self.kin and head.dep_ == "nsubj"):
            name = next((c for c in children(head) if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
            person = lemma not in self.bodies
            voice = Voice(span=self.phrase_span(name if name is not None and person else head))
            return Phrase(voice, person, several=person and head.tag_ == "NNS" and name is None)
        if head.pos_ == "PROPN" and not is_one_of_many(head):
            person = head.ent_type_ in ("PERSON", "")
            return Phrase(Voice(span=self.phrase_span(head)), person, unsure=person)
        if head.pos_ != "NOUN" or head.ent_type_ in ("TIME", "DATE"):
            return None  # "issued at midnight"
        return Phrase(Voice(span=self.phrase_span(head)), person=False, known=False)

    def _issued_before(self, head: Token) -> Phrase | None:
        """ "The statement", where the text has told before who issued a statement."""
        own = self.phrase_span(head)
        if own.of(self.text).lower() != f"the {head.lower_}":
            return None
        earlier = takewhile(lambda token: source_span(token).start < own.start, self._standing(head.lower_))
        issued = next(filter(None, map(self._issued, earlier)), None)
        return Phrase(issued.voice, issued.person, Voice(span=own)) if issued else None

    def _issued(self, document: Token) -> Phrase | None:
        """Who issued a document, told where its word stands; found out once for all that ask for it further on."""
        if document not in self._issuers:
            issuer = self._issuer(document, Speaking()) if document.dep_ == "dobj" else self._who_said_in(document)
            self._issuers[document] = issuer
        return self._issuers[document]

    def _standing(self, word: str) -> Sequence[Token]:
        """Wherever a word stands."""
        if word not in self._words:
            self._words[word] = [t for doc in self.reading.paragraphs for t in doc if t.lower_ == word]
        return self._words[word]

    def _who_said_in(self, document: Token) -> Phrase | None:
        """ "In a statement, the league said": the body that says something in a document issued it."""
        by = document.head
        if (subject := voicing(document, self.forms)) is not None:
            return self._named(subject)
        if document.dep_ != "pobj" or by.lower_ != "in" or by.head.lemma_ not in self.saying:
            return None
        subjects = (self._named(c) for c in children(by.head) if c.dep_ == "nsubj" and self.cast.speaks(c))
        return next((phrase for phrase in subjects if phrase and not phrase.person), None)

    def _fullest(self, head: Token, lemma: str) -> Span:
        """ "The release" is the "foreign ministry press release" named before; the phrase with more words speaks."""
        own = self.phrase_span(head)
        if own.of(self.text).lower() != f"the {lemma}":
            return own
        if lemma not in self._full:
            standing = (
                (t, self.phrase_span(t)) for t in self._standing(lemma) if not self.cast.is_quoted(source_span(t))
            )
            full = ((source_span(t).start, span) for t, span in standing if len(span.of(self.text).split()) > 2)
            self._full[lemma] = next(full, None)
        first = self._full[lemma]
        return first[1] if first is not None and first[0] < own.start else own
