"""The build of a site in which some content files were edited since the last one: of what differs, and no more.

It gives what a build of all files would give, or nothing, where that takes all files to tell: a file that comes or
goes, anything but content that has changed, an edit that reaches far, anything that is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path

from briefsite.checks.feeds import feed_issues
from briefsite.checks.pages import page_issues
from briefsite.checks.pictures import picture_issues
from briefsite.model.issues import FaultyError, Issue
from briefsite.model.records import KINDS
from briefsite.pages import makings, pages_by, pages_of
from briefsite.pipeline.built import Built, Since
from briefsite.pipeline.by_path import Later, Some
from briefsite.pipeline.hands import Hands
from briefsite.pipeline.laying_out import Finished, Work, finished
from briefsite.pipeline.lots import Items, State
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.inputs import Inputs, touched
from briefsite.pipeline.rows.editing import Edited, as_looked_at, draft_of, edited
from briefsite.pipeline.rows.known import Known
from briefsite.pipeline.rows.leaving import Left
from briefsite.pipeline.rows.leaving_after import left_after
from briefsite.pipeline.rows.setting import setting_of
from briefsite.pipeline.shelf import Laid, Shelf
from briefsite.pipeline.timing import Progress, Stages, reused
from briefsite.pipeline.tracing import Tracing
from briefsite.pipeline.wholly import WholeBuild, mark_of
from briefsite.pipeline.why import Facets

#: The folders of which nothing is read but what was edited, with its drafts.
_UNREAD = ("seeds/", *(f"content/{below}{folder}/" for below in ("", ".drafts/") for folder in KINDS))


def rebuild(
    root: Path,
    base_url: str,
    at: datetime | None,
    *,
    memory: Memory,
    inputs: Inputs,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Built | None:
    """The site, or None. Raises ForgottenError where something is not remembered any more."""
    timed = Stages(progress or Progress())
    with timed("looking for changes"):
        tracing = Tracing(memory)
        known = Known(memory, tracing.left)
        paths = known.edited(inputs) if known.holds(base_url, at) else None
        if not paths:
            return None
    setting = setting_of(root, base_url)
    with timed("linking"):
        found = edited(root, known, paths, setting.of_the_site, partial(as_looked_at, root, inputs))
        own = setting.own
        if found is None or not tracing.is_of(found.library, own):
            return None
        tracing.begin_edited(found.library, found.differs)
    with timed("laying out and rendering"), Hands(jobs) as hands:
        work = Work(setting.dress, memory, jobs, hands, timed.progress)
        made = _made(found, tracing, known, own, work)
    if made is None:
        return None
    site, run, facets = made
    with timed("checking"):
        if not _is_sound(found, tracing, site, facets, setting.dress.settings.base_url):
            return None
    said = _said(known, found)
    issues = (*setting.issues, *said["invalid"], *said["found"])
    built = Built(
        site, Later(lambda: site.digests), len(found.library.graph.entries), issues, said["unread"], run, timed
    )
    memory.note(inputs)
    others = touched(root, inputs, _UNREAD, [name for path in found.read for name in (path, draft_of(path))])
    if others <= known.ids.keys():
        built, kept = _kept(built, tracing, made, left_after(known, found, inputs, said))
        if not others:
            WholeBuild(memory, inputs, base_url, at).keep(built, site, known.points, kept)
    return built


def _kept(
    built: Built, tracing: Tracing, made: Finished, left: tuple[Left, Items]
) -> tuple[Built, Mapping[str, State] | None]:
    """The build as it is told from others, once it is kept for the next; and what is left of its tables."""
    before, (site, _, facets) = tracing.trace.root["tables"]["files"], made
    kept = tracing.keep(facets, site, is_sound=True, left=left)
    if kept:
        built = replace(built, mark=mark_of(kept["files"], site.static), since=_since(before, tracing, site))
    return built, kept


def _since(before: State, tracing: Tracing, site: Shelf) -> Since | None:
    """What differs from the files of the last build, where only what was edited was gone through. Static files are what
    they were."""
    if not isinstance(site.pages, Laid):
        return None
    others = {path: found for path, found in site.pages.made.files.items() if tracing.files.get(path) != found}
    return Since(mark_of(before, site.static), others, site.pages.gone)


def _made(found: Edited, tracing: Tracing, known: Known, own: tuple[str, ...], work: Work) -> Finished | None:
    """The site, of which only that is made for which anything differs, and only that is gone through, unless pages come
    or go of which others tell. None where a template is at fault."""
    library, moved, files = found.library, known.left["moved"], tracing.files
    wanted = tracing.wanted(own)
    living = frozenset(tracing.paths) if moved else frozenset[str]()
    try:
        pages = partial(pages_of, library=library, some=wanted, living=living, moved=moved, own=own)
        some, run, facets = finished(tracing, wanted, work, pages, of=len(wanted))
        came = {path for path in some.pages if path not in files}
        gone = {path for path in tracing.gone if path in files}
        if not ((moved or library.settings.base_url) and any(path.endswith(".html") for path in came | gone)):
            site = some.over(files, tracing.keys, gone)
            run.why = reused(lambda: site.pages, run.why)
            return site, run, facets
        every = tuple(makings(library, own))
        return finished(tracing, every, work, partial(pages_by, library=library, moved=moved, own=own), of=len(every))
    except FaultyError:
        return None


def _is_sound(found: Edited, tracing: Tracing, site: Shelf, facets: Mapping[str, Facets], base_url: str) -> bool:
    """Whether every link of the pages that differ leads somewhere, as all did before."""
    sound = tracing.sound(site, facets)
    if sound is None:
        return False
    graph = found.edit.graph
    some = replace(graph, entries=Some(graph.entries, found.edit.now))
    pages = site.pages
    near = Some(site, pages.made) if isinstance(pages, Laid) and not pages.gone else site
    faults = chain(
        picture_issues(some, site),
        page_issues(near, {}, site.sketches, (), sound),
        feed_issues(site, base_url, site.glimpsed(sound)),
    )
    return next(faults, None) is None


def _said(known: Known, found: Edited) -> dict[str, tuple[Issue, ...]]:
    """All that is to be said, of files that were edited and of the others."""
    before: Mapping[str, tuple[Issue, ...]] = known.left["said"]
    read = [issue for _, issues in found.read.values() for issue in issues]
    checked = {found.edit.graph.entries[id_].path for id_ in found.again}
    unread = [issue for issue in before["invalid"] if issue.place.path not in found.read]
    told = {issue for issue in before["found"] if issue.place.path not in checked}
    return {
        "invalid": tuple(sorted((*unread, *read), key=lambda issue: issue.place.path)),
        "found": tuple(sorted(told.union(found.issues))),
        "unread": before["unread"],
    }
