"""Links in a site's templates that lead out of it: what they lead to would be there for all to read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from briefsite.disk import is_beside, leads_out, shown
from briefsite.model.issues import Issue, Place


def astray_links(theme: Path) -> Iterator[Issue]:
    """An issue for each, in order of their paths; what is hidden, or an editor's own, is none of the site's."""
    for here, folders, names in sorted(os.walk(theme)):
        for name in sorted((*folders, *names)):
            path = Path(here, name)
            inside = path.relative_to(theme).parts
            if leads_out(path, theme.parent) and not any(part.startswith(".") or is_beside(part) for part in inside):
                said, hint = "it is a link that leads out of this site", "put the file itself there"
                yield Issue(Place(f"{theme.name}/{shown(path, theme)}"), "symlink", said, hint)
