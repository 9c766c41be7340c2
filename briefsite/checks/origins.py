"""Is each brief's source text there, and is it still the text that the brief was made from?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefsite.model.graph import Graph
from briefsite.model.issues import Issue, did_you_mean
from briefsite.model.records import Brief
from briefsite.model.sources import Source


def origin_issues(graph: Graph, sources: Iterable[Source]) -> Iterator[Issue]:
    """An issue for every brief whose source is missing, and a warning where it has changed."""
    files = [source.file for source in sources]
    for entry in graph.entries.values():
        if not isinstance(entry.record, Brief):
            continue
        named, source = entry.record.source, graph.sources.get(entry.id)
        if source is None and named.withdrawn:
            message = f"the text {named.file} was withdrawn: nothing in this brief can be checked any more"
            hint = f"put the text back, or take the brief out: delete {entry.id}"
            yield Issue(entry.place("source.withdrawn"), "withdrawn-source", message, hint, "warning")
        elif source is None:
            hint = (
                did_you_mean(named.file, files)
                or f"put the text at seeds/{named.file}, or convert: then its brief says so"
            )
            message = f"there is no source text '{named.file}'"
            yield Issue(entry.place("source.file"), "missing-source", message, hint)
        elif named.sha256 and named.sha256 != source.digest:
            message = f"{named.file} has changed since this brief was made from it"
            hint = "read the brief against it, or convert again"
            yield Issue(entry.place("source.sha256"), "changed-source", message, hint, "warning")
