"""From page values to finished pages: those that were made before come from the memory, the rest are shared out.

A page is a pure function of its value, of its template with all that this is made of, of the static files and of the
settings. The digest of these is its key, whatever kind of page it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from briefsite.model.issues import FaultyError, Issue
from briefsite.model.pages.kept import Kept
from briefsite.model.pages.kinds import Page
from briefsite.pipeline.apart import Became, Sent
from briefsite.pipeline.hands import Hands
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.packing import packed, unpacked
from briefsite.pipeline.saying import Digests
from briefsite.pipeline.shelf import Finished, Left, Shelf
from briefsite.pipeline.timing import Run
from briefsite.pipeline.typesetting import Dress, Set, Task, set_pages
from briefsite.pipeline.why import Facets, facets_of, reason
from briefsite.rendering import Renderer
from briefsite.rendering.faults import while_writing

_AT_ONCE = 400
#: Of so many pages the ids and addresses are held as they are.
_AS_THEY_ARE = 5000
#: How many bytes of files that were unfolded stay at hand until they are written.
_ROOM = 1 << 25


@dataclass(frozen=True, slots=True)
class Known:
    """What helps to find the keys of pages. `past` are the facets of the pages of the last build: those of what was
    kept, and what the others are compared with; `files` the digests of their bytes, and `keys` their keys. With
    `is_light` pages are left in the memory, and are to be asked for as long as it is open."""

    past: Mapping[str, Facets] | None = None
    files: Mapping[str, str] | None = None
    keys: Mapping[str, bytes] | None = None
    is_light: bool = False


def finish(
    pages: Iterable[Page | Kept],
    dress: Dress,
    renderer: Renderer,
    *,
    memory: Memory,
    hands: Hands,
    progress: Callable[[int], None] = lambda _: None,
    known: Known = Known(),
) -> tuple[Shelf, Run, dict[str, Facets]]:
    """The whole site, what was done, and the facets of all pages. Raises FaultyError with everything that is wrong
    with any template."""
    bench = _Bench(renderer, dress, memory, known)
    for task, made in hands.each(set_pages, bench.unknown(pages, progress)):
        bench.put(task, made if made.page or made.fault else set_pages([task])[0])
    return bench.cleared()


class _Bench:
    """Pages under way: those that are remembered and those that were rendered come together here."""

    def __init__(self, renderer: Renderer, dress: Dress, memory: Memory, known: Known) -> None:
        self._renderer = renderer
        self._dress = dress
        self._memory = memory
        self._digests, self._past = Digests(), known.past
        self._known_keys = known.keys or {}
        self._dressed: dict[int, bool] = {}
        self._files, self._is_light = known.files or {}, known.is_light and memory.is_kept
        self._lying: list[bytes] = []
        self._run = Run()
        self._pages: dict[str, Finished | Left] = {}
        self._facets: dict[str, Facets] = {}
        self._keys: dict[str, bytes] = {}
        self._faults: dict[Issue, list[str]] = {}
        self._kept: list[tuple[bytes, bytes]] = []
        self._plain: dict[str, bytes] = {}
        self._room = _ROOM

    @cached_property
    def _there(self) -> frozenset[bytes]:
        return self._memory.keys() if self._is_light else frozenset()

    def unknown(self, laid_out: Iterable[Page | Kept], progress: Callable[[int], None]) -> Iterator[Task]:
        """The pages that must be rendered; the others are done with as they pass."""
        ahead, pages = iter(laid_out), 0
        while some := list(islice(ahead, _AT_ONCE)):
            keys = [self._key(page) for page in some]
            lying = {key for page, key in zip(some, keys, strict=True) if self._lies(page, key)}
            known = dict(self._memory.recall(key for key in keys if key and key not in lying))
            self._lying += lying
            for page, key in zip(some, keys, strict=True):
                path = page.head.path
                if key in lying:
                    self._pages[path], self._run.why[path] = Finished(b"", self._files[path], None, None), ""
                elif key in known:
                    self._pages[path], self._run.why[path] = self._light(Finished(*known[key])), ""
                elif isinstance(page, Sent) and page.became:
                    self._take(page, page.became)
                else:
                    yield self._task(page, key)
            pages += sum(page.head.path.endswith(".html") for page in some)
            progress(pages)

    def _lies(self, page: Page | Kept, key: bytes) -> bool:
        """Whether a page is what it was, and can be left where it is."""
        path = page.head.path
        if not isinstance(page, Kept) or isinstance(page, Sent) or path not in self._files or key not in self._there:
            return False
        return self._past is not None and self._facets[path] == self._past[path]

    def _light(self, page: Finished) -> Finished | Left:
        """A page that the memory has, as it is held."""
        if self._is_light and len(self._pages) > _AS_THEY_ARE:
            return Left(page)
        return page.shared(without_data=self._is_light)

    def _key(self, page: Page | Kept) -> bytes:
        """The key of what comes of a page; none for one that was kept, where its facets are not known."""
        path = page.head.path
        if isinstance(page, Sent):
            self._facets[path], self._keys[path] = page.facets, page.key
            return page.key
        if not isinstance(page, Kept):
            facets = facets_of(page, self._renderer.depends_on(page.template), self._digests)
        elif self._past and path in self._past:
            facets = self._past[path]
            if self._is_dressed_so(facets) and path in self._known_keys:
                self._facets[path], self._keys[path] = facets, self._known_keys[path]
                return self._known_keys[path]
            facets = facets._replace(depends=self._renderer.depends_on(facets.template))
        else:
            return b""
        self._facets[path] = facets
        self._keys[path] = self._memory.key("page", *facets.parts)
        return self._keys[path]

    def _is_dressed_so(self, before: Facets) -> bool:
        """Whether all that a page depends on beside its value is what it was; asked once for all that share it."""
        known = self._dressed.get(id(before.depends))
        if known is None:
            known = before.depends == self._renderer.depends_on(before.template)
            self._dressed[id(before.depends)] = known
        return known

    def _task(self, page: Page | Kept, key: bytes) -> Task:
        if isinstance(page, Kept):
            page = page.again()
            key = self._key(page)
        self._say_why(page.head.path)
        return Task(page, key, self._dress, self._renderer.digest)

    def _say_why(self, path: str) -> None:
        self._run.why[path] = "changed" if self._past is None else reason(path, self._facets[path], self._past)

    def _take(self, page: Sent, became: Became) -> None:
        """Take a page that another process rendered."""
        path = page.head.path
        self._say_why(path)
        made = Set(Finished(*unpacked(became.data)) if became.data else None, became.fault, became.seconds)
        self._put(path, page.facets.template, page.key, made, became.data)

    def put(self, task: Task, made: Set) -> None:
        """Take a page that was rendered, or what is wrong with its template."""
        data = packed(tuple(made.page)) if made.page else b""
        self._put(task.page.head.path, task.page.template, task.key, made, data)

    def _put(self, path: str, template: str, key: bytes, made: Set, data: bytes) -> None:
        self._run.rendered(template, made.seconds)
        if made.page is None:
            if made.fault:
                self._faults.setdefault(made.fault, []).append(path)
            return
        self._pages[path] = self._light(made.page)
        if made.plain and len(made.plain) <= self._room:
            self._plain[path] = made.plain
            self._room -= len(made.plain)
        self._kept.append((key, data))
        if len(self._kept) >= _AT_ONCE:
            self._remember()

    def cleared(self) -> tuple[Shelf, Run, dict[str, Facets]]:
        """The finished site, what was done, and the facets of all pages. Raises FaultyError with all that is wrong with
        templates."""
        self._remember()
        self._memory.used(self._lying)
        if self._faults:
            met = self._faults.items()
            raise FaultyError(while_writing(issue, paths[0], len(paths) - 1) for issue, paths in met)
        shelf = Shelf(self._renderer.static, self._pages, self._keys, self._recalled, self._plain)
        return shelf, self._run, self._facets

    def _recalled(self, keys: Iterable[bytes]) -> Iterator[tuple[bytes, Finished]]:
        return ((key, Finished(*page)) for key, page in self._memory.recall(keys))

    def _remember(self) -> None:
        self._memory.keep(self._kept)
        self._kept = []
