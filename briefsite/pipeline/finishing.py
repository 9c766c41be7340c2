"""From page values to finished pages: those that were made before come from the memory, the rest are shared out.

A page is a pure function of its value, of its template with all that this is made of, of the static files and of the
settings. The digest of these is its key, whatever kind of page it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from briefsite.model.issues import BriefsiteError
from briefsite.model.pages.kinds import Page
from briefsite.model.settings import Settings
from briefsite.pipeline.hands import Hands
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.shelf import Finished, Shelf
from briefsite.pipeline.typesetting import Set, Task, renderer_for, set_pages
from briefsite.pipeline.why import Facets, Past, facets_of

_AT_ONCE = 400


@dataclass
class Run:
    """What came of all pages: of each why it was rendered ("" where it was not), and of each template how many pages
    were rendered with it and how many seconds that took."""

    pages: dict[str, Finished] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)
    templates: dict[str, tuple[int, float]] = field(default_factory=dict)
    faults: dict[str, None] = field(default_factory=dict)
    facets: dict[str, Facets] = field(default_factory=dict)

    def note(self, task: Task, made: Set) -> None:
        """Add a page that was rendered."""
        count, seconds = self.templates.get(task.page.template, (0, 0.0))
        self.templates[task.page.template] = count + 1, seconds + made.seconds
        if made.page:
            self.pages[task.page.head.path] = made.page
        else:
            self.faults[made.fault] = None


def finish(
    pages: Iterable[Page],
    theme: Path,
    settings: Settings,
    memory: Memory,
    hands: Hands,
    progress: Callable[[int], None] = lambda _: None,
) -> tuple[Shelf, Run]:
    """The whole site. Raises BriefsiteError with everything that is wrong with any template."""
    renderer, run, past = renderer_for(theme, settings), Run(), Past(memory)
    kept: list[tuple[bytes, bytes]] = []

    def unknown() -> Iterator[Task]:
        """The pages that are not remembered; the others are done with as they pass."""
        ahead = iter(pages)
        while some := list(islice(ahead, _AT_ONCE)):
            tasks = [task(page) for page in some]
            known = dict(memory.recall(one.key for one in tasks))
            for one in tasks:
                path = one.page.head.path
                if one.key in known:
                    run.pages[path], run.why[path] = Finished(*known[one.key]), ""
                else:
                    run.why[path] = past.reason(path, run.facets[path])
                    yield one
            progress(len(run.why))

    def task(page: Page) -> Task:
        facets = run.facets[page.head.path] = facets_of(page, renderer.depends_on(page.template))
        return Task(page, memory.key("page", *facets.parts), theme, settings, renderer.digest)

    for one, made in hands.each(set_pages, unknown()):
        run.note(one, made if made.page or made.fault else set_pages([one])[0])
        if made.page:
            kept.append((one.key, packed(tuple(made.page))))
        if len(kept) >= _AT_ONCE:
            memory.keep(kept)
            kept = []
    memory.keep(kept)
    if run.faults:
        raise BriefsiteError("\n".join(run.faults))
    past.keep(run.facets)
    return Shelf(renderer.static, run.pages), run
