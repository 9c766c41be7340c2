"""Persons meant by their office in capitals: `the Prime Minister`, `the Special Envoy`, `the Chairperson of the Board`.

The office must be the one that the text gives to exactly one of the persons it has named before; a deputy is not meant,
and neither is whoever only held it once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefsite.extraction.gazetteers import adjectives
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.nations import nations
from briefsite.extraction.words import Word
from briefsite.model.document import Chain, Role

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
    """The words before "and", where another office follows it: "Secretary" of "the Secretary and Foreign Minister Ada
    Lund"."""
    joint = next((n for n, word in enumerate(words) if word.lower == "and"), 0)
    heads = lexicon.words("role_heads")
    return words[:joint] if any(word.lower in heads for word in words[joint + 1 :]) else ()


def holder(phrase: Sequence[Word], chains: Sequence[Chain], text: str, lexicon: Lexicon) -> Chain | None:
    """The one person named before who holds the office, or None; a hyphen is as good as a blank."""
    land = adjectives(lexicon).at(phrase, 0)
    named = [c for c in chains if c.kind == "person" and c.mentions[0].span.start < phrase[0].start]
    if land and land[0] < len(phrase) and (of_land := [c for c in named if c.country == land[1]]):
        phrase, named = phrase[land[0] :], of_land  # the Norwegian | High Commissioner
    wanted = " ".join(word.lower for word in phrase).replace("-", " ")
    fitting = [
        c
        for c in named
        if any(wanted in _forms(r, text, lexicon) or _cut(wanted, r, text) for r in c.roles if not r.reason.note)
    ]
    return fitting[0] if len(fitting) == 1 else _of_body(phrase, chains, text) if not fitting else None


def _of_body(phrase: Sequence[Word], chains: Sequence[Chain], text: str) -> Chain | None:
    """`the DECO Acting Director`: the one person whose function it is in the body that the first word names."""
    bodies = {c.key for c in chains if c.kind == "organisation" and phrase[0].text in c.aliases(text)}
    wanted = " ".join(word.lower for word in phrase[1:])
    holding = [c for c in chains if any(r.body in bodies and r.title.lower() == wanted for r in c.roles)]
    return holding[0] if len(holding) == 1 and holding[0].mentions[0].span.start < phrase[0].start else None


def _cut(wanted: str, role: Role, text: str) -> bool:
    """Whether a role may be named again with fewer words for its body: "the Chairperson of the Board" is of the Lake
    Harbour Board."""
    head, of_the, body = wanted.partition(" of the ")
    own, same, whole = " ".join(role.span.of(text).split()).lower().partition(" of the ")
    words = iter(whole.split())
    ends_alike = whole.split()[-1:] == body.split()[-1:]
    return bool(of_the and same and head == own and ends_alike) and all(word in words for word in body.split())


def _forms(role: Role, text: str, lexicon: Lexicon) -> set[str]:
    """The office as it may be named again: "minister of foreign affairs of Chad" is "foreign affairs minister" too."""
    wordings = {role.title, " ".join(role.span.of(text).split())}
    return {form for wording in wordings for form in _shorter(wording.lower().replace("-", " "), lexicon)}


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
