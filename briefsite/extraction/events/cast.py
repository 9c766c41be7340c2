"""Who stands where: from a token of the parse to the actors that the words there name or mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefsite.extraction.reading import Reading, source_span
from briefsite.model.document import Chain

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONAL = {"he", "she", "him", "his", "her", "hers", "himself", "herself"}
_NEUTER = {"it", "its", "itself"}
_PLURAL = {"they", "them", "their", "theirs", "themselves"}
_SUBJECTS = {"nsubj", "nsubjpass"}
#: How a name hangs on the noun that it explains: "his counterpart Fumio Kishida", "the Israeli government".
_NAMING = {"appos", "compound", "nmod", "amod", "poss", "flat"}


@dataclass(frozen=True)
class Cast:
    """The chains of a text by character: `named` by their mentions, `roles` by the wording of a function."""

    reading: Reading
    chains: dict[str, Chain]
    named: dict[int, tuple[str, ...]]
    roles: dict[int, tuple[str, ...]]

    @staticmethod
    def of(reading: Reading) -> Cast:
        named: dict[int, tuple[str, ...]] = {}
        roles: dict[int, tuple[str, ...]] = {}
        for chain in reading.document.chains:
            for mention in chain.mentions:
                for at in range(mention.span.start, mention.span.end):
                    named[at] = (*named.get(at, ()), chain.key)
            for role in chain.roles:
                for at in range(role.span.start, role.span.end):
                    roles[at] = (*roles.get(at, ()), chain.key)
        return Cast(reading, {chain.key: chain for chain in reading.document.chains}, named, roles)

    def at(self, token: Token) -> tuple[str, ...]:
        """The actors whose mention covers the token; a function's wording stands for who holds it."""
        start = source_span(token).start
        return self.named.get(start) or self.roles.get(start, ())

    def meant(self, token: Token) -> list[str]:
        """The actors that the noun phrase with this head means, those joined to it by "and" included."""
        keys = list(self.at(token)) or list(self._pronoun(token)) or list(self._explained(token))
        for child in token.children:
            if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "ADJ"}:
                keys += self.meant(child)
        return list(dict.fromkeys(keys))

    def _explained(self, token: Token) -> Iterator[str]:
        collective = token.lemma_.lower() in self.reading.lexicon.words("collectives")
        for child in token.children:
            keys = self.at(child) if child.dep_ in _NAMING else ()
            people = [key for key in keys if self.chains[key].kind == "person" and child.dep_ != "poss"]
            yield from keys if collective or child.dep_ == "appos" else people
            if keys and collective:
                yield from (key for other in child.children if other.dep_ == "conj" for key in self.at(other))
        if collective:
            for child in token.children:
                if child.dep_ == "prep" and child.lower_ == "of":
                    yield from (key for obj in child.children if obj.dep_ == "pobj" for key in self.meant(obj))

    def _pronoun(self, token: Token) -> tuple[str, ...]:
        word = token.lower_
        if word in _PERSONAL:
            return self._before(token, {"person"}, plural=False)
        if word in _NEUTER:
            return self._before(token, {"state", "organisation", "programme"}, plural=False)
        return self._before(token, {"state", "organisation", "person"}, plural=True) if word in _PLURAL else ()

    def _before(self, token: Token, kinds: set[str], *, plural: bool) -> tuple[str, ...]:
        """The last subject of these kinds before the token, in its clause's own subject first."""
        for subject in self._subjects(token):
            keys = tuple(key for key in self._plain(subject) if self.chains[key].kind in kinds)
            if len(keys) >= 2 if plural else len(keys) == 1:
                return keys
        return ()

    def _plain(self, token: Token) -> list[str]:
        keys = list(self.at(token)) or list(self._explained(token))
        return keys + [key for child in token.children if child.dep_ == "conj" for key in self.at(child)]

    def _subjects(self, token: Token) -> Iterator[Token]:
        """Subjects, nearest first: of the sentence when the pronoun opens it, then backwards through the text."""
        if token.dep_ in {"poss", "pobj"}:
            root = token.sent.root
            yield from (t for t in root.children if t.dep_ in _SUBJECTS and t.i > token.i)
        docs = list(self.reading.paragraphs)
        here = next((n for n, doc in enumerate(docs) if doc is token.doc), 0)
        for number in range(here, max(-1, here - 3), -1):
            doc = docs[number]
            stop = token.i if doc is token.doc else len(doc)
            yield from (t for t in reversed(list(doc)[:stop]) if t.dep_ in _SUBJECTS and t.head.i != token.head.i)
