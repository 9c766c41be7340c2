"""What of a site's own templates is not made a file of the site: links that lead out of it, for what they lead to would
be there for all to read, and names that make no address."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from briefsite.disk import is_beside, leads_out, printed, shown
from briefsite.model.issues import Issue, Place
from briefsite.rendering.theme import NO_ADDRESS, own_names


def astray_links(theme: Path) -> Iterator[Issue]:
    """An issue for each, in order of their paths; what is hidden, or an editor's own, is none of the site's."""
    for here, folders, names in sorted(os.walk(theme)):
        for name in sorted((*folders, *names)):
            path = Path(here, name)
            inside = path.relative_to(theme).parts
            if leads_out(path, theme.parent) and not any(part.startswith(".") or is_beside(part) for part in inside):
                said, hint = "it is a link that leads out of this site", "put the file itself there"
                yield Issue(Place(f"{theme.name}/{shown(path, theme)}"), "symlink", said, hint)


def unaddressed(theme: Path) -> Iterator[Issue]:
    """An issue for each page kind or exporter that no link could lead to."""
    for name in own_names(theme):
        if sign := NO_ADDRESS.search(name):
            said = f"its name has the sign {sign[0]!r}, which means something else in an address"
            yield Issue(Place(f"{theme.name}/{printed(name)}"), "bad-name", said, "rename it")
