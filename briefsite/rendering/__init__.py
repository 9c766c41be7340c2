"""From page values to bytes, by Jinja templates. Nothing is decided here: a template only writes a page value down.

A template sees `page` (its value), `settings`, and the words of `environment`. A fault in a template ends the run with
its file and line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from briefsite.model.issues import BriefsiteError
from briefsite.model.pages.cards import CardPage
from briefsite.model.pages.kinds import Page
from briefsite.model.pages.machines import DataFile
from briefsite.model.settings import Settings
from briefsite.model.site import Site
from briefsite.model.wording import ENGLISH, Wording
from briefsite.rendering.colour import DARK_PAPER, LIGHT_PAPER, readable
from briefsite.rendering.environment import environment
from briefsite.rendering.faults import TemplateFault, fault
from briefsite.rendering.loops import EndlessLoopError
from briefsite.rendering.theme import Theme, shipped


def render(pages: Iterable[Page], theme: Path | None, settings: Settings, say: Wording = ENGLISH) -> Site:
    """All pages and static files. `theme` is the folder of the site's own templates, which lie over the shipped ones.

    Raises TemplateFault where a template is at fault.
    """
    renderer = Renderer(theme, settings, say)
    site = {**renderer.static, **{page.head.path: renderer.written(page) for page in pages}}
    return dict(sorted(site.items()))


class Renderer:
    """Writes down page after page, with the templates and static files as they were when it was made."""

    def __init__(self, theme: Path | None, settings: Settings, say: Wording = ENGLISH) -> None:
        self._theme = Theme(theme, shipped())
        self._settings = settings
        self._say = say
        self.static: dict[str, bytes] = dict(self._theme.static)
        self.static["static/accent.css"] = _accent(settings)
        self._env = environment(self._theme, settings, self.static, say)
        self._endless: TemplateFault | None = None
        self._depends: dict[str, tuple[tuple[str, str], ...]] = {}
        self._ours: dict[str, bool] = {}

    @cached_property
    def digest(self) -> str:
        """The digest of all templates, static files and settings: renderers that share it write the same bytes."""
        templates = sorted((name, found.digest) for name, found in self._theme.templates.items())
        return _digest(repr((templates, self._shared)))

    def depends_on(self, template: str) -> tuple[tuple[str, str], ...]:
        """All that a page's bytes depend on beside its value, as names and digests: `templates/actor.html` and what it
        is made of, `static` and `settings`; nothing where no template writes it down."""
        if not template:
            return ()
        if template not in self._depends:
            templates = self._theme.templates
            files = [(f"templates/{name}", templates[name].digest) for name in self._theme.behind(template)]
            self._depends[template] = (*files, *self._shared)
        return self._depends[template]

    def is_ours(self, template: str) -> bool:
        """Whether a template and all that it is made of are the theme's own."""
        if template not in self._ours:
            behind = self._theme.behind(template)
            self._ours[template] = bool(behind) and all(map(self._theme.is_shipped, behind))
        return self._ours[template]

    def prepare(self) -> None:
        """Compile the templates of the theme. What is wrong with one is said when a page is written with it."""
        for name in self._theme.templates.keys() - {f"theme/{one}" for one in self._theme.templates}:
            with suppress(Exception):
                self._env.get_template(name)

    @cached_property
    def _shared(self) -> tuple[tuple[str, str], ...]:
        static = repr([(path, hashlib.sha256(data).hexdigest()) for path, data in sorted(self.static.items())])
        settings, words = repr(self._settings), repr(self._say)
        return ("static", _digest(static)), ("settings", _digest(settings)), ("words", _digest(words))

    def written(self, page: Page) -> bytes:
        """A page's bytes. Raises TemplateFault where a template is at fault; after an endless loop, always."""
        if isinstance(page, DataFile):
            return page.data
        if isinstance(page, CardPage):
            from briefsite.rendering.cards import drawn  # noqa: PLC0415 - most runs draw none

            return drawn(page)
        if self._endless:
            raise self._endless
        self._env.turns.start()
        self._env.place.page = page.head.path
        try:
            return self._env.get_template(page.template).render(page=page).encode()
        except Exception as error:
            found = TemplateFault(fault(error, page.template, self._theme), page.head.path)
            self._endless = found if isinstance(error, EndlessLoopError) else None
            raise found from error


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _accent(settings: Settings) -> bytes:
    """The owner's colour as a stylesheet, in a shade for each kind of paper."""
    try:
        light, dark = readable(settings.accent, LIGHT_PAPER), readable(settings.accent, DARK_PAPER)
    except ValueError as error:
        raise BriefsiteError(f"accent: {error}") from error
    return f":root {{ --accent-light: {light}; --accent-dark: {dark}; }}\n".encode()
