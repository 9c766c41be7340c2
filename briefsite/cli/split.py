"""`split`: an actor, event or topic is two."""

from __future__ import annotations

import argparse

from briefsite.cli.console import Console, counted
from briefsite.cli.exits import Exit

NAME = "split"
HELP = "make two of an actor, event or topic: what you name goes to the new one, all else stays"
EXAMPLES = """\
split hun-sen hun-manet --alias "Manet" --brief cabinet-sworn-in
split the-talks the-second-round --cite "ministers-meet, para. 3" --title "The second round of talks"
split trade border-trade --alias "border market*\""""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="what turned out to be two; this id stays with what you do not name")
    parser.add_argument("new", metavar="NEW", help="the id of the new one")
    parser.add_argument(
        "--alias", action="append", default=[], metavar="NAME", help="this form of the name (of a topic: term) is NEW's"
    )
    parser.add_argument(
        "--brief", action="append", default=[], metavar="ID", help="all that this brief says of it is about NEW"
    )
    parser.add_argument(
        "--cite", action="append", default=[], metavar="'ID, para. N'", help="all that rests on this paragraph is"
    )
    parser.add_argument("--title", default="", help="NEW's title (else: the longest alias, or the words of the id)")


def run(args: argparse.Namespace, console: Console) -> Exit:
    from briefsite.merging.splitting import Named, split
    from briefsite.pipeline.roots import a_site
    from briefsite.pipeline.which_file import id_meant

    root = a_site(args.root)
    old, briefs = id_meant(root, args.id), tuple(id_meant(root, brief) for brief in args.brief)
    done = split(root, old, args.new, Named(tuple(args.alias), briefs, tuple(args.cite), args.title))
    console.say(f"{args.new} parted from {old}: {counted(len(done.changed), 'file')} changed; to take it back: undo")
    for what in done.idle:
        console.say(f"  nothing in {what} speaks of {old} as yet; what will, is about {args.new}")
    return Exit.OK
