"""Bodies that a bare word names where they act: `Parliament voted against it`, `Democrats proposed a bill`.

A parliament, cabinet or army of the text that has a longer name is meant, if there is but one. A party is called by the
word for its members where these are all of them: `fifteen Democrats` are no party. `a Member of Parliament` is told of
without any parliament that does something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.body_identity import body_keys
from briefsite.extraction.names import Name, Taken, with_names
from briefsite.extraction.reading import Reading, root_of
from briefsite.extraction.words import Word, words_of

_PARLIAMENT = "Parliament"
#: Bodies that a state has but one of.
_ONLY = frozenset({_PARLIAMENT, "Cabinet", "Senate", "Army", "Navy"})
#: So many letters has a party in common with its members: `Democratic`, `Democrats`.
_STEM = 6
_ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})
#: What stands before some members of a party, who are not the party.
_COUNTED = frozenset({"nummod", "amod", "poss", "compound", "nmod"})
_ALL = frozenset({"the", "The"})
#: What a body is dealt with by: "common ground with Republicans", "approved by Parliament".
_DEALING = frozenset({"by", "with", "against", "between"})


def bare_bodies(reading: Reading) -> Reading:
    """Add the parliaments and parties, the cabinets and forces that bare words name."""
    parties = reading.lexicon.words("party_members")
    taken = Taken(reading.names)
    bare: dict[str, list[Word]] = {}
    for doc in reading.paragraphs:
        words = () if doc.user_data["opens"] else words_of(doc)
        for position, word in enumerate(words):
            known = word.text in _ONLY or (word.text in parties and not _are_some(word, reading))
            if known and _is_bare(words, position) and not taken.at(word.start):
                bare.setdefault(word.text, []).append(word)
    found = [name for text, words in bare.items() for name in _names(text, words, reading)]
    return replace(reading, names=with_names(reading.names, found)) if found else reading


def _is_bare(words: Sequence[Word], position: int) -> bool:
    """Whether no other word with a capital belongs to it."""
    before = words[position - 1] if position and words[position].joined else None
    after = words[position + 1] if position + 1 < len(words) and words[position + 1].joined else None
    led = before is not None and before.capital and before.text not in _ALL and not before.first
    goes_on = after is not None and (after.capital or after.lower == "of") and not words[position].possessive
    return not led and not goes_on


def _names(text: str, words: Sequence[Word], reading: Reading) -> Iterator[Name]:
    """The word wherever it stands, of the one body with a longer name that it may be; else where it acts at all."""
    longer = [n for n in reading.names if n.kind == "organisation" and _is_longer(n.span.of(reading.text), text)]
    if len(set(body_keys(longer, reading.text, reading.lexicon).values())) == 1:
        yield from (replace(longer[0], span=w.span, rule="short-name", support=(longer[0].span,)) for w in words)
    elif not longer and any(_acts(word, reading) for word in words):
        yield from (Name(word.span, "organisation", "bare-body") for word in words)


def _is_longer(name: str, word: str) -> bool:
    """`Parliament of Norway`, `Norwegian parliament`, `Democratic Party` for Democrats."""
    first, *rest = name.split()
    if word in _ONLY:
        return bool(rest) and ((first == word and rest[0] == "of") or rest[-1].capitalize() == word)
    return rest[-1:] == ["Party"] and first.startswith(word.removesuffix("s")[:_STEM])


def _are_some(word: Word, reading: Reading) -> bool:
    """`fifteen Democrats`, `some Republicans`, `House Democrats`: members, and not their party."""
    root = root_of(reading, word.span)
    lefts = [c for c in root.children if c.i < root.i] if root is not None else []
    return any(c.dep_ in _COUNTED or (c.dep_ == "det" and c.text not in _ALL) for c in lefts)


def _acts(word: Word, reading: Reading) -> bool:
    """Whether the body does something, or something is done to it or with it."""
    token = root_of(reading, word.span)
    if token is None:
        return False
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    if token.dep_ == "pobj":
        return token.head.lower_ in _DEALING
    return token.dep_ in _ACTING and token.head.pos_ in {"VERB", "AUX"}
