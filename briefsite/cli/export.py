"""`export`: the site, or what was read out of its texts, for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from briefsite.cli.clock import instant_argument, now
from briefsite.cli.console import Console, counted
from briefsite.cli.exits import Exit
from briefsite.model.formats import FORMATS

if TYPE_CHECKING:
    from briefsite.pipeline.exported import Export

NAME = "export"
HELP = "write the site's data in one form, or what is read out of each text; content/ is not touched"
EXAMPLES = (
    "export --format annotations --output annotations\nexport --format csv --output tables\n"
    "export --format atom --base-url https://desk.example/ --output feeds"
)
_FORMS = ("annotations", *(form.name for form in FORMATS), "all")


def arguments(parser: argparse.ArgumentParser) -> None:
    forms = "; ".join(f"{form.name}: {form.doc}" for form in FORMATS)
    help_ = f"annotations: what is read out of each text, as JSON (default); {forms}; all: all of these but annotations"
    parser.add_argument("--format", choices=_FORMS, default="annotations", metavar="FORM", help=help_)
    parser.add_argument("--output", metavar="DIR", type=Path, required=True, help="the folder to write to")
    parser.add_argument(
        "--base-url", metavar="URL", default="", help="where the site is published, instead of the setting"
    )
    instant_argument(parser)


def run(args: argparse.Namespace, console: Console) -> Exit:
    from briefsite.pipeline.roots import a_site, beside_what_is_read

    beside_what_is_read(a_site(args.root), args.output)
    export = _export(args)
    for name, text in export.files.items():
        path = args.output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    console.say(f"{args.output}: {counted(len(export.files), 'file')}")
    for warning in export.warnings:
        console.error(f"warning: {warning}")
    return console.issues(export.issues)


def _export(args: argparse.Namespace) -> Export:
    if args.format == "annotations":
        from briefsite.pipeline.exporting import export_annotations

        return export_annotations(args.root)
    from briefsite.pipeline.exporting_site import export_site

    return export_site(args.root, args.format, args.base_url, args.at or now())
