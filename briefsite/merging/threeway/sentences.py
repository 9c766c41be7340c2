r"""Inside one block that both sides changed: line by line, then sentence by sentence; a citation counts as one.

>>> merge_sentences("A met B. [@p1]", "A met the B. [@p1]", "A met B. [@p2]")
'A met the B. [@p2]'
>>> merge_sentences("A met B.", "A saw B.", "A met C.") is None
True
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_SENTENCE_END = re.compile(r"(\n|(?<=[.!?…])[”’\"')\]]*[ \t]+|[ \t]+(?=\[@))")
Change = tuple[int, int, list[str]]


def sentences(text: str) -> list[str]:
    """The pieces of a block that are kept or changed as one; joined, they are the block."""
    pieces = _SENTENCE_END.split(text)
    ends = [*pieces[1::2], ""]
    return [piece + end for piece, end in zip(pieces[::2], ends, strict=True) if piece or end]


def merge_sentences(base: str, ours: str, theirs: str) -> str | None:
    """The block with both sides' changes, or None where they touch one sentence."""
    first = sentences(base)
    mine, new = _changes(first, sentences(ours)), _changes(first, sentences(theirs))
    changes = sorted([*mine, *(change for change in new if change not in mine)], key=lambda change: change[:2])
    merged: list[str] = []
    at = 0
    for n, (start, end, pieces) in enumerate(changes):
        if start < at or (n and start == end == changes[n - 1][1] and changes[n - 1][0] == start):
            return None
        merged += [*first[at:start], *pieces]
        at = end
    return "".join([*merged, *first[at:]])


def _changes(base: list[str], other: list[str]) -> list[Change]:
    """What `other` puts in place of stretches of `base`; sentence for sentence where as many come as go."""
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    changes: list[Change] = []
    for tag, start, end, from_, to in matcher.get_opcodes():
        if tag == "replace" and end - start == to - from_:
            changes += [(start + n, start + n + 1, [other[from_ + n]]) for n in range(end - start)]
        elif tag != "equal":
            changes.append((start, end, other[from_:to]))
    return changes
