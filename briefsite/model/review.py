"""What awaits a person, and what the person may say to it: the nouns of `review` and `restore`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Literal

from briefsite.model.edits import Correction, Fact, Proposal, Refusal
from briefsite.model.knowledge import KnownTopic
from briefsite.model.nouns import dataclass
from briefsite.model.records import Entry
from briefsite.model.sources import Source

#: `proposal`: what the machine would change where a person was first. `doubt`: a value that it is not sure of.
#: `accounts`: briefs that differ. `merge`: two files that look like one thing. `topic`: a topic that nobody has yet.
#: `correction`: what was replaced since a text was corrected. `reading`: whether a person has read the file against it.
QuestionKind = Literal["proposal", "reading", "correction", "doubt", "accounts", "merge", "topic"]
#: Questions about a whole file, and those that are answered with yes or no: there is nothing to word otherwise.
WHOLE_FILE: tuple[QuestionKind, ...] = ("reading", "merge", "topic")
YES_OR_NO: tuple[QuestionKind, ...] = ("reading",)
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

    @property
    def asked(self) -> str:
        """The question as a sentence of its own."""
        return f"{self.why[:1].upper()}{self.why[1:]}{'' if self.why.endswith('?') else '.'}"

    @property
    def where(self) -> str:
        """The file, and the place in it where it is about one."""
        return self.path if self.kind in WHOLE_FILE else f"{self.path}, {self.place}"


@dataclass(frozen=True, slots=True, order=True)
class Refused:
    """Something that a person took away or turned down, in words for people."""

    path: str
    refusal: Refusal
    words: str

    @property
    def id(self) -> str:
        return short_id("refused", self.path, *self.refusal)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of the evidence beside a draft: a source's file, the paragraph, the characters, the rule, its note."""

    file: str
    paragraph: int
    start: int
    end: int
    rule: str
    note: str = ""


#: The evidence for the fields and blocks of a draft, by name (`date`, `actors.hun-sen`, `body.3`).
Reasons = Mapping[str, tuple[Evidence, ...]]


@dataclass(frozen=True, slots=True)
class Drafted:
    """A file that was drafted and that no person has signed: the fields and blocks of its draft, those that stand in
    the file, and the reasons of the draft that might be doubtful."""

    path: str
    fields: Mapping[str, str]
    blocks: tuple[Fact, ...]
    standing_fields: Mapping[str, str]
    standing: frozenset[str]
    reasons: tuple[tuple[str, tuple[Evidence, ...]], ...]


def _no_reasons(_: str) -> Reasons:
    return {}


@dataclass(frozen=True, slots=True)
class Desk:
    """All that questions are asked about.

    `corrections` come with the place and the words of the block that replaced what was said. `reviewed` are the paths
    of files that a person has read. `texts_of` leads from a brief's id to its text. `settled` is what a person has
    confirmed, `turned_down` the suggestions that a person will not hear again, both by path.
    `doubtful` maps a field to the rules that are not sure of it. `reasons` gives the evidence beside a file's draft.
    """

    entries: tuple[Entry, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    texts_of: Mapping[str, str] = field(default_factory=dict)
    proposals: tuple[Proposal, ...] = ()
    corrections: tuple[tuple[Correction, Fact], ...] = ()
    drafted: tuple[Drafted, ...] = ()
    reviewed: frozenset[str] = frozenset()
    settled: frozenset[tuple[str, Fact]] = frozenset()
    turned_down: frozenset[tuple[str, Refusal]] = frozenset()
    topics: tuple[KnownTopic, ...] = ()
    doubtful: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    function_words: frozenset[str] = frozenset()
    nominal_endings: tuple[str, ...] = ()
    nominal_words: frozenset[str] = frozenset()
    reasons: Callable[[str], Reasons] = _no_reasons
