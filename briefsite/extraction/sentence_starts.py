"""Where no sentence begins: behind a word, a comma or a closing bracket on the same line.

The parser takes an acronym in brackets or a title for the end of a sentence now and then: "the head of the Coast Watch
(CW) Ada Lund and Rei Tarro on Monday paid a visit". What it is told before it parses, it keeps to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "briefsite_sentence_starts"
_GOING_ON = {",", ")", "(", "&"}


def forbid_false_starts(nlp: Language) -> None:
    """Put the component before the parser."""
    from spacy.language import Language  # noqa: PLC0415  # with the model

    Language.component(NAME, func=_forbidding)
    nlp.add_pipe(NAME, before="parser")


def _forbidding(doc: Doc) -> Doc:
    words = list(doc)
    alphas: list[int] = doc.to_array("IS_ALPHA").tolist()
    for word, alpha, following in zip(words, alphas, words[1:], strict=False):
        if alpha or word.text in _GOING_ON:
            following.is_sent_start = False
    return doc
