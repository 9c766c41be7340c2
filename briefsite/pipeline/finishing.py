"""From page values to finished pages: those that were made before come from the memory, the rest are shared out.

A page is a pure function of its value, of its template with all that this is made of, of the static files and of the
settings. The digest of these is its key, whatever kind of page it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from briefsite.model.issues import FaultyError, Issue
from briefsite.model.pages.kinds import Page
from briefsite.pipeline.hands import Hands
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.shelf import Finished, Shelf
from briefsite.pipeline.timing import Run
from briefsite.pipeline.typesetting import Dress, Set, Task, renderer_for, set_pages
from briefsite.pipeline.why import Digests, Facets, Past, facets_of
from briefsite.rendering import Renderer
from briefsite.rendering.faults import while_writing

_AT_ONCE = 400


def finish(
    pages: Iterable[Page],
    dress: Dress,
    *,
    memory: Memory,
    hands: Hands,
    progress: Callable[[int], None] = lambda _: None,
    digests: Digests | None = None,
) -> tuple[Shelf, Run]:
    """The whole site, and what was done. Where `digests` are at hand, nobody asks later why a page was rendered. Raises
    FaultyError with everything that is wrong with any template."""
    bench = _Bench(renderer_for(dress), dress, memory, digests)
    for task, made in hands.each(set_pages, bench.unknown(pages, progress)):
        bench.put(task, made if made.page or made.fault else set_pages([task])[0])
    return bench.cleared()


class _Bench:
    """Pages under way: those that are remembered and those that were rendered come together here."""

    def __init__(self, renderer: Renderer, dress: Dress, memory: Memory, digests: Digests | None) -> None:
        self._renderer = renderer
        self._dress = dress
        self._memory = memory
        self._digests = digests
        self._past = Past(memory) if digests is None else None
        self._run = Run()
        self._pages: dict[str, Finished] = {}
        self._facets: dict[str, Facets] = {}
        self._keys: dict[str, bytes] = {}
        self._faults: dict[Issue, list[str]] = {}
        self._kept: list[tuple[bytes, bytes]] = []

    def unknown(self, pages: Iterable[Page], progress: Callable[[int], None]) -> Iterator[Task]:
        """The pages that must be rendered; the others are done with as they pass."""
        ahead = iter(pages)
        while some := list(islice(ahead, _AT_ONCE)):
            tasks = [self._task(page) for page in some]
            known = dict(self._memory.recall(task.key for task in tasks))
            for task in tasks:
                path = task.page.head.path
                if task.key in known:
                    self._pages[path], self._run.why[path] = Finished(*known[task.key]), ""
                else:
                    self._run.why[path] = self._past.reason(path, self._facets[path]) if self._past else "changed"
                    yield task
            progress(len(self._run.why))

    def _task(self, page: Page) -> Task:
        path = page.head.path
        facets = self._facets[path] = facets_of(page, self._renderer.depends_on(page.template), self._digests)
        key = self._keys[path] = self._memory.key("page", *facets.parts)
        return Task(page, key, self._dress, self._renderer.digest)

    def put(self, task: Task, made: Set) -> None:
        """Take a page that was rendered, or what is wrong with its template."""
        self._run.rendered(task.page.template, made.seconds)
        if made.page is None:
            if made.fault:
                self._faults.setdefault(made.fault, []).append(task.page.head.path)
            return
        self._pages[task.page.head.path] = made.page
        self._kept.append((task.key, packed(tuple(made.page))))
        if len(self._kept) >= _AT_ONCE:
            self._remember()

    def cleared(self) -> tuple[Shelf, Run]:
        """The finished site, and what was done. Raises FaultyError with all that is wrong with templates."""
        self._remember()
        if self._faults:
            met = self._faults.items()
            raise FaultyError(while_writing(issue, paths[0], len(paths) - 1) for issue, paths in met)
        if self._past:
            self._past.keep(self._facets)
        return Shelf(self._renderer.static, self._pages, self._keys), self._run

    def _remember(self) -> None:
        self._memory.keep(self._kept)
        self._kept = []
