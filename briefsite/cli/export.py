"""`export`: what was read out of the texts, for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefsite.cli.console import Console, counted
from briefsite.cli.exits import Exit

NAME = "export"
HELP = "write what is read out of each text as JSON; content/ is not touched"
EXAMPLES = "export --format annotations --output annotations"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("annotations",), default="annotations", help="the form (annotations)")
    parser.add_argument("--output", metavar="DIR", type=Path, required=True, help="the folder to write to")


def run(args: argparse.Namespace, console: Console) -> Exit:
    from briefsite.pipeline.exporting import export_annotations

    export = export_annotations(args.root)
    for name, text in export.files.items():
        path = args.output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    console.say(f"{args.output}: {counted(len(export.files), 'file')}")
    for warning in export.warnings:
        console.error(f"warning: {warning}")
    return console.issues(export.issues)
