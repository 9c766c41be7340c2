"""Is every picture that a content file shows part of the site?"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from briefsite.model.graph import Graph
from briefsite.model.issues import Issue, Place, did_you_mean
from briefsite.model.site import Site


def picture_issues(graph: Graph, site: Site) -> Iterator[Issue]:
    """An issue for every picture whose file the site does not have."""
    for entry in graph.entries.values():
        for image in entry.body.images:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(_below_content(entry.path)), image.target))
            if path not in site:
                near = did_you_mean(path, (known for known in site if not known.endswith(".html")))
                place = Place(entry.path, image.line, image.column)
                yield Issue(place, "dead-asset", f"there is no picture '{image.target}'", near)


def _below_content(path: str) -> str:
    return path.partition("/")[2]
