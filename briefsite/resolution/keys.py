"""Keys by which names in different texts are the same name: equality of keys joins, likeness never does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from briefsite.model.spelling import undoubled

_SPELLINGS = {
    "defense": "defence", "center": "centre", "program": "programme", "organization": "organisation",
    "labor": "labour", "coop": "cooperation", "cooperative": "cooperation",
}  # fmt: skip
#: Whose bodies are told now with its name and now with its letters.
_UNIONS = {"united nations": "un", "european union": "eu", "african union": "au"}
_SMALL = frozenset({"a", "an", "and", "de", "for", "in", "of", "on", "the", "to"})


def words(name: str) -> list[str]:
    """The words of a name in lower case, without accents, apostrophes and dots.

    >>> words("U.N. Office for Côte d’Ivoire"), words("S.Tarro")
    (['un', 'office', 'for', 'cote', 'divoire'], ['s', 'tarro'])
    """
    apart = re.sub(r"\.(?=[^\W\d_]{2})", ". ", name)  # "S.Tarro"
    flat = unicodedata.normalize("NFKD", apart).casefold()
    flat = re.sub(r"['’‘.\u0300-\u036f]", "", re.sub(r"['’]s\b", "", flat))
    return re.findall(r"\w+", flat)


def person_key(name: str) -> str:
    """The key of a person's name: the order of its parts does not count, nor whether a longer one doubles a letter.

    >>> person_key("KAMIKAWA Yoko") == person_key("Yoko Kamikawa")
    True
    >>> person_key("Mohamed Tarrov") == person_key("Mohammed Tarov")
    True
    >>> person_key("Kim Lee") == person_key("Kim Le")
    False
    """
    return " ".join(sorted(map(undoubled, words(name))))


def body_key(name: str, nations: Mapping[str, str]) -> str:
    """The key of an organisation's, state's or programme's name: spelling, plural s, small words and order folded away;
    `nations` (lower-case word or words → code) makes a country's name and its adjective alike.

    >>> nations = {"japan": "JP", "japanese": "JP"}
    >>> body_key("Japanese Self-Defense Forces", nations) == body_key("Japan Self-Defence Force", nations)
    True
    """
    folded = " ".join(words(name))
    for union, letters in _UNIONS.items():
        folded = re.sub(rf"\b{union}\b", letters, folded)
    for nation in _nations_in(folded, nations):
        folded = re.sub(rf"\b{re.escape(nation)}\b", nations[nation].lower(), folded)
    parts = (_singular(_SPELLINGS.get(word, word)) for word in folded.split() if word not in _SMALL)
    return " ".join(sorted(parts)) or folded


def names_a_nation(name: str, nations: Mapping[str, str]) -> bool:
    """Whether the name says whose body it is."""
    return bool(_nations_in(" ".join(words(name)), nations))


def acronym(name: str) -> str:
    """The name as an acronym in capitals without dots, or "" where it is none.

    >>> acronym("E.U."), acronym("JSDF"), acronym("Japan")
    ('EU', 'JSDF', '')
    """
    plain = name.replace(".", "").strip()
    short = 2 <= len(plain) <= 10 and plain.isalnum()
    return plain if short and sum(c.isupper() for c in plain) >= max(2, len(plain) - 2) else ""


def _nations_in(folded: str, nations: Mapping[str, str]) -> list[str]:
    parts = folded.split()
    runs = (" ".join(parts[i:j]) for i in range(len(parts)) for j in range(len(parts), i, -1) if j - i <= 4)
    return sorted({run for run in runs if run in nations}, key=lambda run: (-len(run), run))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
