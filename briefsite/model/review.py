"""What awaits a person, and what the person may say to it: the nouns of `review` and `restore`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from briefsite.model.edits import Refusal

#: `proposal`: what the machine would change where a person was first. `doubt`: a value that it is not sure of.
#: `accounts`: briefs that differ. `merge`: two files that look like one thing. `topic`: a topic that nobody has yet.
QuestionKind = Literal["proposal", "doubt", "accounts", "merge", "topic"]
Answer = Literal["accept", "edit", "reject"]
ANSWERS: tuple[Answer, ...] = ("accept", "edit", "reject")


def short_id(*parts: str) -> str:
    """A name of eight signs for a thing that has these parts: the same in every run, on every machine.

    >>> short_id("proposal", "actors/ada.md", "title")
    'c38ce183'
    """
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:8]


@dataclass(frozen=True, slots=True, order=True)
class Witness:
    """A sentence of a source text: the file below `seeds/`, the paragraph, and the words ("" where it is not there)."""

    file: str
    paragraph: int
    words: str


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """Something that only a person can settle.

    `path` is relative to `content/`, `place` a spot in that file. `mine` is what stands there, `last` what was drafted
    before, `new` what would stand there if it were accepted (of a merge, the id of the other file; of a topic, its
    terms). `why` is the question, in a sentence; `evidence` is what it rests on.
    """

    kind: QuestionKind
    path: str
    place: str
    mine: str
    last: str
    new: str
    why: str
    evidence: tuple[Witness, ...] = ()

    @property
    def id(self) -> str:
        return short_id(self.kind, self.path, self.place, self.last, self.new)


@dataclass(frozen=True, slots=True, order=True)
class Refused:
    """Something that a person took away or turned down, in words for people."""

    path: str
    refusal: Refusal
    words: str

    @property
    def id(self) -> str:
        return short_id("refused", self.path, *self.refusal)
