"""Permalinks: where each statement and quotation has its own place, which leads to it for as long as its words stand.

The anchor is a digest of the words. It outlives moves within the file and edits of the blocks around it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from briefsite.model.body import Block
from briefsite.model.records import Entry

#: Line and column of a citation in its file.
At = tuple[int, int]


def anchors(entry: Entry) -> Mapping[At, str]:
    """By the last citation of every statement and quotation of an entry: the block's anchor."""
    found: dict[At, str] = {}
    taken: dict[str, int] = {}
    for block in entry.body.blocks:
        if block.citations:
            plain = _digest(block)
            taken[plain] = taken.get(plain, 0) + 1
            last = block.citations[-1]
            found[last.line, last.column] = plain if taken[plain] == 1 else f"{plain}-{taken[plain]}"
    return found


def _digest(block: Block) -> str:
    return f"s-{hashlib.sha256(block.text.encode()).hexdigest()[:8]}"
