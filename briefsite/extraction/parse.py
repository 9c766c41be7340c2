"""Going through a parse that may not be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc, Token


def is_parsed(doc: Doc) -> bool:
    """Whether there is a parse."""
    return doc.parsed


def children(token: Token) -> list[Token]:
    """A token's children in the parse; none where the text was not parsed."""
    return list(token.children)


def has_subject_before(verb: Token) -> bool:
    """Whether who does something, or to whom it is done, stands before a verb."""
    return any(t.dep_ in {"nsubj", "nsubjpass"} for t in verb.lefts)


#: What opens a clause that supposes something: "Had Kenya signed, Norway would have paid".
_SUPPOSING = {"had", "were", "should"}


def is_supposed(verb: Token) -> bool:
    """Whether a clause, by the order of its words, only asks or supposes what it says: "Did Kenya sign?"."""
    subject = next((t.i for t in children(verb) if t.dep_ in {"nsubj", "nsubjpass"}), 0)
    ahead = [t for t in children(verb) if t.dep_ in {"aux", "auxpass"} and t.i < subject]
    if not ahead:
        return False
    opens = ahead[0].i == 0 or not ahead[0].nbor(-1).is_alpha  # "not only had Kenya signed" supposes nothing
    supposing = opens and ahead[0].lower_ in _SUPPOSING
    return supposing or any(t.lower_ == "?" for t in verb.sent if t.i > verb.i)


def in_small_clause(subject: Token) -> bool:
    """Whether a subject is only that of an adjective or noun that another verb governs: "hold Lund accountable"."""
    head = subject.head
    return (
        subject.dep_ == "nsubj"
        and head.dep_ in {"ccomp", "oprd"}
        and head.pos_ in {"ADJ", "NOUN"}
        and head.i > subject.i
    )


def done_meanwhile(clause: Token) -> bool:
    """Whether a clause says what whoever asks does besides: "urged them to wait while reaffirming his readiness"."""
    return clause.dep_ == "advcl" and clause.tag_ == "VBG" and any(t.lower_ == "while" for t in clause.children)


def in_commas(name: Token) -> bool:
    """Whether a comma stands before the name that ends with this word, as one does behind it."""
    first = name
    while first.i > first.sent.start and first.nbor(-1).head == name and first.nbor(-1).dep_ == "compound":
        first = first.nbor(-1)
    return first.i > first.sent.start and first.nbor(-1).text == ","
