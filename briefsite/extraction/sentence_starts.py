"""Where no sentence begins: behind a word, a comma or a closing bracket on the same line, and behind an honorific and
the initials that follow it, and behind three initials or more.

The parser takes an acronym in brackets or a title for the end of a sentence now and then: "the head of the Coast Watch
(CW) Ada Lund and Rei Tarro on Monday paid a visit", "with Mr. G.M.R.D. | Brix". What it is told before it parses, it
keeps to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "briefsite_sentence_starts"
_GOING_ON = (",", ")", "(", "&")
_HONORIFICS = ("Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Eng.", "Rev.", "Ven.")
#: The initials of somebody's given names, where they are three or more; and letters that may end a sentence.
_INITIALS = re.compile(r"(?:[A-Z]\.){3,}")
_ENDING = frozenset({"D.P.R.K.", "D.R.C.", "P.R.C.", "R.O.C.", "U.A.E.", "U.S.A.", "U.S.S.R."})

#: How spaCy has it that no sentence begins at a word: -1.
_NONE = 2**64 - 1
_SEEN: list[int | str] = ["SENT_START", "IS_ALPHA", "ORTH"]


def forbid_false_starts(nlp: Language) -> None:
    """Put the component before the parser."""
    from spacy.language import Language  # noqa: PLC0415  # with the model

    rule = _Starts(nlp)

    def forbidding(doc: Doc) -> Doc:
        return rule(doc)

    Language.component(NAME, func=forbidding)
    nlp.add_pipe(NAME, before="parser")


class _Starts:
    """The rule, with the numbers that the model has for the words."""

    def __init__(self, nlp: Language) -> None:
        import numpy as np  # noqa: PLC0415  # with the model

        self._array: Any = np.array
        self._honorifics = {nlp.vocab.strings[word] for word in _HONORIFICS}
        self._going_on = {nlp.vocab.strings[mark] for mark in _GOING_ON} | self._honorifics

    def __call__(self, doc: Doc) -> Doc:
        starts, letters, words = doc.to_array(_SEEN).T.tolist()
        behind = -1  # the number of the last word of an honorific with its initial
        for number, (plain, word) in enumerate(zip(letters[:-1], words, strict=False)):
            if word in self._honorifics:
                behind = number + 1
            if plain or word in self._going_on or number == behind or _are_initials(doc[number].text):
                starts[number + 1] = _NONE
        return doc.from_array(["SENT_START"], self._array([starts], "uint64").T) if len(doc) else doc


def _are_initials(word: str) -> bool:
    return _INITIALS.fullmatch(word) is not None and word not in _ENDING
