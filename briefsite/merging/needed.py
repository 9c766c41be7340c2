"""What the machine would take away though a person's file still leads to it: it stays, for no link may lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from briefsite.merging.decisions import Decision
from briefsite.model.slugs import id_of

_TITLE = re.compile(r"^title: *['\"]?(.+?)['\"]?\r?$", re.MULTILINE)
_TOKEN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LINKED = re.compile(r"\[\[([^\[\]|#\\]+)")


def still_needed(
    read: Callable[[str], bytes | None],
    decisions: Mapping[str, Decision],
    files: Iterable[str],
    drafted: Collection[str],
    stay: Callable[[str], Decision],
) -> dict[str, Decision]:
    """The decisions, without the removal of what people's files name; and of what that names in turn. `read` gives a
    file by its path, with links that lead to the names of today; what is `drafted` leads to what is drafted; `stay`
    says what becomes of a file that no draft stands behind any more."""
    found = dict(decisions)
    going = {path: read(path) or b"" for path, done in found.items() if done.action == "remove"}
    if not going:
        return found
    texts = [done.file for path, done in found.items() if done.file and _may_lead(path, done, drafted)]
    texts += [read(path) or b"" for path in sorted(set(files) - found.keys())]
    while texts and going:
        named = _named(texts)
        stays = {path: stay(path) for path, data in going.items() if named & _names(path, data)}
        found |= stays
        going = {path: data for path, data in going.items() if path not in stays}
        texts = [done.file or b"" for done in stays.values()]
    return found


def _may_lead(path: str, done: Decision, drafted: Collection[str]) -> bool:
    """Whether a file may lead to what is no longer drafted."""
    return done.action in {"keep", "merge", "propose"} or path not in drafted


def _named(texts: Iterable[bytes]) -> set[str]:
    """All words that might be ids, and all titles in links."""
    found: set[str] = set()
    for text in (data.decode(errors="replace") for data in texts):
        found |= {*_TOKEN.findall(text), *(name.strip().casefold() for name in _LINKED.findall(text))}
    return found


def _names(path: str, data: bytes) -> set[str]:
    title = _TITLE.search(data.decode(errors="replace"))
    return {id_of(path), *([title[1].casefold()] if title else [])}
