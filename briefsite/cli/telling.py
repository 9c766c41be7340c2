"""What `build --explain` and `build --profile` say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.cli.console import counted

if TYPE_CHECKING:
    from briefsite.pipeline.built import Built
    from briefsite.pipeline.timing import Run


def reasons(run: Run) -> Iterator[str]:
    """A line a page: why it was rendered, or that it was reused; then how many of each."""
    for path, why in sorted(run.why.items()):
        yield f"{path}: rendered, {why}" if why else f"{path}: reused"
    rendered = sum(bool(why) for why in run.why.values())
    yield f"{counted(rendered, 'page')} rendered, {len(run.why) - rendered:,} reused"


def costs(built: Built) -> Iterator[str]:
    """A line a stage, then a line a template, the dearest first."""
    for stage, seconds in built.stages.seconds.items():
        yield f"{seconds:8.3f} s  {stage}"
    for template, (pages, seconds) in sorted(built.run.templates.items(), key=lambda item: -item[1][1]):
        what = f"{template}, {counted(pages, 'page')}" if template else counted(pages, "file") + " of data"
        yield f"{seconds:8.3f} s  {what}, {1000 * seconds / pages:.1f} ms each"
