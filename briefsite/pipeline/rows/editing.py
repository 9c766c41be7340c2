"""The graph and library of a site in which some files were edited, with what differs from the last build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefsite.checks import run_checks
from briefsite.content.reading import Reading, read_entry, read_file
from briefsite.graph.names import Names, folded, names_of
from briefsite.graph.relinking import Linked, is_renamed, reaches_far, relink
from briefsite.graph.resolving import Resolver
from briefsite.model.editions import Edition
from briefsite.model.editors import Editors
from briefsite.model.issues import Issue, has_error
from briefsite.model.nouns import dataclass
from briefsite.model.records import Entry
from briefsite.model.settings import Settings
from briefsite.model.wording import Wording
from briefsite.pipeline.by_path import Later, Some
from briefsite.pipeline.looks import Look
from briefsite.pipeline.memory.digests import digest
from briefsite.pipeline.memory.inputs import Inputs
from briefsite.pipeline.rows.boards import BoardedLibrary
from briefsite.pipeline.rows.carrying import Edit, called_now, carried, differences
from briefsite.pipeline.rows.known import Known
from briefsite.pipeline.whose import editors_parts_of

_DRAFTS = "content/.drafts"


@dataclass(frozen=True, slots=True)
class Edited:
    """A site after some files were edited: its library, the look-ups that find something else than in the last build,
    its graph with what every record names, the records that were edited, the ids of those that were linked again, the
    files that were read, by path, and what is to be said of the records that were linked."""

    library: BoardedLibrary
    differs: frozenset[Look]
    linked: Linked
    edit: Edit
    again: frozenset[str]
    read: Mapping[str, Reading]
    issues: tuple[Issue, ...]


#: Settings, words and editions.
OfTheSite = tuple[Settings, Wording, tuple[Edition, ...]]
#: What reads a file by its path.
Read = Callable[[str], Reading]


def edited(root: Path, known: Known, paths: Iterable[str], of_the_site: OfTheSite, reading: Read) -> Edited | None:
    """The site after the files at these paths were edited; None where that takes all files to tell."""
    read = {path: reading(path) for path in paths}
    before = {known.ids[path]: known.graph.entries[known.ids[path]] for path in read}
    now = {entry.id: entry for entry, _ in read.values() if entry}
    if len(now) < len(read) or any(has_error(issues) for _, issues in read.values()):
        return None
    if not all(is_drafted(root, path) for path in read):
        return None
    if any(reaches_far(before[id_], entry) for id_, entry in now.items()):
        return None
    renamed = [(before[id_], entry) for id_, entry in now.items() if is_renamed(before[id_], entry)]
    again = _naming(known, renamed) | now
    linked = relink(_linked(known, renamed, again), again, kind_of=known.rows.kind)
    graph = replace(linked.graph, editors=_editors_now(root, linked.graph.editors, now, known.left["paths"]))
    issues = [issue for id_ in again for issue in linked.found[id_].issues]
    issues += run_checks(replace(graph, entries=Some(graph.entries, again)), ())
    if has_error(issues):
        return None
    edit, moved = Edit(before, now, graph, known.left["paths"]), known.left["moved"]
    boards = carried(known.boards, edit)
    was_, is_ = (
        BoardedLibrary(tables, of, *of_the_site, moved) for tables, of in ((known.boards, known.graph), (boards, graph))
    )
    differs = frozenset(differences(was_, is_))
    return Edited(is_, differs, linked, edit, frozenset(again), read, tuple(issues))


def is_drafted(root: Path, path: str) -> bool:
    """Whether a file cannot be taken for another one that was renamed: it has a draft of its own, or none has any."""
    return not (root / _DRAFTS).exists() or (root / draft_of(path)).exists()


def draft_of(path: str) -> str:
    """Where the last draft of a file is, if it has one."""
    return f"{_DRAFTS}/{path.removeprefix('content/')}"


def _editors_now(root: Path, before: Editors, edited: Mapping[str, Entry], paths: Mapping[str, str]) -> Editors:
    """What people wrote, in order of path."""
    parts = {id_: part for id_, part in before.items() if id_ not in edited}
    parts |= editors_parts_of(root, edited.values())
    return dict(sorted(parts.items(), key=lambda item: paths[item[0]]))


def as_looked_at(root: Path, inputs: Inputs, path: str) -> Reading:
    """A file, read; nothing where it is not the one that was looked at."""
    seen: list[bytes] = []

    def read(name: str, data: bytes) -> Reading:
        seen.append(digest(data))
        return read_entry(name, data)

    reading = read_file(path, root / path, read)
    return reading if seen == [inputs.stamps[path][5]] else (None, ())


#: Entries that go by other names now, each as it was and as it is.
Renamed = Sequence[tuple[Entry, Entry]]


def _naming(known: Known, renamed: Renamed) -> dict[str, Entry]:
    """The entries that may name those."""
    mentions = known.boards["mentions"]() if renamed else {}
    names = {folded(name) for pair in renamed for one in pair for name in names_of(one)}
    return {id_: known.graph.entries[id_] for name in sorted(names) for id_ in mentions.get(name, ())}


def _linked(known: Known, renamed: Renamed, again: Mapping[str, Entry]) -> Linked:
    """The graph of the last build, with who resolves names today."""
    called = called_now(known.boards, renamed) if renamed else Later(known.boards["called"])
    names = Names.known_by(Some(known.graph.entries, again), known.left["paths"], called)
    return Linked(known.graph, known.rows.found, Resolver(names, Names(()), frozenset()))
