"""Where actors are mentioned and who has spoken so far: what a pronoun or a short reference is settled by."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefsite.extraction.clause_subjects import is_company
from briefsite.extraction.disjoint_reference import is_other, of_another
from briefsite.extraction.noun_phrases import is_called
from briefsite.extraction.parse import in_small_clause, is_parsed
from briefsite.extraction.reading import Reading, root_of, source_span, stands_as
from briefsite.extraction.sexes import differ, of_people
from briefsite.extraction.span_search import covering, overlapping
from briefsite.model.document import Chain, Mention, Voice
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
#: How the parse hangs a name on an office before it.
_INSIDE = frozenset(["pobj", "prep", "nmod", "compound", "appos", "conj"])
HE = frozenset(["he", "she", "him", "her", "himself", "herself"])
HIS = {"his": "he", "her": "she"}
IT = frozenset(["it", "itself"])
THEY = frozenset(["they", "them", "themselves"])
_SHE = frozenset(["she", "her", "herself"])
#: Over so many sentences, its own and the first included, "it" may reach back.
_NEAR = 3
#: For whom a pronoun stands that may be either of two.
_ONE_OF_TWO = Voice()


@dataclass(frozen=True)
class Phrase:
    """A noun phrase that speaks: its voice, the document it speaks through, and whether it is a person.

    `known` is false of a noun that no list has among those who speak: enough for a quotation, not for hearsay; `unsure`
    is true of a name of which nobody knows whether it is a person's.
    """

    voice: Voice
    person: bool
    document: Voice | None = None
    known: bool = True
    several: bool = False
    unsure: bool = False


@dataclass
class Speaking:
    """Who has spoken so far, latest last, while a text is gone through in order; `groups` are several persons."""

    persons: list[tuple[int, Voice]] = field(default_factory=list)
    groups: list[tuple[int, Voice]] = field(default_factory=list)
    others: list[tuple[int, Voice]] = field(default_factory=list)
    _nouns: dict[str, int] = field(default_factory=dict)
    _heard: int = 0

    def latest(self, noun: str, text: str) -> int:
        """Where a person without a name spoke last for whom that noun stands: "a senior official"; 0 where none did."""
        for at, voice in self.persons[self._heard :]:
            for word in voice.span.of(text).lower().split() if voice.span else ():
                self._nouns[word] = max(at, self._nouns.get(word, 0))
        self._heard = len(self.persons)
        return self._nouns.get(noun, 0)

    def note(self, phrase: Phrase, at: int) -> None:
        voices = self.groups if phrase.several else self.persons if phrase.person else self.others
        voices.append((at, phrase.voice))
        if phrase.unsure:
            self.others.append((at, phrase.voice))


@dataclass(frozen=True)
class Named:
    """A mention with its chain."""

    span: Span
    mention: Mention
    chain: Chain

    @property
    def person(self) -> bool:
        return self.chain.kind == "person"


class Cast:
    """All mentions of a reading by place."""

    def __init__(self, reading: Reading, quoted: Sequence[Span]) -> None:
        self.reading = reading
        self.text = reading.text
        self.quoted = quoted
        found = [Named(m.span, m, chain) for chain in reading.document.chains for m in chain.mentions]
        self.named = sorted(found, key=lambda n: (n.span.start, -n.span.end))
        self._starts = [n.span.start for n in self.named]
        self._longest = max((n.span.end - n.span.start for n in self.named), default=0)
        self._called: dict[tuple[frozenset[str], bool], list[Named]] = {}
        people = [(n.chain.key, n.span) for n in self.named if n.person]
        self._people = {key for key, _ in people}
        self._sexes = of_people(people, self.text, reading.lexicon)

    def at(self, span: Span) -> Named | None:
        """The longest mention that overlaps a span; a name before a descriptor."""
        low = bisect_right(self._starts, span.start - self._longest - 1)
        high = bisect_right(self._starts, span.end)
        over = [n for n in self.named[low:high] if n.span.overlaps(span)]
        return max(over, key=lambda n: (n.mention.form == "name", n.span.end - n.span.start), default=None)

    def speaks(self, head: Token) -> bool:
        """Whether a name is of somebody who speaks for himself: a person or a body."""
        named = self.at(source_span(head))
        return named is not None and named.chain.kind in {"person", "organisation"}

    def starting(self, place: int) -> Named | None:
        """The longest mention that starts at a place."""
        at = bisect_left(self._starts, place)
        return self.named[at] if at < len(self.named) and self.named[at].span.start == place else None

    def before(self, place: int, start: int = 0) -> Iterator[Named]:
        """The mentions from `start` that end before a place, the last first."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, place)
        return (n for n in map(self.named.__getitem__, range(high - 1, low - 1, -1)) if n.span.end <= place)

    def is_quoted(self, span: Span) -> bool:
        """Whether words lie between marks."""
        return covering(self.quoted, span) is not None

    def called(self, words: frozenset[str], *, short: bool) -> Sequence[Named]:
        """The persons with a role that is so called, wherever they are named."""
        if (words, short) not in self._called:
            told = [n for n in self.named if n.person and n.chain.roles]
            roles = {n.chain.key: n.chain.roles for n in told}
            so = {key for key, held in roles.items() if any(is_called(words, role, short=short) for role in held)}
            self._called[words, short] = [n for n in told if n.chain.key in so]
        return self._called[words, short]

    def pronoun(
        self, word: str, place: int, speaking: Speaking, told: int | None = None, *, goes_on: bool = False
    ) -> Phrase | None:
        """Who "he", "it" or "they" at a place is, or None where the text does not settle it. What he says begins at
        `told`, where it stands before him: "Danek was ill, he said" is said by somebody else. Of whoever only `goes_on`
        to speak it is known that he spoke."""
        start = self.reading.source.paragraph_at(place).span.start
        if word in HE:
            others = self._others(place)
            return self._he(word, place if told is None else told, start, speaking, others, goes_on=goes_on)
        own = self._doer(place) if word in IT else None
        if own is not None:
            return Phrase(Voice(own.chain.key), person=False)
        earlier = (said for said in (*speaking.others, *(speaking.groups if word in THEY else ())) if said[0] < place)
        bodies = sorted(earlier, key=lambda said: said[0])
        subject = next((n for n in self.before(place, start) if not n.person and self._is_subject(n)), None)
        if subject is not None and not self._near(subject.span.start, place):
            subject = None
        recent = self._recent(bodies[-1][0], place, 1 if word in THEY else 2) if bodies else False
        if recent and self._near(bodies[-1][0], place):
            closer = word in IT and not goes_on and subject is not None and subject.span.start > bodies[-1][0]
            if not closer:
                return Phrase(bodies[-1][1], person=False)
        return Phrase(Voice(subject.chain.key), person=False) if subject else None

    def _doer(self, place: int) -> Named | None:
        """The body that does what a clause with an "it" tells of: "Oster has sent what it calls a patrol"."""
        it = root_of(self.reading, Span(place, place + 1))
        if it is None or it.dep_ != "nsubj" or not is_parsed(it.doc):
            return None
        root = it.sent.root
        subjects = ((t, [c for c in t.children if c.dep_ in _SUBJECTS and c.i < it.i]) for t in it.head.ancestors)
        verb, found = next((each for each in subjects if each[1]), (root, []))
        first = found[0] if found and verb is root else None
        named = self.at(source_span(first)) if first is not None else None
        return named if named is not None and not named.person else None

    def _he(
        self, word: str, place: int, start: int, speaking: Speaking, others: frozenset[str], *, goes_on: bool
    ) -> Phrase | None:
        """The person told of in the paragraph, or else who spoke last, or else the one of the paragraph before."""

        def fits(key: str) -> bool:
            return key not in others and self._may_be(key, word)

        spoken = next((said for said in reversed(speaking.persons) if said[0] < place and fits(said[1].key)), None)
        told = self._told_of(place, start, word, fits, speaking)
        if told is not None and told[1] == _ONE_OF_TWO:
            return Phrase(spoken[1], person=True) if spoken and spoken[0] > told[0] else None
        if spoken and self._recent(spoken[0], place):
            by_him = told is not None and goes_on and self._in_sentence(spoken[0], told[0])
            if (
                told is None
                or spoken[0] > told[0]
                or by_him
                or (spoken[1].key and spoken[0] >= start and self._aside(told[0]))
            ):
                return Phrase(spoken[1], person=True)
        if told is not None:
            return Phrase(told[1], person=True)
        number = self.reading.source.paragraph_at(place).number
        span = self.reading.source.paragraphs[max(0, number - 2)].span
        told = self._told_of(span.end, span.start, word, fits, speaking) if number > 1 else None
        return Phrase(told[1], person=True) if told is not None and told[1] != _ONE_OF_TWO else None

    def only_person(self, word: str, place: int) -> Phrase | None:
        """The one person that the text names at all: it may name him only after the pronoun at a place."""
        key = next(iter(self._people)) if word in HE and len(self._people) == 1 else ""
        fits = key and not self.is_another(key, place) and self._may_be(key, word)
        return Phrase(Voice(key), person=True) if fits else None

    def _told_of(
        self, place: int, start: int, word: str, fits: Callable[[str], bool], speaking: Speaking
    ) -> tuple[int, Voice] | None:
        """Who is the subject of the latest clause before, where he alone is; else the only one there; and where."""
        outside: list[Named] = []
        for named in self.before(place, start):
            if named.person and fits(named.chain.key) and not self.is_quoted(named.span):
                if self._is_subject(named):
                    if any(self._is_joined(other, named) for other in outside):
                        return named.span.start, _ONE_OF_TWO
                    return self._of_sentence(named, start, word, fits, speaking)
                outside.append(named)
        one = len({n.chain.key for n in outside}) == 1 and not of_another(outside[-1].span, word, self.reading)
        return (outside[-1].span.start, Voice(outside[-1].chain.key)) if one else None

    def _is_joined(self, other: Named, first: Named) -> bool:
        """Whether "and" joins somebody to a subject: "Voss and Danek met" tells of both."""
        roots = root_of(self.reading, other.span), root_of(self.reading, first.span)
        return bool(roots[0] and roots[0].dep_ == "conj" and roots[0].head is roots[1])

    def _of_sentence(
        self, named: Named, start: int, word: str, fits: Callable[[str], bool], speaking: Speaking
    ) -> tuple[int, Voice]:
        """Whom the sentence of a subject is about: "She was appointed when Voss took office" is about her."""
        own = named.span.start, Voice(named.chain.key)
        root = root_of(self.reading, named.span)
        if root is None or root.head.dep_ not in ("advcl", "relcl"):
            return own
        above = next((c for c in root.sent.root.children if c.dep_ in _SUBJECTS), None)
        if above is None or source_span(above).start >= own[0]:
            return own
        main, place = self.at(source_span(above)), source_span(above).start
        if main is not None and main.person and fits(main.chain.key):
            return main.span.start, Voice(main.chain.key)
        others = self._others(place)
        she = self._he(word, place, start, speaking, others, goes_on=False) if above.lower_ == word else None
        return (place, she.voice) if she else own

    def is_another(self, key: str, place: int) -> bool:
        """Whether a pronoun at a place cannot stand for somebody."""
        return key in self._others(place)

    def _others(self, place: int) -> frozenset[str]:
        """Whom the clause with a pronoun at a place tells something of: he is none of these."""
        pronoun = root_of(self.reading, Span(place, place + 1))
        if pronoun is None or not is_parsed(pronoun.doc):
            return frozenset()
        sentence = source_span(pronoun.sent)
        low, high = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        people = ((n, root_of(self.reading, n.span)) for n in self.named[low:high] if n.person)
        return frozenset(n.chain.key for n, root in people if root is not None and is_other(root, pronoun))

    def _recent(self, at: int, place: int, back: int = 2) -> bool:
        """In this paragraph or one of the few before."""
        source = self.reading.source
        return source.paragraph_at(place).number - source.paragraph_at(at).number <= back

    def _near(self, at: int, place: int) -> bool:
        """Whether no more than a few sentences lie between two places: long paragraphs tell of one body and another."""
        return len(overlapping(self.reading.document.sentences, Span(at, place))) <= _NEAR

    def _aside(self, place: int) -> bool:
        """Whether somebody is named there only beside what a clause is about: "Voss praised Danek's plan"."""
        named = self.at(Span(place, place + 1))
        return named is not None and not self._is_subject(named)

    def _in_sentence(self, at: int, place: int) -> bool:
        """Whether a place comes after another in its sentence: who is named there is told of by whoever speaks."""
        return any(s.start <= at < place < s.end for s in overlapping(self.reading.document.sentences, Span(at, place)))

    def _is_subject(self, named: Named) -> bool:
        root = root_of(self.reading, named.span)
        if root is None or is_company(root) or in_small_clause(root):
            return False
        return stands_as(self.reading, named.span, _SUBJECTS) or self._ends_office(root)

    def _ends_office(self, name: Token) -> bool:
        """Whether a name ends the words for an office that are a subject: "The head of the Harbour Fund Rei Tarro"."""
        top = name
        while top.dep_ in _INSIDE:
            top = top.head
        office = top.lemma_.lower() in self.reading.lexicon.words("role_heads")
        return top is not name and office and top.dep_ in _SUBJECTS and top.right_edge.i == name.i

    def _may_be(self, key: str, word: str) -> bool:
        """Whether the titles and given names of a person allow "he" or "she"."""
        return not differ(self._sexes.get(key, ""), "woman" if word in _SHE else "man")
