"""Is every picture that a content file shows part of the site?"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from briefsite.model.graph import Graph
from briefsite.model.issues import Issue, Place, did_you_mean
from briefsite.model.records import FOLDERS
from briefsite.model.site import Site

#: How the names of pictures end.
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")


def picture_issues(graph: Graph, site: Site) -> Iterator[Issue]:
    """An issue for every picture whose file the site does not have."""
    for entry in graph.entries.values():
        for image in entry.body.images:
            folder = FOLDERS[entry.kind]
            if posixpath.normpath(posixpath.join(folder, image.target)) not in site:
                place = Place(entry.path, image.line, image.column)
                said = f"there is no picture '{image.target}'"
                yield Issue(place, "dead-asset", said, _hint(image.target, folder, site))


def _hint(typed: str, folder: str, site: Site) -> str:
    """The nearest picture of the site as it is to be typed, or how one becomes part of it."""
    pictures = (posixpath.relpath(path, folder) for path in site if path.lower().endswith(_PICTURES))
    name = posixpath.basename(typed)
    return did_you_mean(typed, pictures) or f"put it into templates/static/, and write ../static/{name}"
