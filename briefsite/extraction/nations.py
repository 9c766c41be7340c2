"""Country words: names and demonyms, each with its ISO 3166-1 code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefsite.extraction.lexicon import Lexicon

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: So many words the longest demonyms have: "Papua New Guinean".
_LONGEST = 3


def nations(lexicon: Lexicon) -> Mapping[str, str]:
    """Every name and demonym of a country, in lower case, to its code."""
    return lexicon.kept("nations", lambda: _index(lexicon))  # type: ignore[no-any-return]


def nation_at(token: Token, lexicon: Lexicon) -> str:
    """The code of the country that a name or demonym of one word tells, "" where it tells none; with the words before
    it, that may be another: the South Sudanese are no Sudanese."""
    known, words = nations(lexicon), [t.lower_ for t in token.doc[max(0, token.i + 1 - _LONGEST) : token.i + 1]]
    longer = (known.get(" ".join(words[n:]), "") for n in range(len(words)))
    return next(filter(None, longer), "") if token.lower_ in known else ""


def nation_names(lexicon: Lexicon) -> Mapping[str, str]:
    """The common name of every country, by code."""
    return lexicon.kept("nation names", lambda: _names(lexicon))  # type: ignore[no-any-return]


def _names(lexicon: Lexicon) -> dict[str, str]:
    return {code: str(entry["name"]) for code, entry in lexicon.tables.get("countries", {}).items()}


def _index(lexicon: Lexicon) -> dict[str, str]:
    index: dict[str, str] = {}
    for code, entry in lexicon.tables.get("countries", {}).items():
        for word in (entry["name"], *entry.get("also", ()), *entry.get("people", ())):
            index.setdefault(word.casefold(), code)
    return index
