"""What else is wrong with a file that was left out for a fault in its front matter: else it would be told only when
that is mended, and nobody would know how far there is to go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from briefsite.checks import check_alone
from briefsite.content.reading import LARGEST, bytes_of, read_aside, unread
from briefsite.graph.asides import link_asides
from briefsite.graph.resolving import Past
from briefsite.model.graph import Graph
from briefsite.model.issues import Issue
from briefsite.model.records import KINDS, Entry
from briefsite.model.sources import Source


def issues_of_asides(
    root: Path,
    content: tuple[Sequence[Entry], Sequence[Issue]],
    graph: Graph,
    sources: Iterable[Source],
    at: datetime | None = None,
    *,
    past: Past,
    drafts: bool = False,
) -> tuple[Issue, ...]:
    """What their links, citations and quotations lack. `content` is what was read, and what was wrong with the rest."""
    entries, invalid = content
    asides = tuple(_asides(root, entries, invalid))
    if not asides:
        return ()
    whole, linked, issues = link_asides(
        graph, entries, asides, sources, drafts=drafts, unread=unread(invalid), at=at, past=past
    )
    return (*issues, *check_alone(linked, whole))


def _asides(root: Path, entries: Iterable[Entry], invalid: Iterable[Issue]) -> Iterator[Entry]:
    left_out = {issue.place.path for issue in invalid if issue.severity == "error"}
    for path in sorted(left_out.difference(entry.path for entry in entries)) if left_out else ():
        _, _, below = path.partition("/")
        file = root / path
        if below.partition("/")[0] not in KINDS or file.is_symlink():
            continue
        data = bytes_of(path, file, LARGEST)
        if not isinstance(data, Issue) and (aside := read_aside(path, data)):
            yield aside
