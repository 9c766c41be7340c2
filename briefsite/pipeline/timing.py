"""What a build did, and where its time went. The clock reaches the terminal, when it is asked for, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter


@dataclass
class Stages:
    """Seconds by stage, in the order in which they began."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        self.seconds.setdefault(stage, 0.0)
        started = perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += perf_counter() - started


@dataclass
class Run:
    """Of each page why it was rendered ("" where it was not); of each template how many pages were rendered with it,
    and how many seconds that took."""

    why: dict[str, str] = field(default_factory=dict)
    templates: dict[str, tuple[int, float]] = field(default_factory=dict)

    def rendered(self, template: str, seconds: float) -> None:
        """Note that a page was rendered."""
        count, before = self.templates.get(template, (0, 0.0))
        self.templates[template] = count + 1, before + seconds
