"""Rendering a batch of pages: a function over plain data, so that any process can do it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from briefsite.model.issues import Issue
from briefsite.model.pages.kinds import Page
from briefsite.model.pages.machines import DataFile
from briefsite.model.pages.pieces import InPieces
from briefsite.model.settings import Settings
from briefsite.model.wording import ENGLISH, Wording
from briefsite.pipeline.memory.packing import packed, unpacked
from briefsite.pipeline.shelf import Finished, finished
from briefsite.rendering import Renderer
from briefsite.rendering.faults import TemplateFault

#: The renderer of this process, by the digest of all that it renders with; there is one at a time.
_RENDERERS: dict[str, Renderer] = {}


@dataclass(frozen=True, slots=True)
class Dress:
    """What pages are dressed in beside the theme that Briefsite brings: the site's theme, settings and words."""

    theme: Path
    settings: Settings
    say: Wording = ENGLISH


@dataclass(frozen=True, slots=True)
class Task:
    """A page to be rendered, with the key of what will come of it, by a renderer with that digest."""

    page: Page
    key: bytes
    dress: Dress
    renderer: str

    def __reduce__(self) -> tuple[Any, ...]:
        dress = self.dress
        return _arrived, (packed((self.page, dress.settings)), self.key, dress.theme, dress.say, self.renderer)


class Set(NamedTuple):
    """What came of a page: its bytes, or what is wrong with a template. Neither, where this process has other templates
    than the one that asked. `seconds` is how long it took, and `plain` its bytes where they were unfolded for their
    digest: who writes them need not do so again."""

    page: Finished | None = None
    fault: Issue | None = None
    seconds: float = 0.0
    plain: bytes = b""


def renderer_for(dress: Dress) -> Renderer:
    """A renderer with the templates as they are now, which renders the tasks of this process from now on."""
    made = Renderer(dress.theme, dress.settings, dress.say)
    known = _RENDERERS.get(made.digest, made)
    _RENDERERS.clear()
    _RENDERERS[known.digest] = known
    return known


def set_pages(tasks: Sequence[Task]) -> list[Set]:
    """What came of each page."""
    return [_set(task) for task in tasks]


def became(page: Page, renderer: Renderer, started: float = 0.0) -> Set:
    """What becomes of a page; `started` is when its time began."""
    started = started or perf_counter()
    try:
        data, text = renderer.written(page), page.text if isinstance(page, DataFile) else ""
        known = text.compressed(data) if isinstance(text, InPieces) else b""
        made = finished(page.head.path, data, ours=renderer.is_ours(page.template), compressed=known)
    except TemplateFault as error:
        return Set(fault=error.issue, seconds=perf_counter() - started)
    return Set(made, seconds=perf_counter() - started, plain=data if known else b"")


def _set(task: Task) -> Set:
    started = perf_counter()
    if task.renderer not in _RENDERERS:
        renderer_for(task.dress)
    renderer = _RENDERERS.get(task.renderer)
    if renderer is None:
        return Set()
    return became(task.page, renderer, started)


def _arrived(data: bytes, key: bytes, theme: Path, say: Wording, renderer: str) -> Task:
    page, settings = unpacked(data)
    return Task(page, key, Dress(theme, settings, say), renderer)
