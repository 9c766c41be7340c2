"""What the browser is shown: the last good site, and what is wrong with the newest build."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from briefsite.model.issues import Issue
from briefsite.model.site import Site

#: Gives the site as it would be published, and everything that is wrong with it; may raise where it cannot go on.
Build = Callable[[], tuple[Site, tuple[Issue, ...]]]

_VERSION = re.compile(rb"\?v=[0-9a-f]{8}\b")


@dataclass(frozen=True, slots=True)
class Showing:
    """`problems` are sentences; where there are any, `site` is that of an earlier build (or empty)."""

    site: Site = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def rebuilt(before: Showing, build: Build, root: Path | None = None) -> Showing:
    """The next showing: the new site where the build is good, otherwise the one before with what went wrong, each with
    the line of the file below `root` where it did."""
    try:
        site, issues = build()
    except Exception as error:  # noqa: BLE001 - the server outlives whatever a template or a file may raise
        return Showing(before.site, (_sentence(error),))
    errors = tuple(_shown(issue, root) for issue in sorted(set(issues)) if issue.severity == "error")
    return Showing(before.site, errors) if errors else Showing(site)


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


def _shown(issue: Issue, root: Path | None) -> str:
    """An issue with its line of the file."""
    place = issue.place
    try:
        text = (root / place.path).read_text("utf-8", "replace") if root and place.line else ""
        line = text.split("\n")[place.line - 1]
    except (OSError, IndexError):
        return str(issue)
    before = f"{place.line:5} | "
    caret = " " * (len(before) + place.column - 1) + "^" if 0 < place.column <= len(line) + 1 else ""
    return f"{issue}\n{before}{line}\n{caret}".rstrip() if line.strip() else str(issue)


def _sentence(error: Exception) -> str:
    """The error with where it happened, when it is a template's (those know their file and line)."""
    file, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    where = f"{file}:{line}: " if file and line else ""
    return f"{where}{error}" if str(error) else f"{where}{type(error).__name__}"
