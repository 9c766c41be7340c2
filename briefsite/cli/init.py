"""`init`: a new site in a folder of its own."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefsite.cli.console import Console, counted
from briefsite.cli.exits import Exit

NAME = "init"
HELP = "start a new site in a folder: settings, an example text, and what editors need"
EXAMPLES = "init harbour-desk\ninit ."


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="a new folder, or one that holds none of the files")


def run(args: argparse.Namespace, console: Console) -> Exit:
    import json

    from briefsite.content.schema import json_schema
    from briefsite.model.records import TYPES
    from briefsite.scaffolding import new_site, write_new_site

    folder: Path = args.root / args.folder
    made = new_site({kind: json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n" for kind in TYPES})
    write_new_site(folder, made)
    console.say(f"{folder}: {counted(len(made), 'file')} made")
    console.say(f"Next: put texts into {folder / 'seeds'}, then type: {args.prog} --root {folder}")
    return Exit.OK
