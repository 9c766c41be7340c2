"""What a preview does after a save, and what it says of it in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefsite.cli.clock import now
from briefsite.cli.console import Console, counted
from briefsite.cli.convert import convert_site
from briefsite.model.issues import Issue
from briefsite.model.site import Site

if TYPE_CHECKING:
    from briefsite.preview import Problem, Showing


class Desk:
    """One site: drafted where that is asked for, built, and told of in a line."""

    def __init__(self, root: Path, console: Console, *, converting: bool) -> None:
        from briefsite.pipeline.previewing import Preview

        self._root = root
        self._console = console
        self._preview = Preview(root, now)
        self._converting = self._convert_next = converting
        self._texts = ""
        self._found: tuple[Issue, ...] = ()
        self._made: list[str] = []
        self._told: tuple[Problem, ...] = ()

    def convert_next(self) -> None:
        """Convert before the next build, whether or not a text has changed."""
        self._convert_next = True

    def make(self) -> tuple[Site, tuple[Issue, ...]]:
        """The site as it is now, and all that is wrong with it and with the texts that were converted."""
        texts = self._preview.texts()
        if self._convert_next or (self._converting and texts != self._texts):
            self._found = convert_site(self._root, self._console)
            self._convert_next = False
            self._preview.look_again()
        elif self._texts not in ("", texts):
            self._console.say("texts in seeds/ have changed; press c to convert, or serve with --convert")
        self._texts = texts
        built = self._preview.build()
        self._made = pages_made(built.run.why)
        return built.site, (*built.issues, *self._found)

    def glance(self, saved: Iterable[str]) -> Site | None:
        """What the next build will give, as far as it can be told at once."""
        return None if self._convert_next else self._preview.glance(saved)

    def announce(self, showing: Showing) -> None:
        """Say what is shown now, or why it is not."""
        news = [problem for problem in showing.problems if problem not in self._told]
        self._told = showing.problems
        for problem in news:
            self._console.error(str(problem))
        if showing.problems:
            more = "" if len(news) == len(showing.problems) else f", {len(news):,} of them new"
            self._console.say(f"{counted(len(showing.problems), 'problem')}{more}; {showing.shown}")
        else:
            self._console.say(summary(self._made))


def pages_made(why: Mapping[str, str]) -> list[str]:
    """The pages that were rendered, those of records first."""
    made = (path for path, reason in why.items() if reason and path.endswith(".html"))
    return sorted(made, key=lambda path: ("/" not in path, path))


def summary(made: list[str]) -> str:
    """What a build has made, in a line.

    >>> summary(["actors/a.html", "actors.html", "index.html"])
    'built: actors/a.html and 2 other pages'
    >>> summary([])
    'built: no page has changed'
    """
    if len(made) < 2:
        return f"built: {made[0] if made else 'no page has changed'}"
    return f"built: {made[0]} and {counted(len(made) - 1, 'other page')}"
