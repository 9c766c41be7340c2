"""Where no sentence begins: behind a word, a comma or a closing bracket on the same line, and behind an honorific and
the initials that follow it.

The parser takes an acronym in brackets or a title for the end of a sentence now and then: "the head of the Coast Watch
(CW) Ada Lund and Rei Tarro on Monday paid a visit", "with Mr. G.M.R.D. | Brix". What it is told before it parses, it
keeps to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "briefsite_sentence_starts"
_GOING_ON = (",", ")", "(", "&")
_HONORIFICS = ("Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Eng.", "Rev.", "Ven.")


def forbid_false_starts(nlp: Language) -> None:
    """Put the component before the parser."""
    from spacy.language import Language  # noqa: PLC0415  # with the model

    Language.component(NAME, func=_forbidding)
    nlp.add_pipe(NAME, before="parser")


def _forbidding(doc: Doc) -> Doc:
    seen: Any = doc.to_array(["SENT_START", "IS_ALPHA", "ORTH"])
    goes_on = seen[:-1, 1] == 1
    for mark in (*_GOING_ON, *_HONORIFICS):
        goes_on |= seen[:-1, 2] == doc.vocab.strings[mark]
    for honorific in _HONORIFICS:
        initials = (seen[:-2, 2] == doc.vocab.strings[honorific]) & (seen[1:-1, 1] == 0)
        goes_on[1:] |= initials
    starts = seen[:, :1].astype("int64")
    starts[1:][goes_on] = -1  # no sentence begins here, as spaCy has it
    return doc.from_array(["SENT_START"], starts.astype("uint64")) if len(doc) else doc
