"""The parts of speech that the model's table of rules gives to words, remembered instead of matched again.

The table (spaCy's attribute ruler) looks at a word's tag, its place in the parse and, for some two hundred words, the
word itself. So the answer for one such triple is always the same, and matching, a sixth of all parsing, is needed only
for what was not met before. Paragraphs with a rule of two words in them (`let 's`, `there is`) are always matched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from briefsite.extraction.replacing import put_in_place

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

NAME = "briefsite_word_classes"
_SEEN: list[int | str] = ["LOWER", "TAG", "DEP", "IS_SPACE"]
_GIVEN: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
#: The words that the table knows by patterns of letters: pattern to words.
_SPELT = {"^n'?t$": ("n't", "nt"), "^n[ou]thin'$": ("nothin'", "nuthin'"), "^y'?$": ("y", "y'")}
Key = tuple[int, int, int, int]
#: One rule: what it asks of each word of it.
Rule = list[dict[str, Any]]


def remember_word_classes(nlp: Language) -> None:
    """Put the remembering component in the place of the model's own, where it knows every pattern of the table."""
    ruler: AttributeRuler = nlp.get_pipe("attribute_ruler")  # type: ignore[assignment]
    if set(_patterns(ruler)) <= set(_SPELT):
        put_in_place(nlp, "attribute_ruler", NAME, _Remembered(ruler))


class _Remembered:
    """The table with its memory: the number of each key, and what it was given, as numbers of the model."""

    def __init__(self, ruler: AttributeRuler) -> None:
        import numpy as np  # noqa: PLC0415  # with the model

        rules = list(_rules(ruler))
        code = ruler.vocab.strings.add
        self._ruler = ruler
        self._array: Any = np.array
        self._known: dict[Key, int] = {}
        self._given: list[Any] = []
        self._table: Any = self._array([], "uint64")
        self._words = {code(word) for rule in rules for part in rule for word in _words(part)}
        opening = [rule[0] for rule in rules if len(rule) > 1]
        self._opening = {code(word) for part in opening for word in _words(part)}
        self._opening |= {code(word) for words in _SPELT.values() for word in words}
        self._leading = {code(part["DEP"]) for part in opening if "DEP" in part}

    def __call__(self, doc: Doc) -> Doc:
        seen = doc.to_array(_SEEN).tolist()
        keys: list[Key] = [(w if w in self._words else 0, tag, dep, space) for w, tag, dep, space in seen]
        if any(key[0] in self._opening or key[2] in self._leading for key in keys):
            return self._ruler(doc)
        numbers = [self._known.get(key, -1) for key in keys]
        if -1 in numbers:
            doc = self._ruler(doc)
            self._remember(keys, doc.to_array(_GIVEN).tolist())
            return doc
        if len(self._table) < len(self._given):
            self._table = self._array(self._given, "uint64")
        return doc.from_array(_GIVEN, self._table[numbers]) if numbers else doc

    def _remember(self, keys: Sequence[Key], given: Sequence[Any]) -> None:
        for key, row in zip(keys, given, strict=True):
            if key not in self._known:
                self._known[key] = len(self._given)
                self._given.append(row)


def _words(part: dict[str, Any]) -> Iterable[str]:
    """The words that one part of a rule asks for."""
    wanted = part.get("LOWER", ())
    if isinstance(wanted, str):
        return (wanted,)
    return wanted.get("IN", _SPELT.get(wanted.get("REGEX", ""), ())) if isinstance(wanted, dict) else ()


def _rules(ruler: AttributeRuler) -> Iterator[Rule]:
    for entry in ruler.patterns:
        yield from entry["patterns"]  # type: ignore[misc]


def _patterns(ruler: AttributeRuler) -> Iterator[str]:
    """The patterns of letters of a table."""
    parts = (part for rule in _rules(ruler) for part in rule)
    yield from (part["LOWER"]["REGEX"] for part in parts if "REGEX" in part.get("LOWER", ()))
