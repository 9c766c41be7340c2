"""`delete`: a content file goes for good, and links to it become words."""

from __future__ import annotations

import argparse

from briefsite.cli.console import Console, counted
from briefsite.cli.exits import Exit

NAME = "delete"
HELP = "take a content file away for good: it is not drafted again, and links to it become words"
EXAMPLES = "delete the-post\ndelete first-round --successor second-round\ndelete first-round --successor events"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the file's name without .md")
    parser.add_argument(
        "--successor",
        metavar="ID",
        default="",
        help="the file to which its old address shall lead, or the list (`events`)",
    )


def run(args: argparse.Namespace, console: Console) -> Exit:
    from briefsite.merging.identity import delete
    from briefsite.pipeline.roots import a_site
    from briefsite.pipeline.which_file import id_meant

    root = a_site(args.root)
    gone = id_meant(root, args.id)
    changed = delete(root, gone, id_meant(root, args.successor))
    console.say(f"{gone} is gone: {counted(len(changed) - 1, 'other file')} changed; to take it back: undo")
    if not args.successor:
        console.say("nothing stands at its old address; if it has been cited, `undo`, then `delete` with --successor")
    return Exit.OK
