"""`merge`: two actors, events or topics are one."""

from __future__ import annotations

import argparse

from briefsite.cli.console import Console, counted
from briefsite.cli.exits import Exit

NAME = "merge"
HELP = "make two actors, events or topics one: the second takes what the first has, its name as an alias"
EXAMPLES = "merge a-lund ada-lund"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("one", metavar="ONE", help="the id that goes")
    parser.add_argument("into", metavar="INTO", help="the id that stays")


def run(args: argparse.Namespace, console: Console) -> Exit:
    from briefsite.merging.identity import contrary, unite
    from briefsite.pipeline.roots import a_site
    from briefsite.pipeline.which_file import id_meant

    root = a_site(args.root)
    one, into = id_meant(root, args.one), id_meant(root, args.into)
    lost = contrary(root, one, into)
    changed = unite(root, one, into)
    for key, stays, goes in lost:
        console.say(f"{key}: {stays!r} stays; {one} had {goes!r}")
    console.say(f"{one} and {into} are one: {counted(len(changed), 'file')} changed; to take it back: undo")
    return Exit.OK
