"""What a person called things otherwise than the last draft did: names that the next conversion shall know them by."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.merging.threeway.document import Document, read
from briefsite.model.issues import Issue


def names_by_hand(base: str, ours: str) -> Iterator[str]:
    r"""The aliases that only the file has, and the drafted title, where a person put another in its place.

    >>> list(names_by_hand("---\ntitle: A\n---\n", "---\ntitle: B\naliases: [C]\n---\n"))
    ['C', 'A']
    """
    before, mine = read(base), read(ours)
    if isinstance(before, Issue) or isinstance(mine, Issue):
        return
    drafted = _aliases(before)
    yield from (name for name in _aliases(mine) if name not in drafted)
    was, now = (document.fields.get("title") for document in (before, mine))
    if was and (now is None or now.node.text != was.node.text):
        yield was.node.text


def _aliases(document: Document) -> list[str]:
    child = document.fields.get("aliases")
    return [item.node.text for item in child.node.children if item.node.text] if child else []
