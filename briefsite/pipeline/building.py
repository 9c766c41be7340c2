"""From `content/` to the site as a value: read, link, lay out, render, check. Writing is `output`'s.

Each step is a pure function, so with a memory each gives what it gave before for the same input: the same site, to the
byte, as without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from briefsite.checks import Seen, run_checks
from briefsite.checks.leaks import leak_issues
from briefsite.checks.owed import owed_issues
from briefsite.disk import files_below
from briefsite.model.graph import Graph
from briefsite.model.issues import FaultyError, Issue, has_error
from briefsite.model.records import Entry
from briefsite.model.settings import Settings
from briefsite.model.site import Site
from briefsite.model.sources import Source
from briefsite.model.wording import Wording
from briefsite.pages import makings, pages_by
from briefsite.pipeline.apart import shared
from briefsite.pipeline.built import Built
from briefsite.pipeline.finishing import Known, finish
from briefsite.pipeline.hands import Hands
from briefsite.pipeline.linking import Linking
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.inputs import Inputs, touched
from briefsite.pipeline.roots import a_site
from briefsite.pipeline.rows.leaving import Leaving
from briefsite.pipeline.rows.setting import setting_of
from briefsite.pipeline.timing import Progress, Stages
from briefsite.pipeline.tracing import NOTHING, Tracing
from briefsite.pipeline.typesetting import renderer_for
from briefsite.pipeline.wholly import WholeBuild, mark_of

#: Where a site's own templates are.
TEMPLATES = "templates"


def build(
    root: Path,
    base_url: str = "",
    at: datetime | None = None,
    *,
    audit: bool = False,
    memory: Memory | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    inputs: Inputs | None = None,
    noting: datetime | None = None,
    given: Iterable[str] = (),
    is_light: bool = False,
) -> Built:
    """The site of the content at `root`, to be published at `base_url` where that is given, as it may be read at the
    instant `at`. Without one nothing that is under embargo or can expire is in it. With `audit` the finished site is
    searched for whatever must not be read, and what was drafted is looked up in the texts.

    `memory` is that of the site, and `inputs` its files where they were looked over already; `jobs` processes share the
    work; `progress` is told how far it is. With `noting` the site has an edition that goes out at that instant, where
    anything in it is new to its readers; `given` are the pages that they have already, should no edition tell of any.
    With `is_light` pages are left in the memory: the site has them while that is open, and raises ForgottenError where
    one is lost.

    Raises FaultyError, with all that is wrong, where a template is at fault, and BriefsiteError where `base_url` is
    none.
    """
    memory, timed = memory or Memory(), Stages(progress or Progress())
    with timed("looking for changes"):
        inputs = inputs or memory.look_over(a_site(root))
    with Hands(jobs) as hands:
        setting = setting_of(root, base_url)
        dress, settings = setting.dress, setting.dress.settings
        linking = Linking(
            root=root, setting=setting, memory=memory, inputs=inputs, hands=hands, timed=timed,
            at=at, audit=audit, noting=noting, given=given,
        )  # fmt: skip
        (library, sources, row), read = linking.done()
        graph, moved, edition = library.graph, read.moved, read.edition
        with timed("laying out and rendering"):
            own, of, as_read = setting.own, len(graph.entries), read.as_read
            (tracing := Tracing(memory)).begin(library, own, as_read.others)
            told = partial(timed.progress.pages, of=of)
            known = Known(tracing.facets, tracing.files, tracing.keys, is_light)
            renderer = renderer_for(dress)
            plainly = (*setting.issues, *read.issues, *_causes(read.unresolved, read.issues), *read.asides)
            try:
                with shared(tracing, renderer, memory, jobs, makings(library, own)) as making:
                    laid_out = pages_by(making, library, moved, own)
                    site, run, facets = finish(
                        laid_out, dress, renderer, memory=memory, hands=hands, progress=told, known=known
                    )
            except FaultyError as error:
                raise FaultyError((*error.issues, *plainly, *run_checks(graph, sources))) from error
    with timed("checking"):
        sound = tracing.sound(site, facets)
        seen = Seen(site.sketches, site.glimpsed(sound), sound)
        found = run_checks(graph, sources, site, templates=_templates(root), base_url=settings.base_url, seen=seen)
        audited = tuple(_audited(root, read.entries, graph, sources, (site, settings, dress.say))) if audit else ()
    issues = (*plainly, *found, *audited)
    built = Built(site, site.digests, len(as_read.paths), issues, read.unreadable, run, timed, edition)
    memory.note(inputs)
    leaving = Leaving(memory, inputs, base_url, at, as_read, row, moved, (read.issues, found, read.unreadable))
    others = touched(root, inputs) if memory.is_kept and inputs.whole else None
    are_read = others is not None and others <= {*as_read.paths} and not read.astray
    is_left, kept = built.is_sound and are_read and not (read.unresolved or edition), None
    if built.is_sound or not tracing.left:  # what is mended is an edit of the last site that was sound
        kept = tracing.keep(facets, site, is_sound=_is_sound(found), left=leaving.of(library) if is_left else NOTHING)
        built = replace(built, mark=mark_of(kept["files"], site.static) if kept else b"")
    if edition is None and others == frozenset():
        WholeBuild(memory, inputs, base_url, at, audit=audit).keep(built, site, as_read.points, kept)
    return built


def _is_sound(found: Iterable[Issue]) -> bool:
    """Whether every link of the pages leads somewhere: one that does not is an error."""
    return not has_error(found)


def _audited(
    root: Path,
    entries: Sequence[Entry],
    graph: Graph,
    sources: tuple[Source, ...],
    made: tuple[Site, Settings, Wording],
) -> Iterator[Issue]:
    """What must not be read, in the finished site; and what was drafted and does not stand in its text."""
    from briefsite.pipeline.evidence import evidence_issues  # noqa: PLC0415 - a plain build needs none of it
    from briefsite.pipeline.own_words import own_words  # noqa: PLC0415 - as above

    site, settings, say = made
    yield from evidence_issues(root, sources)
    if not settings.drafts:
        own, is_full = own_words(settings, say), settings.source_text == "full"
        yield from leak_issues(entries, graph, sources, site, root, full_texts=is_full, own=own)
        yield from owed_issues(entries, graph, sources)


def _causes(unresolved: Iterable[Issue], invalid: Iterable[Issue]) -> Iterator[Issue]:
    """The links that lead nowhere, but for those to files that are there and have a fault: mending it mends them."""
    faulty = {f"'{Path(issue.place.path).stem}'" for issue in invalid if issue.severity == "error"}
    return (issue for issue in unresolved if not any(id_ in issue.message for id_ in faulty))


def _templates(root: Path) -> dict[str, str]:
    """The text of the site's own templates, so that a dead link in one is shown where it stands."""
    paths = (path for path in files_below(root / TEMPLATES) if path.suffix == ".html")
    return {path.relative_to(root).as_posix(): path.read_text("utf-8", "replace") for path in paths}
