"""What the browser is shown: the last good site, and what is wrong with the newest build."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from briefsite.model.issues import Issue
from briefsite.model.site import Site
from briefsite.preview.problems import Problem, problems_from, problems_of

#: Gives the site as it would be published, and everything that is wrong with it; may raise where it cannot go on.
Build = Callable[[], tuple[Site, tuple[Issue, ...]]]
#: Gives what the next build will give, at once, for files (below the root) that were saved since the last one began, if
#: it can: a site that may say of a path that it is `late`, and what is found there still of the last build.
Glance = Callable[[Iterable[str]], Site | None]

_VERSION = re.compile(rb"\?v=[0-9a-f]{8}\b")


@dataclass(frozen=True, slots=True)
class Showing:
    """Where there are `problems`, `site` is that of an earlier build (or empty), unless they are `aside`: of texts that
    were not converted, which keep no page from being shown."""

    site: Site = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    aside: bool = False

    @property
    def shown(self) -> str:
        """In words, what is shown under the problems."""
        if self.aside:
            return "the pages themselves are up to date."
        return "what you see is the last good site." if self.site else "there has been no good build yet."

    def waits(self, page: str) -> bool:
        """Whether only the build under way can tell what is at a page's address."""
        late = getattr(self.site, "late", None)
        return bool(late and late(page))

    def name_of(self, page: str) -> str:
        """The file that a browser gets which asks for a page."""
        return page if page in self.site else "404.html"

    def version(self, page: str) -> str:
        """A few characters that change with all that a browser is shown at a page's address."""
        digest = blake2b(self.site.get(self.name_of(page), b""), digest_size=8)
        digest.update(repr(self.problems).encode())
        return f"v{digest.hexdigest()}"


def rebuilt(before: Showing, build: Build, root: Path | None = None) -> Showing:
    """The next showing: the new site where the build is good, otherwise the one before with what went wrong, each with
    the lines of the file below `root` where it did."""
    try:
        site, issues = build()
    except Exception as error:  # noqa: BLE001 - the server outlives whatever a template or a file may raise
        return Showing(before.site, problems_from(error, root))
    errors = problems_of(issues, root)
    aside = all(error.place and error.place.path.startswith("seeds/") for error in errors)
    return Showing(site if aside else before.site, errors, bool(errors) and aside)


def what_to_reload(before: Showing, after: Showing, page: str) -> tuple[str, ...]:
    """What to send to a browser that shows a page of the site: `*` where it must load it again, the paths of style
    sheets to swap in place, or nothing."""
    if before.problems != after.problems:
        return ("*",)
    name = page if page in before.site or page in after.site else "404.html"
    if _written(before.site.get(name)) != _written(after.site.get(name)):
        return ("*",)
    assets = {path for path in {*before.site, *after.site} if path.endswith(".css") or path.startswith("static/")}
    changed = sorted(path for path in assets if before.site.get(path) != after.site.get(path))
    return tuple(changed) if all(path.endswith(".css") for path in changed) else ("*",)


def _written(page: bytes | None) -> bytes | None:
    """A page without the versions of the static files that it names: a new style sheet makes no new page."""
    return _VERSION.sub(b"", page) if page else page
