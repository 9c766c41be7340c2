"""What a build did, and where its time went. The clock reaches the terminal, when it is asked for, and nothing else."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

from briefsite.pipeline.by_path import Fetched


class Progress:
    """How far a build is, for a person who watches it; this one tells nobody."""

    def stage(self, name: str) -> None:
        """A stage begins."""

    def pages(self, done: int, of: int) -> None:
        """So many pages are made, of about so many."""


@dataclass
class Stages:
    """Seconds by stage, in the order in which they began."""

    progress: Progress = field(default_factory=Progress)
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        self.seconds.setdefault(stage, 0.0)
        self.progress.stage(stage)
        started = perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += perf_counter() - started


def reused(
    paths: Callable[[], Iterable[str]], rendered: MutableMapping[str, str] | None = None
) -> MutableMapping[str, str]:
    """Why pages were rendered, of a site whose others, told by a function where they are asked for, were not."""
    return ChainMap(rendered or {}, Fetched(paths, lambda _: ""))  # type: ignore[arg-type]


@dataclass
class Run:
    """Of each page why it was rendered ("" where it was not); of each template how many pages were rendered with it,
    and how many seconds that took."""

    why: MutableMapping[str, str] = field(default_factory=dict)
    templates: dict[str, tuple[int, float]] = field(default_factory=dict)

    def rendered(self, template: str, seconds: float) -> None:
        """Note that a page was rendered."""
        count, before = self.templates.get(template, (0, 0.0))
        self.templates[template] = count + 1, before + seconds
