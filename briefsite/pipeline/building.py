"""From `content/` to the site as a value: read, link, lay out, render, check. Writing is `output`'s.

Each step is a pure function, so with a memory each gives what it gave before for the same input, and a build in which
nothing has changed does nothing but look: the same site, to the byte, as without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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
from briefsite.pipeline.finishing import Run, finish
from briefsite.pipeline.hands import Hands
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.reading_content import remembering_reader
from briefsite.pipeline.roots import a_site
from briefsite.pipeline.timing import Stages
from briefsite.sources import read_sources

#: Where a site's own templates are.
TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class Built:
    """The finished site, how many content files it was made of, and everything that is wrong with it.

    `unread` is about texts in `seeds/` that could not be read: it matters to a conversion, and to a site only where a
    brief needs the text, which is then among its `issues`. `run` tells of each page why it was rendered, `stages` where
    the time went.
    """

    site: Site
    entries: int
    issues: tuple[Issue, ...]
    unread: tuple[Issue, ...] = ()
    run: Run = field(default_factory=Run)
    stages: Stages = field(default_factory=Stages)

    @property
    def is_sound(self) -> bool:
        """Whether the site may be published."""
        return not any(issue.severity == "error" for issue in self.issues)


def build(
    root: Path,
    base_url: str = "",
    at: datetime | None = None,
    *,
    audit: bool = False,
    memory: Memory | None = None,
    jobs: int = 1,
) -> Built:
    """The site of the content at `root`, to be published at `base_url` where that is given, as it may be read at the
    instant `at`. Without one nothing that is under embargo or can expire is in it. With `audit` the finished site is
    searched for whatever must not be read.

    `memory` is that of the site, `jobs` how many processes share the work. Raises BriefsiteError where a template is at
    fault, or `base_url` is none.
    """
    memory, timed = memory or Memory(), Stages()
    with Hands(jobs) as hands:
        settings, wrong = read_settings(a_site(root))
        settings = published_at(settings, base_url) if base_url else settings
        with timed("looking for changes"):
            inputs = memory.look_over(root)
        with timed("reading source texts"):
            sources, unreadable = read_sources(root)
        with timed("reading content"):
            entries, invalid = read_content(root, remembering_reader(memory, inputs, hands))
        with timed("linking"):
            graph, unresolved = link(entries, sources, drafts=settings.drafts, unread=unread(invalid), at=at)
        with timed("laying out and rendering"):
            site, run = finish(pages(graph, settings), root / TEMPLATES, settings, memory, hands)
        with timed("checking"):
            found = run_checks(
                graph, sources, site, templates=_templates(root), base_url=settings.base_url, sketches=site.sketches
            )
            full = settings.source_text == "full"
            audited = audit and not settings.drafts
            leaks = leak_issues(entries, graph, sources, site, root, full_texts=full) if audited else ()
            issues = (*wrong, *invalid, *_causes(unresolved, invalid), *found, *leaks)
    memory.note(inputs)
    return Built(site, len(entries), issues, unreadable, run, timed)


def _causes(unresolved: Iterable[Issue], invalid: Iterable[Issue]) -> Iterator[Issue]:
    """The links that lead nowhere, but for those to files that are there and have a fault: mending it mends them."""
    faulty = {f"'{Path(issue.place.path).stem}'" for issue in invalid if issue.severity == "error"}
    return (issue for issue in unresolved if not any(id_ in issue.message for id_ in faulty))


def _templates(root: Path) -> dict[str, str]:
    """The text of the site's own templates, so that a dead link in one is shown where it stands."""
    paths = sorted((root / TEMPLATES).rglob("*.html"))
    return {path.relative_to(root).as_posix(): path.read_text("utf-8", "replace") for path in paths}
