"""What the browser is shown: the last good site, and what is wrong with the newest build."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from briefsite.model.issues import Issue
from briefsite.model.site import Site

#: Gives the site as it would be published, and everything that is wrong with it; may raise where it cannot go on.
Build = Callable[[], tuple[Site, tuple[Issue, ...]]]


@dataclass(frozen=True, slots=True)
class Showing:
    """`problems` are sentences; where there are any, `site` is that of an earlier build (or empty)."""

    site: Site = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def rebuilt(before: Showing, build: Build) -> Showing:
    """The next showing: the new site where the build is good, otherwise the one before with what went wrong."""
    try:
        site, issues = build()
    except Exception as error:  # noqa: BLE001 - the server outlives whatever a template or a file may raise
        return Showing(before.site, (_sentence(error),))
    errors = tuple(str(issue) for issue in sorted(set(issues)) if issue.severity == "error")
    return Showing(before.site, errors) if errors else Showing(site)


def what_to_reload(before: Showing, after: Showing) -> str:
    """What to send to the browsers: the path of a style sheet to swap in place, `*` for the page, "" for nothing."""
    if before.problems != after.problems:
        return "*"
    changed = sorted(_changed(before.site, after.site))
    if changed and all(path.endswith(".css") for path in changed):
        return changed[0] if len(changed) == 1 else "*"
    return "*" if changed else ""


def _changed(before: Site, after: Site) -> Iterable[str]:
    return (path for path in {*before, *after} if before.get(path) != after.get(path))


def _sentence(error: Exception) -> str:
    """The error with where it happened, when it is a template's (those know their file and line)."""
    file, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    where = f"{file}:{line}: " if file and line else ""
    return f"{where}{error}" if str(error) else f"{where}{type(error).__name__}"
