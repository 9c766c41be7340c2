"""From `content/` to what other programs read of a site: the very files that a build puts beside the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from briefsite.checks import run_checks
from briefsite.config import place_of, published_at, read_settings
from briefsite.content.reading import read_content, unread
from briefsite.editions import read_editions
from briefsite.graph import link
from briefsite.languages import wording
from briefsite.merging.standing import redirects
from briefsite.model.formats import FORMATS, format_of
from briefsite.model.issues import BriefsiteError, Issue, has_error
from briefsite.model.pages.kinds import Page
from briefsite.model.settings import Settings
from briefsite.model.site import Site
from briefsite.pages import pages
from briefsite.pipeline.building import TEMPLATES
from briefsite.pipeline.exported import Export
from briefsite.pipeline.roots import a_site
from briefsite.rendering import render
from briefsite.rendering.theme import own_templates
from briefsite.sources import read_sources


def export_site(root: Path, format_: str, base_url: str = "", at: datetime | None = None) -> Export:
    """The files of one form, or of `all`, as the site may be read at the instant `at`; none where there are errors.

    Raises BriefsiteError where the form needs the site's address and it is not known.
    """
    settings, wrong = read_settings(a_site(root))
    settings = published_at(settings, base_url) if base_url else settings
    _require_address(format_, settings)
    sources, _ = read_sources(root)
    entries, invalid = read_content(root)
    graph, unresolved = link(entries, sources, drafts=settings.drafts, unread=unread(invalid), at=at)
    issues = (*wrong, *invalid, *unresolved, *run_checks(graph, sources))
    if has_error(issues):
        return Export({}, issues, ())
    editions, _ = read_editions(root)
    moved = redirects(root) if editions else ()
    say, unsaid = wording(settings.language, root / TEMPLATES, place_of(root, "language"))
    made = pages(graph, settings, moved, own_templates(root / TEMPLATES), say=say, editions=editions)
    rendered = partial(render, theme=root / TEMPLATES, settings=settings, say=say)
    return Export(dict(_files(made, format_, rendered)), _sorted((*issues, *unsaid)), ())


def _files(made: Iterable[Page], format_: str, rendered: Callable[..., Site]) -> Iterator[tuple[str, str]]:
    wanted: list[Page] = []
    for page in made:
        linked = f"{page.head.path.removesuffix('.html')}.jsonld"
        if page.head.data and format_ in ("jsonld", "all"):
            yield linked, f"{page.head.data}\n"
        form = format_of(page.head.path)
        if form and format_ in (form, "all"):
            wanted.append(page)
    site = rendered(wanted)
    yield from ((page.head.path, site[page.head.path].decode()) for page in wanted)


def _require_address(format_: str, settings: Settings) -> None:
    needs = any(form.name == format_ and form.feed for form in FORMATS)
    if needs and not settings.base_url:
        hint = "give it with --base-url URL, or set base_url in pyproject.toml"
        raise BriefsiteError(f"'{format_}' holds absolute addresses, and the site's own is not known; {hint}")


def _sorted(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    return tuple(sorted(set(issues)))
