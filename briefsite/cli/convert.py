"""`convert`: from `seeds/` to drafts in `content/`, beside what people wrote there."""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from briefsite.cli.console import Console, counted, listed
from briefsite.cli.exits import Exit
from briefsite.model.issues import Issue

if TYPE_CHECKING:
    from briefsite.merging import MergeReport
    from briefsite.pipeline.conversion import Conversion

NAME = "convert"
HELP = "draft content/ from the texts in seeds/; files that a person changed stay as they are"
EXAMPLES = "convert\nconvert --root ../other-site"


def arguments(_: argparse.ArgumentParser) -> None:
    """Nothing of its own."""


def run(args: argparse.Namespace, console: Console) -> Exit:
    return console.issues(convert_site(args.root, console))


def convert_site(root: Path, console: Console) -> tuple[Issue, ...]:
    """Convert, say what was made and kept, and give what should be mended."""
    from briefsite.pipeline.conversion import convert

    conversion = convert(root)
    console.say(what_was_read(conversion))
    for line in what_was_done(conversion):
        console.say(line)
    for warning in conversion.warnings:
        console.error(f"warning: {warning}")
    return conversion.issues


def what_was_read(conversion: Conversion) -> str:
    texts = counted(conversion.sources, "text")
    found = listed(counted(number, noun) for noun, number in conversion.found)
    return f"{texts} in seeds/: {found}" if conversion.sources else "no texts in seeds/"


def what_was_done(conversion: Conversion) -> list[str]:
    """One line for each group of files that something happened to, and the names of those that wait for a person."""
    report = conversion.files
    groups = [
        (report.created, "made"),
        (report.updated, "brought up to date"),
        (report.removed, "removed, for nothing stands behind them any more"),
        (report.merged, "brought up to date around what a person wrote"),
        (tuple(sorted((*report.kept, *report.proposed))), "kept as a person left them"),
        (report.saved_meanwhile, "saved by somebody just now, and left for the next time"),
        (report.refused, "not made again, for a person deleted them"),
        (report.unchanged, "as they were"),
    ]
    lines = [f"  {counted(len(paths), 'file')} {what}" for paths, what in groups if paths]
    renamed = [f"  content/{before} is content/{now} now" for before, now in report.renamed]
    survival = [f"  {report.survival}"] if report.edits_found or report.proposals else []
    return ["content/", *lines, *renamed, *survival, *waiting(report)] if lines else []


def waiting(report: MergeReport) -> list[str]:
    """A line for each proposal: what stands in the file, and what the new draft says instead."""
    lines = []
    for each in report.proposals:
        mine, new = (textwrap.shorten(words, 60, placeholder=" …") or "nothing" for words in (each.mine, each.new))
        lines.append(f"    content/{each.path}, {each.place}: yours stays: {mine}; the new draft has: {new}")
    return lines
