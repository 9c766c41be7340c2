"""The chains of a text, for asking whom a noun stands for: who was named last, holds an office, is spoken of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import get_args

from briefsite.extraction.bearers import Bearers, ends
from briefsite.extraction.gazetteers import adjectives
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import Taken
from briefsite.extraction.offices_named import Holders
from briefsite.extraction.phrases import Phrases, phrases
from briefsite.extraction.reading import Reading, root_of
from briefsite.extraction.reporting_forms import reporting_forms
from briefsite.extraction.sorts_told import sorts_told
from briefsite.extraction.span_search import covering, offsets, overlapping
from briefsite.extraction.words import Word, words_of
from briefsite.model.document import ActorKind, Chain
from briefsite.model.sources import Span

_ANY = frozenset(get_args(ActorKind))
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?")
#: What is told between two in the first paragraphs, the text is about.
_OPENING = 2
_AND = re.compile(r"(?:\s*\([^)]*\))?\s+and\s+(?:the\s+)?")


#: A side without a name before the other.
_PLAIN_AND = re.compile(r"[a-z][a-z -]{2,60}? and\s+(?:the\s+)?(?=[A-Z])")


class Index:
    """The chains of a text, for asking who was named last before an offset. Whom a noun may mean is found out once: a
    text has many more nouns than different ones."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.lexicon = reading.lexicon
        self.chains = reading.document.chains
        self.by_key = {chain.key: chain for chain in self.chains}
        self.taken = offsets([*(m.span for c in self.chains for m in c.mentions), *(r.span for r in reading.roles)])
        self.known = known_roles(reading)
        self.persons: Phrases[list[str]] = _folded(reading.lexicon, "role_synonyms")
        self.bodies: Phrases[list[str]] = _folded(reading.lexicon, "body_synonyms")
        self._offices: dict[str, Chain] = {}
        self._meant: dict[Hashable, Bearers] = {}
        self._by_noun: list[tuple[Span, Chain]] = []

    def meant(self, noun: Hashable, fits: Callable[[Chain], bool], kinds: Container[str] = _ANY) -> Bearers:
        """The chains of these kinds that fit a noun. What makes it another noun is part of `noun`, for `fits` is asked
        the first time alone."""
        if noun not in self._meant:
            self._meant[noun] = Bearers(chain for chain in self.chains if chain.kind in kinds and fits(chain))
            for span, chain in self._by_noun:
                self._meant[noun].told_again(span, chain)
        return self._meant[noun]

    def settled(self, span: Span, chain: Chain) -> None:
        """A noun was settled on a person, who is told of there as by his name: after "Minister Ada Lund came. The
        Minister was joined by Minister Oda Moss.", the Minister is Lund again."""
        if chain.kind == "person":
            self._by_noun.append((span, chain))
            self._by_end[span.end] = chain
            for bearers in self._meant.values():
                bearers.told_again(span, chain)

    def told_beside(self, words: Sequence[Word], at: int) -> Chain | None:
        """The person whom "and" joins to an office, by his name or a noun: Lund of `Lund and the President`."""
        end = at - (words[at - 1].lower == "the") if at else 0
        joined = end > 1 and words[end - 1].lower == "and"
        return self._by_end.get(words[end - 2].end) if joined else None

    @cached_property
    def _by_end(self) -> dict[int, Chain]:
        return {m.span.end: chain for chain in self.chains if chain.kind == "person" for m in chain.mentions}

    def held(self, office: Sequence[Word]) -> Chain | None:
        """Who holds an office; once the text has called somebody so, nobody else is meant."""
        words = " ".join(word.lower for word in office)
        found = self._offices.get(words) or self._holders.of(office)
        if found:
            self._offices[words] = found
        return found

    @cached_property
    def _holders(self) -> Holders:
        return Holders(self.chains, self.reading.text, self.lexicon, self.reading.roles)

    def between(self, before: int, paragraph: int) -> tuple[str, ...] | None:
        """The two bodies or states between whom something was told last before an offset of a paragraph: "a deal
        between the Authority and Carrow"; nobody where one of them has no name ("between rebels and Carrow"). None
        where nothing was, or where that lies further back than the paragraph before, and is none of the first things
        told."""
        last = bisect_right(self._between, before, key=itemgetter(0)) - 1
        if last < 0:
            return None
        end, keys = self._between[last]
        number = self.reading.source.paragraph_at(end).number
        return keys if number >= paragraph - 1 or number <= _OPENING else None

    def tells_of_others(self, keys: Iterable[str], before: int) -> bool:
        """Whether what is told before an offset is also of another nation than these states, by its adjective alone."""
        own = {self.by_key[key].country for key in keys}
        return any(at < before and code not in own for at, code in self._nations)

    @cached_property
    def _nations(self) -> list[tuple[int, str]]:
        """The nations that adjectives tell of, each with its place."""
        people, taken = adjectives(self.lexicon), Taken(self.reading.names)
        docs = ((words_of(doc), people.everywhere(doc)) for doc in self.reading.paragraphs)
        hits = ((words[start].start, code) for words, found in docs for start, _, code in found)
        return [(at, code) for at, code in hits if not taken.at(at)]

    @cached_property
    def states_by_mentions(self) -> list[Chain]:
        """The states of the text, those named most often first."""
        return sorted((c for c in self.chains if c.kind == "state"), key=lambda c: -len(c.mentions))

    @cached_property
    def _between(self) -> list[tuple[int, tuple[str, ...]]]:
        """All of them, each with the offset of the first one's name."""
        text, at = self.reading.text, {m.span.start: (m.span.end, c) for c in self.chains for m in c.mentions}
        found: list[tuple[int, tuple[str, ...]]] = []
        for match in _BETWEEN.finditer(text):
            end, first = at.get(match.end(), (0, None))
            joint = _AND.match(text, end) if first else None
            second = at.get(joint.end(), (0, None))[1] if joint else None
            if first and second and "person" not in {first.kind, second.kind}:
                found.append((match.end(), (first.key, second.key)))
            elif not first and (joint := _PLAIN_AND.match(text, match.end())) and joint.end() in at:
                found.append((match.end(), ()))
        return found

    def free(self, span: Span) -> bool:
        return self.taken.isdisjoint(range(span.start, span.end))

    def last(self, bearers: Bearers, before: int, but: Container[str] = ()) -> Chain | None:
        """The one whose mention ends last before an offset; none of those with the keys `but`."""
        return next((chain for _, chain in bearers.before(before) if chain.key not in but), None)

    def last_subject(self, bearers: Bearers, before: int) -> Chain | None:
        """The one that the last sentence which names any is about: its subject before whoever it met; where it is about
        "him", the one of a sentence before."""
        found = self._in_last_sentence(bearers, before)
        if not found:
            return None
        span, last = max(found, key=lambda named: (is_subject(named[0], self.reading), ends(named)))
        met = not is_subject(span, self.reading) and self._is_about_him(span)
        return (self.last_subject(bearers, found[-1][0].start) if met else None) or last

    def _is_about_him(self, span: Span) -> bool:
        """Whether the main clause around a name is about "him": "He will meet the President of Kenya"."""
        root = root_of(self.reading, span)
        subjects = root.sent.root.lefts if root is not None else ()
        return any(t.lower_ in {"he", "she"} and t.dep_ in {"nsubj", "nsubjpass"} for t in subjects)

    def last_beside(self, bearers: Bearers, first: Chain, before: int) -> Chain | None:
        """The one who was told last side by side with another: "Secretary Lund and President Moss"."""
        own = [mention.span for mention in first.mentions]
        for span, chain in bearers.before(before):
            sentence = covering(self.reading.document.sentences, span)
            if chain is not first and sentence and any(self._joined(span, o) for o in own if sentence.covers(o)):
                return chain
        return None

    def last_doing(self, bearers: Bearers, before: int) -> Chain | None:
        """The one that the last sentence which names any is about, where it does something there."""
        return next((c for span, c in self._in_last_sentence(bearers, before) if is_subject(span, self.reading)), None)

    def last_about(self, bearers: Bearers, before: int, reach: int = 0) -> Chain | None:
        """The one of the last sentence that names any: whoever acts in it, before whom something is done to, before the
        one named last, before whose something is. Of two that "and" joins it is neither: "the High Court and the Court
        of Appeal ruled". With a `reach` it lies no more sentences back."""
        found = self._in_last_sentence(bearers, before)
        if not found or (reach and self._sentences_since(found[0][0].end, before) > reach):
            return None
        span, chain = max(found, key=lambda named: (self._standing(named[0]), ends(named)))
        return None if any(self._joined(span, other) for other, c in found if c is not chain) else chain

    def _in_last_sentence(self, bearers: Bearers, before: int) -> list[tuple[Span, Chain]]:
        """Their mentions in the last sentence before an offset that has one."""
        latest = next((span for span, _ in bearers.before(before)), Span(0, 0))
        sentence = covering(self.reading.document.sentences, latest) or latest
        return [named for named in bearers.before(before, sentence.start) if sentence.covers(named[0])]

    def _sentences_since(self, place: int, before: int) -> int:
        """How many sentences two places and what lies between them are in."""
        return len(overlapping(self.reading.document.sentences, Span(place - 1, before)))

    def ending_before(self, place: int, between: str) -> Chain | None:
        """The body whose name ends right before a place, with nothing else `between`."""
        span, chain = next(self._everybody.before(place), (Span(0, 0), None))
        beside = self.reading.text[span.end : place] == between
        return chain if chain is not None and beside and chain.kind == "organisation" else None

    def _joined(self, one: Span, other: Span) -> bool:
        """Whether two names are parts of one list."""
        roots = [root_of(self.reading, span) for span in (one, other)]
        first = [next((t for t in (r, *r.ancestors) if t.dep_ != "conj"), r) for r in roots if r is not None]
        return len(first) > 1 and first[0] == first[1]

    def _standing(self, span: Span) -> int:
        root = root_of(self.reading, span)
        if is_subject(span, self.reading):
            verb = root.head if root is not None and root.head.dep_ == "ROOT" else None
            return 3 if verb is None or verb.lower_ in reporting_forms(self.lexicon) else 4
        return {"dobj": 2, "poss": 0, "compound": 0}.get(root.dep_, 1) if root is not None else 1

    @cached_property
    def told_as(self) -> dict[str, set[str]]:
        """By the key of a body, what the text says beside its name that it is."""
        return sorts_told(self.chains, self.reading.text, self.lexicon)

    def unclassed(self, chain: Chain) -> bool:
        """Whether the name of a body does not tell what it is: "Solidarity", but no "Bank" or "Ministry"."""
        return self._classes.isdisjoint(chain.name.split())

    @cached_property
    def _classes(self) -> frozenset[str]:
        table = self.lexicon.table("body_synonyms")
        return frozenset(word for names in table.values() for name in names for word in name.split())

    @cached_property
    def _everybody(self) -> Bearers:
        return Bearers(self.chains)

    def doing(self, before: int) -> set[str]:
        """Whom the sentence is about in which an offset stands: "Lund thanked the minister" is about Lund."""
        sentence = covering(self.reading.document.sentences, Span(before, before + 1))
        named = self._everybody.before(before, sentence.start) if sentence else ()
        told = ((span, chain) for span, chain in named if sentence and sentence.covers(span))
        return {chain.key for span, chain in told if is_subject(span, self.reading)}


def _folded(lexicon: Lexicon, table: str) -> Phrases[list[str]]:
    index: Phrases[list[str]] = lexicon.kept(
        f"folded {table}", lambda: phrases(lexicon.table(table).items(), fold=True)
    )
    return index


def is_subject(span: Span, reading: Reading) -> bool:
    """Whether the words are what a clause is about: "the minister" who also visited, and "the minister" of "the
    minister and General Lund met", however the parse hangs him on the other's name."""
    root = root_of(reading, span)
    if root is not None and root.dep_ in {"nmod", "compound"} and any(t.dep_ == "cc" for t in root.children):
        root = root.head
    return root is not None and root.dep_ in {"nsubj", "nsubjpass"}


def known_roles(reading: Reading) -> Mapping[str, tuple[str, ...]]:
    """By the key of a chain: the roles that an editor wrote for that actor, where the text itself gives it none."""
    former = reading.lexicon.words("former_words")
    held = {a.id: tuple(r for r in a.roles if former.isdisjoint(r.lower().split())) for a in reading.knowledge.actors}
    roles = {f"actor:{id_}": of_today for id_, of_today in held.items() if of_today}
    told = {name.span: roles[name.ident] for name in reading.names if name.ident in roles} if roles else {}
    silent = (chain for chain in reading.document.chains if not chain.roles)
    return {c.key: told[m.span] for c in silent for m in reversed(c.mentions) if m.span in told}
