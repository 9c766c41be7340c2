"""Words that a dictionary knows, in whatever form: it lists verbs and nouns by their first."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import zip_longest

from briefsite.extraction.lexicon import Lexicon

_ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "er")


def is_plain(word: str, english: Container[str]) -> bool:
    """Whether a word in small letters is one of the dictionary `english`.

    >>> [word for word in ("freed", "procedures", "vesk") if is_plain(word, {"free", "procedure"})]
    ['freed', 'procedures']
    """
    return any(stem in english for stem in stems(word))


#: What follows behind these tells what a body is for.
LINKS = frozenset({"of", "for"})


def is_thing(words: Sequence[str], lexicon: Lexicon, english: Container[str], *, by_last: bool = False) -> bool:
    """Whether several capitalised words are all plain, and none of them says that it names a body or a programme;
    `by_last` asks only the last, and those before "of" and "for"."""
    lists = ("organisation_heads", "programme_heads", "class_nouns")
    heads = frozenset[str]().union(*(lexicon.words(name) for name in lists))
    ends = [word for word, after in zip_longest(words, words[1:]) if after is None or after in LINKS]
    told = any(not heads.isdisjoint({word, word.lower(), word.capitalize()}) for word in (ends if by_last else words))
    parts = [part for word in words if word not in LINKS for part in word.split("-")]
    return len(words) > 1 and not told and all(is_plain(w.lower(), english) and not w.isupper() for w in parts)


def stems(word: str) -> list[str]:
    """What a word in small letters may be a form of, itself first."""
    return [word, *(word[: -len(end)] for end in _ENDINGS if word.endswith(end)), *_changed(word)]


def _changed(word: str) -> list[str]:
    """Stems that change at their ends: carries, planned, promised."""
    found = [word[:-3] + "y"] if word.endswith(("ies", "ied")) else []
    for end in ("ing", "ed", "er"):
        stem = word.removesuffix(end)
        if stem != word and stem:
            found += [stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem]
    return found
