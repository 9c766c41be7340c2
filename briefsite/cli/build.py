"""`build`: from `content/` to `site/`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefsite.cli.building import build_line
from briefsite.cli.clock import instant_argument, now
from briefsite.cli.console import Console, counted, listed
from briefsite.cli.exits import Exit
from briefsite.cli.processes import positive
from briefsite.cli.telling import costs, reasons
from briefsite.model.issues import Issue

if TYPE_CHECKING:
    from briefsite.output import Written

NAME = "build"
HELP = "render content/ into site/, after all checks"
EXAMPLES = (
    "build\nbuild --output look\nbuild --base-url https://desk.example/briefs/\n"
    "build --at 2026-12-01T09:00+07:00\nbuild --explain\nbuild --allow-errors"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output", metavar="DIR", type=Path, help="where it goes (default: site/ in the site's folder)"
    )
    parser.add_argument(
        "--base-url", metavar="URL", default="", help="where it will be published, instead of the setting"
    )
    instant_argument(parser)
    parser.add_argument("--allow-errors", action="store_true", help="write the site although checks found errors")
    parser.add_argument("--explain", action="store_true", help="say of each page why it was rendered, or reused")
    parser.add_argument("--profile", action="store_true", help="say where the time went, by stage and by template")
    parser.add_argument(
        "--jobs", metavar="N", type=positive, default=0, help="processes for a large site (default: all cores)"
    )


def run(args: argparse.Namespace, console: Console) -> Exit:
    names = ("base_url", "allow_errors", "at", "explain", "profile", "jobs")
    return build_site(args.root, args.output, console, **{name: getattr(args, name) for name in names})


def build_site(
    root: Path,
    output: Path | None,
    console: Console,
    *,
    base_url: str = "",
    allow_errors: bool = False,
    explain: bool = False,
    profile: bool = False,
    jobs: int = 0,
    at: datetime | None = None,
    found: Iterable[Issue] = (),
) -> Exit:
    """Build, write where the site is sound (or errors are allowed), and say what was made, and all that was found."""
    from briefsite.pipeline.hands import cores
    from briefsite.pipeline.writing import build_into

    folder = output or root / "site"
    with build_line(quiet=console.quiet) as progress:
        built, written = build_into(
            root,
            folder,
            base_url,
            at or now(),
            allow_errors=allow_errors,
            jobs=jobs or cores(),
            progress=progress,
            waiting=lambda: console.say("another build of this site is running; waiting for it to end"),
            named=explain,
        )
    code = console.issues((*found, *built.unread, *built.issues))
    for line in (*(reasons(built.run) if explain else ()), *(costs(built) if profile else ())):
        console.say(line)
    if written is None:
        console.error("nothing was written: mend the errors above, or add --allow-errors")
        return code
    console.say(f"{folder}: {counted(written.pages, 'page')}; {_changes(written)}")
    return code


def _changes(written: Written) -> str:
    """What became of the files, in words."""
    groups = ((written.written, "written"), (written.removed, "removed"))
    changes = [f"{counted(len(paths), 'file')} {what}" for paths, what in groups if paths]
    return listed(changes) or "nothing has changed"
