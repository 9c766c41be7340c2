"""From what pages are made of to the finished ones, in this process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from briefsite.model.nouns import dataclass
from briefsite.model.pages.kept import Kept
from briefsite.model.pages.kinds import Page
from briefsite.pages import Made, Making
from briefsite.pipeline.apart import shared
from briefsite.pipeline.finishing import Known, finish
from briefsite.pipeline.hands import Hands
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.shelf import Shelf
from briefsite.pipeline.timing import Progress, Run
from briefsite.pipeline.tracing import Tracing
from briefsite.pipeline.typesetting import Dress, renderer_for
from briefsite.pipeline.why import Facets


@dataclass(frozen=True, slots=True)
class Work:
    """What pages are finished with: what they are dressed in, where finished ones are, and who does it. If it is light,
    pages are left in the memory."""

    dress: Dress
    memory: Memory
    jobs: int
    hands: Hands
    progress: Progress
    is_light: bool = True


#: A site, what was done, and the facets of the pages that were made or gone through.
Finished = tuple[Shelf, Run, dict[str, Facets]]


def finished(
    tracing: Tracing,
    wanted: Iterable[Making],
    work: Work,
    pages: Callable[[Made], Iterable[Page | Kept]],
    *,
    of: int,
) -> Finished:
    """The pages that are made of these makings, some `of` them. Raises FaultyError where a template is at fault."""
    known = Known(tracing.facets, tracing.files, tracing.keys, work.is_light)
    told = partial(work.progress.pages, of=of)
    renderer = renderer_for(work.dress)
    with shared(tracing, renderer, work.memory, work.jobs, wanted) as making:
        return finish(
            pages(making), work.dress, renderer, memory=work.memory, hands=work.hands, progress=told, known=known
        )
