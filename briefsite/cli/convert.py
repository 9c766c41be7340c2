"""`convert`: from `seeds/` to drafts in `content/`, beside what people wrote there."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefsite.cli.console import Console, counted, listed
from briefsite.cli.exits import Exit
from briefsite.cli.processes import positive
from briefsite.cli.progress import progress_line
from briefsite.cli.shortening import short, told_apart
from briefsite.model.edits import TEXT_DIGEST
from briefsite.model.issues import Issue, in_one_line

if TYPE_CHECKING:
    from briefsite.merging import MergeReport
    from briefsite.pipeline.conversion import Conversion

NAME = "convert"
HELP = "draft content/ from the texts in seeds/; files that a person changed stay as they are"
EXAMPLES = "convert\nconvert --root ../other-site\nconvert --jobs 4\nconvert --scheduler tcp://10.0.0.5:8786"


def arguments(parser: argparse.ArgumentParser) -> None:
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--jobs", type=positive, default=1, metavar="N", help="read texts in N processes (default: 1)")
    who.add_argument(
        "--scheduler",
        type=_address,
        default="",
        metavar="ADDRESS",
        help="read texts on the Dask cluster there",
    )


def _address(typed: str) -> str:
    """That of a scheduler, which is asked only where a text has to be read: what cannot be one is told before."""
    if typed and not re.fullmatch(r"([a-z]+://)?[^\s/]+:\d+/?", typed):
        raise argparse.ArgumentTypeError(f"{typed!r} is no address; write one like tcp://10.0.0.5:8786")
    return typed


def run(args: argparse.Namespace, console: Console) -> Exit:
    return console.issues(convert_site(args.root, console, jobs=args.jobs, scheduler=args.scheduler))


def convert_site(root: Path, console: Console, *, jobs: int = 1, scheduler: str = "") -> tuple[Issue, ...]:
    """Convert, say what was made and kept, and give what should be mended."""
    from briefsite.pipeline.conversion import convert
    from briefsite.pipeline.executors import Workers

    conversion = convert(root, Workers(jobs, scheduler), progress_line(quiet=console.quiet))
    console.say(what_was_read(conversion))
    for line in what_was_done(conversion):
        console.say(line)
    for warning in conversion.warnings:
        console.error(f"warning: {warning}")
    return conversion.issues


def what_was_read(conversion: Conversion) -> str:
    texts = counted(conversion.sources, "text")
    found = listed(counted(number, noun) for noun, number in conversion.found)
    return (
        f"{texts} in seeds/: {found}"
        if conversion.sources
        else "no texts in seeds/; save one there as a .txt file, in UTF-8"
    )


def what_was_done(conversion: Conversion) -> list[str]:
    """One line for each group of files that something happened to, and the names of those that wait for a person."""
    report = conversion.files
    kept = tuple(sorted((*report.kept, *report.proposed)))
    groups = [
        (report.created, "made"),
        (report.updated, "brought up to date"),
        (report.removed, f"removed, for nothing stands behind {_them(report.removed)} any more"),
        (report.merged, "brought up to date around what a person wrote"),
        (kept, f"kept as a person left {_them(kept)}"),
        (report.saved_meanwhile, "saved by somebody just now, and left for the next time"),
        (report.refused, f"not made again, for a person deleted {_them(report.refused)}"),
        (report.unchanged, "as they were"),
    ]
    lines = [f"  {counted(len(paths), 'file')} {what}" for paths, what in groups if paths]
    renamed = [in_one_line(f"  content/{before} is content/{now} now") for before, now in report.renamed]
    told = [*corrected(report), *waiting(report)]
    return ["content/", *lines, *renamed, f"  {report.survival}", *told] if lines else []


def _them(paths: Sequence[str]) -> str:
    return "it" if len(paths) == 1 else "them"


def corrected(report: MergeReport) -> list[str]:
    """A line for each statement that a corrected text replaced, and for each sentence that something still rests on."""
    lines = []
    for one in report.corrections:
        was, now = told_apart(one.was, one.now, 90)
        now = f"it says now: {now}" if one.now else "it says so no more"
        lines.append(f"    content/{one.path}: its text was corrected; it said: {was}; {now}")
    for gone in report.gone:
        was = short(gone.sentence, 90)
        lines.append(
            f"    content/briefs/{gone.brief}.md: the text no longer says: {was}; what rests on it stays, flagged"
        )
    return lines


def waiting(report: MergeReport) -> list[str]:
    """A line for each proposal: what stands in the file, and what the new draft says instead."""
    lines = []
    for each in report.proposals:
        if each.place == TEXT_DIGEST:
            lines.append(f"    content/{each.path}: its text was corrected; say in a review that you have read it")
            continue
        mine, new = told_apart(each.mine, each.new)
        lines.append(f"    content/{each.path}, {each.place}: yours stays: {mine}; the new draft has: {new}")
    return lines
