"""Persons meant by their office in capitals: `the Prime Minister`, `the Special Envoy`, `the Chairperson of the Board`.

The office must be the one that the text gives to exactly one of the persons it has named before; a deputy is not meant,
and neither is whoever only held it once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from briefsite.extraction.gazetteers import adjectives
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import FoundRole
from briefsite.extraction.nations import nations
from briefsite.extraction.words import Word
from briefsite.model.document import Chain, Role

#: An office told by its letters.
_LETTERS = re.compile(r"[A-Z]{2,4}")
#: No office named behind an article has more words.
_LONGEST = 6
_JOINING = {"of", "for", "and"}


def office(words: Sequence[Word], start: int) -> Sequence[Word]:
    """The capitalised words from `start` on that may name an office: two or more, with "of" and "and" between; of one
    word, with the body that it is of: "Chairperson of the Board"."""
    end = start
    if [word.lower for word in words[start + 1 : start + 3]] in (["of", "the"], ["for", "the"]):
        end = start + 3
    while end < len(words) and end - start < _LONGEST and words[end].joined:
        if not words[end].capital and words[end].lower not in _JOINING:
            break
        end += 1
    while end > start and not words[end - 1].capital:
        end -= 1
    alone = end - start > 1 and words[start + 1].lower == "and"  # the President | and Prime Minister Lund
    two = end - start >= 2 or (end > start and "-" in words[start].text)  # "the Under-Secretary"
    return words[start:end] if two and not alone else ()


def first_of_two(words: Sequence[Word], lexicon: Lexicon) -> Sequence[Word]:
    """The words before "and", where another office follows it, in whatever letters, or one of several: "Secretary" of
    "the Secretary and Foreign Minister Ada Lund", "the Secretary and FM Lund", "the Secretary and Ministers Lund and
    Tarro"."""
    joint = next((n for n, word in enumerate(words) if word.lower == "and"), 0)
    heads = lexicon.words("role_heads")
    others = {form for word in words[joint + 1 :] for form in (word.lower, word.lower.removesuffix("s"))}
    letters = len(words) > joint + 2 and _LETTERS.fullmatch(words[joint + 1].text) and words[joint + 2].text.istitle()
    return words[:joint] if others & heads or letters else ()


class Holders:
    """The persons of a text by what their offices are called, for asking who holds one."""

    def __init__(self, chains: Sequence[Chain], text: str, lexicon: Lexicon, told: Sequence[FoundRole] = ()) -> None:
        self._chains, self._text, self._lexicon = chains, text, lexicon
        self._persons = [chain for chain in chains if chain.kind == "person"]
        self._by_form: dict[str, list[Chain]] = {}
        self._by_body: dict[tuple[str, str], list[tuple[list[str], Chain]]] = {}
        for chain, role in ((c, r) for c in self._persons for r in c.roles if not r.reason.note):
            for form in _forms(role, text, lexicon):
                self._by_form.setdefault(form, []).append(chain)
            head, _, body = " ".join(role.span.of(text).split()).lower().partition(" of the ")
            if words := body.split():
                self._by_body.setdefault((head, words[-1]), []).append((words, chain))
        at = {mention.span: chain for chain in self._persons for mention in chain.mentions}
        for again in (role for role in told if role.person in at and not role.former):
            self._by_form.setdefault(_plain(again.title.of(text)), []).append(at[again.person])

    def of(self, phrase: Sequence[Word]) -> Chain | None:
        """The one person named before who holds the office, or None; a hyphen is as good as a blank."""
        before, land = phrase[0].start, adjectives(self._lexicon).at(phrase, 0)
        country = land[1] if land and land[0] < len(phrase) and self._first.get(land[1], before) < before else None
        office = phrase[land[0] :] if land and country is not None else phrase  # the Norwegian | High Commissioner
        wanted = " ".join(word.lower for word in office).replace("-", " ")
        held = {chain.key: chain for chain in (*self._by_form.get(wanted, ()), *self._cut(wanted))}.values()
        fitting = [c for c in held if c.mentions[0].span.start < before and country in {None, c.country}]
        if not held and land and country is None:  # the Norwegian | Trade Minister, whose land the text does not tell
            own = self._by_form.get(" ".join(word.lower for word in phrase[land[0] :]).replace("-", " "), ())
            named = (c for c in own if not c.country and any(r.title[:1].isupper() for r in c.roles))
            unknown = {c.key: c for c in named if c.mentions[0].span.start < before}  # no lawyer is the U.S. Attorney
            return next(iter(unknown.values())) if len(unknown) == 1 else self._of_body(office)
        return fitting[0] if len(fitting) == 1 else self._of_body(office) if not fitting else None

    def _cut(self, wanted: str) -> Iterator[Chain]:
        """Whose office may be named with fewer words for its body: "the Chairperson of the Board" is of the Lake
        Harbour Board."""
        head, _, body = wanted.partition(" of the ")
        named = body.split()
        for whole, chain in self._by_body.get((head, named[-1]), ()) if named else ():
            words = iter(whole)
            if all(word in words for word in named):
                yield chain

    def _of_body(self, phrase: Sequence[Word]) -> Chain | None:
        """`the DECO Acting Director`: the one person whose function it is in the body that the first word names."""
        wanted = " ".join(word.lower for word in phrase[1:])
        bodies = self._bodies.get(phrase[0].text, ())
        holding = list({c.key: c for body in bodies for c in self._in_bodies.get((body, wanted), ())}.values())
        return holding[0] if len(holding) == 1 and holding[0].mentions[0].span.start < phrase[0].start else None

    @cached_property
    def _first(self) -> dict[str, int]:
        """Where the first person of each country is named."""
        return {c.country: c.mentions[0].span.start for c in reversed(self._persons)}

    @cached_property
    def _bodies(self) -> dict[str, list[str]]:
        """The bodies by their names."""
        found: dict[str, list[str]] = {}
        for chain in (chain for chain in self._chains if chain.kind == "organisation"):
            for alias in chain.aliases(self._text):
                found.setdefault(alias, []).append(chain.key)
        return found

    @cached_property
    def _in_bodies(self) -> dict[tuple[str, str], list[Chain]]:
        """Who has a function in a body, by both."""
        found: dict[tuple[str, str], list[Chain]] = {}
        for chain, role in ((c, r) for c in self._chains for r in c.roles if r.body):
            found.setdefault((role.body, role.title.lower()), []).append(chain)
        return found


def _forms(role: Role, text: str, lexicon: Lexicon) -> set[str]:
    """The office as it may be named again: "minister of foreign affairs of Chad" is "foreign affairs minister" too."""
    return {form for wording in (role.title, role.span.of(text)) for form in _shorter(_plain(wording), lexicon)}


def _plain(wording: str) -> str:
    return " ".join(wording.lower().replace("-", " ").split())


def _shorter(wording: str, lexicon: Lexicon) -> Iterator[str]:
    people = nations(lexicon)
    first, _, rest = wording.partition(" ")
    bare = rest if rest and first in people else wording
    yield bare
    head, of, field = re.sub(r"^(?:the|her|his|our) ", "", bare).partition(" of ")
    if not of:
        head, of, field = bare.partition(" for ")
    if not of and " to " in bare:  # the High Commissioner | to Chad
        yield bare.partition(" to ")[0]
    if of:
        yield head
        field = field.split(" of ")[0]
        yield f"{head}{' of ' if ' of ' in bare else ' for '}{field}"
        yield f"{field} {head}"
        for part in re.split(r",(?: and)? | and ", field):  # the Minister of Trade | , Food and Harbours
            yield from (f"{head} of {part}", f"{part} {head}")
