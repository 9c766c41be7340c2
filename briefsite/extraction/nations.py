"""Country words: names and demonyms, each with its ISO 3166-1 code."""

from __future__ import annotations

from collections.abc import Mapping

from briefsite.extraction.lexicon import Lexicon


def nations(lexicon: Lexicon) -> Mapping[str, str]:
    """Every name and demonym of a country, in lower case, to its code."""
    return lexicon.kept("nations", lambda: _index(lexicon))  # type: ignore[no-any-return]


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
