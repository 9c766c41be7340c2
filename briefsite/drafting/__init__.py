"""From a dossier to Markdown files: briefs, events, actors and topics, ready to be edited.

A drafted text says what its source says, in the source's words: statements and quotations are copied letter for
letter, characters that Markdown would take for markup are escaped, and links go on the words that name somebody, never
on others. Beside every file stands why it says what it says.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefsite.drafting.pieces import Piece, pieces
from briefsite.drafting.reasons import sidecar
from briefsite.front_matter import front_matter
from briefsite.model.dossier import Dossier
from briefsite.model.knowledge import KnownTopic

__all__ = ["Piece", "draft", "drafted", "pieces"]


def draft(dossier: Dossier, topics: Sequence[KnownTopic] = ()) -> dict[str, str]:
    """Every file of the dossier, as path below `content/` → text, and beside each `.drafts/PATH.why.json`.

    `topics` is the vocabulary that the texts were matched with; only topics that occur are drafted.
    """
    return {path: text for piece in pieces(dossier, topics) for path, text in drafted(piece)}


def drafted(piece: Piece) -> tuple[tuple[str, str], tuple[str, str]]:
    """The text of one file with its path, and why it says what it says."""
    one, path = piece.make(), piece.path
    text = front_matter(one.record) + (f"\n{one.body.rstrip()}\n" if one.body.strip() else "")
    return (path, text), (f".drafts/{path}.why.json", sidecar(one.reasons))
