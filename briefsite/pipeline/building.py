"""From `content/` to the site as a value: read, link, lay out, render, check. Writing is `output`'s."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefsite.checks import run_checks
from briefsite.checks.leaks import leak_issues
from briefsite.config import published_at, read_settings
from briefsite.content.reading import read_content, unread
from briefsite.graph import link
from briefsite.model.issues import Issue
from briefsite.model.site import Site
from briefsite.pages import pages
from briefsite.pipeline.roots import a_site
from briefsite.rendering import render
from briefsite.sources import read_sources

#: Where a site's own templates are.
TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class Built:
    """The finished site, how many content files it was made of, and everything that is wrong with it.

    `unread` is about texts in `seeds/` that could not be read: it matters to a conversion, and to a site only where a
    brief needs the text, which is then among its `issues`.
    """

    site: Site
    entries: int
    issues: tuple[Issue, ...]
    unread: tuple[Issue, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether the site may be published."""
        return not any(issue.severity == "error" for issue in self.issues)


def build(root: Path, base_url: str = "", at: datetime | None = None, *, audit: bool = False) -> Built:
    """The site of the content at `root`, to be published at `base_url` where that is given, as it may be read at the
    instant `at`. Without one nothing that is under embargo or can expire is in it. With `audit` the finished site is
    searched for whatever must not be read.

    Raises BriefsiteError where a template is at fault, or `base_url` is none.
    """
    settings, wrong = read_settings(a_site(root))
    settings = published_at(settings, base_url) if base_url else settings
    sources, unreadable = read_sources(root)
    entries, invalid = read_content(root)
    graph, unresolved = link(entries, sources, drafts=settings.drafts, unread=unread(invalid), at=at)
    site = render(pages(graph, settings), root / TEMPLATES, settings)
    found = run_checks(graph, sources, site, templates=_templates(root), base_url=settings.base_url)
    full = settings.source_text == "full"
    leaks = leak_issues(entries, graph, sources, site, root, full_texts=full) if audit and not settings.drafts else ()
    return Built(site, len(entries), (*wrong, *invalid, *_causes(unresolved, invalid), *found, *leaks), unreadable)


def _causes(unresolved: Iterable[Issue], invalid: Iterable[Issue]) -> Iterator[Issue]:
    """The links that lead nowhere, but for those to files that are there and have a fault: mending it mends them."""
    faulty = {f"'{Path(issue.place.path).stem}'" for issue in invalid if issue.severity == "error"}
    return (issue for issue in unresolved if not any(id_ in issue.message for id_ in faulty))


def _templates(root: Path) -> dict[str, str]:
    """The text of the site's own templates, so that a dead link in one is shown where it stands."""
    paths = sorted((root / TEMPLATES).rglob("*.html"))
    return {path.relative_to(root).as_posix(): path.read_text("utf-8", "replace") for path in paths}
