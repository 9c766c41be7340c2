"""A build that ends on disk: one at a time, with all that earlier ones left, and nothing written unless it is sound."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from briefsite.disk import reason
from briefsite.model.issues import BriefsiteError
from briefsite.output import Written, cleared, file_digest, listed, renewed, write
from briefsite.pipeline.built import Built
from briefsite.pipeline.kept_site import ForgottenError
from briefsite.pipeline.litter import look_seldom, without_looking
from briefsite.pipeline.memory import remembering
from briefsite.pipeline.memory.keeping import FOLDER
from briefsite.pipeline.memory.placed import Placed
from briefsite.pipeline.one_at_a_time import one_at_a_time
from briefsite.pipeline.putting import by_copies
from briefsite.pipeline.roots import a_site, beside_what_is_read
from briefsite.pipeline.timing import Progress
from briefsite.pipeline.wholly import WholeBuild

#: Where the folder of the site before is kept, below the memory's.
_STANDBY = "standby"


def build_into(
    root: Path,
    folder: Path,
    base_url: str = "",
    at: datetime | None = None,
    *,
    allow_errors: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
    waiting: Callable[[], None] = lambda: None,
    named: bool = True,
) -> tuple[Built, Written | None]:
    """Build the site at `root`, and make `folder` hold it where it is sound, or errors are allowed. `waiting` is
    called where another build of the site must end first. What it gives has no page's bytes, and only if `named` the
    names of those that were not rendered. Raises BriefsiteError where the folder cannot be written, or is one that is
    read."""
    look_seldom()
    lock = a_site(root) / FOLDER / "build.lock"
    beside_what_is_read(root, folder)
    with one_at_a_time(lock, waiting=waiting), remembering(root) as memory:

        def made(*, is_light: bool) -> Built:
            from briefsite.pipeline.building import build  # noqa: PLC0415 - its libraries take longer than looking

            return build(
                root, base_url, at, memory=memory, inputs=inputs, jobs=jobs, progress=progress, is_light=is_light
            )

        def edited() -> Built | None:
            from briefsite.pipeline.rows.rebuilding import rebuild  # noqa: PLC0415 - as above

            return rebuild(root, base_url, at, memory=memory, inputs=inputs, jobs=jobs, progress=progress)

        def put(built: Built) -> tuple[Built, Written | None]:
            if named:
                built.run.why, _ = dict(built.run.why), (len(built.site), len(built.digests))
            return built, _written(built, folder, placed, standby, jobs) if built.is_sound or allow_errors else None

        standby = memory.root / FOLDER / _STANDBY if memory.root else None
        placed = Placed(memory, folder, file_digest)
        try:
            with without_looking():
                inputs = memory.look_over(root)
                built = WholeBuild(memory, inputs, base_url, at).recall()
                if not built:
                    placed.prepare(standby)
                    built = edited()
                if built:
                    return put(built)
            return put(made(is_light=True))
        except ForgottenError:
            return put(made(is_light=False))
        finally:
            placed.end()


def _written(built: Built, folder: Path, placed: Placed, standby: Path | None, jobs: int) -> Written:
    with built.stages("writing"):
        if placed.holds(built.mark):
            cleared(folder)
            placed.note_others()
            return Written(pages=placed.pages)
        try:
            if written := _renewed(built, folder, placed, standby, jobs):
                return written
            written = write(built.site, folder, built.digests, placed, standby, put=by_copies(jobs))
        except OSError as error:
            left = ": the old site is still there" if (folder / "index.html").exists() else ""
            raise BriefsiteError(f"{folder}: {reason(error)}; mend that and build again{left}") from error
        digests = built.digests
        placed.note(digests, written.written, lambda: written.names or listed(digests), built.mark)
    return written


def _renewed(built: Built, folder: Path, placed: Placed, standby: Path | None, jobs: int) -> Written | None:
    """What became of files where the folder holds the last site, and it is known what differs from that."""
    since = built.since
    if since is None or not placed.holds(since.mark):
        return None
    others, gone, put = since.others, since.gone, by_copies(jobs)
    written = renewed(
        built.site, folder, lambda: placed.names, others, gone, twin=placed.twin, standby=standby, put=put
    )
    if written:
        placed.note_after(others, gone, written.names, built.mark)
    return written
