"""Whom a pronoun cannot stand for: those of whom its own clause tells something.

"In a letter to Mr Voss, he said", "standing next to Voss, he said", "helped by Voss, he said", "he said Voss was late",
"Voss, he said, was late" are all said by somebody else, and so is what "he" says behind a sentence about an officer
without a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.parse import is_parsed
from briefsite.extraction.reading import Reading, root_of
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
#: How a person hangs on a verb that does something to him or tells of him, and the prepositions that show it.
_BESIDE = frozenset(["dobj", "dative", "pobj", "prep", "agent", "pcomp", "advcl", "advmod"])
_CLAUSES = frozenset(["ccomp", "advcl"])
_TOWARDS = frozenset(["to", "with", "against", "about", "on", "beside", "alongside"])


def is_other(name: Token, pronoun: Token) -> bool:
    """Whether a person with that name is told of in the clause of which a pronoun is the subject, and so is not he."""
    if not is_parsed(pronoun.doc) or name.doc is not pronoun.doc:
        return False
    verb = pronoun.head
    while name.dep_ == "conj":
        name = name.head
    if _is_object(name, verb) or (name.i > pronoun.i and _hangs(name, verb, _CLAUSES)):
        return True
    return verb.dep_ == "parataxis" and _hangs(name, verb.head, _SUBJECTS)


def of_another(name: Span, word: str, reading: Reading) -> bool:
    """Whether the sentence that names somebody is about another "he", or an officer who has no name there, and who is
    meant behind it: "The President spoke with Lund. He urged her"."""
    root = root_of(reading, name)
    if root is None or not is_parsed(root.doc):
        return False
    offices = reading.lexicon.words("role_heads")
    for subject in (t for t in root.sent.root.lefts if t.dep_ in _SUBJECTS and t is not root):
        office = subject.tag_ in {"NN", "NNP"} and subject.lower_ in offices
        if subject.lower_ == word or (office and any(t.lower_ in {"a", "an", "the"} for t in subject.lefts)):
            return True
    return False


def _is_object(name: Token, verb: Token) -> bool:
    path = list(name.up_to(verb))
    if not path or not all(t.dep_ in _BESIDE for t in path) or path[-1].head is not verb:
        return False
    return path[0].dep_ == "dobj" or (len(path) > 1 and (path[1].lower_ in _TOWARDS or path[1].dep_ == "agent"))


def _hangs(name: Token, verb: Token, relations: frozenset[str]) -> bool:
    """Whether a name hangs on a verb by one of these relations, over as many words as may be."""
    path = list(name.up_to(verb))
    return bool(path) and path[-1].head is verb and path[-1].dep_ in relations
