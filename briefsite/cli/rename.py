"""`rename`: a content file gets another id, and every link follows."""

from __future__ import annotations

import argparse

from briefsite.cli.console import Console, counted
from briefsite.cli.exits import Exit

NAME = "rename"
HELP = "give a content file another id; every link follows, and later conversions keep to it"
EXAMPLES = "rename hun-manet general-hun-manet"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="the id it has: the file's name without .md")
    parser.add_argument("new", metavar="NEW", help="the id it shall have")


def run(args: argparse.Namespace, console: Console) -> Exit:
    from briefsite.merging.identity import rename
    from briefsite.pipeline.roots import a_site
    from briefsite.pipeline.which_file import id_meant

    root = a_site(args.root)
    old = id_meant(root, args.old)
    changed = rename(root, old, args.new)
    console.say(f"{old} is {args.new} now: {counted(len(changed) - 2, 'other file')} changed; to take it back: undo")
    return Exit.OK
