"""What people changed, and what the machine would change: the nouns of merging, review and undo.

A `place` names a spot in one content file: a key path of the front matter (`date`, `roles[director-general].rank`,
`actors`), or `body` and the section's id or heading (`body hun-sen-meets-koji-yamazaki`).
"""

from __future__ import annotations

from typing import Literal

from briefsite.model.issues import Issue
from briefsite.model.nouns import dataclass

EditKind = Literal["changed", "added", "removed", "moved"]
#: Where a brief says which wording of its text it was made from.
TEXT_DIGEST = "source.sha256"
#: A thing a person deleted: its place, and its words ("" for a whole key of the front matter).
Refusal = tuple[str, str]
#: What stands in a file: its place, and its words.
Fact = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """One thing a person did to a file since it was last drafted, with the words before and after."""

    place: str
    kind: EditKind
    was: str
    now: str


@dataclass(frozen=True, slots=True, order=True)
class Proposal:
    """A change the converter would make where a person was there first; it waits beside the file, never in it.

    `mine` is what stands in the file, `last` what the converter wrote before, `new` what it would write now; "" for
    nothing. `path` is relative to `content/`; it is "" until a run files the proposal.
    """

    path: str
    place: str
    mine: str
    last: str
    new: str


@dataclass(frozen=True, slots=True, order=True)
class Correction:
    """A statement of the converter's that a corrected text made it replace: what it said, and says now, or "" where it
    went. `path` is that of its file below `content/`."""

    path: str
    was: str
    now: str


@dataclass(frozen=True, slots=True, order=True)
class Gone:
    """A sentence that a corrected text no longer has, though something a person wrote or kept still rests on it: the
    brief of the text (by id), the paragraph in which it stood, its words."""

    brief: str
    paragraph: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Merged:
    """One file after a merge, as text: with every edit of a person in it.

    `refusals` is all that the person deleted. With `issues`, the file could not be merged, and `text` is the file as it
    stood.
    """

    text: str
    edits: tuple[Edit, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    issues: tuple[Issue, ...] = ()
