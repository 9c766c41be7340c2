"""From `content/` to the site as a value: read, link, lay out, render, check. Writing is `output`'s.

Each step is a pure function, so with a memory each gives what it gave before for the same input: the same site, to the
byte, as without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from briefsite.checks import Seen, run_checks
from briefsite.checks.leaks import leak_issues
from briefsite.checks.owed import owed_issues
from briefsite.disk import files_below
from briefsite.model.issues import FaultyError, Issue, has_error
from briefsite.pages import makings, pages_by
from briefsite.pipeline.built import Built
from briefsite.pipeline.hands import Hands
from briefsite.pipeline.laying_out import Finished, Work, finished
from briefsite.pipeline.linking import Linking, Read
from briefsite.pipeline.lots import Items
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.inputs import Inputs, touched
from briefsite.pipeline.roots import a_site
from briefsite.pipeline.rows.holding import Opened
from briefsite.pipeline.rows.leaving import Leaving, Left
from briefsite.pipeline.rows.setting import Setting, setting_of
from briefsite.pipeline.timing import Progress, Stages
from briefsite.pipeline.tracing import NOTHING, Tracing
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
        linking = Linking(
            root=root, setting=setting, memory=memory, inputs=inputs, hands=hands, timed=timed,
            at=at, audit=audit, noting=noting, given=given,
        )  # fmt: skip
        opened, read = linking.done()
        under_way = _UnderWay(WholeBuild(memory, inputs, base_url, at, audit=audit), root, setting, opened, read)
        with timed("laying out and rendering"):
            tracing = Tracing(memory)
            made = under_way.made(tracing, Work(setting.dress, memory, jobs, hands, timed.progress, is_light))
    with timed("checking"):
        found = under_way.checked(tracing, made)
        audited = tuple(under_way.audited(made)) if audit else ()
    issues, (site, run, _) = (*under_way.plainly, *found, *audited), made
    built = Built(site, site.digests, len(read.as_read.paths), issues, read.unreadable, run, timed, read.edition)
    memory.note(inputs)
    return under_way.remembered(built, tracing, made, found)


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A site under way: which build of it this is, how it looks, and what was read and linked."""

    whole: WholeBuild
    root: Path
    setting: Setting
    opened: Opened
    read: Read

    @property
    def plainly(self) -> tuple[Issue, ...]:
        """What is wrong with its files, whatever is made of them."""
        read = self.read
        return (*self.setting.issues, *read.issues, *_causes(read.unresolved, read.issues), *read.asides)

    def made(self, tracing: Tracing, work: Work) -> Finished:
        """Its pages. Raises FaultyError where a template is at fault, with all else that is wrong."""
        (library, sources, _), read, own = self.opened, self.read, self.setting.own
        tracing.begin(library, own, read.as_read.others)
        pages = partial(pages_by, library=library, moved=read.moved, own=own)
        try:
            return finished(tracing, makings(library, own), work, pages, of=len(library.graph.entries))
        except FaultyError as error:
            raise FaultyError((*error.issues, *self.plainly, *run_checks(library.graph, sources))) from error

    def checked(self, tracing: Tracing, made: Finished) -> tuple[Issue, ...]:
        """What is wrong with the finished site."""
        (library, sources, _), (site, _, facets) = self.opened, made
        sound = tracing.sound(site, facets)
        seen, address = Seen(site.sketches, site.glimpsed(sound), sound), self.setting.dress.settings.base_url
        return run_checks(library.graph, sources, site, templates=_templates(self.root), base_url=address, seen=seen)

    def audited(self, made: Finished) -> Iterator[Issue]:
        """What must not be read, in the finished site; and what was drafted and does not stand in its text."""
        from briefsite.pipeline.evidence import evidence_issues  # noqa: PLC0415 - a plain build needs none of it
        from briefsite.pipeline.own_words import own_words  # noqa: PLC0415 - as above

        (library, sources, _), read, dress = self.opened, self.read, self.setting.dress
        graph, settings = library.graph, dress.settings
        yield from evidence_issues(self.root, sources)
        if not settings.drafts:
            own, is_full = own_words(settings, dress.say), settings.source_text == "full"
            yield from leak_issues(read.entries, graph, sources, made[0], self.root, full_texts=is_full, own=own)
            yield from owed_issues(read.entries, graph, sources)

    def remembered(self, built: Built, tracing: Tracing, made: Finished, found: Sequence[Issue]) -> Built:
        """The build, once all of it is kept that is of use to those to come."""
        whole, read, (site, _, facets) = self.whole, self.read, made
        others = touched(self.root, whole.inputs) if whole.memory.is_kept and whole.inputs.whole else None
        are_read = others is not None and others <= {*read.as_read.paths} and not read.astray
        is_left, kept = built.is_sound and are_read and not (read.unresolved or read.edition), None
        if built.is_sound or not tracing.left:  # what is mended is an edit of the last site that was sound
            left = self._left(found) if is_left else NOTHING
            kept = tracing.keep(facets, site, is_sound=_is_sound(found), left=left)
            built = replace(built, mark=mark_of(kept["files"], site.static) if kept else b"")
        if read.edition is None and others == frozenset():
            whole.keep(built, site, read.as_read.points, kept)
        return built

    def _left(self, found: Sequence[Issue]) -> tuple[Left, Items]:
        """What the next build needs of this one's graph, where only some files will have been edited."""
        whole, read, said = self.whole, self.read, (self.read.issues, tuple(found), self.read.unreadable)
        leaving = Leaving(
            whole.memory, whole.inputs, whole.base_url, whole.at, read.as_read, self.opened.row, read.moved, said
        )
        return leaving.of(self.opened.library)


def _is_sound(found: Iterable[Issue]) -> bool:
    """Whether every link of the pages leads somewhere: one that does not is an error."""
    return not has_error(found)


def _causes(unresolved: Iterable[Issue], invalid: Iterable[Issue]) -> Iterator[Issue]:
    """The links that lead nowhere, but for those to files that are there and have a fault: mending it mends them."""
    faulty = {f"'{Path(issue.place.path).stem}'" for issue in invalid if issue.severity == "error"}
    return (issue for issue in unresolved if not any(id_ in issue.message for id_ in faulty))


def _templates(root: Path) -> dict[str, str]:
    """The text of the site's own templates, so that a dead link in one is shown where it stands."""
    paths = (path for path in files_below(root / TEMPLATES, root) if path.suffix == ".html")
    return {path.relative_to(root).as_posix(): path.read_text("utf-8", "replace") for path in paths}
