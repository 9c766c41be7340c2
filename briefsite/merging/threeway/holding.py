"""What a person has read stays as it was read: the machine's changes to it are named, and wait."""

from __future__ import annotations

from dataclasses import replace

from briefsite.merging.threeway.blocks import BODY, SECTION
from briefsite.merging.threeway.document import read
from briefsite.merging.threeway.fields import FieldMerge
from briefsite.merging.threeway.merging import find_edits
from briefsite.merging.threeway.splices import spliced
from briefsite.model.edits import Edit, Proposal, Refusal
from briefsite.model.issues import Issue

#: Fields that warn a reader, and that are written into a file that a person has read, too.
_FLAGS = ("gone", "source.withdrawn")


def is_reviewed(text: str) -> bool:
    """Whether the file says `status: reviewed`, which only a person writes."""
    document = read(text) if "reviewed" in text else None
    status = document.fields.get("status") if document and not isinstance(document, Issue) else None
    return status is not None and status.node.text == "reviewed"


def held_back(ours: str, merged: str) -> tuple[Proposal, ...]:
    r"""What a merge would make of a file, a proposal each.

    >>> held_back("---\ndate: X\n---\n", "---\ndate: Y\n---\n")
    (Proposal(path='', place='date', mine='X', last='X', new='Y'),)
    """
    mine, new = read(ours), read(merged)
    if isinstance(mine, Issue) or isinstance(new, Issue):
        return ()
    return tuple(_proposal(edit) for edit in find_edits(mine, new) if _is_news(edit))


def flagged(ours: str, theirs: str, refused: frozenset[Refusal] = frozenset()) -> str:
    """A file that was read, with what the draft says of its source: that it was withdrawn, or no longer says something.
    Readers must know, whoever has read the file."""
    new = read(theirs)
    for place in _FLAGS:
        mine = read(ours)
        if isinstance(mine, Issue) or isinstance(new, Issue):
            return ours
        header = mine.parts.header
        merge = FieldMerge(header, header, new.parts.header, refused, only=place)
        splices = merge.run(mine.fields, mine.fields, new.fields)
        ours = replace(mine.parts, header=spliced(header, splices)).joined()
    return ours


def _is_news(edit: Edit) -> bool:
    """A heading comes and goes with its blocks; another order tells nothing new."""
    heading = edit.place.split(" ")[0] == SECTION
    return edit.place != "comment" and edit.kind != "moved" and (edit.kind == "changed" or not heading)


def _proposal(edit: Edit) -> Proposal:
    kind, blank, name = edit.place.partition(" ")
    place = f"{BODY}{blank}{name}" if kind == SECTION else edit.place
    return Proposal("", place, edit.was, edit.was, edit.now)
