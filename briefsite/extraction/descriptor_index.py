"""The chains of a text, for asking whom a noun stands for: who was named last, holds an office, is spoken of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.offices_named import holder
from briefsite.extraction.phrases import Phrases, phrases
from briefsite.extraction.reading import Reading, root_of
from briefsite.extraction.words import Word
from briefsite.model.document import Chain
from briefsite.model.sources import Span

_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?")
#: What is told between two in the first paragraphs, the text is about.
_OPENING = 2
_AND = re.compile(r"(?:\s*\([^)]*\))?\s+and\s+(?:the\s+)?")


class Index:
    """The chains of a text, for asking who was named last before an offset."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.lexicon = reading.lexicon
        self.chains = reading.document.chains
        self.taken = [m.span for c in self.chains for m in c.mentions] + [r.span for r in reading.roles]
        self.offices: dict[str, Chain] = {}
        self.known = known_roles(reading)
        self.persons: Phrases[list[str]] = _folded(reading.lexicon, "role_synonyms")
        self.bodies: Phrases[list[str]] = _folded(reading.lexicon, "body_synonyms")

    def held(self, office: Sequence[Word]) -> Chain | None:
        """Who holds an office; once the text has called somebody so, nobody else is meant."""
        words = " ".join(word.lower for word in office)
        found = self.offices.get(words) or holder(office, self.chains, self.reading.text, self.lexicon)
        if found:
            self.offices[words] = found
        return found

    def between(self, before: int, paragraph: int) -> tuple[str, ...]:
        """The two bodies or states between whom something was told last before an offset of a paragraph: "a deal
        between the Authority and Carrow"; nobody where nothing was, or where that lies further back than the paragraph
        before, and is none of the first things told."""
        told = [(end, keys) for end, keys in self._between if end <= before]
        number = self.reading.source.paragraph_at(told[-1][0]).number if told else 0
        return told[-1][1] if told and (number >= paragraph - 1 or number <= _OPENING) else ()

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
        return found

    def free(self, span: Span) -> bool:
        return not any(span.overlaps(other) for other in self.taken)

    def last(self, fits: Callable[[Chain], bool], before: int) -> Chain | None:
        """The fitting chain whose mention ends last before an offset."""
        found = self._named(fits, before)
        return max(found, key=_end)[1] if found else None

    def last_subject(self, fits: Callable[[Chain], bool], before: int) -> Chain | None:
        """The fitting chain that the last sentence which names one is about: its subject before whoever it met."""
        found = self._in_last_sentence(fits, before)
        return max(found, key=lambda named: (is_subject(named[0], self.reading), _end(named)))[1] if found else None

    def last_about(self, fits: Callable[[Chain], bool], before: int) -> Chain | None:
        """The fitting chain of the last sentence that names one: whoever acts in it, before whom something is done to,
        before the one named last, before whose something is. Of two that "and" joins it is neither: "the High Court and
        the Court of Appeal ruled"."""
        found = self._in_last_sentence(fits, before)
        if not found:
            return None
        span, chain = max(found, key=lambda named: (self._standing(named[0]), _end(named)))
        return None if any(self._joined(span, other) for other, c in found if c is not chain) else chain

    def _in_last_sentence(self, fits: Callable[[Chain], bool], before: int) -> list[tuple[Span, Chain]]:
        """The mentions of fitting chains in the last sentence before an offset that has one."""
        found = self._named(fits, before)
        latest = max(found, key=_end)[0] if found else Span(0, 0)
        sentence = next((s for s in self.reading.document.sentences if s.covers(latest)), latest)
        return [named for named in found if sentence.covers(named[0])]

    def _joined(self, one: Span, other: Span) -> bool:
        """Whether two names are parts of one list."""
        roots = [root_of(self.reading, span) for span in (one, other)]
        first = [next((t for t in (r, *r.ancestors) if t.dep_ != "conj"), r) for r in roots if r is not None]
        return len(first) > 1 and first[0] == first[1]

    def _standing(self, span: Span) -> int:
        if is_subject(span, self.reading):
            return 3
        root = root_of(self.reading, span)
        return {"dobj": 2, "poss": 0, "compound": 0}.get(root.dep_, 1) if root is not None else 1

    def unclassed(self, chain: Chain) -> bool:
        """Whether the name of a body does not tell what it is: "Solidarity", but no "Bank" or "Ministry"."""
        return self._classes.isdisjoint(chain.name.split())

    @cached_property
    def _classes(self) -> frozenset[str]:
        table = self.lexicon.table("body_synonyms")
        return frozenset(word for names in table.values() for name in names for word in name.split())

    def doing(self, before: int) -> set[str]:
        """Whom the sentence is about in which an offset stands: "Lund thanked the minister" is about Lund."""
        sentence = next((s for s in self.reading.document.sentences if s.start <= before < s.end), None)
        if sentence is None:
            return set()
        named = ((span, c) for span, c in self._named(lambda _: True, before) if sentence.covers(span))
        return {chain.key for span, chain in named if is_subject(span, self.reading)}

    def _named(self, fits: Callable[[Chain], bool], before: int) -> list[tuple[Span, Chain]]:
        """Every mention that ends before an offset, with its chain, of those that fit."""
        return [(m.span, c) for c in self.chains if fits(c) for m in c.mentions if m.span.end <= before]

    def only(self, fits: Callable[[Chain], bool]) -> Chain | None:
        """The fitting chain, where there is exactly one."""
        found = [c for c in self.chains if fits(c)]
        return found[0] if len(found) == 1 else None


def _end(named: tuple[Span, Chain]) -> int:
    return named[0].end


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
