"""`pack`: the site and all its evidence in one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefsite.cli.clock import instant_argument, now
from briefsite.cli.console import Console, counted, listed
from briefsite.cli.exits import Exit

NAME = "pack"
HELP = "write the site, its content, texts and hashes into one file that proves itself"
EXAMPLES = "pack\npack --output 2026-12-briefs.zip"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output", metavar="FILE", type=Path, help="the file to write (default: evidence.zip in the site's folder)"
    )
    instant_argument(parser)


def run(args: argparse.Namespace, console: Console) -> Exit:
    from briefsite.disk import put
    from briefsite.pipeline.packing import pack, place_for_a_pack

    path = place_for_a_pack(args.root, args.output or args.root / "evidence.zip")
    made = pack(args.root, args.at or now())
    code = console.issues(made.issues)
    if not made.data:
        console.error("nothing was packed: mend the errors above")
        return code
    put(path, made.data)
    parts = (
        counted(made.pages, "file of the site", "files of the site"),
        counted(made.entries, "content file"),
        counted(made.texts, "text"),
    )
    console.say(f"{path}: {listed(parts)}")
    return code
