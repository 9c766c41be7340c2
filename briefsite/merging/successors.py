"""Who takes the place of what the converter no longer drafts, so that its address leads on.

A better reading or a corrected text gives a thing another name, and so another id: an event that is told by the same
paragraphs, an actor who goes by the old name among others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from briefsite.merging.splitting.division import located
from briefsite.merging.threeway.document import read
from briefsite.merging.threeway.header import Node
from briefsite.model.issues import Issue
from briefsite.model.splits import fold


def successors(removed: Mapping[str, str], drafts: Mapping[str, str]) -> dict[str, str]:
    """From the paths of removed files (with their last drafts) to those of the drafts that take their place; where
    several might, nobody does."""
    folders = {path.partition("/")[0] for path in removed}
    bearers: dict[tuple[str, ...], list[str]] = {}
    for path in sorted(drafts):
        for mark in _marks(path, drafts[path]) if path.partition("/")[0] in folders else ():
            bearers.setdefault(mark, []).append(path)
    found: dict[str, str] = {}
    for path, text in sorted(removed.items()):
        scores = Counter(other for mark in _marks(path, text) for other in bearers.get(mark, ()) if other != path)
        heirs = [other for other, score in scores.items() if score == max(scores.values())]
        if len(heirs) == 1:
            found[path] = heirs[0]
    return found


def with_successors(
    known: Iterable[tuple[str, str]], found: Mapping[str, str], living: Iterable[str]
) -> tuple[tuple[str, str], ...]:
    """All successors, each straight to the last; what lives again has none."""
    pairs = {before: found.get(now, now) for before, now in known} | dict(found)
    alive = set(living)
    return tuple(sorted((before, now) for before, now in pairs.items() if before not in alive and before != now))


def _marks(path: str, text: str) -> frozenset[tuple[str, ...]]:
    """By what a thing is known under any id: an actor by its names, an event by its kind and where it is told."""
    folder, document = path.partition("/")[0], read(text)
    if isinstance(document, Issue):
        return frozenset()
    fields = document.fields
    if folder == "actors":
        return frozenset(("name", fold(name)) for name in (_text(fields, "title"), *_items(fields, "aliases")) if name)
    if folder != "events":
        return frozenset()
    accounts = fields.get("accounts")
    cites = [_text(account.node, "cite") for account in accounts.node.children] if accounts else []
    kind = _text(fields, "kind")
    return frozenset((kind, brief, str(number)) for cite in cites for brief, number in located(cite))


def _text(node: Node, key: str) -> str:
    child = node.get(key)
    return child.node.text if child else ""


def _items(node: Node, key: str) -> list[str]:
    child = node.get(key)
    return [item.node.text for item in child.node.children] if child else []
