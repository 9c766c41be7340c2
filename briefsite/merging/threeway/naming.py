"""What a person wrote otherwise than the last draft, for the next conversion to know: names, a day of publication."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.merging.threeway.document import Document, read
from briefsite.model.issues import Issue


def taught_by(base: str, ours: str) -> Iterator[str]:
    r"""The aliases that only the file has; the drafted title, where a person put another in its place; of a brief,
    the day of publication.

    >>> list(taught_by("---\ntitle: A\n---\n", "---\ntitle: B\naliases: [C]\n---\n"))
    ['C', 'A']
    """
    before, mine = read(base), read(ours)
    if isinstance(before, Issue) or isinstance(mine, Issue):
        return
    drafted = _aliases(before)
    yield from (name for name in _aliases(mine) if name not in drafted)
    was, now = (document.fields.get("title") for document in (before, mine))
    if was and (now is None or now.node.text != was.node.text) and before.fields.get("source") is None:
        yield was.node.text
    if (day := _published(mine)) and day != _published(before):
        yield day


def _aliases(document: Document) -> list[str]:
    child = document.fields.get("aliases")
    return [item.node.text for item in child.node.children if item.node.text] if child else []


def _published(document: Document) -> str:
    source = document.fields.get("source")
    child = source.node.get("published") if source else None
    return child.node.text if child else ""
