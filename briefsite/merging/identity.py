"""One thing gets another name, two things turn out to be one, a thing goes: with every link to it, in one operation.

The converter is told through the memory of renames: it drafts under the name of today, and what is one is drafted as
one. Each operation can be undone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from briefsite.merging.held import Held
from briefsite.merging.lineage import Lineage
from briefsite.merging.memory import DRAFTS, MERGED, WAITING, Memory
from briefsite.merging.renaming import followed
from briefsite.merging.threeway import united
from briefsite.merging.threeway.document import read as read_document
from briefsite.model.issues import BriefsiteError, Issue
from briefsite.model.records import FOLDERS
from briefsite.model.slugs import ID, LONGEST_ID, RESERVED, id_of, slug

#: Where the other names of a thing are listed, by its folder.
_NAMES = {"actors": "aliases", "topics": "terms"}


def rename(root: Path, old: str, new: str) -> tuple[str, ...]:
    """Give the file with the id `old` the id `new`; the paths that changed. Raises BriefsiteError if it cannot be."""
    with Held(root) as site:
        before = site.path(old)
        free_id(site, new)
        now = f"{before.rpartition('/')[0]}/{new}.md"
        site.put(now, site.texts[before])
        for folder in (DRAFTS, f"{DRAFTS}/{WAITING}"):
            site.put(f"{folder}/{now}", site.texts.get(f"{folder}/{before}"))
        _move(site, before, now, {})
        return site.write("rename")


def unite(root: Path, one: str, into: str) -> tuple[str, ...]:
    """Make the things with the ids `one` and `into` one: `into`, which takes what `one` has, its name as an alias."""
    with Held(root) as site:
        before, now = site.path(one), site.path(into)
        folder = now.partition("/")[0]
        if before == now or before.partition("/")[0] != folder:
            raise BriefsiteError(f"'{one}' and '{into}' cannot be one: they must be two files of one folder")
        if folder == "briefs":
            raise BriefsiteError(f"'{one}' and '{into}' are briefs: each digests a text of its own, and they stay two")
        title, *_ = names_in(site.texts[before], one)
        names = {_NAMES[folder]: title} if folder in _NAMES else {}
        site.put(now, united(site.texts[now], site.texts[before], names))
        site.put(f"{DRAFTS}/{MERGED}/{before}", site.draft(before) or site.texts[before])
        if site.draft(now) is None:  # all of it is a person's: by this it would be missed
            site.put(f"{DRAFTS}/{WAITING}/{now}", site.texts.get(f"{DRAFTS}/{WAITING}/{now}") or site.texts[now])
        _move(site, before, now, dict.fromkeys(names_in(site.texts[before], one), one))
        return site.write("merge")


def contrary(root: Path, one: str, into: str) -> tuple[tuple[str, str, str], ...]:
    """Where the files with the ids `one` and `into` have a single value each, and not the same: its key, what stays
    when they are one, and what goes. A title that goes becomes a name."""
    with Held(root) as site:
        goes, stays = (read_document(site.texts[site.path(id_)]) for id_ in (one, into))
    if isinstance(goes, Issue) or isinstance(stays, Issue):
        return ()
    pairs = ((child.key, stays.fields.get(child.key), child.node) for child in goes.fields.children)
    return tuple(
        (key, mine.node.text, theirs.text)
        for key, mine, theirs in pairs
        if key not in ("title", "status") and mine and {mine.node.form, theirs.form} == {"scalar"}
        if mine.node.text and theirs.text and mine.node.text != theirs.text
    )


def delete(root: Path, gone: str, successor: str = "") -> tuple[str, ...]:
    """Take the file with that id away for good; links to it become words. Its old address leads to the page of
    `successor`, where one is given; where that is a list (`events`), it says that the page is gone."""
    with Held(root) as site:
        before = site.path(gone)
        names = names_in(site.texts[before], gone)
        if successor:
            after = f"{successor}.md" if successor in _lists(site) else site.path(successor)
            if after == before:
                raise BriefsiteError(f"'{gone}' cannot take its own place; name another file, or leave --successor out")
            pairs = dict(site.lineage.moved({before: after}).successors) | {before: after}
            site.lineage = replace(site.lineage, successors=tuple(sorted(pairs.items())))
        site.drop(before, forget=False)
        site.repoint({gone: None}, {gone: names[0]}, dict.fromkeys(names, gone))
        return site.write("delete")


def _lists(site: Held) -> set[str]:
    """The lists that an address can lead to: those whose name is no file's id."""
    return set(FOLDERS.values()) - site.ids.keys()


def free_id(site: Held, new: str) -> None:
    """Raises BriefsiteError where `new` cannot be the id of another file."""
    if not ID.fullmatch(new):
        form = f"use small letters, figures and hyphens, at most {LONGEST_ID} of them: {slug(new)}"
        raise BriefsiteError(f"'{new}' cannot be an id; {form}")
    if new in RESERVED:
        raise BriefsiteError(f"'{new}' means something else in a folder of pages, or to Windows; take {slug(new)}")
    if new in site.ids:
        raise BriefsiteError(f"'{new}' is taken by content/{site.ids[new]}; to make the two one, merge them")


def names_in(text: str, name: str) -> tuple[str, ...]:
    """The title of a file, or its id where it has none, and its aliases."""
    document = read_document(text)
    if isinstance(document, Issue):
        return (name,)
    title, aliases = document.fields.get("title"), document.fields.get("aliases")
    others = (child.node.text for child in aliases.node.children) if aliases else ()
    return tuple(dict.fromkeys((title.node.text if title and title.node.text else name, *others)))


def _move(site: Held, before: str, now: str, names: Mapping[str, str]) -> None:
    """What was at `before` is at `now`: the file goes, every link and all that is remembered follow."""
    to = {id_of(before): id_of(now)}
    site.drop(before, forget=True)
    site.repoint(to, {}, names)
    site.memory = _moved(site.memory, before, now, to)
    site.lineage = _lineage(site.lineage, before, now)


def _lineage(lineage: Lineage, before: str, now: str) -> Lineage:
    """The lineage by the paths of today; an address that lives again leads nowhere else."""
    moved = lineage.moved({before: now})
    return replace(moved, successors=tuple(pair for pair in moved.successors if pair[0] != now))


def _moved(memory: Memory, before: str, now: str, to: Mapping[str, str]) -> Memory:
    def path(old: str) -> str:
        return now if old == before else old

    moved = memory.moved(path)
    refusals = frozenset((where, (place, to.get(words) or words)) for where, (place, words) in moved.refusals)
    return replace(moved, refusals=refusals, renames=followed(memory.renames, {before: now}))
